"""Problems as people read them, with the line and a caret, and as programs do."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from slidegen.messages import Language, fill, find_message, hint_of
from slidegen.messages.cli import say
from slidegen.problems import Place, Problem

# Files that are longer are not read again for the sake of one line of them.
_MAX_BYTES = 8 * 1024 * 1024
# A spec and its figures are in other formats.
_REPORTS = (".txt", ".md", ".markdown")
_NEWLINE = re.compile(r"\r\n|\r|\n")
# Columns of a source line that are shown; a paragraph of a report may have thousands.
_WIDTH = 96

_COLOURS = {"error": "1;31", "warning": "1;33", "frame": "34", "hint": "36", "bold": "1"}


def format_problems(
    problems: Iterable[Problem], language: Language, *, colour: bool = False
) -> str:
    """Every problem with its place, the line it is on and the way out; a count at the end.

    `file:line:column: error[code]: …` comes first, in that form in either language, so that
    editors find it. Lines of files that are no UTF-8 text are not shown.
    """
    found = list(problems)
    if not found:
        return ""
    printer = _Printer(language, colour)
    blocks = ["\n".join(printer.lines_of(problem)) for problem in found]
    return "\n\n".join([*blocks, _count(found, language)]) + "\n"


def problem_records(problems: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    """Every problem as a mapping of plain values, always with the same keys."""
    return [_record(problem, language) for problem in problems]


def choose_language(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language asked for, else the locale's: Chinese unless it clearly names another."""
    if option is not None:
        return "en" if option == "en" else "zh"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        name = environ.get(variable, "").lower()
        if name.split(".")[0] in ("", "c", "posix"):
            continue
        return "zh" if name.startswith(("zh", "chinese")) else "en"
    return _system_language()


def _system_language() -> Language:
    if sys.platform == "win32":
        import ctypes

        # The low ten bits are the language; 0x04 is Chinese ([MS-LCID] 2.1).
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04 else "en"
    return "zh"


def wording_of(problem: Problem, language: Language) -> str:
    message = find_message(problem.code)
    wording = message.zh if language == "zh" else message.en
    filled = fill(wording, problem.values, language)
    return filled if filled is not None else wording


def display_width(text: str) -> int:
    """Columns on a terminal: Han characters take two, combining marks none."""
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _record(problem: Problem, language: Language) -> dict[str, Any]:
    hint = hint_of(find_message(problem.code), problem.values, language)
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": wording_of(problem, language),
        "hint": hint,
        **_place_record(problem.place),
        "others": [_place_record(place) for place in problem.others],
    }


def _place_record(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"file": None, "line": None, "column": None, "length": None}
    if place.line == 0:
        return {"file": place.file, "line": None, "column": None, "length": None}
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
    }


def _count(problems: list[Problem], language: Language) -> str:
    parts = []
    for severity in ("error", "warning"):
        count = sum(problem.severity == severity for problem in problems)
        if count == 1:
            parts.append(say(f"{severity}-one", language))
        elif count:
            parts.append(say(f"{severity}s", language, count=count))
    return ("，" if language == "zh" else ", ").join(parts)


class _Printer:
    """Prints problems one after another and reads each file once."""

    def __init__(self, language: Language, colour: bool) -> None:
        self._language: Language = language
        self._colour = colour
        self._files: dict[str, list[str]] = {}

    def lines_of(self, problem: Problem) -> Iterator[str]:
        where = _where(problem.place)
        head = self._paint(problem.severity, f"{problem.severity}[{problem.code}]")
        place = self._paint("bold", f"{where}: ") if where else ""
        yield f"{place}{head}: {wording_of(problem, self._language)}"
        yield from self._excerpt(problem.place, problem.severity)
        for other in problem.others:
            in_report = other.file.lower().endswith(_REPORTS)
            title = say("in-report" if in_report else "other-place", self._language)
            yield f"  {self._paint('frame', '-->')} {_where(other)} ({title})"
            yield from self._excerpt(other, "frame")
        hint = hint_of(find_message(problem.code), problem.values, self._language)
        if hint:
            yield f"  {self._paint('frame', '=')} {self._paint('hint', self._help())}{hint}"

    def _help(self) -> str:
        return say("help", self._language)

    def _excerpt(self, place: Place | None, style: str) -> Iterator[str]:
        """The line of a place, and carets under its characters."""
        if place is None or place.line < 1:
            return
        rows = self._read(place.file)
        if place.line > len(rows):
            return
        row = rows[place.line - 1]
        start = min(max(place.column - 1, 0), len(row))
        end = min(start + max(place.length, 1), max(len(row), start + 1))
        row, start, end = _cut(row, start, end)
        number = str(place.line)
        bar = self._paint("frame", "|")
        yield f" {self._paint('frame', number)} {bar} {_visible(row)}"
        # Tabs stay tabs, so that the caret stands below its character however wide they are.
        before = "".join("\t" if char == "\t" else " " * _char_width(char) for char in row[:start])
        carets = "^" * max(1, display_width(row[start:end]))
        yield f" {' ' * len(number)} {bar} {before}{self._paint(style, carets)}"

    def _read(self, file: str) -> list[str]:
        if file not in self._files:
            self._files[file] = _read_rows(Path(file))
        return self._files[file]

    def _paint(self, style: str, text: str) -> str:
        return f"\033[{_COLOURS[style]}m{text}\033[0m" if self._colour else text


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.file}:{place.line}:{place.column}" if place.line else place.file


def _read_rows(path: Path) -> list[str]:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return []
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return []
    return [] if "\0" in text else _NEWLINE.split(text)


def _cut(row: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around the characters from `start` to `end`."""
    if len(row) <= _WIDTH and display_width(row) <= _WIDTH:
        return row, start, end
    # A third of the width is left for what stands before.
    first, width = start, 0
    while first > 0 and (width := width + _char_width(row[first - 1])) <= _WIDTH // 3:
        first -= 1
    last, width = first, 0
    while last < len(row) and (width := width + _char_width(row[last])) <= _WIDTH - 2:
        last += 1
    left, right = "…" if first else "", "…" if last < len(row) else ""
    shift = len(left) - first
    return left + row[first:last] + right, start + shift, max(min(end, last), start + 1) + shift


def _visible(row: str) -> str:
    """Control characters as their signs, so that they neither act on the terminal nor vanish."""
    return "".join(
        chr(0x2400 + ord(char)) if char < " " and char != "\t" else "·" if char == "\x7f" else char
        for char in row
    )
