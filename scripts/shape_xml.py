"""Plain shapes, fills and places as the layouts and masters of a template carry them."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from slidegen.deck import Colour
from slidegen.units import Box


def shape(name: str, box: Box, fill: Colour, number: int) -> str:
    """A plain rectangle as layouts and masters carry it."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom>{solid(fill)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
    )


# One opening mark, drawn as a shape so that no typeface changes it: a ball and its tail.
_MARK = (
    ("moveTo", (92, 0)),
    ("cubicBezTo", (35, 22), (0, 62), (0, 112)),
    ("cubicBezTo", (0, 142), (20, 162), (48, 162)),
    ("cubicBezTo", (74, 162), (94, 143), (94, 117)),
    ("cubicBezTo", (94, 92), (75, 74), (51, 74)),
    ("cubicBezTo", (45, 74), (40, 75), (36, 77)),
    ("cubicBezTo", (40, 50), (62, 25), (100, 12)),
)
_MARK_WIDTH, _MARK_HEIGHT = 212, 162


def quotation_mark(box: Box, fill: Colour, number: int) -> str:
    path = ""
    for shift in (0, 112):
        for verb, *stops in _MARK:
            at = "".join(f'<a:pt x="{x + shift}" y="{y}"/>' for x, y in stops)
            path += f"<a:{verb}>{at}</a:{verb}>"
        path += "<a:close/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="引号"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(box)}<a:custGeom><a:avLst/><a:gdLst/>'
        '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_MARK_WIDTH}" h="{_MARK_HEIGHT}">{path}</a:path></a:pathLst></a:custGeom>'
        f"{solid(fill)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
    )


def xfrm(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    )


def solid(colour: Colour) -> str:
    changes = ""
    if colour.lum_mod != 100:
        changes += f'<a:lumMod val="{colour.lum_mod * 1000}"/>'
    if colour.lum_off:
        changes += f'<a:lumOff val="{colour.lum_off * 1000}"/>'
    return f'<a:solidFill><a:schemeClr val="{colour.slot}">{changes}</a:schemeClr></a:solidFill>'
