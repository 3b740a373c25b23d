"""Dates, and names with digits in them: those on slides have to be the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from slidegen.facts import Name, find_numbers
from slidegen.facts.stated import StatedFacts
from slidegen.patterns import regex
from slidegen.report import Report

_YEAR = regex(r"(?<!\d)(?:[1１][9９]|[2２][0０])\d\d(?!\d)")
_NUMERAL_YEAR = regex(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_NEAR = 80
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_BEFORE = regex(
    r"去年|上年|同期|同比|前一年|上一年"
    r"|(?:last|previous|prior)\s+year|year[-\s]+(?:ago|earlier|over[-\s]year)",
    re.IGNORECASE,
)
_YEAR_AFTER = regex(r"明年|来年|下一年|翌年|next year", re.IGNORECASE)


_MONTH = regex(r"(\d{1,2})月份?")
_QUARTER = regex(r"(?:Q|第)([1-4])(?:季度)?", re.IGNORECASE)
# A year that no half, quarter or month of it follows.
_WHOLE_YEAR = regex(
    r"(?<!\d)(?:19|20)\d\d年(?!\s?(?:\d|[一二三四]季|[上下]半|第|前))|全年|年度"
    r"|\b(?:in|fiscal|FY)\s?(?:19|20)\d\d\b|\b(?:the|full|whole) year\b",
    re.IGNORECASE,
)


class KnownNames:
    """The dates and names of a report and of what the spec says of the deck.

    The whole report is searched for each kind of them, so that waits until a slide shows one.
    """

    def __init__(self, facts: StatedFacts, report: Report, context: tuple[str, ...]) -> None:
        self._facts, self._report, self._context = facts, report, context
        self._asked: dict[str, bool] = {}

    @cached_property
    def _text(self) -> str:
        return " ".join((self._report.text, *self._context)).translate(_WIDE).casefold()

    @cached_property
    def _parts(self) -> set[tuple[str, ...]]:
        """Months and days, and every run of them within one date."""
        names = [*self._facts.names]
        for said in self._context:
            names += find_numbers(said).names
        return {
            rest[first:last]
            for name in names
            if name.kind == "date"
            for rest in [_without_years(name.numbers)]
            for first in range(len(rest))
            for last in range(first + 1, len(rest) + 1)
        }

    @cached_property
    def _years(self) -> set[str]:
        """Those named, and those that 去年 and 明年 mean."""
        report, context = self._report, self._context
        years = _years_of(" ".join((report.text, *context)))
        head = {int(year) for year in _years_of(" ".join((report.title, *report.byline, *context)))}
        for pattern, step in ((_YEAR_BEFORE, -1), (_YEAR_AFTER, 1)):
            if pattern.search(report.text):
                anchors = head | _years_near(pattern, report.text)
                years |= {str(year + step) for year in anchors}
        return years

    @cached_property
    def _periods(self) -> set[tuple[int, int]]:
        return set(_periods_of(self._report.text, self._facts.names))

    def covers(self, name: Name) -> bool:
        """Whether a month or quarter lies in a period of the report, which need not name it.

        For the categories of a chart: 1月, … 12月 of a year; Q1, … Q4.
        """
        months = _months_of(name.text)
        if months is None:
            return False
        first, last = months
        return any(start <= first and last <= end for start, end in self._periods)

    def knows(self, name: Name) -> bool:
        """Whether the report has the name, or every part of the date."""
        if name.text not in self._asked:
            found = self._knows_date(name) if name.kind == "date" else False
            self._asked[name.text] = found or self._has_text(name.text)
        return self._asked[name.text]

    def _knows_date(self, name: Name) -> bool:
        years = {number for number in name.numbers if _YEAR.fullmatch(number)}
        rest = _without_years(name.numbers)
        return years <= self._years and (not rest or rest in self._parts)

    def _has_text(self, text: str) -> bool:
        """As written but for spaces and hyphens: PM 2.5 is PM2.5, Wi-Fi 6 is WiFi6."""
        name = _LOOSE.sub("", text).translate(_WIDE).casefold()
        before = r"(?<![\d.])" if name[:1].isdigit() else r"(?<![a-z])"
        after = r"(?!\d)(?!\.\d)" if name[-1:].isdigit() else ""
        spelt = f"{_LOOSE.pattern}*".join(map(re.escape, name))
        return re.search(f"{before}{spelt}{after}", self._text) is not None


def _without_years(numbers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(number for number in numbers if not _YEAR.fullmatch(number))


def _months_of(text: str) -> tuple[int, int] | None:
    """The first and the last month of what is a month or a quarter."""
    if match := _MONTH.fullmatch(text):
        return int(match[1]), int(match[1])
    if match := _QUARTER.fullmatch(text):
        return 3 * int(match[1]) - 2, 3 * int(match[1])
    return None


def _periods_of(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """First and last month of what the report covers: 1—9月, 上半年, a year without more."""
    for name in names:
        rest = _without_years(name.numbers)
        if name.kind == "date" and len(rest) == 2 and name.text.rstrip("份").endswith("月"):
            yield int(rest[0]), int(rest[1])
    if _WHOLE_YEAR.search(text):
        yield 1, 12
    if "上半年" in text or "first half" in text.lower():
        yield 1, 6


def _years_of(text: str) -> set[str]:
    numerals = {match.group().translate(_DIGITS) for match in _NUMERAL_YEAR.finditer(text)}
    return {match.group().translate(_WIDE) for match in _YEAR.finditer(text)} | numerals


def _years_near(relative: re.Pattern[str], text: str) -> set[int]:
    """The years that 去年 or "a year earlier" may count from: those of the words just before."""
    near = (
        text[max(0, match.start() - _NEAR) : match.start()] for match in relative.finditer(text)
    )
    return {int(year) for words in near for year in _years_of(words)}


# What differs from one way of writing a name to another.
_LOOSE = regex(r"[\s\-‐–—·]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
