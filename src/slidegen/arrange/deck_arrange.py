"""DeckPlan → Deck: a template layout for each slide, boxes for blocks, sizes for texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slidegen.arrange.blocks import Block, ChartBlock, Draft, ShapeBlock, TableBlock, TextBlock
from slidegen.arrange.chart_item import set_chart
from slidegen.arrange.furniture import draft_page_marks, draft_source, draft_tag
from slidegen.arrange.setting import PlacedText, Steps, choose_sizes, fits, set_item
from slidegen.arrange.slides import draft_slide
from slidegen.arrange.strip import draft_strip
from slidegen.arrange.table_item import set_table
from slidegen.deck import Deck, DeckProperties, Item, ShapeItem, Slide
from slidegen.plan.content import DeckPlan, SlidePlan
from slidegen.problems import Problems
from slidegen.template import (
    LayoutMatch,
    Slot,
    Template,
    TemplateLayout,
    WantedSlot,
    choose_layout,
    title_only_layout,
)
from slidegen.units import Box, inches


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block in its final box, with the slot that serves it."""

    block: Block
    box: Box
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class _PlacedSlide:
    plan: SlidePlan
    layout: TemplateLayout
    placed: tuple[_Placed, ...]


def arrange_deck(plan: DeckPlan, template: Template, problems: Problems) -> Deck:
    """Every slide with its items at fixed boxes, texts at one size for each role."""
    slides = [_place_slide(slide, plan, template, problems) for slide in plan.slides]
    texts = [
        PlacedText(placed.block, placed.box, placed.slot, slide.plan.key)
        for slide in slides
        for placed in slide.placed
        if isinstance(placed.block, TextBlock)
    ]
    steps = choose_sizes(texts, template)
    return Deck(
        width=template.width,
        height=template.height,
        slides=tuple(_set_slide(slide, steps, plan, template, problems) for slide in slides),
        properties=DeckProperties(
            title=plan.title, author=plan.author, date=plan.date, language=plan.language
        ),
    )


def _place_slide(
    slide: SlidePlan, deck: DeckPlan, template: Template, problems: Problems
) -> _PlacedSlide:
    draft, match = _match_layout(slide, deck.language, template, problems)
    placed = [_place(block, match) for block in draft.blocks]
    if draft.strip:
        placed += [
            _Placed(block, block.box, None)
            for block in draft_strip(draft.strip, slide, match.layout, template, deck.language)
        ]
    if draft.furniture:
        # Read aloud, a slide goes title, chapter, content, source.
        tag = draft_tag(slide, match.layout, deck.language)
        source = draft_source(slide, match.layout, template, deck.language)
        marks = draft_page_marks(deck, match.layout)
        placed[1:1] = [_Placed(block, block.box, slot) for block, slot in tag]
        placed += [_Placed(block, block.box, slot) for block, slot in (*source, *marks)]
    kept = tuple(p for p in placed if not _is_left_out(p, slide.key, template))
    return _PlacedSlide(slide, match.layout, kept)


def _is_left_out(placed: _Placed, slide_key: str, template: Template) -> bool:
    """An optional text that does not fit at any size."""
    block = placed.block
    if not isinstance(block, TextBlock) or not block.optional:
        return False
    return not fits(PlacedText(block, placed.box, placed.slot, slide_key), template)


def _match_layout(
    slide: SlidePlan, language: str, template: Template, problems: Problems
) -> tuple[Draft, LayoutMatch]:
    """The slide's draft and the template layout for it; where none serves, one with a title alone.

    A layout that serves some blocks is no use if the others would lie on its slots.
    """
    draft: Draft | None = draft_slide(slide, template, language)
    while draft is not None:
        match = choose_layout(template, _wanted(draft))
        if _serves(match, draft):
            return draft, match
        last, draft = draft, draft.otherwise
    fallback = title_only_layout(template)
    title = fallback.title
    if title is None:
        problems.warning("no-title-slot", slide.place, layout=slide.content.layout)
    return last, LayoutMatch(fallback, {"title": title} if title else {})


def _wanted(draft: Draft) -> list[WantedSlot]:
    return [
        WantedSlot(block.key, block.kinds, block.box)
        for block in draft.blocks
        if not isinstance(block, ShapeBlock) and block.kinds
    ]


def _serves(match: LayoutMatch, draft: Draft) -> bool:
    moved = {b.key: b.box for b in draft.blocks if isinstance(b, TextBlock) and b.moves}
    taken = [moved.get(key, slot.box) for key, slot in match.slots.items()]
    loose = [
        block
        for block in draft.blocks
        if not isinstance(block, ShapeBlock)
        and block.key not in match.slots
        and not _can_be_carved(block, match)
    ]
    if draft.whole and loose:
        return False
    return not any(block.box.overlaps(box) for block in loose for box in taken)


def _can_be_carved(block: Block, match: LayoutMatch) -> bool:
    """A chart's heading can take the top of the chart's slot."""
    return block.key == "chart-heading" and "chart" in match.slots


def _moves(block: Block, slot: Slot) -> bool:
    return isinstance(block, TextBlock) and block.moves and slot.box != block.box


_HEADING_HEIGHT = inches(0.36)


def _place(block: Block, match: LayoutMatch) -> _Placed:
    slot = match.slots.get(block.key)
    box = slot.box if slot is not None and not _moves(block, slot) else block.box
    chart = match.slots.get("chart")
    if chart is not None and "chart-heading" not in match.slots:
        if block.key == "chart-heading":
            box = replace(chart.box, height=_HEADING_HEIGHT)
        elif block.key == "chart":
            box = chart.box.inset(top=_HEADING_HEIGHT)
    return _Placed(block, box, slot)


def _set_slide(
    slide: _PlacedSlide, steps: Steps, deck: DeckPlan, template: Template, problems: Problems
) -> Slide:
    return Slide(
        key=slide.plan.key,
        layout=slide.layout.part,
        items=tuple(
            _set_block(placed, slide.plan.key, steps, deck.language, template, problems)
            for placed in slide.placed
        ),
        notes=tuple(line for line in slide.plan.notes.splitlines() if line.strip()),
        section=slide.plan.section,
    )


def _set_block(
    placed: _Placed,
    slide_key: str,
    steps: Steps,
    lang: str,
    template: Template,
    problems: Problems,
) -> Item:
    match placed.block:
        case TextBlock() as block:
            text = PlacedText(block, placed.box, placed.slot, slide_key)
            return set_item(text, steps, template, problems, lang)
        case ChartBlock() as block:
            return set_chart(block, placed.box, placed.slot, template, problems)
        case TableBlock() as block:
            return set_table(block, placed.box, placed.slot, template, problems, lang)
        case ShapeBlock() as block:
            return ShapeItem(
                block.key,
                block.name,
                placed.box,
                block.geometry,
                block.fill,
                block.line,
                block.alt,
            )
