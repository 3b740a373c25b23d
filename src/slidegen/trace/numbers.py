"""Each number of the texts shown, to the report, an expression or a declared source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slidegen.facts import Fact, Name, find_numbers, qualifier_sense
from slidegen.facts.ratios import is_ratio, merge_ratios
from slidegen.facts.stated import Stated, StatedFacts
from slidegen.facts.units import join_unit, with_unit
from slidegen.facts.words import COUNTERS
from slidegen.problems import Place, Problem, Problems
from slidegen.report import Report
from slidegen.trace.choose import direction_shown, direction_stated
from slidegen.trace.declared import Declarations
from slidegen.trace.entries import (
    DerivedNumber,
    OtherNumber,
    ShownText,
    Trace,
    TracedNumber,
)
from slidegen.trace.match import find_source
from slidegen.trace.names import KnownNames


def trace_numbers(
    shown: Sequence[ShownText],
    report: Report,
    derived: Sequence[DerivedNumber],
    others: Sequence[OtherNumber],
    problems: Problems,
    *,
    context: tuple[str, ...] = (),
) -> Trace:
    """What stands behind every number shown. What nothing stands behind is an error.

    A slide's own declaration goes before the report, a declaration for the whole deck after it.
    Dates and names with digits have to occur in the report or in `context`, texts such as the
    deck's title and date. Errors: number-not-in-report, date-not-in-report, name-not-in-report,
    unit-differs, unit-not-in-report, derived-differs, those of `evaluate`. Warnings:
    qualifier-dropped, qualifier-added, qualifier-changed, direction-differs, unit-missing,
    unit-added, declaration-unused.
    """
    tracer = _Tracer(shown, report, derived, others, problems, context)
    entries = tuple(entry for text in shown for entry in tracer.trace_text(text))
    tracer.declarations.warn_of_unused(problems)
    return Trace(entries)


class _Tracer:
    """What is asked for each text: the report's facts and names, the declarations."""

    def __init__(
        self,
        shown: Sequence[ShownText],
        report: Report,
        derived: Sequence[DerivedNumber],
        others: Sequence[OtherNumber],
        problems: Problems,
        context: tuple[str, ...],
    ) -> None:
        self._facts = StatedFacts(report)
        self._names = KnownNames(self._facts, report, context)
        self._around = _texts_around(shown)
        self._problems = problems
        sections = {text.slide_key: text.section for text in shown}
        self.declarations = Declarations(derived, others, sections, self._facts, problems)

    def trace_text(self, text: ShownText) -> Iterator[TracedNumber]:
        numbers = find_numbers(text.text)
        if not numbers.facts and not numbers.names:
            return
        found: list[Fact | Name] = [*merge_ratios(text.text, numbers.facts), *numbers.names]
        for number in sorted(found, key=lambda item: item.start):
            place = place_of_number(text, number.start, number.end)
            if isinstance(number, Fact):
                entry = TracedNumber(number.text, text, place, "missing", number)
                yield self._trace_fact(entry, number)
            elif number.kind != "list-number":
                yield self._trace_name(TracedNumber(number.text, text, place, "missing"), number)

    def _trace_fact(self, entry: TracedNumber, written: Fact) -> TracedNumber:
        text = entry.shown
        number = with_unit(written, text.value_unit)
        declared = self.declarations.explain(entry, number, text.slide_key)
        if declared is not None:
            return declared
        source = find_source(number, text, self._around[_item_of(text)], self._facts)
        if source is None:
            declared = self.declarations.explain(entry, number, "")
            return declared or self._say_missing(entry, number)
        stated, remark = source
        self._compare_wording(entry, number, stated, remark)
        sentence = self._facts.sentence_of(stated)
        return TracedNumber(
            entry.text,
            text,
            entry.place,
            "traced",
            entry.number,
            fact=stated.fact,
            sentence=sentence,
            heading=stated.heading,
        )

    def _trace_name(self, entry: TracedNumber, name: Name) -> TracedNumber:
        key = entry.shown.slide_key
        is_label = entry.shown.item_key == "chart" and name.text == entry.shown.text.strip()
        if self._names.knows(name) or (is_label and self._names.covers(name)):
            # The report has it, but a declaration of it is used all the same.
            return self.declarations.explain(entry, name, key) or replace(entry, verdict="traced")
        declared = self.declarations.explain(entry, name, key)
        declared = declared or self.declarations.explain(entry, name, "")
        if declared is None:
            code = "date-not-in-report" if name.kind == "date" else "name-not-in-report"
            self._problems.error(code, entry.place, number=entry.text)
        return declared or entry

    def _say_missing(self, entry: TracedNumber, number: Fact) -> TracedNumber:
        near = self._facts.nearest(number)
        values: dict[str, object] = {"number": _word_number(entry)}
        code = "number-not-in-report"
        if near:
            code = _code_of_nearest(number, near[0].fact)
            values["fact"] = near[0].wording
            values["nearest"] = " / ".join(stated.wording for stated in near)
        places = tuple(self._facts.place_of(stated) for stated in near[:1])
        self._problems.add(Problem("error", code, entry.place, values, places))
        return entry

    def _compare_wording(
        self, entry: TracedNumber, number: Fact, stated: Stated, remark: str
    ) -> None:
        """Warn where the slide is more exact than the report, or less, or counts otherwise."""
        shown, said = qualifier_sense(number), qualifier_sense(stated.fact)
        if shown != said:
            code = (
                "qualifier-dropped"
                if not shown
                else "qualifier-changed"
                if said
                else "qualifier-added"
            )
            self._warn(code, entry, stated)
        if remark:
            self._warn(remark, entry, stated)
        shown_as, as_shown = direction_shown(number, entry.shown)
        stated_as, as_stated = direction_stated(stated)
        if shown_as * stated_as < 0:
            self._warn("direction-differs", entry, stated, number=as_shown, fact=as_stated)

    def _warn(
        self, code: str, entry: TracedNumber, stated: Stated, number: str = "", fact: str = ""
    ) -> None:
        self._problems.warning(
            code,
            entry.place,
            others=(self._facts.place_of(stated),),
            number=number or entry.text,
            fact=fact or stated.wording,
        )


