"""The parts of a package by name, with types and relationships (ECMA-376 Part 2, OPC).

XML is parsed so that it can neither grow nor reach out: no document type, no entities, no network.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE_DOCUMENT = _KINDS + "officeDocument"
SLIDE_MASTER = _KINDS + "slideMaster"
SLIDE_LAYOUT = _KINDS + "slideLayout"
THEME = _KINDS + "theme"

CONTENT_TYPES = "/[Content_Types].xml"


class DoctypeFound(ValueError):
    """The part has a document type declaration, which OPC forbids (Part 2 §8.1.4)."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """From a part to another. `target` is a part name, or an address if `external`."""

    id: str
    kind: str
    target: str
    external: bool


def unpack(source: bytes) -> dict[str, bytes]:
    """The parts of a package by name, which begins with a slash.

    Raises BadZipFile, zlib.error, EOFError, OSError, ValueError or NotImplementedError for a broken
    file; sizes are for the caller to check beforehand.
    """
    with ZipFile(BytesIO(source)) as package:
        return {
            f"/{info.filename}": package.read(info)
            for info in package.infolist()
            if not info.is_dir()
        }


class Parts:
    """The parts of a package, to be read."""

    def __init__(self, blobs: Mapping[str, bytes]) -> None:
        self._blobs = blobs
        self._overrides, self._defaults = self._read_types()
        self._relationships: dict[str, tuple[Relationship, ...]] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._blobs

    def read(self, name: str) -> bytes:
        return self._blobs[name]

    def xml(self, name: str) -> etree._Element:
        return parse_part(self.read(name))

    def content_type(self, name: str) -> str | None:
        """An Override of the part's name, else the Default of its extension (§10.1.2.4)."""
        extension = posixpath.splitext(name)[1][1:].lower()
        return self._overrides.get(name.lower()) or self._defaults.get(extension)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Those of a part, or of the package itself for "/"."""
        if name not in self._relationships:
            self._relationships[name] = self._read_relationships(name)
        return self._relationships[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts of the package that a part refers to by relationships of `kind`."""
        return tuple(
            rel.target
            for rel in self.relationships(name)
            if rel.kind == kind and not rel.external and rel.target in self
        )

    def _read_relationships(self, name: str) -> tuple[Relationship, ...]:
        rels = relationships_part(name)
        if rels not in self:
            return ()
        folder = posixpath.dirname(name)
        return tuple(
            _relationship(element, folder) for element in self.xml(rels).iter(_RELATIONSHIP)
        )

    def _read_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if CONTENT_TYPES not in self:
            return {}, {}
        root = self.xml(CONTENT_TYPES)
        overrides = {
            element.get("PartName", "").lower(): element.get("ContentType", "")
            for element in root.iter(f"{_TYPES}Override")
        }
        defaults = {
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in root.iter(f"{_TYPES}Default")
        }
        return overrides, defaults


def relationships_part(name: str) -> str:
    """Where the relationships of a part are kept (§9.3.4)."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join(folder, target))
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)


# Everything that may stand before the root element but a document type (XML 1.0 §2.8).
_DOCTYPE = re.compile(r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)


def parse_part(data: bytes) -> etree._Element:
    """The root element of a part.

    Raises DoctypeFound, or etree.XMLSyntaxError for what is not well formed or nested too deeply.
    """
    if b"<!DOCTYPE" in data or b"<\x00!\x00D" in data or b"\x00<\x00!\x00D" in data:
        _refuse_doctype(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeFound
    return root


def _refuse_doctype(data: bytes) -> None:
    """Before anything is parsed, so that no entity is ever read."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
    encoding = "utf-8"
    if utf16:
        encoding = "utf-16-be" if data[:1] in (b"\xfe", b"\x00") else "utf-16-le"
    if _DOCTYPE.match(data.decode(encoding, "replace")):
        raise DoctypeFound
