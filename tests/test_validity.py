"""The gate finds what it is there to find: one edit of a good deck, one finding."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from slidegen.deck import (
    Cell,
    ChartItem,
    ChartPoint,
    ChartSeries,
    Colour,
    Deck,
    Paragraph,
    Run,
    Slide,
    SlotRef,
    TableItem,
    TextItem,
)
from slidegen.powerpoint.write_deck import write_deck
from slidegen.units import Box, inches
from tests.validity import assert_valid, check_package, check_rules

TEMPLATE = Path(__file__).parent.parent / "assets" / "templates" / "blue.pptx"
Parts = dict[str, bytes]
Edit = Callable[[Parts], None]

FRAME = Box(inches(0.7), inches(2.6), inches(11.9), inches(3.8))


def chart() -> ChartItem:
    points = tuple(ChartPoint(Decimal(value)) for value in (30, 25, 15))
    return ChartItem(
        key="chart",
        name="图表",
        box=FRAME,
        kind="column",
        categories=("技改投资", "民间投资", "工业投资"),
        series=(ChartSeries("增速", Colour("accent1"), points, 'General"%"'),),
        unit="%",
        alt="柱形图：增速",
        label_size=22,
        category_size=18,
        text_colour=Colour("tx1"),
        axis_colour=Colour("accent6"),
    )


def text(words: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(words),)),)


def table() -> TableItem:
    rows = [["项目", "数量"], ["已实施", "50"], ["全部", "106"]]
    cells = tuple(tuple(Cell(text(word)) for word in row) for row in rows)
    widths, heights = (inches(6), inches(5.9)), (inches(0.6),) * 3
    box = Box(FRAME.x, FRAME.y, sum(widths), sum(heights))
    return TableItem("table", "表格", box, widths, heights, cells, "表格：进度", slot=None)


@cache
def good_deck() -> bytes:
    """Two slides in two sections with notes, a chart, a table and a picture."""
    source = TEMPLATE.read_bytes()
    layouts = Presentation(io.BytesIO(source)).slide_layouts
    layout = next(
        layout
        for layout in layouts
        if any(s.placeholder_format.type == PP_PLACEHOLDER.CHART for s in layout.placeholders)
    )
    slot = next(
        s.placeholder_format.idx
        for s in layout.placeholders
        if s.placeholder_format.type == PP_PLACEHOLDER.CHART
    )

    def title(words: str) -> TextItem:
        return TextItem("title", "标题", FRAME, text(words), SlotRef("title", 0), own_box=False)

    item = dataclasses.replace(chart(), slot=SlotRef("chart", slot))
    part = str(layout.part.partname)
    deck = Deck(
        12_192_000,
        6_858_000,
        (
            Slide("a/chart", part, (title("技改投资增长30%"), item), ("讲稿",), "甲"),
            Slide("b/table", part, (title("已实施50项"), table()), ("讲稿",), "乙"),
        ),
    )
    return _with_picture(write_deck(deck, source))


def _with_picture(data: bytes) -> bytes:
    deck = Presentation(io.BytesIO(data))
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(picture, "PNG")
    shape = deck.slides[1].shapes.add_picture(picture, inches(9), inches(5))
    shape._element.nvPicPr.cNvPr.set("descr", "白色方块")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


@cache
def good_parts() -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(good_deck())) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


def pack(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def find_part(parts: Parts, path: str) -> str:
    """The first part whose name matches; the numbers in names are nobody's concern."""
    return next(name for name in parts if re.fullmatch(path, name))


def replace(path: str, pattern: str, by: str, *, count: int = 1) -> Edit:
    """Replace a pattern in one part; it must be there."""

    def edit(parts: Parts) -> None:
        name = find_part(parts, path)
        changed, times = re.subn(pattern, by, parts[name].decode(), count=count, flags=re.DOTALL)
        assert times, f"{pattern} is not in {name}"
        parts[name] = changed.encode()

    return edit


