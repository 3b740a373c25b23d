"""A template, a slide show or a file with macros, made into the package of a plain presentation."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from slidegen.powerpoint.opc import CONTENT_TYPES, Parts, parse_part, relationships_part

# The types of main parts (ECMA-376 Part 1 §13.3.6; [MS-OFFMACRO2] §2.2.1 for those with macros).
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
# Macros, the ribbon buttons that call them, and signatures that a change would break.
_LEFT_OUT = (
    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
)
_MACROS = _LEFT_OUT[0]


def as_presentation(source: bytes, parts: Parts, main: str) -> tuple[bytes, bool]:
    """The package with `main` typed as a presentation, and whether macros were left out of it.

    A package that already is one comes back as it was, byte for byte.
    """
    changed: dict[str, bytes] = {}
    dropped: set[str] = set()
    macros = False
    for name in ("/", main):
        doomed = [rel for rel in parts.relationships(name) if rel.kind in _LEFT_OUT]
        if doomed:
            macros = macros or any(rel.kind == _MACROS for rel in doomed)
            dropped.update(rel.target for rel in doomed if not rel.external)
            rels = relationships_part(name)
            changed[rels] = _without(parts.read(rels), {rel.id for rel in doomed})
    if not changed and parts.content_type(main) == PRESENTATION:
        return source, False
    changed[CONTENT_TYPES] = _retype(parts.read(CONTENT_TYPES), main, dropped)
    return _rewrite(source, changed, dropped), macros


def _without(rels: bytes, ids: set[str]) -> bytes:
    root = parse_part(rels)
    for element in list(root):
        if element.get("Id") in ids:
            root.remove(element)
    return _to_bytes(root)


def _retype(types: bytes, main: str, dropped: set[str]) -> bytes:
    """[Content_Types].xml with the main part's Override as a presentation, none for what went."""
    root = parse_part(types)
    gone = {name.lower() for name in (main, *dropped)}
    for element in list(root):
        if element.get("PartName", "").lower() in gone:
            root.remove(element)
    override = etree.SubElement(root, root.tag.replace("}Types", "}Override"))
    override.set("PartName", main)
    override.set("ContentType", PRESENTATION)
    return _to_bytes(root)


def _to_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rewrite(source: bytes, changed: dict[str, bytes], dropped: set[str]) -> bytes:
    """The same parts in the same order under one date, so the same file gives the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(source)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            name = f"/{info.filename}"
            if info.is_dir() or name in dropped:
                continue
            data = changed[name] if name in changed else old.read(info)
            new.writestr(ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)
    return out.getvalue()
