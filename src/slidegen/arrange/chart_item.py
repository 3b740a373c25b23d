"""A planned chart in its box: colours, text sizes, scale and plot area."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from slidegen.arrange.blocks import ChartBlock
from slidegen.colours import readable_on
from slidegen.deck import ChartItem, ChartPoint, ChartSeries, Colour, SlotRef
from slidegen.plan.charts import join_unit, word_value, write_number
from slidegen.plan.content import ChartPlan, PointValue
from slidegen.problems import Problems
from slidegen.template import Slot, Template
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import Box, points

_LABEL_SIZES = (22.0, 20.0, 18.0, 16.0, 14.0)
_CATEGORY_SIZES = (18.0, 16.0, 14.0)
_ROUND = ("pie", "doughnut")
_LEGEND_SIZE_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes in pt and the plot area relative to the chart's box, in EMU."""

    label_size: float
    category_size: float
    plot_area: Box
    label_room: float


def set_chart(
    block: ChartBlock, box: Box, slot: Slot | None, template: Template, problems: Problems
) -> ChartItem:
    """The chart as it will be written. `box` is its frame in EMU."""
    chart = block.chart
    fonts = Fonts(template.theme.minor_latin, template.theme.minor_ea)
    legend = _legend(chart)
    look = _choose_look(chart, box, fonts, legend, block, problems)
    minimum, maximum = _scale(chart, look)
    return ChartItem(
        key=block.key,
        name=block.name,
        box=box,
        kind=chart.kind,
        categories=chart.categories,
        series=_colour_series(chart, template),
        unit=chart.unit,
        alt=chart.alt,
        label_size=look.label_size,
        category_size=look.category_size,
        text_colour=template.palette.text,
        axis_colour=template.palette.secondary,
        slot=SlotRef(slot.kind, slot.idx) if slot else None,
        own_box=True,
        plot_area=look.plot_area,
        gap=_gap(chart, box),
        overlap=100 if "stacked" in chart.kind else 0,
        minimum=minimum,
        maximum=maximum,
        legend=legend,
        show_labels=True,
    )


def _legend(chart: ChartPlan) -> str:
    if chart.kind in _ROUND:
        return "right"
    return "top" if len(chart.series) > 1 else "none"


def _gap(chart: ChartPlan, box: Box) -> int:
    """Space between bars in per cent of a bar: fewer bars stand further apart."""
    count = len(chart.categories)
    if "bar" in chart.kind:
        return 65
    if len(chart.series) > 1 and "stacked" not in chart.kind:
        return 60
    if box.width_pt < 600:
        return 75
    return 180 if count <= 3 else 140 if count == 4 else 90 if count <= 7 else 50


