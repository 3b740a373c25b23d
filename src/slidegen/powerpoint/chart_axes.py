"""The two axes of a chart: names along one, and a scale that is drawn only where it is needed."""

from __future__ import annotations

from slidegen.deck import ChartItem, Colour, Line
from slidegen.powerpoint.chart_marks import plain_number, text_properties
from slidegen.powerpoint.markup import escape_value
from slidegen.powerpoint.paint import NO_FILL, NO_LINE, line_xml
from slidegen.units import EMU_PER_PT

# Names stay upright and each is shown: a program may otherwise turn them or leave some out.
_UPRIGHT = '<a:bodyPr rot="0" vert="horz"/>'
# Width in pt and opacity in per cent.
_GRID_WIDTH = 0.5
_GRID_OPACITY = 35


def axes_xml(item: ChartItem, lang: str, category_id: int, value_id: int) -> str:
    """`c:catAx` and `c:valAx` (ECMA-376 Part 1 §21.2.2.25, §21.2.2.226)."""
    if item.kind in ("pie", "doughnut"):
        return ""
    lying = item.kind.startswith("bar")
    return _category_axis(item, lang, category_id, value_id, lying) + _value_axis(
        item, lang, category_id, value_id, lying
    )


def _category_axis(item: ChartItem, lang: str, own: int, other: int, lying: bool) -> str:
    negative = any(
        point.value is not None and point.value < 0
        for series in item.series
        for point in series.points
    )
    return (
        f'<c:catAx><c:axId val="{own}"/>'
        # The first bar of a lying chart stands on top, as it is read.
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"low" if negative else "nextTo"}"/>'
        f"<c:spPr>{NO_FILL}{line_xml(Line(item.axis_colour, 1))}</c:spPr>"
        f"{text_properties(item.category_size, item.text_colour, lang, body=_UPRIGHT)}"
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(item: ChartItem, lang: str, other: int, own: int, lying: bool) -> str:
    limits = ""
    if item.maximum is not None:
        limits += f'<c:max val="{plain_number(item.maximum)}"/>'
    if item.minimum is not None:
        limits += f'<c:min val="{plain_number(item.minimum)}"/>'
    grid = looks = step = ""
    if item.show_scale:
        grid = _gridlines(item.axis_colour)
        text = text_properties(item.label_size, item.text_colour, lang, body=_UPRIGHT)
        looks = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>{text}"
    if item.scale_step is not None:
        step = f'<c:majorUnit val="{plain_number(item.scale_step)}"/>'
    return (
        f'<c:valAx><c:axId val="{own}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'
        f'<c:delete val="{int(not item.show_scale)}"/><c:axPos val="{"b" if lying else "l"}"/>'
        f'{grid}<c:numFmt formatCode="{escape_value(item.scale_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        # Categories run downwards in a lying chart, so its scale belongs at the last of them.
        f'{looks}<c:crossAx val="{other}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _gridlines(colour: Colour) -> str:
    """Hairlines that let most of the ground through, so that they are faint on any ground."""
    clear = f'<a:alpha val="{_GRID_OPACITY * 1000}"/></a:schemeClr>'
    return (
        f'<c:majorGridlines><c:spPr><a:ln w="{round(_GRID_WIDTH * EMU_PER_PT)}"><a:solidFill>'
        f'<a:schemeClr val="{colour.slot}">{clear}</a:solidFill></a:ln></c:spPr>'
        "</c:majorGridlines>"
    )
