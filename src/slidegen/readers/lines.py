"""Lines of a file with their offsets, and the blocks that readers make of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from slidegen.patterns import regex
from slidegen.problems import Place
from slidegen.values import dataclass

# What is no Char in XML 1.0 (section 2.2); lone surrogates cannot come out of UTF-8.
XML_FORBIDS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NEWLINE = regex(r"\r\n|\r|\n")
_ENDS = regex(r"[。！？；：…!?;:.][”’」』）)\]\"']*$|[”」』]$")
# Separators that are no newline to editors, and what pads a line.
_PADDING = " \t\u3000\xa0\ufeff\u2002\u2003\u2028\u2029\x85\x0b\x0c\u200b"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its padding; `start` and `end` are offsets of what is left of it.

    `indent` is the width of the padding before it in columns (an ideographic space has two).
    """

    text: str
    start: int
    end: int
    indent: int = 0


BlockKind = Literal["text", "item", "row", "heading"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or marked heading with its characters in the file.

    `level` is that of a marked heading (`##` is 2), `bold` says that the whole of it is bold;
    `literal` that it is code, which is never a heading.
    """

    text: str
    start: int
    end: int
    kind: BlockKind = "text"
    mark: str = ""
    level: int = 0
    bold: bool = False
    literal: bool = False


def split_lines(text: str) -> list[Line]:
    """All lines, the blank ones as empty texts. A line ends with LF, CRLF or CR."""
    lines = []
    start = 0
    for match in NEWLINE.finditer(text):
        lines.append(_strip_line(text, start, match.start()))
        start = match.end()
    lines.append(_strip_line(text, start, len(text)))
    return lines


def _strip_line(text: str, start: int, end: int) -> Line:
    if start == end:
        return Line("", start, end)
    raw = text[start:end]
    left = raw.lstrip(_PADDING)
    padded = len(raw) - len(left)
    begin = start + padded
    kept = left.rstrip(_PADDING)
    indent = _indent_of(raw[:padded]) if padded else 0
    return Line(XML_FORBIDS.sub("", kept), begin, begin + len(kept), indent)


def _indent_of(padding: str) -> int:
    return sum(4 if char == "\t" else width_of(char) for char in padding)


def width_of(text: str) -> int:
    """Columns on a terminal: two for each full-width character."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def ends_sentence(text: str) -> bool:
    """Whether a line closes with a punctuation mark, as no heading does."""
    return _ENDS.search(text[-8:]) is not None


def join_lines(texts: Sequence[str]) -> str:
    """The lines of one paragraph as one line: a space only between two words of Latin script."""
    pieces = [texts[0]]
    for text in texts[1:]:
        if pieces[-1] and text:
            pieces.append(_gap_between(pieces[-1], text))
        pieces.append(text)
    return "".join(pieces)


def _gap_between(before: str, after: str) -> str:
    last, first = (unicodedata.east_asian_width(char) for char in (before[-1], after[0]))
    if last in "WF" or first in "WF" or (last == "A" and first == "A"):
        return ""
    # A figure set low often lands on a line of its own: M⏎2, PM⏎2.5.
    if before[-1].isupper() and re.fullmatch(r"\d+(?:\.\d+)?", after):
        return ""
    # broiler-⏎chicken
    if re.search(r"[a-z]-$", before[-2:]) and after[0].islower():
        return ""
    return " "


def locate_offset(text: str, offset: int, file: str, length: int = 1) -> Place:
    """Line and column of an offset into a text."""
    line, start = 1, 0
    for match in NEWLINE.finditer(text, 0, offset):
        line, start = line + 1, match.end()
    return Place(file, line, offset - start + 1, length)