def remove(path: str) -> Edit:
    def edit(parts: Parts) -> None:
        del parts[find_part(parts, path)]

    return edit


def add(name: str, data: bytes) -> Edit:
    def edit(parts: Parts) -> None:
        parts[name] = data

    return edit


def in_workbook(path: str, pattern: str, by: str) -> Edit:
    def edit(parts: Parts) -> None:
        name = find_part(parts, WORKBOOK)
        with zipfile.ZipFile(io.BytesIO(parts[name])) as package:
            inner = {entry: package.read(entry) for entry in package.namelist()}
        replace(path, pattern, by)(inner)
        parts[name] = pack(inner)

    return edit


CHART = r"ppt/charts/chart\d+\.xml"
WORKBOOK = r"ppt/embeddings/.+\.xlsx"
SLIDE1, SLIDE2 = r"ppt/slides/slide1\.xml", r"ppt/slides/slide2\.xml"
SLIDE1_RELS = r"ppt/slides/_rels/slide1\.xml\.rels"
SLIDE2_RELS = r"ppt/slides/_rels/slide2\.xml\.rels"
DECK, TYPES = r"ppt/presentation\.xml", r"\[Content_Types\]\.xml"
DECK_RELS = r"ppt/_rels/presentation\.xml\.rels"
NOTES_RELS = r"ppt/notesSlides/_rels/notesSlide\d+\.xml\.rels"

