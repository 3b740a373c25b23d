"""Shapes as XML text: text boxes and placeholders, panels, bars and rules."""

from __future__ import annotations

from slidegen.deck import ShapeItem, TextItem
from slidegen.powerpoint.markup import DECORATIVE, DECORATIVE_URI, escape_value
from slidegen.powerpoint.paint import NO_FILL, NO_LINE, fill_xml, line_xml
from slidegen.powerpoint.slots import Slots, slot_xml
from slidegen.powerpoint.stamp import shape_id_xml
from slidegen.powerpoint.text import text_body
from slidegen.units import Box
from slidegen.values import dataclass

_DECORATIVE_MARK = (
    f'<a:ext uri="{DECORATIVE_URI}"><adec:decorative xmlns:adec="{DECORATIVE}" val="1"/></a:ext>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How an item is known in the file: number, name in the Selection Pane, and GUID.

    A foreign item may have no GUID, which is then empty.
    """

    number: int
    name: str
    guid: str


def text_shape(item: TextItem, mark: Mark, slots: Slots, slide_number: int, field_id: str) -> str:
    """`p:sp` of a text: in a placeholder, or as a text box (§19.3.1.43)."""
    if item.slot is not None:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        nv = f"<p:nvPr>{slot_xml(item.slot, slots)}</p:nvPr>"
    else:
        kind, nv = '<p:cNvSpPr txBox="1"/>', "<p:nvPr/>"
    return (
        f"<p:sp><p:nvSpPr>{common_properties(mark)}{kind}{nv}</p:nvSpPr>"
        f"{_text_look(item)}{text_body(item, slide_number, field_id)}</p:sp>"
    )


def drawn_shape(item: ShapeItem, mark: Mark, lang: str) -> str:
    """`p:sp` of a rectangle or ellipse, `p:cxnSp` of a rule, as PowerPoint draws them.

    A shape without a text body makes some versions repair the file, so an empty one is written.
    """
    properties = common_properties(mark, item.alt, decorative=not item.alt)
    place = place_xml(item.box)
    line = line_xml(item.line) if item.line is not None else NO_LINE
    if item.geometry == "line":
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{properties}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{place}{_geometry('line')}{line}</p:spPr></p:cxnSp>"
        )
    fill = fill_xml(item.fill) if item.fill is not None else NO_FILL
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place}{_geometry(item.geometry)}{fill}{line}</p:spPr>"
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="ctr"/><a:endParaRPr lang="{escape_value(lang)}"/></a:p></p:txBody>'
        "</p:sp>"
    )


def common_properties(mark: Mark, alt: str = "", *, decorative: bool = False) -> str:
    """`p:cNvPr`: what the Selection Pane and screen readers say, and the item's GUID."""
    described = f' descr="{escape_value(alt)}"' if alt else ""
    extensions = shape_id_xml(mark.guid) + (_DECORATIVE_MARK if decorative else "")
    return (
        f'<p:cNvPr id="{mark.number}" name="{escape_value(mark.name)}"{described}>'
        f"<a:extLst>{extensions}</a:extLst></p:cNvPr>"
    )


def place_xml(box: Box, tag: str = "a:xfrm") -> str:
    return (
        f'<{tag}><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'
    )


def _text_look(item: TextItem) -> str:
    """`p:spPr`; a placeholder says only what differs from its template layout."""
    place = place_xml(item.box) if item.own_box else ""
    geometry = _geometry("rect") if item.slot is None else ""
    fill = fill_xml(item.fill) if item.fill is not None else "" if item.slot else NO_FILL
    line = line_xml(item.line) if item.line is not None else ""
    inside = f"{place}{geometry}{fill}{line}"
    return f"<p:spPr>{inside}</p:spPr>" if inside else "<p:spPr/>"


# Arrows whose point is as deep as a third of their height, in 1/100000 (§20.1.9.18).
_POINTED = ("homePlate", "chevron")


def _geometry(name: str) -> str:
    if name in _POINTED:
        guide = '<a:gd name="adj" fmla="val 33333"/>'
        return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
