"""Why a text stands on its slide as it does: its frame, the sizes tried, where its lines end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal

from slidegen.arrange.placing import Placed, PlacedSlide
from slidegen.arrange.setting import (
    LINE_SAFETY,
    PlacedText,
    Steps,
    first_step,
    group_of,
    keep_numbers_whole,
    last_step,
    paragraph_texts,
    set_at,
    styles_at,
)
from slidegen.arrange.table_sizes import TABLE_SIZES, PlacedTable, column_insets, set_cell
from slidegen.plan.content import Words
from slidegen.problems import Place
from slidegen.typeset.fit import FRAME_SAFETY, LevelStyle, ParagraphText, measure_paragraph
from slidegen.typeset.linebreak import break_at
from slidegen.typeset.metrics import Fonts
from slidegen.units import Box
from slidegen.values import dataclass

# "end": the paragraph is over; "typed": the author ended the line; "chosen": broken by sense;
# "full": what comes next does not fit.
Ending = Literal["end", "typed", "chosen", "full"]


@dataclass(frozen=True, slots=True)
class TriedSize:
    """A size in pt, the lines and the height in pt that the whole text takes at it."""

    size: float
    lines: int
    height: float
    fits: bool


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line with its width and the room for it in pt; `next` is the piece that did not fit."""

    text: str
    width: float
    room: float
    ending: Ending
    next: str = ""
    next_width: float = 0.0


@dataclass(frozen=True, slots=True)
class SmallerText:
    """The text for whose sake all of its role are smaller than this one needs."""

    slide: int
    name: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ExplainedText:
    """One text on a slide (slides count from 1). `width` and `height` in pt are its room.

    `size` is the one chosen, `taken` the height in pt of all that stands in the frame; `others`
    is who made it smaller than it need be. Of a cell, `tried` and `taken` are those of the whole
    table, and its rows stand for lines.
    """

    slide: int
    title: str
    name: str
    layout: str
    in_slot: bool
    box: Box
    width: float
    height: float
    size: float
    taken: float
    tried: tuple[TriedSize, ...]
    others: SmallerText | None
    lines: tuple[ExplainedLine, ...]
    in_table: bool = False


def lines_with_text(slides: Sequence[PlacedSlide], file: str) -> list[int]:
    """The lines of a spec whose texts stand on slides, in order."""
    places = (place for slide in slides for placed in slide.placed for place in _places(placed))
    return sorted({place.line for place in places if place.file == file and place.line})


def explain_line(
    slides: Sequence[PlacedSlide], steps: Steps, tables: Sequence[float], file: str, line: int
) -> Iterator[ExplainedText]:
    """Every text that stands at a line of the spec. `tables` are the sizes of the tables in pt."""
    sizes = iter(tables)
    for number, slide in enumerate(slides, 1):
        for placed in slide.placed:
            if isinstance(placed, PlacedText):
                yield from _explain_text(placed, slide, number, slides, steps, file, line)
            elif isinstance(placed, PlacedTable):
                yield from _explain_cells(placed, slide, number, next(sizes), file, line)


def _places(placed: Placed) -> Iterator[Place]:
    if isinstance(placed, PlacedText):
        found = [paragraph.place for paragraph in placed.block.paragraphs]
    elif isinstance(placed, PlacedTable):
        found = [words.place for words in _cells(placed)]
    else:
        found = []
    yield from (place for place in found if place is not None)


def _cells(placed: PlacedTable) -> Iterator[Words]:
    table = placed.block.table
    for row in (table.columns, *table.rows):
        yield from row


def _is_at(place: Place | None, file: str, line: int) -> bool:
    return place is not None and place.file == file and place.line == line


