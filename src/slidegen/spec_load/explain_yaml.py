"""What is wrong with a line that is no YAML, in words for people who never heard of YAML.

The parser says "mapping values are not allowed in this context"; what people do is to forget a
space, to type a full-width colon, to leave a quote open. So the lines near the error are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from slidegen.problems import Place, Problems
from slidegen.spec import LAYOUTS, DeckSpec, Node, Text
from slidegen.spec_load.names import node_in
from slidegen.spec_load.source import Source

Found = tuple[str, int, int, dict[str, Any]]
Check = Callable[[str], Found | None]

_DASHES = r"^[ \t\u3000\xa0]*(?:-[ \t]+)*"
_LOOK_BACK = 6
_SAID_OF_INDENTATION = (
    "mapping values",
    "expected key",
    "'-' indicator",
    "block end",
    "document start",
)
# Characters of a line that are looked at. Some checks take time with the square of its length.
_LONGEST = 500


@cache
def _all_keys() -> frozenset[str]:
    keys: set[str] = set()
    todo: list[type[Node]] = [DeckSpec, *LAYOUTS.values()]
    while todo:
        model = todo.pop()
        keys |= set(model.key_names())
        inner = (node_in(field.annotation) for field in model.model_fields.values())
        todo += [node for node in inner if node is not None]
    return frozenset(keys)


def explain_syntax(error: Any, source: Source, problems: Problems) -> None:
    """Add the one problem that best explains why a file is no YAML."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '') or ''}; {getattr(error, 'problem', '') or ''}"
    at = min(mark.index, len(source.text)) if mark is not None else 0
    since = min(context.index, len(source.text)) if context is not None else at
    for check in (_by_line, _by_quotes, _by_earlier_lines, _by_message):
        found = check(source, at, since, said)
        if found is not None:
            code, place, values = found
            others = _row_before(source, place.line - 1) if code == "yaml-indent" else ()
            problems.error(code, place, others=others, **values)
            return
    problems.error("yaml-syntax", source.place(at, at + 1))


def _row_before(source: Source, row: int) -> tuple[Place, ...]:
    """The line that the indentation of `row` is compared with; it may be the one that is wrong."""
    before = next(iter(_rows_back(source, row - 1)), None)
    if before is None:
        return ()
    line = _code_of(source.rows[before]).rstrip()
    return (source.place_in(before, _indent(line), len(line)),)


def explain_text(text: Text, source: Source, problems: Problems) -> bool:
    """Whether a text that should have been keys or a list is so by a slip that can be named.

    Such a text often runs over several lines, each with the same slip; each is reported.
    """
    if text.place is None:
        return False
    first = text.place.line - 1
    indent = _indent(source.rows[first])
    explained = False
    for row in range(first, len(source.rows)):
        line = source.rows[row]
        if row > first and (not line.strip() or _indent(line) < indent):
            break
        found = _first_slip(source, row, (*_SLIPS, _wide_dash))
        if found is None:
            break
        code, place, values = found
        problems.error(code, place, **values)
        explained = True
    return explained


Explained = tuple[str, Place, dict[str, Any]]


def _by_line(source: Source, at: int, since: int, said: str) -> Explained | None:
    """A slip on the line of the error, or on the one where its bracket opens."""
    rows = [source.row_of(at)] + ([source.row_of(since)] if "flow" in said else [])
    checks = (*_SLIPS, *_IN_LINE)
    return next((found for row in rows if (found := _first_slip(source, row, checks))), None)


def _by_earlier_lines(source: Source, at: int, since: int, said: str) -> Explained | None:
    """A slip on one of the few lines before, which the parser took for the start of a long text."""
    rows = _rows_back(source, source.row_of(at))
    checks = (*_SLIPS, _wide_dash, _no_colon, _any_colon_without_space)
    return next((found for row in rows if (found := _first_slip(source, row, checks))), None)


def _first_slip(source: Source, row: int, checks: Iterable[Check]) -> Explained | None:
    line = _code_of(source.rows[min(row, len(source.rows) - 1)])
    for check in checks:
        found = check(line)
        if found is not None:
            code, start, end, values = found
            return code, source.place_in(row, start, end), values
    return None


def _rows_back(source: Source, row: int) -> Iterator[int]:
    looked = 0
    for number in range(min(row, len(source.rows) - 1), -1, -1):
        line = source.rows[number].strip()
        if line and not line.startswith("#"):
            yield number
            looked += 1
        if looked >= _LOOK_BACK:
            return


