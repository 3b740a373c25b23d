"""DeckPlan → Deck: a template layout for each slide, boxes for blocks, sizes for texts."""

from __future__ import annotations

from dataclasses import replace

from slidegen.arrange.blocks import Block, ChartBlock, Draft, ShapeBlock, TableBlock, TextBlock
from slidegen.arrange.chart_item import set_chart
from slidegen.arrange.furniture import draft_page_marks, draft_source, draft_tag
from slidegen.arrange.setting import PlacedText, Steps, choose_sizes, fits, place_text, set_item
from slidegen.arrange.slides import draft_slide
from slidegen.arrange.strip import draft_strip
from slidegen.arrange.table_item import set_table
from slidegen.deck import Deck, DeckProperties, Item, ShapeItem, Slide
from slidegen.plan.content import DeckPlan, SlidePlan
from slidegen.problems import Place, Problems
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
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class _PlacedGraphic:
    """A chart, table or shape in its final box, with the slot that serves it."""

    block: ChartBlock | TableBlock | ShapeBlock
    box: Box
    slot: Slot | None


_Placed = PlacedText | _PlacedGraphic
# A block, its final box, the slot that serves it.
_Spot = tuple[Block, Box, Slot | None]


@dataclass(frozen=True, slots=True)
class _PlacedSlide:
    """`loose` says that something on it found no slot in the template."""

    plan: SlidePlan
    layout: TemplateLayout
    placed: tuple[_Placed, ...]
    loose: bool


def arrange_deck(plan: DeckPlan, template: Template, problems: Problems) -> Deck:
    """Every slide with its items at fixed boxes, texts at one size for each role."""
    slides = [_place_slide(slide, plan, template) for slide in plan.slides]
    loose = dict.fromkeys(slide.plan.content.layout for slide in slides if slide.loose)
    if loose and template.layouts and any(layout.title for layout in template.layouts):
        problems.warning("layouts-without-slots", Place(template.file), layouts="、".join(loose))
    steps = choose_sizes(
        placed for slide in slides for placed in slide.placed if isinstance(placed, PlacedText)
    )
    return Deck(
        width=template.width,
        height=template.height,
        slides=tuple(_set_slide(slide, steps, plan, template, problems) for slide in slides),
        properties=DeckProperties(
            title=plan.title, author=plan.author, date=plan.date, language=plan.language
        ),
    )


def _place_slide(slide: SlidePlan, deck: DeckPlan, template: Template) -> _PlacedSlide:
    draft, match = _match_layout(slide, deck.language, template)
    spots = [_place(block, match) for block in draft.blocks]
    if draft.strip:
        spots += [
            (block, block.box, None)
            for block in draft_strip(draft.strip, slide, match.layout, template, deck.language)
        ]
    if draft.furniture:
        # Read aloud, a slide goes title, chapter, content, source.
        tag = draft_tag(slide, match.layout, deck.language)
        source = draft_source(slide, match.layout, template, deck.language)
        marks = draft_page_marks(deck, match.layout)
        spots[1:1] = [(block, block.box, slot) for block, slot in tag]
        spots += [(block, block.box, slot) for block, slot in (*source, *marks)]
    placed = [_prepare(spot, template) for spot in spots]
    kept = tuple(p for p in placed if not _is_left_out(p))
    loose = any(want.key not in match.slots for want in _wanted(draft))
    return _PlacedSlide(slide, match.layout, kept, loose)


def _prepare(spot: _Spot, template: Template) -> _Placed:
    block, box, slot = spot
    if isinstance(block, TextBlock):
        return place_text(block, box, slot, template)
    return _PlacedGraphic(block, box, slot)


def _is_left_out(placed: _Placed) -> bool:
    """An optional text that does not fit at any size."""
    return isinstance(placed, PlacedText) and placed.block.optional and not fits(placed)


def _match_layout(slide: SlidePlan, language: str, template: Template) -> tuple[Draft, LayoutMatch]:
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


def _place(block: Block, match: LayoutMatch) -> _Spot:
    slot = match.slots.get(block.key)
    box = slot.box if slot is not None and not _moves(block, slot) else block.box
    chart = match.slots.get("chart")
    if chart is not None and "chart-heading" not in match.slots:
        if block.key == "chart-heading":
            box = replace(chart.box, height=_HEADING_HEIGHT)
        elif block.key == "chart":
            box = chart.box.inset(top=_HEADING_HEIGHT)
    return block, box, slot


def _set_slide(
    slide: _PlacedSlide, steps: Steps, deck: DeckPlan, template: Template, problems: Problems
) -> Slide:
    return Slide(
        key=slide.plan.key,
        layout=slide.layout.part,
        items=tuple(
            _set_block(placed, steps, deck.language, template, problems) for placed in slide.placed
        ),
        notes=tuple(line for line in slide.plan.notes.splitlines() if line.strip()),
        section=slide.plan.section,
    )


def _set_block(
    placed: _Placed,
    steps: Steps,
    lang: str,
    template: Template,
    problems: Problems,
) -> Item:
    if isinstance(placed, PlacedText):
        return set_item(placed, steps, problems, lang)
    match placed.block:
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
