"""What a chart's workbook says that the chart itself does not: the unit."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from slidegen.powerpoint.workbook import UNIT_HEADING

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

# A chart's sheet is small; a part that swells beyond this is not one (32 MiB).
_LARGEST_PART = 32 << 20


def read_unit(workbook: bytes) -> str:
    """The unit beside the table of the first sheet, "" where there is none or it is unreadable."""
    cells = read_cells(workbook)
    for (row, column), text in cells.items():
        if text == UNIT_HEADING:
            return cells.get((row + 1, column), "")
    return ""


def read_cells(workbook: bytes) -> Mapping[tuple[int, int], str]:
    """The texts of the first sheet's cells by row and column, counted from 1; numbers as written.

    Empty where the workbook is damaged, encrypted or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as package:
            texts = _read_texts(package)
            sheet = _read_part(package, "xl/worksheets/sheet1.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, etree.LxmlError):
        return {}
    found = {}
    for cell in sheet.iter(f"{_MAIN}c"):
        at = _position(cell.get("r") or "")
        text = _cell_text(cell, texts)
        if at is not None and text is not None:
            found[at] = text
    return found


def _read_part(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > _LARGEST_PART:
        raise ValueError(name)
    return etree.fromstring(package.read(name), _PARSER)


def _read_texts(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = _read_part(package, "xl/sharedStrings.xml")
    return [
        _decode("".join(text.text or "" for text in entry.iter(f"{_MAIN}t")))
        for entry in root.iter(f"{_MAIN}si")
    ]


def _decode(text: str) -> str:
    """`_x000D_` is the character of that number (ECMA-376 Part 1 §22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def _position(reference: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]+)", reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _cell_text(cell: etree._Element, texts: list[str]) -> str | None:
    if cell.get("t") == "inlineStr":
        return _decode("".join(text.text or "" for text in cell.iter(f"{_MAIN}t")))
    value = cell.findtext(f"{_MAIN}v")
    if value is None or cell.get("t") != "s":
        return value
    return texts[int(value)] if value.isdigit() and int(value) < len(texts) else None
