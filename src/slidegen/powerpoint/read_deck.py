"""A .pptx → Deck: what stands in the file now, whoever wrote or changed it."""

from __future__ import annotations

from slidegen.deck import Deck, Slide
from slidegen.powerpoint.keys import FoundKeys, find_keys
from slidegen.powerpoint.markup import presentation
from slidegen.powerpoint.opc import Package, read_package
from slidegen.powerpoint.presentation import read_sections, read_slide_list
from slidegen.powerpoint.properties import read_properties
from slidegen.powerpoint.read_slide import SlidePlace, read_slide
from slidegen.powerpoint.relationships import SLIDE_LAYOUT
from slidegen.powerpoint.slots import Slots, find_slots
from slidegen.powerpoint.stamp import shape_id
from slidegen.powerpoint.stored import Stored, find_stored


class UnreadableDeck(ValueError):
    """The bytes are no presentation, or a broken one; callers turn it into a problem."""


def read_deck(data: bytes) -> Deck:
    """The deck as the slides show it; equal to the deck that `write_deck` wrote there.

    Everything is read from the slides themselves. Keys come from the slides' tags, `state` from
    the stored copy. What slidegen has no value for becomes a `ForeignItem`; of a slide as a whole
    backgrounds, transitions and animations are not read. Raises UnreadableDeck.
    """
    try:
        return _read(read_package(data))
    except Exception as error:
        # A broken package fails anywhere: in the zip, in the XML, or in what refers to what.
        raise UnreadableDeck(f"{type(error).__name__}: {error}") from error


def read_stored(data: bytes) -> Deck | None:
    """The copy of the deck that slidegen left in the file, with its state.

    None where there is none, or where it was written in another format. Raises UnreadableDeck.
    """
    try:
        stored = find_stored(read_package(data))
    except Exception as error:
        raise UnreadableDeck(f"{type(error).__name__}: {error}") from error
    return stored.deck if stored is not None else None


def _read(package: Package) -> Deck:
    if not package.content_type(package.main):
        raise UnreadableDeck("no content type of the presentation")
    root = package.xml(package.main)
    stored = find_stored(package)
    sections = read_sections(root)
    known = package.relationships(package.main)
    listed = [(number, known[rid].target) for number, rid in read_slide_list(root) if rid in known]
    keys = find_keys(package, [part for _, part in listed], stored.keys if stored else None)
    properties = read_properties(package)
    layouts: dict[str, Slots] = {}
    slides = []
    for (number, part), found in zip(listed, keys, strict=True):
        layout = package.related(part, SLIDE_LAYOUT)[0]
        if layout not in layouts:
            layouts[layout] = find_slots(package, layout)
        found = _complete(found, stored)
        section = sections.get(number, "")
        place = SlidePlace(package, part, layout, layouts[layout])
        slides.append(read_slide(place, found, section, properties.language))
    size = root.find(presentation("sldSz"))
    if size is None:
        raise UnreadableDeck("no slide size")
    return Deck(
        width=int(size.get("cx", "")),
        height=int(size.get("cy", "")),
        slides=tuple(slides),
        properties=properties,
        state=dict(stored.deck.state) if stored else {},
    )


def _complete(found: FoundKeys, stored: Stored | None) -> FoundKeys:
    """Keys of items from the stored copy, for a slide whose tags were lost on the way."""
    if found.items or stored is None:
        return found
    return FoundKeys(found.slide, _guids(found.slide, stored.deck.slides))


def _guids(key: str, slides: tuple[Slide, ...]) -> dict[str, str]:
    return {
        shape_id(slide.key, item.key): item.key
        for slide in slides
        if slide.key == key
        for item in slide.items
    }
