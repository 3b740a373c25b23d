"""Rules on slides: ids, notes, placeholders, tables, sections, texts (ECMA-376 Part 1 §19, §20)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from tests.gate.package import NS, OFFICE, Package

_GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_ESCAPE_LEFT = re.compile(r"_x[0-9A-Fa-f]{4}_")
_FIRST_MASTER_ID = 2**31


def check_notes(package: Package) -> Iterator[str]:
    """Slides and notes point at each other; notes have a master, listed and with a theme."""
    masters = package.related(package.presentation, "notesMaster")
    listed = package.root(package.presentation).findall("p:notesMasterIdLst/p:notesMasterId", NS)
    if len(masters) != len(listed):
        yield f"notes-master-list: {len(masters)} notes masters, {len(listed)} listed"
    for master in masters:
        if not package.related(master, "theme"):
            yield f"notes-master-theme: {master}"
    for slide in package.slides:
        for notes in package.related(slide, "notesSlide"):
            if package.related(notes, "slide") != [slide]:
                yield f"notes-way-back: {notes}"
            if package.related(notes, "notesMaster") != masters[:1] or not masters:
                yield f"notes-without-master: {notes}"


def check_ids(package: Package) -> Iterator[str]:
    """Shape ids a slide, slide ids, master and layout ids together, each once and in its range."""
    root = package.root(package.presentation)
    slides = root.findall("p:sldIdLst/p:sldId", NS)
    yield from _check_numbers("slide-id", (n.get("id") for n in slides), 256, 2**31 - 1)
    links = [n.get(f"{{{OFFICE}}}id") for n in slides]
    yield from (f"slide-link-twice: {link}" for link, n in Counter(links).items() if n > 1)
    yield from _check_numbers("master-id", _master_ids(package, root), _FIRST_MASTER_ID, 2**32 - 1)
    for part in package.slides:
        shapes = package.root(part).findall(".//p:cNvPr", NS)
        ids = (shape.get("id") for shape in shapes if not _in_fallback(shape))
        for finding in _check_numbers("shape-id", ids, 1, 2**31 - 1):
            yield f"{finding} in {part}"
        if any(not shape.get("name") for shape in shapes if not _is_tree(shape)):
            yield f"shape-without-name: {part}"


def _is_tree(shape: etree._Element) -> bool:
    """The slide's own group, which has no name in files that PowerPoint saved."""
    return shape.getparent().getparent().tag == f"{{{NS['p']}}}spTree"


def _in_fallback(node: etree._Element) -> bool:
    return any(etree.QName(above).localname == "Fallback" for above in node.iterancestors())


def _master_ids(package: Package, root: etree._Element) -> list[str | None]:
    ids = [node.get("id") for node in root.findall("p:sldMasterIdLst/p:sldMasterId", NS)]
    for master in package.related(package.presentation, "slideMaster"):
        nodes = package.root(master).findall("p:sldLayoutIdLst/p:sldLayoutId", NS)
        ids += [node.get("id") for node in nodes]
        listed = {node.get(f"{{{OFFICE}}}id") for node in nodes}
        own = {r.id for r in package.relations(master) if r.kind == "slideLayout"}
        if listed != own:
            ids.append(f"layouts of {master} not listed")
    return ids


def _check_numbers(
    what: str, ids: Iterable[str | None], lowest: int, highest: int
) -> Iterator[str]:
    for number, count in Counter(ids).items():
        if count > 1:
            yield f"{what}-twice: {number}"
        if number is None or not number.isdigit() or not lowest <= int(number) <= highest:
            yield f"{what}-range: {number}"


def check_placeholders(package: Package) -> Iterator[str]:
    """A placeholder of a slide exists on its layout, and stands on the slide once."""
    for slide in package.slides:
        layouts = package.related(slide, "slideLayout")
        if len(layouts) != 1:
            yield f"slide-layout: {slide}: {len(layouts)} layouts"
            continue
        known = set(_placeholders(package, layouts[0]))
        for slot, count in Counter(_placeholders(package, slide)).items():
            if slot not in known:
                yield f"placeholder-not-in-layout: {slide}: {slot}"
            if count > 1:
                yield f"placeholder-twice: {slide}: {slot}"


def _placeholders(package: Package, part: str) -> list[tuple[str, str]]:
    nodes = package.root(part).findall(".//p:nvPr/p:ph", NS)
    return [(node.get("type", "obj"), node.get("idx", "0")) for node in nodes]


