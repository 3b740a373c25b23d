"""One planned slide in its place: its template layout, boxes for blocks, texts to be set."""

from __future__ import annotations

from dataclasses import replace

from slidegen.arrange.blocks import Block, ChartBlock, Draft, ShapeBlock, TableBlock, TextBlock
from slidegen.arrange.furniture import draft_page_marks, draft_source, draft_tag
from slidegen.arrange.setting import PlacedText, fits, place_text
from slidegen.arrange.slides import draft_slide
from slidegen.arrange.strip import draft_strip
from slidegen.arrange.table_sizes import PlacedTable, place_table
from slidegen.plan.content import DeckPlan, SlidePlan
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
class PlacedGraphic:
    """A chart or shape in its final box, with the slot that serves it."""

    block: ChartBlock | ShapeBlock
    box: Box
    slot: Slot | None


Placed = PlacedText | PlacedTable | PlacedGraphic
# A block, its final box, the slot that serves it.
_Spot = tuple[Block, Box, Slot | None]


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """`loose` says that something on it found no slot in the template."""

    plan: SlidePlan
    layout: TemplateLayout
    placed: tuple[Placed, ...]
    loose: bool

    @property
    def tight(self) -> tuple[Placed, ...]:
        """What does not fit its box at any size."""
        return tuple(placed for placed in self.placed if _is_tight(placed))


def place_slide(slide: SlidePlan, deck: DeckPlan, template: Template) -> PlacedSlide:
    """The slide in the first of its forms in which everything fits, else in the roomiest."""
    draft = draft_slide(slide, template, deck.language)
    placed = first = _place_draft(draft, slide, deck, template)
    while draft.roomier is not None and placed.tight:
        draft = draft.roomier
        # That no template has slots for a form that content forces is no fault of the template.
        placed = replace(_place_draft(draft, slide, deck, template), loose=first.loose)
    return placed


def _place_draft(
    wanted: Draft, slide: SlidePlan, deck: DeckPlan, template: Template
) -> PlacedSlide:
    draft, match = _match_layout(wanted, template)
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
        for block, slot in source:
            if slot is None:
                spots = [_end_over(spot, block.box) for spot in spots]
        spots[1:1] = [(block, block.box, slot) for block, slot in tag]
        spots += [(block, block.box, slot) for block, slot in (*source, *marks)]
    placed = [_prepare(spot, template) for spot in spots]
    kept = tuple(p for p in placed if not _is_left_out(p))
    loose = any(want.key not in match.slots for want in _wanted(draft))
    return PlacedSlide(slide, match.layout, kept, loose)


def _end_over(spot: _Spot, line: Box) -> _Spot:
    """What would stand on the source line ends above it."""
    block, box, slot = spot
    if isinstance(block, ShapeBlock) or not (box.overlaps(line) and box.y < line.y):
        return spot
    return block, replace(box, height=line.y - _GAP - box.y), slot


def _prepare(spot: _Spot, template: Template) -> Placed:
    block, box, slot = spot
    if isinstance(block, TextBlock):
        return place_text(block, box, slot, template)
    if isinstance(block, TableBlock):
        return place_table(block, box, slot, template)
    return PlacedGraphic(block, box, slot)


def _is_tight(placed: Placed) -> bool:
    if isinstance(placed, PlacedText):
        return not fits(placed)
    return isinstance(placed, PlacedTable) and not placed.fits


def _is_left_out(placed: Placed) -> bool:
    """An optional text that does not fit at any size."""
    return isinstance(placed, PlacedText) and placed.block.optional and not fits(placed)


def _match_layout(wanted: Draft, template: Template) -> tuple[Draft, LayoutMatch]:
    """The draft and the template layout for it; where none serves, one with a title alone.

    A layout that serves some blocks is no use if the others would lie on its slots.
    """
    draft: Draft | None = wanted
    while draft is not None:
        match = choose_layout(template, _wanted(draft))
        if _serves(match, draft):
            return draft, match
        last, draft = draft, draft.otherwise
    fallback = title_only_layout(template)
    title = fallback.title
    if title is None:
        return last, LayoutMatch(fallback, {})
    return _clear_of_title(last, title.box, template), LayoutMatch(fallback, {"title": title})


def _clear_of_title(draft: Draft, title: Box, template: Template) -> Draft:
    """A line that would lie on the title, set in the free area instead."""
    texts = [block for block in draft.blocks if isinstance(block, TextBlock)]
    under = [block for block in texts if block.key != "title" and block.box.overlaps(title)]
    if len(texts) != 2 or len(under) != 1:
        return draft
    moved = replace(under[0], box=template.content)
    return replace(draft, blocks=tuple(moved if b is under[0] else b for b in draft.blocks))


def _wanted(draft: Draft) -> list[WantedSlot]:
    return [
        WantedSlot(block.key, block.kinds, _sought(block))
        for block in draft.blocks
        if not isinstance(block, ShapeBlock) and block.kinds
    ]


def _sought(block: TextBlock | ChartBlock | TableBlock) -> Box:
    """Where the block's slot would be."""
    return block.sought or block.box if isinstance(block, TextBlock) else block.box


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
_GAP = inches(0.06)


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
