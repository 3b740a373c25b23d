"""Content types: those of the parts we know, and the part that lists them (ECMA-376 Part 2 §10)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from slidegen.powerpoint.markup import DECLARATION, escape_value
from slidegen.values import dataclass

PART = "/[Content_Types].xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PRESENTATION = f"{_OFFICE}.presentationml"
_PACKAGE = "application/vnd.openxmlformats-package"

XML = "application/xml"
RELATIONSHIPS = f"{_PACKAGE}.relationships+xml"
CORE_PROPERTIES = f"{_PACKAGE}.core-properties+xml"
EXTENDED_PROPERTIES = f"{_OFFICE}.extended-properties+xml"
PRESENTATION = f"{_PRESENTATION}.presentation.main+xml"
PRESENTATION_PROPERTIES = f"{_PRESENTATION}.presProps+xml"
SLIDE = f"{_PRESENTATION}.slide+xml"
NOTES_SLIDE = f"{_PRESENTATION}.notesSlide+xml"
NOTES_MASTER = f"{_PRESENTATION}.notesMaster+xml"
TAGS = f"{_PRESENTATION}.tags+xml"
THEME = f"{_OFFICE}.theme+xml"
CHART = f"{_OFFICE}.drawingml.chart+xml"
WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet"
CUSTOM_XML_PROPERTIES = f"{_OFFICE}.customXmlProperties+xml"


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """An Override for a part's name, else the Default of its ending (§10.1.2.4), in lower case."""

    overrides: dict[str, str]
    defaults: dict[str, str]

    def of(self, name: str) -> str | None:
        return self.overrides.get(name.lower()) or self.defaults.get(_ending(name))


def read_content_types(root: etree._Element) -> ContentTypes:
    return ContentTypes(
        overrides={
            element.get("PartName", "").lower(): element.get("ContentType", "")
            for element in root.iter(f"{{{_NAMESPACE}}}Override")
        },
        defaults={
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in root.iter(f"{{{_NAMESPACE}}}Default")
        },
    )


def content_types_xml(parts: Iterable[tuple[str, str]]) -> bytes:
    """The part for parts of these names and types, in the order given.

    A Default for each kind of file, an Override for parts of XML and for what differs.
    """
    defaults = {"rels": RELATIONSHIPS, "xml": XML}
    overrides = [
        (name, kind) for name, kind in parts if defaults.setdefault(_ending(name), kind) != kind
    ]
    inside = [
        f'<Default Extension="{escape_value(ending)}" ContentType="{escape_value(kind)}"/>'
        for ending, kind in sorted(defaults.items())
    ]
    inside += [
        f'<Override PartName="{escape_value(name)}" ContentType="{escape_value(kind)}"/>'
        for name, kind in overrides
    ]
    return f'{DECLARATION}<Types xmlns="{_NAMESPACE}">{"".join(inside)}</Types>'.encode()


def _ending(name: str) -> str:
    base = name.rpartition("/")[2]
    return base.rpartition(".")[2].lower() if "." in base else ""
