"""Tables: cells as words, which columns are numbers, which row is stressed."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from slidegen.patterns import regex
from slidegen.plan.charts import NO_VALUE
from slidegen.plan.content import TablePlan, Words, parse_words
from slidegen.plan.numbers import (
    is_bare,
    is_number,
    part_thousands,
    parts_thousands,
    read_facts,
    real_minus,
)
from slidegen.problems import Place, Problems
from slidegen.readers.figures import read_figures
from slidegen.spec import TableSpec, Text

EMPTY = "—"
_UNIT_IN_HEAD = regex(r"[（(][^（()）]+[)）]$")


def plan_table(
    spec: TableSpec, title: str, folder: Path, language: str, problems: Problems
) -> TablePlan | None:
    """The table as it will stand; empty cells show a dash. `title` goes into the alt text.

    Texts stay as written. Numbers alone get a real minus, and quantities their thousands parted
    as in charts.
    """
    columns, rows = _collect_cells(spec, folder, problems)
    if not columns or not rows:
        return None
    highlight = _find_row(spec, rows, problems)
    if not _check_lengths(rows, len(columns), spec, problems):
        return None
    numeric = tuple(_is_numeric(column, rows) for column in range(len(columns)))
    least = tuple(
        _least_digits(columns[column], [row[column] for row in rows], language)
        if numeric[column]
        else None
        for column in range(len(columns))
    )
    body = tuple(
        tuple(_words(cell, digits, spec.place) for cell, digits in zip(row, least, strict=True))
        for row in rows
    )
    heads = tuple(_words(cell, None, spec.place) for cell in columns)
    zh = language == "zh-CN"
    names = ("、" if zh else ", ").join(head.plain for head in heads)
    alt = (
        f"表格：{title}。{len(body)}行，各列为{names}。"
        if zh
        else f"Table: {title}. {len(body)} row{'s' if len(body) > 1 else ''}; columns: {names}."
    )
    return TablePlan(heads, body, numeric, highlight, alt, spec.place)


def _collect_cells(
    spec: TableSpec, folder: Path, problems: Problems
) -> tuple[tuple[Text | None, ...], list[tuple[Text | None, ...]]]:
    if spec.source_file is not None:
        grid = read_figures(spec.source_file, folder, problems)
        if grid is not None and len(grid) < 2:
            problems.error("data-too-small", spec.source_file.file.place)
            return (), []
        return (grid[0], list(grid[1:])) if grid else ((), [])
    return tuple(spec.columns or ()), [tuple(row) for row in spec.rows or ()]


def _check_lengths(
    rows: list[tuple[Text | None, ...]], columns: int, spec: TableSpec, problems: Problems
) -> bool:
    wrong = [row for row in rows if len(row) != columns]
    for row in wrong:
        place = next((cell.place for cell in row if cell is not None), spec.place)
        problems.error("row-length", place, cells=len(row), columns=columns)
    return not wrong


def _is_numeric(column: int, rows: list[tuple[Text | None, ...]]) -> bool:
    """Whether a column holds numbers alone, at least one; empty cells and dashes do not matter."""
    cells = [_plain(row[column]) for row in rows]
    written = [cell for cell in cells if cell not in NO_VALUE]
    # 2000 looks like a year: alone it is a text, among numbers a number.
    return (
        column > 0
        and any(map(is_number, written))
        and all(is_number(cell) or is_bare(cell) for cell in written)
    )


def _least_digits(head: Text | None, cells: list[Text | None], language: str) -> int | None:
    """From how many digits on a column of numbers gets commas; None leaves it as it is written.

    Codes and years look like numbers, so only what is written with commas, a unit (in the cells
    or in brackets in the header) or decimals is taken for a quantity.
    """
    facts = [
        fact for cell in map(_plain, cells) if cell not in NO_VALUE for fact in read_facts(cell)
    ]
    parted = [fact for fact in facts if parts_thousands(fact.text)]
    quantity = _UNIT_IN_HEAD.search(_plain(head)) or any(
        fact.unit or fact.scale != 1 or "." in fact.text for fact in facts
    )
    if not parted and not quantity:
        return None
    long = any(abs(fact.written) >= 10_000 for fact in facts)
    four = any(abs(fact.written) < 10_000 for fact in parted)
    return 4 if four or (long and language != "zh-CN") else 5


def _plain(cell: Text | None) -> str:
    return cell.replace("**", "").strip() if cell is not None else ""


def _words(cell: Text | None, digits: int | None, fallback: Place | None) -> Words:
    if cell is None or not cell.strip():
        return parse_words(EMPTY, fallback)
    shown = real_minus(cell)
    return parse_words(part_thousands(shown, digits) if digits else shown, cell.place)


def _find_row(
    spec: TableSpec, rows: list[tuple[Text | None, ...]], problems: Problems
) -> int | None:
    if spec.highlight is None:
        return None
    wanted = _plain(spec.highlight)
    names = [_plain(row[0]) if row else "" for row in rows]
    if wanted in names:
        return names.index(wanted)
    near = get_close_matches(wanted, names, 1, 0.4)
    values: dict[str, Any] = {"nearest": near[0]} if near else {}
    problems.error("unknown-row", spec.highlight.place, name=str(spec.highlight), **values)
    return None
