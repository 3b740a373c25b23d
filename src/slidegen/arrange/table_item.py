"""A planned table in its frame: column widths from the content, row heights that will be drawn."""

from __future__ import annotations

from slidegen.arrange.table_sizes import (
    PADDING,
    PITCH,
    PlacedTable,
    TableSetting,
    column_insets,
    head_size,
)
from slidegen.deck import Cell, Colour, Line, Paragraph, Run, SlotRef, TableItem
from slidegen.plan.content import TablePlan, Words
from slidegen.problems import Problems
from slidegen.template import Template
from slidegen.units import Box, points

# Rows are no higher than this multiple of the text, however few they are.
_LOOSEST = 2.3


def set_table(
    placed: PlacedTable, size: float, template: Template, problems: Problems, lang: str
) -> TableItem:
    """The table with its text at `size` pt, or at the smallest size where it does not fit."""
    block, box, table = placed.block, placed.box, placed.block.table
    if not placed.fits:
        _report_excess(placed, problems)
    setting = placed.at(size)
    heights = _loosen(setting, box)
    rows = (table.columns, *table.rows)
    return TableItem(
        key=block.key,
        name=block.name,
        box=Box(box.x, box.y, box.width, sum(heights)),
        widths=_whole(setting.widths, box.width),
        heights=heights,
        rows=tuple(
            tuple(
                _cell(table, row, column, words, setting.size, template, lang)
                for column, words in enumerate(cells)
            )
            for row, cells in enumerate(rows)
        ),
        alt=table.alt,
        header_row=True,
        slot=SlotRef(placed.slot.kind, placed.slot.idx) if placed.slot else None,
    )


def _report_excess(placed: PlacedTable, problems: Problems) -> None:
    table, setting = placed.block.table, placed.smallest
    if setting.too_wide:
        columns, size = len(table.columns), f"{setting.size:g}"
        word = setting.too_wide.strip()
        problems.error("table-too-wide", table.place, columns=columns, size=size, word=word)
        return
    over = f"{setting.height - placed.box.height_pt:.0f}"
    size = f"{setting.size:g}"
    highest = max(range(len(table.rows)), key=lambda row: setting.heights[row + 1])
    place = table.rows[highest][0].place or table.place
    problems.error("table-too-high", place, over=over, size=size)


def _loosen(setting: TableSetting, box: Box) -> tuple[int, ...]:
    """Row heights in EMU, opened up to use the box, but not torn apart."""
    spare = max(0.0, box.height_pt - setting.height) / len(setting.heights)
    most = setting.size * _LOOSEST - setting.size * PITCH
    extra = min(spare, most)
    return tuple(points(round(height + extra, 1)) for height in setting.heights)


def _whole(widths: tuple[float, ...], total: int) -> tuple[int, ...]:
    """Widths in EMU that add up to `total` exactly."""
    rounded = [points(width) for width in widths]
    rounded[-1] += total - sum(rounded)
    return tuple(rounded)


def _cell(
    table: TablePlan,
    row: int,
    column: int,
    words: Words,
    size: float,
    template: Template,
    lang: str,
) -> Cell:
    palette = template.palette
    head, last = row == 0, row == len(table.rows)
    stressed = table.highlight is not None and row == table.highlight + 1
    number = table.numeric[column]
    strong_line, thin_line = Line(palette.rule, 1.0), Line(palette.hairline, 0.75)
    colour = palette.secondary if head else palette.text
    if stressed and number:
        colour = palette.highlight
    run_size = head_size(size) if head else size
    left, right = column_insets(table, column)
    bold = head or stressed
    return Cell(
        paragraphs=(
            Paragraph(
                runs=tuple(
                    _run(piece.text, run_size, bold or piece.strong, colour, lang)
                    for piece in words.pieces
                    if piece.text
                ),
                align="r" if number else "l",
                line_pitch=round(run_size * PITCH, 1),
            ),
        ),
        insets=(
            points(left),
            points(PADDING),
            points(right),
            points(PADDING),
        ),
        top=Line(palette.rule, 2.0) if head else None,
        bottom=strong_line if head or last else thin_line,
    )


def _run(text: str, size: float, bold: bool, colour: Colour, lang: str) -> Run:
    return Run(text=text, size=size, bold=bold, colour=colour, lang=lang)
