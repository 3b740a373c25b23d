"""What LibreOffice draws of a deck: characters with their ink, and the judge of where it may be.

LibreOffice writes the texts of a slide to the PDF in the order of the slide's items, so that each
character drawn is known to be of one item. The judge asks: is every character inside the frame
of its item and on the page, is it drawn as it is written, and does no text lie on another?
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
import pypdfium2.raw as pdfium

from slidegen.deck import (
    ChartItem,
    ChartPoint,
    ChartSeries,
    Deck,
    Item,
    Paragraph,
    Slide,
    TableItem,
    TextItem,
)
from slidegen.preview.fonts import font_settings
from slidegen.units import EMU_PER_PT, Box

# What may stick out of a frame, in pt: the ink of a mark that is wider than its advance, and
# the rounding of a PDF.
_GRACE = 1.0
# A line has a fifth of its size below its baseline; the g of Noto Sans reaches a quarter, in em.
_DESCENDER = 0.05
# The reader's box of a character is that of its curves' control points; those of 小 in Noto Serif
# are wider than what is seen, in em.
_CURVE = 0.08
# Ink of two texts that is nearer than this, in pt, is one on the other.
_TOUCH = 0.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character. Its ink in pt from the page's top left corner; `baseline` likewise.

    `order` counts the pieces of text that the program drew before it; `turned` is its angle in
    degrees, 0 for upright text.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    order: int
    turned: int


@dataclass(frozen=True, slots=True)
class Rect:
    """Ink, a frame or a page in pt."""

    left: float
    top: float
    right: float
    bottom: float

    def sticks_out_of(self, frame: Rect) -> float:
        """By how many pt it leaves a frame; 0 or less where it is inside."""
        return max(
            frame.left - self.left,
            frame.top - self.top,
            self.right - frame.right,
            self.bottom - frame.bottom,
        )

    def covers(self, other: Rect) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _TOUCH


@dataclass(frozen=True, slots=True)
class DrawnPage:
    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Characters of one text that stand on one baseline, one behind the other."""

    owner: str
    text: str
    ink: Rect
    baseline: float


@dataclass(frozen=True, slots=True)
class Fault:
    """Something drawn where it must not be. `kind` is a word to count by."""

    kind: str
    item: str
    said: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.item}: {self.said}"


# --- drawing -----------------------------------------------------------------------------------

_BODY = re.compile(rb"(<p:txBody>)<a:bodyPr([^>]*?)(?:/>|>.*?</a:bodyPr>)", re.DOTALL)


def switch_off_autofit(deck: Path, target: Path) -> None:
    """The deck with every text on its slides told to stay at its size, whatever its layout says."""
    with ZipFile(deck) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("ppt/slides/slide"):
                data = _BODY.sub(rb"\1<a:bodyPr\2><a:noAutofit/></a:bodyPr>", data)
            new.writestr(name, data)


# LibreOffice takes no more than some 250 files at once, and says nothing of the others.
_AT_ONCE = 150


def draw(decks: Sequence[Path], room: Path, patience: int = 300) -> None:
    """A PDF in `room` of each deck, many by one LibreOffice process (its start costs ten decks)."""
    for start in range(0, len(decks), _AT_ONCE):
        files = map(str, decks[start : start + _AT_ONCE])
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{room}/profile"),
                *("--convert-to", "pdf", "--outdir", str(room), *files),
            ],
            env={**os.environ, **font_settings(room)},
            check=True,
            capture_output=True,
            timeout=patience,
        )


# --- reading -----------------------------------------------------------------------------------


def read_pages(pdf: Path) -> tuple[DrawnPage, ...]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_read_page(page) for page in document)
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage) -> DrawnPage:
    width, height = page.get_size()
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        glyphs = sorted(_read_glyphs(page, text, height), key=lambda glyph: glyph.order)
    finally:
        pdfium.FPDFText_ClosePage(text)
    return DrawnPage(width, height, tuple(glyphs))


def _read_glyphs(page: pypdfium2.PdfPage, text: object, height: float) -> Iterator[Glyph]:
    orders = {
        _address(pdfium.FPDFPage_GetObject(page.raw, index)): index
        for index in range(pdfium.FPDFPage_CountObjects(page.raw))
    }
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    for index in range(pdfium.FPDFText_CountChars(text)):
        # The reader marks a hyphen at the end of a line as a control character.
        char = chr(pdfium.FPDFText_GetUnicode(text, index)).replace("\2", "-")
        # Line ends and spaces that the reader infers were not drawn.
        if char.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield Glyph(
            char,
            left.value,
            height - top.value,
            right.value,
            height - bottom.value,
            height - y.value,
            pdfium.FPDFText_GetFontSize(text, index),
            orders[_address(pdfium.FPDFText_GetTextObject(text, index))],
            round(pdfium.FPDFText_GetCharAngle(text, index) * 57.2958) % 360,
        )


