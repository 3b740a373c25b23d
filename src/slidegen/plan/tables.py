"""Tables: cells as words, which columns are numbers, which row is stressed."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from slidegen.facts import find_facts
from slidegen.plan.content import TablePlan, Words, parse_words
from slidegen.problems import Place, Problems
from slidegen.readers.figures import read_figures
from slidegen.spec import TableSpec, Text

EMPTY = "—"


def plan_table(
    spec: TableSpec, title: str, folder: Path, language: str, problems: Problems
) -> TablePlan | None:
    """The table as it will stand; empty cells show a dash. `title` goes into the alt text."""
    columns, rows = _collect_cells(spec, folder, problems)
    if not columns or not rows:
        return None
    for row in rows:
        if len(row) != len(columns):
            place = next((cell.place for cell in row if cell is not None), spec.place)
            problems.error("row-length", place, cells=len(row), columns=len(columns))
            return None
    body = tuple(tuple(_words(cell, spec.place) for cell in row) for row in rows)
    heads = tuple(_words(cell, spec.place) for cell in columns)
    zh = language == "zh-CN"
    names = ("、" if zh else ", ").join(head.plain for head in heads)
    alt = (
        f"表格：{title}。{len(body)}行，各列为{names}。"
        if zh
        else f"Table: {title}. {len(body)} rows; columns: {names}."
    )
    numeric = tuple(
        column > 0 and all(_is_number(row[column].plain) for row in body)
        for column in range(len(heads))
    )
    return TablePlan(heads, body, numeric, _find_row(spec, body, problems), alt, spec.place)


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


def _words(cell: Text | None, fallback: Place | None) -> Words:
    if cell is None or not cell.strip():
        return parse_words(EMPTY, fallback)
    return parse_words(cell, cell.place)


def _is_number(text: str) -> bool:
    """A cell that is a number alone (with unit and qualifier), or empty."""
    if text == EMPTY:
        return True
    facts = find_facts(text)
    return len(facts) == 1 and len(facts[0].text) == len(text.strip())


def _find_row(
    spec: TableSpec, rows: tuple[tuple[Words, ...], ...], problems: Problems
) -> int | None:
    if spec.highlight is None:
        return None
    names = [row[0].plain for row in rows]
    if spec.highlight in names:
        return names.index(spec.highlight)
    near = get_close_matches(spec.highlight, names, 1, 0.4)
    values: dict[str, Any] = {"nearest": near[0]} if near else {}
    problems.error("unknown-row", spec.highlight.place, name=str(spec.highlight), **values)
    return None