def check_tables(package: Package) -> Iterator[str]:
    """Rows as wide as the grid; spans inside it, and their covered cells marked."""
    for slide in package.slides:
        for table in package.root(slide).iterfind(".//a:tbl", NS):
            columns = len(table.findall("a:tblGrid/a:gridCol", NS))
            grid = [row.findall("a:tc", NS) for row in table.findall("a:tr", NS)]
            for number, cells in enumerate(grid, 1):
                if len(cells) != columns:
                    yield f"table-row: {slide}: row {number} has {len(cells)} of {columns} cells"
                if any(cell.find("a:txBody/a:p", NS) is None for cell in cells):
                    yield f"table-cell-without-text: {slide}: row {number}"
            if all(len(cells) == columns for cells in grid):
                yield from (f"{finding}: {slide}" for finding in _check_spans(grid))


def _check_spans(grid: list[list[etree._Element]]) -> Iterator[str]:
    expected: dict[tuple[int, int], set[str]] = {}
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            wide, high = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
            if row + high > len(grid) or column + wide > len(cells):
                yield "table-span-outside"
                continue
            if (row, column) in expected:
                continue
            for down in range(high):
                for across in range(wide):
                    if down or across:
                        marks = {"hMerge"} if across else set()
                        expected[(row + down, column + across)] = marks | (
                            {"vMerge"} if down else set()
                        )
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            found = {m for m in ("hMerge", "vMerge") if cell.get(m) in ("1", "true")}
            if found != expected.get((row, column), set()):
                yield f"table-merge: row {row + 1} column {column + 1}"


def check_sections(package: Package) -> Iterator[str]:
    """Sections hold every slide once, in the order of the deck."""
    root = package.root(package.presentation)
    section_list = root.find(".//p14:sectionLst", NS)
    if section_list is None:
        return
    sections = section_list.findall("p14:section", NS)
    listed = [node.get("id") for node in section_list.iterfind(".//p14:sldId", NS)]
    slides = [node.get("id") for node in root.iterfind("p:sldIdLst/p:sldId", NS)]
    if listed != slides:
        yield f"section-slides: {listed} instead of {slides}"
    guids = [section.get("id", "") for section in sections]
    if len(set(guids)) < len(guids) or not all(map(_GUID.fullmatch, guids)):
        yield f"section-guid: {guids}"


def check_marks(package: Package) -> Iterator[str]:
    """Creation ids: a number of 32 bits once in the deck, a GUID once on a slide."""
    numbers = []
    for slide in package.slides:
        root = package.root(slide)
        numbers += [n.get("val", "") for n in root.iterfind(".//p14:creationId", NS)]
        guids = [
            node.get("id", "")
            for node in root.iterfind(".//a16:creationId", NS)
            if not _in_fallback(node)
        ]
        if len(set(guids)) < len(guids) or not all(map(_GUID.fullmatch, guids)):
            yield f"creation-guid: {slide}"
    for number, count in Counter(numbers).items():
        if count > 1 or not number.isdigit() or not 0 < int(number) < 2**32:
            yield f"creation-id: {number}"


def check_texts(package: Package) -> Iterator[str]:
    """No escape left over as text, and every picture, chart and table described."""
    for slide in package.slides:
        parts = [slide, *package.related(slide, "notesSlide"), *package.related(slide, "chart")]
        for part in parts:
            if part not in package.parts:
                continue
            for node in package.root(part).iter(f"{{{NS['a']}}}t", f"{{{NS['c']}}}v"):
                if _ESCAPE_LEFT.search(node.text or ""):
                    yield f"text-escape: {part}: {node.text}"
        for path in (".//p:pic/p:nvPicPr", ".//p:graphicFrame/p:nvGraphicFramePr"):
            for node in package.root(slide).iterfind(path, NS):
                named = node.find("p:cNvPr", NS)
                if named is None or named.get("descr", "").strip() or _is_decorative(named):
                    continue
                yield f"no-alt-text: {slide}: {named.get('name')}"


def _is_decorative(named: etree._Element) -> bool:
    mark = named.find(".//adec:decorative", NS)
    return mark is not None and mark.get("val") in ("1", "true")


def check_shapes(package: Package) -> Iterator[str]:
    """What PowerPoint repairs although the schema allows it: no text body, fill without effects."""
    for slide in package.slides:
        for shape in package.root(slide).iterfind(".//p:sp", NS):
            if shape.find("p:txBody", NS) is None:
                yield f"shape-without-text-body: {slide}"
        for ground in package.root(slide).iterfind(".//p:bgPr", NS):
            if ground.find("a:effectLst", NS) is None and ground.find("a:effectDag", NS) is None:
                yield f"ground-without-effects: {slide}"