def _address(piece: object) -> int:
    return ctypes.cast(piece, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


# --- whose character is whose ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph that is drawn in one go, with the frame that it may be drawn in."""

    owner: str
    text: str
    frame: Rect


@dataclass(frozen=True, slots=True)
class _Found:
    part: _Part
    glyphs: tuple[Glyph, ...]


# What the texts in a chart are called; all other texts go by the keys of their items.
_CHART = "in the chart"


def judge_slide(slide: Slide, number: int, page: DrawnPage) -> list[Fault]:
    """Everything wrong with a page as drawn, against the slide as it stands in the file."""
    charts = [item for item in slide.items if isinstance(item, ChartItem)]
    assert len(charts) < 2, "two charts on a slide cannot be told apart in a PDF"
    faults: list[Fault] = []
    found, rest = _share_out(_parts(slide.items, number), page.glyphs, faults)
    drawn = [line for part in found for line in _lines(part.part.owner, part.glyphs)]
    for part in found:
        faults += _judge_frame(part)
    # What the master and the layout say by themselves is drawn before all items of the slide.
    first = min((part.glyphs[0].order for part in found), default=0)
    own = [glyph for glyph in rest if glyph.order > first]
    drawn += _lines("background", [glyph for glyph in rest if glyph.order <= first])
    if charts:
        phrases = _lines(_CHART, own, _CHART_SPACE)
        faults += _judge_chart(charts[0], own, phrases)
        drawn += phrases
    elif own:
        faults.append(Fault("not on the slide", "page", "".join(g.char for g in own)[:40]))
    faults += _judge_page(page)
    faults += _judge_overlaps(drawn)
    return faults


def _parts(items: Sequence[Item], number: int) -> list[_Part]:
    found: list[_Part] = []
    for item in items:
        if isinstance(item, TextItem):
            frame = frame_of(item.box)
            texts = [str(number)] if item.field else [_drawn_text(p) for p in item.paragraphs]
            found += [_Part(item.key, text, frame) for text in texts if text]
        elif isinstance(item, TableItem):
            found += _cells(item)
    return found


def _cells(table: TableItem) -> Iterator[_Part]:
    top = table.box.y
    for row_number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True), 1):
        left = table.box.x
        for column, (cell, width) in enumerate(zip(row, table.widths, strict=True), 1):
            frame = frame_of(Box(left, top, width, height))
            for paragraph in cell.paragraphs:
                if text := _drawn_text(paragraph):
                    yield _Part(f"{table.key} r{row_number} c{column}", text, frame)
            left += width
        top += height


def _drawn_text(paragraph: Paragraph) -> str:
    return _tight(paragraph.text)


def _tight(text: str) -> str:
    """The text without spaces and line ends, which nobody sees drawn."""
    return re.sub(r"\s", "", text)


def frame_of(box: Box) -> Rect:
    return Rect(*(edge / EMU_PER_PT for edge in (box.x, box.y, box.right, box.bottom)))


def _share_out(
    parts: Sequence[_Part], stream: Sequence[Glyph], faults: list[Fault]
) -> tuple[list[_Found], list[Glyph]]:
    """The characters of each part, and what is left over.

    The longest texts are looked for first, and of several places the one nearest to the frame
    counts: LibreOffice draws footers before or after the rest, and a chart in an order of its own.
    """
    found: dict[int, _Found] = {}
    # Some layouts set their titles in capitals.
    text = "".join(glyph.char for glyph in stream).lower()
    for index in sorted(range(len(parts)), key=lambda i: (-len(parts[i].text), i)):
        part, length = parts[index], len(parts[index].text)
        places = [
            match.start() for match in re.finditer(f"(?={re.escape(part.text.lower())})", text)
        ]
        if places:
            start = min(places, key=lambda at: _distance(stream, at, length, part.frame))
            taken = list(range(start, start + length))
        else:
            taken = _find_as_seen(part, stream, text)
        if not taken:
            faults.append(Fault("not drawn as written", part.owner, _near(part.text, text)))
            continue
        found[index] = _Found(part, tuple(stream[at] for at in taken))
        if taken[0] and _is_mark(stream, taken[0]):
            taken.append(taken[0] - 1)
        marked = set(taken)
        text = "".join(_TAKEN if at in marked else char for at, char in enumerate(text))
    rest = [glyph for glyph, char in zip(stream, text, strict=True) if char != _TAKEN]
    return [found[index] for index in sorted(found)], rest


_TAKEN = "\0"


