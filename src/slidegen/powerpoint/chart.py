"""A chart part, `/ppt/charts/chartN.xml`, as text (ECMA-376 Part 1 §21.2).

Every flag whose absence means "on" is written, and nothing is left to a program's default.
"""

from __future__ import annotations

from slidegen.deck import ChartItem
from slidegen.powerpoint.chart_axes import axes_xml
from slidegen.powerpoint.chart_marks import text_properties
from slidegen.powerpoint.chart_series import series_xml
from slidegen.powerpoint.paint import NO_FILL, NO_LINE
from slidegen.units import Box

# Our own numbers: the schema wants unsigned ones, and they only have to differ within a chart.
CATEGORY_AXIS = 111
VALUE_AXIS = 112

# The hole of a doughnut in per cent of its diameter (1 to 90, §21.2.2.82).
HOLE_SIZE = 50

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LEGEND_SIDES = {"top": "t", "right": "r", "bottom": "b"}


def write_chart(item: ChartItem, lang: str) -> bytes:
    """The chart part of `item`; its workbook is the relationship `rId1`. `lang` is a BCP 47 tag."""
    base = text_properties(item.category_size, item.text_colour, lang)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {_NAMESPACES}>"
        f'<c:date1904 val="0"/><c:lang val="{lang}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_area(item.plot_area, item.box, inner=True)}{_plot(item, lang)}"
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr></c:plotArea>"
        f"{_legend(item, lang)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{base}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _area(area: Box | None, frame: Box, *, inner: bool) -> str:
    """A rectangle in EMU as fractions of the frame, exact enough to be read back to the EMU."""
    if area is None:
        return "<c:layout/>"
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    parts = (
        area.x / frame.width,
        area.y / frame.height,
        area.width / frame.width,
        area.height / frame.height,
    )
    sizes = "".join(
        f'<c:{name} val="{part:.9f}"/>' for name, part in zip("xywh", parts, strict=True)
    )
    return (
        f"<c:layout><c:manualLayout>{target}"
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'
    )


def _plot(item: ChartItem, lang: str) -> str:
    """The series in their kind of plot, and its axes."""
    series = series_xml(item, lang)
    pair = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    axes = axes_xml(item, lang, CATEGORY_AXIS, VALUE_AXIS)
    match item.kind:
        # Every slice has a colour of its own; only a legend of varied colours names the slices.
        case "pie":
            return (
                f'<c:pieChart><c:varyColors val="1"/>{series}'
                '<c:firstSliceAng val="0"/></c:pieChart>'
            )
        case "doughnut":
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{series}'
                f'<c:firstSliceAng val="0"/><c:holeSize val="{HOLE_SIZE}"/></c:doughnutChart>'
            )
        case "line":
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                f'<c:marker val="1"/>{pair}</c:lineChart>{axes}'
            )
        case _:
            return (
                f'<c:barChart><c:barDir val="{_direction(item)}"/>'
                f'<c:grouping val="{_grouping(item)}"/><c:varyColors val="0"/>{series}'
                f'<c:gapWidth val="{item.gap}"/><c:overlap val="{item.overlap}"/>'
                f"{pair}</c:barChart>{axes}"
            )


def _direction(item: ChartItem) -> str:
    return "bar" if item.kind.startswith("bar") else "col"


def _grouping(item: ChartItem) -> str:
    if item.kind.endswith("-100"):
        return "percentStacked"
    return "stacked" if item.kind.endswith("-stacked") else "clustered"


def _legend(item: ChartItem, lang: str) -> str:
    if item.legend == "none":
        return ""
    return (
        f'<c:legend><c:legendPos val="{_LEGEND_SIDES[item.legend]}"/>'
        f"{_area(item.legend_area, item.box, inner=False)}"
        '<c:overlay val="0"/>'
        f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
        f"{text_properties(item.legend_size, item.text_colour, lang)}</c:legend>"
    )
