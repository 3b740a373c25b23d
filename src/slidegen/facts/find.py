"""Find every number in a text: quantities, and names, dates and list numbers that are none.

One pass over the digits; around each, tables of words say unit, multiplier and qualifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from slidegen.facts.chinese import find_chinese
from slidegen.facts.fact import Fact, Name, Numbers
from slidegen.facts.fold import Folded, fold_text
from slidegen.facts.names import Spans, find_names
from slidegen.facts.qualifiers import qualifier_after, qualifier_before
from slidegen.facts.ratios import find_fractions
from slidegen.facts.words import (
    CURRENCY_SIGNS,
    ENGLISH_MULTIPLIERS,
    ENGLISH_UNITS,
    INSIDE,
    MULTIPLIERS,
    NO_UNIT_BEFORE,
    UNITS,
)
from slidegen.patterns import regex
from slidegen.values import dataclass


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Without one of these a text holds no number. All digits of Unicode are among them.
_MAY_HOLD_NUMBER = regex(r"[\d①-⑳一二三四五六七八九十百千万亿两兩半]")
_NO_NUMBERS = Numbers((), ())
_NUMBER = regex(r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?)")
_EACH_OF = ("年", "月", "日")
_CURRENCY_ENDS = frozenset(sign[-1] for sign in CURRENCY_SIGNS) | {" "}
_CURRENCY = regex(f"(?:{_any_of(CURRENCY_SIGNS)})\\s?$")
_UNITS_BY_CHAR: dict[str, list[str]] = {}
for _word in sorted([*UNITS, *_EACH_OF], key=len, reverse=True):
    _UNITS_BY_CHAR.setdefault(_word[0], []).append(_word)
_TAIL = regex(
    rf"(?P<inside1>{_any_of(INSIDE)})?"
    rf"(?:\s?(?P<scale>{_any_of(MULTIPLIERS)})(?!分之))?"
    rf"(?P<inside2>{_any_of(INSIDE)})?"
)
_TAIL_EN = regex(
    rf"(?:[\s-](?P<scale>{_any_of(ENGLISH_MULTIPLIERS)})\b)?"
    rf"(?:[\s-]?(?P<unit>{_any_of(ENGLISH_UNITS)})\b)?",
    re.IGNORECASE,
)
# £4.6m and EUR 1.8bn; without a currency before it m is a metre.
_TAIL_SHORT = regex(r"(?:(?P<scale>bn|mn|tn)|m)(?![A-Za-z\d])")
# What stands between the two ends of a range, and between part and whole (50/106项).
_RANGE = regex(r"\s?(?:——|[—–~/\-]|至|到|\s(?:to|or|and)\s)\s?(?=[$€£¥]?\d)", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween\s(?:\w+\s)?[$€£]?$", re.IGNORECASE)
_LIST = regex(r"\s?[、和与及]\s?(?=\d)")
_LOOK_BEHIND = 16
# Longer ones are no amounts, and a million digits more than a Decimal multiplies.
_LONGEST = 60
_ONE, _CENT = Decimal(1), Decimal("0.01")
_SCALES = {word: Decimal(size) for word, size in (MULTIPLIERS | ENGLISH_MULTIPLIERS).items()}


def find_facts(text: str) -> tuple[Fact, ...]:
    """The quantities of a text in their order."""
    return find_numbers(text).facts


def find_numbers(text: str) -> Numbers:
    """Quantities and names in a text. Time grows with its length only."""
    if _MAY_HOLD_NUMBER.search(text) is None:
        return _NO_NUMBERS
    return _find_numbers(str(text))


# The same text is asked about when its slide is planned and when its numbers are traced.
@lru_cache(maxsize=8192)
def _find_numbers(text: str) -> Numbers:
    folded = fold_text(text)
    names = find_names(folded, text)
    taken = Spans((name.start, name.end) for name in names)
    fractions = [f for f in find_fractions(folded, text) if taken.is_free(f.start, f.end)]
    if fractions:
        spans: list[Fact | Name] = [*names, *fractions]
        taken = Spans((found.start, found.end) for found in spans)
    facts = sorted([*fractions, *_find_arabic(folded, text, taken)], key=lambda fact: fact.start)
    numerals = find_chinese(folded, text)
    if numerals:
        around: list[Fact | Name] = [*names, *facts]
        taken = Spans((found.start, found.end) for found in around)
        facts += [fact for fact in numerals if taken.is_free(fact.start, fact.end)]
        facts.sort(key=lambda fact: fact.start)
    return Numbers(tuple(facts), tuple(names))


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind the digits: multiplier, unit, qualifier inside, and where it ends."""

    scale: Decimal
    unit: str
    qualifier: str
    end: int

    @property
    def empty(self) -> bool:
        return self.scale == 1 and not self.unit


def _find_arabic(folded: Folded, text: str, taken: Spans) -> list[Fact]:
    matches = [
        match
        for match in _NUMBER.finditer(folded.text)
        if match.end() - match.start() <= _LONGEST
        and taken.is_free(folded.start(match.start()), folded.end(match.end()))
    ]
    tails = [_read_tail(folded.text, match) for match in matches]
    _share_tails(folded.text, matches, tails)
    facts: list[Fact] = []
    for match, tail in zip(matches, tails, strict=True):
        floor = taken.end_before(folded.start(match.start()))
        if facts:
            floor = max(floor, facts[-1].end)
        facts.append(_read_fact(folded, text, match, tail, floor))
    return facts


