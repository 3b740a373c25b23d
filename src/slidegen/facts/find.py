"""Find every number in a text: quantities, and names, dates and list numbers that are none.

One pass over the digits; around each, tables of words say unit, multiplier and qualifier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from slidegen.facts.fact import Fact, Name, NameKind, Numbers
from slidegen.facts.fold import Folded, fold_text
from slidegen.facts.numerals import read_numeral
from slidegen.facts.words import (
    AFTER,
    BEFORE,
    BEFORE_ENGLISH,
    CURRENCY_SIGNS,
    ENGLISH_MULTIPLIERS,
    ENGLISH_UNITS,
    INSIDE,
    MEASURES,
    MULTIPLIERS,
    NOT_ABOUT,
    NOT_NEARLY,
    UNITS,
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(_DIGITS)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"

# Dates and periods, longest first. Spans of years and months are no quantities either.
_DATES = re.compile(
    r"(?<![\d.])(?:"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.%])"
    r"|(?:19|20)\d\d\s?(?:[-—–~/]|至|到)\s?(?:19|20)?\d\d(?:年度?|(?![\d.%]))"
    r"|(?:19|20)\d\d[-/.]\d{1,2}(?![\d.%])"
    r"|\d{2,4}年(?:\d{1,2}(?:[-—–~至到]\d{1,2})?月(?:份|\d{1,2}日)?)?"
    r"|\d{1,2}\s?(?:[-—–~、至到])\s?\d{1,2}月(?:份|\d{1,2}日)?"
    r"|\d{1,2}月\d{1,2}\s?(?:[-—–~、至到])\s?\d{1,2}日"
    r"|\d{1,2}月(?:份|底|末|初|\d{1,2}日)?"
    r"|\d{1,2}[日号](?![a-z\d])|\d{1,2}年(?![级轮])"
    r"|\d{1,2}[:：]\d\d(?!\d)"
    r"|(?:19|20)\d\d(?:H[12]|Q[1-4]|上半年|下半年)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTHS})[a-z]*\.?(?:\s(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d(?![\d,.]*\d)(?!\s?(?:%|[万亿元个家项件人户]))(?=$|[\s,.;:)\]'\"’”。，；）、])"
    r")"
    rf"|\b(?:{_MONTHS})[a-z]*\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?(?![\d%])"
    rf"|\b(?:{_MONTHS})[a-z]*\.?\s(?:19|20)\d\d"
    r"|\b[QH][1-4](?:\s?(?:19|20)\d\d)?\b|第[1-4]季度",
    re.IGNORECASE,
)

# Names that hold digits: 5G, 500强, 2.0版, 第3, 〔2020〕5号, telephone numbers.
_LATIN_AFTER = _any_of(word for word in UNITS if word[0].isascii() and word[0].isalpha())
_NAMES = re.compile(
    r"第\d+(?:\.\d+)?"
    r"|(?<![A-Za-z\d])[A-Za-z]+[-·]?\d+(?:[.\-]\d+)*[A-Za-z]*"
    rf"|(?<![\d.,])\d+(?:\.\d+)?(?!(?:{_LATIN_AFTER}|x|st|nd|rd|th|bn|mn|tn)\b)[A-Za-z]+(?![A-Za-z])"
    r"|(?<![\d.,])\d+强|(?<![\d.,])\d+(?:\.\d+)?版|(?<![\d.,])\d+\.0(?=时代|模式|工程)"
    r"|(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)|(?<!\d)\d{12,}(?!\d)"
)
_DOCUMENTS = re.compile(r"[〔\[【(（]\d{4}[〕\]】)）]\s?(?:第\s?)?\d+\s?号")
_LIST_NUMBERS = re.compile(
    r"^[ \t]*(?:\d{1,2}[、．](?!\d)|\d{1,2}\.(?=\s)|[(（]\d{1,2}[)）]|\[\d{1,2}\])|[①-⑳]|\[\d{1,2}\]",
    re.MULTILINE,
)

_BEFORE = re.compile(f"(?:{_any_of(BEFORE)})$")
_BEFORE_EN = re.compile(rf"\b(?:{_any_of(BEFORE_ENGLISH)})\s+$", re.IGNORECASE)
_CURRENCY = re.compile(f"(?:{_any_of(CURRENCY_SIGNS)})\\s?$")
_TAIL = re.compile(
    rf"(?P<inside1>{_any_of(INSIDE)})?"
    rf"(?:\s?(?P<scale>{_any_of(MULTIPLIERS)}))?"
    rf"(?P<inside2>{_any_of(INSIDE)})?"
    rf"(?:\s?(?P<unit>{_any_of(UNITS)}))?"
)
_TAIL_EN = re.compile(
    rf"(?:[\s-](?P<scale>{_any_of(ENGLISH_MULTIPLIERS)})\b)?"
    rf"(?:[\s-]?(?P<unit>{_any_of(ENGLISH_UNITS)})\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(f"\\s?(?:{_any_of(AFTER)})")
# What stands between the two ends of a range, and between part and whole (50/106项).
_RANGE = re.compile(r"\s?(?:——|[—–~/\-]|至|到)\s?(?=\d)")
_NUMERAL = re.compile(
    rf"[一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两点]*(?=(?:多|余)?(?P<unit>{_any_of(MEASURES)}|成))"
    r"|百分之[零〇一二三四五六七八九十百点]+"
    r"|[二三四五六七八九十]+分之[一二三四五六七八九十]+"
)
_LOOK_BEHIND = 16
# Where the counter is only the first character of the word that is counted (33万市场主体).
_NO_UNIT_BEFORE = {
    "市": "场民区政直属值",
    "县": "域区级",
    "国": "家内际企有资",
    "省": "级内份属",
    "路": "径线桥灯",
    "线": "上下索路",
    "口": "岸径号罩",
    "村": "民庄级",
    "镇": "街区级",
    "岛": "屿礁",
    "件": "套",
    "手": "机续术段",
    "管": "理道廊线",
    "场": "馆地景次",
    "站": "点房台",
    "课": "题程",
    "行": "业政动",
    "段": "落",
    "票": "据",
    "针": "对",
    "步": "骤行道",
    "点": "位",
    "面": "积",
    "组": "织",
    "队": "伍",
    "层": "次面级",
    "团": "队体",
    "片": "区",
    "包": "括",
    "桌": "面",
    "车": "辆",
    "节": "能点约",
    "班": "级子",
    "支": "持付出撑",
    "期": "间",
    "名": "单牌誉",
    "位": "置于",
    "种": "植",
    "类": "型别",
    "座": "谈",
    "部": "门署分",
}


def find_facts(text: str) -> tuple[Fact, ...]:
    """The quantities of a text in their order."""
    return find_numbers(text).facts


def find_numbers(text: str) -> Numbers:
    """Quantities and names in a text. Time grows with its length only."""
    folded = fold_text(text)
    names = _find_names(folded)
    taken = _Spans([(name.start, name.end) for name in names])
    facts = [*_find_arabic(folded, text, taken), *_find_numerals(folded, text, taken)]
    facts.sort(key=lambda fact: fact.start)
    return Numbers(tuple(facts), tuple(names))


class _Spans:
    """Spans in order, none overlapping; says whether a position lies in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def holds(self, position: int) -> bool:
        index = bisect_right(self._spans, (position, 1 << 60)) - 1
        return index >= 0 and self._spans[index][1] > position