def _by_quotes(source: Source, at: int, since: int, said: str) -> Explained | None:
    """A quote that is never closed, or one that closes before the text ends."""
    if "quoted scalar" in said and "escape" in said:
        backslash = source.text.rfind("\\", 0, at + 1)  # libyaml points to it, the other behind it
        return "yaml-escape", source.place(backslash, backslash + 2), {}
    if "quoted scalar" in said:
        return "yaml-quote", source.place(since, since + 1), {"quote": source.text[since]}
    for number in _rows_back(source, source.row_of(at)):
        line = _code_of(source.rows[number])
        opened = re.search(rf"(?:{_DASHES}|[:,\[{{][ \t]*)([\"'])", line)
        if opened is None:
            continue
        quote, start = opened[1], opened.start(1)
        closed = _closing(line, start)
        if closed is None:
            return "yaml-quote", source.place_in(number, start, start + 1), {"quote": quote}
        rest = line[closed + 1 :].lstrip()
        if rest and rest[0] not in ",]}:#":
            after = len(line) - len(rest)
            place = source.place_in(number, after, len(line.rstrip()))
            return "yaml-after-quote", place, {"quote": quote}
    return None


def _closing(line: str, start: int) -> int | None:
    """Where the quote that opens at `start` closes on the same line."""
    pattern = r'"(?:[^"\\]|\\.)*"' if line[start] == '"' else r"'(?:[^']|'')*'"
    match = re.compile(pattern).match(line, start)
    return match.end() - 1 if match else None


def _by_message(source: Source, at: int, since: int, said: str) -> Explained | None:
    """What is left: indentation, brackets, characters that mean something to YAML."""
    here = source.text[at : at + 1]
    if "alias" in said or "anchor" in said or "tag" in said:
        return _first_character(source, since)
    if "block scalar" in said:
        return _first_character(source, since)
    if "cannot start any token" in said:
        return _first_character(source, at)
    if "nesting depth" in said:
        return "yaml-too-deep", source.place(at, at + 1), {"limit": 40}
    if "sequence entries" in said:
        return "yaml-dash-in-line", source.place(at, at + 1), {}
    if "flow" in said:
        bracket = source.text[since : since + 1]
        return "yaml-bracket", source.place(since, since + 1), {"bracket": bracket}
    if "simple key" in said:
        place = source.place(since, len(source.text))
        return "yaml-no-colon", _trim(place, source), {}
    if "mapping values" in said and (found := _wide_colon_above(source, at)) is not None:
        return found
    if any(words in said for words in _SAID_OF_INDENTATION):
        return "yaml-indent", _rest_of_row(source, at), {}
    if here and here in "]}":
        return "yaml-bracket", source.place(at, at + 1), {"bracket": here}
    return None


def _wide_colon_above(source: Source, at: int) -> Explained | None:
    """`技改投资：30` above `民间投资: 25`: both were read as one text with a colon in it."""
    row = source.row_of(at)
    above = next(iter(_rows_back(source, row - 1)), None)
    if above is None or _indent(source.rows[above]) != _indent(source.rows[row]):
        return None
    line = _code_of(source.rows[above])
    match = re.match(rf"{_DASHES}(?P<key>[^\s:：]+)(?P<colon>：)[^:]*$", line)
    if match is None:
        return None
    code, start, end, values = _colon_found(match)
    return code, source.place_in(above, start, end), values


def _first_character(source: Source, at: int) -> Explained:
    character = source.text[at : at + 1]
    place = _rest_of_row(source, at)
    row = source.rows[place.line - 1]
    if re.search(r"[{\[]", row[: place.column - 1]):  # between brackets, a text ends at a comma
        text = re.match(r"[^,\]}]*", row[place.column - 1 :])
        length = len(text.group().rstrip()) if text else 1
        place = Place(place.file, place.line, place.column, max(1, length))
    return "yaml-first-character", place, {"character": character}


def _rest_of_row(source: Source, at: int) -> Place:
    """The words of the line that an offset is in, from there or from the line's beginning."""
    row = source.row_of(at)
    column = at - source.start_of(row)
    line = source.rows[row].rstrip()
    start = column if line[column : column + 1] not in ("", ":") else _indent(line)
    return source.place_in(row, start, len(line))


def _trim(place: Place, source: Source) -> Place:
    line = source.rows[place.line - 1].rstrip()
    return Place(place.file, place.line, place.column, max(1, len(line) - place.column + 1))


def _code_of(line: str) -> str:
    """The line up to its `#`, if that is not inside quotes; of a very long line, the beginning."""
    line = line[:_LONGEST]
    match = re.match(r"""(?:[^"'#]|(?<=\S)["']|"(?:[^"\\]|\\.)*"|'[^']*'|(?<=\S)#)*""", line)
    end = match.end() if match else len(line)
    return line[:end] if line[end : end + 1] == "#" else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\u3000\xa0"))


def _tab(line: str) -> Found | None:
    match = re.match(r" *(\t+)", line)
    return ("yaml-tab", match.start(1), match.end(1), {}) if match else None


def _wide_space(line: str) -> Found | None:
    match = re.match(r"[ \t]*([\u3000\xa0]+)", line)
    return ("yaml-wide-space", match.start(1), match.end(1), {}) if match else None