def _code_of_nearest(number: Fact, nearest: Fact) -> str:
    """Where the digits are the report's, the unit is what is wrong, and is to be named."""
    if not _same_but_for_unit(number, nearest):
        return "number-not-in-report"
    if not nearest.unit and nearest.scale == 1:
        return "unit-not-in-report"
    return "unit-differs"


def _same_but_for_unit(number: Fact, nearest: Fact) -> bool:
    """Digits enough to be no chance, or units that are often taken for one another."""
    if number.numerals or number.written != nearest.written or is_ratio(number):
        return False
    units = {number.unit, nearest.unit}
    alike = len(units) == 1 or units <= _SHARES or units <= _COUNTING
    return alike or len(number.written.as_tuple().digits) > 2


_SHARES = {"%", "个百分点", "‰"}
_COUNTING = {*COUNTERS, "户", "人", "人次", ""}


def _word_number(entry: TracedNumber) -> str:
    """The number with the unit that stands at the head of its column."""
    number = entry.number
    if number is not None and not number.unit and number.scale == 1:
        return join_unit(entry.text, entry.shown.value_unit)
    return entry.text


def place_of_number(text: ShownText, start: int, end: int) -> Place | None:
    """Where in the spec a number stands. Where the text is not written there as it is shown
    (emphasis, escapes, several lines), the place of the whole text."""
    place = text.place
    if place is None or place.length != len(text.text) or "\n" in text.text:
        return place
    return Place(place.file, place.line, place.column + start, end - start)


def _item_of(text: ShownText) -> tuple[str, str]:
    """metric-1/value and metric-1/text belong to one item."""
    return text.slide_key, text.item_key.partition("/")[0]


def _texts_around(shown: Sequence[ShownText]) -> dict[tuple[str, str], str]:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in shown:
        texts[_item_of(text)].append(text.text)
    return {item: " ".join(parts) for item, parts in texts.items()}
