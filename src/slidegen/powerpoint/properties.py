"""Document properties: core.xml (ECMA-376 Part 2 §11) and app.xml (Part 1 §22.2)."""

from __future__ import annotations

import re

from lxml import etree

from slidegen.deck import Deck, DeckProperties
from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.markup import DECLARATION, escape
from slidegen.powerpoint.opc import ROOT, NewPackage, Package

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

# Stands for "no date": the file must not know when it was made, or no two would be alike.
_NO_DATE = "1980-01-01"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def write_properties(package: NewPackage, deck: Deck) -> None:
    """Add both parts; the package has none."""
    core = package.add(
        "/docProps/core.xml", content_types.CORE_PROPERTIES, _core_xml(deck.properties)
    )
    app = package.add("/docProps/app.xml", content_types.EXTENDED_PROPERTIES, _app_xml(deck))
    package.relate(ROOT, relation.CORE_PROPERTIES, core)
    package.relate(ROOT, relation.EXTENDED_PROPERTIES, app)


def read_properties(package: Package) -> DeckProperties:
    """What core.xml says; what it lacks is empty, and the language Chinese."""
    found = package.related(ROOT, relation.CORE_PROPERTIES)
    if not found:
        return DeckProperties()
    root = package.xml(found[0])
    date = _text(root, _TERMS, "created")[:10]
    return DeckProperties(
        title=_text(root, _DC, "title"),
        author=_text(root, _DC, "creator"),
        subject=_text(root, _DC, "subject"),
        date="" if date == _NO_DATE or not _DATE.fullmatch(date) else date,
        language=_text(root, _DC, "language") or DeckProperties().language,
    )


def _core_xml(properties: DeckProperties) -> bytes:
    day = properties.date if _DATE.fullmatch(properties.date) else _NO_DATE
    moment = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}"'
        f' xmlns:dcterms="{_TERMS}" xmlns:xsi="{_XSI}">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified>"
        f"<dc:language>{escape(properties.language)}</dc:language></cp:coreProperties>"
    ).encode()


def _app_xml(deck: Deck) -> bytes:
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><TotalTime>0</TotalTime>'
        f"<Application>slidegen</Application><Slides>{len(deck.slides)}</Slides>"
        f"<Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()


def _text(root: etree._Element, namespace: str, name: str) -> str:
    element = root.find(f"{{{namespace}}}{name}")
    return (element.text or "") if element is not None else ""
