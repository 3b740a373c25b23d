"""One slide of a file as a value of the deck; what is not understood becomes a `ForeignItem`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from slidegen.deck import (
    Cell,
    ChartItem,
    Colour,
    ForeignItem,
    Item,
    ShapeItem,
    Slide,
    SlotRef,
    TableItem,
    TextItem,
)
from slidegen.powerpoint.keys import FoundKeys
from slidegen.powerpoint.markup import CHART, RELATIONS, drawing, presentation
from slidegen.powerpoint.notes import read_notes
from slidegen.powerpoint.opc import Package
from slidegen.powerpoint.read_chart import read_chart
from slidegen.powerpoint.read_text import (
    has_number_field,
    integer,
    read_fill,
    read_line,
    read_paragraphs,
)
from slidegen.powerpoint.relationships import EMBEDDED_PACKAGE
from slidegen.powerpoint.same_xml import same_xml
from slidegen.powerpoint.shape import Mark
from slidegen.powerpoint.shape_tree import read_box
from slidegen.powerpoint.slide import SlideParts, item_xml
from slidegen.powerpoint.slots import Slots, read_slot
from slidegen.powerpoint.stamp import read_shape_id
from slidegen.units import Box

_NOWHERE = Box(0, 0, 0, 0)
# What stands in a shape tree besides shapes.
_NO_SHAPES = frozenset(presentation(name) for name in ("nvGrpSpPr", "grpSpPr", "extLst"))
_ALONE = ("title", "ctrTitle", "subTitle", "dt", "ftr", "sldNum")


@dataclass(frozen=True, slots=True)
class SlidePlace:
    """Where a slide stands: its part in a package, its template layout and what that offers."""

    package: Package
    part: str
    layout: str
    slots: Slots


@dataclass(slots=True)
class _Reader:
    """A slide being read, and the keys given so far."""

    place: SlidePlace
    keys: Mapping[str, str]
    lang: str
    taken: set[str] = field(default_factory=set)


def read_slide(place: SlidePlace, keys: FoundKeys, section: str, lang: str) -> Slide:
    """The slide as it stands in the file."""
    reader = _Reader(place, keys.items, lang)
    root: Any = place.package.xml(place.part)
    tree = root.find(f"{presentation('cSld')}/{presentation('spTree')}")
    shapes = [shape for shape in tree if isinstance(shape.tag, str) and shape.tag not in _NO_SHAPES]
    return Slide(
        key=keys.slide,
        layout=place.layout,
        items=tuple(_read_item(shape, reader) for shape in shapes),
        notes=read_notes(place.package, place.part),
        section=section,
    )


def _read_item(shape: Any, reader: _Reader) -> Item:
    """The item, if writing it again would say all that the shape says."""
    key = _key_of(shape, reader)
    item = _understand(shape, key, reader)
    if item is None or not _is_whole(shape, item, reader):
        xml = etree.tostring(shape, encoding="unicode", with_tail=False)
        return ForeignItem(key, _name_of(shape), read_box(shape) or _NOWHERE, xml)
    return item


def _key_of(shape: Any, reader: _Reader) -> str:
    """The key from the slide's tags; for a shape that is not ours one from its own number."""
    guid = read_shape_id(shape)
    key = reader.keys.get(guid) if guid else None
    if key is None or key in reader.taken:
        key = f"shape-{guid[1:9].lower() if guid else _number_of(shape)}"
    count, free = 1, key
    while free in reader.taken:
        count += 1
        free = f"{key}-{count}"
    reader.taken.add(free)
    return free


def _properties_of(shape: Any) -> Any:
    return next(shape.iter(presentation("cNvPr")), None)


def _name_of(shape: Any) -> str:
    properties = _properties_of(shape)
    return properties.get("name", "") if properties is not None else ""


def _number_of(shape: Any) -> str:
    properties = _properties_of(shape)
    return properties.get("id", "0") if properties is not None else "0"


def _is_whole(shape: Any, item: Item, reader: _Reader) -> bool:
    charts = {item.key: _chart_relation(shape)} if isinstance(item, ChartItem) else {}
    parts = SlideParts(0, "", charts, 0, reader.place.slots, reader.lang)
    written = item_xml(item, Mark(0, item.name, "{}"), "", parts)
    return same_xml(shape, written, ignore_text=isinstance(item, ShapeItem))


def _understand(shape: Any, key: str, reader: _Reader) -> Item | None:
    if shape.tag == presentation("sp"):
        return _read_sp(shape, key, reader)
    if shape.tag == presentation("cxnSp"):
        return _read_drawn(shape, key)
    if shape.tag == presentation("graphicFrame"):
        return _read_frame(shape, key, reader)
    return None


def _read_sp(shape: Any, key: str, reader: _Reader) -> Item | None:
    kind = shape.find(f".//{presentation('cNvSpPr')}")
    if _slot_of(shape) is None and (kind is None or kind.get("txBox") not in ("1", "true")):
        # A drawn shape that somebody has written on is neither a panel nor a text box.
        return None if any(t.text for t in shape.iter(drawing("t"))) else _read_drawn(shape, key)
    return _read_text(shape, key, reader)


