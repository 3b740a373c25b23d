"""A package: parts by name, each with a content type and relationships (ECMA-376 Part 2, OPC).

`Package` is read; `NewPackage` is one that is being written. Nothing else knows of zip files,
of [Content_Types].xml or of .rels parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from lxml import etree

from slidegen.powerpoint import content_types
from slidegen.powerpoint.content_types import ContentTypes, content_types_xml, read_content_types
from slidegen.powerpoint.relationships import (
    OFFICE_DOCUMENT,
    Relationship,
    read_relationships,
    relationships_part,
    relationships_xml,
)
from slidegen.powerpoint.xml_part import parse_part
from slidegen.powerpoint.zip_file import Entry, make_entry, read_zip, write_zip

T = TypeVar("T")

# What stands for the package itself, where the name of a part is asked for.
ROOT = "/"

_NUMBERED = re.compile(r"(.*?)(\d+)(\.\w+)")


# A template is checked, read and written on from the same bytes: it is unpacked and parsed once.
@lru_cache(maxsize=1)
def read_package(source: bytes) -> Package:
    """The package in the bytes of a file. Raises what `read_zip` does for a broken file."""
    return Package({f"/{name}": content for name, content in read_zip(source).items()})


class Package:
    """The parts of a package, to be read. Names begin with a slash."""

    def __init__(self, files: dict[str, tuple[bytes, Entry | None]]) -> None:
        self._files = files
        self._last: tuple[str, etree._Element] | None = None
        self._derived: dict[tuple[str, object], Any] = {}
        self._types: ContentTypes | None = None
        self._relationships: dict[str, dict[str, Relationship]] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def names(self) -> Iterable[str]:
        """Everything in the file, .rels parts and [Content_Types].xml too."""
        return self._files.keys()

    def read(self, name: str) -> bytes:
        return self._files[name][0]

    def xml(self, name: str) -> etree._Element:
        """The root element of a part, to be read only: the last one parsed is given out again."""
        if self._last is None or self._last[0] != name:
            self._last = None  # Its memory, still warm, serves for the next.
            self._last = (name, parse_part(self.read(name)))
        return self._last[1]

    def derived(self, name: str, read: Callable[[str, etree._Element], T]) -> T:
        """What `read` makes of the name and the root element of a part; it is made once."""
        key = (name, read)
        if key not in self._derived:
            self._derived[key] = read(name, self.xml(name))
        found: T = self._derived[key]
        return found

    def content_type(self, name: str) -> str | None:
        if self._types is None:
            there = content_types.PART in self
            self._types = (
                read_content_types(self.xml(content_types.PART)) if there else ContentTypes({}, {})
            )
        return self._types.of(name)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Those of a part, or of the package for ROOT, by their ids."""
        found = self._relationships.get(name)
        if found is None:
            listed = relationships_part(name)
            rels = read_relationships(name, self.xml(listed)) if listed in self else ()
            found = self._relationships[name] = {rel.id: rel for rel in rels}
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """The parts of the package that a part refers to by relationships of a kind."""
        return [
            rel.target
            for rel in self.relationships(name).values()
            if rel.kind == kind and self.leads_inside(rel)
        ]

    def leads_inside(self, rel: Relationship) -> bool:
        """Whether a relationship leads to a part that is there."""
        return not rel.external and rel.target in self._files

    def _entry(self, name: str) -> Entry:
        data, entry = self._files[name]
        return entry or make_entry(name, data)

    @property
    def main(self) -> str:
        """The part of the presentation. Raises KeyError where there is none."""
        for name in self.related(ROOT, OFFICE_DOCUMENT):
            return name
        raise KeyError(OFFICE_DOCUMENT)

    def reached(self, start: str = ROOT, but: Container[str] = ()) -> Iterator[str]:
        """Every part that relationships lead to from `start`, left aside those of kinds `but`."""
        waiting, seen = [start], {start}
        while waiting:
            for rel in self.relationships(waiting.pop()).values():
                if rel.target not in seen and rel.kind not in but and self.leads_inside(rel):
                    seen.add(rel.target)
                    waiting.append(rel.target)
                    yield rel.target


