"""Whether the words beside a number say that something rises or falls by it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from slidegen.facts.fact import Fact
from slidegen.facts.words import FELL_BY, ROSE_BY
from slidegen.patterns import regex

Direction = Literal[-1, 0, 1]

_SHARES = ("%", "‰", "个百分点")
_LOOK = 24


def _any_of(words: Iterable[str]) -> str:
    return "|".join(
        rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


# 增长了约 5.3%, 降幅达 2.3%, rose by about 5%. 增长到 and 降至 name a level and no change.
_LINK = r"(?:幅度)?(?:了|为|达到|达|约|近|超过|超|逾)?\s?(?:\b(?:by|of|about|nearly|over)\s)*"
_BEFORE = regex(
    rf"(?P<rise>(?<!少)(?:{_any_of(ROSE_BY)})|[▲↑])\s?{_LINK}$"
    rf"|(?P<fall>{_any_of(FELL_BY)}|[▼↓])\s?{_LINK}$",
    re.IGNORECASE,
)
# What _BEFORE may end with: looking for that first is cheap, and before most numbers is no such.
_ENDS_BEFORE = regex(
    rf"[{''.join(sorted({word[-1] for word in (*ROSE_BY, *FELL_BY)}))}▲↑▼↓度了为到达约近过超逾\s]",
    re.IGNORECASE,
)
_AFTER = regex(
    r"(?P<rise>的(?:增长|增幅|增速|涨幅)|\s(?:higher|growth|increase|rise)\b)"
    r"|(?P<fall>的(?:下降|降幅|跌幅)|\s(?:lower|decline|decrease|drop|fall)\b)",
    re.IGNORECASE,
)
_GROWTH = regex(r"增速|增长|增幅|涨跌|涨幅|同比|环比|\b(?:growth|change|increase)\b", re.IGNORECASE)
_NO_GROWTH = regex(
    r"(?<!涨)跌|下降|降幅|减|收窄|贡献|拉动|占|比重|指数|\b(?:decline|decrease|drop|fall|share)",
    re.IGNORECASE,
)


def is_growth(words: str) -> bool:
    """Whether what is so called is a rate of change: below zero it fell, above it rose."""
    return _GROWTH.search(words) is not None and _NO_GROWTH.search(words) is None


def direction_beside(text: str, fact: Fact) -> tuple[Direction, str]:
    """1 for a rise, -1 for a fall, 0 where the words leave it open; and number and words."""
    head = text[max(0, fact.start - _LOOK) : fact.start]
    before = _words_before(head) if _ENDS_BEFORE.match(head[-1:]) else None
    after = _AFTER.match(text, fact.end)
    if before is None and after is None:
        return (1 if fact.text.startswith("+") else 0), text[fact.start : fact.end]
    start = fact.start - (len(head) - before.start()) if before else fact.start
    said = text[start : after.end() if after else fact.end]
    found = {1 if match["rise"] else -1 for match in (before, after) if match}
    if len(found) != 1:
        return 0, said
    rises = found == {1}
    return (1 if rises and fact.value >= 0 else -1), said


# The report's statements of a value are compared with each place that shows it.
@lru_cache(maxsize=4096)
def _words_before(head: str) -> re.Match[str] | None:
    return _BEFORE.search(head)


def direction_of_value(fact: Fact, measures: str) -> Direction:
    """That of a number by itself, by what it measures: -6.2% below 比上年增长."""
    if fact.unit not in _SHARES or not fact.value or not is_growth(measures):
        return 0
    return 1 if fact.value > 0 else -1
