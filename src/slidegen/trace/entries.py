"""What is traced, what the spec declares, and what came of it."""

from __future__ import annotations

from typing import Literal

from slidegen.expressions import Derived
from slidegen.facts import Fact
from slidegen.problems import Place
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text that the audience sees, or a chart's value written out ("30%", "8207.9万元").

    `place` is where the text begins in the spec, if it is known. `value_unit` is the unit of
    numbers that stand without one ("亿元" above a table's column). `section` is the report's
    heading that the slide belongs to, or empty. `about` says what the numbers measure, where the
    text itself does not: a chart's category and series, the label of a metric, a row's name.
    `title` is that of the chart or the slide. `measures` names what decides whether a number
    above zero is a rise (增速), where that is not `about`.
    """

    text: str
    place: Place | None
    slide_key: str
    item_key: str = ""
    value_unit: str = ""
    section: str = ""
    about: str = ""
    title: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class DerivedNumber:
    """A declaration: the number `shown` ("47.2%") is what `expression` ("50/106") gives.

    Without `slide_key` it holds for the whole deck.
    """

    shown: str
    expression: str
    place: Place | None
    slide_key: str = ""


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A declaration: the number `shown` is not the report's but comes from `source`."""

    shown: str
    source: str
    place: Place | None
    slide_key: str = ""


Verdict = Literal["traced", "derived", "declared", "missing"]


@dataclass(frozen=True, slots=True)
class Behind:
    """A number as the report writes it, with its sentence and the heading that it stands under."""

    text: str
    sentence: str
    heading: str


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """A number shown and what stands behind it.

    `traced` has the report's `fact` with its `sentence` and `heading`; `derived` has `derived`
    and the numbers `behind` it; `declared` has `source`; `missing` has nothing. A name or date is
    traced without a fact.
    """

    text: str
    shown: ShownText
    place: Place | None
    verdict: Verdict
    number: Fact | None = None
    fact: Fact | None = None
    sentence: str = ""
    heading: str = ""
    derived: Derived | None = None
    source: str = ""
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Every number shown, slide by slide in the order of the texts."""

    entries: tuple[TracedNumber, ...]

    def by_slide(self) -> dict[str, Trace]:
        """The part of each slide that shows a number, by the slide's key."""
        found: dict[str, list[TracedNumber]] = {}
        for entry in self.entries:
            found.setdefault(entry.shown.slide_key, []).append(entry)
        return {key: Trace(tuple(entries)) for key, entries in found.items()}