def _find_names(folded: Folded) -> list[Name]:
    found: list[Name] = []
    kinds: tuple[tuple[re.Pattern[str], NameKind], ...] = (
        (_LIST_NUMBERS, "list-number"),
        (_DOCUMENTS, "name"),
        (_DATES, "date"),
        (_NAMES, "name"),
    )
    ends: list[tuple[int, int]] = []
    for pattern, kind in kinds:
        before = _Spans(ends)
        for match in pattern.finditer(folded.text):
            start, end = folded.start(match.start()), folded.end(match.end())
            if before.holds(start) or before.holds(end - 1):
                continue
            numbers = tuple(part.lstrip("0") or "0" for part in re.findall(r"\d+", match.group()))
            found.append(Name(kind, match.group().strip(), start, end, numbers))
        ends = sorted((name.start, name.end) for name in found)
    return sorted(found, key=lambda name: name.start)


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


def _find_arabic(folded: Folded, text: str, taken: _Spans) -> list[Fact]:
    matches = [
        match
        for match in _NUMBER.finditer(folded.text)
        if not taken.holds(folded.start(match.start()))
    ]
    tails = [_read_tail(folded.text, match.end()) for match in matches]
    _share_tails(folded.text, matches, tails)
    return [
        _read_fact(folded, text, match, tail) for match, tail in zip(matches, tails, strict=True)
    ]


def _share_tails(text: str, matches: list[re.Match[str]], tails: list[_Tail]) -> None:
    """The first of two numbers that share a unit has it too: 10至15个, 50/106项."""
    for index in range(len(matches) - 2, -1, -1):
        if not tails[index].empty or tails[index].end != matches[index].end():
            continue
        link = _RANGE.match(text, matches[index].end())
        if link is not None and link.end() == matches[index + 1].start():
            other = tails[index + 1]
            tails[index] = _Tail(other.scale, other.unit, tails[index].qualifier, tails[index].end)


