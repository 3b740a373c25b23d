"""Slides of statements: bullets, comparison, summary."""

from __future__ import annotations

from slidegen.arrange import roles
from slidegen.arrange.blocks import Block, BlockParagraph, BlockSpan, Draft, ShapeBlock, TextBlock
from slidegen.arrange.frames import SideFrame, bullet_frame, comparison_frames, summary_frames
from slidegen.arrange.furniture import draft_title
from slidegen.arrange.names import name_item
from slidegen.arrange.words import set_plain, set_points, set_value, set_words
from slidegen.deck import Colour, Line
from slidegen.plan.content import (
    BulletsContent,
    ComparisonContent,
    SidePlan,
    SlidePlan,
    SummaryContent,
)
from slidegen.template import Template


def draft_bullets(
    slide: SlidePlan, content: BulletsContent, template: Template, language: str
) -> Draft:
    body = TextBlock(
        key="body",
        name=name_item("body", language),
        role=roles.BODY,
        box=bullet_frame(template.content),
        paragraphs=set_points(content.points, template),
        kinds=("obj", "body"),
        spread=True,
    )
    return Draft((draft_title(slide, template, language), body))


def draft_comparison(
    slide: SlidePlan, content: ComparisonContent, template: Template, language: str
) -> Draft:
    left, right = comparison_frames(template.content)
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
        ShapeBlock(
            key=f"{key}/rule",
            name=name_item("rule", language, number),
            box=frame.rule,
            geometry="line",
            line=Line(colour, 3.5),
        ),
        TextBlock(
            key=f"{key}/heading",
            name=name_item("heading", language, number),
            role=roles.SIDE_HEADING,
            box=frame.heading,
            paragraphs=(heading,),
            kinds=("body",),
        ),
    ]
    paragraphs = _side_value(side, colour) + set_points(side.points, template)
    if paragraphs:
        blocks.append(
            TextBlock(
                key=f"{key}/body",
                name=name_item("body", language, number),
                role=roles.SIDE_BODY,
                box=frame.body,
                paragraphs=paragraphs,
                kinds=("obj", "body"),
                spread=True,
            )
        )
    return blocks


def _side_value(side: SidePlan, colour: Colour) -> tuple[BlockParagraph, ...]:
    """The large number with its label behind it on one line, above the bullets."""
    if side.value is None:
        return ()
    size = roles.SIDE_BODY.levels[0].size
    scale = 60 / size
    value = set_value(side.value, colour=colour, size=60)
    spans = [
        BlockSpan(span.text, True if span.scale == 1.0 else False, colour, span.scale * scale)
        for span in value.spans
    ]
    if side.label is not None:
        spans.append(BlockSpan("  ", False))
        spans.append(BlockSpan(side.label.plain, True))
    return (BlockParagraph(tuple(spans), 0, "none", side.value.place),)


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
            value = set_value(row.value, colour=colour, size=44)
            label = (set_words(row.label, template, 1),) if row.label else ()
            parts.append(("value", roles.SUMMARY_VALUE, frame.value, (value, *label)))
        blocks.append(
            ShapeBlock(
                key=f"row-{number}/rule",
                name=name_item("rule", language, number),
                box=frame.hairline,
                geometry="line",
                line=Line(palette.hairline, 0.75),
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
                )
            )
    return Draft(tuple(blocks))
