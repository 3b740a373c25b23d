"""What is decided about a chart before it is put together, and how its texts are measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from slidegen.arrange.chart_words import label_text
from slidegen.deck import ChartKind
from slidegen.plan.content import ChartPlan
from slidegen.typeset.linebreak import break_lines, measure_chars
from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, find_gaps, text_width
from slidegen.typeset.sense import break_cost
from slidegen.units import Box, points
from slidegen.values import dataclass

# A point by the numbers of its series and its category, from 0.
At = tuple[int, int]
Side = Literal["l", "r", "t", "b"]

# Sizes of a legend's names, best first, and the most rows of them above a plot.
LEGEND_SIZES = (16.0, 14.0, 12.0)
LEGEND_PITCH = 1.5
_LEGEND_ROWS = 3
# What stands in a legend beside a name: a line's sample is longer than a bar's square.
_KEY_WIDTH = {"line": 44.0}
_USUAL_KEY_WIDTH = 26.0
# Chinese faces need this much of their size for a line (Microsoft YaHei 1.32).
LINE_HEIGHT = 1.32
# From a scale's numbers to the plot.
_SCALE_GAP = 8.0
# More labels than this that find no room are said together, and a scale stands in for them.
SAID_ONE_BY_ONE = 3


@dataclass(frozen=True, slots=True)
class ChartLook:
    """Sizes in pt, areas in EMU relative to the chart's box, limits of the scale.

    `sides` says where labels stand that do not stand at the usual place; `unlabelled` are points
    without a label, of which `hidden` would have had one if there were room. With `legend_values`
    the values stand in the legend behind the names. `scale_step` is the step between the marks of a
    scale beside the plot, None where there is none. `kind` is what is drawn where the kind asked
    for does not hold its texts. `crowded` means that texts would collide, `crowded_legend` that
    the names of the series find no room.
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
    legend_size: float = LEGEND_SIZES[0]
    scale_step: Decimal | None = None
    kind: ChartKind | None = None
    crowded: bool = False
    crowded_legend: bool = False

    @property
    def fits(self) -> bool:
        return not (self.crowded or self.crowded_legend)


@dataclass(frozen=True, slots=True)
class ScaleRoom:
    """What the numbers of a scale take, in pt: the width of the widest, the height of a line."""

    width: float
    height: float

    @property
    def beside(self) -> float:
        """Room left of a plot."""
        return self.width + _SCALE_GAP

    @property
    def below(self) -> float:
        """Room under a plot."""
        return self.height + _SCALE_GAP


@dataclass(frozen=True, slots=True)
class Limits:
    """How far texts may go to fit. Sizes in pt, best first.

    `names` are sizes of the categories' names, each with how many lines they may take; `worst` is
    the worst break among them (see `ChartTexts.break_names`); `beside` is the share of the width
    that they may take beside bars. `partly` allows labels at the telling points alone. Names side
    by side are at least `apart` em from each other. `scale` is room for a scale beside the plot.
    """

    names: tuple[tuple[float, int], ...]
    smallest_label: float
    worst: int
    beside: float
    partly: bool = False
    apart: float = 0.45
    scale: ScaleRoom | None = None


