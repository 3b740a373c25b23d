"""The series of a chart: values, point formats and data labels, as text."""

from __future__ import annotations

from functools import cache

from slidegen.deck import ChartItem, ChartPoint, ChartSeries, Colour, Line
from slidegen.powerpoint.chart_marks import plain_number, text_properties, type_xml
from slidegen.powerpoint.markup import escape, escape_value
from slidegen.powerpoint.paint import NO_FILL, NO_LINE, fill_xml, line_xml

LINE_WIDTH = 2.25
OUTLINE_WIDTH = 1.25
MARKER_SIZE = 7

# What a forecast is filled with; its outline has the colour that the point would have had.
FORECAST_FILL = Colour("bg2")
_PAGE = Colour("bg1")
# A label is as wide as its text; programs would break it at a fifth of the chart.
_ONE_LINE = '<a:bodyPr wrap="none"/>'
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def series_xml(item: ChartItem, lang: str) -> str:
    """All `c:ser` of the chart (ECMA-376 Part 1 §21.2.2.163-170)."""
    categories = _categories(item)
    return "".join(
        _series(item, series, index, categories, lang) for index, series in enumerate(item.series)
    )


@cache
def column_letter(number: int) -> str:
    """The name of a sheet's column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _series(item: ChartItem, series: ChartSeries, index: int, categories: str, lang: str) -> str:
    column = column_letter(index + 2)
    last = len(item.categories) + 1
    marker, smooth = (_NO_MARKER, '<c:smooth val="0"/>') if item.kind == "line" else ("", "")
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
        f"<c:spPr>{_look(item, index, series.colour)}</c:spPr>"
        f"{marker}{_invert(item)}"
        f"{_points(item, series, index)}{_labels(item, series, lang)}{categories}"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>{_numbers(series)}"
        f"</c:numRef></c:val>{smooth}</c:ser>"
    )


def _invert(item: ChartItem) -> str:
    """Bars alone have the flag; absent it counts as on, and negative bars turn white."""
    return '<c:invertIfNegative val="0"/>' if has_bars(item) else ""


def has_bars(item: ChartItem) -> bool:
    return item.kind not in ("line", "pie", "doughnut")


def _look(item: ChartItem, series: int, colour: Colour) -> str:
    if item.kind == "line":
        return line_xml(Line(colour, LINE_WIDTH))
    # A line of the page's colour parts pieces that touch, also where colours print alike. The
    # first pieces of a stack have none: it would cut the axis that they stand on.
    touching = not has_bars(item) or ("stacked" in item.kind and series > 0)
    return fill_xml(colour) + (line_xml(Line(_PAGE, 1)) if touching else NO_LINE)


def _forecast_look(item: ChartItem, colour: Colour) -> str:
    if item.kind == "line":
        return line_xml(Line(colour, LINE_WIDTH, "dash"))
    return fill_xml(FORECAST_FILL) + line_xml(Line(colour, OUTLINE_WIDTH, "dash"))


def _marker(colour: Colour, forecast: bool) -> str:
    fill = FORECAST_FILL if forecast else colour
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{MARKER_SIZE}"/>'
        f"<c:spPr>{fill_xml(fill)}{line_xml(Line(colour, OUTLINE_WIDTH))}</c:spPr></c:marker>"
    )


def _points(item: ChartItem, series: ChartSeries, number: int) -> str:
    """`c:dPt` for each point that does not look like its series."""
    marked = _marked_points(item, series)
    return "".join(
        _point(item, (number, index), index in marked)
        for index, point in enumerate(series.points)
        if index in marked or point.colour is not None or point.forecast
    )


def _marked_points(item: ChartItem, series: ChartSeries) -> frozenset[int]:
    """A line has markers where it has labels, else at its end."""
    if item.kind != "line":
        return frozenset()
    known = [index for index, point in enumerate(series.points) if point.value is not None]
    labelled = [i for i in known if series.points[i].label != ""] if item.show_labels else []
    return frozenset(labelled or known[-1:])


def _point(item: ChartItem, at: tuple[int, int], marked: bool) -> str:
    number, index = at
    series = item.series[number]
    point = series.points[index]
    colour = point.colour or series.colour
    look = _forecast_look(item, colour) if point.forecast else _look(item, number, colour)
    marker = ""
    if item.kind == "line":
        marker = _marker(colour, point.forecast) if marked else _NO_MARKER
    return (
        f'<c:dPt><c:idx val="{index}"/>{_invert(item)}{marker}<c:bubble3D val="0"/>'
        f"<c:spPr>{look}</c:spPr></c:dPt>"
    )


def _labels(item: ChartItem, series: ChartSeries, lang: str) -> str:
    """`c:dLbls`: single labels first, then what holds for the rest of the series."""
    common = common_label_look(item, series)
    single = "".join(
        _label(item, series, point, index, common, lang)
        for index, point in enumerate(series.points)
        if point.value is not None and item.show_labels
    )
    colour, bold = common
    return (
        f"<c:dLbls>{single}"
        f'<c:numFmt formatCode="{escape_value(series.number_format)}" sourceLinked="0"/>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f"{text_properties(item.label_size, colour, lang, bold=bold, body=_ONE_LINE)}"
        f"{_position(item, None)}{_shown(item, item.show_labels)}{_leader_lines(item)}</c:dLbls>"
    )


def common_label_look(item: ChartItem, series: ChartSeries) -> tuple[Colour, bool]:
    """Colour and weight that all labels of the series have, else the chart's."""
    looks = [
        (point.label_colour or item.text_colour, point.label_bold)
        for point in series.points
        if point.value is not None and point.label != ""
    ]
    alike = looks and looks.count(looks[0]) == len(looks)
    return looks[0] if alike else (item.text_colour, False)


