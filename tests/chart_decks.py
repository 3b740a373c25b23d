"""Decks of charts alone, made with python-pptx for the package and our writers for the charts."""

from __future__ import annotations

import io
from collections.abc import Iterable

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from slidegen.deck import ChartItem
from slidegen.powerpoint.chart import write_chart
from slidegen.powerpoint.workbook import write_workbook

_FRAME = """
<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">
  <p:nvGraphicFramePr><p:cNvPr id="{id}" name="{name}" descr="{alt}"/>
    <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>
  </p:nvGraphicFramePr>
  <p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></p:xfrm>
  <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
    <c:chart r:id="{link}"/></a:graphicData></a:graphic>
</p:graphicFrame>"""


def build_chart_deck(items: Iterable[ChartItem], lang: str = "zh-CN") -> bytes:
    """A 16:9 deck with one chart a slide, its title the chart's name."""
    from lxml import etree

    deck = Presentation()
    deck.slide_width, deck.slide_height = 12_192_000, 6_858_000
    package = deck.part.package
    for number, item in enumerate(items, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"{number} {item.name}"
        chart = ChartPart.load(
            PackURI(f"/ppt/charts/chart{number}.xml"),
            CONTENT_TYPE.DML_CHART,
            package,
            write_chart(item, lang),
        )
        workbook = EmbeddedXlsxPart(
            PackURI(f"/ppt/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            package,
            write_workbook(item),
        )
        assert chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE) == "rId1"
        frame = _FRAME.format(
            id=100,
            name="chart",
            alt="chart",
            link=slide.part.relate_to(chart, RELATIONSHIP_TYPE.CHART),
            x=item.box.x,
            y=item.box.y,
            width=item.box.width,
            height=item.box.height,
        )
        slide.shapes._spTree.append(etree.fromstring(frame))
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
