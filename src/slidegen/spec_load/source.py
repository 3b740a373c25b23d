"""The text of a spec file, and where its characters stand."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from slidegen.problems import Place
from slidegen.readers.lines import NEWLINE


class Source:
    """A text with the name of its file. Lines end with LF, CRLF or CR, as editors count them."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

    @cached_property
    def rows(self) -> list[str]:
        return NEWLINE.split(self.text)

    def row_of(self, offset: int) -> int:
        """The number of the line that an offset is in, from 0."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, row: int) -> int:
        return self._starts[row]

    def place(self, start: int, end: int) -> Place:
        """The characters from `start` up to `end`, as far as they are on one line."""
        starts = self._starts
        line = bisect_right(starts, start)
        if line < len(starts) and end >= starts[line]:
            end = starts[line]
            while end > start and self.text[end - 1] in "\r\n":
                end -= 1
        length = end - start if end > start else 1
        return Place(self.file, line, start - starts[line - 1] + 1, length)

    def place_in(self, row: int, start: int, end: int) -> Place:
        """Columns `start` to `end` (from 0) of a line (from 0)."""
        return Place(self.file, row + 1, start + 1, max(1, end - start))
