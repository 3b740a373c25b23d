"""Where the characters of a paragraph stand in the file."""

from __future__ import annotations

from collections.abc import Sequence

from slidegen.report import Paragraph

# What is left out between two characters is marks, a link's address or control characters.
_FAR = 1200


def align(paragraph: Paragraph, text: str, limit: int) -> Sequence[int]:
    """For each character of the paragraph its offset in the file's text, before `limit`.

    The paragraph is the file's text less marks and the breaks of lines, with a space where lines
    of Latin script were joined. After something left out it goes on where several characters
    agree.
    """
    said, start = paragraph.text, paragraph.start
    if paragraph.mark:
        start = max(start, text.find(paragraph.mark, start, limit)) + len(paragraph.mark)
    if text.startswith(said, start):
        return range(start, start + len(said))
    offsets: list[int] = []
    at = start
    for index, char in enumerate(said):
        if char.isspace():
            offsets.append(at)
            while at < limit and text[at].isspace():
                at += 1
            continue
        if at >= limit or text[at] != char:
            at = _go_on(said, index, text, at, limit)
        offsets.append(at)
        at += 1
    return offsets


def _go_on(said: str, index: int, text: str, at: int, limit: int) -> int:
    """The next place where the text agrees with what is said from `index` on."""
    for length in (8, 4, 2, 1):
        found = text.find(said[index : index + length], at, min(limit, at + _FAR))
        if found >= 0:
            return found
    return at