BROKEN: list[tuple[str, Edit, str]] = [
    # 1 zip
    ("a name in two cases", add("PPT/presentation.xml", b"<a/>"), "zip-name-twice"),
    ("a folder entry", add("ppt/empty/", b""), "zip-directory"),
    ("a name that is not ASCII", add("ppt/图.xml", b"<a/>"), "zip-name"),
    # 2 content types
    ("a type missing", replace(TYPES, r'<Override PartName="/ppt/charts/[^>]+/>', ""),
     "content-type-wrong"),
    ("an extension without a type", replace(TYPES, r'<Default Extension="xlsx"[^>]+/>', ""),
     "content-type-"),
    ("a type for nothing", replace(TYPES, "</Types>", '<Override PartName="/a.xml" '
     'ContentType="application/xml"/></Types>'), "content-type-without-part"),
    ("a type twice",
     replace(TYPES, r'(<Override PartName="/ppt/presentation.xml"[^>]+/>)', r"\1\1"),
     "content-type-twice"),
    ("a chart linked as a picture",
     replace(SLIDE1_RELS, "relationships/chart", "relationships/image"),
     "content-type-wrong"),
    # 3 relationships
    ("a part that nothing leads to", add("ppt/media/left.xml", b"<a/>"), "part-unreachable"),
    ("a target that is not there", remove(WORKBOOK), "target-missing"),
    ("a dangling link", replace(CHART, 'externalData r:id="rId1"', 'externalData r:id="rId9"'),
     "reference-dangling"),
    ("a link of the wrong kind", replace(SLIDE2, r'r:embed="\w+"', 'r:embed="rId1"'),
     "reference-kind"),
    ("a picture that nothing shows", replace(SLIDE2, r"<p:pic>.+?</p:pic>", ""),
     "relationship-unused"),
    # 4 notes
    ("notes without the way back",
     replace(NOTES_RELS, r'<Relationship [^>]*relationships/slide"[^>]*>',
     ""), "notes-way-back"),
    ("notes without master", replace(NOTES_RELS, r'<Relationship [^>]*/notesMaster"[^>]*>', ""),
     "notes-without-master"),
    ("the notes master not listed",
     replace(DECK, r"<p:notesMasterIdLst>.+?</p:notesMasterIdLst>", ""),
     "notes-master-list"),
    # 5 ids
    ("a shape id twice", replace(SLIDE2, r'(<p:cNvPr id=")\d+(" name="标题")', r"\g<1>1\2"),
     "shape-id-twice"),
    ("a shape id of nought", replace(SLIDE2, r'(<p:cNvPr id=")\d+(" name="标题")', r"\g<1>0\2"),
     "shape-id-range"),
    ("a shape without a name", replace(SLIDE2, 'name="标题"', 'name=""'), "shape-without-name"),
    ("a slide id too small",
     replace(DECK, r'(<p:sldId [^>]*?id=")\d+', r"\g<1>9"), "slide-id-range"),
    ("a master id too small", replace(DECK, r'(<p:sldMasterId [^>]*?id=")\d+', r"\g<1>300"),
     "master-id-range"),
    # 6 placeholders
    ("a placeholder that the layout lacks", replace(SLIDE1, r'(<p:ph [^>]*?idx=")[1-9]\d*',
     r"\g<1>99"), "placeholder-not-in-layout"),
    ("a placeholder twice", replace(SLIDE1, r"(<p:sp>.+?</p:sp>)", r"\1\1"), "placeholder-twice"),
    # 7 tables
    ("a row too short", replace(SLIDE2, r"<a:tc>.+?</a:tc>", ""), "table-row"),
    ("a cell without text", replace(SLIDE2, r"(<a:tc>)<a:txBody>.+?</a:txBody>", r"\1"),
     "table-cell-without-text"),
    ("a span beyond the grid", replace(SLIDE2, "<a:tc>", '<a:tc gridSpan="3">'),
     "table-span-outside"),
    ("a span over unmarked cells", replace(SLIDE2, "<a:tc>", '<a:tc gridSpan="2">'), "table-merge"),
    # 8 charts
    ("an illegal label position",
     replace(CHART, '<c:dLblPos val="outEnd"/>', '<c:dLblPos val="t"/>'),
     "label-position"),
    ("a label flag missing", replace(CHART, '<c:showSerName val="0"/>', ""), "label-flags"),
    ("an axis that crosses nothing",
     replace(CHART, r'<c:crossAx val="\d+"/>', '<c:crossAx val="9"/>'),
     "axis-crosses-nothing"),
    ("a plot on an unknown axis", replace(CHART, r'(<c:overlap[^>]+>)<c:axId val="\d+"/>',
     r'\1<c:axId val="9"/>'), "axis-unknown"),
    ("one axis id too few", replace(CHART, r'(<c:overlap[^>]+>)<c:axId val="\d+"/>', r"\1"),
     "axis-count"),
    ("one id for both axes", replace(CHART, r'(<c:valAx><c:axId val=")\d+', r"\g<1>111"),
     "axis-id-twice"),
    ("a series twice", replace(CHART, r"(<c:ser>.+?</c:ser>)", r"\1\1"), "series-idx-twice"),
    ("a count below the points", replace(CHART, r'(</c:formatCode><c:ptCount val=")3', r"\g<1>2"),
     "point-count"),
    ("a word in the number cache",
     replace(CHART, "<c:v>30</c:v>", "<c:v>30%</c:v>"), "cache-number"),
    ("negative bars left to turn white", replace(CHART, '<c:invertIfNegative val="0"/>', ""),
     "flag-missing invertIfNegative"),
    ("corners left to be rounded", replace(CHART, '<c:roundedCorners val="0"/>', ""),
     "flag-missing c:roundedCorners"),
    ("a stack without overlap",
     replace(CHART, '"clustered"', '"stacked"'), "stack-without-overlap"),
    ("no East Asian font", replace(CHART, r"<a:ea [^>]+/>", "", count=0), "chart-font ea"),
    ("a cache that differs", replace(CHART, "<c:v>25</c:v>", "<c:v>26</c:v>"), "cache-differs"),
    ("a cell that differs", in_workbook(r"xl/worksheets/sheet1\.xml", "<v>25</v>", "<v>26</v>"),
     "cache-differs"),
    ("a category that differs", replace(CHART, "民间投资", "民营投资"), "cache-differs"),
    ("a reference that is too short", replace(CHART, r"Sheet1!\$B\$2:\$B\$4", "Sheet1!$B$2:$B$3"),
     "cache-length"),
    # 9 sections and marks
    ("a section without its slide", replace(DECK, r'<p14:sldId id="\d+"/>', ""), "section-slides"),
    ("a section with a bad id", replace(DECK, r'(<p14:section [^>]*?id=")[^"]+', r"\g<1>{1}"),
     "section-guid"),
    ("a creation id of nought", replace(SLIDE1, r'(<p14:creationId [^>]*?val=")\d+', r"\g<1>0"),
     "creation-id"),
    ("a creation id that is no GUID", replace(SLIDE1, r'(<a16:creationId [^>]*?id=")[^"]+',
     r"\g<1>{7}"), "creation-guid"),
    # 10 workbooks and pictures
    ("a workbook that is no zip", lambda parts: parts.update({find_part(parts, WORKBOOK): b"no"}),
     "workbook-unreadable"),
    ("a picture that does not decode", lambda parts: parts.update(
        {find_part(parts, r"ppt/media/.+\.png"): b"\x89PNG"}), "picture-broken"),
    # 11 texts
    ("an escape left over", replace(SLIDE1, "<a:t>技改", "<a:t>_x000B_技改"), "text-escape"),
    ("a control character", replace(SLIDE1, "<a:t>技改", "<a:t>\x0b技改"), "xml-broken"),
    ("a document type", replace(SLIDE1, "<p:sld ", "<!DOCTYPE p:sld []><p:sld "), "xml-doctype"),
    ("a chart without a description", replace(SLIDE1, r' descr="[^"]*"', ""), "no-alt-text"),
    ("a shape without a text body", replace(SLIDE2, r"<p:txBody>.+?</p:txBody>", ""),
     "shape-without-text-body"),
]  # fmt: skip


