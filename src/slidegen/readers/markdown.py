"""Markdown → blocks. The marks of CommonMark that reports use; what is rarer stays as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from slidegen.patterns import regex
from slidegen.readers.lines import Block, BlockKind, Line, join_lines, split_lines

_HEADING = regex(r"(#{1,6})(?:\s+|$)")
_FENCE = regex(r"(`{3,}|~{3,})")
_RULE = regex(r"(?:[-*_]\s*){3,}$")
_UNDERLINE = regex(r"(?:=+|-{2,})$")
_ITEM = regex(r"([-*+]|\d{1,9}[.)])\s+")
_QUOTE = regex(r"(?:>\s?)+")
# What begins a line that any of these matches; most lines begin with none of it.
_MAY_BE_MARKED = regex(r"[#`~\-*_=+\d>|<]")
_TABLE_RULE = regex(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")

_BOLD = regex(r"(\*\*|__)(.+?)\1")
_INLINE_MARK = regex(r"[*_`\[<\\!]")
_INLINE = (
    (regex(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)"), r""),
    (regex(r"\[([^\]\n]{1,300})\]\([^)\n]{0,500}\)"), r"\1"),
    (regex(r"\*\*(?=\S)([^*\n]+)\*\*"), r"\1"),
    (regex(r"(?<!\w)__(?=\S)([^_\n]+)__(?!\w)"), r"\1"),
    (regex(r"(?<!\*)\*(?=[^\s*])([^*\n]+)(?<!\s)\*(?!\*)"), r"\1"),
    (regex(r"(?<!\w)_(?=[^\s_])([^_\n]+)_(?!\w)"), r"\1"),
    (regex(r"`([^`\n]+)`"), r"\1"),
    (regex(r"<br\s*/?>", re.IGNORECASE), r""),
    (regex(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown_blocks(text: str) -> list[Block]:
    """Headings with their level, paragraphs, list items and table rows, without their marks."""
    lines = split_lines(text)
    return list(_read_blocks(lines, _skip_front_matter(lines)))


def _skip_front_matter(lines: Sequence[Line]) -> int:
    """The index of the first line after a block of YAML between two lines of ---."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.text in ("---", "..."):
            return index + 1
    return 0


def _read_blocks(lines: Sequence[Line], index: int) -> Iterator[Block]:
    group: list[Line] = []
    mark = ""
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.text:
            yield from _close(group, mark)
            group, mark = [], ""
            continue
        if _MAY_BE_MARKED.match(line.text) is None:
            group.append(line)
            continue
        heading = _HEADING.match(line.text)
        fence = _FENCE.match(line.text)
        if group and not mark and _UNDERLINE.match(line.text):
            yield _make_heading(group, line.end, 1 if line.text[0] == "=" else 2)
            group = []
            continue
        is_rule = _RULE.match(line.text) is not None
        comment = line.text.startswith("<!--")
        item = _ITEM.match(line.text)
        row = line.text.startswith("|")
        if heading or fence or is_rule or comment or item or row:
            yield from _close(group, mark)
            group, mark = [], ""
        if heading:
            yield _make_marked_heading(line, heading)
        elif fence:
            end = _find_fence(lines, index, fence[1])
            yield from (
                Block(code.text, code.start, code.end, literal=True)
                for code in lines[index:end]
                if code.text
            )
            index = end + 1
        elif comment:
            while "-->" not in lines[index - 1].text and index < len(lines):
                index += 1
        elif row:
            yield from _read_row(line)
        elif item and not is_rule:
            mark = item[1]
            group = [_cut(line, item.end())] if line.text[item.end() :] else []
        elif not is_rule:
            quote = _QUOTE.match(line.text)
            group.append(_cut(line, quote.end()) if quote else line)
    yield from _close(group, mark)


def _cut(line: Line, start: int) -> Line:
    return Line(line.text[start:], line.start, line.end, line.indent)


def _close(group: Sequence[Line], mark: str) -> Iterable[Block]:
    """What has been gathered as one paragraph or item, if there is anything."""
    if not group:
        return ()
    # A backslash at a line's end breaks the line; the paragraph goes on.
    raw = join_lines([line.text.removesuffix("\\") for line in group])
    text = strip_marks(raw)
    bold = _BOLD.fullmatch(raw) is not None
    kind: BlockKind = "item" if mark else "text"
    return (Block(text, group[0].start, group[-1].end, kind, mark, bold=bold),) if text else ()


def _make_heading(group: Sequence[Line], end: int, level: int) -> Block:
    text = strip_marks(join_lines([line.text for line in group]))
    return Block(text, group[0].start, end, "heading", level=level)


def _make_marked_heading(line: Line, heading: re.Match[str]) -> Block:
    text = line.text[heading.end() :]
    bare = text.rstrip("#")
    text = bare.rstrip() if not bare or bare[-1].isspace() else text
    return Block(strip_marks(text), line.start, line.end, "heading", level=len(heading[1]))


def _find_fence(lines: Sequence[Line], index: int, fence: str) -> int:
    """The index of the line that closes a block of code, or of the end of the file."""
    while index < len(lines):
        text = lines[index].text
        if text.startswith(fence) and not text.strip(fence[0]):
            break
        index += 1
    return index


def _read_row(line: Line) -> Iterator[Block]:
    if _TABLE_RULE.match(line.text):
        return
    cells = [strip_marks(cell.strip()) for cell in line.text.strip("|").split("|")]
    yield Block("  ".join(cells).strip(), line.start, line.end, "row")


def strip_marks(text: str) -> str:
    """A text as a reader sees it: without marks of emphasis, links' addresses, backslashes."""
    if _INLINE_MARK.search(text) is None:
        return text
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return text.strip()
