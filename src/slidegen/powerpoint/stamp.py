"""Our marks on slides and shapes: ids derived from keys, and the tags that hold the keys.

A slide carries its key in a tags part and a `p14:creationId` made from the key; a shape carries an
`a16:creationId`, and the slide's tags say which key each of them stands for. Programs copy tags
with a slide but give the copy a new creationId, so that the pair tells an original from a copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from slidegen.powerpoint.deck_json import to_json
from slidegen.powerpoint.markup import (
    A16,
    DECLARATION,
    NAMESPACES,
    P14,
    SHAPE_ID_URI,
    SLIDE_ID_URI,
    escape_value,
    presentation,
    qualified,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

KEY_TAG = "SLIDEGEN_KEY"
ITEMS_TAG = "SLIDEGEN_ITEMS"

# The longest value that programs accept is not documented; this is far below what they write.
_LONGEST_VALUE = 30_000
# The UUIDv5 of the name "urn:slidegen:deck:1" in the namespace of URLs.
_NAMESPACE = bytes.fromhex("f9b54b4bed21569fae39f1583b7bb0eb")
_HASH = hashlib.sha1(_NAMESPACE, usedforsecurity=False)
# The digit that says the variant of a UUID has two bits of the hash.
_VARIANT = {digit: "89AB"[int(digit, 16) % 4] for digit in "0123456789ABCDEF"}


def slide_ids(keys: Iterable[str]) -> list[int]:
    """A creationId for each slide key, unique in the deck (xsd:unsignedInt, never 0).

    Where two keys hash alike the later one is hashed again with a count behind it.
    """
    taken: set[int] = set()
    found = []
    for key in keys:
        number, attempt = slide_id(key), 2
        while number in taken:
            number, attempt = slide_id(f"{key}#{attempt}"), attempt + 1
        taken.add(number)
        found.append(number)
    return found


def slide_id(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") or 1


def guid_of(*names: str) -> str:
    """A GUID made of names, in the form of ST_Guid: braces, upper case.

    It is what `uuid.uuid5` makes (RFC 9562 §5.5), which takes three times as long.
    """
    made = _HASH.copy()
    made.update("\0".join(names).encode())
    text = made.hexdigest().upper()
    version, variant = f"5{text[13:16]}", f"{_VARIANT[text[16]]}{text[17:20]}"
    return f"{{{text[:8]}-{text[8:12]}-{version}-{variant}-{text[20:32]}}}"


def shape_id(slide_key: str, item_key: str) -> str:
    """The `a16:creationId` of an item; unique within its slide."""
    return guid_of("item", slide_key, item_key)


def shape_id_xml(guid: str) -> str:
    return f'<a:ext uri="{SHAPE_ID_URI}"><a16:creationId xmlns:a16="{A16}" id="{guid}"/></a:ext>'


def slide_id_xml(number: int) -> str:
    return f'<p:ext uri="{SLIDE_ID_URI}"><p14:creationId xmlns:p14="{P14}" val="{number}"/></p:ext>'


def read_shape_id(shape: _Element) -> str | None:
    """The creationId of the shape itself, not of one inside it."""
    for properties in shape.iter(presentation("cNvPr")):
        for mark in properties.iter(qualified(A16, "creationId")):
            return mark.get("id")
        return None
    return None


def read_slide_id(slide: _Element) -> int | None:
    path = f"{presentation('cSld')}/{presentation('extLst')}/{presentation('ext')}"
    mark = slide.find(f"{path}/{qualified(P14, 'creationId')}")
    value = mark.get("val", "") if mark is not None else ""
    return int(value) if value.isdecimal() else None


def tags_xml(slide_key: str, items: Mapping[str, str]) -> bytes:
    """The tags part of a slide; `items` maps the GUIDs of its shapes to their keys."""
    tags = [(KEY_TAG, slide_key)]
    for number, value in enumerate(_split(items), 1):
        tags.append((ITEMS_TAG if number == 1 else f"{ITEMS_TAG}_{number}", value))
    inside = "".join(f'<p:tag name="{name}" val="{escape_value(value)}"/>' for name, value in tags)
    return f"{DECLARATION}<p:tagLst {NAMESPACES}>{inside}</p:tagLst>".encode()


def read_tags(xml: bytes) -> tuple[str | None, dict[str, str]]:
    """Slide key and items of a tags part; nothing where it is not ours or was spoilt."""
    try:
        root = etree.fromstring(xml, _safe_parser())
    except etree.XMLSyntaxError:
        return None, {}
    tags = {tag.get("name", "").upper(): tag.get("val", "") for tag in root}
    items: dict[str, str] = {}
    for name, value in tags.items():
        if name == ITEMS_TAG or name.startswith(f"{ITEMS_TAG}_"):
            items.update(_read_items(value))
    return tags.get(KEY_TAG), items


def _safe_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _split(items: Mapping[str, str]) -> Iterator[str]:
    """The items as JSON texts, each short enough for a tag."""
    whole = to_json(dict(items))
    # No character takes more than four bytes.
    if items and 4 * len(whole) <= _LONGEST_VALUE:
        yield whole
        return
    part: dict[str, str] = {}
    length = 2
    for guid, key in sorted(items.items()):
        more = len(guid) + len(key.encode()) + 6
        if part and length + more > _LONGEST_VALUE:
            yield to_json(part)
            part, length = {}, 2
        part[guid] = key
        length += more
    if part:
        yield to_json(part)


def _read_items(value: str) -> dict[str, str]:
    try:
        found = json.loads(value)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(guid): key for guid, key in found.items() if isinstance(key, str)}