def test_the_good_deck_is_good() -> None:
    assert_valid(good_deck())


@pytest.mark.parametrize(("edit", "expected"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_a_broken_deck_is_found(edit: Edit, expected: str) -> None:
    parts = dict(good_parts())
    edit(parts)
    findings = check_rules(pack(parts))
    assert any(finding.startswith(expected) for finding in findings), findings


def test_a_name_twice_is_found() -> None:
    out = io.BytesIO(good_deck())
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning):
        package.writestr("ppt/presentation.xml", b"<a/>")
    assert any(finding.startswith("zip-name-twice") for finding in check_rules(out.getvalue()))


def test_an_entry_squeezed_otherwise_is_found() -> None:
    out = io.BytesIO(good_deck())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_BZIP2) as package:
        package.writestr("ppt/more.xml", b"<a/>" * 100)
    assert "zip-compression: ppt/more.xml" in check_rules(out.getvalue())


def test_content_types_come_first() -> None:
    parts = dict(reversed(good_parts()))
    assert any(finding.startswith("zip-first-entry") for finding in check_rules(pack(parts)))


@pytest.mark.parametrize("data", [b"", b"no zip", good_deck()[:4000]], ids=["empty", "text", "cut"])
def test_what_is_no_package_is_found(data: bytes) -> None:
    assert check_package(data)[0].startswith("package-unreadable")


def test_the_schema_is_checked_in_the_deck_and_in_its_workbook() -> None:
    parts = dict(good_parts())
    replace(CHART, r"(<c:gapWidth[^>]+>)(<c:overlap[^>]+>)", r"\2\1")(parts)
    in_workbook(r"xl/styles\.xml", "<fonts ", '<fonts odd="1" ')(parts)
    findings = [f for f in check_package(pack(parts)) if f.startswith("schema")]
    assert any("/ppt/charts/" in finding for finding in findings), findings
    assert any("xlsx" in finding for finding in findings), findings
