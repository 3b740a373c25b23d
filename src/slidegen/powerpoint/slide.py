"""One slide as XML text (ECMA-376 Part 1 §19.3.1.38)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from slidegen.deck import ChartItem, ForeignItem, Item, ShapeItem, Slide, TableItem, TextItem
from slidegen.powerpoint.frame import chart_frame, table_frame
from slidegen.powerpoint.markup import DECLARATION, NAMESPACES
from slidegen.powerpoint.shape import Mark, drawn_shape, text_shape
from slidegen.powerpoint.slots import Slots
from slidegen.powerpoint.stamp import guid_of, read_shape_id, shape_id, slide_id_xml
from slidegen.values import dataclass

EMPTY_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)

_FOREIGN_ID = re.compile(r"<(?:\w+:)?cNvPr\b[^>]*?\bid=\"(\d+)\"")


@dataclass(frozen=True, slots=True)
class SlideParts:
    """What a slide's XML refers to: its creationId, its tags, and the part of each chart (by key).

    `number` is the page number shown; `slots` are the placeholders of its template layout.
    """

    creation_id: int
    tags: str
    charts: Mapping[str, str]
    number: int
    slots: Slots
    lang: str


def slide_xml(slide: Slide, marks: list[Mark], parts: SlideParts) -> bytes:
    """The slide part; items stand in the order of the deck, which is the reading order.

    `marks` are those of its items.
    """
    key = slide.key
    pairs = zip(slide.items, marks, strict=True)
    shapes = "".join([item_xml(item, mark, key, parts) for item, mark in pairs])
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE_HEAD}{shapes}</p:spTree>"
        f'<p:custDataLst><p:tags r:id="{parts.tags}"/></p:custDataLst>'
        f"<p:extLst>{slide_id_xml(parts.creation_id)}</p:extLst></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def item_xml(item: Item, mark: Mark, slide_key: str, parts: SlideParts) -> str:
    """One item as it stands in the slide's shape tree."""
    match item:
        case TextItem():
            field_id = guid_of("field", slide_key, item.key) if item.field else ""
            return text_shape(item, mark, parts.slots, parts.number, field_id)
        case ShapeItem():
            return drawn_shape(item, mark, parts.lang)
        case TableItem():
            return table_frame(item, mark, parts.slots)
        case ChartItem():
            return chart_frame(item, mark, parts.slots, parts.charts[item.key])
        case ForeignItem():
            return item.xml


def mark_items(slide: Slide) -> list[Mark]:
    """How each item is known in the file.

    Numbers go from 2 (1 is the tree), past those that foreign items bring along.
    """
    foreign = [item.xml for item in slide.items if isinstance(item, ForeignItem)]
    taken = {int(number) for xml in foreign for number in _FOREIGN_ID.findall(xml)}
    names: set[str] = set()
    marks = []
    number = 2
    for item in slide.items:
        while number in taken:
            number += 1
        name = item.name if item.name not in names else _free_name(item.name, names)
        names.add(name)
        if isinstance(item, ForeignItem):
            marks.append(Mark(number, name, read_shape_id(etree.fromstring(item.xml)) or ""))
        else:
            marks.append(Mark(number, name, shape_id(slide.key, item.key)))
            number += 1
    return marks


def _free_name(name: str, taken: set[str]) -> str:
    """A second shape of one name is told apart, as macros find shapes by name."""
    count = 2
    while (free := f"{name} ({count})") in taken:
        count += 1
    return free