class NewPackage(Package):
    """A package being written: it begins as `source`, which stays as it is.

    What is not touched goes into the new file as it stands in the old one. Names of new parts come
    from counters and relationships are simply added, so that the cost of a deck grows with its
    slides and no faster.
    """

    def __init__(self, source: Package) -> None:
        super().__init__(dict(source._files))
        self._source = source
        self._new_types: dict[str, str] = {}
        self._highest: dict[tuple[str, str], int] | None = None

    def xml(self, name: str) -> etree._Element:
        if self._files[name] is self._source._files.get(name):
            return self._source.xml(name)
        return parse_part(self.read(name))

    def content_type(self, name: str) -> str | None:
        return self._new_types.get(name) or self._source.content_type(name)

    def relationships(self, name: str) -> dict[str, Relationship]:
        own = self._relationships.get(name)
        return self._source.relationships(name) if own is None else own

    def add(self, name: str, content_type: str, data: bytes) -> str:
        """A part that nothing refers to yet; its name."""
        self._files[name] = (data, None)
        self._new_types[name] = content_type
        self._relationships[name] = {}
        return name

    def add_next(self, before: str, content_type: str, data: bytes, after: str = ".xml") -> str:
        """A part of the next free name of a family, such as `/ppt/charts/chart` 7 `.xml`."""
        if self._highest is None:
            self._highest = self._highest_numbers()
        family = (before.lower(), after)
        number = self._highest[family] = self._highest.get(family, 0) + 1
        return self.add(f"{before}{number}{after}", content_type, data)

    def _highest_numbers(self) -> dict[tuple[str, str], int]:
        highest: dict[tuple[str, str], int] = {}
        for match in filter(None, map(_NUMBERED.fullmatch, map(str.lower, self._files))):
            family = (match[1], match[3])
            highest[family] = max(highest.get(family, 0), int(match[2]))
        return highest

    def replace(self, name: str, data: bytes) -> None:
        """Other content for a part that is there."""
        self._files[name] = (data, None)

    def retype(self, name: str, content_type: str) -> None:
        self._new_types[name] = content_type

    def relate(self, name: str, kind: str, target: str) -> str:
        """A new relationship from a part (or ROOT) to another; its id."""
        rels = self._own_relationships(name)
        number = len(rels) + 1
        while (rid := f"rId{number}") in rels:
            number += 1
        rels[rid] = Relationship(rid, kind, target, False)
        return rid

    def carry(self, name: str, rel: Relationship) -> None:
        """A relationship under the id that it has."""
        self._own_relationships(name)[rel.id] = rel

    def unrelate(self, name: str, kinds: Container[str]) -> list[str]:
        """Take away the relationships of these kinds; their ids."""
        gone = [rid for rid, rel in self.relationships(name).items() if rel.kind in kinds]
        for rid in gone:
            del self._own_relationships(name)[rid]
        return gone

    def unrelate_target(self, name: str, target: str) -> None:
        """Take away the relationships of a part to another."""
        rels = self._own_relationships(name)
        for rid in [rid for rid, rel in rels.items() if rel.target == target]:
            del rels[rid]

    def _own_relationships(self, name: str) -> dict[str, Relationship]:
        if name not in self._relationships:
            self._relationships[name] = dict(self._source.relationships(name))
        return self._relationships[name]

    def drop_all_but(self, kept: Container[str]) -> None:
        """Leave no part in the package but those named."""
        self._files = {name: content for name, content in self._files.items() if name in kept}

    def to_bytes(self) -> bytes:
        """The file of all parts that can be reached, in the order of their names."""
        names = sorted(self.reached())
        types = [(name, self.content_type(name) or "") for name in names]
        entries = {name[1:]: self._entry(name) for name in names}
        for name in names:
            listed = relationships_part(name)
            if name in self._relationships:
                if rels := self._relationships[name]:
                    data = relationships_xml(name, rels.values())
                    entries[listed[1:]] = make_entry(listed, data)
            elif listed in self._source:
                entries[listed[1:]] = self._source._entry(listed)
        package_rels = relationships_xml(ROOT, self.relationships(ROOT).values())
        first = {content_types.PART: content_types_xml(types), "/_rels/.rels": package_rels}
        return write_zip(
            {name[1:]: make_entry(name, data) for name, data in first.items()}
            | dict(sorted(entries.items()))
        )
