"""A report's quantities in its order, each with its place in the file and what it says.

The build asks a report only for the numbers that slides show. Here every quantity is listed, for
people to proof-read and for other programs: counts in words too (四个地区), with direction,
period and subject.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from slidegen.facts.alignment import align
from slidegen.facts.change import find_directions
from slidegen.facts.change_words import DOWN, FALL, RISE, UP
from slidegen.facts.counted import find_counted
from slidegen.facts.direction import direction_of_value, is_growth
from slidegen.facts.fact import Fact
from slidegen.facts.find import find_numbers
from slidegen.facts.people import counts_people
from slidegen.facts.period import Base, find_base, find_opening, find_periods
from slidegen.facts.set_phrases import is_set_phrase
from slidegen.facts.stated import SENTENCE_END, paragraphs_of
from slidegen.facts.subject import find_subjects
from slidegen.facts.tables import Cell, TableReader
from slidegen.patterns import regex
from slidegen.report import Paragraph, Report
from slidegen.values import dataclass

_NEWLINE = regex(r"\r\n|\r|\n")
_CURRENCIES = {
    "US$": "USD",
    "HK$": "HKD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "EUR": "EUR",
    "USD": "USD",
}
_SIGN = regex(r"(?:US\$|HK\$|[$€£]|EUR|USD)")
_EN_APPOSED = regex(r",\sor\s$")
_LISTED = regex(r"\s?(?:、|和|与|及|到|至|——|[—–~－-])\s?")
_FROM_TO = regex(
    r"(?:提高|增加|增长|扩大|上升|提升|减少|下降|降低|缩短|压缩|压减|增|减|降|升)?(?:到|至|为)"
)
_FROM = regex(r"[由从][^，。；]{0,10}$")
_COLONS = (":", "：", "∶")
# Marks of Markdown may stand before a heading's words, and within them.
_MARKS = 64


@dataclass(frozen=True, slots=True)
class ListedFact:
    """A quantity of a report. `start` and `end` are code points of the file as decoded.

    `text` is what stands there; `value`, `unit` and `qualifier` are those of `Fact`, the unit
    of a table's cell from its head. `direction` is 增长, 下降, 高于 or 低于, in English up, down,
    above or below, else empty; `period` and `subject` are in the report's words or empty.
    `line` counts from 1; `sentence` is the sentence it stands in, with its lines joined, and
    `shown` what of it the number is, from character `offset` on.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    qualifier: str
    direction: str
    period: str
    subject: str
    line: int
    sentence: str
    shown: str
    offset: int
    section: str
    is_cell: bool = False


def list_facts(report: Report) -> tuple[ListedFact, ...]:
    """Every quantity that the report states, in its order."""
    base = find_base(report)
    newlines = [match.start() for match in _NEWLINE.finditer(report.text)]
    tables = TableReader()
    found: list[ListedFact] = []
    seen = 0
    opened, held = "", base
    paragraphs = sorted(paragraphs_of(report), key=lambda said: said[0].start)
    for paragraph, headings, is_heading in paragraphs:
        if paragraph.end <= seen and paragraph.start < seen:
            continue
        seen = max(seen, paragraph.end)
        section = headings[0] if headings else ""
        if section != opened:
            opened, held = section, base
        opening = find_opening(paragraph.text, base) if held is base else ""
        held = replace(base, period=opening) if opening else held
        for listed in _list_paragraph(report, paragraph, is_heading, tables, held):
            line = bisect_right(newlines, listed.start - 1) + 1
            found.append(replace(listed, line=line, section=section))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def _list_paragraph(
    report: Report, paragraph: Paragraph, is_heading: bool, tables: TableReader, base: Base
) -> Iterator[ListedFact]:
    text = paragraph.text
    facts = _quantities_of(text)
    placed = tables.read("" if is_heading else text, facts)
    if not facts:
        return
    # Cells may have the sign and unit of what stands around their number.
    facts = tuple(fact for fact, _ in placed)
    directions = find_directions(text, facts)
    periods = find_periods(text, facts, base)
    subjects = find_subjects(text, facts)
    limit = min(len(report.text), max(paragraph.end, paragraph.start + len(text)) + _MARKS)
    offsets = align(paragraph, report.text, limit if is_heading else paragraph.end)
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    for (fact, cell), direction, period, subject in zip(
        placed, directions, periods, subjects, strict=True
    ):
        first = bisect_right(starts, fact.start) - 1
        last = starts[first + 1] if first + 1 < len(starts) else len(text)
        start, end = offsets[fact.start], offsets[fact.end - 1] + 1
        sentence = text[starts[first] : last]
        padding = len(sentence) - len(sentence.lstrip())
        yield ListedFact(
            start,
            end,
            report.text[start:end],
            fact.value,
            _unit_of(text, fact),
            fact.qualifier,
            direction if cell is None else _direction_of_cell(fact, cell),
            period,
            subject if cell is None else f"{cell.name} {cell.column}".strip(),
            0,
            sentence.strip(),
            text[fact.start : fact.end],
            fact.start - starts[first] - padding,
            "",
            cell is not None,
        )


