"""Slides of what comes one after the other: timeline, process."""

from __future__ import annotations

from dataclasses import replace

from slidegen.arrange import roles
from slidegen.arrange.blocks import Block, BlockSpan, Draft, ShapeBlock, TextBlock
from slidegen.arrange.frames import Area
from slidegen.arrange.furniture import draft_title
from slidegen.arrange.names import name_item
from slidegen.arrange.sequence_frames import (
    StepFrame,
    StopFrame,
    process_frames,
    timeline_frames,
)
from slidegen.arrange.words import set_plain, set_value, set_words
from slidegen.deck import Colour, Line
from slidegen.plan.content import (
    ProcessContent,
    SlidePlan,
    StepPlan,
    StopPlan,
    TimelineContent,
    Words,
)
from slidegen.template import Template

# So many stand in one row whatever they say; up to five more only with short texts, on a page
# that is wide enough; all others stand in two rows.
_ONE_ROW = 4
_SHORT_ROW = {"timeline": 6, "process": 5}
_SHORT_HEADING, _SHORT_TEXT = 12, 18
# A text of no more characters is broken by sense; a longer one is set as prose.
_BRIEF = 24
# A timeline without texts stands lower on its page by so many inches.
_LOWER = 0.55
# Widths of lines in pt.
_LINE_WIDTH, _DOT_WIDTH = 2.0, 1.75


def draft_timeline(
    slide: SlidePlan, content: TimelineContent, template: Template, language: str
) -> Draft:
    """Dates over a line and what happens under it; many or long ones in two rows."""
    said = [(stop.heading, stop.text) for stop in content.stops]
    rows = _count_rows("timeline", said, template)
    draft = _draft_stops(slide, content, rows, template, language)
    if rows > 1 or len(content.stops) < _ONE_ROW:
        return draft
    return replace(draft, roomier=_draft_stops(slide, content, 2, template, language))


def _count_rows(layout: str, said: list[tuple[Words, Words | None]], template: Template) -> int:
    """One row or two, by how many there are and how much they say."""
    count = len(said)
    if count <= _ONE_ROW:
        return 1
    short = all(
        len(heading.plain) <= _SHORT_HEADING and (text is None or len(text.plain) <= _SHORT_TEXT)
        for heading, text in said
    )
    narrow = Area(template.content).narrow
    return 1 if count <= _SHORT_ROW[layout] and short and not narrow else 2


def _draft_stops(
    slide: SlidePlan, content: TimelineContent, rows: int, template: Template, language: str
) -> Draft:
    """The stops in their frames; slots are looked for where the frames usually are."""
    stops = content.stops
    lower = _LOWER if rows == 1 and not any(stop.text for stop in stops) else 0.0
    frames = timeline_frames(template.content, len(stops), rows, lower)
    usual = timeline_frames(template.content, len(stops), rows)
    blocks: list[Block] = [draft_title(slide, template, language)]
    for number, (stop, frame, sought) in enumerate(zip(stops, frames, usual, strict=True), 1):
        following = stops[number] if number < len(stops) else stop
        line = Line(
            template.palette.secondary,
            _LINE_WIDTH,
            "dash" if following.state == "ahead" else "solid",
        )
        blocks.append(
            ShapeBlock(
                key=f"stop-{number}/line",
                name=name_item("timeline", language, number),
                box=frame.after,
                geometry="line",
                line=line,
            )
        )
        blocks += _draft_stop(stop, frame, sought, number, rows, template, language)
    return Draft(tuple(blocks))


def _draft_stop(
    stop: StopPlan,
    frame: StopFrame,
    sought: StopFrame,
    number: int,
    rows: int,
    template: Template,
    language: str,
) -> list[Block]:
    """A dot, filled where things stand now; the date over it, what happens under it."""
    palette = template.palette
    current = stop.state == "current"
    text = (set_words(stop.text, template, 1),) if stop.text is not None else ()
    return [
        ShapeBlock(
            key=f"stop-{number}/dot",
            name=name_item("dot", language, number),
            box=frame.dot,
            geometry="ellipse",
            fill=palette.highlight if current else palette.ground,
            line=Line(palette.highlight, _DOT_WIDTH),
            alt=_describe_mark(stop.date, language) if current else "",
        ),
        TextBlock(
            key=f"stop-{number}/date",
            name=name_item("date", language, number),
            role=roles.STOP_DATE,
            box=frame.date,
            paragraphs=(set_plain(stop.date),),
            kinds=("body",),
            group=f"stop-date/{rows}",
            balanced=True,
            anchor="b",
            moves=frame != sought,
            sought=sought.date,
        ),
        TextBlock(
            key=f"stop-{number}/text",
            name=name_item("stop", language, number),
            role=roles.STOP_TEXT if rows == 1 else roles.STOP_TEXT_DENSE,
            box=frame.text,
            paragraphs=(set_plain(stop.heading), *text),
            kinds=("body",),
            group=f"stop-text/{rows}",
            balanced=_is_brief(stop.text),
            moves=frame != sought,
            sought=sought.text,
        ),
    ]