def _wide_colon(line: str) -> Found | None:
    """`标题：…` for a key that the language has, or a name with nothing behind the colon."""
    match = re.match(
        rf"{_DASHES}(?P<key>[^\s:：#\"'\[{{][^:：]*?)[ \t]*(?P<colon>：)(?P<rest>.*)", line
    )
    if match and (match["key"].strip("“”") in _all_keys() or not match["rest"].strip()):
        return _colon_found(match)
    match = re.search(r"[{,，][ \t]*(?P<key>[A-Za-z_]+)[ \t]*(?P<colon>：)", line)
    return _colon_found(match) if match and match["key"] in _all_keys() else None


def _colon_found(match: re.Match[str]) -> Found:
    return "yaml-wide-colon", match.start("colon"), match.end("colon"), {"key": match["key"]}


def _colon_without_space(line: str) -> Found | None:
    match = re.match(rf"{_DASHES}(?P<key>[A-Za-z_]+):(?=[^\s])", line)
    if match and match["key"] in _all_keys():
        return "yaml-colon-space", match.end() - 1, match.end(), {"key": match["key"]}
    return None


def _any_colon_without_space(line: str) -> Found | None:
    """`去年同期:144`: a name of the author's own with its value."""
    match = re.match(rf"{_DASHES}(?P<key>[^\s:：#\"'\[{{]*[^\s\d:：]):(?=[^\s/\\:])[^:]*$", line)
    if match is None:
        return None
    return "yaml-colon-space", match.end("key"), match.end("key") + 1, {"key": match["key"]}


def _no_colon(line: str) -> Found | None:
    """`heading 增量崛起`: a key of the language that lacks its colon."""
    match = re.match(rf"{_DASHES}(?P<key>[A-Za-z_]+)[ \t]+[^\s:：]", line)
    if match is None or match["key"] not in _all_keys() or re.search(r":(?=[ \t]|$)", line):
        return None
    return "yaml-no-colon", match.start("key"), len(line.rstrip()), {}


def _dash_without_space(line: str) -> Found | None:
    match = re.match(r"[ \t]*(-)(?=[^\s\-])(?!\d)", line)
    return ("yaml-dash-space", match.start(1), match.end(1), {}) if match else None


def _wide_dash(line: str) -> Found | None:
    match = re.match(r"[ \t]*([—–－·•])[ \t]*[^\s—]", line)
    return ("yaml-wide-dash", match.start(1), match.end(1), {"dash": match[1]}) if match else None


def _wide_comma(line: str) -> Found | None:
    """`{value: 5，label: …}`: full-width commas and brackets where YAML wants its own."""
    match = re.search(r"[{\[].*?(，)[ \t]*[A-Za-z_]+[ \t]*[:：]", line)
    if match:
        return "yaml-wide-comma", match.start(1), match.end(1), {"mark": "，", "right": ","}
    match = re.search(r"[\[{][^\]}]*([］｝])[ \t]*$", line)
    if match:
        right = {"］": "]", "｝": "}"}[match[1]]
        return "yaml-wide-comma", match.start(1), match.end(1), {"mark": match[1], "right": right}
    return None


def _curly_quotes(line: str) -> Found | None:
    """“…: …”: Chinese quotes do not keep a colon from being read as YAML's."""
    match = re.search(r": +([“‘][^”’]*: [^”’]*[”’])[ \t]*$", line)
    return ("yaml-curly-quotes", match.start(1), match.end(1), {}) if match else None


def _colon_in_text(line: str) -> Found | None:
    match = re.match(
        rf"{_DASHES}[^\s\"'\[{{#][^:]*: +(?![\"'\[{{|>])(?P<text>.*?\S)(?P<colon>:)(?= |$)", line
    )
    if match is None:
        return None
    return "yaml-colon-in-text", match.start("colon"), match.end("colon"), {}


def _text_after_bracket(line: str) -> Found | None:
    match = re.search(rf"(?:: +|{_DASHES})([\[{{])[^\[\]{{}}]*[\]}}][ \t]*[^\s,#\]}}:]", line)
    if match is None:
        return None
    return "yaml-first-character", match.start(1), len(line.rstrip()), {"character": match[1]}


def _extra_bracket(line: str) -> Found | None:
    """A bracket that closes more than the line has opened."""
    bare = re.sub(r"""(?<!\S)(?:"(?:[^"\\]|\\.)*"|'[^']*')""", lambda m: " " * len(m[0]), line)
    depth = opened = 0
    for column, char in enumerate(bare):
        if char in "[{":
            depth, opened = depth + 1, opened + 1
        elif char in "]}":
            depth -= 1
            if depth < 0 and opened:
                return "yaml-bracket", column, column + 1, {"bracket": char}
    return None


# Slips that are slips wherever they stand, and such as only explain an error on their own line.
_SLIPS: tuple[Check, ...] = (
    _tab,
    _wide_space,
    _wide_colon,
    _colon_without_space,
    _dash_without_space,
)
_IN_LINE: tuple[Check, ...] = (
    _wide_dash,
    _wide_comma,
    _curly_quotes,
    _colon_in_text,
    _text_after_bracket,
    _extra_bracket,
)
