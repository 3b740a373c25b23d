"""Where pages without a title of their own would like their texts: cover, contents, chapter, end.

Places are given in inches on the page of the design and carried over to a page of another size.
They say which of a template's layouts is meant, and serve where it has none.
"""

from __future__ import annotations

from slidegen.units import Box, inches
from slidegen.values import dataclass

_PAGE_WIDTH, _PAGE_HEIGHT = 13.333, 7.5


@dataclass(frozen=True, slots=True)
class AgendaRow:
    number: Box
    item: Box
    hairline: Box | None


@dataclass(frozen=True, slots=True)
class AgendaFrames:
    """`dense` rows have no room for a line under the name."""

    title: Box
    rows: tuple[AgendaRow, ...]
    dense: bool


def agenda_frames(page: Box, count: int) -> AgendaFrames:
    """The word for contents at the left, numbered names in one or two columns."""
    columns = 1 if count <= 7 else 2
    lines = -(-count // columns)
    pitch = min(1.925, 5.77 / max(1, lines))
    left, width = (3.733, 8.9) if columns == 1 else (3.733, 4.30)
    rows = []
    for index in range(count):
        x = left + (index // lines) * (width + 0.30)
        base = 1.299 + (index % lines) * pitch
        ruled = index % lines < lines - 1 and index < count - 1
        rows.append(
            AgendaRow(
                number=_on_page(page, x, base - 0.50, 0.95, 0.62),
                item=_on_page(page, x + 1.011, base - 0.397, width - 1.011, pitch - 0.30),
                hairline=_on_page(page, x, base + pitch - 0.62, width, 0)
                if ruled and pitch >= 0.9
                else None,
            )
        )
    return AgendaFrames(_on_page(page, 0.70, 0.874, 2.8, 0.65), tuple(rows), pitch < 1.0)


def agenda_rows(content: Box, count: int) -> AgendaFrames:
    """The numbered names in the free area under a title, for templates without a contents page."""
    columns = 1 if count <= 6 else 2
    lines = -(-count // columns)
    pitch = min(inches(1.4), content.height // max(1, lines))
    cells = content.columns(columns, inches(0.4))
    lead = inches(0.9)
    rows = []
    for index in range(count):
        cell, line = cells[index // lines], index % lines
        top = content.y + line * pitch
        row = Box(cell.x, top, cell.width, pitch - inches(0.12))
        rows.append(
            AgendaRow(
                number=Box(row.x, row.y, lead, inches(0.62)),
                item=Box(row.x + lead, row.y + inches(0.10), row.width - lead, row.height),
                hairline=Box(row.x, top - inches(0.10), row.width, 0) if line else None,
            )
        )
    return AgendaFrames(content, tuple(rows), pitch < inches(1.0))


@dataclass(frozen=True, slots=True)
class QuoteFrames:
    text: Box
    bar: Box
    name: Box


def quote_frames(page: Box) -> QuoteFrames:
    return QuoteFrames(
        text=_on_page(page, 2.722, 1.55, 8.5, 3.50),
        bar=_on_page(page, 2.722, 5.28, 0.811, 0.045),
        name=_on_page(page, 2.722, 5.50, 8.5, 0.95),
    )


@dataclass(frozen=True, slots=True)
class CoverFrames:
    author: Box
    title: Box
    subtitle: Box
    occasion: Box
    date: Box


@dataclass(frozen=True, slots=True)
class ClosingFrames:
    title: Box
    subtitle: Box
    author: Box
    date: Box


@dataclass(frozen=True, slots=True)
class SectionFrames:
    number: Box
    title: Box
    subtitle: Box


def cover_frames(page: Box) -> CoverFrames:
    return CoverFrames(
        author=_on_page(page, 0.70, 0.583, 9.0, 0.38),
        title=_on_page(page, 0.70, 1.75, 9.7, 2.1),
        subtitle=_on_page(page, 0.70, 4.33, 9.7, 0.97),
        occasion=_on_page(page, 0.70, 6.483, 9.7, 0.38),
        date=_on_page(page, 11.111, 6.00, 2.0, 0.86),
    )


def closing_frames(page: Box) -> ClosingFrames:
    return ClosingFrames(
        title=_on_page(page, 0.70, 1.40, 9.7, 1.87),
        subtitle=_on_page(page, 0.70, 3.843, 9.7, 1.45),
        author=_on_page(page, 0.70, 6.483, 9.7, 0.38),
        date=_on_page(page, 11.111, 6.00, 2.0, 0.86),
    )


def section_frames(page: Box) -> SectionFrames:
    return SectionFrames(
        number=_on_page(page, 0.70, 1.083, 6.0, 2.32),
        title=_on_page(page, 0.70, 3.50, 11.933, 1.02),
        subtitle=_on_page(page, 0.70, 4.53, 11.933, 0.90),
    )


def _on_page(page: Box, x: float, y: float, width: float, height: float) -> Box:
    """A box given in inches on the design's page, on this page (EMU)."""
    if page.width == inches(_PAGE_WIDTH) and page.height == inches(_PAGE_HEIGHT):
        return Box(page.x + inches(x), page.y + inches(y), inches(width), inches(height))
    across, down = page.width / _PAGE_WIDTH, page.height / _PAGE_HEIGHT
    return Box(
        page.x + round(x * across),
        page.y + round(y * down),
        round(width * across),
        round(height * down),
    )