def _label(
    item: ChartItem,
    series: ChartSeries,
    point: ChartPoint,
    index: int,
    common: tuple[Colour, bool],
    lang: str,
) -> str:
    """A label of its own, where it differs from the others of the series."""
    if point.label == "":
        return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
    look = (point.label_colour or item.text_colour, point.label_bold)
    own = point.label is not None or point.number_format is not None or point.label_side
    if look == common and not own:
        return ""
    code = escape_value(point.number_format or series.number_format)
    shape = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
    number = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{shape}'
    if point.label is None:
        own_type = text_properties(item.label_size, look[0], lang, bold=look[1], body=_ONE_LINE)
        content = f"{number}{own_type}"
    else:
        run = type_xml("a:rPr", item.label_size, *look, lang=lang)
        content = (
            f"<c:layout/><c:tx><c:rich>{_ONE_LINE}<a:lstStyle/><a:p><a:r>{run}"
            f"<a:t>{escape(point.label)}</a:t></a:r></a:p></c:rich></c:tx>{number}"
        )
    return (
        f'<c:dLbl><c:idx val="{index}"/>{content}'
        f"{_position(item, point.label_side)}{_shown(item, True)}</c:dLbl>"
    )


def _position(item: ChartItem, side: str | None) -> str:
    """Where labels stand. PowerPoint repairs a chart with another place ([MS-OI29500] 2.1.1456)."""
    match item.kind:
        case "doughnut":
            return ""
        case "line":
            place = side or "t"
        case "pie" | "column" | "bar":
            place = "outEnd"
        case _:
            place = "ctr"
    return f'<c:dLblPos val="{place}"/>'


def _shown(item: ChartItem, shown: bool) -> str:
    """All six flags: one that is absent counts as on."""
    share = shown and item.share_labels
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(shown)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{int(share)}"/><c:showBubbleSize val="0"/>'
        + ("<c:separator>  </c:separator>" if share else "")
    )


def _leader_lines(item: ChartItem) -> str:
    if has_bars(item) or item.kind == "line":
        return ""
    return (
        '<c:showLeaderLines val="0"/><c:leaderLines>'
        f"<c:spPr>{line_xml(Line(item.axis_colour, 1))}</c:spPr></c:leaderLines>"
    )


def _categories(item: ChartItem) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(name)}</c:v></c:pt>'
        for index, name in enumerate(item.categories)
    )
    count = len(item.categories)
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _numbers(series: ChartSeries) -> str:
    """The number cache. A missing value has no `c:pt`, which leaves a gap."""
    points = "".join(
        f'<c:pt idx="{index}"{_own_format(point)}><c:v>{plain_number(point.value)}</c:v></c:pt>'
        for index, point in enumerate(series.points)
        if point.value is not None
    )
    return (
        f"<c:numCache><c:formatCode>{escape(series.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(series.points)}"/>{points}</c:numCache>'
    )


def _own_format(point: ChartPoint) -> str:
    return f' formatCode="{escape_value(point.number_format)}"' if point.number_format else ""
