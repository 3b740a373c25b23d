"""A master or layout as plain values, read in one pass from its part, whose tree is then let go.

A template has some fifty layouts, and their trees are ten times as large as their parts: to keep
them until they are looked at again, and then to free them all, costs more than to parse them.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from slidegen.powerpoint.opc import Package
from slidegen.powerpoint.shape_tree import (
    child_of,
    fill_of,
    is_on_its_side,
    is_seen,
    placeholder_of,
    read_box,
    shapes_of,
)
from slidegen.powerpoint.xml_part import A, P
from slidegen.units import Box
from slidegen.values import dataclass

_TEXT_BODY, _BODY_PROPERTIES, _LIST_STYLE = f"{P}txBody", f"{A}bodyPr", f"{A}lstStyle"
_TEXT = f"{A}t"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder as its sheet states it: attributes of `p:ph` and `a:bodyPr`, place and type.

    `box` is None where it has none of its own; `list_style` is the XML of its `a:lstStyle`;
    `prompt` is what stands in it until somebody writes.
    """

    ph: Mapping[str, str]
    box: Box | None
    is_on_its_side: bool
    body: Mapping[str, str]
    list_style: str
    prompt: str

    @property
    def kind(self) -> str:
        """ST_PlaceholderType; an object where none is said (ECMA-376 Part 1 §19.3.1.36)."""
        return self.ph.get("type", "obj")


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A shape that is no placeholder and can be seen; `fill` is XML, empty where it states none."""

    box: Box
    fill: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A `p:sldMaster` or `p:sldLayout`.

    `background` is the XML of its `p:bg`, empty where it has none; `colour_map` is that of a layout
    that overrides its master's (§19.3.1.7).
    """

    part: str
    name: str
    shows_master: bool
    placeholders: tuple[Placeholder, ...]
    drawn: tuple[DrawnShape, ...]
    background: str
    colour_map: Mapping[str, str] | None

    def first_of(self, kind: str) -> Placeholder | None:
        return next((found for found in self.placeholders if found.kind == kind), None)


def read_sheet(package: Package, part: str) -> Sheet:
    """The sheet of a part; it is read once."""
    return package.derived(part, _read_root)


def _read_root(part: str, root: etree._Element) -> Sheet:
    common = child_of(root, f"{P}cSld")
    override = child_of(root, f"{P}clrMapOvr")
    mapping = child_of(override, f"{A}overrideClrMapping") if override is not None else None
    placeholders, drawn = _split(root)
    return Sheet(
        part=part,
        name=common.get("name", "") if common is not None else "",
        shows_master=root.get("showMasterSp") not in ("0", "false"),
        placeholders=tuple(placeholders),
        drawn=tuple(drawn),
        background=_xml_of(child_of(common, f"{P}bg") if common is not None else None),
        colour_map=attributes_of(mapping) if mapping is not None else None,
    )


def _split(root: etree._Element) -> tuple[list[Placeholder], list[DrawnShape]]:
    """What slides fill, and what the sheet itself shows, each from back to front."""
    placeholders, drawn = [], []
    for shape in shapes_of(root):
        ph = placeholder_of(shape)
        if ph is not None:
            placeholders.append(_placeholder(shape, ph))
        elif is_seen(shape) and (box := read_box(shape)) is not None:
            drawn.append(DrawnShape(box, _xml_of(fill_of(shape))))
    return placeholders, drawn


def _placeholder(shape: etree._Element, ph: etree._Element) -> Placeholder:
    text = child_of(shape, _TEXT_BODY)
    body = child_of(text, _BODY_PROPERTIES) if text is not None else None
    style = child_of(text, _LIST_STYLE) if text is not None else None
    return Placeholder(
        ph=attributes_of(ph),
        box=read_box(shape),
        is_on_its_side=is_on_its_side(shape),
        body=attributes_of(body) if body is not None else {},
        list_style=_xml_of(style),
        prompt="".join(run.text or "" for run in text.iter(_TEXT)) if text is not None else "",
    )


def attributes_of(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def _xml_of(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return etree.tostring(element, encoding="unicode", with_tail=False)
