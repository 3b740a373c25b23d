"""A text as it will be written: paragraphs and runs at their sizes, with the chosen breaks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from slidegen.arrange.blocks import BlockParagraph, BlockSpan
from slidegen.arrange.roles import MARK, MARK_SIZE
from slidegen.arrange.setting import (
    PlacedText,
    SetLevel,
    Steps,
    before_at,
    group_of,
    keep_numbers_whole,
    last_step,
    paragraph_texts,
    run_size,
    set_at,
    styles_at,
)
from slidegen.deck import Bullet, Paragraph, Run, SlotRef, TextItem
from slidegen.problems import Problems
from slidegen.template import LevelType
from slidegen.typeset.fit import FRAME_SAFETY, Fit, widest_word

# Of the space that opens up between bullets, in pt.
_MOST_SPREAD = 36.0


def set_item(text: PlacedText, steps: Steps, problems: Problems, lang: str) -> TextItem:
    """The text as it will be written, at the step chosen for its group."""
    levels = text.levels
    step = steps[group_of(text)]
    step = min(step, last_step(text)) if step else 0
    text = keep_numbers_whole(text, step)
    fit = set_at(text, step)
    if fit.excess:
        _report_excess(text, fit, levels, step, problems)
    spread = _spread(text, levels, step, fit)
    paragraphs = tuple(
        _set_paragraph(paragraph, lines, text, levels, step, spread if index else 0.0, lang)
        for index, (paragraph, lines) in enumerate(
            zip(text.block.paragraphs, fit.lines, strict=True)
        )
    )
    block, slot = text.block, text.slot
    return TextItem(
        key=block.key,
        name=block.name,
        box=text.box,
        paragraphs=paragraphs,
        slot=SlotRef(slot.kind, slot.idx) if slot else None,
        own_box=slot is None or slot.box != text.box or block.pinned,
        anchor=None if slot else block.anchor,
        insets=text.insets if slot is None or text.narrowing else None,
        field="slidenum" if block.slide_number else None,
    )


def _report_excess(
    text: PlacedText, fit: Fit, levels: tuple[SetLevel, ...], step: int, problems: Problems
) -> None:
    if fit.too_wide:
        _report_word(text, levels, step, problems)
        return
    block = text.block
    place = block.place or next((p.place for p in block.paragraphs if p.place), None)
    size = levels[0].size_at(step)
    pitch = max(1.0, levels[0].pitch * size / levels[0].size)
    lines = sum(len(part) for part in fit.lines)
    over = min(lines, max(1, math.ceil(fit.excess / pitch)))
    total = sum(len(paragraph.text) for paragraph in block.paragraphs)
    code = "title-too-long" if block.key == "title" else "text-does-not-fit"
    problems.error(
        code,
        place,
        what=block.name,
        size=f"{size:g}",
        lines=lines,
        allowed=1 if block.one_line else lines - over,
        characters=max(1, round(total * over / lines)),
        over=f"{fit.excess:.0f}",
    )


def _report_word(
    text: PlacedText, levels: tuple[SetLevel, ...], step: int, problems: Problems
) -> None:
    """The word that is wider than the frame."""
    styles, room = styles_at(levels, step), text.text_box.width_pt / FRAME_SAFETY
    widest, word, where = 0.0, "", text.block.place
    paragraphs = zip(paragraph_texts(text, styles), text.block.paragraphs, strict=True)
    for paragraph, planned in paragraphs:
        style = styles[planned.level]
        found, width = widest_word(paragraph, style, text.fonts)
        if width + style.margin > widest:
            widest, word, where = width + style.margin, found, planned.place or text.block.place
    problems.error(
        "word-too-wide",
        where,
        what=text.block.name,
        word=word,
        size=f"{levels[0].size_at(step):g}",
        width=f"{widest:.0f}",
        room=f"{room:.0f}",
    )


def _spread(text: PlacedText, levels: tuple[SetLevel, ...], step: int, fit: Fit) -> float:
    """Extra pt before each top bullet, so that few bullets do not huddle at the top."""
    block = text.block
    gaps = sum(1 for paragraph in block.paragraphs[1:] if paragraph.level == 0)
    if not block.spread or not gaps or fit.excess:
        return 0.0
    free = text.text_box.height_pt - fit.height
    return float(int(max(0.0, min(_MOST_SPREAD, 0.7 * free / gaps))))


def _set_paragraph(
    paragraph: BlockParagraph,
    lines: tuple[str, ...],
    text: PlacedText,
    levels: tuple[SetLevel, ...],
    step: int,
    spread: float,
    lang: str,
) -> Paragraph:
    level = levels[paragraph.level]
    own = level.slot
    size = level.size_at(step)
    stepped = own is None or size != own.size
    ratio = size / level.size
    exact = own is None or own.pitch is not None or not text.block.role.template_first
    pitch = round(level.pitch * ratio, 1) if stepped and exact else None
    opened = spread if paragraph.level == 0 else 0.0
    before = before_at(level, size) + opened
    if text.block.balanced:
        runs = _broken_runs(paragraph.spans, lines, level, size, text, lang)
    else:
        runs = tuple(_run(s, level, size, text, lang) for s in paragraph.spans if s.text)
    return Paragraph(
        runs=runs,
        level=paragraph.level,
        align=text.block.align if own is None or own.align != text.block.align else None,
        line_pitch=pitch,
        before=before if own is None or opened or before != own.before else None,
        margin=level.margin if own is None or level.margin != own.margin else None,
        indent=_indent(paragraph, level),
        bullet=_bullet(paragraph, level),
    )


def _indent(paragraph: BlockParagraph, level: SetLevel) -> int | None:
    indent = max(0, level.indent) if paragraph.continued else level.indent
    return indent if level.slot is None or indent != level.slot.indent else None


def _bullet(paragraph: BlockParagraph, level: SetLevel) -> Bullet | Literal["none"] | None:
    if paragraph.continued:
        return "none"
    if paragraph.bullet is not None:
        return paragraph.bullet
    if level.slot is None:
        return Bullet(MARK, level.mark, MARK_SIZE, "Arial") if level.bulleted else "none"
    if level.bulleted == level.slot.bulleted:
        return None
    return Bullet(MARK, level.mark, MARK_SIZE, "Arial") if level.bulleted else "none"


def _broken_runs(
    spans: tuple[BlockSpan, ...],
    lines: tuple[str, ...],
    level: SetLevel,
    size: float,
    text: PlacedText,
    lang: str,
) -> tuple[Run, ...]:
    """Runs with the chosen breaks between the lines; a break looks like what stands before it."""
    runs: list[Run] = []
    left = [span for span in spans if span.text]
    for number, line in enumerate(lines):
        if number:
            left = _without_line_end(left)
            if runs:
                runs.append(replace(runs[-1], text="\v"))
        while line and left:
            span = left.pop(0)
            part, rest = span.text[: len(line)], span.text[len(line) :]
            runs.append(_run(replace(span, text=part), level, size, text, lang))
            line = line[len(part) :]
            if rest:
                left.insert(0, replace(span, text=rest))
    return tuple(runs)


def _without_line_end(spans: list[BlockSpan]) -> list[BlockSpan]:
    """What follows a line: a line end that the author typed there is the break itself."""
    if not spans or not spans[0].text.startswith("\n"):
        return spans
    rest = spans[0].text[1:]
    return [replace(spans[0], text=rest), *spans[1:]] if rest else spans[1:]


def _run(span: BlockSpan, level: SetLevel, size: float, text: PlacedText, lang: str) -> Run:
    own = level.slot
    bold = level.bold if span.bold is None else span.bold
    colour = span.colour or level.colour
    own_size = run_size(span, size)
    face = text.block.role.face if own is None and text.block.role.face == "major" else None
    return Run(
        text=span.text,
        size=own_size if own is None or own_size != own.size else None,
        bold=bold if own is None or bold != own.bold else None,
        colour=colour if own is None or (colour != own.colour and _says(span, own, text)) else None,
        face=face,
        lang=lang,
    )


def _says(span: BlockSpan, own: LevelType, text: PlacedText) -> bool:
    """Whether a colour is ours to state: an emphasis always, a level's where the role rules."""
    return span.colour is not None or not text.block.role.template_first
