"""A template without its own slides: what a deck is written on."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.package import Package

from slidegen.powerpoint.markup import RELATIONS, SECTIONS_URI, presentation
from slidegen.powerpoint.new_parts import related, walk_parts
from slidegen.powerpoint.stored import is_stored_deck

_OFFICE = "http://schemas.microsoft.com/office"

# What hangs on the presentation and speaks of its slides, or would no longer be true.
_OF_SLIDES = frozenset(
    (
        RT.SLIDE,
        RT.COMMENT_AUTHORS,
        f"{_OFFICE}/2018/10/relationships/authors",
        f"{_OFFICE}/2015/10/relationships/revisionInfo",
        f"{_OFFICE}/2016/11/relationships/changesInfo",
        f"{_OFFICE}/2006/relationships/vbaProject",
    )
)
# What hangs on the package and is written anew or would no longer be true.
_OF_FILE = frozenset(
    (
        RT.THUMBNAIL,
        RT.CORE_PROPERTIES,
        RT.EXTENDED_PROPERTIES,
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
    )
)


def open_blank(source: bytes) -> tuple[Any, list[Any]]:
    """The package of a template as a presentation without slides, and the slides it had.

    The slides are cut off but still whole, so that items carried along from them can be followed.
    """
    package = Package.open(BytesIO(source))
    main = package.main_document_part
    # A template (.potx) or a file with macros becomes an ordinary presentation.
    main._content_type = CT.PML_PRESENTATION_MAIN
    slides = [part for _, part in related(main, RT.SLIDE)]
    _drop(package, _OF_FILE)
    _drop(main, _OF_SLIDES)
    _drop_stored_deck(main)
    _forget_slides(main._element)
    for part in list(walk_parts(package, but=(RT.SLIDE,))):
        _unlink_slides(part)
    return package, slides


def _drop(source: Any, kinds: frozenset[str]) -> None:
    for rid in [rid for rid, rel in source._rels.items() if rel.reltype in kinds]:
        source._rels.pop(rid)


def _drop_stored_deck(main: Any) -> None:
    """A template that slidegen once wrote keeps no copy of that deck."""
    for rid, part in related(main, RT.CUSTOM_XML):
        if is_stored_deck(part.blob):
            main._rels.pop(rid)


def _forget_slides(root: Any) -> None:
    """Slide list, custom shows and sections of `p:presentation`."""
    for name in ("sldIdLst", "custShowLst"):
        for child in root.findall(presentation(name)):
            root.remove(child)
    for extensions in root.findall(presentation("extLst")):
        for extension in extensions.findall(presentation("ext")):
            if extension.get("uri") == SECTIONS_URI:
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)


def _unlink_slides(part: Any) -> None:
    """Links into slides from elsewhere: buttons on a layout, the outline's list in the view."""
    gone = {rid for rid, rel in part._rels.items() if rel.reltype == RT.SLIDE}
    shows_some = part.content_type == CT.PML_PRES_PROPS
    if not gone and not shows_some:
        return
    root = part._element if hasattr(part, "_element") else etree.fromstring(part.blob)
    for element in list(root.iter(etree.Element)):
        linked = element.get(f"{{{RELATIONS}}}id") in gone
        if linked or (shows_some and _picks_slides(element)):
            element.getparent().remove(element)
    for rid in gone:
        part._rels.pop(rid)
    if not hasattr(part, "_element"):
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _picks_slides(element: Any) -> bool:
    """A show of some slides only (ECMA-376 Part 1 §19.2.1.30) picks from slides that are gone."""
    return element.tag in (presentation("sldRg"), presentation("custShow"))
