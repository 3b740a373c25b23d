"""Where LibreOffice ends the lines of texts, many of them drawn by one process.

Each text stands in a box of its own on large pages. Which characters were drawn on one baseline
inside the box are its lines.
"""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pptx
from lxml import etree
from pptx.util import Pt

from slidegen.preview.fonts import font_settings
from tests.drawn import Glyph, read_pages

# LibreOffice takes pages of this size, in pt, and a PDF may have them.
_PAGE = 4000.0
# Between boxes, in pt: what hangs out of one must not be taken for the next one's.
_BETWEEN = 60.0
_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it is to be drawn: `size` and `width` in pt, room for `lines` lines.

    A line end in the text is written as a line break inside its paragraph.
    """

    text: str
    width: float
    lines: int
    size: float = 20.0
    latin: str = "Microsoft YaHei"
    ea: str = "Microsoft YaHei"
    bold: bool = False
    hanging: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A box on a page: the left and top edge in pt."""

    page: int
    left: float
    top: float


def draw_lines(settings: Sequence[Setting], room: Path) -> list[list[str]]:
    """The lines of each text as drawn, without their spaces."""
    spots = list(_place(settings))
    deck = room / "lines.pptx"
    _write(settings, spots, deck)
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{room}/profile"),
            *("--convert-to", "pdf", "--outdir", str(room), str(deck)),
        ],
        env={**os.environ, **font_settings(room)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return _read(settings, spots, room / "lines.pdf")


def _place(settings: Sequence[Setting]) -> Iterator[_Spot]:
    """Columns from left to right, a column as wide as its widest text."""
    page, left, top, widest = 0, _BETWEEN, _BETWEEN, 0.0
    for setting in settings:
        height = setting.lines * setting.size * 1.2
        if top + height > _PAGE:
            left, top, widest = left + widest + _BETWEEN, _BETWEEN, 0.0
        if left + setting.width + _BETWEEN > _PAGE:
            page, left, top, widest = page + 1, _BETWEEN, _BETWEEN, 0.0
        yield _Spot(page, left, top)
        top += height + _BETWEEN
        widest = max(widest, setting.width)


def _write(settings: Sequence[Setting], spots: Sequence[_Spot], target: Path) -> None:
    deck = pptx.Presentation()
    deck.slide_width = deck.slide_height = Pt(_PAGE)
    slides = [
        deck.slides.add_slide(deck.slide_layouts[6])
        for _ in range(max(spot.page for spot in spots) + 1)
    ]
    for setting, spot in zip(settings, spots, strict=True):
        box = slides[spot.page].shapes.add_textbox(
            Pt(spot.left), Pt(spot.top), Pt(setting.width), Pt(setting.lines * setting.size * 1.2)
        )
        _fill(box.text_frame._txBody, setting)
    deck.save(str(target))


def _fill(body: etree._Element, setting: Setting) -> None:
    look = f'lang="zh-CN" altLang="en-US" sz="{round(setting.size * 100)}" b="{setting.bold:d}"'
    faces = f'<a:latin typeface="{setting.latin}"/><a:ea typeface="{setting.ea}"/>'
    runs = "<a:br/>".join(
        f"<a:r><a:rPr {look}>{faces}</a:rPr><a:t>{_escaped(line)}</a:t></a:r>"
        for line in setting.text.split("\n")
    )
    written = (
        f'<a:txBody xmlns:a="{_NAMESPACE}">'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
        f'<a:p><a:pPr marL="0" indent="0" hangingPunct="{setting.hanging:d}"/>{runs}</a:p>'
        "</a:txBody>"
    )
    body[:] = list(etree.fromstring(written))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _read(settings: Sequence[Setting], spots: Sequence[_Spot], pdf: Path) -> list[list[str]]:
    pages = read_pages(pdf)
    columns: dict[tuple[int, float], list[int]] = defaultdict(list)
    for index, spot in enumerate(spots):
        columns[spot.page, spot.left].append(index)
    drawn: list[list[Glyph]] = [[] for _ in settings]
    for (page, left), indexes in columns.items():
        right = left + max(settings[index].width for index in indexes) + _BETWEEN / 2
        inside = [g for g in pages[page].glyphs if left - 9 <= g.left < right]
        for index in indexes:
            top = spots[index].top
            bottom = top + settings[index].lines * settings[index].size * 1.2 + _BETWEEN / 2
            drawn[index] = [g for g in inside if top <= g.baseline < bottom]
    return [_lines(glyphs) for glyphs in drawn]


def _lines(glyphs: Sequence[Glyph]) -> list[str]:
    """Characters by baseline; drawn in the order of the text."""
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        rows[round(glyph.baseline)].append(glyph)
    merged: list[list[Glyph]] = []
    last = -9
    for baseline in sorted(rows):
        if baseline - last <= 2:
            merged[-1] += rows[baseline]
        else:
            merged.append(rows[baseline])
        last = baseline
    return ["".join(g.char for g in sorted(row, key=lambda g: g.left)) for row in merged]
