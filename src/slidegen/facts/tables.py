"""Tables that a report lays out in rows: what each cell's number measures, and in which unit."""

from __future__ import annotations

from dataclasses import replace

from slidegen.facts.direction import is_growth
from slidegen.facts.fact import Fact
from slidegen.facts.units import find_unit, read_unit, with_unit
from slidegen.patterns import regex
from slidegen.values import dataclass

_GAP = regex(r"\s{2,}|\t|\u3000+")
# It holds what _CELL_GAP looks for; looking for a set of characters first is cheap.
_MAY_PART_CELLS = regex(r"\s(?:\s|(?<=[\t\u3000]))")
_CELL_GAP = regex(r"\S(?:\s{2,}|\t|\u3000)\S")
_LONGEST_CAPTION, _LONGEST_ROW = 80, 300
_UNIT_COLUMNS = {"单位", "计量单位", "unit", "units"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a number stands in a table: the row, its name, the head above, caption and unit.

    `unit` is as written and empty where the number has its own or none is known.
    """

    row: str
    name: str
    column: str
    caption: str
    unit: str = ""

    @property
    def words(self) -> str:
        """All that the table says around the number."""
        return f"{self.caption} {self.row}"


class TableReader:
    """Takes a report's paragraphs in order and tells a table's rows from the rest."""

    def __init__(self) -> None:
        self._caption = ""
        self._heads: list[str] = []

    def read(self, text: str, facts: tuple[Fact, ...]) -> list[tuple[Fact, Cell | None]]:
        """The paragraph's numbers, in a table each in its cell and in that cell's unit."""
        if not _is_row(text):
            self._caption, self._heads = text if len(text) <= _LONGEST_CAPTION else "", []
            return [(fact, None) for fact in facts]
        cells = _split_cells(text)
        if not facts:
            self._caption = f"{self._caption} {text}"
            self._heads = [cell for _, cell in cells]
        return [self._place(fact, text, cells) for fact in facts]

    def _place(self, fact: Fact, text: str, cells: list[tuple[int, str]]) -> tuple[Fact, Cell]:
        index = sum(start <= fact.start for start, _ in cells) - 1
        aligned = len(cells) == len(self._heads)
        head = self._heads[index] if aligned else ""
        cell = Cell(text, cells[0][1], head, self._caption)
        if not aligned or cells[index][1].strip("()（）%％") != fact.text.strip("%％"):
            return fact, cell
        fact = _read_brackets(fact, text, cells[index])
        unit = find_unit(head) or self._unit_of_row(cells, head) or find_unit(self._caption)
        counted = with_unit(fact, unit)
        return counted, replace(cell, unit=unit) if counted is not fact else cell

    def _unit_of_row(self, cells: list[tuple[int, str]], head: str) -> str:
        """The unit in a column of units; it is not that of rates of growth beside it."""
        if is_growth(head):
            return ""
        named = (
            cell
            for name, (_, cell) in zip(self._heads, cells, strict=True)
            if name.lower() in _UNIT_COLUMNS
        )
        unit = next(named, "")
        return unit if read_unit(unit) is not None else ""


def _read_brackets(fact: Fact, text: str, cell: tuple[int, str]) -> Fact:
    """(8)% and (38.2) are below zero, as accounts write it."""
    start, said = cell
    if not said.startswith(("(", "（")) or fact.value < 0:
        return fact
    end = start + len(said)
    if text[start:end] != said or fact.start != start + 1:
        return fact
    unit = "%" if said.endswith(("%", "％")) else fact.unit
    negative = replace(fact, value=-fact.value, written=-fact.written, unit=unit)
    return replace(negative, text=said, start=start, end=end)


def _is_row(text: str) -> bool:
    """Cells with wide gaps between them, as reports lay tables out in text."""
    if len(text) >= _LONGEST_ROW or _MAY_PART_CELLS.search(text) is None:
        return False
    return _CELL_GAP.search(text) is not None and "。" not in text


def _split_cells(text: str) -> list[tuple[int, str]]:
    """Each cell with its offset."""
    starts = [0, *(match.end() for match in _GAP.finditer(text))]
    ends = [*(match.start() for match in _GAP.finditer(text)), len(text)]
    return [
        (start, text[start:end].strip())
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]
