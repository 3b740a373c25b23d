"""Deck → .pptx: which parts there are, and how they hang together."""

from __future__ import annotations

from slidegen.deck import ChartItem, Deck, ForeignItem, Slide
from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.blank import blank_package
from slidegen.powerpoint.chart import write_chart
from slidegen.powerpoint.foreign import LostRelation, carry_relations
from slidegen.powerpoint.keys import find_keys
from slidegen.powerpoint.notes import add_notes
from slidegen.powerpoint.notes_master import NotesMaster, add_notes_master, find_notes_master
from slidegen.powerpoint.opc import NewPackage, Package, read_package
from slidegen.powerpoint.presentation import forget_slides, list_slides
from slidegen.powerpoint.properties import write_properties
from slidegen.powerpoint.shape import Mark
from slidegen.powerpoint.slide import SlideParts, mark_items, slide_xml
from slidegen.powerpoint.slots import Slots, find_slots
from slidegen.powerpoint.stamp import slide_ids, tags_xml
from slidegen.powerpoint.stored import store_deck
from slidegen.powerpoint.workbook import write_workbook
from slidegen.powerpoint.xml_part import parse_part, part_bytes
from slidegen.values import dataclass

__all__ = ["LostRelation", "write_deck"]


def write_deck(deck: Deck, source: bytes) -> bytes:
    """The file of a deck, written on the template `source` in place of the slides that it has.

    Nothing is decided here: a deck on one template always gives the same bytes. `source` must be
    a presentation and must have the template layouts that the slides name (KeyError). Foreign items
    can only be written onto the package that they were read from (LostRelation).
    """
    template = read_package(source)
    old = _slides_by_key(template) if any(map(_foreign, deck.slides)) else {}
    carried = [old[slide.key] for slide in deck.slides if _foreign(slide) and slide.key in old]
    package = blank_package(template, carried)
    root = parse_part(package.read(package.main))
    forget_slides(root)
    notes_master = find_notes_master(package, root)
    if notes_master is None and any(slide.notes for slide in deck.slides):
        notes_master = add_notes_master(package, root)
    first_number = int(root.get("firstSlideNum", "1"))
    writer = _Writer(deck, template, package, notes_master, first_number, _slots(deck, template))
    creation_ids = slide_ids(slide.key for slide in deck.slides)
    list_slides(root, deck, writer.write_slides(creation_ids, old))
    package.replace(package.main, part_bytes(root))
    write_properties(package, deck)
    store_deck(package, deck, creation_ids)
    return package.to_bytes()


def _foreign(slide: Slide) -> bool:
    return any(isinstance(item, ForeignItem) for item in slide.items)


def _slides_by_key(template: Package) -> dict[str, str]:
    slides = template.related(template.main, relation.SLIDE)
    keys = find_keys(template, slides)
    return {found.slide: part for found, part in zip(keys, slides, strict=True)}


def _slots(deck: Deck, template: Package) -> dict[str, Slots]:
    """The placeholders of the template layouts that the slides are on."""
    layouts = dict.fromkeys(slide.layout for slide in deck.slides)
    return {layout: find_slots(template, layout) for layout in layouts}


@dataclass(frozen=True, slots=True)
class _Writer:
    """The package being written, with what every slide needs."""

    deck: Deck
    template: Package
    package: NewPackage
    notes_master: NotesMaster | None
    first_number: int
    slots: dict[str, Slots]

    def write_slides(self, creation_ids: list[int], old: dict[str, str]) -> list[str]:
        """Add the slides; the ids of the presentation's relationships to them.

        `old` are the slides of the template by their keys. Parts are written kind by kind, which
        is faster than slide by slide: what a kind needs stays in the processor's caches.
        """
        slides = self._add_slides(old)
        marks = {part: mark_items(slide) for part, slide in slides.items()}
        tags = {part: self._add_tags(part, slide, marks[part]) for part, slide in slides.items()}
        charts = self._add_charts(slides)
        for index, (part, slide) in enumerate(slides.items()):
            parts = SlideParts(
                creation_id=creation_ids[index],
                tags=tags[part],
                charts=charts[part],
                number=self.first_number + index,
                slots=self.slots[slide.layout],
                lang=self.deck.properties.language,
            )
            self.package.replace(part, slide_xml(slide, marks[part], parts))
        self._add_notes(slides)
        main = self.package.main
        return [self.package.relate(main, relation.SLIDE, part) for part in slides]

    def _add_slides(self, old: dict[str, str]) -> dict[str, Slide]:
        """A part for each slide, still empty, that has what its foreign items refer to."""
        package = self.package
        slides = {
            package.add_next("/ppt/slides/slide", content_types.SLIDE, b""): slide
            for slide in self.deck.slides
        }
        moved = {old[slide.key]: part for part, slide in slides.items() if slide.key in old}
        for part, slide in slides.items():
            carry_relations(slide, part, package, self.template, moved)
            package.relate(part, relation.SLIDE_LAYOUT, slide.layout)
        return slides

    def _add_tags(self, part: str, slide: Slide, marks: list[Mark]) -> str:
        pairs = zip(marks, slide.items, strict=True)
        keys = {mark.guid: item.key for mark, item in pairs if mark.guid}
        data = tags_xml(slide.key, keys)
        tags = self.package.add_next("/ppt/tags/tag", content_types.TAGS, data)
        return self.package.relate(part, relation.TAGS, tags)

    def _add_charts(self, slides: dict[str, Slide]) -> dict[str, dict[str, str]]:
        """The relationships from each slide part to its charts, by the keys of these."""
        package, lang = self.package, self.deck.properties.language
        items = [
            (part, item)
            for part, slide in slides.items()
            for item in slide.items
            if isinstance(item, ChartItem)
        ]
        charts = [
            package.add_next("/ppt/charts/chart", content_types.CHART, write_chart(item, lang))
            for _, item in items
        ]
        found: dict[str, dict[str, str]] = {part: {} for part in slides}
        for (part, item), chart in zip(items, charts, strict=True):
            workbook = package.add_next(
                "/ppt/embeddings/Microsoft_Excel_Worksheet",
                content_types.WORKBOOK,
                write_workbook(item),
                ".xlsx",
            )
            package.relate(chart, relation.EMBEDDED_PACKAGE, workbook)
            found[part][item.key] = package.relate(part, relation.CHART, chart)
        return found

    def _add_notes(self, slides: dict[str, Slide]) -> None:
        if self.notes_master is None:
            return
        lang = self.deck.properties.language
        for number, (part, slide) in enumerate(slides.items(), self.first_number):
            if slide.notes:
                add_notes(self.package, slide, part, self.notes_master, number, lang)
