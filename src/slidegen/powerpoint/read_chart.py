"""A chart part as a `ChartItem`: exactly for ours, in part for others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from lxml import etree

from slidegen.deck import ChartItem, ChartKind, ChartPoint, ChartSeries, Colour, ThemeSlot
from slidegen.powerpoint.read_workbook import read_unit
from slidegen.units import Box

_NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_PLOTS: dict[str, ChartKind | None] = {
    "barChart": None,
    "lineChart": "line",
    "pieChart": "pie",
    "doughnutChart": "doughnut",
}
_LEGEND_SIDES: dict[str, Literal["top", "right", "bottom"]] = {
    "t": "top",
    "r": "right",
    "tr": "right",
    "l": "right",
    "b": "bottom",
}
_Node = etree._Element


def read_chart(chart_xml: bytes, workbook: bytes | None, frame: ChartItem) -> ChartItem | None:
    """`frame` completed from its chart part; None where the kind of chart is not one of ours.

    `frame` brings what stands on the slide: key, name, box, slot and alternative text. Of a chart
    made elsewhere at least kind, categories, series and values are read.
    """
    try:
        root = etree.fromstring(chart_xml, _PARSER)
    except etree.XMLSyntaxError:
        return None
    plot = _only_plot(root)
    kind = _kind(plot) if plot is not None else None
    if plot is None or kind is None:
        return None
    # What stands on the slide is the frame's, all else is the part's.
    bare = ChartItem(
        frame.key, frame.name, frame.box, kind, (), (), "", frame.alt, frame.label_size,
        frame.category_size, frame.text_colour, frame.axis_colour, frame.slot, frame.own_box,
    )  # fmt: skip
    item = _read_looks(root, plot, bare)
    return replace(
        item,
        categories=_categories(plot),
        series=tuple(_series(node, item) for node in plot.findall("c:ser", _NS)),
        unit=read_unit(workbook) if workbook is not None else "",
    )


def _only_plot(root: _Node) -> _Node | None:
    """The plot of a chart that has one; combinations of several are not ours."""
    area = root.find("c:chart/c:plotArea", _NS)
    if area is None:
        return None
    plots = [node for node in area if _local(node).endswith("Chart")]
    return plots[0] if len(plots) == 1 and _local(plots[0]) in _PLOTS else None


def _local(node: _Node) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _kind(plot: _Node) -> ChartKind | None:
    known = _PLOTS[_local(plot)]
    grouping = _value(plot, "c:grouping") or "clustered"
    if known == "line":
        return "line" if grouping in ("standard", "clustered") else None
    if known is not None:
        return known
    direction = "bar" if _value(plot, "c:barDir") == "bar" else "column"
    ending = {"clustered": "", "stacked": "-stacked", "percentStacked": "-stacked-100"}
    kinds: dict[str, ChartKind] = {kind: kind for kind in get_args(ChartKind)}
    return kinds.get(direction + ending[grouping]) if grouping in ending else None


def _read_looks(root: _Node, plot: _Node, item: ChartItem) -> ChartItem:
    """Sizes, colours, scale and areas; what the part does not say stays as it is."""
    area = root.find("c:chart/c:plotArea", _NS)
    assert area is not None
    axis = area.find("c:catAx", _NS)
    base = _type(root.find("c:txPr", _NS))
    names = _type(axis.find("c:txPr", _NS) if axis is not None else None)
    labels = _type(plot.find("c:ser/c:dLbls/c:txPr", _NS))
    line = axis if axis is not None else plot.find("c:ser/c:dLbls/c:leaderLines", _NS)
    axis_colour = _colour(line.find("c:spPr/a:ln/a:solidFill", _NS)) if line is not None else None
    shown = plot.find("c:ser/c:dLbls", _NS)
    legend = root.find("c:chart/c:legend", _NS)
    scale = area.find("c:valAx", _NS)
    shows_scale = scale is not None and _is_off(scale, "c:delete")
    looks = replace(
        item,
        label_size=labels.size or base.size or item.label_size,
        category_size=names.size or base.size or item.category_size,
        text_colour=base.colour or names.colour or item.text_colour,
        axis_colour=axis_colour or item.axis_colour,
        plot_area=_area(area.find("c:layout", _NS), item.box),
        gap=_whole(_value(plot, "c:gapWidth"), item.gap),
        overlap=_whole(_value(plot, "c:overlap"), item.overlap),
        minimum=_number(_value(area, "c:valAx/c:scaling/c:min")),
        maximum=_number(_value(area, "c:valAx/c:scaling/c:max")),
        show_labels=shown is not None and _value(shown, "c:showVal") == "1",
        share_labels=shown is not None and _value(shown, "c:showPercent") == "1",
        show_scale=shows_scale,
        scale_step=_number(_value(area, "c:valAx/c:majorUnit")),
        scale_format=_scale_format(scale),
    )
    if legend is None:
        return looks
    return replace(
        looks,
        legend=_LEGEND_SIDES.get(_value(legend, "c:legendPos") or "r", "right"),
        legend_area=_area(legend.find("c:layout", _NS), item.box),
        legend_size=_type(legend.find("c:txPr", _NS)).size or base.size or item.legend_size,
    )


def _is_off(node: _Node, path: str) -> bool:
    """Whether a flag is absent or says no; one without a value says yes (CT_Boolean)."""
    flag = node.find(path, _NS)
    return flag is None or flag.get("val", "1") in ("0", "false")


def _scale_format(axis: _Node | None) -> str:
    code = axis.find("c:numFmt", _NS) if axis is not None else None
    return (code.get("formatCode") if code is not None else None) or "General"


@dataclass(frozen=True, slots=True)
class _Type:
    """How a part sets its text; what it does not say is None."""

    size: float | None = None
    colour: Colour | None = None
    bold: bool = False


def _type(node: _Node | None, path: str = ".//a:defRPr") -> _Type:
    found = node.find(path, _NS) if node is not None else None
    if found is None:
        return _Type()
    size = found.get("sz")
    return _Type(
        size=int(size) / 100 if size and size.isdigit() else None,
        colour=_colour(found.find("a:solidFill", _NS)),
        bold=found.get("b") in ("1", "true"),
    )


def _colour(fill: _Node | None) -> Colour | None:
    """A theme colour with its luminance; other kinds of colour are not ours."""
    scheme = fill.find("a:schemeClr", _NS) if fill is not None else None
    if scheme is None:
        return None
    slots: dict[str, ThemeSlot] = {slot: slot for slot in get_args(ThemeSlot)}
    slots |= {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
    slot = slots.get(scheme.get("val") or "")
    if slot is None:
        return None
    return Colour(slot, _per_cent(scheme, "a:lumMod", 100), _per_cent(scheme, "a:lumOff", 0))


def _per_cent(node: _Node, path: str, default: int) -> int:
    value = _number(_value(node, path))
    return default if value is None else round(value / 1000)


def _area(layout: _Node | None, frame: Box) -> Box | None:
    manual = layout.find("c:manualLayout", _NS) if layout is not None else None
    if manual is None:
        return None
    parts = [_number(_value(manual, f"c:{name}")) for name in "xywh"]
    x, y, width, height = parts
    if x is None or y is None or width is None or height is None:
        return None
    return Box(
        round(x * frame.width),
        round(y * frame.height),
        round(width * frame.width),
        round(height * frame.height),
    )


def _categories(plot: _Node) -> tuple[str, ...]:
    """Names in order; a chart without categories counts its values."""
    counts = [len(_cache(node, "c:val")) for node in plot.findall("c:ser", _NS)]
    for node in plot.findall("c:ser", _NS):
        names = _cache(node, "c:cat")
        if names:
            return tuple(text or "" for text, _ in names)
    return tuple(str(number + 1) for number in range(max(counts, default=0)))


def _cache(series: _Node, path: str) -> list[tuple[str | None, str | None]]:
    """Text and own number format of each cached point, None where it is missing."""
    holder = series.find(path, _NS)
    if holder is None:
        return []
    for level in (
        "c:strRef/c:strCache", "c:numRef/c:numCache", "c:strLit", "c:numLit",
        "c:multiLvlStrRef/c:multiLvlStrCache",
    ):  # fmt: skip
        cache = holder.find(level, _NS)
        if cache is None:
            continue
        # Of names on several levels the first is the innermost.
        level_node = cache.find("c:lvl", _NS)
        points = (level_node if level_node is not None else cache).findall("c:pt", _NS)
        found: dict[int, tuple[str | None, str | None]] = {}
        for point in points:
            index = _whole(point.get("idx"), -1)
            if index >= 0:
                found[index] = (point.findtext("c:v", None, _NS), point.get("formatCode"))
        count = max(_whole(_value(cache, "c:ptCount"), 0), max(found, default=-1) + 1)
        return [found.get(index, (None, None)) for index in range(min(count, 100_000))]
    return []


def _series(node: _Node, item: ChartItem) -> ChartSeries:
    colour = _series_colour(node, item)
    code = _series_format(node)
    labels = node.find("c:dLbls", _NS)
    common = _type(labels.find("c:txPr", _NS) if labels is not None else None)
    looks = _by_index(node, "c:dPt")
    own_labels = _by_index(labels, "c:dLbl") if labels is not None else {}
    points = []
    for index, (text, own_code) in enumerate(_cache(node, "c:val")):
        point = ChartPoint(_number(text))
        point = _read_point_look(point, looks.get(index), colour, item)
        if point.value is not None:
            point = _read_label(point, own_labels.get(index), common, item)
            code_of_label = own_code or point.number_format
            point = replace(point, number_format=code_of_label if code_of_label != code else None)
        points.append(point)
    return ChartSeries(_series_name(node), colour, tuple(points), code)


def _by_index(node: _Node, path: str) -> dict[int, _Node]:
    return {_whole(_value(found, "c:idx"), -1): found for found in node.findall(path, _NS)}


def _series_name(node: _Node) -> str:
    for path in ("c:tx/c:strRef/c:strCache/c:pt/c:v", "c:tx/c:v"):
        text = node.findtext(path, None, _NS)
        if text is not None:
            return text
    return ""


def _series_colour(node: _Node, item: ChartItem) -> Colour:
    path = "c:spPr/a:ln/a:solidFill" if item.kind == "line" else "c:spPr/a:solidFill"
    found = _colour(node.find(path, _NS))
    if found is not None:
        return found
    accents: tuple[ThemeSlot, ...] = (
        "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    )  # fmt: skip
    return Colour(accents[_whole(_value(node, "c:idx"), 0) % len(accents)])


def _series_format(node: _Node) -> str:
    labelled = node.find("c:dLbls/c:numFmt", _NS)
    if labelled is not None and labelled.get("sourceLinked") in ("0", "false"):
        return labelled.get("formatCode") or "General"
    return node.findtext("c:val/c:numRef/c:numCache/c:formatCode", None, _NS) or "General"


def _read_point_look(
    point: ChartPoint, node: _Node | None, base: Colour, item: ChartItem
) -> ChartPoint:
    """Colour and forecast of a point. Lines and forecasts repeat the series' colour."""
    if node is None:
        return point
    line = node.find("c:spPr/a:ln", _NS)
    forecast = line is not None and _value(line, "a:prstDash") not in (None, "solid")
    outlined = forecast or item.kind == "line"
    found = _colour(node.find(f"c:spPr{'/a:ln' if outlined else ''}/a:solidFill", _NS))
    if outlined and found == base:
        found = None
    return replace(point, colour=found, forecast=forecast)


