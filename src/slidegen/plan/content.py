"""What a planned slide says, before anything is known of sizes and places on it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from slidegen.deck import ChartKind
from slidegen.patterns import regex
from slidegen.problems import Place
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text that are all plain or all emphasised."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its emphasis and the place in the spec where it begins.

    `continued` is the rest of a text that begins on the slide before.
    """

    pieces: tuple[Piece, ...]
    place: Place | None = None
    continued: bool = False

    @property
    def plain(self) -> str:
        return "".join([piece.text for piece in self.pieces])

    def part(self, start: int, end: int) -> Words:
        """The characters from `start` to `end`, with their emphasis."""
        pieces, at = [], 0
        for piece in self.pieces:
            text = piece.text[max(0, start - at) : max(0, end - at)]
            if text:
                pieces.append(Piece(text, piece.strong))
            at += len(piece.text)
        return Words(tuple(pieces), self.place, self.continued or start > 0)


_STRONG = regex(r"\*\*(.+?)\*\*", re.DOTALL)


def parse_words(text: str, place: Place | None = None) -> Words:
    """`要素**跟着**项目走` as pieces; the marks `**` are not part of the text."""
    if "**" not in text:
        return Words((Piece(str(text)),), place)
    pieces: list[Piece] = []
    end = 0
    for match in _STRONG.finditer(text):
        if match.start() > end:
            pieces.append(Piece(text[end : match.start()]))
        pieces.append(Piece(match.group(1), strong=True))
        end = match.end()
    if end < len(text) or not pieces:
        pieces.append(Piece(text[end:]))
    return Words(tuple(pieces), place)


@dataclass(frozen=True, slots=True)
class PointPlan:
    """A bullet and those below it. `leads` says that it is a statement with bullets below it, here
    or on another slide, or stands among such."""

    text: Words
    points: tuple[Words, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class MetricPlan:
    value: Words
    label: Words
    change: Words | None = None
    note: Words | None = None
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class PointValue:
    """A value of a chart: as plotted (in the chart's unit), and as it is worded on the slide.

    `decimals` are those it is written with. `prefix` and `suffix` are the qualifiers around the
    number (近, 左右); `wording` is set where the report counts in another multiple (8207.9万元 in
    a chart of 亿元). `grouped` parts the thousands of numbers of four digits too.
    """

    value: Decimal | None
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    wording: str = ""
    place: Place | None = None
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    name: str
    values: tuple[PointValue, ...]


@dataclass(frozen=True, slots=True)
class ChartPlan:
    kind: ChartKind
    unit: str
    heading: Words | None
    categories: tuple[str, ...]
    series: tuple[SeriesPlan, ...]
    highlight: int | None
    forecast: tuple[int, ...]
    alt: str
    place: Place | None
    category_places: tuple[Place | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePlan:
    """`numeric` says for each column whether all its cells are numbers.

    `whole` are all rows of a table that goes on over several slides, empty for others: its columns
    are as wide on each of them.
    """

    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    numeric: tuple[bool, ...]
    highlight: int | None
    alt: str
    place: Place | None
    whole: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SidePlan:
    heading: Words
    value: Words | None
    label: Words | None
    points: tuple[PointPlan, ...]


@dataclass(frozen=True, slots=True)
class BarPlan:
    """A part of a whole. `share` is between 0 and 1 and is drawn, never printed."""

    value: Words
    label: Words
    total: Words | None
    total_label: Words | None
    share: Decimal


@dataclass(frozen=True, slots=True)
class StopPlan:
    """A stop of a timeline: over with, where things stand now, or still ahead."""

    date: Words
    heading: Words
    text: Words | None
    state: Literal["past", "current", "ahead"]


@dataclass(frozen=True, slots=True)
class StepPlan:
    heading: Words
    text: Words
    value: Words | None
    highlight: bool


@dataclass(frozen=True, slots=True)
class SummaryRowPlan:
    heading: Words
    text: Words
    value: Words | None
    label: Words | None
    highlight: bool


@dataclass(frozen=True, slots=True)
class AgendaItem:
    number: int
    heading: str
    note: Words | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class CoverContent:
    subtitle: Words | None
    author: Words | None
    occasion: Words | None
    date: Words | None
    layout: Literal["cover"] = "cover"


@dataclass(frozen=True, slots=True)
class AgendaContent:
    items: tuple[AgendaItem, ...]
    layout: Literal["agenda"] = "agenda"


@dataclass(frozen=True, slots=True)
class SectionContent:
    number: int
    subtitle: Words | None
    headings: tuple[str, ...]
    layout: Literal["section"] = "section"


@dataclass(frozen=True, slots=True)
class BulletsContent:
    points: tuple[PointPlan, ...]
    layout: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class MetricsContent:
    metrics: tuple[MetricPlan, ...]
    note: Words | None
    points: tuple[PointPlan, ...]
    layout: Literal["metrics"] = "metrics"


@dataclass(frozen=True, slots=True)
class ChartContent:
    chart: ChartPlan
    points: tuple[PointPlan, ...]
    layout: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    left: SidePlan
    right: SidePlan
    layout: Literal["comparison"] = "comparison"


@dataclass(frozen=True, slots=True)
class TableContent:
    table: TablePlan
    layout: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class ProgressContent:
    bars: tuple[BarPlan, ...]
    points: tuple[PointPlan, ...]
    layout: Literal["progress"] = "progress"


@dataclass(frozen=True, slots=True)
class TimelineContent:
    stops: tuple[StopPlan, ...]
    layout: Literal["timeline"] = "timeline"


@dataclass(frozen=True, slots=True)
class ProcessContent:
    steps: tuple[StepPlan, ...]
    layout: Literal["process"] = "process"


@dataclass(frozen=True, slots=True)
class QuoteContent:
    by: Words | None
    role: Words | None
    layout: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class SummaryContent:
    rows: tuple[SummaryRowPlan, ...]
    layout: Literal["summary"] = "summary"


@dataclass(frozen=True, slots=True)
class ClosingContent:
    subtitle: Words | None
    author: Words | None
    date: Words | None
    layout: Literal["closing"] = "closing"


Content = (
    CoverContent
    | AgendaContent
    | SectionContent
    | BulletsContent
    | MetricsContent
    | ChartContent
    | ComparisonContent
    | TableContent
    | ProgressContent
    | TimelineContent
    | ProcessContent
    | QuoteContent
    | SummaryContent
    | ClosingContent
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A number that the report does not state, and what the spec says of it.

    `meaning` is the expression it is derived by, or the source it comes from.
    """

    shown: str
    meaning: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide: what it says and where that stands in the spec.

    `number` and `heading` are the chapter it belongs to (0 and "" outside the chapters),
    `section` the presentation section it is filed under.
    """

    key: str
    title: Words
    content: Content
    section: str
    number: int
    heading: str
    notes: str
    source: Words | None
    place: Place | None
    derived: tuple[Declaration, ...] = ()
    elsewhere: tuple[Declaration, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """All slides in order, and what holds for the deck.

    `footer_place` is None where the author asked for no footer and the subtitle stands in.
    """

    slides: tuple[SlidePlan, ...]
    title: str
    author: str
    date: str
    footer: str
    footer_place: Place | None
    language: Literal["zh-CN", "en-US"]