def draft_process(
    slide: SlidePlan, content: ProcessContent, template: Template, language: str
) -> Draft:
    """Arrows with the names of the steps, their numbers and texts under them; in two rows where
    there are many or they are long."""
    rows = _count_rows("process", [(step.heading, step.text) for step in content.steps], template)
    draft = _draft_steps(slide, content, rows, template, language)
    if rows > 1 or len(content.steps) < _ONE_ROW:
        return draft
    return replace(draft, roomier=_draft_steps(slide, content, 2, template, language))


def _draft_steps(
    slide: SlidePlan, content: ProcessContent, rows: int, template: Template, language: str
) -> Draft:
    steps = content.steps
    with_values = any(step.value is not None for step in steps)
    frames = process_frames(template.content, len(steps), rows, with_values)
    blocks: list[Block] = [draft_title(slide, template, language)]
    for number, (step, frame) in enumerate(zip(steps, frames, strict=True), 1):
        blocks += _draft_step(slide, step, frame, number, rows, template, language)
    return Draft(tuple(blocks))


def _draft_step(
    slide: SlidePlan,
    step: StepPlan,
    frame: StepFrame,
    number: int,
    rows: int,
    template: Template,
    language: str,
) -> list[Block]:
    palette = template.palette
    fill = palette.highlight if step.highlight else chip_colour(template)
    tone = palette.ground if step.highlight else palette.strong
    name = replace(set_plain(step.heading), spans=(BlockSpan(step.heading.plain, colour=tone),))
    blocks: list[Block] = [
        ShapeBlock(
            key=f"step-{number}/chip",
            name=name_item("chip", language, number),
            box=frame.chip,
            geometry="homePlate" if frame.opens else "chevron",
            fill=fill,
            alt=_describe_mark(step.heading, language) if step.highlight else "",
        ),
        TextBlock(
            key=f"step-{number}/name",
            name=name_item("step", language, number),
            role=roles.STEP_NAME,
            box=frame.name,
            paragraphs=(name,),
            kinds=("body",),
            group=f"step-name/{rows}",
            balanced=True,
            anchor="ctr",
        ),
    ]
    if step.value is not None and frame.value is not None:
        colour = palette.highlight if step.highlight else palette.strong
        blocks.append(
            TextBlock(
                key=f"step-{number}/value",
                name=name_item("value", language, number),
                role=roles.sized(roles.STEP_VALUE, frame.value_size),
                box=frame.value,
                paragraphs=(set_value(step.value, colour=colour),),
                kinds=("body",),
                group=f"step-value/{frame.value_size}/{slide.key}",
                one_line=True,
                anchor="b",
            )
        )
    blocks.append(
        TextBlock(
            key=f"step-{number}/text",
            name=name_item("step-text", language, number),
            role=roles.STEP_TEXT if frame.value is None else roles.sized(roles.STEP_TEXT, 18),
            box=frame.text,
            paragraphs=(set_words(step.text, template),),
            kinds=("body",),
            group=f"step-text/{rows}/{frame.value is None}",
            balanced=_is_brief(step.text),
        )
    )
    return blocks


def _is_brief(text: Words | None) -> bool:
    return text is None or len(text.plain) <= _BRIEF


def chip_colour(template: Template) -> Colour:
    """An arrow that is not stressed: a little darker than the empty part of a progress bar."""
    track = template.palette.track
    return track if track.lum_off else replace(track, lum_mod=round(track.lum_mod * 0.95))


def _describe_mark(marked: Words, language: str) -> str:
    """What screen readers say of the one dot or arrow that is filled."""
    return f"突出：{marked.plain}" if language == "zh-CN" else f"Highlighted: {marked.plain}"
