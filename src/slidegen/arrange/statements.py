"""Slides of statements: bullets, comparison, summary."""

from __future__ import annotations

from slidegen.arrange import roles
from slidegen.arrange.blocks import Block, BlockParagraph, BlockSpan, Draft, ShapeBlock, TextBlock
from slidegen.arrange.frames import (
    RowFrame,
    SideFrame,
    bullet_frame,
    bullet_rows,
    comparison_frames,
    summary_frames,
)
from slidegen.arrange.furniture import draft_title
from slidegen.arrange.names import name_item
from slidegen.arrange.words import set_plain, set_points, set_value, set_words
from slidegen.deck import Colour, Line
from slidegen.plan.content import (
    BulletsContent,
    ComparisonContent,
    PointPlan,
    SidePlan,
    SlidePlan,
    SummaryContent,
)
from slidegen.template import Template
from slidegen.units import Box

# A statement beside its bullets: so many rows, so many bullets in each, none over two lines.
_ROWS = range(2, 5)
_BULLETS_IN_ROW = {2: 4, 3: 3, 4: 2}
_LONGEST_LABEL = 22
_LONGEST_BULLET = 44


def draft_bullets(
    slide: SlidePlan, content: BulletsContent, template: Template, language: str
) -> Draft:
    """Statements with bullets of their own stand in rows, if there are few and they are short."""
    title = draft_title(slide, template, language)
    body = TextBlock(
        key="body",
        name=name_item("body", language),
        role=roles.BODY,
        box=bullet_frame(template.content),
        paragraphs=set_points(content.points, template),
        kinds=("obj", "body"),
        spread=True,
    )
    listed = Draft((title, body))
    if not _suits_rows(content.points):
        return listed
    frames = bullet_rows(template.content, len(content.points))
    blocks: list[Block] = [title]
    for number, (point, frame) in enumerate(zip(content.points, frames, strict=True), 1):
        blocks += _draft_row(point, frame, number, template, language)
    return Draft(tuple(blocks), whole=True, otherwise=listed, roomier=listed)


def _suits_rows(points: tuple[PointPlan, ...]) -> bool:
    most = _BULLETS_IN_ROW.get(len(points), 0)
    return len(points) in _ROWS and all(
        1 <= len(point.points) <= most
        and len(point.text.plain) <= _LONGEST_LABEL
        and all(len(sub.plain) <= _LONGEST_BULLET for sub in point.points)
        for point in points
    )


def _draft_row(
    point: PointPlan, frame: RowFrame, number: int, template: Template, language: str
) -> list[Block]:
    palette = template.palette
    line = Line(palette.rule, 2.0) if number == 1 else Line(palette.hairline, 0.75)
    return [
        _rule(f"row-{number}/rule", frame.rule, line, number, language),
        TextBlock(
            key=f"row-{number}/heading",
            name=name_item("heading", language, number),
            role=roles.ROW_LABEL,
            box=frame.label,
            paragraphs=(set_words(point.text, template, colour=palette.strong, bold=True),),
            kinds=("body",),
            group="row-label",
        ),
        TextBlock(
            key=f"row-{number}/body",
            name=name_item("body", language, number),
            role=roles.ROW_BODY,
            box=frame.body,
            paragraphs=tuple(set_words(sub, template) for sub in point.points),
            kinds=("body", "obj"),
            group="row-body",
        ),
    ]


def draft_comparison(
    slide: SlidePlan, content: ComparisonContent, template: Template, language: str
) -> Draft:
    with_values = content.left.value is not None or content.right.value is not None
    left, right = comparison_frames(template.content, with_values)
    palette = template.palette
    blocks: list[Block] = [draft_title(slide, template, language)]
    blocks += _draft_side("left", content.left, left, palette.highlight, template, language, 1)
    blocks += _draft_side("right", content.right, right, palette.strong, template, language, 2)
    return Draft(tuple(blocks))


def _draft_side(
    key: str,
    side: SidePlan,
    frame: SideFrame,
    colour: Colour,
    template: Template,
    language: str,
    number: int,
) -> list[Block]:
    heading = BlockParagraph(
        (BlockSpan(side.heading.plain, colour=colour),), place=side.heading.place
    )
    blocks: list[Block] = [
        _rule(f"{key}/rule", frame.rule, Line(colour, 3.5), number, language),
        TextBlock(
            key=f"{key}/heading",
            name=name_item("heading", language, number),
            role=roles.SIDE_HEADING,
            box=frame.heading,
            paragraphs=(heading,),
            kinds=("body",),
        ),
    ]
    if side.value is not None and frame.value is not None:
        blocks.append(
            TextBlock(
                key=f"{key}/value",
                name=name_item("value", language, number),
                role=roles.SIDE_VALUE,
                box=frame.value,
                paragraphs=(_side_value(side, colour, template),),
                kinds=("body",),
                group="side-value",
                one_line=True,
            )
        )
    if side.points:
        blocks.append(
            TextBlock(
                key=f"{key}/body",
                name=name_item("body", language, number),
                role=roles.SIDE_BODY,
                box=frame.body,
                paragraphs=set_points(side.points, template),
                kinds=("obj", "body"),
                group="side-body",
                spread=True,
            )
        )
    return blocks


def _side_value(side: SidePlan, colour: Colour, template: Template) -> BlockParagraph:
    """The large number with its label behind it on one line."""
    assert side.value is not None
    size = roles.SIDE_VALUE.levels[0].size
    value = set_value(side.value, colour=colour)
    if side.label is None:
        return value
    label = BlockSpan(f"  {side.label.plain}", True, template.palette.text, 20 / size)
    return BlockParagraph((*value.spans, label), place=side.value.place)


def draft_summary(
    slide: SlidePlan, content: SummaryContent, template: Template, language: str
) -> Draft:
    palette = template.palette
    blocks: list[Block] = [draft_title(slide, template, language)]
    frames = summary_frames(template.content, len(content.rows))
    for number, (row, frame) in enumerate(zip(content.rows, frames, strict=True), 1):
        parts = [
            ("heading", roles.SUMMARY_HEADING, frame.heading, (set_plain(row.heading),)),
            ("text", roles.SUMMARY_TEXT, frame.text, (set_words(row.text, template),)),
        ]
        if row.value is not None:
            colour = palette.highlight if row.highlight else palette.strong
            role = roles.sized(roles.SUMMARY_VALUE, frame.value_size)
            label = (set_words(row.label, template, 1),) if row.label else ()
            value = set_value(row.value, colour=colour)
            parts.append(("value", role, frame.value, (value, *label)))
        blocks.append(
            _rule(
                f"row-{number}/rule",
                frame.hairline,
                Line(palette.hairline, 0.75),
                number,
                language,
            )
        )
        for kind, role, box, paragraphs in parts:
            blocks.append(
                TextBlock(
                    key=f"row-{number}/{kind}",
                    name=name_item("body" if kind == "text" else kind, language, number),
                    role=role,
                    box=box,
                    paragraphs=paragraphs,
                    kinds=("body",),
                    group=f"summary-{kind}/{len(frames)}",
                )
            )
    return Draft(tuple(blocks))


def _rule(key: str, box: Box, line: Line, number: int, language: str) -> ShapeBlock:
    return ShapeBlock(key, name_item("rule", language, number), box, "line", line=line)