def _explain_text(
    text: PlacedText,
    slide: PlacedSlide,
    number: int,
    slides: Sequence[PlacedSlide],
    steps: Steps,
    file: str,
    line: int,
) -> Iterator[ExplainedText]:
    asked = [i for i, p in enumerate(text.block.paragraphs) if _is_at(p.place, file, line)]
    if not asked:
        return
    last = last_step(text)
    step = min(steps[group_of(text)], last)
    text = keep_numbers_whole(text, step)
    styles, box = styles_at(text.levels, step), text.text_box
    paragraphs, fit = paragraph_texts(text, styles), set_at(text, step)
    tried = []
    for smaller in range(step + 1):
        at = set_at(text, smaller)
        size = text.levels[0].size_at(smaller)
        tried.append(TriedSize(size, sum(map(len, at.lines)), at.height, not at.excess))
    own = first_step(text)
    for index in asked:
        style = styles[text.block.paragraphs[index].level]
        yield ExplainedText(
            slide=number,
            title=slide.plan.title.plain,
            name=text.block.name,
            layout=slide.layout.name,
            in_slot=text.slot is not None,
            box=text.box,
            width=box.width_pt,
            height=box.height_pt,
            size=style.size,
            taken=fit.height,
            tried=tuple(tried),
            others=_find_smaller(text, step, slides) if own < step else None,
            lines=tuple(
                _explain_lines(
                    paragraphs[index],
                    fit.lines[index],
                    style,
                    text.fonts,
                    box.width_pt,
                    text.block.balanced,
                )
            ),
        )


def _find_smaller(text: PlacedText, step: int, slides: Sequence[PlacedSlide]) -> SmallerText | None:
    alike = (
        (number, other)
        for number, slide in enumerate(slides, 1)
        for other in slide.placed
        if isinstance(other, PlacedText) and group_of(other) == group_of(text)
    )
    for number, other in alike:
        if first_step(other) >= step:
            place = next((p.place for p in other.block.paragraphs if p.place), None)
            return SmallerText(number, other.block.name, place)
    return None


def _explain_cells(
    table: PlacedTable, slide: PlacedSlide, number: int, size: float, file: str, line: int
) -> Iterator[ExplainedText]:
    setting, plan = table.at(size), table.block.table
    for row, cells in enumerate((plan.columns, *plan.rows)):
        for column, words in enumerate(cells):
            if not _is_at(words.place, file, line):
                continue
            room = setting.widths[column] - sum(column_insets(plan, column))
            paragraph, style, lines = set_cell(words, room, table.fonts, size, head=row == 0)
            yield ExplainedText(
                slide=number,
                title=slide.plan.title.plain,
                name=table.block.name,
                layout=slide.layout.name,
                in_slot=table.slot is not None,
                box=table.box,
                width=room,
                height=setting.heights[row],
                size=style.size,
                taken=setting.height,
                tried=tuple(
                    TriedSize(at, len(table.at(at).heights), table.at(at).height, table.fits_at(at))
                    for at in TABLE_SIZES
                    if at >= size
                ),
                others=None,
                lines=tuple(_explain_lines(paragraph, lines, style, table.fonts, room, False)),
                in_table=True,
            )


def _explain_lines(
    paragraph: ParagraphText,
    lines: Sequence[str],
    style: LevelStyle,
    fonts: Fonts,
    width: float,
    balanced: bool,
) -> Iterator[ExplainedLine]:
    text = "".join(span.text for span in paragraph.spans)
    sums = [0.0, *accumulate(measure_paragraph(paragraph, style, fonts))]
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        indent = max(0.0, style.indent) if number == 0 else 0.0
        safety = LINE_SAFETY if balanced else 1 / FRAME_SAFETY
        room = (width - style.margin) * safety - indent
        long = sums[min(end, len(sums) - 1)] - sums[min(start, len(sums) - 1)]
        typed = text.startswith("\n", end)
        if number == len(lines) - 1:
            yield ExplainedLine(line, long, room, "end")
        elif typed:
            yield ExplainedLine(line, long, room, "typed")
        elif balanced:
            yield ExplainedLine(line, long, room, "chosen")
        else:
            after = next((i for i in range(end + 1, len(text)) if break_at(text, i)), len(text))
            piece = text[end:after]
            yield ExplainedLine(line, long, room, "full", piece.strip(), sums[after] - sums[end])
        start = end + typed
