"""What the presentation part says of the slides: their list, their sections, the slide size."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from slidegen.deck import Deck
from slidegen.powerpoint.markup import (
    NAMESPACES,
    P14,
    RELATIONS,
    SECTIONS_URI,
    escape_value,
    presentation,
    qualified,
)
from slidegen.powerpoint.stamp import guid_of

# The first number that a slide may have (ST_SlideId, ECMA-376 Part 1 §19.7.13).
_FIRST_SLIDE = 256
# What may stand before the slide list in `p:presentation` (§19.2.1.26).
_BEFORE_SLIDES = ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")


def forget_slides(root: etree._Element) -> None:
    """Take slide list, custom shows and sections out of `p:presentation`."""
    for name in ("sldIdLst", "custShowLst"):
        for child in root.findall(presentation(name)):
            root.remove(child)
    for extensions in root.findall(presentation("extLst")):
        for extension in extensions.findall(presentation("ext")):
            if extension.get("uri") == SECTIONS_URI:
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)


def list_slides(root: etree._Element, deck: Deck, relations: list[str]) -> None:
    """Enter the slides, by their relationships, with sections and size into `p:presentation`."""
    size = root.find(presentation("sldSz"))
    wanted = (str(deck.width), str(deck.height))
    if size is not None and (size.get("cx"), size.get("cy")) != wanted:
        size.set("cx", wanted[0])
        size.set("cy", wanted[1])
        if "type" in size.attrib:
            del size.attrib["type"]
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{rid}"/>'
        for number, rid in enumerate(relations, _FIRST_SLIDE)
    )
    if relations:
        _insert(root, etree.fromstring(f"<p:sldIdLst {NAMESPACES}>{listed}</p:sldIdLst>"))
    if any(slide.section for slide in deck.slides):
        _add_sections(root, deck)


def read_sections(root: etree._Element) -> dict[str, str]:
    """The section of each slide, by the slide's number (`p:sldId/@id`)."""
    return {
        entry.get("id", ""): section.get("name", "")
        for section in root.iter(qualified(P14, "section"))
        for entry in section.iter(qualified(P14, "sldId"))
    }


def read_slide_list(root: etree._Element) -> Iterable[tuple[str, str]]:
    """Number and relationship of each slide in order."""
    path = f"{presentation('sldIdLst')}/{presentation('sldId')}"
    for entry in root.findall(path):
        yield entry.get("id", ""), entry.get(f"{{{RELATIONS}}}id", "")


def _insert(root: etree._Element, listed: etree._Element) -> None:
    for name in _BEFORE_SLIDES:
        before = root.find(presentation(name))
        if before is not None:
            before.addnext(listed)
            return
    root.insert(0, listed)


def _add_sections(root: etree._Element, deck: Deck) -> None:
    """Every slide stands in one section, in order; slides without one share a nameless section."""
    sections = []
    numbered = enumerate(deck.slides, _FIRST_SLIDE)
    for count, (name, group) in enumerate(groupby(numbered, lambda entry: entry[1].section)):
        slides = "".join(f'<p14:sldId id="{number}"/>' for number, _ in group)
        sections.append(
            f'<p14:section name="{escape_value(name)}" id="{guid_of("section", str(count), name)}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    extension = etree.fromstring(
        f'<p:ext {NAMESPACES} uri="{SECTIONS_URI}"><p14:sectionLst xmlns:p14="{P14}">'
        f"{''.join(sections)}</p14:sectionLst></p:ext>"
    )
    extensions = root.find(presentation("extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, presentation("extLst"))
    extensions.insert(0, extension)
