"""A report as it was read: sections of paragraphs, each with its characters in the file.

`start` and `end` are offsets into `Report.text`, in Unicode code points of the file as decoded,
with newlines as they are; `end` is exclusive. A `Place` says the same as line and column.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from slidegen.patterns import regex
from slidegen.problems import Place
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a list item, without what XML cannot hold and without its marks.

    Lines that only wrap are joined. `mark` is a list item's mark as written ("-", "1."), else
    empty. The span covers the paragraph as it stands in the file.
    """

    text: str
    place: Place
    start: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs up to the next heading, whatever that heading's level.

    `heading` is as written, without Markdown's marks; `level` counts from 1 below the title.
    The span reaches from the heading to the end of the last paragraph.
    """

    heading: str
    level: int
    place: Place
    blocks: tuple[Paragraph, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `file` is what messages call it, `sha256` that of the file's bytes.

    `byline` are the lines between title and text that name author, source and date; `lead` are
    the paragraphs before the first section. `text` is the whole file as decoded.
    """

    file: str
    format: str
    encoding: str
    sha256: str
    text: str
    title: str
    byline: tuple[str, ...]
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


# Each of a deck's numbers is looked for under the headings of the report.
@lru_cache(maxsize=1024)
def normalise_heading(text: str) -> str:
    """A heading without what people write differently: its number, marks, spaces, letter width.

    `一、工作回顾`, `# 工作回顾` and `（一） 工作回顾` all become `工作回顾`. A heading which is
    only a number stays.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    folded = re.sub(r"^#{1,6}\s+|\s+#+$", "", folded).replace("**", "").strip()
    bare = _LIST_NUMBER.sub("", folded, count=1)
    return re.sub(r"\s+", "", bare or folded).casefold()


def shown_heading(text: str) -> str:
    """A heading as slides show it, which number their chapters themselves: without its own number.

    `一、工作回顾` becomes `工作回顾`. A heading which is only a number stays.
    """
    text = text.strip()
    return _MARKED_NUMBER.sub("", text, count=1).strip() or text


def place_in(report: Report, paragraph: Paragraph, offset: int, length: int = 1) -> Place:
    """Line and column in the file of a character of a paragraph's text.

    The text is the file's less marks, control characters and the padding of lines, so each of its
    characters is looked for in the file after the one before it.
    """
    at = paragraph.start
    if paragraph.mark:
        at = max(at, report.text.find(paragraph.mark, at, paragraph.end)) + len(paragraph.mark)
    # Spaces are passed over: one of them may be a line's end in the file.
    for char in paragraph.text[: offset + 1]:
        found = -1 if char.isspace() else report.text.find(char, at, paragraph.end)
        at = found + 1 if found >= 0 else at
    at = max(paragraph.start, at - 1)
    before = _NEWLINE.split(report.text[:at])
    return Place(report.file, len(before), len(before[-1]) + 1, length)


_NEWLINE = regex(r"\r\n|\r|\n")

# With a mark behind it; `10 tasks` is no tenth chapter.
_MARKED_NUMBER = regex(
    r"^(?:"
    r"第[一二三四五六七八九十百零\d]{1,5}(?:部分|章|节|篇)[、．.：:\s\u3000]+"
    r"|[一二三四五六七八九十百零]{1,4}[、．.]"
    r"|[(（][一二三四五六七八九十百零\d]{1,4}[)）][、．.]?"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,3}[、.．)）](?!\d)"
    r"|[ivxIVX]{1,5}[.)]\s"
    r")"
)
# NFKC has already made （）．： half-width and ① a plain 1.
_LIST_NUMBER = regex(
    r"^(?:"
    r"第[一二三四五六七八九十百零\d]{1,5}(?:部分|章|节|篇)[、.:\s]*"
    r"|[一二三四五六七八九十百零]{1,4}[、.]\s*"
    r"|\([一二三四五六七八九十百零\d]{1,4}\)[、.]?\s*"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}(?:[、.)]\s*(?!\d)|\s+)"
    r"|[ivxIVX]{1,5}[.)]\s+"
    r")"
)
