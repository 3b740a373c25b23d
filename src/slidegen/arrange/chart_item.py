"""A planned chart in its box: colours, text sizes, scale and plot area."""

from __future__ import annotations

from dataclasses import replace

from slidegen.arrange.blocks import ChartBlock
from slidegen.arrange.chart_colours import ROUND, base_colours, distinct_colours, point_colour
from slidegen.arrange.chart_look import SAID_ONE_BY_ONE, At, ChartLook, ChartTexts
from slidegen.arrange.chart_turn import choose_look
from slidegen.arrange.chart_words import label_text, scale_format, series_formats
from slidegen.colours import contrast, readable_on, resolve_colour
from slidegen.deck import ChartItem, ChartKind, ChartPoint, ChartSeries, Colour, SlotRef
from slidegen.plan.content import ChartPlan
from slidegen.problems import Problems
from slidegen.template import Slot, Template
from slidegen.typeset.metrics import Fonts
from slidegen.units import Box

# WCAG 2.2, 1.4.3: contrast of text of any size.
_READABLE = 4.5

# How alternative texts start (`plan.charts`), for a kind asked for and the one drawn instead.
_KIND_WORDS = (
    ("百分比堆积柱形图", "百分比堆积条形图"),
    ("堆积柱形图", "堆积条形图"),
    ("柱形图", "条形图"),
    ("饼图", "条形图"),
    ("圆环图", "条形图"),
    ("100% stacked column chart", "100% stacked bar chart"),
    ("Stacked column chart", "Stacked bar chart"),
    ("Column chart", "Bar chart"),
    ("Pie chart", "Bar chart"),
    ("Doughnut chart", "Bar chart"),
)


def set_chart(
    block: ChartBlock, box: Box, slot: Slot | None, template: Template, problems: Problems
) -> ChartItem:
    """The chart as it will be written. `box` is its frame in EMU.

    Adds `chart-turned` where bars are drawn because the kind asked for has no room for its texts,
    `chart-labels-left-out` and `chart-label-hidden` for values that are drawn without a label, and
    `chart-too-crowded` or `chart-series-names-too-long` where nothing helps.
    """
    asked = block.chart
    fonts = Fonts(template.theme.minor_latin, template.theme.minor_ea, template.faces)
    texts = ChartTexts(asked, fonts)
    look = choose_look(texts, box, distinct_colours(template))
    _report(asked, look, problems)
    chart = _turn(asked, look.kind) if look.kind else asked
    return ChartItem(
        key=block.key,
        name=block.name,
        box=box,
        kind=chart.kind,
        categories=texts.legend_names(look.legend_values),
        series=_set_series(chart, look, template),
        unit=chart.unit,
        alt=chart.alt,
        label_size=look.label_size,
        category_size=look.category_size,
        text_colour=template.palette.text,
        axis_colour=template.palette.secondary,
        slot=SlotRef(slot.kind, slot.idx) if slot else None,
        own_box=True,
        plot_area=look.plot_area,
        gap=look.gap,
        overlap=100 if "stacked" in chart.kind else 0,
        minimum=look.minimum,
        maximum=look.maximum,
        legend=look.legend,
        legend_area=look.legend_area,
        legend_size=look.legend_size,
        show_labels=True,
        show_scale=look.scale_step is not None,
        scale_step=look.scale_step,
        scale_format=_scale_format(chart, look),
    )


def _scale_format(chart: ChartPlan, look: ChartLook) -> str:
    if look.scale_step is None:
        return "General"
    if look.minimum is None or look.maximum is None:
        return "0%"
    return scale_format((look.minimum, look.maximum), look.scale_step, chart.unit)


def _turn(chart: ChartPlan, kind: ChartKind) -> ChartPlan:
    """The chart drawn as another kind, which its alternative text names at its start."""
    alt = chart.alt
    for asked, drawn in _KIND_WORDS:
        if alt.startswith(asked):
            alt = drawn + alt[len(asked) :]
            break
    return replace(chart, kind=kind, alt=alt)


def _report(chart: ChartPlan, look: ChartLook, problems: Problems) -> None:
    if look.crowded_legend:
        problems.error("chart-series-names-too-long", chart.place, series=len(chart.series))
        return
    if look.crowded:
        problems.error("chart-too-crowded", chart.place, categories=len(chart.categories))
        return
    if look.kind is not None:
        problems.warning("chart-turned", chart.place, asked=chart.kind, drawn=look.kind)
    if len(look.hidden) > SAID_ONE_BY_ONE:
        values = sum(value.value is not None for item in chart.series for value in item.values)
        problems.warning(
            "chart-labels-left-out", chart.place, hidden=len(look.hidden), values=values
        )
        return
    for series, index in sorted(look.hidden):
        value = chart.series[series].values[index]
        problems.warning(
            "chart-label-hidden",
            value.place or chart.place,
            value=label_text(value, chart.unit),
            category=chart.categories[index],
        )


def _set_series(chart: ChartPlan, look: ChartLook, template: Template) -> tuple[ChartSeries, ...]:
    found = []
    for number, base in enumerate(base_colours(chart, template)):
        series = chart.series[number]
        code, own = series_formats(series, chart.unit)
        chart_points = tuple(
            _set_point(
                chart, (number, index), base, shown if shown != code else None, look, template
            )
            for index, shown in enumerate(own)
        )
        found.append(ChartSeries(series.name, base, chart_points, code))
    return tuple(found)


def _set_point(
    chart: ChartPlan,
    at: At,
    base: Colour,
    own_format: str | None,
    look: ChartLook,
    template: Template,
) -> ChartPoint:
    """`own_format` is the value's number format where it is not its series'."""
    number, index = at
    value = chart.series[number].values[index]
    colour = point_colour(chart, index, template)
    forecast = index in chart.forecast
    if value.value is None:
        return ChartPoint(None)
    if at in look.unlabelled:
        # A value that has no label keeps its format, for whoever shows the label later.
        return ChartPoint(value.value, "", own_format, colour, forecast=forecast)
    highlighted = chart.highlight == index
    return ChartPoint(
        value=value.value,
        label=value.wording or None,
        number_format=own_format,
        colour=colour,
        label_colour=_label_colour(chart, colour or base, highlighted, forecast, template),
        label_bold=highlighted,
        forecast=forecast,
        label_side=None if (side := look.sides.get(at)) == "t" else side,
    )


def _label_colour(
    chart: ChartPlan, ground: Colour, highlighted: bool, forecast: bool, template: Template
) -> Colour | None:
    """None is the chart's text colour. Labels inside a piece are read against its fill."""
    palette = template.palette
    if "stacked" in chart.kind or chart.kind == "doughnut":
        found = _inside_colour(Colour("bg2") if forecast else ground, template)
        return found if found != palette.text else None
    if highlighted and chart.kind not in ROUND and len(chart.series) == 1:
        return palette.highlight
    return None


def _inside_colour(ground: Colour, template: Template) -> Colour:
    """The page's colour where it is read well on a fill, else what is read best.

    Black has a little more contrast on a middle blue than white, and looks darker than it reads.
    """
    page, behind = template.palette.ground, resolve_colour(ground, template.theme)
    if contrast(resolve_colour(page, template.theme), behind) >= _READABLE:
        return page
    return readable_on(ground, template)
