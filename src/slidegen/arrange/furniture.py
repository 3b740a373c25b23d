"""What content slides share: title, chapter tag, source line, footer and slide number."""

from __future__ import annotations

from dataclasses import replace

from slidegen.arrange import roles
from slidegen.arrange.blocks import BlockParagraph, BlockSpan, TextBlock
from slidegen.arrange.frames import source_frame
from slidegen.arrange.names import name_item
from slidegen.arrange.words import set_plain
from slidegen.deck import SlotKind
from slidegen.plan.content import DeckPlan, SlidePlan
from slidegen.template import Slot, Template, TemplateLayout
from slidegen.units import Box, inches


def draft_title(slide: SlidePlan, template: Template, language: str) -> TextBlock:
    top = min(inches(0.83), template.content.y // 2)
    height = min(inches(1.15), template.content.y - top)
    box = Box(template.content.x, top, template.content.width, height)
    return TextBlock(
        key="title",
        name=name_item("title", language),
        role=roles.TITLE,
        box=box,
        paragraphs=(set_plain(slide.title),),
        kinds=("title", "ctrTitle"),
        balanced=True,
        place=slide.title.place,
    )


def draft_tag(
    slide: SlidePlan, layout: TemplateLayout, language: str
) -> list[tuple[TextBlock, Slot | None]]:
    """The chapter above the title, where the template layout has a place for it."""
    tag = layout.with_role("tag")
    if tag is None or not slide.heading:
        return []
    text = f"{slide.number:02d}  {slide.heading}"
    block = _line("tag", roles.TAG, text, tag.box, language)
    return [(replace(block, one_line=True, optional=True), tag)]


def draft_source(
    slide: SlidePlan, layout: TemplateLayout, template: Template, language: str
) -> list[tuple[TextBlock, Slot | None]]:
    """The source line. It always finds its place: a number is shown with where it comes from."""
    if slide.source is None:
        return []
    slot = layout.with_role("source")
    box = slot.box if slot else source_frame(template.content, template.width, template.height)
    block = TextBlock(
        key="source",
        name=name_item("source", language),
        role=roles.SOURCE,
        box=box,
        paragraphs=(set_plain(slide.source),),
        place=slide.source.place,
        anchor="b",
    )
    return [(block, slot)]


def draft_page_marks(deck: DeckPlan, layout: TemplateLayout) -> list[tuple[TextBlock, Slot | None]]:
    """Footer and slide number, where the template layout has them."""
    found: list[tuple[TextBlock, Slot | None]] = []
    footer, number = _of_kind(layout, "ftr"), _of_kind(layout, "sldNum")
    if footer is not None and deck.footer:
        block = _line("footer", roles.FOOTER, deck.footer, footer.box, deck.language)
        asked = deck.footer_place is not None
        # LibreOffice sets a footer in type of its own where only the master says how, unless the
        # slide gives it a place.
        pinned = not footer.states_type
        found.append(
            (replace(block, place=deck.footer_place, optional=not asked, pinned=pinned), footer)
        )
    if number is not None:
        block = TextBlock(
            key="slide-number",
            name=name_item("number", deck.language),
            role=roles.FOOTER,
            box=number.box,
            paragraphs=(BlockParagraph((BlockSpan("‹#›"),)),),
            slide_number=True,
        )
        found.append((block, number))
    return found


def _of_kind(layout: TemplateLayout, kind: SlotKind) -> Slot | None:
    return next((slot for slot in layout.slots if slot.kind == kind), None)


def _line(key: str, role: roles.Role, text: str, box: Box, language: str) -> TextBlock:
    return TextBlock(
        key=key,
        name=name_item(key, language),
        role=role,
        box=box,
        paragraphs=(BlockParagraph((BlockSpan(text),)),),
    )
