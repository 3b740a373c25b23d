"""What is decided about a chart before it is put together, and how its texts are measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Literal

from slidegen.arrange.chart_words import label_text
from slidegen.plan.content import ChartPlan
from slidegen.typeset.linebreak import break_lines, measure_chars
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import Box, points
from slidegen.values import dataclass

# A point by the numbers of its series and its category, from 0.
At = tuple[int, int]
Side = Literal["l", "r", "t", "b"]

LEGEND_SIZE = 16.0
LEGEND_PITCH = 1.5
# What stands in a legend beside a name: a line's sample is longer than a bar's square.
_KEY_WIDTH = {"line": 44.0}
_USUAL_KEY_WIDTH = 26.0
# Chinese faces need this much of their size for a line (Microsoft YaHei 1.32).
LINE_HEIGHT = 1.32


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Sizes in pt, areas in EMU relative to the chart's box, limits of the scale.

    `sides` says where labels stand that do not stand at the usual place; `unlabelled` are points
    without a label, of which `hidden` would have had one if there were room. With `legend_values`
    the values stand in the legend behind the names. `crowded` means that texts would collide.
    """

    label_size: float
    category_size: float
    plot_area: Box
    legend: Literal["none", "top", "right"] = "none"
    legend_area: Box | None = None
    gap: int = 90
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    sides: Mapping[At, Side] = field(default_factory=dict)
    unlabelled: frozenset[At] = frozenset()
    hidden: frozenset[At] = frozenset()
    legend_values: bool = False
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pt; `left` ≤ `right` and `top` ≤ `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class ChartTexts:
    """The texts of a chart, measured in the template's typefaces.

    Each label is worded and measured once: sizes are tried until all labels keep clear.
    """

    def __init__(self, chart: ChartPlan, fonts: Fonts) -> None:
        self.chart, self.fonts = chart, fonts
        self._known = [
            ((number, index), float(value.value))
            for number, series in enumerate(chart.series)
            for index, value in enumerate(series.values)
            if value.value is not None
        ]
        self._label_widths = {at: self._measure_label(at) for at, _ in self._known}

    def _measure_label(self, at: At) -> float:
        """The width of a point's label in em."""
        series, index = at
        text = label_text(self.chart.series[series].values[index], self.chart.unit)
        return text_width(text, self.fonts, 1.0, bold=index == self.chart.highlight)

    def legend_names(self, values: bool) -> tuple[str, ...]:
        """The names of the categories, with `values` each with its value behind it."""
        if not values:
            return self.chart.categories
        return tuple(
            f"{name}  {label_text(value, self.chart.unit)}".rstrip()
            for name, value in zip(self.chart.categories, self.chart.series[0].values, strict=True)
        )

    def label_width(self, at: At, size: float) -> float:
        return size * self._label_widths[at]

    def widest_name(self, size: float) -> float:
        return max(
            (text_width(name, self.fonts, size) for name in self.chart.categories), default=0
        )

    def names_fit(self, size: float, lines: int, width: float, *, orphans: bool = False) -> bool:
        """Whether each name takes at most `lines` lines of `width` pt without cutting a word.

        With `orphans` a single character may stand on the last line.
        """
        return all(self._fits(n, size, lines, width, orphans) for n in self.chart.categories)

    def _fits(self, name: str, size: float, most: int, width: float, orphans: bool) -> bool:
        if text_width(name, self.fonts, size) <= width:
            return True
        widths = measure_chars(name, self.fonts, size, False)
        lines, cut = break_lines(name, widths, width, width)
        return not cut and len(lines) <= most and (orphans or len(lines[-1].strip()) > 1)

    def wrapped_width(self, size: float, width: float) -> float:
        """The longest line of the names broken at `width` pt."""
        found = 0.0
        for name in self.chart.categories:
            widths = measure_chars(name, self.fonts, size, False)
            for line in break_lines(name, widths, width, width)[0]:
                found = max(found, text_width(line.rstrip(), self.fonts, size))
        return found

    def known(self) -> Sequence[tuple[At, float]]:
        """Each point that has a value, with the value."""
        return self._known


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend above the plot: `height` in pt with the space below it, 0 where there is none."""

    area: Box | None = None
    height: float = 0.0
    crowded: bool = False


def legend_on_top(texts: ChartTexts, box: Box) -> Legend:
    """The names of the series from the left, on one row or two."""
    chart = texts.chart
    if len(chart.series) < 2:
        return Legend()
    key = _KEY_WIDTH.get(chart.kind, _USUAL_KEY_WIDTH)
    widths = [
        text_width(series.name, texts.fonts, LEGEND_SIZE) + key + 6 for series in chart.series
    ]
    rows = 1 if sum(widths) <= box.width_pt else 2
    per_row = -(-len(widths) // rows)
    # A program sets rows in columns of one width.
    width = sum(widths) if rows == 1 else max(widths) * per_row
    row = LEGEND_SIZE * LEGEND_PITCH
    area = Box(0, 0, min(box.width, points(width)), points(rows * row))
    return Legend(area, rows * row + 6, crowded=width > box.width_pt)


def round_limit(value: float) -> Decimal:
    """A limit of the scale to four significant digits, written plainly."""
    return Decimal(f"{Decimal(f'{value:.4g}'):f}") if value else Decimal(0)
