"""Cover, contents, chapter, quotation and last slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from slidegen.arrange import roles
from slidegen.arrange.blocks import Block, BlockParagraph, BlockSpan, Draft, ShapeBlock, TextBlock
from slidegen.arrange.furniture import draft_title
from slidegen.arrange.names import name_item
from slidegen.arrange.page_frames import (
    AgendaFrames,
    agenda_frames,
    agenda_rows,
    closing_frames,
    cover_frames,
    quote_frames,
    section_frames,
)
from slidegen.arrange.words import set_plain, set_words
from slidegen.deck import Line
from slidegen.plan.content import (
    AgendaContent,
    ClosingContent,
    CoverContent,
    QuoteContent,
    SectionContent,
    SlidePlan,
    Words,
)
from slidegen.template import Template
from slidegen.units import Box


def draft_cover(
    slide: SlidePlan, content: CoverContent, template: Template, language: str
) -> Draft:
    frames = cover_frames(_page(template))
    title = _title(slide, frames.title, language, roles.COVER_TITLE, cover=True)
    lines = [
        _line("subtitle", content.subtitle, frames.subtitle, roles.COVER_TEXT, language),
        _line("author", content.author, frames.author, roles.COVER_AUTHOR, language),
        _line("occasion", content.occasion, frames.occasion, roles.COVER_NOTE, language),
        _date(content.date, frames.date, language),
    ]
    said = (content.subtitle, content.author, content.occasion, content.date)
    below = _down_to_foot(frames.subtitle, template)
    return _opener(title, lines, said, below, roles.COVER_TEXT, language)


def draft_closing(
    slide: SlidePlan, content: ClosingContent, template: Template, language: str
) -> Draft:
    frames = closing_frames(_page(template))
    title = _title(slide, frames.title, language, roles.CLOSING_TITLE, cover=True)
    lines = [
        _line("subtitle", content.subtitle, frames.subtitle, roles.CLOSING_TEXT, language),
        _line("author", content.author, frames.author, roles.COVER_NOTE, language),
        _date(content.date, frames.date, language),
    ]
    said = (content.subtitle, content.author, content.date)
    below = _down_to_foot(frames.subtitle, template)
    return _opener(title, lines, said, below, roles.CLOSING_TEXT, language)


def _opener(
    title: TextBlock,
    lines: list[TextBlock | None],
    said: tuple[Words | None, ...],
    below: Box,
    role: roles.Role,
    language: str,
) -> Draft:
    """A title with a place for each line; on other people's covers all lines are the subtitle.

    There nobody knows what is drawn where a line would stand, or how dark it is.
    """
    gathered = TextBlock(
        key="subtitle",
        name=name_item("subtitle", language),
        role=role,
        box=below,
        paragraphs=tuple(set_plain(words) for words in said if words),
        kinds=("subTitle", "body", "obj"),
    )
    plain = Draft((title, gathered) if gathered.paragraphs else (title,), furniture=False)
    blocks = (title, *(line for line in lines if line))
    return Draft(blocks, furniture=False, otherwise=plain, whole=True)


def _down_to_foot(box: Box, template: Template) -> Box:
    return replace(box, height=max(box.height, round(0.93 * template.height) - box.y))


def draft_section(
    slide: SlidePlan, content: SectionContent, template: Template, language: str
) -> Draft:
    frames = section_frames(_page(template))
    number = TextBlock(
        key="number",
        name=name_item("item-number", language),
        role=roles.SECTION_NUMBER,
        box=frames.number,
        paragraphs=(BlockParagraph((BlockSpan(f"{content.number:02d}"),)),),
        kinds=("body",),
        one_line=True,
    )
    title = _title(slide, frames.title, language, roles.SECTION_TITLE)
    subtitle = _line("subtitle", content.subtitle, frames.subtitle, roles.SECTION_TEXT, language)
    strip = content.headings if content.number and 1 < len(content.headings) <= 5 else ()
    blocks = (title, subtitle) if subtitle else (title,)
    plain = Draft(blocks, furniture=False, strip=strip)
    if not content.number:
        return plain
    numbered = (title, number, *blocks[1:])
    return Draft(numbered, furniture=False, strip=strip, otherwise=plain, whole=True)


def draft_agenda(
    slide: SlidePlan, content: AgendaContent, template: Template, language: str
) -> Draft:
    frames = agenda_frames(_page(template), len(content.items))
    title = TextBlock(
        key="title",
        name=name_item("title", language),
        role=roles.AGENDA_TITLE,
        box=frames.title,
        paragraphs=(set_plain(slide.title),),
        kinds=("title", "ctrTitle"),
    )
    plain = agenda_rows(template.content, len(content.items))
    return Draft(
        (title, *_agenda_rows(content, frames, template, language)),
        otherwise=Draft(
            (
                draft_title(slide, template, language),
                *_agenda_rows(content, plain, template, language),
            )
        ),
    )


def _agenda_rows(
    content: AgendaContent, frames: AgendaFrames, template: Template, language: str
) -> Iterator[Block]:
    for row, item in zip(frames.rows, content.items, strict=True):
        note = (set_words(item.note, template, 1),) if item.note and not frames.dense else ()
        if row.hairline is not None:
            yield ShapeBlock(
                key=f"rule-{item.number}",
                name=name_item("rule", language, item.number),
                box=row.hairline,
                geometry="line",
                line=Line(template.palette.hairline, 0.75),
            )
        yield TextBlock(
            key=f"number-{item.number}",
            name=name_item("item-number", language, item.number),
            role=roles.AGENDA_NUMBER,
            box=row.number,
            paragraphs=(BlockParagraph((BlockSpan(f"{item.number:02d}"),)),),
            kinds=("body",),
            group="agenda-number",
            one_line=True,
        )
        yield TextBlock(
            key=f"item-{item.number}",
            name=name_item("item", language, item.number),
            role=roles.AGENDA_ITEM,
            box=row.item,
            paragraphs=(BlockParagraph((BlockSpan(item.heading),), place=item.place), *note),
            kinds=("body",),
            group="agenda-item",
            balanced=True,
        )


def draft_quote(
    slide: SlidePlan, content: QuoteContent, template: Template, language: str
) -> Draft:
    frames = quote_frames(_page(template))
    quote = TextBlock(
        key="title",
        name=name_item("title", language),
        role=roles.QUOTE,
        box=frames.text,
        paragraphs=(set_plain(slide.title),),
        kinds=("title", "ctrTitle"),
        balanced=True,
        place=slide.title.place,
        moves=True,
    )
    by = tuple(
        set_words(words, template, level)
        for level, words in enumerate((content.by, content.role))
        if words
    )
    blocks: list[Block] = [quote]
    if by:
        blocks.append(
            TextBlock(
                key="by",
                name=name_item("by", language),
                role=roles.QUOTE_BY,
                box=frames.name,
                paragraphs=by,
                kinds=("body", "subTitle", "obj"),
                moves=True,
            )
        )
    return Draft(tuple(blocks))


def _page(template: Template) -> Box:
    return Box(0, 0, template.width, template.height)


def _title(
    slide: SlidePlan, box: Box, language: str, role: roles.Role, cover: bool = False
) -> TextBlock:
    return TextBlock(
        key="title",
        name=name_item("title", language),
        role=role,
        box=box,
        paragraphs=(set_plain(slide.title),),
        kinds=("ctrTitle", "title") if cover else ("title", "ctrTitle"),
        balanced=True,
        place=slide.title.place,
    )


def _line(
    key: str, words: Words | None, box: Box, role: roles.Role, language: str
) -> TextBlock | None:
    if words is None:
        return None
    return TextBlock(
        key=key,
        name=name_item(key, language),
        role=role,
        box=box,
        paragraphs=(set_plain(words),),
        kinds=("subTitle", "body", "obj") if key == "subtitle" else ("body", "obj"),
    )


_DATE_PARTS = re.compile(r"(\d{4}年)(\d{1,2}月.*)")


def _date(words: Words | None, box: Box, language: str) -> TextBlock | None:
    """A date; a Chinese one in two lines, the year above the day."""
    if words is None:
        return None
    parts = _DATE_PARTS.fullmatch(words.plain)
    spans = (
        [BlockSpan(parts[1], bold=False), BlockSpan(parts[2])]
        if parts
        else [BlockSpan(words.plain)]
    )
    return TextBlock(
        key="date",
        name=name_item("date", language),
        role=roles.COVER_DATE,
        box=box,
        paragraphs=tuple(BlockParagraph((part,), place=words.place) for part in spans),
        kinds=("body", "obj"),
    )
