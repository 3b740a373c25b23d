"""Plain text → blocks: where paragraphs begin and end, list items, rows laid out with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from slidegen.patterns import regex
from slidegen.readers.lines import Block, Line, ends_sentence, join_lines, split_lines, width_of

_MARK = regex(
    r"(?:[-*+•·●○■□◆◇▪‣–](?=\s)|[•●■◆◇▪‣➢✓]|——|--(?=[^\s-])"
    r"|\d{1,2}[.．](?=\s)|\d{1,2}[、](?!\d)|\d{1,2}[.．](?=[^\d\s])|\d{1,2}\)(?=\s)"
    r"|[(（]\d{1,2}[)）]|\[\d{1,2}\]|[①-⑳⑴-⒇])\s*"
)
_HEADING_NUMBER = regex(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[篇章节部、]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]"
)
_CELLS = regex(r"\s{2,}|\t+|\u3000+")
_SENTENCE = regex(r"[，。；！？]|[,;.] ")
# A line that begins so goes on with the one above.
_GOES_ON = "，。、；：）)”’」』》,;"
# Text is rarely broken at more columns than this; longer lines are whole paragraphs.
_WIDEST_MARGIN = 130


def read_text_blocks(text: str) -> list[Block]:
    """The paragraphs, items and rows of a plain text, in order; none of them is a heading yet."""
    lines = split_lines(text)
    style = _Style(lines)
    groups: list[list[Line]] = []
    for has_text, run in groupby(lines, key=lambda line: bool(line.text)):
        if has_text:
            groups.extend(_group_run(list(run), style))
    return [_make_block(group) for group in groups]


def _group_run(run: Sequence[Line], style: _Style) -> Iterator[list[Line]]:
    """The paragraphs of lines between which there is no blank one."""
    # Text copied from a web page breaks at every link: 的⏎法律⏎、⏎法规⏎。
    shattered = any(line.text[0] in _GOES_ON for line in run[1:])
    group = [run[0]]
    for line in run[1:]:
        if _continues(group, line, style, shattered):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def list_mark(text: str) -> str:
    """The mark of a list item with the space behind it, or empty."""
    match = _MARK.match(text)
    return match.group() if match and match.end() < len(text) else ""


def is_row(text: str) -> bool:
    """Cells laid out with wide gaps: 水泥  万吨  518.6  -6.2."""
    cells = _CELLS.split(text)
    return len(cells) >= 3 and not re.search(r"[。；！？]", text) and max(map(len, cells)) <= 40


class _Style:
    """How the file breaks its lines.

    `margin` is the column at which a typewriter or mail program broke them, None where each line
    is a paragraph. `spaced` says that paragraphs stand apart by blank lines.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.margin = _find_margin(lines)
        ends = [(a, b) for a, b in pairwise(lines) if a.text and ends_sentence(a.text)]
        apart = sum(not b.text for _, b in ends)
        self.spaced = apart >= 0.8 * len(ends)


def _find_margin(lines: Sequence[Line]) -> int | None:
    """Lines are wrapped if the next line's first word would mostly not have fitted any more."""
    pairs = [
        (width_of(a.text) + a.indent, _first_word(b.text))
        for a, b in pairwise(lines)
        if a.text and b.text and not list_mark(b.text) and not is_row(a.text)
    ]
    if len(pairs) < 3:
        return None
    widths = sorted(width for width, _ in pairs)
    margin = widths[len(widths) * 9 // 10]
    if not 20 <= margin <= _WIDEST_MARGIN:
        return None
    full = sum(width + word >= margin for width, word in pairs)
    return margin if full >= 0.7 * len(pairs) else None


def _first_word(text: str) -> int:
    """The width of what would have had to fit: a word with its space, or two characters."""
    if not text.isascii() and width_of(text[0]) == 2:
        return 4
    return 1 + width_of(text.split(" ", 1)[0][:40])


def _continues(group: Sequence[Line], line: Line, style: _Style, shattered: bool) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    last, first = group[-1], group[0]
    if list_mark(line.text) or _HEADING_NUMBER.match(line.text) or is_row(line.text):
        return False
    if is_row(last.text):
        return False
    if line.indent > last.indent and not (list_mark(first.text) and len(group) == 1):
        return False
    if line.indent and line.indent == last.indent and "\u3000" in _padding_like(line):
        return False
    if line.text[0] in _GOES_ON or last.text[-1] in "，、《（“(":
        return True
    closed = ends_sentence(last.text)
    if style.margin is not None:
        return _continues_wrapped(group, line, style.margin, closed)
    if closed:
        return False
    if line.text[0].islower() and line.text[0].isascii():
        return True
    opening = "".join(part.text for part in group[:3])
    commas = len(_SENTENCE.findall(opening))
    is_prose = shattered or (commas and len(opening) > 30) or commas > 1
    return style.spaced and bool(is_prose)


def _padding_like(line: Line) -> str:
    """Ideographic indents are two or four columns wide; they always begin a paragraph."""
    return "\u3000" if line.indent in (2, 4) and width_of(line.text[:1]) == 2 else ""


def _continues_wrapped(group: Sequence[Line], line: Line, margin: int, closed: bool) -> bool:
    width = width_of(group[-1].text) + group[-1].indent
    if width + _first_word(line.text) >= margin:
        return True
    if closed:
        return False
    is_short = len(group) == 1 and width < 0.6 * margin
    return not (is_short and not line.text[0].islower())


def _make_block(group: Sequence[Line]) -> Block:
    first, last = group[0], group[-1]
    if len(group) == 1 and is_row(first.text) and not list_mark(first.text):
        return Block(first.text, first.start, first.end, "row")
    mark = list_mark(first.text)
    texts = [first.text[len(mark) :], *(line.text for line in group[1:])]
    text = join_lines(texts)
    return Block(text, first.start, last.end, "item" if mark else "text", mark.strip())
