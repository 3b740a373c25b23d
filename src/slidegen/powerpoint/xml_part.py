"""Parts that are XML, parsed so that they can neither grow nor reach out.

No document type, no entities, no network: OPC forbids the first (ECMA-376 Part 2 §8.1.4), and the
others need it.
"""

from __future__ import annotations

import re

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# Everything that may stand before the root element but a document type (XML 1.0 §2.8).
_DOCTYPE = re.compile(r"\ufeff?(?:\s+|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)


class DoctypeFound(ValueError):
    """The part has a document type declaration."""


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


def part_bytes(root: etree._Element) -> bytes:
    """A part as it is written from its root element."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
