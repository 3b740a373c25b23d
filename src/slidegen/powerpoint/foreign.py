"""What items of other programs refer to, carried from the slide they were read from."""

from __future__ import annotations

import re
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import _Relationship

from slidegen.deck import ForeignItem, Slide
from slidegen.powerpoint.markup import RELATIONS

_PREFIX = re.compile(r'xmlns:(\w+)="' + re.escape(RELATIONS) + '"')


class LostRelation(ValueError):
    """A foreign item refers to a part of a slide that the package given to the writer lacks."""


def carry_relations(slide: Slide, part: Any, old: Any | None, moved: dict[Any, Any]) -> None:
    """Give the new slide part what its foreign items refer to, under the ids they use.

    `old` is the slide of that key in the package written on, `moved` maps its slides to new ones.
    Must come before other relationships are added. Raises LostRelation.
    """
    wanted = {
        rid for item in slide.items if isinstance(item, ForeignItem) for rid in _ids_in(item.xml)
    }
    for rid in sorted(wanted):
        rel = old._rels._rels.get(rid) if old is not None else None
        if rel is None:
            raise LostRelation(f"{slide.key}: {rid}")
        if rel.is_external:
            part._rels._rels[rid] = rel
            continue
        target = moved.get(rel.target_part) if rel.reltype == RT.SLIDE else rel.target_part
        if target is None:
            raise LostRelation(f"{slide.key}: {rid}")
        base = part.partname.baseURI
        part._rels._rels[rid] = _Relationship(base, rid, rel.reltype, "Internal", target)


def _ids_in(xml: str) -> set[str]:
    """The relationship ids in an element's text, whatever its prefix for them is."""
    found: set[str] = set()
    for prefix in set(_PREFIX.findall(xml)):
        found.update(re.findall(rf'\b{prefix}:\w+="([^"]+)"', xml))
    return found
