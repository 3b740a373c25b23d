"""Figures in .csv and .xlsx files: a grid of texts, each with its place."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from slidegen.patterns import regex
from slidegen.problems import Place, Problems
from slidegen.spec import DataFile, Text
from slidegen.values import dataclass

Grid = tuple[tuple[Text | None, ...], ...]

MAX_BYTES = 20 * 1024 * 1024
_RANGE = regex(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?$")


def read_figures(source: DataFile, folder: Path, problems: Problems) -> Grid | None:
    """The cells that `source` names, rows of equal length; None where they cannot be read.

    A relative path is taken from `folder`, the spec's. Without a range, empty rows and columns
    around the cells are left out, and a title above the names of the columns is a problem. A cell
    of a .csv file has its line and column there; a place in a workbook names the cell instead
    (`投资.xlsx!Sheet1!D2`), as its file has no lines.
    """
    place = source.file.place
    path = folder / source.file
    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx", ".xlsm"):
        problems.error("data-file-kind", place, file=str(source.file))
        return None
    try:
        if path.stat().st_size > MAX_BYTES:
            problems.error("data-file-too-large", place, file=str(source.file))
            return None
        data = path.read_bytes()
    except OSError as error:
        code = "data-file-missing" if isinstance(error, FileNotFoundError) else "data-file-closed"
        problems.error(code, place, file=str(path))
        return None
    if kind == ".csv":
        grid = _read_csv(data, str(path), source, problems)
    else:
        grid = _read_workbook(data, str(path), source, problems)
    if grid is None:
        return None
    area = _read_range(grid, source, problems)
    if area is None:
        return None
    cells = _cut(grid, area)
    if not cells:
        problems.error("data-file-empty", place, file=str(source.file))
        return None
    if source.range is None and not _starts_with_names(grid, area, place, problems):
        return None
    return cells


def _read_csv(data: bytes, file: str, source: DataFile, problems: Problems) -> Grid | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        problems.error("data-file-broken", source.file.place, file=str(source.file))
        return None
    if "\0" in text:
        problems.error("data-file-broken", source.file.place, file=str(source.file))
        return None
    try:
        return tuple(_csv_rows(text, file))
    except csv.Error:
        problems.error("data-file-broken", source.file.place, file=str(source.file))
        return None


def _csv_rows(text: str, file: str) -> Iterator[tuple[Text | None, ...]]:
    """Each record with the place of each of its cells; a quoted cell may run over several lines."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines)
    done = 0
    for row in reader:
        starts = _cell_starts("".join(lines[done : reader.line_num]))
        starts += [(0, 1)] * (len(row) - len(starts))
        yield tuple(
            Text(cell.strip(), Place(file, done + 1 + line, column, max(1, len(cell.strip()))))
            if cell.strip()
            else None
            for cell, (line, column) in zip(row, starts, strict=False)
        )
        done = reader.line_num


_CSV_CELL = regex(r'\s*("(?:[^"]|"")*"?)?[^,]*(?:,|$)')


def _cell_starts(record: str) -> list[tuple[int, int]]:
    """Where the text of each cell begins: lines below the first one, column from 1."""
    found, at = [], 0
    while at <= len(record):
        cell = _CSV_CELL.match(record, at)
        assert cell is not None
        begin = at + len(cell[0]) - len(cell[0].lstrip(' \t"'))
        before = record[:begin]
        found.append((before.count("\n"), begin - (before.rfind("\n") + 1) + 1))
        if not cell[0].endswith(","):
            break
        at = cell.end()
    return found


def _read_workbook(data: bytes, file: str, source: DataFile, problems: Problems) -> Grid | None:
    # openpyxl costs 0.2 s to load, and only decks with figures in a workbook need it.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > 20 * MAX_BYTES:
                problems.error("data-file-too-large", source.file.place, file=str(source.file))
                return None
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError):
        # SyntaxError is ElementTree's for broken XML.
        problems.error("data-file-broken", source.file.place, file=str(source.file))
        return None
    names = workbook.sheetnames
    if source.sheet is not None and source.sheet not in names:
        problems.error(
            "unknown-sheet", source.sheet.place, sheet=str(source.sheet), sheets="、".join(names)
        )
        return None
    sheet = workbook[source.sheet if source.sheet is not None else names[0]]
    return tuple(
        tuple(
            _read_cell(
                cell.value, cell.number_format, Place(f"{file}!{sheet.title}!{cell.coordinate}")
            )
            for cell in row
        )
        for row in sheet.iter_rows()
    )


def _read_cell(value: object, number_format: str, place: Place) -> Text | None:
    if value is None or str(value).strip() == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return Text(str(value).strip(), place)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if "%" in number_format:
        return Text(f"{_plain(number * 100)}%", place)
    return Text(_plain(number), place)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle of cells; rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return (
            f"{_column_name(self.left + 1)}{self.top + 1}"
            f":{_column_name(self.right + 1)}{self.bottom + 1}"
        )


def _read_range(grid: Grid, source: DataFile, problems: Problems) -> _Area | None:
    """The cells asked for, or without a range all that are filled."""
    if source.range is None:
        return _filled(grid)
    match = _RANGE.match(source.range.strip())
    if match is None:
        problems.error("cell-range", source.range.place, range=str(source.range))
        return None
    first = (_column(match[1]), int(match[2]) - 1)
    last = (_column(match[3]), int(match[4]) - 1) if match[3] else first
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(first, last, strict=True))
    return _Area(top, left, bottom, right)


def _filled(grid: Grid) -> _Area:
    cells = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell is not None]
    if not cells:
        return _Area(0, 0, 0, 0)
    rows, columns = zip(*cells, strict=True)
    return _Area(min(rows), min(columns), max(rows), max(columns))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _column_name(number: int) -> str:
    """The letters of a sheet's column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cut(grid: Grid, area: _Area) -> Grid:
    """The area's rows that are not empty, all as long as the longest."""
    rows = [row[area.left : area.right + 1] for row in grid[area.top : area.bottom + 1]]
    rows = [row for row in rows if any(cell is not None for cell in row)]
    width = max((_length(row) for row in rows), default=0)
    return tuple((row + (None,) * width)[:width] for row in rows)


def _length(row: tuple[Text | None, ...]) -> int:
    return max((number for number, cell in enumerate(row, 1) if cell is not None), default=0)


def _starts_with_names(grid: Grid, area: _Area, asked_at: Place | None, problems: Problems) -> bool:
    """Whether the first row names the columns. One cell alone above wider rows is a title."""
    first = [cell for cell in grid[area.top] if cell is not None]
    below = range(area.top + 1, area.bottom + 1)
    names = next((row for row in below if sum(c is not None for c in grid[row]) > 1), None)
    # A series without a category column's name has its only name in the second of two columns.
    unnamed = grid[area.top][area.left] is None and area.right - area.left == 1
    if len(first) > 1 or names is None or unnamed:
        return True
    proposed = _Area(names, area.left, area.bottom, area.right)
    problems.error(
        "data-title-row", first[0].place or asked_at, title=str(first[0]), range=str(proposed)
    )
    return False