def _find_as_seen(part: _Part, stream: Sequence[Glyph], text: str) -> list[int]:
    """A text read line by line as it is seen near its frame, in whatever order it was drawn.

    Where a font lacks Chinese, LibreOffice draws first what it has and then the rest of a line.
    """
    near = 20
    free = [
        index
        for index, (glyph, char) in enumerate(zip(stream, text, strict=True))
        if char != _TAKEN and part.frame.left - near < glyph.left < part.frame.right + near
    ]
    free.sort(key=lambda index: (round(stream[index].baseline), stream[index].left))
    start = "".join(text[index] for index in free).find(part.text.lower())
    return free[start : start + len(part.text)] if start >= 0 else []


def _distance(stream: Sequence[Glyph], start: int, length: int, frame: Rect) -> float:
    """How far a text is out of a frame; of those inside, the one that is drawn first.

    A text that begins or ends inside a piece drawn in one go is part of another one.
    """
    glyphs, end = stream[start : start + length], start + length
    inner = (start > 0 and stream[start - 1].order == stream[start].order) + (
        end < len(stream) and stream[end].order == stream[end - 1].order
    )
    return max(0.0, _ink(glyphs).sticks_out_of(frame)) + inner + glyphs[0].order / 1e6


def _is_mark(stream: Sequence[Glyph], start: int) -> bool:
    """Whether the character before a text is the mark of its paragraph."""
    if start == 0:
        return False
    mark, first = stream[start - 1], stream[start]
    return (
        mark.order != first.order
        and mark.char in "▪•–»·■"
        and mark.right < first.left
        and abs(mark.baseline - first.baseline) < first.size
    )


def _near(wanted: str, drawn: str) -> str:
    """Where a text departs from what is drawn."""
    length = len(wanted)
    while length and wanted[:length] not in drawn:
        length -= 1
    at = drawn.find(wanted[:length]) + length if length else 0
    goes_on = f"{wanted[length : length + 8]!r}, drawn {drawn[at : at + 12]!r}"
    return f"{wanted[:40]!r} breaks off after {length}: {goes_on}"


# The widest gap inside a text, in em: a space. In a chart, what stands nearer than this is one.
_SPACE, _CHART_SPACE = 0.8, 0.3


def _lines(owner: str, glyphs: Sequence[Glyph], space: float = _SPACE) -> list[Line]:
    """Characters on one baseline, in the order drawn; a gap wider than `space` em parts texts."""
    found: list[Line] = []
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and not _goes_on(row[-1], glyph, space):
            found.append(_line(owner, row))
            row = []
        row.append(glyph)
    if row:
        found.append(_line(owner, row))
    return found


def _goes_on(last: Glyph, following: Glyph, space: float) -> bool:
    if last.turned or following.turned:
        return last.turned == following.turned and following.order == last.order
    size = max(last.size, following.size)
    return (
        abs(last.baseline - following.baseline) < 0.3
        and -0.3 * size < following.left - last.right < space * size
    )


def _line(owner: str, row: Sequence[Glyph]) -> Line:
    return Line(owner, "".join(glyph.char for glyph in row), _ink(row), row[0].baseline)


