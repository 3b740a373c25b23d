"""Counts in words that a strict comparison leaves alone: 四个地区, 八亿农民, three of them.

On a slide such words are mostly turns of phrase, so the build does not ask for their source. A
list of a report's quantities has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from slidegen.facts.fact import Fact, Name
from slidegen.facts.names import Spans
from slidegen.facts.numerals import read_numeral
from slidegen.facts.people import counts_people
from slidegen.facts.qualifiers import qualifier_after, qualifier_before
from slidegen.facts.words import ENGLISH_UNITS
from slidegen.patterns import regex

_DIGIT = "二两三四五六七八九十"
_NUMERAL = "零〇一二三四五六七八九十百千万亿两点"
# 四个地区, but not 两个市场, 四个现代化: only what is a thing to be counted.
_THINGS = (
    "地区|省份?|(?:地级|县级|城|直辖)?市(?!场|民)|县|区|镇|乡(?!村)|村|国家|州|旗|街道|社区|小区|园|项目|企业|公司|单位"
    "|部门|行业|产业|基地|中心|平台|厂|学校|高校|医院|机场|港|码头|泊位|品种|新品|品牌|产品|工程|车间|站|馆|井"
    "|机组|标段|实验室|机构|团队|小组|航线|班列|店|库|片区|岗位|席位|床位|协议|合同|奖项|专利|案例|集团|口岸|县区"
)
_FEW = regex(
    rf"(?<![第几数每这那哪前后上下头各某分{_NUMERAL}“「『‘])(?P<number>[{_DIGIT}])"
    rf"(?:(?P<unit>个)(?!月|季度|星期|小时|工作日|多)(?=[^，。；：、！？“”‘’（）\d]{{0,8}}?(?:{_THINGS}))"
    r"|(?P<counter>[家所座名艘架](?!庭|谓|有|长)|(?:平方)?公里|平方米|公顷|[万千]?吨|公斤|美元|亿元))"
)
# 不到十个: the hedge says that it counts.
_HEDGED = regex(
    rf"(?<=[近约超逾过到足余于])(?P<number>[{_DIGIT}])(?P<unit>[个家所座名项件处种条位艘架])"
    r"(?!季度|月|星期|小时|工作日|方面|环节|阶段|人)"
)
# 七十亿到一百亿元, 三至五个: the first has the unit of the second.
_RANGE_START = regex(
    rf"(?<![第{_NUMERAL}])(?P<number>[{_NUMERAL}]{{1,12}})(?:到|至|——|[—～~－-])"
    rf"(?=[{_NUMERAL}\d]{{1,16}}[^{_NUMERAL}，。；、\s])"
)
# 从一个月以上压缩到…
_MAY_COUNT = regex("[一二两三四五六七八九十]")
_SPELL = regex(
    rf"(?<![近续过第几{_NUMERAL}])(?P<number>[一两二三四五六七八九十]{{1,3}})(?P<unit>个(?:月|季度|工作日|小时)|小时|天)"
    r"(?=以上|以内|左右|之内)"
)
_LARGE = regex(
    r"(?<![第几数上零〇一二三四五六七八九十百千万亿两])(?P<number>[一二三四五六七八九十两][一二三四五六七八九十百千两零点]*[万亿]+)"
    r"(?P<more>[多余])?(?=[\u4e00-\u9fff])"
)
# 提高到14年 after 13.5年, and a length of life or schooling.
_YEARS_BEFORE = regex(r"(?:年限|寿命|年龄|工龄|学制|使用期|保质期|年资|账龄|期限)[^，。；：]{0,8}$")
_YEARS = regex(r"(?P<number>\d{1,3}(?:\.\d+)?)年")
_TO = regex(r"(?:到|至|为)(?:了)?$")

_SCALES = {"千": 10**3, "万": 10**4, "亿": 10**8}
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_SMALL = {word: number for number, word in enumerate(_ENGLISH.split(), 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_MEASURES_EN = (
    "cents?|(?:percentage |basis )?points?|percent|times|dollars|miles|acres|tons|feet|barrels"
)
_WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    "|sixty|seventy|eighty|ninety"
)
_FRACTION_EN = regex(
    r"\b(?:(?P<part>two|three|four|five|nine)[-\s](?P<whole>thirds|quarters|fourths|fifths|tenths)"
    r"|(?P<one>one)[-\s](?P<single>half|third|quarter|fourth|fifth|tenth))\b"
    r"(?!\s(?:of\s)?(?:fiscal|a\s(?:century|year)))",
    re.IGNORECASE,
)
_TIMED = regex(r"\b(?:in|for|last|past|next|first|over|after|within)\s(?:the\s)?$", re.IGNORECASE)
_COUNT_EN = regex(
    rf"(?<![\w-])(?:(?P<dozen>a\sdozen|two\sdozen)|(?P<number>{_WORD}))"
    rf"(?:(?:\s(?P<unit>{_MEASURES_EN})\b)|(?=\s(?P<noun>[a-z][a-z-]+(?:\s[a-z-]+)?)))",
    re.IGNORECASE,
)
_SPANS = regex(
    r"(?:(?:consecutive|straight|more|full|fiscal|calendar|business|working|previous|preceding)\s)?"
    r"(?:days?|weeks?|months?|quarters?|years?|decades?|hours?|minutes?|phases?|stages?|steps?|parts?"
    r"|halves|centuries|a\b|an\b|or\b|and\b|to\b|largest|biggest|smallest|major|main|key|leading"
    r"|rivers|days|in\b|out\b|per\b)"
)
_NO_COUNT_BEFORE = regex(
    r"\b(?:the|these|those|last|past|next|first|previous|all|other|our|its|their|every|each|one\sin"
    r"|chapter|section|part|phase|level|tier|class|series|table|note|of\sthe|one\sor|into|between)\s$",
    re.IGNORECASE,
)


def find_counted(text: str, facts: Sequence[Fact], names: Sequence[Name]) -> list[Fact]:
    """Quantities in words that `find_numbers` leaves alone, between those it has found."""
    around: list[Fact | Name] = [*facts, *names]
    taken = Spans((found.start, found.end) for found in around)
    counted: list[Fact] = []
    end = 0
    for fact in sorted(_find_words(text, facts), key=lambda found: (found.start, -found.end)):
        if taken.is_free(fact.start, fact.end) and fact.start >= end:
            counted.append(fact)
            end = fact.end
    return [*counted, *_find_years(text, facts, names)]


def _find_words(text: str, facts: Sequence[Fact]) -> Iterable[Fact]:
    chinese = list(_find_chinese(text))
    yield from chinese
    yield from _find_range_starts(text, [*facts, *chinese])
    yield from _find_english(text)


def _find_range_starts(text: str, facts: Sequence[Fact]) -> Iterable[Fact]:
    ends = {fact.start: fact for fact in facts}
    for match in _RANGE_START.finditer(text):
        last = ends.get(match.end())
        value = read_numeral(match["number"])
        if last is None or value is None or last.unit == "比例":
            continue
        scale = last.scale if value < 10 and last.numerals is False else 1
        start, end = match.span("number")
        amount = value * scale
        if last.numerals and amount < 10 and last.value >= 10**4:
            continue
        yield Fact(amount, last.unit, "", text[start:end], start, end, value, Decimal(scale), True)


def _find_chinese(text: str) -> Iterable[Fact]:
    if _MAY_COUNT.search(text) is None:
        return
    for match in _FEW.finditer(text):
        yield _make(text, match, read_numeral(match["number"]), match["unit"] or match["counter"])
    for match in _HEDGED.finditer(text):
        yield _make(text, match, read_numeral(match["number"]), match["unit"])
    for match in _SPELL.finditer(text):
        value = read_numeral(match["number"])
        if value is not None:
            yield _make(text, match, value, match["unit"])
    for match in _LARGE.finditer(text):
        value = read_numeral(match["number"])
        if value is not None and counts_people(text, match.start(), match.end()):
            yield _make(text, match, value, "人", match["more"] or "")


def _make(
    text: str, match: re.Match[str], value: Decimal | None, unit: str, inside: str = ""
) -> Fact:
    assert value is not None
    scale = 1
    if unit[:1] in _SCALES and len(unit) == 2:
        scale, unit = _SCALES[unit[0]], unit[1]
    before, start = qualifier_before(text, match.start())
    after, end = qualifier_after(text, match.end())
    return Fact(
        value * scale,
        unit,
        before or inside or after,
        text[start:end],
        start,
        end,
        value,
        Decimal(scale),
        numerals=True,
    )


def _find_english(text: str) -> Iterable[Fact]:
    for match in _FRACTION_EN.finditer(text):
        part = Decimal(_SMALL[(match["part"] or match["one"]).lower()])
        whole = _PARTS[(match["whole"] or match["single"]).lower().rstrip("s")]
        # The best in nine quarters, growth for three quarters: time, and no part.
        timed = _TIMED.search(text[max(0, match.start() - 10) : match.start()])
        if part < whole and not timed:
            yield _make(text, match, part / whole, "比例")
    for match in _COUNT_EN.finditer(text):
        if _NO_COUNT_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        if match["noun"] and _SPANS.match(match["noun"]):
            continue
        if match["dozen"]:
            value = Decimal(12 if match["dozen"].lower().startswith("a") else 24)
        else:
            value = Decimal(_SMALL[match["number"].lower()])
        unit = (match["unit"] or "").lower()
        if unit in ("cent", "cents"):
            yield _make(text, match, value / 100, "美元")
            continue
        yield _make(text, match, value, ENGLISH_UNITS.get(unit, unit))


def _find_years(text: str, facts: Sequence[Fact], names: Sequence[Name]) -> Iterable[Fact]:
    """Years that are an amount: 受教育年限从13.5年提高到14年, 人均寿命78年."""
    for name in names:
        match = _YEARS.fullmatch(name.text) if name.kind == "date" else None
        if match is None or (len(match["number"]) > 2 and "." not in match["number"]):
            continue
        head = text[max(0, name.start - 24) : name.start]
        before = next((fact for fact in reversed(facts) if fact.end <= name.start), None)
        follows = before is not None and before.unit == "年" and name.start - before.end < 12
        if (follows and _TO.search(head)) or _YEARS_BEFORE.search(head):
            value = Decimal(match["number"])
            yield Fact(value, "年", "", name.text, name.start, name.end, value)
