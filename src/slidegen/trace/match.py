"""Which of the report's numbers a number on a slide is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from slidegen.facts import Fact, find_facts, qualifier_sense
from slidegen.facts.stated import Stated, StatedFacts, stands_under
from slidegen.facts.words import COUNTERS, FALL
from slidegen.trace.entries import ShownText

# A number that counts things may do without its measure word, and may be given one.
_COUNTING = {*COUNTERS, "户", "人", "人次", ""}
_ADDED = {*COUNTERS, "户", "人", "人次"}
_FALLS = re.compile("|".join(FALL))
_BETWEEN_WORDS = re.compile(r"[\d\s,.，。、；：%“”（）]+")
_LATIN_WORD = re.compile(r"[a-z]{3,}")
_WINDOW = 30


def with_unit(number: Fact, unit: str) -> Fact:
    """A bare number of a table's column counts in the unit that stands at its head."""
    if not unit or number.unit or number.scale != 1:
        return number
    facts = find_facts(f"1{unit}")
    if len(facts) != 1 or facts[0].text != f"1{unit}":
        return number
    one = facts[0]
    return replace(number, value=number.written * one.scale, unit=one.unit, scale=one.scale)


def find_source(
    number: Fact, text: ShownText, around: str, facts: StatedFacts
) -> tuple[Stated, str] | None:
    """The report's statement of a number, and the code of what is to be warned of, or empty.

    `around` is all that the number's item says, for the choice among several.
    """
    for found, remark in _choices(number, text, around, facts):
        if found:
            return _choose(number, found, text, around), remark
    return None


def _choices(
    number: Fact, text: ShownText, around: str, facts: StatedFacts
) -> Iterator[tuple[Sequence[Stated], str]]:
    """What may have been meant, the likeliest first, each with its remark."""
    yield facts.with_value(number.value, number.unit), ""
    turned = facts.with_value(-number.value, number.unit)
    yield [stated for stated in turned if _one_falls(number, stated, text)], ""
    same = facts.with_digits(number.written)
    yield [stated for stated in same if _is_cell(number, stated, text)], ""
    if text.value_unit:  # the slide's table names the unit at its head, the report's cell does not
        yield [stated for stated in same if _is_bare(stated.fact)], ""
    equal = facts.with_size(number.value)
    if number.unit:  # 元 for the report's 元/人
        yield [stated for stated in equal if stated.fact.unit.startswith(f"{number.unit}/")], ""
    else:
        yield [stated for stated in equal if stated.fact.unit in _COUNTING], ""
    if not number.unit and number.scale == 1:
        worded = [stated for stated in same if stated.fact.unit]
        yield [stated for stated in worded if _written_unit(stated.fact) in around], ""
        yield worded, "unit-missing"
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


def _is_cell(number: Fact, stated: Stated, text: ShownText) -> bool:
    """A number of a table's row whose unit stands beside it or above it."""
    if not stated.table or not _is_bare(stated.fact):
        return False
    unit = _written_unit(number)
    same = number.written == stated.fact.written or _one_falls(number, stated, text)
    return same and bool(unit) and unit in stated.table


def _written_unit(fact: Fact) -> str:
    """亿元 of 近2000亿元."""
    bare = fact.text.replace(fact.qualifier, "", 1) if fact.qualifier else fact.text
    return re.sub(r"^[^\d０-９]*[\d０-９.,．，]+\s?", "", bare).strip()


def _choose(number: Fact, found: Sequence[Stated], text: ShownText, around: str) -> Stated:
    """Of several statements the one from the slide's section that shares most words with it."""
    if len(found) == 1:
        return found[0]
    sense = qualifier_sense(number)
    words, about = _word_pairs(around), _word_pairs(text.about)

    def fitness(stated: Stated) -> float:
        fact, said = stated.fact, stated.paragraph.text
        near = said[max(0, fact.start - _WINDOW) : fact.end + _WINDOW]
        shared = len(words & _word_pairs(near)) / (len(words) or 1)
        measured = len(about & _word_pairs(near)) / (len(about) or 1)
        in_section = bool(text.section) and stands_under(stated, text.section)
        same_sense = qualifier_sense(fact) == sense
        return 20 * measured + 10 * shared + 4 * in_section + 3 * same_sense - 2 * stated.is_heading

    return max(found, key=fitness)


# The words around a number of the report are compared with many slides.
@lru_cache(maxsize=4096)
def _word_pairs(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and whole Latin words, without numbers."""
    plain = _BETWEEN_WORDS.sub(" ", text.lower())
    pairs = {a + b for a, b in pairwise(plain) if a > "\u2e80" < b}
    return frozenset(pairs).union(_LATIN_WORD.findall(plain))