def _read_text(shape: Any, key: str, reader: _Reader) -> TextItem | None:
    body = shape.find(presentation("txBody"))
    look = shape.find(presentation("spPr"))
    if body is None or look is None:
        return None
    slot, own_box = _slot_of(shape), read_box(shape)
    properties = body.find(drawing("bodyPr"))
    anchor: Any = properties.get("anchor") if properties is not None else None
    outline = look.find(drawing("ln"))
    return TextItem(
        key=key,
        name=_name_of(shape),
        box=own_box or _inherited_box(slot, reader),
        paragraphs=read_paragraphs(body),
        slot=slot,
        own_box=own_box is not None,
        anchor=anchor if anchor in ("t", "ctr", "b") else None,
        insets=_read_insets(properties, ("lIns", "tIns", "rIns", "bIns")),
        fill=read_fill(look),
        line=read_line(outline) if outline is not None else None,
        field="slidenum" if has_number_field(body) else None,
    )


def _inherited_box(slot: SlotRef | None, reader: _Reader) -> Box:
    """Where the template layout puts the placeholder: by kind and number, else by either."""
    if slot is None:
        return _NOWHERE
    found = reader.place.slots.get(slot)
    if found is None:
        alike = [
            known
            for ref, known in reader.place.slots.items()
            if ref.idx == slot.idx or (ref.kind == slot.kind and slot.kind in _ALONE)
        ]
        found = alike[0] if alike else None
    return found.box if found is not None and found.box is not None else _NOWHERE


def _read_insets(properties: Any, names: tuple[str, ...]) -> tuple[int, int, int, int] | None:
    """The insets if all are said; some of them alone are seen as a difference later."""
    if properties is None or any(properties.get(name) is None for name in names):
        return None
    left, top, right, bottom = (integer(properties, name, 0) for name in names)
    return left, top, right, bottom


def _slot_of(shape: Any) -> SlotRef | None:
    ph = shape.find(f"./*/{presentation('nvPr')}/{presentation('ph')}")
    return read_slot(ph.attrib) if ph is not None else None


def _read_drawn(shape: Any, key: str) -> ShapeItem | None:
    look = shape.find(presentation("spPr"))
    geometry = look.find(drawing("prstGeom")) if look is not None else None
    box = read_box(shape)
    kind: Any = geometry.get("prst") if geometry is not None else None
    if box is None or kind not in ("rect", "ellipse", "line", "homePlate", "chevron"):
        return None
    outline = look.find(drawing("ln"))
    return ShapeItem(
        key=key,
        name=_name_of(shape),
        box=box,
        geometry=kind,
        fill=read_fill(look),
        line=read_line(outline) if outline is not None else None,
        alt=_alt_of(shape),
    )


def _alt_of(shape: Any) -> str:
    return str(_properties_of(shape).get("descr", ""))


def _read_frame(shape: Any, key: str, reader: _Reader) -> Item | None:
    box = read_box(shape)
    table = next(shape.iter(drawing("tbl")), None)
    if box is None:
        return None
    if table is not None:
        return _read_table(shape, table, key, box)
    return _read_chart(shape, key, box, reader)


def _chart_relation(shape: Any) -> str:
    chart = next(shape.iter(f"{{{CHART}}}chart"), None)
    return str(chart.get(f"{{{RELATIONS}}}id", "")) if chart is not None else ""


def _read_chart(shape: Any, key: str, box: Box, reader: _Reader) -> ChartItem | None:
    package = reader.place.package
    relation = package.relationships(reader.place.part).get(_chart_relation(shape))
    if relation is None or not package.leads_inside(relation):
        return None
    workbooks = package.related(relation.target, EMBEDDED_PACKAGE)
    frame = ChartItem(
        key=key,
        name=_name_of(shape),
        box=box,
        kind="column",
        categories=(),
        series=(),
        unit="",
        alt=_alt_of(shape),
        label_size=0.0,
        category_size=0.0,
        text_colour=Colour("tx1"),
        axis_colour=Colour("tx1"),
        slot=_slot_of(shape),
    )
    workbook = package.read(workbooks[0]) if workbooks else None
    return read_chart(package.read(relation.target), workbook, frame)


def _read_table(shape: Any, table: Any, key: str, box: Box) -> TableItem:
    properties = table.find(drawing("tblPr"))
    columns = table.findall(f"{drawing('tblGrid')}/{drawing('gridCol')}")
    rows = table.findall(drawing("tr"))
    return TableItem(
        key=key,
        name=_name_of(shape),
        box=box,
        widths=tuple(integer(column, "w", 0) for column in columns),
        heights=tuple(integer(row, "h", 0) for row in rows),
        rows=tuple(tuple(_read_cell(cell) for cell in row.findall(drawing("tc"))) for row in rows),
        alt=_alt_of(shape),
        header_row=_is_on(properties, "firstRow"),
        first_column=_is_on(properties, "firstCol"),
        slot=_slot_of(shape),
    )


def _is_on(properties: Any, name: str) -> bool:
    return properties is not None and properties.get(name) in ("1", "true")


def _read_cell(cell: Any) -> Cell:
    body, properties = cell.find(drawing("txBody")), cell.find(drawing("tcPr"))
    edges = (
        {name: properties.find(drawing(name)) for name in ("lnT", "lnB")}
        if (properties is not None)
        else {}
    )
    anchor: Any = properties.get("anchor", "t") if properties is not None else "t"
    return Cell(
        paragraphs=read_paragraphs(body) if body is not None else (),
        anchor=anchor if anchor in ("t", "ctr", "b") else "t",
        insets=(
            integer(properties, "marL", 91_440),
            integer(properties, "marT", 45_720),
            integer(properties, "marR", 91_440),
            integer(properties, "marB", 45_720),
        ),
        fill=read_fill(properties),
        top=_read_edge(edges.get("lnT")),
        bottom=_read_edge(edges.get("lnB")),
    )


def _read_edge(edge: Any) -> Any:
    return read_line(edge) if edge is not None else None
