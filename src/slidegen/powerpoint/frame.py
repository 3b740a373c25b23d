"""Tables and the frames of charts as XML text (ECMA-376 Part 1 §19.3.1.21, §21.1.3)."""

from __future__ import annotations

from slidegen.deck import Cell, ChartItem, SlotRef, TableItem
from slidegen.powerpoint.markup import A16, CHART, COLUMN_ID_URI, ROW_ID_URI
from slidegen.powerpoint.paint import fill_xml, line_xml
from slidegen.powerpoint.shape import Mark, common_properties, place_xml
from slidegen.powerpoint.slots import Slots, slot_xml
from slidegen.powerpoint.stamp import slide_id
from slidegen.powerpoint.text import KEPT_INSIDE, paragraphs_xml

# "No Style, No Grid": nothing but what the cells themselves say is drawn.
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_LOCKED = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'


def chart_frame(item: ChartItem, mark: Mark, slots: Slots, relation: str) -> str:
    """The frame of a chart whose part is the slide's relationship `relation`."""
    locks = _LOCKED if item.slot is not None else "<p:cNvGraphicFramePr/>"
    chart = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return _frame(item, mark, slots, locks, CHART, chart)


def table_frame(item: TableItem, mark: Mark, slots: Slots) -> str:
    flags = ' firstRow="1"' if item.header_row else ""
    flags += ' firstCol="1"' if item.first_column else ""
    seed = mark.guid
    columns = "".join(
        f'<a:gridCol w="{width}">{_id_xml(COLUMN_ID_URI, "colId", f"{seed}/column/{number}")}'
        "</a:gridCol>"
        for number, width in enumerate(item.widths)
    )
    rows = "".join(
        f'<a:tr h="{height}">{"".join([_cell(cell) for cell in cells])}'
        f"{_id_xml(ROW_ID_URI, 'rowId', f'{seed}/row/{number}')}</a:tr>"
        for number, (height, cells) in enumerate(zip(item.heights, item.rows, strict=True))
    )
    table = (
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{PLAIN_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    return _frame(item, mark, slots, _LOCKED, _TABLE, table)


def _frame(
    item: ChartItem | TableItem, mark: Mark, slots: Slots, locks: str, uri: str, graphic: str
) -> str:
    """A frame always says its place, also in a placeholder: the schema has it so."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{common_properties(mark, item.alt)}{locks}"
        f"{_slot(item.slot, slots)}</p:nvGraphicFramePr>{place_xml(item.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _slot(slot: SlotRef | None, slots: Slots) -> str:
    return f"<p:nvPr>{slot_xml(slot, slots)}</p:nvPr>" if slot is not None else "<p:nvPr/>"


def _cell(cell: Cell) -> str:
    """`a:tc`; in `a:tcPr` edges come before the fill (§21.1.3.17)."""
    left, top, right, bottom = cell.insets
    inside = line_xml(cell.top, "lnT") if cell.top is not None else ""
    inside += line_xml(cell.bottom, "lnB") if cell.bottom is not None else ""
    inside += fill_xml(cell.fill) if cell.fill is not None else ""
    return (
        f"<a:tc><a:txBody><a:bodyPr/>{KEPT_INSIDE}{paragraphs_xml(cell.paragraphs)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}"'
        f' anchor="{cell.anchor}">{inside}</a:tcPr></a:tc>'
    )


def _id_xml(uri: str, name: str, seed: str) -> str:
    return (
        f'<a:extLst><a:ext uri="{uri}"><a16:{name} xmlns:a16="{A16}" val="{slide_id(seed)}"/>'
        "</a:ext></a:extLst>"
    )
