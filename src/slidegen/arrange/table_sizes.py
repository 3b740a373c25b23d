"""How large the text of a table can be: column widths from the content, heights as drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from slidegen.arrange.blocks import TableBlock
from slidegen.arrange.roles import TABLE_FLOOR
from slidegen.plan.content import TablePlan, Words
from slidegen.template import Slot, Template
from slidegen.typeset.fit import LevelStyle, ParagraphText, Span, set_text
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import Box
from slidegen.values import dataclass

TABLE_SIZES = (20.0, 18.0, 16.0, 14.0, TABLE_FLOOR)
# Tables that fit at this size or a larger one share a size in the deck; so do the fuller ones.
_SHARED = 18.0
PITCH = 1.3
_HEAD_SIZE = 16.0
# Room between columns and above and below a cell's text, in pt.
_GUTTER = 24.0
# Numbers end where the texts of the next column begin: that takes more.
_WIDE_GUTTER = 48.0
PADDING = 3.0
_SAFETY = 1.03
# What no line may part: a Latin word or a number, with the marks that cling to it.
_WORD = re.compile(r"[!-~]+[，。、；：）”’％]*")


@dataclass(frozen=True, slots=True)
class TableSetting:
    """A table at one text size: widths and heights in pt, the header's first.

    `too_wide` is a number or word that is wider than its column, or empty.
    """

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    too_wide: str

    @property
    def height(self) -> float:
        return sum(self.heights)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedTable:
    """A table in the box where it will stand (EMU), with the slot that serves it, if any."""

    block: TableBlock
    box: Box
    slot: Slot | None
    fonts: Fonts
    settings: dict[float, TableSetting] = field(default_factory=dict)

    def at(self, size: float) -> TableSetting:
        if size not in self.settings:
            self.settings[size] = _set_at(self.block.table, self.box, self.fonts, size)
        return self.settings[size]

    def fits_at(self, size: float) -> bool:
        setting = self.at(size)
        return setting.height <= self.box.height_pt and not setting.too_wide

    @property
    def largest(self) -> float:
        """The largest size in pt at which it fits, else the smallest there is."""
        return next((size for size in TABLE_SIZES if self.fits_at(size)), TABLE_SIZES[-1])

    @property
    def fits(self) -> bool:
        return self.fits_at(self.largest)

    @property
    def smallest(self) -> TableSetting:
        return self.at(TABLE_SIZES[-1])


def place_table(block: TableBlock, box: Box, slot: Slot | None, template: Template) -> PlacedTable:
    fonts = Fonts(template.theme.minor_latin, template.theme.minor_ea, template.faces)
    return PlacedTable(block, box, slot, fonts)


def choose_table_sizes(tables: Sequence[PlacedTable]) -> Mapping[PlacedTable, float]:
    """Two sizes at most for all tables of a deck: one for those with room, one for full ones.

    All parts of a table that goes on over several slides count as the fullest of them.
    """
    largest: dict[int, float] = {}
    for table in tables:
        whole = _whole_of(table)
        largest[whole] = min(largest.get(whole, TABLE_SIZES[0]), table.largest)
    roomy = min((size for size in largest.values() if size >= _SHARED), default=TABLE_SIZES[0])
    full = min((size for size in largest.values() if size < _SHARED), default=TABLE_SIZES[-1])
    return {t: roomy if largest[_whole_of(t)] >= _SHARED else full for t in tables}


def _whole_of(table: PlacedTable) -> int:
    """One number for all parts of a table."""
    return id(table.block.table.whole or table.block.table)


def head_size(size: float) -> float:
    """Size in pt of the header over text of `size` pt."""
    return min(_HEAD_SIZE, size)


def _set_at(table: TablePlan, box: Box, fonts: Fonts, size: float) -> TableSetting:
    widths = _column_widths(table, box.width_pt, fonts, size)
    rooms = tuple(width - sum(column_insets(table, column)) for column, width in enumerate(widths))
    rows = [_set_row(table.columns, rooms, fonts, head_size(size), True)]
    rows += [_set_row(row, rooms, fonts, size, False) for row in table.rows]
    too_wide = next((cut for _, cut in rows if cut), "") or _parted_number(
        table, rooms, fonts, size
    )
    return TableSetting(size, widths, tuple(height for height, _ in rows), too_wide)


def _column_widths(table: TablePlan, total: float, fonts: Fonts, size: float) -> tuple[float, ...]:
    """Widths in pt that add up to `total`: what the content needs, spare room shared out evenly.

    Where it needs more than there is, each column has what its longest number or word takes, and
    the rest goes by how much each would like beyond that (CSS 2.1 §17.5.2.2).
    """
    needs = [_column_needs(table, column, fonts, size) for column in range(len(table.columns))]
    least, natural = [a for a, _ in needs], [b for _, b in needs]
    spare = total - sum(natural)
    if spare >= 0:
        return tuple(width + spare / len(natural) for width in natural)
    wanted = sum(natural) - sum(least)
    share = (total - sum(least)) / wanted if wanted else 0.0
    if share < 0:
        return tuple(width * total / sum(least) for width in least)
    return tuple(a + (b - a) * share for a, b in zip(least, natural, strict=True))


def _column_needs(table: TablePlan, column: int, fonts: Fonts, size: float) -> tuple[float, float]:
    """The least width in pt of a column, and that at which nothing in it is broken."""
    head, insets = head_size(size), sum(column_insets(table, column))
    title = table.columns[column].plain
    cells = [row[column].plain for row in table.whole or table.rows]
    widest = max((text_width(cell, fonts, size, True) for cell in cells), default=0.0)
    natural = max(text_width(title, fonts, head, True), widest)
    least = widest if table.numeric[column] else _widest_word(cells, fonts, size)
    least = max(least, _widest_word([title], fonts, head))
    return min(least, natural) * _SAFETY + insets, natural * _SAFETY + insets


def _widest_word(texts: Iterable[str], fonts: Fonts, size: float) -> float:
    """In pt; between Han a line may end, but columns of less than three look torn."""
    words = (word for text in texts for word in _WORD.findall(text))
    return max(3 * size, *(text_width(word, fonts, size, True) for word in words), 0.0)


def _set_row(
    cells: tuple[Words, ...], rooms: tuple[float, ...], fonts: Fonts, size: float, head: bool
) -> tuple[float, str]:
    """The row's height in pt, and a word in it that had to be cut, or empty."""
    style = _cell_style(size, head)
    fits = [
        set_text([_text(words)], (style,), fonts, room)
        for words, room in zip(cells, rooms, strict=True)
    ]
    lines = max((len(fit.lines[0]) for fit in fits), default=1)
    cut = next((fit.too_wide for fit in fits if fit.too_wide), "")
    return lines * style.pitch + 2 * PADDING, cut


