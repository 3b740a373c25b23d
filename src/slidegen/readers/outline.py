"""Blocks → title, byline, lead and sections, the same for every format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from slidegen.patterns import regex
from slidegen.problems import Place
from slidegen.readers.headings import find_headings, heading_kind, number_levels
from slidegen.readers.lines import (
    NEWLINE,
    Block,
    ends_sentence,
    join_lines,
    width_of,
)
from slidegen.report import Paragraph, Section

Outline = tuple[str, tuple[str, ...], tuple[Paragraph, ...], tuple[Section, ...]]

_WIDEST_TITLE = 120
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What tells a line of the byline (newspaper, author, office, date) from a first heading.
_BYLINE = regex(
    r"□|本报|记者|通讯员|作者[:：]|撰稿|编辑[:：]|来源[:：]|新闻网|网讯|通讯社|发布时间"
    r"|(?:日报|晚报|晨报|时报|周刊)(?:\s|$)"
    r"|(?:19|20)\d\d(?:[-./]\d|年\s?\d{1,2}月)|[二一][〇○零九][〇○零一二三四五六七八九]{2}年.{1,3}月"
    r"|^[(（〔\[【].*[)）〕\]】]$|^——|^--|〔\d{4}〕|第\s?\d+\s?期"
    r"|(?:总理|主席|省长|市长|区长|县长|镇长|乡长|书记|主任|局长|处长|董事长|总经理|总裁)(?:\s|$)"
    r"|(?:局|委员会|办公室|办公厅|研究室|调查队|政府|公司|科|厅|院)(?:\s|$)"
    r"|^[\u4e00-\u9fff]{1,2}\s[\u4e00-\u9fff]{1,2}$"
    r"|^[Bb]y\s|^(?:Prepared|Issued|Published|Submitted|Report to)\b|\bNo\.\s?\d"
    rf"|\b(?:{_MONTHS})\s+(?:\d{{1,2}},\s+)?(?:19|20)\d\d|\b\d{{1,2}}\s(?:{_MONTHS})\s(?:19|20)\d\d",
)


def make_outline(blocks: Sequence[Block], text: str, file: str) -> Outline:
    """What a person would say the report consists of. `text` is the file as decoded."""
    places = _Places(text, file)
    title, rest = _take_title(blocks, text)
    marked = any(block.kind == "heading" for block in rest)
    kinds = {} if marked else find_headings(rest)
    count = _count_byline(rest, kinds) if title else 0
    levels = _find_levels(rest, {i: kind for i, kind in kinds.items() if i >= count})
    starts = [*sorted(levels), len(rest)]
    lead = tuple(_make_paragraph(block, places) for block in rest[count : starts[0]])
    sections = tuple(
        _make_section(rest[first], levels[first], rest[first + 1 : end], places)
        for first, end in pairwise(starts)
    )
    return title, tuple(block.text for block in rest[:count]), lead, sections


class _Places:
    """Lines and columns of offsets."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self._file = text, file
        self._starts, self._ends = [0], []
        for newline in NEWLINE.finditer(text):
            self._ends.append(newline.start())
            self._starts.append(newline.end())

    def at(self, offset: int, length: int) -> Place:
        line = bisect_right(self._starts, offset)
        if line < len(self._starts):
            length = min(length, self._ends[line - 1] - offset)
        return Place(self._file, line, offset - self._starts[line - 1] + 1, max(1, length))


def _take_title(blocks: Sequence[Block], text: str) -> tuple[str, Sequence[Block]]:
    if not blocks:
        return "", blocks
    first = blocks[0]
    if first.kind == "heading":
        return (first.text, blocks[1:]) if _is_marked_title(blocks) else ("", blocks)
    if (
        first.kind != "text"
        or first.literal
        or ends_sentence(first.text)
        or width_of(first.text) > _WIDEST_TITLE
        or heading_kind(first)[0]
    ):
        return "", blocks
    if len(blocks) > 2 and _is_second_line(first, blocks[1], blocks[2], text):
        return join_lines([first.text, blocks[1].text]), blocks[2:]
    return first.text, blocks[1:]


def _is_marked_title(blocks: Sequence[Block]) -> bool:
    """A first heading is the title unless others of its level show it to be a section."""
    first = blocks[0]
    beside = [b for b in blocks[1:] if b.kind == "heading" and b.level <= first.level]
    if not beside or blocks[1].kind == "heading":
        return True
    return not heading_kind(first)[0] and any(heading_kind(block)[0] for block in beside)


def _is_second_line(first: Block, second: Block, third: Block, text: str) -> bool:
    """A title on two lines: nothing between them, and a blank line below."""
    return (
        second.kind == "text"
        and not ends_sentence(second.text)
        and width_of(second.text) <= _WIDEST_TITLE // 2
        and not heading_kind(second)[0]
        and not _BYLINE.search(second.text)
        and _count_newlines(text, first.end, second.start) == 1
        and _count_newlines(text, second.end, third.start) > 1
    )


def _count_newlines(text: str, start: int, end: int) -> int:
    return len(NEWLINE.findall(text, start, end))


def _count_byline(rest: Sequence[Block], kinds: Mapping[int, str]) -> int:
    """How many blocks after the title name author, source and date."""
    count = 0
    for index, block in enumerate(rest):
        is_line = block.kind in ("text", "row") or block.mark in ("——", "--")
        if not is_line or ends_sentence(block.text) or width_of(block.text) > _WIDEST_TITLE:
            break
        written = f"{block.mark}{block.text}"
        if block.kind == "row" and not _BYLINE.search(written):
            break
        if index in kinds and (kinds[index] != "bare" or not _BYLINE.search(written)):
            break
        count = index + 1
    return count


def _find_levels(rest: Sequence[Block], kinds: Mapping[int, str]) -> dict[int, int]:
    """The level of each heading from 1 downwards, by the block's index."""
    marked = {i: block.level for i, block in enumerate(rest) if block.kind == "heading"}
    if marked:
        top = min(marked.values())
        return {index: level - top + 1 for index, level in marked.items()}
    numbers = [(kind, heading_kind(rest[index])[1]) for index, kind in kinds.items()]
    return dict(zip(kinds, number_levels(numbers), strict=True))


def _make_section(heading: Block, level: int, blocks: Sequence[Block], places: _Places) -> Section:
    written = heading.text
    if heading.mark:
        after = places.text[heading.start + len(heading.mark)]
        written = f"{heading.mark}{' ' if after.isspace() else ''}{written}"
    return Section(
        heading=written,
        level=level,
        place=places.at(heading.start, heading.end - heading.start),
        blocks=tuple(_make_paragraph(block, places) for block in blocks),
        start=heading.start,
        end=blocks[-1].end if blocks else heading.end,
    )


def _make_paragraph(block: Block, places: _Places) -> Paragraph:
    place = places.at(block.start, len(block.text))
    return Paragraph(block.text, place, block.start, block.end, block.mark)