def _ink(glyphs: Sequence[Glyph]) -> Rect:
    return Rect(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


# --- the judge ---------------------------------------------------------------------------------


def judge_deck(deck: Deck, pages: Sequence[DrawnPage]) -> list[tuple[int, Fault]]:
    """The faults of a deck, each with the number of its slide."""
    if len(pages) != len(deck.slides):
        return [(0, Fault("pages", "deck", f"{len(deck.slides)} slides, {len(pages)} pages"))]
    return [
        (number, fault)
        for number, (slide, page) in enumerate(zip(deck.slides, pages, strict=True), 1)
        for fault in judge_slide(slide, number, page)
    ]


def _judge_frame(found: _Found) -> Iterator[Fault]:
    ink, frame = _ink(found.glyphs), found.part.frame
    size = max(glyph.size for glyph in found.glyphs)
    aside, below = _GRACE + _CURVE * size, _GRACE + _DESCENDER * size
    out = [
        f"{by:.1f} pt over the {side}"
        for side, by, grace in (
            ("left", frame.left - ink.left, aside),
            ("top", frame.top - ink.top, _GRACE),
            ("right", ink.right - frame.right, aside),
            ("bottom", ink.bottom - frame.bottom, below),
        )
        if by > grace
    ]
    if out:
        said = f"{', '.join(out)}: {found.part.text[:40]!r}"
        yield Fault("outside its frame", found.part.owner, said)


def _judge_page(page: DrawnPage) -> Iterator[Fault]:
    whole = Rect(0, 0, page.width, page.height)
    out = [
        g for g in page.glyphs if Rect(g.left, g.top, g.right, g.bottom).sticks_out_of(whole) > 0
    ]
    if out:
        yield Fault("off the page", "page", "".join(glyph.char for glyph in out)[:40])


def _judge_overlaps(lines: Sequence[Line]) -> Iterator[Fault]:
    for first, second in combinations(lines, 2):
        # The two halves of a dash run into one another; in a chart two labels must not.
        same_line = first.owner == second.owner != _CHART and first.baseline == second.baseline
        if first.ink.covers(second.ink) and not same_line:
            said = f"{first.text[:24]!r} on {second.text[:24]!r} of {second.owner}"
            yield Fault("text on text", first.owner, said)


def _judge_chart(
    chart: ChartItem, glyphs: Sequence[Glyph], phrases: Sequence[Line]
) -> Iterator[Fault]:
    frame = frame_of(chart.box)
    for phrase in phrases:
        if phrase.ink.sticks_out_of(frame) > _GRACE:
            out = phrase.ink.sticks_out_of(frame)
            yield Fault("outside its frame", chart.key, f"{out:.1f} pt: {phrase.text!r}")
    if any(glyph.turned for glyph in glyphs):
        turned = "".join(glyph.char for glyph in glyphs if glyph.turned)
        yield Fault("turned text in a chart", chart.key, turned[:40])
    yield from _judge_names(chart, glyphs, phrases)
    yield from _judge_legend(chart, phrases)


def _judge_names(
    chart: ChartItem, glyphs: Sequence[Glyph], phrases: Sequence[Line]
) -> Iterator[Fault]:
    """All is drawn (a program leaves out what has no room), no category runs into another."""
    drawn = _in_pieces(glyphs)
    names = [_tight(name) for name in chart.categories]
    wanted = [(name, "category") for name in names]
    wanted += [(_tight(label), "label") for label in _shown_labels(chart)]
    if chart.legend != "none" and chart.kind not in _WHOLES:
        wanted += [(_tight(series.name), "series") for series in chart.series]
    for text, what in sorted(wanted, key=lambda pair: -len(pair[0])):
        found = _find_whole(text, drawn)
        if found is None:
            yield Fault(f"{what} not drawn", chart.key, f"{text} in a {chart.kind} chart")
        else:
            drawn = f"{drawn[: found.start()]}{_TAKEN}{drawn[found.end() :]}"
    for first, second in pairwise(names):
        both = first + second
        if any(both in phrase.text for phrase in phrases) and not any(both in n for n in names):
            yield Fault("categories run together", chart.key, f"{first} {second}")


def _in_pieces(glyphs: Sequence[Glyph]) -> str:
    """The characters with a line end before and behind each piece that was drawn in one go."""
    text, last = "\n", -1
    for glyph in glyphs:
        text += "\n" + glyph.char if glyph.order != last >= 0 else glyph.char
        last = glyph.order
    return f"{text}\n"


def _find_whole(wanted: str, pieces: str) -> re.Match[str] | None:
    """A text in one or more pieces, if it can be not in the midst of others."""
    pattern = "\n?".join(map(re.escape, wanted))
    return re.search(f"(?<=\n){pattern}(?=\n)", pieces) or re.search(pattern, pieces)


_WHOLES = ("pie", "doughnut")


def _shown_labels(chart: ChartItem) -> Iterator[str]:
    if not chart.show_labels or chart.share_labels:
        return
    for series in chart.series:
        for point in series.points:
            if point.value is not None and point.label != "":
                yield point.label or _formatted(point, series)


def _formatted(point: ChartPoint, series: ChartSeries) -> str:
    """A value in its number format: `General`, `0.00` or `#,##0.00`, with texts in quotes."""
    assert point.value is not None
    code, _, negative = (point.number_format or series.number_format).partition(";")
    value = point.value
    if value < 0 and negative:
        code, value = negative, -value
    decimals = len(code.partition(".")[2].partition('"')[0])
    plain = f"{value:,.{decimals}f}" if "#," in code else f"{value:.{decimals}f}"
    digits = f"{value.normalize():f}" if "General" in code else plain
    return re.sub(r"General|#?,?#?#?0[.0]*", digits, code, count=1).replace('"', "")


def _judge_legend(chart: ChartItem, phrases: Sequence[Line]) -> Iterator[Fault]:
    if chart.legend == "none" or chart.plot_area is None or chart.kind in _WHOLES:
        return
    area = chart.plot_area
    plot = frame_of(Box(chart.box.x + area.x, chart.box.y + area.y, area.width, area.height))
    names = {_tight(series.name) for series in chart.series}
    for phrase in phrases:
        if phrase.text in names and phrase.ink.covers(plot):
            yield Fault("legend over the plot", chart.key, phrase.text)
