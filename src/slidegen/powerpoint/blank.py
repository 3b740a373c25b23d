"""A template without its own slides: what a deck is written on."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.markup import RELATIONS, presentation
from slidegen.powerpoint.opc import ROOT, NewPackage, Package
from slidegen.powerpoint.stored import is_stored_deck
from slidegen.powerpoint.xml_part import parse_part, part_bytes

_OFFICE = "http://schemas.microsoft.com/office"

# What hangs on the presentation and speaks of its slides, or would no longer be true.
_OF_SLIDES = frozenset(
    (
        relation.SLIDE,
        relation.COMMENT_AUTHORS,
        f"{_OFFICE}/2018/10/relationships/authors",
        f"{_OFFICE}/2015/10/relationships/revisionInfo",
        f"{_OFFICE}/2016/11/relationships/changesInfo",
        f"{_OFFICE}/2006/relationships/vbaProject",
    )
)
# What hangs on the package and is written anew or would no longer be true.
_OF_FILE = frozenset(
    (
        relation.THUMBNAIL,
        relation.CORE_PROPERTIES,
        relation.EXTENDED_PROPERTIES,
        relation.SIGNATURE,
    )
)
# What goes with a slide when it is written anew.
_OWN_OF_SLIDE = (relation.SLIDE, relation.SLIDE_LAYOUT, relation.NOTES_SLIDE, relation.TAGS)


def blank_package(source: Package, carried: Iterable[str] = ()) -> NewPackage:
    """The package of a template as that of a presentation without slides.

    Parts that the slides `carried` refer to stay, so that items of theirs can be written again.
    """
    package = NewPackage(source)
    main = package.main
    # A template (.potx) or a file with macros becomes an ordinary presentation.
    package.retype(main, content_types.PRESENTATION)
    package.unrelate(ROOT, _OF_FILE)
    package.unrelate(main, _OF_SLIDES)
    _drop_stored_deck(package, main)
    kept = set(package.reached(but=(relation.SLIDE,)))
    for name in kept:
        _unlink_slides(package, name)
    for slide in carried:
        kept.update(source.reached(slide, but=_OWN_OF_SLIDE))
    package.drop_all_but(kept)
    return package


def _drop_stored_deck(package: NewPackage, main: str) -> None:
    """A template that slidegen once wrote keeps no copy of that deck."""
    for name in package.related(main, relation.CUSTOM_XML):
        if is_stored_deck(package.read(name)):
            package.unrelate_target(main, name)


def _unlink_slides(package: NewPackage, name: str) -> None:
    """Links into slides from elsewhere: buttons on a layout, the outline's list in the view."""
    gone = package.unrelate(name, (relation.SLIDE,))
    shows_some = package.content_type(name) == content_types.PRESENTATION_PROPERTIES
    if not gone and not shows_some:
        return
    root = parse_part(package.read(name))
    doomed = [
        element
        for element in root.iter(etree.Element)
        if element.get(f"{{{RELATIONS}}}id") in gone or (shows_some and _picks_slides(element))
    ]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if doomed:
        package.replace(name, part_bytes(root))


def _picks_slides(element: etree._Element) -> bool:
    """A show of some slides only (ECMA-376 Part 1 §19.2.1.30) picks from slides that are gone."""
    return element.tag in (presentation("sldRg"), presentation("custShow"))
