"""Figures in .csv and .xlsx files: a grid of texts, each with its place."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

from slidegen.problems import Place, Problems
from slidegen.spec import DataFile, Text

Grid = tuple[tuple[Text | None, ...], ...]

MAX_BYTES = 20 * 1024 * 1024
_RANGE = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?$")


def read_figures(source: DataFile, folder: Path, problems: Problems) -> Grid | None:
    """The cells that `source` names, rows of equal length; None where they cannot be read.

    A relative path is taken from `folder`, the spec's. Places count rows as lines and columns as
    columns of the data file.
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
    grid = _cut_range(grid, source, problems)
    if not grid or not any(cell for row in grid for cell in row):
        problems.error("data-file-empty", place, file=str(source.file))
        return None
    return grid


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
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        problems.error("data-file-broken", source.file.place, file=str(source.file))
        return None
    return tuple(
        tuple(
            Text(cell.strip(), Place(file, line, column)) if cell.strip() else None
            for column, cell in enumerate(row, 1)
        )
        for line, row in enumerate(rows, 1)
        if row
    )


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
            _read_cell(cell.value, cell.number_format, Place(file, cell.row or 0, cell.column or 0))
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


def _cut_range(grid: Grid, source: DataFile, problems: Problems) -> Grid:
    if source.range is None:
        return _square(grid)
    match = _RANGE.match(source.range.strip())
    if match is None:
        problems.error("cell-range", source.range.place, range=str(source.range))
        return ()
    left, top = _column(match[1]), int(match[2]) - 1
    right = _column(match[3]) if match[3] else left
    bottom = int(match[4]) - 1 if match[4] else top
    left, right = sorted((left, right))
    top, bottom = sorted((top, bottom))
    return _square(tuple(row[left : right + 1] for row in grid[top : bottom + 1]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _square(grid: Grid) -> Grid:
    """Rows of equal length, without empty rows and columns at the end."""
    rows = [list(row) for row in grid]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(
        (i + 1 for row in rows for i, cell in enumerate(row) if cell is not None), default=0
    )
    return tuple(tuple((row + [None] * width)[:width]) for row in rows)
