"""Planned words → spans: emphasis in the highlight colour, numbers large and their units small."""

from __future__ import annotations

import re

from slidegen.arrange.blocks import BlockParagraph, BlockSpan
from slidegen.deck import Colour
from slidegen.plan.content import PointPlan, Words
from slidegen.template import Template

# A Han unit beside a big number is 3/8 of its size, a per cent sign half.
UNIT_SCALE = 0.375
PERCENT_SCALE = 0.5
_BIG = re.compile(r"[−–+-]?\d[\d,.，．]*(?:\s?[/／]\s?\d[\d,.]*)?")


def set_words(
    words: Words,
    template: Template,
    level: int = 0,
    colour: Colour | None = None,
    bold: bool | None = None,
) -> BlockParagraph:
    """A paragraph of the words; what is emphasised is bold and in the highlight colour."""
    spans = tuple(
        BlockSpan(piece.text, bold=True, colour=template.palette.highlight)
        if piece.strong
        else BlockSpan(piece.text, bold=bold, colour=colour)
        for piece in words.pieces
        if piece.text
    )
    return BlockParagraph(spans, level, place=words.place, continued=words.continued)


def set_plain(words: Words, level: int = 0) -> BlockParagraph:
    """A paragraph without emphasis (titles are emphasis already)."""
    return BlockParagraph((BlockSpan(words.plain),), level, place=words.place)


def set_value(words: Words, level: int = 0, colour: Colour | None = None) -> BlockParagraph:
    """`近2000亿元` as one paragraph: digits large, qualifier, unit and sign small, one line."""
    text = words.plain
    spans: list[BlockSpan] = []
    end = 0
    for match in _BIG.finditer(text):
        spans += _small(text[end : match.start()], colour)
        spans.append(BlockSpan(match.group(), colour=colour))
        end = match.end()
    spans += _small(text[end:], colour)
    if not any(_BIG.fullmatch(span.text) for span in spans):
        spans = [BlockSpan(text, colour=colour)]
    return BlockParagraph(tuple(spans), level, place=words.place)


def _small(text: str, colour: Colour | None) -> list[BlockSpan]:
    spans = []
    for part in re.split(r"([%％‰])", text):
        if part:
            scale = PERCENT_SCALE if part in "%％‰" else UNIT_SCALE
            spans.append(BlockSpan(part, bold=False, colour=colour, scale=scale))
    return spans


def set_points(points: tuple[PointPlan, ...], template: Template) -> tuple[BlockParagraph, ...]:
    """Bullets: where a bullet has bullets below it, all of the first level are bold statements."""
    nested = any(point.points or point.leads for point in points)
    paragraphs: list[BlockParagraph] = []
    for point in points:
        tone = template.palette.strong if nested else None
        paragraphs.append(
            set_words(point.text, template, 0, colour=tone, bold=True if nested else None)
        )
        paragraphs += [set_words(sub, template, 1) for sub in point.points]
    return tuple(paragraphs)
