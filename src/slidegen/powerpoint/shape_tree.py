"""The shapes in the tree of a sheet: which are placeholders, which can be seen, where they lie."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from slidegen.powerpoint.theme import per_cent
from slidegen.powerpoint.xml_part import A, P
from slidegen.units import Box

_SHAPES = tuple(f"{P}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame", "grpSp"))
_NV_PR, _PH = f"{P}nvPr", f"{P}ph"
_XFRM, _FRAME_XFRM = f"{A}xfrm", f"{P}xfrm"
_WITH_TRANSFORM = (f"{P}spPr", f"{P}grpSpPr", _FRAME_XFRM)
_OFF, _EXT = f"{A}off", f"{A}ext"
_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))
# Less than this per cent of a colour is a watermark, on which text may stand.
_FAINT = 25


def shapes_of(root: etree._Element) -> Iterator[etree._Element]:
    """The shapes of a layout or master, from back to front."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return tree.iterchildren(*_SHAPES) if tree is not None else iter(())


def placeholder_of(shape: etree._Element) -> etree._Element | None:
    """Its `p:ph`. All shapes begin with what they are called (`p:nvSpPr`, `p:nvPicPr`, …)."""
    for properties in shape.iterchildren():
        for not_drawn in properties.iterchildren(_NV_PR):
            return child_of(not_drawn, _PH)
    return None


def child_of(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of a name; in a fifth of the time that `find` takes for it."""
    for child in element.iterchildren(tag):
        return child
    return None


def read_box(shape: etree._Element) -> Box | None:
    """The frame of a shape, turned with it; None where it has no place of its own."""
    xfrm = _transform_of(shape)
    if xfrm is None:
        return None
    offset, extent = child_of(xfrm, _OFF), child_of(xfrm, _EXT)
    if offset is None or extent is None:
        return None
    box = Box(
        integer(offset.get("x")),
        integer(offset.get("y")),
        max(0, integer(extent.get("cx"))),
        max(0, integer(extent.get("cy"))),
    )
    return _turned(box) if _lies(xfrm) else box


def is_on_its_side(shape: etree._Element) -> bool:
    """Whether the shape is turned nearer to 90° or 270° than to upright."""
    xfrm = _transform_of(shape)
    return xfrm is not None and _lies(xfrm)


def _transform_of(shape: etree._Element) -> etree._Element | None:
    """`a:xfrm` in the properties of a shape or group; a graphic frame has a `p:xfrm` of its own."""
    for child in shape.iterchildren(*_WITH_TRANSFORM):
        return child if child.tag == _FRAME_XFRM else child_of(child, _XFRM)
    return None


def _lies(xfrm: etree._Element) -> bool:
    turn = xfrm.get("rot")
    return turn is not None and 45 <= integer(turn) / 60_000 % 180 < 135


def _turned(box: Box) -> Box:
    """A shape turns about its centre (§20.1.7.6)."""
    x = box.x + (box.width - box.height) // 2
    y = box.y + (box.height - box.width) // 2
    return Box(x, y, box.height, box.width)


def fill_of(shape: etree._Element) -> etree._Element | None:
    """The fill that a shape states itself; for a picture its `p:blipFill`."""
    if shape.tag == f"{P}pic":
        return shape.find(f"{P}blipFill")
    properties = shape.find(f"{P}spPr")
    if properties is None:
        return None
    return next((child for child in properties if child.tag in _FILLS), None)


def is_seen(shape: etree._Element) -> bool:
    """Whether there is anything to see: a picture, a fill, a line, or text."""
    marks = shape.find(f"./*/{P}cNvPr")
    if marks is not None and marks.get("hidden") in ("1", "true"):
        return False
    if shape.tag != f"{P}sp":
        return True
    return _has_fill(shape) or _has_line(shape) or any(t.text for t in shape.iter(f"{A}t"))


def _has_fill(shape: etree._Element) -> bool:
    fill = fill_of(shape)
    if fill is None:
        reference = shape.find(f"{P}style/{A}fillRef")
        return reference is not None and reference.get("idx", "0") != "0"
    if fill.tag == f"{A}noFill":
        return False
    opacity = [per_cent(alpha.get("val"), 100) for alpha in fill.iter(f"{A}alpha")]
    return not opacity or max(opacity) > _FAINT


def _has_line(shape: etree._Element) -> bool:
    line = shape.find(f"{P}spPr/{A}ln")
    if line is None or not any(child.tag in _FILLS for child in line):
        reference = shape.find(f"{P}style/{A}lnRef")
        return reference is not None and reference.get("idx", "0") != "0"
    return line.find(f"{A}noFill") is None


def integer(value: str | None, default: int = 0) -> int:
    """A whole number of DrawingML; `default` where there is none. Some programs write `12.0`."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        pass
    try:
        return round(float(value or ""))
    except (ValueError, OverflowError):
        return default