def _quantities_of(text: str) -> tuple[Fact, ...]:
    numbers = find_numbers(text)
    counted = find_counted(text, numbers.facts, numbers.names)
    if counted:
        found = sorted([*numbers.facts, *counted], key=lambda fact: fact.start)
    else:
        found = list(numbers.facts)
    return tuple(_settle(text, _carry_units(text, _share_units(text, found))))


def _share_units(text: str, facts: list[Fact]) -> list[Fact]:
    """10.6万、3.8万、3.3万平方公里: those of a list before its last have the last one's unit."""
    for index in range(len(facts) - 2, -1, -1):
        fact, last = facts[index], facts[index + 1]
        if fact.unit or not last.unit or fact.numerals != last.numerals:
            continue
        gap = text[fact.end : last.start]
        if fact.scale == 1 and gap not in ("、", "和"):
            continue
        if _LISTED.fullmatch(gap) is None or last.unit in ("比例", "番"):
            continue
        if fact.scale == 1 and last.scale != 1:
            fact = replace(fact, value=fact.written * last.scale, scale=last.scale)
        facts[index] = replace(fact, unit=last.unit)
    return facts


def _carry_units(text: str, facts: list[Fact]) -> list[Fact]:
    """参保人数由8.2亿增至13.3亿: people both; 由8提高到10家: 家 both."""
    for index, (first, last) in enumerate(pairwise(facts)):
        if (first.unit and last.unit) or _FROM_TO.fullmatch(text[first.end : last.start]) is None:
            continue
        if not first.unit and last.unit and first.scale == 1 == last.scale:
            if _FROM.search(text[max(0, first.start - 12) : first.start]):
                facts[index] = replace(first, unit=last.unit)
        elif first.scale != 1 and last.scale != 1 and not last.unit:
            facts[index + 1] = replace(last, unit=first.unit or _unit_of(text, first))
    return facts


def _settle(text: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Without numbers of models and mere spans of time; ratios to one as their first number."""
    skip = -1
    for index, fact in enumerate(facts):
        if index == skip or is_set_phrase(text, fact):
            continue
        following = facts[index + 1] if index + 1 < len(facts) else None
        if following is not None and _is_ratio_to_one(text, facts, index):
            skip = index + 1
            yield replace(fact, text=text[fact.start : following.end], end=following.end)
            continue
        if not fact.unit and _EN_APPOSED.search(text[max(0, fact.start - 5) : fact.start]):
            counted = [other.unit for other in facts[:index] if other.unit not in ("", "%")]
            fact = replace(fact, unit=counted[-1]) if counted else fact
        yield fact


def _is_ratio_to_one(text: str, facts: Sequence[Fact], index: int) -> bool:
    first, second = facts[index], facts[index + 1]
    if first.unit or second.unit or second.value != 1 or second.text != "1":
        return False
    if text[first.end : second.start].strip() not in _COLONS:
        return False
    before = text[max(0, first.start - 1) : first.start]
    return before not in (":", "：", "∶") and text[second.end : second.end + 1] not in (
        "：",
        ":",
        "∶",
    )


def _unit_of(text: str, fact: Fact) -> str:
    """Currencies by their code where the text has their sign; people where only they are named."""
    if not fact.unit and fact.scale != 1 and counts_people(text, fact.start, fact.end):
        return "人"
    if fact.unit in ("美元", "欧元", "英镑", "港元"):
        sign = _SIGN.search(fact.text)
        if sign is not None:
            return _CURRENCIES.get(sign[0], sign[0])
    return fact.unit


def _direction_of_cell(fact: Fact, cell: Cell) -> str:
    measures = cell.column if is_growth(cell.column) else f"{cell.caption} {cell.name}"
    change = direction_of_value(fact, cell.column or cell.caption)
    if not change:
        change = direction_of_value(fact, cell.caption) if not _names_level(cell.column) else 0
    english = cell.column.isascii() and bool(cell.column)
    if not change or not measures:
        return ""
    return (UP if english else RISE) if change > 0 else (DOWN if english else FALL)


def _names_level(column: str) -> bool:
    return any(word in column for word in ("占", "比重", "指数", "值", "量", "额"))
