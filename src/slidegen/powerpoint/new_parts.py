"""Adding parts to a package at constant cost, and walking it.

python-pptx looks through the whole package for the next free name and through all relationships
of a part for one that is there already. Here names come from counters and relationships are
simply added, so that the cost of a deck grows with its slides and no faster.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

TAGS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"

# What goes with a slide when it is written anew.
_OWN_OF_SLIDE = (RT.SLIDE, RT.SLIDE_LAYOUT, RT.NOTES_SLIDE, TAGS_RELATION)
_NUMBERED = re.compile(r"(.*?)(\d+)(\.\w+)")


class PartNames:
    """Free part names: for each pattern the numbers above those already used in the package."""

    def __init__(self, package: Any, carried: Iterable[Any] = ()) -> None:
        """`carried` are parts that are cut off from the package, but what they use will stay."""
        self._highest: dict[tuple[str, str], int] = {}
        staying = (walk_parts(part, but=_OWN_OF_SLIDE) for part in carried)
        for part in chain(walk_parts(package), *staying):
            match = _NUMBERED.fullmatch(str(part.partname).lower())
            if match:
                family = (match[1], match[3])
                self._highest[family] = max(self._highest.get(family, 0), int(match[2]))

    def take(self, before: str, after: str = ".xml") -> PackURI:
        """The next name of the family, such as `/ppt/charts/chart` 7 `.xml`."""
        family = (before.lower(), after.lower())
        number = self._highest.get(family, 0) + 1
        self._highest[family] = number
        return PackURI(f"{before}{number}{after}")


def add_part(package: Any, name: PackURI, content_type: str, data: bytes) -> Part:
    """A part that nothing refers to yet."""
    return Part(name, content_type, package, data)


def relate(source: Any, target: Any, kind: str) -> str:
    """A new relationship from a part (or the package) to another; its id."""
    rid: str = source._rels._add_relationship(kind, target)
    return rid


def related(source: Any, kind: str) -> list[tuple[str, Any]]:
    """Ids and parts that `source` has inside the package by relationships of a kind."""
    return [
        (rid, rel.target_part)
        for rid, rel in source._rels.items()
        if rel.reltype == kind and not rel.is_external
    ]


def walk_parts(package: Any, *, but: tuple[str, ...] = ()) -> Iterator[Any]:
    """Every part that can be reached without following relationships of the kinds in `but`."""
    seen: set[Any] = set()
    waiting: deque[Any] = deque([package])
    while waiting:
        for rel in waiting.popleft()._rels.values():
            if rel.is_external or rel.reltype in but or rel.target_part in seen:
                continue
            seen.add(rel.target_part)
            yield rel.target_part
            waiting.append(rel.target_part)