def _share_tails(text: str, matches: list[re.Match[str]], tails: list[_Tail]) -> None:
    """The first of two numbers that share a unit has it too: 10至15个, 50/106项, 3 to 4 percent.

    So have those before the last of 0.2个、1.8个和3.3个百分点.
    """
    for index in range(len(matches) - 2, -1, -1):
        match, tail, other = matches[index], tails[index], tails[index + 1]
        if tail.unit == "个" and other.unit == "个百分点":
            link = _LIST.match(text, tail.end)
            if link is not None and link.end() == matches[index + 1].start():
                tails[index] = replace(tail, unit=other.unit)
        if not tail.empty or tail.end != match.end():
            continue
        link = _RANGE.match(text, match.end())
        if link is None or not 0 <= matches[index + 1].start() - link.end() <= 1:
            continue
        if "and" in link.group().lower() and not _BETWEEN.search(
            text[max(0, match.start() - _LOOK_BEHIND) : match.start()]
        ):
            continue
        tails[index] = _Tail(other.scale, other.unit, tail.qualifier, tail.end)


def _read_tail(text: str, number: re.Match[str]) -> _Tail:
    start = number.end()
    following = text[start : start + 1]
    if following and following in " -x":
        english = _TAIL_EN.match(text, start)
        if english is not None and english.end() > start:
            return _read_english_tail(text, english)
    if following and following in "bmt":
        short = _TAIL_SHORT.match(text, start)
        if short is not None and (short["scale"] or text[number.start() - 1] in "$€£"):
            return _Tail(_SCALES[short["scale"] or "mn"], "", "", short.end())
    match = _TAIL.match(text, start)
    assert match is not None
    inside, multiple, further = match.groups("")
    inside = inside or further
    scale = _SCALES[multiple] if multiple else _ONE
    unit, end = _read_unit(text, match.end())
    if not unit:
        if "." in number.group() and text.startswith("年", match.end()):  # 13.5年 is no date
            return _Tail(scale, "年", inside, match.end() + 1)
        return _Tail(scale, "", inside, match.end()) if scale != 1 else _Tail(scale, "", "", start)
    name = UNITS[unit]
    if text.startswith("/", end):  # an amount for each of something: 元/股, 微克/立方米
        each = _unit_at(text, end + 1)
        name, end = (f"{name}/{each}", end + 1 + len(each)) if each else (name, end)
    return _Tail(scale, name, inside, end)


def _read_unit(text: str, start: int) -> tuple[str, int]:
    """The unit behind a number, with or without a space, and where it ends."""
    begin = start + 1 if text.startswith(" ", start) else start
    unit = _unit_at(text, begin)
    if not unit or unit in _EACH_OF:
        return "", start
    end = begin + len(unit)
    follows = text[end : end + 1]
    if follows and follows in NO_UNIT_BEFORE.get(unit, ""):
        return "", start
    return unit, end


def _unit_at(text: str, start: int) -> str:
    """The longest unit that begins here. One of Latin letters goes to the end of its word."""
    for unit in _UNITS_BY_CHAR.get(text[start : start + 1], ()):
        if text.startswith(unit, start):
            follows = text[start + len(unit) : start + len(unit) + 1]
            if not (
                unit[-1].isascii()
                and unit[-1].isalpha()
                and follows.isascii()
                and follows.isalnum()
            ):
                return unit
    return ""


def _read_english_tail(text: str, match: re.Match[str]) -> _Tail:
    scale = _SCALES[match["scale"].lower()] if match["scale"] else _ONE
    unit = ENGLISH_UNITS[match["unit"].lower()] if match["unit"] else ""
    end = match.end()
    if not unit and text.startswith("%", end):
        return _Tail(scale, "%", "", end + 1)
    if unit == "cents":
        return _Tail(scale * _CENT, "美元", "", end)
    return _Tail(scale, unit, "", end)


def _read_fact(folded: Folded, text: str, match: re.Match[str], tail: _Tail, floor: int) -> Fact:
    """`floor` is where the number or name before this one ends: nothing of it is taken."""
    source = folded.text
    written = Decimal(match.group().replace(",", ""))
    start, unit, negative = _read_head(source, match.start(), tail.unit)
    before, start = qualifier_before(source, start)
    if folded.start(start) < floor:
        start, unit, negative, before = match.start(), tail.unit, False, ""
    written = -written if negative else written
    after, end = qualifier_after(source, max(tail.end, match.end()))
    first, last = folded.start(start), folded.end(end)
    return Fact(
        value=written * tail.scale,
        unit=unit,
        qualifier=before or tail.qualifier or after,
        text=text[first:last],
        start=first,
        end=last,
        written=written,
        scale=tail.scale,
    )


def _read_head(source: str, start: int, unit: str) -> tuple[int, str, bool]:
    """Sign and currency before the digits: where they begin, the unit, whether it is negative."""
    start, negative = _read_sign(source, start)
    if source[start - 1 : start] in _CURRENCY_ENDS:
        currency = _CURRENCY.search(source[max(0, start - _LOOK_BEHIND) : start])
        if currency is not None:
            unit = unit or CURRENCY_SIGNS[currency.group().strip()]
            start -= len(currency.group())
            if not negative:
                start, negative = _read_sign(source, start)
    return start, unit, negative


def _read_sign(source: str, start: int) -> tuple[int, bool]:
    sign = source[start - 1 : start]
    if not sign or sign not in "-+" or _is_joined(source, start - 2):
        return start, False
    return start - 1, sign == "-"


def _is_joined(source: str, index: int) -> bool:
    """Whether what stands before a dash makes it one between two numbers or in a word."""
    before = source[index] if index >= 0 else ""
    return before != "" and ((before.isascii() and before.isalnum()) or before in "%）)")