_NAMES = ((18.0, 1), (16.0, 1), (18.0, 2), (16.0, 2), (14.0, 1), (14.0, 2))
_SMALL_NAMES = (*_NAMES, (14.0, 3), (12.0, 1), (12.0, 2), (12.0, 3))
# What everybody reads from the last row; then as small as any label may be; then fewer labels;
# then names so close that they are just told apart.
USUAL = Limits(_NAMES, 14.0, 1, 0.45)
SMALL = Limits(_SMALL_NAMES, 12.0, 2, 0.5)
PARTLY = Limits(_SMALL_NAMES, 12.0, 2, 0.5, partly=True)
CLOSE = Limits(_SMALL_NAMES, 12.0, 2, 0.5, partly=True, apart=0.3)


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
        self._name_widths = [text_width(name, fonts, 1.0) for name in chart.categories]
        self._widest_name = max(self._name_widths, default=0.0)
        self._name_chars: dict[str, list[float]] = {}

    def _measure_label(self, at: At) -> float:
        """The width of a point's label in em."""
        series, index = at
        text = label_text(self.chart.series[series].values[index], self.chart.unit)
        return text_width(text, self.fonts, 1.0, bold=index == self.chart.highlight)

    def drawn_as(self, kind: ChartKind) -> ChartTexts:
        """The same texts in another kind of chart."""
        return ChartTexts(replace(self.chart, kind=kind), self.fonts)

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
        return size * self._widest_name

    def break_names(self, size: float, lines: int, rooms: tuple[float, float]) -> int | None:
        """How well the names stand on at most `lines` lines; None where they do not.

        0 is on one line or broken by sense, 1 broken inside a word, 2 inside a number or with a
        single character left over. Programs differ in the room they give a name, so the worst of
        its breaks in the narrowest and the widest of `rooms`, in pt, counts.
        """
        narrow = min(rooms) / size
        if self._widest_name <= narrow:
            return 0
        if lines == 1 or self._widest_name > lines * narrow:
            return None
        worst = 0
        for name, width in zip(self.chart.categories, self._name_widths, strict=True):
            if width <= narrow:
                continue
            for room in rooms:
                found = self._break_name(name, lines, room / size)
                if found is None:
                    return None
                worst = max(worst, found)
        return worst

    def _break_name(self, name: str, most: int, room: float) -> int | None:
        lines, cut = break_lines(name, self._measure_name(name), room, room)
        if cut or len(lines) > most:
            return None
        worst, end = 0, 0
        for line in lines[:-1]:
            end += len(line)
            worst = max(worst, _grade_break(name, end))
        alone = len(lines) > 1 and len(lines[-1].strip()) < 2
        return 2 if alone else worst

    def _measure_name(self, name: str) -> list[float]:
        """Advances of the name's characters in em."""
        if name not in self._name_chars:
            self._name_chars[name] = measure_chars(name, self.fonts, 1.0, False)
        return self._name_chars[name]

    def names_stand_apart(
        self, size: float, pitch: float, rooms: tuple[float, float], apart: float
    ) -> bool:
        """Whether names, `pitch` pt from middle to middle, are `apart` em from each other.

        That holds for their lines in the narrowest and the widest of `rooms`, in pt, and for those
        that a program breaks in the widest without a gap between Han and Latin.
        """
        room = pitch / size - apart
        if self._widest_name <= room:
            return True
        narrow, wide = min(rooms) / size, max(rooms) / size
        for given, gaps in ((narrow, True), (wide, True), (wide, False)):
            names = [self._line_widths(name, given, gaps) for name in self.chart.categories]
            for one, other in pairwise(names):
                if any(a + b > 2 * room for a, b in zip(one, other, strict=False)):
                    return False
        return True

    def _line_widths(self, name: str, room: float, gaps: bool) -> list[float]:
        """The widths of the name's lines in em, with or without the gap where Han meets Latin."""
        widths = list(self._measure_name(name))
        if not gaps:
            for index in find_gaps(name):
                widths[index] -= HAN_LATIN_GAP
        found, start = [], 0
        for line in break_lines(name, widths, room, room)[0]:
            found.append(sum(widths[start : start + len(line.rstrip())]))
            start += len(line)
        return found

    def wrapped_width(self, size: float, width: float) -> float:
        """The longest line of the names broken at `width` pt."""
        found = 0.0
        for name in self.chart.categories:
            room = width / size
            for line in break_lines(name, self._measure_name(name), room, room)[0]:
                found = max(found, text_width(line.rstrip(), self.fonts, size))
        return found

    def known(self) -> Sequence[tuple[At, float]]:
        """Each point that has a value, with the value."""
        return self._known


# Breaks that cost more part a word, and those a number from its unit (`typeset.sense`).
_PARTS_WORD = 60.0
_PARTS_NUMBER = 200.0


def _grade_break(name: str, index: int) -> int:
    cost = break_cost(name, index)
    return 2 if cost >= _PARTS_NUMBER else 1 if cost >= _PARTS_WORD else 0


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend above the plot: `height` in pt with the space below it, 0 where there is none."""

    area: Box | None = None
    height: float = 0.0
    size: float = LEGEND_SIZES[0]
    crowded: bool = False


def legend_on_top(texts: ChartTexts, box: Box) -> Legend:
    """The names of the series from the left, on as few rows as hold them."""
    names = [text_width(series.name, texts.fonts, 1.0) for series in texts.chart.series]
    if len(names) < 2:
        return Legend()
    found = Legend()
    for size in LEGEND_SIZES:
        for rows in range(1, min(_LEGEND_ROWS, len(names)) + 1):
            found = _set_legend(texts.chart.kind, names, size, rows, box)
            if not found.crowded:
                return found
    return found


def _set_legend(kind: ChartKind, names: list[float], size: float, rows: int, box: Box) -> Legend:
    key = _KEY_WIDTH.get(kind, _USUAL_KEY_WIDTH) + 6
    widths = [name * size + key for name in names]
    # A program sets rows in columns of one width.
    width = sum(widths) if rows == 1 else max(widths) * -(-len(widths) // rows)
    height = rows * size * LEGEND_PITCH
    area = Box(0, 0, min(box.width, points(width)), points(height))
    return Legend(area, height + 6, size, crowded=width > box.width_pt)


def round_limit(value: float, span: float | None = None) -> Decimal:
    """A limit of the scale to four significant digits, written plainly.

    They are those of `span`, the length of a scale that may start far from zero.
    """
    if not value:
        return Decimal(0)
    size = Decimal(f"{span or value:.4g}").adjusted()
    exact = Decimal(value).quantize(Decimal(1).scaleb(size - 3)).normalize()
    return Decimal(f"{exact:f}")
