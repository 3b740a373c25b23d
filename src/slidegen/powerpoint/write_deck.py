"""Deck → .pptx: which parts there are, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from slidegen.deck import ChartItem, Deck, ForeignItem, Slide
from slidegen.powerpoint.blank import open_blank
from slidegen.powerpoint.chart import write_chart
from slidegen.powerpoint.foreign import LostRelation, carry_relations
from slidegen.powerpoint.keys import find_keys
from slidegen.powerpoint.new_parts import TAGS_RELATION, PartNames, add_part, relate, related
from slidegen.powerpoint.notes import add_notes
from slidegen.powerpoint.notes_master import add_notes_master, find_notes_master
from slidegen.powerpoint.package_bytes import pack
from slidegen.powerpoint.presentation import list_slides
from slidegen.powerpoint.properties import write_properties
from slidegen.powerpoint.slide import SlideParts, item_guid, slide_xml
from slidegen.powerpoint.slots import Slots, find_slots
from slidegen.powerpoint.stamp import TAGS_TYPE, slide_ids, tags_xml
from slidegen.powerpoint.stored import store_deck
from slidegen.powerpoint.workbook import write_workbook

__all__ = ["LostRelation", "write_deck"]


def write_deck(deck: Deck, source: bytes) -> bytes:
    """The file of a deck, written on the template `source` in place of the slides that it has.

    Nothing is decided here: a deck on one template always gives the same bytes. `source` must be
    a presentation that python-pptx opens and must have the template layouts that the slides name
    (KeyError). Foreign items can only be written onto the package that they were read from
    (LostRelation).
    """
    return pack(_Writer.open(deck, source).write())


@dataclass(frozen=True, slots=True)
class _Layout:
    part: Any
    slots: Slots


@dataclass(slots=True)
class _Writer:
    """The package being written, with what every slide needs."""

    deck: Deck
    package: Any
    names: PartNames
    layouts: dict[str, _Layout]
    notes_master: Any
    first_number: int
    old_slides: dict[str, Any]

    @classmethod
    def open(cls, deck: Deck, source: bytes) -> _Writer:
        package, slides = open_blank(source)
        main = package.main_document_part
        old = _slides_by_key(slides) if _foreign(deck) else {}
        names = PartNames(package, _carried(deck, old))
        notes_master = find_notes_master(package)
        if notes_master is None and any(slide.notes for slide in deck.slides):
            notes_master = add_notes_master(package, names)
        return cls(
            deck=deck,
            package=package,
            names=names,
            layouts=_layouts_of(main),
            notes_master=notes_master,
            first_number=int(main._element.get("firstSlideNum", "1")),
            old_slides=old,
        )

    def write(self) -> Any:
        deck, main = self.deck, self.package.main_document_part
        creation_ids = slide_ids(slide.key for slide in deck.slides)
        parts = [self._blank_slide() for _ in deck.slides]
        moved = {
            self.old_slides[slide.key]: part
            for slide, part in zip(deck.slides, parts, strict=True)
            if slide.key in self.old_slides
        }
        relations = []
        for index, (slide, part) in enumerate(zip(deck.slides, parts, strict=True)):
            carry_relations(slide, part, self.old_slides.get(slide.key), moved)
            self._fill_slide(slide, part, creation_ids[index], self.first_number + index)
            relations.append(relate(main, part, RT.SLIDE))
        list_slides(main._element, deck, relations)
        write_properties(self.package, deck)
        store_deck(self.package, deck, creation_ids, self.names)
        return self.package

    def _blank_slide(self) -> Any:
        return add_part(self.package, self.names.take("/ppt/slides/slide"), CT.PML_SLIDE, b"")

    def _fill_slide(self, slide: Slide, part: Any, creation_id: int, number: int) -> None:
        layout = self.layouts[slide.layout]
        lang = self.deck.properties.language
        relate(part, layout.part, RT.SLIDE_LAYOUT)
        known = {item_guid(slide, item): item.key for item in slide.items}
        tags = add_part(
            self.package,
            self.names.take("/ppt/tags/tag"),
            TAGS_TYPE,
            tags_xml(slide.key, {guid: key for guid, key in known.items() if guid}),
        )
        parts = SlideParts(
            creation_id=creation_id,
            tags=relate(part, tags, TAGS_RELATION),
            charts={
                item.key: self._add_chart(item, part)
                for item in slide.items
                if isinstance(item, ChartItem)
            },
            number=number,
            slots=layout.slots,
            lang=lang,
        )
        part.blob = slide_xml(slide, parts)
        if slide.notes:
            add_notes(self.package, slide, part, self.notes_master, self.names, number, lang)

    def _add_chart(self, item: ChartItem, slide_part: Any) -> str:
        chart = add_part(
            self.package,
            self.names.take("/ppt/charts/chart"),
            CT.DML_CHART,
            write_chart(item, self.deck.properties.language),
        )
        workbook = add_part(
            self.package,
            self.names.take("/ppt/embeddings/Microsoft_Excel_Worksheet", ".xlsx"),
            CT.SML_SHEET,
            write_workbook(item),
        )
        relate(chart, workbook, RT.PACKAGE)
        return relate(slide_part, chart, RT.CHART)


def _foreign(deck: Deck) -> bool:
    return any(isinstance(item, ForeignItem) for slide in deck.slides for item in slide.items)


def _slides_by_key(slides: list[Any]) -> dict[str, Any]:
    keys = find_keys(slides)
    return {found.slide: part for found, part in zip(keys, slides, strict=True)}


def _carried(deck: Deck, old: dict[str, Any]) -> list[Any]:
    """Slides of the package whose parts stay, so that their names are not given away."""
    keys = {
        slide.key
        for slide in deck.slides
        if any(isinstance(item, ForeignItem) for item in slide.items)
    }
    return [part for key, part in old.items() if key in keys]


def _layouts_of(main: Any) -> dict[str, _Layout]:
    """The template layouts by part name."""
    return {
        str(layout.partname): _Layout(layout, find_slots(layout))
        for _, master in related(main, RT.SLIDE_MASTER)
        for _, layout in related(master, RT.SLIDE_LAYOUT)
    }
