"""What items of other programs refer to, carried from the slide they were read from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from slidegen.deck import ForeignItem, Slide
from slidegen.powerpoint.markup import RELATIONS
from slidegen.powerpoint.opc import NewPackage, Package
from slidegen.powerpoint.relationships import SLIDE

_PREFIX = re.compile(r'xmlns:(\w+)="' + re.escape(RELATIONS) + '"')


class LostRelation(ValueError):
    """A foreign item refers to a part of a slide that the package given to the writer lacks."""


def carry_relations(
    slide: Slide, part: str, package: NewPackage, source: Package, moved: Mapping[str, str]
) -> None:
    """Give the new slide `part` what its foreign items refer to, under the ids they use.

    `moved` maps the slides of `source`, which they were read from, to those of the new package.
    Must come before other relationships are added. Raises LostRelation.
    """
    wanted = {
        rid for item in slide.items if isinstance(item, ForeignItem) for rid in _ids_in(item.xml)
    }
    if not wanted:
        return
    old = next((name for name, new in moved.items() if new == part), None)
    known = source.relationships(old) if old is not None else {}
    for rid in sorted(wanted):
        rel = known.get(rid)
        if rel is not None and not rel.external:
            target = moved.get(rel.target, "") if rel.kind == SLIDE else rel.target
            rel = rel._replace(target=target) if target in package else None
        if rel is None:
            raise LostRelation(f"{slide.key}: {rid}")
        package.carry(part, rel)


def _ids_in(xml: str) -> set[str]:
    """The relationship ids in an element's text, whatever its prefix for them is."""
    found: set[str] = set()
    for prefix in set(_PREFIX.findall(xml)):
        found.update(re.findall(rf'\b{prefix}:\w+="([^"]+)"', xml))
    return found
