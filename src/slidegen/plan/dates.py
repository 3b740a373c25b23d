"""Dates as a spec writes them, as the audience reads them and as document properties want them."""

from __future__ import annotations

from datetime import date

from slidegen.patterns import regex
from slidegen.plan.content import Words, parse_words
from slidegen.spec import Text

_WRITTEN = regex(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def iso_date(text: str) -> str:
    """`2020年7月20日`, `2020/7/20` and `2020-07-20` as 2020-07-20; empty for what is no day."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


def word_date(text: Text | None, language: str) -> Words | None:
    """A date in digits (2020-07-20) spelt out; anything else as the author wrote it."""
    if text is None:
        return None
    iso = iso_date(text)
    if not iso:
        return parse_words(text, text.place)
    year, month, day = (int(part) for part in iso.split("-"))
    if language == "zh-CN":
        return parse_words(f"{year}年{month}月{day}日", text.place)
    return parse_words(f"{day} {_MONTHS[month - 1]} {year}", text.place)