def set_cell(
    words: Words, room: float, fonts: Fonts, size: float, *, head: bool
) -> tuple[ParagraphText, LevelStyle, tuple[str, ...]]:
    """One cell of a table of `size` pt in `room` pt: its text, how it is set, its lines."""
    style = _cell_style(head_size(size) if head else size, head)
    paragraph = _text(words)
    return paragraph, style, set_text([paragraph], (style,), fonts, room).lines[0]


def _cell_style(size: float, head: bool) -> LevelStyle:
    return LevelStyle(size=size, pitch=round(size * PITCH, 1), bold=head)


def _parted_number(table: TablePlan, rooms: tuple[float, ...], fonts: Fonts, size: float) -> str:
    """A number of a column of numbers that would take two lines."""
    for column, numeric in enumerate(table.numeric):
        if numeric:
            for row in table.rows:
                text = row[column].plain
                if text_width(text, fonts, size, True) > rooms[column]:
                    return text
    return ""


def column_insets(table: TablePlan, column: int) -> tuple[float, float]:
    """Room left and right of a column's texts, in pt; none at the table's edges."""
    left = _GUTTER / 2
    if column == 0:
        left = 0.0
    elif table.numeric[column - 1] and not table.numeric[column]:
        left = _WIDE_GUTTER - _GUTTER / 2
    return left, 0.0 if column == len(table.columns) - 1 else _GUTTER / 2


def _text(words: Words) -> ParagraphText:
    return ParagraphText(tuple(Span(piece.text, piece.strong or None) for piece in words.pieces))
