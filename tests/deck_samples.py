"""A small deck to look at, a template with slides of its own, and files taken apart."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pptx
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.util import Emu

from slidegen.deck import (
    ChartItem,
    ChartPoint,
    ChartSeries,
    Colour,
    Deck,
    DeckProperties,
    Item,
    Line,
    Paragraph,
    Run,
    ShapeItem,
    Slide,
    SlotRef,
    TextItem,
)
from slidegen.powerpoint.write_deck import write_deck
from slidegen.units import Box
from tests.deck_values import TEMPLATES, bytes_of, template_of

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


TITLE_AND_CONTENT = "/ppt/slideLayouts/slideLayout2.xml"


def make_slide(key: str, *more: Item, title: str = "标题", **fields: object) -> Slide:
    layout = next(x for x in template_of("default").layouts if x.part == TITLE_AND_CONTENT)
    assert layout.title is not None
    heading = TextItem(
        "title", "标题", layout.title.box, (Paragraph((Run(title),)),), SlotRef("title", 0), False
    )
    return Slide(key, TITLE_AND_CONTENT, (heading, *more), **fields)  # type: ignore[arg-type]


def make_deck(*slides: Slide, **fields: object) -> Deck:
    return Deck(9_144_000, 6_858_000, slides, **fields)  # type: ignore[arg-type]


def write(deck: Deck, source: bytes | None = None) -> bytes:
    return write_deck(deck, bytes_of("default") if source is None else source)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def find(data: bytes, part: str, path: str) -> list[etree._Element]:
    found = etree.fromstring(parts_of(data)[part]).xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found


CHART = ChartItem(
    key="chart",
    name="图表",
    box=Box(900_000, 1_600_000, 7_000_000, 4_000_000),
    kind="column",
    categories=("一季度", "二季度"),
    series=(
        ChartSeries(
            "投资", Colour("accent1"), (ChartPoint(Decimal("12.60")), ChartPoint(Decimal("8.1")))
        ),
    ),
    unit="亿元",
    alt="柱形图：投资",
    label_size=14.0,
    category_size=14.0,
    text_colour=Colour("tx1"),
    axis_colour=Colour("tx2"),
)

SAMPLE = make_deck(
    make_slide(
        "培育产业新动能/metrics",
        TextItem("note", "说明", Box(0, 0, 9, 9), (Paragraph((Run("“顶格”<推进>"),)),)),
        ShapeItem("rule", "分隔线", Box(0, 50, 99, 0), "line", line=Line(Colour("accent1"), 1.0)),
        ShapeItem("bar", "进度条", Box(0, 9, 9, 9), fill=Colour("accent2"), alt="47%"),
        title="上半年",
        notes=("讲稿第一段", "第二段\v换行"),
        section="培育产业新动能",
    ),
    make_slide("优化营商环境/bullets", section="优化营商环境"),
    make_slide("优化营商环境/chart", CHART, section="优化营商环境"),
    properties=DeckProperties("工作情况 & 打算", "研究室", "上半年", "2020-07-20"),
    state={"report": '{"file":"a.txt"}'},
)


def template_with_slides() -> bytes:
    """A template that has slides with a chart, notes, a section and a button on its layout."""
    deck = pptx.Presentation(str(TEMPLATES["default"]))
    for _ in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.notes_slide.notes_text_frame.text = "旧讲稿"
        data = CategoryChartData()
        data.categories = ["a"]
        data.add_series("s", (1,))
        slide.shapes.add_chart(51, Emu(0), Emu(0), Emu(999), Emu(999), data)
    layout = deck.slide_layouts[6]
    box = layout.placeholders[0]._element
    rid = layout.part.relate_to(deck.slides[0].part, pptx.opc.constants.RELATIONSHIP_TYPE.SLIDE)
    link = etree.SubElement(box.find(".//p:cNvPr", NS), f"{{{NS['a']}}}hlinkClick")
    link.set(f"{{{NS['r']}}}id", rid)
    link.set("action", "ppaction://hlinksldjump")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def change(data: bytes, edit: dict[str, tuple[str, str]]) -> bytes:
    """The file with one text replaced in each of some parts."""
    parts = parts_of(data)
    for name, (old, new) in edit.items():
        text = parts[name].decode()
        assert old in text
        parts[name] = text.replace(old, new, 1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
