"""Relationships from a part to others: their types, and the part that lists them.

ECMA-376 Part 2 §9.3 (OPC), Part 1 §8 and §13-15 for the types.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from slidegen.powerpoint.markup import DECLARATION, escape_value

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

OFFICE_DOCUMENT = f"{_OFFICE}/officeDocument"
EXTENDED_PROPERTIES = f"{_OFFICE}/extended-properties"
CORE_PROPERTIES = f"{_PACKAGE}/metadata/core-properties"
THUMBNAIL = f"{_PACKAGE}/metadata/thumbnail"
SIGNATURE = f"{_PACKAGE}/digital-signature/origin"
SLIDE_MASTER = f"{_OFFICE}/slideMaster"
SLIDE_LAYOUT = f"{_OFFICE}/slideLayout"
SLIDE = f"{_OFFICE}/slide"
NOTES_MASTER = f"{_OFFICE}/notesMaster"
NOTES_SLIDE = f"{_OFFICE}/notesSlide"
THEME = f"{_OFFICE}/theme"
TAGS = f"{_OFFICE}/tags"
CHART = f"{_OFFICE}/chart"
# A whole package inside another, such as the workbook of a chart.
EMBEDDED_PACKAGE = f"{_OFFICE}/package"
COMMENT_AUTHORS = f"{_OFFICE}/commentAuthors"
CUSTOM_XML = f"{_OFFICE}/customXml"
CUSTOM_XML_PROPERTIES = f"{_OFFICE}/customXmlProps"


class Relationship(NamedTuple):
    """From a part to another. `target` is a part name, or an address if `external`."""

    id: str
    kind: str
    target: str
    external: bool


def relationships_part(name: str) -> str:
    """Where the relationships of a part are kept; those of the package for "/"."""
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def read_relationships(name: str, root: etree._Element) -> list[Relationship]:
    """The relationships of the part `name`, from the root element of the part that lists them."""
    folder = posixpath.dirname(name)
    return [_relationship(element, folder) for element in root.iter(f"{{{_PACKAGE}}}Relationship")]


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join(folder, target))
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)


def relationships_xml(name: str, relationships: Iterable[Relationship]) -> bytes:
    """The part that lists them, in the order of their numbers, with targets as seen from `name`."""
    folder = name.rpartition("/")[0]
    in_order = sorted(relationships, key=lambda rel: _number_of(rel.id))
    listed = [_entry(rel, folder) for rel in in_order]
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{"".join(listed)}</Relationships>'
    ).encode()


def _entry(rel: Relationship, folder: str) -> str:
    if rel.external:
        target, mode = rel.target, ' TargetMode="External"'
    else:
        there, _, base = rel.target.rpartition("/")
        target, mode = _way(folder, there) + base, ""
    return (
        f'<Relationship Id="{_escaped(rel.id)}" Type="{_escaped(rel.kind)}"'
        f' Target="{escape_value(target)}"{mode}/>'
    )


# Ids and types are the same few in all parts.
_escaped = lru_cache(maxsize=1024)(escape_value)


@lru_cache(maxsize=1024)
def _number_of(rid: str) -> tuple[int, str]:
    """By what ids are put in order: `rId2` comes before `rId10`."""
    number = rid[3:]
    return (int(number) if rid.startswith("rId") and number.isdecimal() else 0, rid)


@lru_cache(maxsize=1024)
def _way(here: str, there: str) -> str:
    """`../charts/` from `/ppt/slides` to `/ppt/charts`."""
    own, other = here.split("/"), there.split("/")
    common = 0
    while common < min(len(own), len(other)) and own[common] == other[common]:
        common += 1
    return "../" * (len(own) - common) + "".join(f"{part}/" for part in other[common:])
