"""A planned chart in its box: colours, text sizes, scale and plot area."""

from __future__ import annotations

from slidegen.arrange.blocks import ChartBlock
from slidegen.arrange.chart_bars import choose_bar_look
from slidegen.arrange.chart_colours import ROUND, base_colours, distinct_colours, point_colour
from slidegen.arrange.chart_lines import choose_line_look
from slidegen.arrange.chart_look import At, ChartLook, ChartTexts
from slidegen.arrange.chart_rounds import choose_round_look
from slidegen.arrange.chart_words import has_negative, label_text, number_format, series_format
from slidegen.colours import contrast, readable_on, resolve_colour
from slidegen.deck import ChartItem, ChartPoint, ChartSeries, Colour, SlotRef
from slidegen.plan.content import ChartPlan
from slidegen.problems import Problems
from slidegen.template import Slot, Template
from slidegen.typeset.metrics import Fonts
from slidegen.units import Box

# WCAG 2.2, 1.4.3: contrast of text of any size.
_READABLE = 4.5


def set_chart(
    block: ChartBlock, box: Box, slot: Slot | None, template: Template, problems: Problems
) -> ChartItem:
    """The chart as it will be written. `box` is its frame in EMU.

    Adds `chart-too-crowded` where texts would collide at the smallest sizes, and
    `chart-label-hidden` for a value whose piece or place is too small to be labelled.
    """
    chart = block.chart
    fonts = Fonts(template.theme.minor_latin, template.theme.minor_ea)
    texts = ChartTexts(chart, fonts)
    look = _choose_look(texts, box, template)
    _report(chart, look, problems)
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
        show_labels=True,
    )


def _choose_look(texts: ChartTexts, box: Box, template: Template) -> ChartLook:
    match texts.chart.kind:
        case "pie" | "doughnut":
            return choose_round_look(texts, box, distinct_colours(template))
        case "line":
            return choose_line_look(texts, box)
        case _:
            return choose_bar_look(texts, box)


def _report(chart: ChartPlan, look: ChartLook, problems: Problems) -> None:
    if look.crowded:
        problems.error("chart-too-crowded", chart.place, categories=len(chart.categories))
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
        code = series_format(series, chart.unit)
        chart_points = tuple(
            _set_point(chart, (number, index), base, code, look, template)
            for index in range(len(series.values))
        )
        found.append(ChartSeries(series.name, base, chart_points, code))
    return tuple(found)


def _set_point(
    chart: ChartPlan, at: At, base: Colour, series_code: str, look: ChartLook, template: Template
) -> ChartPoint:
    number, index = at
    series = chart.series[number]
    value = series.values[index]
    colour = point_colour(chart, index, template)
    forecast = index in chart.forecast
    if value.value is None:
        return ChartPoint(None)
    if at in look.unlabelled:
        # A value that has no label keeps its format, for whoever shows the label later.
        own = number_format(value, chart.unit, has_negative(series))
        return ChartPoint(
            value.value, "", own if own != series_code else None, colour, forecast=forecast
        )
    own = number_format(value, chart.unit, has_negative(series))
    highlighted = chart.highlight == index
    return ChartPoint(
        value=value.value,
        label=value.wording or None,
        number_format=own if own != series_code else None,
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
