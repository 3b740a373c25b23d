"""A template file → the bytes of a presentation package that is safe to read and write on.

Nothing is unpacked to disk and no more than the stated sizes to memory. What a program could trip
over later is refused here, so that everything after this may trust the package.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from slidegen.powerpoint import content_types
from slidegen.powerpoint.opc import ROOT, Package, read_package
from slidegen.powerpoint.relationships import OFFICE_DOCUMENT, SLIDE_LAYOUT, SLIDE_MASTER, THEME
from slidegen.powerpoint.repackage import as_presentation
from slidegen.powerpoint.sheet import read_sheet
from slidegen.powerpoint.xml_part import A, DoctypeFound, P
from slidegen.problems import Place, Problem, Problems

# Far above what templates have (a large one is 50 MB with 2,000 parts), far below what hurts.
MAX_FILE = 256 << 20
MAX_UNPACKED = 512 << 20
MAX_XML_PART = 64 << 20
MAX_PARTS = 20_000
# Deflate reaches 1032:1; drawings and spreadsheets seldom pass 50:1.
MAX_RATIO = 200
RATIO_FROM = 8 << 20
# Some programs follow relationships by recursion.
MAX_DEPTH = 400

_SHEETS = (f"{P}sldMaster", f"{P}sldLayout")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_POWERPOINT = ("presentationml.", "ms-powerpoint.")
_OTHER_PROGRAMS = {
    "wordprocessingml.": "Word",
    "ms-word.": "Word",
    "spreadsheetml.": "Excel",
    "ms-excel.": "Excel",
    "ms-visio.": "Visio",
}


class _Refusal(Exception):
    """Why the file is no good: a code of messages/template.py and the values of its gaps."""

    def __init__(self, code: str, values: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def open_package(path: Path, problems: Problems, asked_at: Place | None = None) -> bytes | None:
    """The package of a .pptx or .potx as that of a presentation; None where it is refused.

    `asked_at` is where the spec names the file. Macros are left out with a warning, since a
    .pptx must not hold any.
    """
    place = asked_at or Place(str(path))
    try:
        source = _read_file(path)
        _refuse_other_formats(source)
        package = _unpack(source)
        roots = _check_xml_parts(package)
        main = _main_part(package, roots)
        _check_depth(package)
        _check_masters(package, main, roots)
    except _Refusal as refusal:
        values = {"file": str(path), **refusal.values}
        problems.add(Problem("error", refusal.code, place, values))
        return None
    made, left_out = as_presentation(source, package)
    if left_out:
        problems.warning("template-macros-left-out", place, file=str(path))
    return made


def _refuse(code: str, **values: object) -> _Refusal:
    return _Refusal(code, values)


def _read_file(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _refuse("template-folder")
        if not stat.S_ISREG(mode):
            raise _refuse("template-unreadable")
        if path.stat().st_size > MAX_FILE:
            raise _refuse("template-too-large", size=MAX_FILE >> 20)
        source = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise _refuse("template-missing") from None
    except (OSError, ValueError):
        raise _refuse("template-unreadable") from None
    if not source:
        raise _refuse("template-empty")
    return source


def _refuse_other_formats(source: bytes) -> None:
    """Office files before 2007, and encrypted ones of any age, are OLE compound files."""
    if source.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in source:
            raise _refuse("template-encrypted")
        if "PowerPoint Document".encode("utf-16-le") in source:
            raise _refuse("template-old-format")
        raise _refuse("template-not-powerpoint")


def _unpack(source: bytes) -> Package:
    try:
        with ZipFile(BytesIO(source)) as archive:
            _check_entries(archive.infolist())
        return read_package(source)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        code = "template-cut-off" if source.startswith(_ZIP) else "template-not-powerpoint"
        raise _refuse(code) from None


def _check_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _refuse("template-bomb")
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise _refuse("template-encrypted")
        # OPC allows only these two (Part 2, Annex C); others also unpack without bounds.
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _refuse("template-cut-off")
        packed = max(1, entry.compress_size)
        if entry.file_size > RATIO_FROM and entry.file_size / packed > MAX_RATIO:
            raise _refuse("template-bomb")
        if _is_xml(entry.filename) and entry.file_size > MAX_XML_PART:
            raise _refuse("template-bomb")
        # Part names that differ only in case are the same part (Part 2 §9.1.1.4).
        name = entry.filename.lower()
        if name in seen:
            raise _refuse("template-repeated-part", part=entry.filename)
        seen.add(name)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_xml_parts(package: Package) -> dict[str, str]:
    """Every part that is XML can be parsed; the tag of its root element."""
    if content_types.PART not in package:
        raise _refuse("template-not-powerpoint")
    return {name: _root_tag(package, name) for name in package.names() if _is_xml(name)}


def _root_tag(package: Package, name: str) -> str:
    try:
        tag = package.xml(name).tag
    except DoctypeFound:
        raise _refuse("template-doctype", part=name[1:]) from None
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise _refuse("template-broken-part", part=name[1:], line=line) from None
    if tag in _SHEETS:
        # While it is there: they are most of the package, and will be asked for.
        read_sheet(package, name)
    return tag


def _main_part(package: Package, roots: Mapping[str, str]) -> str:
    """The part name of the presentation; other programs' files are told by its type."""
    found = package.related(ROOT, OFFICE_DOCUMENT)
    if not found:
        strict = any(rel.kind == _STRICT for rel in package.relationships(ROOT).values())
        raise _refuse("template-strict" if strict else "template-not-powerpoint")
    main = found[0]
    kind = package.content_type(main) or ""
    for mark, program in _OTHER_PROGRAMS.items():
        if mark in kind:
            raise _refuse("template-other-program", program=program)
    if not any(mark in kind for mark in _POWERPOINT) or not kind.endswith(".main+xml"):
        raise _refuse("template-not-powerpoint")
    _check_root(main, f"{P}presentation", roots)
    return main


def _check_depth(package: Package) -> None:
    """Relationships do not run deeper than they can be followed, and every part has a type."""
    stack: list[Iterator[str]] = [_targets(package, ROOT)]
    seen = {ROOT}
    while stack:
        target = next(stack[-1], None)
        if target is None:
            stack.pop()
        elif target not in seen:
            seen.add(target)
            if not package.content_type(target):
                raise _refuse("template-part-missing", part=target[1:])
            stack.append(_targets(package, target))
            if len(stack) > MAX_DEPTH:
                raise _refuse("template-bomb")


def _targets(package: Package, name: str) -> Iterator[str]:
    for rel in package.relationships(name).values():
        if package.leads_inside(rel):
            yield rel.target


def _check_masters(package: Package, main: str, roots: Mapping[str, str]) -> None:
    masters = package.related(main, SLIDE_MASTER)
    if not masters:
        raise _refuse("template-no-master")
    for master in masters:
        _check_root(master, f"{P}sldMaster", roots)
        themes = package.related(master, THEME)
        if not themes:
            raise _refuse("template-no-theme")
        _check_root(themes[0], f"{A}theme", roots)
        for layout in package.related(master, SLIDE_LAYOUT):
            _check_root(layout, f"{P}sldLayout", roots)
    if not any(package.related(master, SLIDE_LAYOUT) for master in masters):
        raise _refuse("template-no-layouts")


def _check_root(name: str, tag: str, roots: Mapping[str, str]) -> None:
    if roots.get(name) != tag:
        raise _refuse("template-part-missing", part=name[1:])
