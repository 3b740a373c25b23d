"""The shapes of a layout or master: which are placeholders, which are drawn, where they lie."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from slidegen.powerpoint.opc import A, P
from slidegen.powerpoint.theme import per_cent
from slidegen.units import Box

_SHAPES = {f"{P}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame", "grpSp")}
_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))
# Less than this per cent of a colour is a watermark, on which text may stand.
_FAINT = 25


def placeholders(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each placeholder of a layout or master with its `p:ph`."""
    for shape in _shapes(root):
        ph = shape.find(f"./*/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph


def drawn_shapes(root: etree._Element) -> Iterator[tuple[etree._Element, Box]]:
    """What the layout itself shows: all but placeholders and what cannot be seen."""
    for shape in _shapes(root):
        if shape.find(f"./*/{P}nvPr/{P}ph") is None:
            box = read_box(shape)
            if box is not None and _is_seen(shape):
                yield shape, box


def _shapes(root: etree._Element) -> Iterator[etree._Element]:
    tree = root.find(f"{P}cSld/{P}spTree")
    return (child for child in tree if child.tag in _SHAPES) if tree is not None else iter(())


def read_box(shape: etree._Element) -> Box | None:
    """The frame of a shape, turned with it; None where it has no place of its own."""
    xfrm = next(
        (
            found
            for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm")
            if (found := shape.find(path)) is not None
        ),
        None,
    )
    if xfrm is None:
        return None
    offset, extent = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    box = Box(
        integer(offset.get("x")),
        integer(offset.get("y")),
        max(0, integer(extent.get("cx"))),
        max(0, integer(extent.get("cy"))),
    )
    return _turned(box) if is_on_its_side(shape) else box


def is_on_its_side(shape: etree._Element) -> bool:
    """Whether the shape is turned nearer to 90° or 270° than to upright."""
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    degrees = integer(xfrm.get("rot")) / 60_000 % 180 if xfrm is not None else 0
    return 45 <= degrees < 135


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


def _is_seen(shape: etree._Element) -> bool:
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
