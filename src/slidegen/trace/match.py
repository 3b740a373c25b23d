"""Which of the report's numbers a number on a slide is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slidegen.facts import Fact
from slidegen.facts.stated import Stated, StatedFacts
from slidegen.facts.words import COUNTERS, FALL
from slidegen.patterns import regex
from slidegen.trace.choose import choose_statement
from slidegen.trace.entries import ShownText

# A number that counts things may do without its measure word, and may be given one.
_COUNTING = {*COUNTERS, "户", "人", "人次", ""}
_ADDED = {*COUNTERS, "户", "人", "人次"}
_FALLS = regex("|".join(FALL))


def find_source(
    number: Fact, text: ShownText, around: str, facts: StatedFacts
) -> tuple[Stated, str] | None:
    """The report's statement of a number, and the code of what is to be warned of, or empty.

    `around` is all that the number's item says, for the choice among several.
    """
    for found, remark in _choices(number, text, around, facts):
        if found:
            return choose_statement(number, found, text, around, facts), remark
    return None


def _choices(
    number: Fact, text: ShownText, around: str, facts: StatedFacts
) -> Iterator[tuple[Sequence[Stated], str]]:
    """What may have been meant, the likeliest first, each with its remark."""
    turned = facts.with_value(-number.value, number.unit) if number.value else []
    yield (
        [
            *facts.with_value(number.value, number.unit),
            *(stated for stated in turned if _one_falls(number, stated, text)),
        ],
        "",
    )
    same = [
        stated
        for stated in facts.with_digits(number.written)
        if number.written == stated.fact.written or _one_falls(number, stated, text)
    ]
    yield [stated for stated in same if _is_cell(number, stated)], ""
    if text.value_unit:  # the slide's table names the unit at its head, the report's nowhere
        yield [stated for stated in same if stated.cell and _is_bare(stated.fact)], ""
    equal = facts.with_size(number.value)
    if number.unit:  # 元 for the report's 元/人
        yield [stated for stated in equal if stated.fact.unit.startswith(f"{number.unit}/")], ""
    else:
        yield [stated for stated in equal if stated.fact.unit in _COUNTING], ""
    if not number.unit and number.scale == 1:
        worded = [stated for stated in same if stated.fact.unit]
        yield [stated for stated in worded if _written_unit(stated.fact) in around], ""
        yield worded, "unit-missing"
    elif not number.unit:
        yield [s for s in facts.with_size(number.value) if s.fact.unit], "unit-missing"
    if number.unit in _ADDED:
        yield facts.with_value(number.value, ""), "unit-added"


def _is_bare(fact: Fact) -> bool:
    return not fact.unit and fact.scale == 1


def _one_falls(number: Fact, stated: Stated, text: ShownText) -> bool:
    """下降2.7% may be drawn as -2.7%, and a -2.7 of a table be worded as a fall."""
    if number.value < 0:
        said, start, end = stated.paragraph.text, stated.fact.start, stated.fact.end
    else:
        said, start, end = text.text, number.start, number.end
    near = said[max(0, start - 12) : start] + said[end : end + 8]
    return _FALLS.search(near) is not None


def _is_cell(number: Fact, stated: Stated) -> bool:
    """A number of a table without columns whose unit stands somewhere beside it or above it."""
    if stated.cell is None or not _is_bare(stated.fact):
        return False
    unit = _written_unit(number)
    return bool(unit) and unit in stated.cell.words


def _written_unit(fact: Fact) -> str:
    """亿元 of 近2000亿元."""
    bare = fact.text.replace(fact.qualifier, "", 1) if fact.qualifier else fact.text
    return re.sub(r"^[^\d０-９]*[\d０-９.,．，]+\s?", "", bare).strip()