_SIDES: dict[str, Literal["l", "r", "b"]] = {"l": "l", "r": "r", "b": "b"}


def _read_label(
    point: ChartPoint, node: _Node | None, common: _Type, item: ChartItem
) -> ChartPoint:
    look = common
    if node is not None:
        if _value(node, "c:delete") not in (None, "0", "false"):
            return replace(point, label="")
        rich = node.find("c:tx/c:rich", _NS)
        if rich is not None:
            look = _type(rich, ".//a:rPr")
            text = "".join(run.text or "" for run in rich.iterfind(".//a:t", _NS))
            point = replace(point, label=text)
        elif node.find("c:txPr", _NS) is not None:
            look = _type(node.find("c:txPr", _NS))
        code = node.find("c:numFmt", _NS)
        if code is not None and code.get("sourceLinked") in ("0", "false"):
            point = replace(point, number_format=code.get("formatCode"))
        if item.kind == "line":
            point = replace(point, label_side=_SIDES.get(_value(node, "c:dLblPos") or ""))
    colour = look.colour if look.colour != item.text_colour else None
    return replace(point, label_colour=colour, label_bold=look.bold)


def _value(node: _Node, path: str) -> str | None:
    found = node.find(path, _NS)
    return found.get("val") if found is not None else None


def _number(text: str | None) -> Decimal | None:
    text = (text or "").strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _whole(text: str | None, default: int) -> int:
    value = _number((text or "").removesuffix("%"))
    return default if value is None else int(value)