def _read_tail(text: str, start: int) -> _Tail:
    english = _TAIL_EN.match(text, start)
    if english is not None and english.end() > start:
        scale = ENGLISH_MULTIPLIERS[english["scale"].lower()] if english["scale"] else 1
        unit = ENGLISH_UNITS[english["unit"].lower()] if english["unit"] else ""
        end = english.end()
        if not unit and text.startswith("%", end):
            unit, end = "%", end + 1
        return _Tail(Decimal(scale), unit, "", end)
    match = _TAIL.match(text, start)
    assert match is not None
    inside = match["inside1"] or match["inside2"] or ""
    if inside and not match["scale"] and not match["unit"]:
        return _Tail(Decimal(1), "", "", start)
    scale = MULTIPLIERS[match["scale"]] if match["scale"] else 1
    unit, end = match["unit"] or "", match.end()
    follows = text[end : end + 1]
    if unit and follows and follows in _NO_UNIT_BEFORE.get(unit, ""):
        unit, end = "", match.start("unit")
    # 5 个: a typed space belongs to the quantity only if a unit follows it.
    if not unit and text[end - 1 : end] == " ":
        end -= 1
    return _Tail(Decimal(scale), UNITS.get(unit, ""), inside, end)


def _read_fact(folded: Folded, text: str, match: re.Match[str], tail: _Tail) -> Fact:
    source = folded.text
    start, end = match.start(), max(tail.end, match.end())
    written = Decimal(match.group().replace(",", ""))
    unit = tail.unit
    if (
        start
        and source[start - 1] in "-+"
        and not re.match(r"[\d%]", source[start - 2 : start - 1])
    ):
        start -= 1
        written = -written if source[start] == "-" else written
    head = source[max(0, start - _LOOK_BEHIND) : start]
    currency = _CURRENCY.search(head)
    if currency is not None:
        start -= len(currency.group())
        unit = unit or CURRENCY_SIGNS[currency.group().strip()]
        head = head[: currency.start()]
    qualifier, start = _qualifier_before(head, start)
    after = _AFTER.match(source, end)
    if after is not None and not tail.qualifier and not qualifier:
        qualifier, end = after.group().strip(), after.end()
    elif after is not None:
        end = after.end()
    first, last = folded.start(start), folded.end(end)
    return Fact(
        value=written * tail.scale,
        unit=unit,
        qualifier=qualifier or tail.qualifier,
        text=text[first:last],
        start=first,
        end=last,
        written=written,
        scale=tail.scale,
    )


def _qualifier_before(head: str, start: int) -> tuple[str, int]:
    found = _BEFORE.search(head)
    if found is not None:
        word, before = found.group(), head[found.start() - 1 : found.start()]
        if not (word == "约" and before and before in NOT_ABOUT) and not (
            word == "近" and before and before in NOT_NEARLY
        ):
            return word, start - len(word)
    english = _BEFORE_EN.search(head)
    if english is not None:
        return english.group().strip().lower(), start - len(english.group())
    return "", start


def _find_numerals(folded: Folded, text: str, taken: _Spans) -> list[Fact]:
    """Chinese numerals where a measure follows; turns of phrase are left alone."""
    found = []
    for match in _NUMERAL.finditer(folded.text):
        if taken.holds(folded.start(match.start())):
            continue
        fact = _read_numeral_fact(folded, text, match)
        if fact is not None:
            found.append(fact)
    return found


def _read_numeral_fact(folded: Folded, text: str, match: re.Match[str]) -> Fact | None:
    words = match.group()
    end = match.end()
    if "分之" in words:
        whole, part = words.split("分之", 1)
        top, bottom = read_numeral(part), read_numeral(whole if whole != "百" else "一百")
        if top is None or not bottom:
            return None
        value, unit = (top, "%") if whole == "百" else (top / bottom, "比例")
    else:
        number = read_numeral(words)
        if number is None or len(words) < 2 and match["unit"] not in ("成", "倍", "番"):
            return None
        end = folded.text.index(match["unit"], end) + len(match["unit"])
        value, unit = (
            (number / 10, "比例") if match["unit"] == "成" else (number, UNITS[match["unit"]])
        )
    after = _AFTER.match(folded.text, end)
    qualifier = after.group().strip() if after else ""
    end = after.end() if after else end
    first, last = folded.start(match.start()), folded.end(end)
    return Fact(value, unit, qualifier, text[first:last], first, last, value, numerals=True)
