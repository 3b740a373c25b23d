"""Ratios such as 3:1 and 4.1：40.2：55.7, and fractions such as 1/3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from slidegen.facts.fact import Fact
from slidegen.facts.fold import Folded
from slidegen.facts.qualifiers import qualifier_after, qualifier_before
from slidegen.facts.words import UNITS
from slidegen.patterns import regex

_COLON = regex(r"\s?[:：∶]\s?")
_THAN = regex(r"\s?比\s?")
# 3/5个 are 3 of 5 things, and 50/106 a part of a whole that is counted out.
_FRACTION = regex(
    r"(?<![\d./A-Za-z])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![\d./])"
    rf"(?!\s?(?:[万亿]|{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))}))"
)


def find_fractions(folded: Folded, text: str) -> list[Fact]:
    """1/3以上 and 3/4 as parts of one."""
    if "/" not in folded.text:
        return []
    return [
        _read_fraction(folded, text, match)
        for match in _FRACTION.finditer(folded.text)
        if int(match["part"]) < int(match["whole"])
    ]


def _read_fraction(folded: Folded, text: str, match: re.Match[str]) -> Fact:
    value = Decimal(match["part"]) / Decimal(match["whole"])
    before, start = qualifier_before(folded.text, match.start())
    after, end = qualifier_after(folded.text, match.end())
    first, last = folded.start(start), folded.end(end)
    return Fact(value, "比例", before or after, text[first:last], first, last, value)


def find_ratios(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """Each ratio as one fact: the first number, with the others as its unit (3 and ":1")."""
    if len(facts) < 2:
        return []
    return [_join(text, run) for run in _runs(text, facts) if len(run) > 1]


def is_ratio(fact: Fact) -> bool:
    return fact.unit.startswith(":")


def merge_ratios(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The facts with the numbers of each ratio joined to one."""
    if len(facts) < 2:
        return [*facts]
    return [_join(text, run) if len(run) > 1 else run[0] for run in _runs(text, facts)]


def _runs(text: str, facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    run: list[Fact] = []
    for fact in facts:
        if run and not _are_joined(text, run[-1], fact):
            yield run
            run = []
        run.append(fact)
    if run:
        yield run


def _are_joined(text: str, first: Fact, second: Fact) -> bool:
    if not _is_bare(first) or not _is_bare(second):
        return False
    between = text[first.end : second.start]
    if _COLON.fullmatch(between):
        return True
    # 3比1, but not 今年5.1比去年4.9高.
    after = text[second.end : second.end + 1]
    whole = first.written == int(first.written) and second.written == int(second.written)
    return bool(_THAN.fullmatch(between)) and whole and not "\u4e00" <= after <= "\u9fff"


def _is_bare(fact: Fact) -> bool:
    return not fact.unit and not fact.numerals and fact.scale == 1


def _join(text: str, run: Sequence[Fact]) -> Fact:
    first, last = run[0], run[-1]
    others = "".join(f":{fact.written.normalize():f}" for fact in run[1:])
    return replace(first, unit=others, text=text[first.start : last.end], end=last.end)
