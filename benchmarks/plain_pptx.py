"""The same deck by a plain python-pptx script: what slidegen is measured against.

    python benchmarks/plain_pptx.py SLIDES OUT.pptx

It writes the words and charts on python-pptx's own template and does nothing else: no notes, no
measuring, no tracing, no keys.
"""

from __future__ import annotations

import sys
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from words import CATEGORIES, SERIES, SUBTITLE, TITLE, BenchmarkSlide, make_slides


def main(count: int, out: str) -> None:
    deck: Any = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[0])
    cover.shapes.title.text = TITLE
    cover.placeholders[1].text = SUBTITLE
    for slide in make_slides(count):
        if slide.values:
            add_chart_slide(deck, slide)
        else:
            add_bullet_slide(deck, slide)
    deck.save(out)


def add_bullet_slide(deck: Any, content: BenchmarkSlide) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = content.title
    slide.placeholders[1].text_frame.text = "\n".join(content.bullets)


def add_chart_slide(deck: Any, content: BenchmarkSlide) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = content.title
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = CATEGORIES
    for name, values in zip(SERIES, content.values, strict=True):
        data.add_series(name, [float(value) for value in values])
    box = (Inches(0.5), Inches(1.6), Inches(9), Inches(4.6))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    line = slide.shapes.add_textbox(Inches(0.5), Inches(6.4), Inches(9), Inches(0.6))
    line.text_frame.text = content.line


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