def _choose_look(
    chart: ChartPlan, box: Box, fonts: Fonts, legend: str, block: ChartBlock, problems: Problems
) -> _Look:
    top = points(_CATEGORY_SIZES[0] * _LEGEND_SIZE_FACTOR) if legend == "top" else points(10)
    if chart.kind in _ROUND:
        side = min(box.height, box.width * 6 // 10)
        plot = Box((box.width * 6 // 10 - side) // 2, 0, side, side).inset(*[points(24)] * 4)
        return _Look(16.0, 16.0, plot, 0.0)
    if "bar" in chart.kind:
        return _bar_look(chart, box, fonts, top, block, problems)
    return _column_look(chart, box, fonts, top, block, problems)


def _bar_look(
    chart: ChartPlan, box: Box, fonts: Fonts, top: int, block: ChartBlock, problems: Problems
) -> _Look:
    """Names stand left of the axis in up to two fifths of the width, values behind the bars."""
    pitch = (box.height - top) / 12_700 / max(1, len(chart.categories))
    thickness = pitch / 1.65 / (1 if "stacked" in chart.kind else max(1, len(chart.series)))
    category = _fitting(
        _CATEGORY_SIZES,
        lambda size: (
            _widest(chart.categories, fonts, size) <= 0.4 * box.width_pt and size * 1.3 <= pitch
        ),
    )
    if category is None:
        _report_crowded(chart, block, problems)
        category = _CATEGORY_SIZES[-1]
    label = _fitting((20.0, 18.0, 16.0, 14.0), lambda size: size * 1.1 <= thickness * 1.6) or 14.0
    names = min(_widest(chart.categories, fonts, category) + 17, 0.4 * box.width_pt)
    left = points(names)
    room = _widest(_labels(chart), fonts, label) + 10
    return _Look(label, category, Box(left, top, box.width - left, box.height - top), room)


def _column_look(
    chart: ChartPlan, box: Box, fonts: Fonts, top: int, block: ChartBlock, problems: Problems
) -> _Look:
    """Names stand under the axis on one or two lines, values above the columns."""
    pitch = box.width_pt / max(1, len(chart.categories))
    side_by_side = 1 if "stacked" in chart.kind or chart.kind == "line" else len(chart.series)
    share = pitch if side_by_side == 1 else pitch / (side_by_side + 0.6)
    label = _fitting(
        _LABEL_SIZES, lambda size: _widest(_labels(chart), fonts, size) <= share * 1.02
    )
    category = _fitting(
        _CATEGORY_SIZES, lambda size: _widest(chart.categories, fonts, size) <= pitch * 0.94
    ) or _fitting(
        _CATEGORY_SIZES, lambda size: _widest(chart.categories, fonts, size) <= pitch * 0.94 * 1.8
    )
    if label is None or category is None:
        _report_crowded(chart, block, problems)
    label, category = label or _LABEL_SIZES[-1], category or _CATEGORY_SIZES[-1]
    lines = 2 if _widest(chart.categories, fonts, category) > pitch * 0.94 else 1
    bottom = points(category * (1.9 if lines == 1 else 3.2))
    height = box.height - top - bottom
    return _Look(label, category, Box(0, top, box.width, height), label * 1.5)


def _report_crowded(chart: ChartPlan, block: ChartBlock, problems: Problems) -> None:
    problems.error(
        "chart-too-crowded", chart.place, categories=len(chart.categories), what=block.name
    )


def _fitting(sizes: tuple[float, ...], fits: object) -> float | None:
    return next((size for size in sizes if fits(size)), None)  # type: ignore[operator]


def _widest(texts: tuple[str, ...], fonts: Fonts, size: float) -> float:
    return max((text_width(text, fonts, size) for text in texts), default=0.0)


def _labels(chart: ChartPlan) -> tuple[str, ...]:
    return tuple(
        _label_text(value, chart.unit)
        for series in chart.series
        for value in series.values
        if value.value is not None
    )


def _label_text(value: PointValue, unit: str) -> str:
    """What stands at the bar: per cent with its sign, other units once in the heading."""
    if value.wording:
        return value.wording
    return word_value(value, unit if unit in ("%", "％", "‰") else "")


def _scale(chart: ChartPlan, look: _Look) -> tuple[Decimal | None, Decimal | None]:
    """Axis limits that leave room for the labels; bars always start at zero."""
    if chart.kind in _ROUND or chart.kind.endswith("-100"):
        return None, None
    stacked = "stacked" in chart.kind
    columns = list(zip(*(series.values for series in chart.series), strict=True))
    known = [[v.value for v in column if v.value is not None] for column in columns]
    high = max((sum(v for v in c if v > 0) if stacked else max(c) for c in known if c), default=1)
    low = min((sum(v for v in c if v < 0) if stacked else min(c) for c in known if c), default=0)
    high, low = max(Decimal(high), Decimal(0)), min(Decimal(low), Decimal(0))
    if chart.kind == "line" and low >= 0 and high:
        # A line shows change, not amount: its axis need not start at zero.
        span = high - min(min(c) for c in known if c) or high
        low = max(Decimal(0), high - span * Decimal("1.6"))
    length = look.plot_area.width_pt if "bar" in chart.kind else look.plot_area.height_pt
    room = Decimal(0) if stacked else Decimal(str(round(look.label_room / length, 4)))
    room = min(room, Decimal("0.45"))
    span = high - low or Decimal(1)
    below = room * span if low < 0 else Decimal(0)
    total = span / (1 - room * (2 if low < 0 else 1))
    maximum = high + (total - span if low >= 0 else (total - span) / 2)
    minimum = low - ((total - span) / 2 if below else Decimal(0))
    return _rounded(minimum), _rounded(maximum)


def _rounded(value: Decimal) -> Decimal:
    """Four significant digits, written plainly."""
    if not value:
        return Decimal(0)
    digits = 3 - value.adjusted()
    return Decimal(f"{round(value, digits):f}")


def _colour_series(chart: ChartPlan, template: Template) -> tuple[ChartSeries, ...]:
    palette = template.palette
    single = len(chart.series) == 1 and chart.kind not in _ROUND
    found = []
    for index, series in enumerate(chart.series):
        base = palette.series[index % len(palette.series)]
        if single:
            base = palette.muted if chart.highlight is not None else palette.highlight
        formats = _formats(series.values, chart.unit)
        points_ = tuple(
            _point(chart, value, number, base, formats[0], template)
            for number, value in enumerate(series.values)
        )
        found.append(ChartSeries(series.name, base, points_, formats[0]))
    return tuple(found)


def _formats(values: tuple[PointValue, ...], unit: str) -> tuple[str, ...]:
    known = [value for value in values if value.value is not None]
    plain = [number_format(value, unit) for value in known if not value.prefix + value.suffix]
    return (max(plain, key=plain.count),) if plain else ("General",)


def number_format(value: PointValue, unit: str) -> str:
    """The Excel number format that shows the value as the report words it: `0.0"%左右"`."""
    assert value.value is not None
    digits = "0" if not value.decimals else "0." + "0" * value.decimals
    if "," in write_number(value.value, value.decimals):
        digits = "#,##" + digits
    shown = join_unit(unit if unit in ("%", "％", "‰") else "", value)
    before = f'"{value.prefix}"' if value.prefix else ""
    after = f'"{shown}"' if shown else ""
    return f"{before}{digits}{after}"


def _point(
    chart: ChartPlan,
    value: PointValue,
    index: int,
    base: Colour,
    series_format: str,
    template: Template,
) -> ChartPoint:
    if value.value is None:
        return ChartPoint(None)
    palette = template.palette
    own_format = number_format(value, chart.unit)
    highlighted = chart.highlight == index
    colour = None
    if chart.kind in _ROUND:
        colour = slice_colour(index, template)
    elif highlighted and len(chart.series) == 1:
        colour = palette.highlight
    inside = "stacked" in chart.kind or chart.kind in _ROUND
    label_colour = palette.highlight if highlighted and not inside else None
    if inside:
        label_colour = readable_on(colour or base, template)
    return ChartPoint(
        value=value.value,
        label=value.wording or None,
        number_format=own_format if own_format != series_format else None,
        colour=colour,
        label_colour=label_colour,
        label_bold=highlighted and not inside,
        forecast=index in chart.forecast,
    )


def slice_colour(index: int, template: Template) -> Colour:
    """The series colours in order, then lighter ones of the same."""
    series = template.palette.series
    base = series[index % len(series)]
    return base if index < len(series) else Colour(base.slot, 60, 40)
