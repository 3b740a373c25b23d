"""A planned table in its frame: column widths from the content, row heights that will be drawn."""

from __future__ import annotations

from slidegen.arrange.blocks import TableBlock
from slidegen.arrange.roles import TABLE_FLOOR
from slidegen.deck import Cell, Colour, Line, Paragraph, Run, SlotRef, TableItem
from slidegen.plan.content import TablePlan, Words
from slidegen.problems import Problems
from slidegen.template import Slot, Template
from slidegen.typeset.fit import LevelStyle, ParagraphText, Span, set_text
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import Box, points
from slidegen.values import dataclass

_SIZES = (20.0, 18.0, 16.0, 14.0, TABLE_FLOOR)
_PITCH = 1.3
_HEAD_SIZE = 16.0
# Room between columns and above and below a cell's text, in pt.
_GUTTER = 24.0
# Numbers end where the texts of the next column begin: that takes more.
_WIDE_GUTTER = 48.0
_PADDING = 3.0
# Rows are no higher than this multiple of the text, however few they are.
_LOOSEST = 2.3


@dataclass(frozen=True, slots=True)
class _Setting:
    """A table at one text size: widths and heights in pt."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return sum(self.heights)


def set_table(
    block: TableBlock,
    box: Box,
    slot: Slot | None,
    template: Template,
    problems: Problems,
    lang: str,
) -> TableItem:
    """The table at the largest size at which all its rows fit the box (EMU)."""
    table = block.table
    fonts = Fonts(template.theme.minor_latin, template.theme.minor_ea)
    setting = _fit(table, box, fonts)
    if setting.height > box.height_pt:
        problems.error(
            "table-too-high",
            table.place,
            rows=len(table.rows),
            over=f"{setting.height - box.height_pt:.0f}",
            size=f"{setting.size:g}",
        )
    heights = _loosen(setting, box)
    widths = _whole(setting.widths, box.width)
    rows = (table.columns, *table.rows)
    return TableItem(
        key=block.key,
        name=block.name,
        box=Box(box.x, box.y, box.width, sum(heights)),
        widths=widths,
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
        slot=SlotRef(slot.kind, slot.idx) if slot else None,
    )


def _fit(table: TablePlan, box: Box, fonts: Fonts) -> _Setting:
    setting = _set_at(table, box, fonts, _SIZES[0])
    for size in _SIZES[1:]:
        if setting.height <= box.height_pt:
            break
        setting = _set_at(table, box, fonts, size)
    return setting


def _set_at(table: TablePlan, box: Box, fonts: Fonts, size: float) -> _Setting:
    widths = _column_widths(table, box.width_pt, fonts, size)
    head = min(_HEAD_SIZE, size)
    rooms = tuple(width - sum(_insets(table, column)) for column, width in enumerate(widths))
    heights = [
        _row_height(table.columns, rooms, fonts, head, True),
        *(_row_height(row, rooms, fonts, size, False) for row in table.rows),
    ]
    return _Setting(size, widths, tuple(heights))


def _column_widths(table: TablePlan, total: float, fonts: Fonts, size: float) -> tuple[float, ...]:
    """Widths in pt that add up to `total`: what the content needs, spare room shared out evenly.

    Where it needs more than there is, numbers keep their width and texts give way.
    """
    head = min(_HEAD_SIZE, size)
    natural = []
    for column, title in enumerate(table.columns):
        cells = [text_width(row[column].plain, fonts, size, True) for row in table.rows]
        widest = max(text_width(title.plain, fonts, head, True), *cells)
        natural.append(widest * 1.03 + sum(_insets(table, column)))
    spare = total - sum(natural)
    if spare >= 0:
        return tuple(width + spare / len(natural) for width in natural)
    fixed = sum(w for w, numeric in zip(natural, table.numeric, strict=True) if numeric)
    loose = sum(natural) - fixed
    left = max(total - fixed, total * 0.3)
    scale = left / loose if loose else 1.0
    widths = [
        w if numeric else max(w * scale, 3 * size + _WIDE_GUTTER)
        for w, numeric in zip(natural, table.numeric, strict=True)
    ]
    over = total / sum(widths)
    return tuple(width * over for width in widths)


def _row_height(
    cells: tuple[Words, ...], rooms: tuple[float, ...], fonts: Fonts, size: float, head: bool
) -> float:
    style = LevelStyle(size=size, pitch=round(size * _PITCH, 1), bold=head)
    lines = max(
        (
            len(set_text([_text(words)], (style,), fonts, room).lines[0])
            for words, room in zip(cells, rooms, strict=True)
        ),
        default=1,
    )
    return lines * style.pitch + 2 * _PADDING


def _insets(table: TablePlan, column: int) -> tuple[float, float]:
    """Room left and right of a column's texts, in pt; none at the table's edges."""
    left = _GUTTER / 2
    if column == 0:
        left = 0.0
    elif table.numeric[column - 1] and not table.numeric[column]:
        left = _WIDE_GUTTER - _GUTTER / 2
    return left, 0.0 if column == len(table.columns) - 1 else _GUTTER / 2


def _text(words: Words) -> ParagraphText:
    return ParagraphText(tuple(Span(piece.text, piece.strong or None) for piece in words.pieces))


def _loosen(setting: _Setting, box: Box) -> tuple[int, ...]:
    """Row heights in EMU, opened up to use the box, but not torn apart."""
    spare = max(0.0, box.height_pt - setting.height) / len(setting.heights)
    most = setting.size * _LOOSEST - setting.size * _PITCH
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
    run_size = min(_HEAD_SIZE, size) if head else size
    left, right = _insets(table, column)
    bold = head or (stressed and (column == 0 or number))
    return Cell(
        paragraphs=(
            Paragraph(
                runs=tuple(
                    _run(piece.text, run_size, bold or piece.strong, colour, lang)
                    for piece in words.pieces
                    if piece.text
                ),
                align="r" if number else "l",
                line_pitch=round(run_size * _PITCH, 1),
            ),
        ),
        insets=(
            points(left),
            points(_PADDING),
            points(right),
            points(_PADDING),
        ),
        top=Line(palette.rule, 2.0) if head else None,
        bottom=strong_line if head or last else thin_line,
    )


def _run(text: str, size: float, bold: bool, colour: Colour, lang: str) -> Run:
    return Run(text=text, size=size, bold=bold, colour=colour, lang=lang)
