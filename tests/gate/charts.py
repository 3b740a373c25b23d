"""Rules on charts, their workbooks and on pictures (ECMA-376 Part 1 §21.2, [MS-OI29500])."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from tests.gate.package import NS, Package

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_REFERENCE = re.compile(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")
_FLAGS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_Node = etree._Element

# [MS-OI29500] 2.1.1456: the label positions that each kind of chart allows.
_POSITIONS = {
    "clustered": {"ctr", "inBase", "inEnd", "outEnd"},
    "stacked": {"ctr", "inBase", "inEnd"},
    "percentStacked": {"ctr", "inBase", "inEnd"},
    "lineChart": {"l", "r", "t", "b", "ctr"},
    "pieChart": {"bestFit", "outEnd", "inEnd", "ctr"},
}


def check_charts(package: Package) -> Iterator[str]:
    for part in package.charts:
        root = package.root(part)
        for rule in (_labels, _axes, _series_ids, _numbers, _flags, _looks):
            yield from (f"{finding}: {part}" for finding in rule(root))


def _value(node: _Node, path: str) -> str | None:
    found = node.find(path, NS)
    return found.get("val") if found is not None else None


def _plots(root: _Node) -> list[_Node]:
    area = root.find("c:chart/c:plotArea", NS)
    return [n for n in (area if area is not None else []) if _name(n).endswith("Chart")]


def _name(node: _Node) -> str:
    return etree.QName(node).localname


def _labels(root: _Node) -> Iterator[str]:
    for plot in _plots(root):
        kind = _name(plot)
        if kind == "barChart":
            kind = _value(plot, "c:grouping") or "clustered"
        allowed = _POSITIONS.get(kind, set())
        for node in plot.iterfind(".//c:dLblPos", NS):
            if node.get("val") not in allowed:
                yield f"label-position {node.get('val')} in {kind}"
        for labels in plot.iterfind(".//c:dLbls", NS):
            for block in (labels, *labels.findall("c:dLbl", NS)):
                if block.find("c:delete", NS) is None:
                    missing = [f for f in _FLAGS if block.find(f"c:show{f}", NS) is None]
                    if missing:
                        yield f"label-flags {missing}"


def _axes(root: _Node) -> Iterator[str]:
    area = root.find("c:chart/c:plotArea", NS)
    axes = [node for node in (area if area is not None else []) if _name(node).endswith("Ax")]
    ids = [_value(axis, "c:axId") for axis in axes]
    if len(set(ids)) < len(ids):
        yield f"axis-id-twice {ids}"
    for axis in axes:
        if _value(axis, "c:crossAx") not in ids:
            yield f"axis-crosses-nothing {_value(axis, 'c:crossAx')}"
    for plot in _plots(root):
        used = [node.get("val") for node in plot.findall("c:axId", NS)]
        wanted = 0 if _name(plot) in ("pieChart", "doughnutChart") else 2
        if len(used) != wanted:
            yield f"axis-count {len(used)} in {_name(plot)}"
        if any(number not in ids for number in used):
            yield f"axis-unknown {used}"


def _series_ids(root: _Node) -> Iterator[str]:
    series = [node for plot in _plots(root) for node in plot.findall("c:ser", NS)]
    for name in ("idx", "order"):
        found = [_value(node, f"c:{name}") for node in series]
        if len(set(found)) < len(found):
            yield f"series-{name}-twice"
    lengths = {_value(node, "c:val/*/*/c:ptCount") for node in series}
    if len(lengths) > 1:
        yield f"series-lengths {sorted(map(str, lengths))}"


def _numbers(root: _Node) -> Iterator[str]:
    for cache in root.iter(f"{{{NS['c']}}}numCache", f"{{{NS['c']}}}strCache"):
        count = int(_value(cache, "c:ptCount") or 0)
        for point in cache.findall("c:pt", NS):
            if int(point.get("idx", "0")) >= count:
                yield f"point-count {count} below point {point.get('idx')}"
            text = point.findtext("c:v", "", NS)
            if _name(cache) == "numCache" and not _NUMBER.fullmatch(text):
                yield f"cache-number {text!r}"


def _flags(root: _Node) -> Iterator[str]:
    """Flags that count as on where they are absent."""
    for path in ("c:roundedCorners", "c:chart/c:autoTitleDeleted", "c:chart/c:plotVisOnly"):
        if root.find(path, NS) is None:
            yield f"flag-missing {path}"
    for plot in _plots(root):
        if plot.find("c:varyColors", NS) is None:
            yield "flag-missing varyColors"
        for series in plot.findall("c:ser", NS):
            if _name(plot) == "lineChart" and series.find("c:smooth", NS) is None:
                yield "flag-missing smooth"
            if _name(plot) != "barChart":
                continue
            for node in (series, *series.findall("c:dPt", NS)):
                if node.find("c:invertIfNegative", NS) is None:
                    yield f"flag-missing invertIfNegative in {_name(node)}"


def _looks(root: _Node) -> Iterator[str]:
    for plot in _plots(root):
        stacked = (_value(plot, "c:grouping") or "").lower().endswith("stacked")
        if _name(plot) == "barChart" and stacked and _value(plot, "c:overlap") != "100":
            yield "stack-without-overlap"
        if _name(plot) == "doughnutChart":
            hole = _value(plot, "c:holeSize") or ""
            if not hole.isdigit() or not 10 <= int(hole) <= 90:
                yield f"hole-size {hole}"
    text = root.find("c:txPr", NS)
    for slot in ("latin", "ea", "cs"):
        if text is None or text.find(f".//a:{slot}", NS) is None:
            yield f"chart-font {slot}"


def check_caches(package: Package) -> Iterator[str]:
    """What the chart draws is what its workbook holds, cell by cell."""
    for part in package.charts:
        root = package.root(part)
        books = package.related(part, "package")
        if len(books) != 1 or books[0] not in package.parts:
            yield f"chart-without-workbook: {part}"
            continue
        cells = _cells(package.parts[books[0]])
        if cells is None:
            yield f"workbook-unreadable: {books[0]}"
            continue
        for holder in root.iter(f"{{{NS['c']}}}numRef", f"{{{NS['c']}}}strRef"):
            yield from (f"{finding}: {part}" for finding in _compare(holder, cells))


Cells = dict[tuple[str, str, int], object]


@lru_cache(maxsize=512)
def _cells(workbook: bytes) -> Cells | None:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(workbook))
    except Exception:  # whatever a broken file makes it raise
        return None
    return {
        (sheet.title, cell.column_letter, cell.row): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def _compare(holder: _Node, cells: Cells) -> Iterator[str]:
    reference = holder.findtext("c:f", "", NS)
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        yield f"reference {reference!r}"
        return
    sheet, column, first, other, last = match.groups()
    if other not in (None, column):
        yield f"reference {reference!r} over several columns"
        return
    rows = range(int(first), int(last or first) + 1)
    numbers = _name(holder) == "numRef"
    cache = holder.find("c:numCache" if numbers else "c:strCache", NS)
    if cache is None or int(_value(cache, "c:ptCount") or 0) != len(rows):
        yield f"cache-length of {reference}"
        return
    points = {int(p.get("idx", "-1")): p.findtext("c:v", "", NS) for p in cache.findall("c:pt", NS)}
    for index, row in enumerate(rows):
        cell, cached = cells.get((sheet, column, row)), points.get(index)
        same = cell == cached
        if numbers and isinstance(cell, int | float) and _NUMBER.fullmatch(cached or ""):
            same = float(cached or "") == float(cell)
        if not same:
            yield f"cache-differs {sheet}!{column}{row}: {cached!r}, cell {cell!r}"


def check_pictures(package: Package) -> Iterator[str]:
    """Pictures decode; an svg stands beside a picture that every program draws."""
    from PIL import Image

    for part in package.content_parts:
        if package.type_of(part).startswith("image/") and "svg" not in package.type_of(part):
            try:
                with Image.open(io.BytesIO(package.parts[part])) as picture:
                    picture.verify()
            except Exception:  # whatever a broken file makes it raise
                yield f"picture-broken: {part}"
    for slide in package.slides:
        targets = {r.id: r.target for r in package.relations(slide)}
        for blip in package.root(slide).iterfind(".//a:blip", NS):
            main = targets.get(blip.get(f"{{{NS['r']}}}embed", ""), "")
            if "svg" in package.type_of(main):
                yield f"svg-alone: {slide}"
