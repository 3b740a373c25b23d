"""Rules on the container: zip entries, content types, relationships (ECMA-376 Part 2)."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.gate.package import OFFICE, Package

_OOXML = "application/vnd.openxmlformats-officedocument"
_PML = f"{_OOXML}.presentationml"

# The content type that a relationship of each kind must lead to; a list holds beginnings.
_TYPE_OF_KIND: dict[str, tuple[str, ...]] = {
    "officeDocument": (f"{_PML}.presentation.main+xml", f"{_PML}.template.main+xml"),
    "slide": (f"{_PML}.slide+xml",),
    "slideLayout": (f"{_PML}.slideLayout+xml",),
    "slideMaster": (f"{_PML}.slideMaster+xml",),
    "notesSlide": (f"{_PML}.notesSlide+xml",),
    "notesMaster": (f"{_PML}.notesMaster+xml",),
    "handoutMaster": (f"{_PML}.handoutMaster+xml",),
    "theme": (f"{_OOXML}.theme+xml",),
    "chart": (f"{_OOXML}.drawingml.chart+xml",),
    "package": (f"{_OOXML}.spreadsheetml.sheet",),
    "image": ("image/",),
    "tags": (f"{_PML}.tags+xml",),
    "presProps": (f"{_PML}.presProps+xml",),
    "viewProps": (f"{_PML}.viewProps+xml",),
    "tableStyles": (f"{_PML}.tableStyles+xml",),
    "customXml": ("application/xml",),
    "customXmlProps": (f"{_OOXML}.customXmlProperties+xml",),
    "core-properties": ("application/vnd.openxmlformats-package.core-properties+xml",),
    "extended-properties": (f"{_OOXML}.extended-properties+xml",),
    "custom-properties": (f"{_OOXML}.custom-properties+xml",),
    "thumbnail": ("image/",),
}

# The kind of relationship that an attribute of an element must name.
_KIND_OF_ATTRIBUTE: dict[tuple[str, str], tuple[str, ...]] = {
    ("sldId", "id"): ("slide",),
    ("sldMasterId", "id"): ("slideMaster",),
    ("sldLayoutId", "id"): ("slideLayout",),
    ("notesMasterId", "id"): ("notesMaster",),
    ("chart", "id"): ("chart",),
    ("externalData", "id"): ("package", "oleObject"),
    ("blip", "embed"): ("image",),
    ("svgBlip", "embed"): ("image",),
    ("tags", "id"): ("tags",),
    ("custData", "id"): ("customXml",),
    ("hlinkClick", "id"): ("hyperlink", "slide"),
    ("hlinkHover", "id"): ("hyperlink", "slide"),
}
_MUST_BE_NAMED = frozenset(("image", "chart", "tags", "hyperlink", "package"))
_MAIN_TYPES = ("image/", "application/", "text/", "audio/", "video/", "font/")


def check_zip(package: Package) -> Iterator[str]:
    """Zip entries as OPC allows them (Part 2 Annex C), each name once in any case."""
    entries = package.entries
    names = [entry.filename for entry in entries]
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield f"zip-name-twice: {name}"
    for entry in entries:
        name = entry.orig_filename
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield f"zip-compression: {name}"
        if entry.is_dir():
            yield f"zip-directory: {name}"
        if "\\" in name or not name.isascii():
            yield f"zip-name: {name!r}"
    if names[:1] != ["[Content_Types].xml"]:
        yield f"zip-first-entry: {names[:1]}"


def check_xml(package: Package) -> Iterator[str]:
    """Parts are well-formed UTF-8 without a document type (Part 2 §8.1.4)."""
    for part in package.xml_parts():
        try:
            root = package.root(part)
        except etree.XMLSyntaxError as error:
            yield f"xml-broken: {part}: {error}"
            continue
        info = root.getroottree().docinfo
        if info.internalDTD is not None:
            yield f"xml-doctype: {part}"
        if (info.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII", "ASCII"):
            yield f"xml-encoding: {part}: {info.encoding}"


def check_content_types(package: Package) -> Iterator[str]:
    """Each part has one content type, each Override a part."""
    for part, count in Counter(part for part, _ in package.overrides).items():
        if count > 1:
            yield f"content-type-twice: {part}"
        if part not in package.parts:
            yield f"content-type-without-part: {part}"
    for part in package.content_parts:
        kind = package.type_of(part)
        if not kind.startswith(_MAIN_TYPES):
            yield f"content-type-missing: {part}"
    for source in ["", *package.content_parts]:
        for relation in package.relations(source):
            wanted = _TYPE_OF_KIND.get(relation.kind)
            if wanted is None or relation.external or relation.target not in package.parts:
                continue
            found = package.type_of(relation.target)
            if not any(_fits(found, kind) for kind in wanted):
                yield f"content-type-wrong: {relation.target}: {found} as {relation.kind}"


def _fits(found: str, wanted: str) -> bool:
    return found.startswith(wanted) if wanted.endswith("/") else found == wanted


def check_reachable(package: Package) -> Iterator[str]:
    """Every part hangs on the package, every target exists."""
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        source = waiting.pop()
        for relation in package.relations(source):
            if relation.external:
                continue
            if relation.target not in package.parts:
                yield f"target-missing: {source or '/'} → {relation.target}"
            elif relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)
    for part in package.content_parts:
        if part not in seen:
            yield f"part-unreachable: {part}"


def check_references(package: Package) -> Iterator[str]:
    """Every `r:…` attribute names a relationship of the right kind, and none stands unused."""
    for part in package.content_parts:
        if not part.endswith(".xml"):
            continue
        relations = {relation.id: relation for relation in package.relations(part)}
        if len(relations) < len(package.relations(part)):
            yield f"relationship-id-twice: {part}"
        named: set[str] = set()
        for node in package.root(part).iter(etree.Element):
            for attribute, link in node.attrib.items():
                name = etree.QName(attribute)
                if name.namespace != OFFICE or not link:
                    continue
                named.add(link)
                element = etree.QName(node).localname
                if link not in relations:
                    yield f"reference-dangling: {part}: {element} {link}"
                    continue
                wanted = _KIND_OF_ATTRIBUTE.get((element, name.localname))
                if wanted and relations[link].kind not in wanted:
                    yield f"reference-kind: {part}: {element} → {relations[link].kind}"
        for relation in relations.values():
            if relation.kind in _MUST_BE_NAMED and relation.id not in named:
                yield f"relationship-unused: {part}: {relation.id} ({relation.kind})"
