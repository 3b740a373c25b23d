"""Quantities in Chinese numerals: 五百九十八所, 三十多万人, 百分之三十六点五, 近七成, 一半."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from slidegen.facts.fact import Fact
from slidegen.facts.fold import Folded
from slidegen.facts.numerals import read_numeral
from slidegen.facts.qualifiers import qualifier_after, qualifier_before
from slidegen.facts.words import INSIDE, MEASURES, MULTIPLIERS, NO_UNIT_BEFORE, UNITS
from slidegen.patterns import regex

# Counters that follow a numeral without making a phrase of it, as 大, 届 and 次 do (二十大).
_PLAIN_COUNTERS = "个家项件条种座所张名位册篇台套部处栋起批只头辆片"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# What follows an amount of money or people that stands without its unit.
_ALONE = r"[^\w]|左右|上下|以[上下内]|$"
# 十二大任务 are twelve, but 二十大 and those before it are congresses.
_OF_TWO = "(?<=[一二三四五六七八九十]{2})(?<!十[六七八九])(?<!二十)"
_GREAT_THINGS = (
    "任务|工程|行动|项目|举措|措施|领域|产业|平台|板块|行业|专项|计划|重点|类|指标|体系|园区"
)

_UNIT = f"(?P<unit>{_any_of(MEASURES)}|成)"
_MORE = "(?P<more>[多余])"
_NUMERAL = regex(
    r"(?=[一二三四五六七八九十百千万亿两半])(?<![第几数零〇一二三四五六七八九十百千万亿两])(?:"
    r"(?P<number>[一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两点]*"
    r"|(?<=[近约超逾过破])[百千万亿][零〇一二三四五六七八九十百千万亿两点]*)"
    rf"(?:{_MORE}?(?P<scale>[万亿]?){_UNIT}(?P<beyond>多(?![\u4e00-\u9fff]))?"
    rf"|(?P<more2>[多余])?(?P<scale2>[万亿]?)(?P<counter>[{_PLAIN_COUNTERS}])"
    rf"|(?<=[万亿])(?P<more3>[多余])?(?={_ALONE})"  # 二千亿
    rf"|{_OF_TWO}(?P<great>大)(?={_GREAT_THINGS}))"
    r"|(?P<percent>百分之[零〇一二三四五六七八九十点]+[零〇一二三四五六七八九十百点]*)"
    r"|(?P<part>[二三四五六七八九十]+分之[一二三四五六七八九十]+)"
    r"|(?P<half>一半|半数)"
    r")"
)
# 万 and 亿 stand behind most numbers; alone they count only in 近亿元, 超万亿斤.
_CANDIDATE = regex("[一二三四五六七八九十百千两半万亿](?:(?<![万亿])|(?<=[近约超逾过破].))")


def find_chinese(folded: Folded, text: str) -> list[Fact]:
    """Numerals where a measure follows; turns of phrase are left alone."""
    if _CANDIDATE.search(folded.text) is None:
        return []
    read = (_read(folded, text, match) for match in _NUMERAL.finditer(folded.text))
    return [fact for fact in read if fact is not None]


def _read(folded: Folded, text: str, match: re.Match[str]) -> Fact | None:
    read = _read_share(match) or _read_number(match)
    if read is None:
        return None
    value, unit, inside = read
    source = folded.text
    start = match.start()
    if unit == "番" and source[max(0, start - 2) : start].startswith("翻"):
        start = source.index("翻", max(0, start - 2))  # 翻一番, 翻了两番
    elif unit == "番" and source[start - 1 : start] == "翻":
        start -= 1
    before, start = qualifier_before(source, start)
    after, end = qualifier_after(source, match.end())
    first, last = folded.start(start), folded.end(end)
    qualifier = before or inside or after
    return Fact(value, unit, qualifier, text[first:last], first, last, value, numerals=True)


def _read_share(match: re.Match[str]) -> tuple[Decimal, str, str] | None:
    if match["half"]:
        return Decimal("0.5"), "比例", ""
    if match["percent"]:
        top = read_numeral(match["percent"].removeprefix("百分之"))
        return (top, "%", "") if top is not None else None
    if match["part"]:
        whole, part = (read_numeral(words) for words in match["part"].split("分之"))
        if part is not None and whole:
            return part / whole, "比例", ""
    return None


def _read_number(match: re.Match[str]) -> tuple[Decimal, str, str] | None:
    words = match["number"]
    number = read_numeral(words) if words else None
    if words and words[0] in "百千万亿":  # 近百亿, 超万亿
        number = read_numeral(f"一{words}")
    if number is None:
        return None
    counter = match["counter"] or match["great"]
    unit = counter or match["unit"] or ""
    if unit in NO_UNIT_BEFORE and match.string[match.end() : match.end() + 1] in set(
        NO_UNIT_BEFORE[unit]
    ):
        return None
    scale = match["scale2"] if counter else match["scale"]
    more = match["more2"] if counter else match["more"] or match["beyond"] or match["more3"]
    if scale and not more:  # the numeral itself would have taken the 万
        return None
    number *= MULTIPLIERS.get(scale, 1)
    if len(words) < 2 and not more and words not in "百千万亿" and unit not in ("成", "倍", "番"):
        return None
    qualifier = more if more in INSIDE else ""
    if unit == "成":
        return number / 10, "比例", qualifier
    return number, UNITS[unit] if unit else "", qualifier
