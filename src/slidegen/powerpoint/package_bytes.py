"""A package as bytes, the same for the same parts: own order, fixed dates (ECMA-376 Part 2)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from slidegen.powerpoint.markup import DECLARATION, escape_value
from slidegen.powerpoint.new_parts import walk_parts

# The earliest date that a zip can hold; Office writes it too.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FIRST = {"[Content_Types].xml": 0, "_rels/.rels": 1}

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FIXED_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


def pack(package: Any) -> bytes:
    """The zip file of all parts that can be reached from the package."""
    parts = sorted(walk_parts(package), key=lambda part: str(part.partname))
    entries = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(package, "/"),
    }
    for part in parts:
        name = str(part.partname)
        entries[name[1:]] = part.blob
        if part._rels:
            folder, _, file = name.rpartition("/")
            entries[f"{folder[1:]}/_rels/{file}.rels".lstrip("/")] = _relationships(part, name)
    return _zip(entries)


def _zip(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(entries, key=lambda name: (_FIRST.get(name, 2), name)):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            # With a ZipInfo the archive's own settings are not used, so they are given here.
            archive.writestr(info, entries[name], zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def _content_types(parts: list[Any]) -> bytes:
    """A Default for each kind of file, an Override for parts of XML and for what differs."""
    defaults = dict(_FIXED_DEFAULTS)
    overrides = []
    for part in parts:
        name = str(part.partname)
        ending = name.rpartition(".")[2].lower()
        if defaults.setdefault(ending, part.content_type) != part.content_type:
            overrides.append((name, part.content_type))
    inside = "".join(
        f'<Default Extension="{escape_value(ending)}" ContentType="{escape_value(kind)}"/>'
        for ending, kind in sorted(defaults.items())
    )
    inside += "".join(
        f'<Override PartName="{escape_value(name)}" ContentType="{escape_value(kind)}"/>'
        for name, kind in overrides
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{inside}</Types>'.encode()


def _relationships(source: Any, name: str) -> bytes:
    folder = name.rpartition("/")[0]
    inside = []
    for rid, rel in sorted(source._rels.items(), key=lambda entry: _in_number_order(entry[0])):
        if rel.is_external:
            target, mode = rel.target_ref, ' TargetMode="External"'
        else:
            target, mode = _relative(str(rel.target_part.partname), folder), ""
        inside.append(
            f'<Relationship Id="{escape_value(rid)}" Type="{escape_value(rel.reltype)}"'
            f' Target="{escape_value(target)}"{mode}/>'
        )
    listed = "".join(inside)
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'.encode()


def _in_number_order(rid: str) -> tuple[int, str]:
    number = rid[3:]
    return (int(number) if rid.startswith("rId") and number.isdecimal() else 0, rid)


def _relative(target: str, folder: str) -> str:
    """`../charts/chart1.xml` from `/ppt/slides`."""
    here, there = folder.split("/"), target.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:])
