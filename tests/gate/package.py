"""A package as the gate sees it: only zipfile and lxml, nothing of the code under test."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": OFFICE,
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@lru_cache(maxsize=4096)
def _parse(data: bytes) -> etree._Element:
    """Decks on one template share most of their parts: each is parsed once and never edited."""
    return etree.fromstring(data, _PARSER)


@dataclass(frozen=True)
class Relation:
    """A relationship: `kind` is the last word of its type, `target` a part name or an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    data: bytes

    @cached_property
    def entries(self) -> list[zipfile.ZipInfo]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return package.infolist()

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Content by part name, relationship parts and content types included."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {f"/{name}": package.read(name) for name in package.namelist()}

    @cached_property
    def content_parts(self) -> list[str]:
        return [
            name
            for name in self.parts
            if name != "/[Content_Types].xml" and not name.endswith(".rels")
        ]

    @cached_property
    def defaults(self) -> dict[str, str]:
        return {
            node.get("Extension", "").lower(): node.get("ContentType", "")
            for node in self.root("/[Content_Types].xml").iter(f"{{{TYPES}}}Default")
        }

    @cached_property
    def overrides(self) -> list[tuple[str, str]]:
        return [
            (node.get("PartName", ""), node.get("ContentType", ""))
            for node in self.root("/[Content_Types].xml").iter(f"{{{TYPES}}}Override")
        ]

    def type_of(self, part: str) -> str:
        """The content type of a part, "" where it has none."""
        own = dict(self.overrides).get(part)
        return own or self.defaults.get(part.rsplit(".", 1)[-1].lower(), "")

    def root(self, part: str) -> etree._Element:
        """The root of an XML part; raises where it is not well formed."""
        return _parse(self.parts[part])

    @cached_property
    def _relations(self) -> dict[str, list[Relation]]:
        return {}

    def relations(self, part: str) -> list[Relation]:
        """What a part ("" is the package) points to."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> list[Relation]:
        folder, _, name = part.rpartition("/")
        source = f"{folder}/_rels/{name}.rels"
        if source not in self.parts:
            return []
        found = []
        for node in self.root(source).iter(f"{{{RELS}}}Relationship"):
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join(folder or "/", target))
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            found.append(Relation(node.get("Id", ""), kind, target, external))
        return found

    def related(self, part: str, kind: str) -> list[str]:
        return [r.target for r in self.relations(part) if r.kind == kind and not r.external]

    @cached_property
    def presentation(self) -> str:
        return next(iter(self.related("", "officeDocument")), "")

    @cached_property
    def slides(self) -> list[str]:
        """Slide parts in the order of the presentation."""
        targets = {r.id: r.target for r in self.relations(self.presentation)}
        nodes = self.root(self.presentation).iterfind("p:sldIdLst/p:sldId", NS)
        return [
            targets[link]
            for node in nodes
            if (link := node.get(f"{{{OFFICE}}}id")) in targets and targets[link] in self.parts
        ]

    @cached_property
    def charts(self) -> list[str]:
        return sorted({c for s in self.slides for c in self.related(s, "chart") if c in self.parts})

    def xml_parts(self) -> list[str]:
        return [name for name in self.parts if name.endswith((".xml", ".rels"))]
