"""The deck as slidegen wrote it, kept in the file in a custom XML part (ECMA-376 Part 1 §15.2.5).

The body is JSON, gzipped and in base64, under the root `deck` of our namespace:

    {"deck": {…without slides}, "format": 1,
     "slides": [{"creationId": n, "hashes": {item key: hash}, "items": […], "slide": {…}}]}

The hashes let a later run see at once which items somebody changed, and `creationId` finds a slide
whose tags were lost.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from dataclasses import replace

from lxml import etree

from slidegen.deck import Deck, Item, Slide
from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.deck_json import from_plain, item_from_plain, to_json
from slidegen.powerpoint.markup import DECLARATION
from slidegen.powerpoint.opc import NewPackage, Package
from slidegen.powerpoint.stamp import guid_of
from slidegen.values import dataclass

FORMAT = 1
_NAMESPACE = f"urn:slidegen:deck:{FORMAT}"
_ROOT = f"{{{_NAMESPACE}}}deck"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# Far above what any deck takes; a part that unpacks to more was not written by slidegen.
_LARGEST = 256 * 1024 * 1024
# The window that makes zlib write and expect the frame of a gzip file, one without a date.
_GZIP = 16 + zlib.MAX_WBITS
# A higher one makes a deck half a per cent smaller and takes a third longer.
_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Stored:
    """The deck as written, and under which creationId each slide went into the file."""

    deck: Deck
    keys: dict[int, str]


def store_deck(package: NewPackage, deck: Deck, creation_ids: list[int]) -> None:
    """Add the deck to the package, related from the presentation as Office does."""
    packed = zlib.compress(_to_bytes(_deck_json(deck, creation_ids)), _LEVEL, _GZIP)
    body = base64.b64encode(packed).decode()
    item = package.add_next(
        "/customXml/item",
        content_types.XML,
        f'{DECLARATION}<deck xmlns="{_NAMESPACE}" encoding="gzip+base64">{body}</deck>'.encode(),
    )
    properties = package.add(
        item.replace("/item", "/itemProps"),
        content_types.CUSTOM_XML_PROPERTIES,
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{guid_of("stored deck")}"'
        f' xmlns:ds="{_DATASTORE}"><ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>".encode(),
    )
    package.relate(item, relation.CUSTOM_XML_PROPERTIES, properties)
    package.relate(package.main, relation.CUSTOM_XML, item)


def hash_item(item: Item) -> str:
    """A fingerprint of an item's value; equal items have equal ones."""
    return _hash(to_json(item))


def is_stored_deck(xml: bytes) -> bool:
    """Whether a part is a deck stored by slidegen, of this or another format."""
    return b"urn:slidegen:deck:" in xml[:400]


def find_stored(package: Package) -> Stored | None:
    """The stored deck, found by its namespace; None where there is none that can be read."""
    for part in package.related(package.main, relation.CUSTOM_XML):
        if is_stored_deck(package.read(part)):
            try:
                return _read(package.read(part))
            except (ValueError, KeyError, TypeError, AttributeError, OSError, EOFError, zlib.error):
                return None
    return None


def _hash(text: str) -> str:
    return hashlib.sha256(_to_bytes(text)).hexdigest()[:16]


def _to_bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which no text should hold, is kept as it is."""
    return text.encode("utf-8", "surrogatepass")


def _deck_json(deck: Deck, creation_ids: list[int]) -> str:
    """Canonical JSON, put together from the items' own so that each is made once."""
    slides = ",".join(
        [
            _slide_json(slide, number)
            for slide, number in zip(deck.slides, creation_ids, strict=True)
        ]
    )
    around = to_json(deck, leave_out="slides")
    return f'{{"deck":{around},"format":{FORMAT},"slides":[{slides}]}}'


def _slide_json(slide: Slide, number: int) -> str:
    items = [to_json(item) for item in slide.items]
    hashes = {item.key: _hash(text) for item, text in zip(slide.items, items, strict=True)}
    around = to_json(slide, leave_out="items")
    return (
        f'{{"creationId":{number},"hashes":{to_json(hashes)},'
        f'"items":[{",".join(items)}],"slide":{around}}}'
    )


def _read(xml: bytes) -> Stored | None:
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
        packed = base64.b64decode("".join((root.text or "").split()), validate=True)
    except (etree.XMLSyntaxError, binascii.Error):
        return None
    if root.tag != _ROOT:
        return None
    plain = json.loads(_unpack(packed).decode("utf-8", "surrogatepass"))
    if plain["format"] != FORMAT:
        return None
    slides = []
    keys = {}
    for entry in plain["slides"]:
        slide = from_plain(Slide, {**entry["slide"], "items": []})
        items = tuple(item_from_plain(item) for item in entry["items"])
        slides.append(replace(slide, items=items))
        keys[int(entry["creationId"])] = slide.key
    deck = from_plain(Deck, {**plain["deck"], "slides": []})
    return Stored(replace(deck, slides=tuple(slides)), keys)


def _unpack(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(_GZIP)
    data = unpacker.decompress(packed, _LARGEST)
    if unpacker.unconsumed_tail:
        raise ValueError("the stored deck is too large")
    return data
