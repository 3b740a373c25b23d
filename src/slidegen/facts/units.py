"""Units that stand apart from their numbers: 亿元 above a column, （单位：%） in a caption."""

from __future__ import annotations

import re
from dataclasses import replace

from slidegen.facts.fact import Fact
from slidegen.facts.find import find_facts
from slidegen.patterns import regex

_BRACKETS = regex(r"[（(](?:单位\s?[:：])?\s*([^（()）]+?)\s*[)）]")
_LABELLED = regex(r"单位\s?[:：]\s*([^\s（()），。；、]+)")
# "$ million" and "$ in millions" count alike.
_ENGLISH = regex(
    r"([^\w\s]{1,3}|[A-Z]{3})?\s?(?:in\s)?(thousand|million|billion|trillion)s?"
    r"(?:\sof)?\s?([\w ]*)",
    re.IGNORECASE,
)


def read_unit(words: str) -> Fact | None:
    """One of the unit: 亿元 is 100000000 元. None for words that are no unit."""
    words = words.strip()
    return _read_one(f"1{words}") or _read_english(words)


def find_unit(words: str) -> str:
    """The unit that a column's head or a caption names, as written; empty without one."""
    found = [*_LABELLED.findall(words), *reversed(_BRACKETS.findall(words))]
    return next((unit for unit in found if read_unit(unit) is not None), "")


def with_unit(number: Fact, unit: str) -> Fact:
    """A bare number in the unit that stands elsewhere; any other number as it is."""
    if not unit or number.unit or number.scale != 1:
        return number
    one = read_unit(unit)
    if one is None:
        return number
    return replace(number, value=number.written * one.value, unit=one.unit, scale=one.value)


def join_unit(number: str, unit: str) -> str:
    """518.6 and 万吨 as 518.6万吨; a currency's sign goes before: $252.6 million."""
    match = _ENGLISH.fullmatch(unit)
    if match is None:
        return f"{number}{unit}"
    sign, multiple, counted = match.groups()
    return f"{sign or ''}{number} {multiple} {counted}".strip()


def _read_one(text: str) -> Fact | None:
    facts = find_facts(text)
    return facts[0] if len(facts) == 1 and facts[0].text == text and _says(facts[0]) else None


def _says(one: Fact) -> bool:
    return bool(one.unit) or one.scale != 1


def _read_english(words: str) -> Fact | None:
    match = _ENGLISH.fullmatch(words)
    if match is None:
        return None
    sign, multiple, unit = match.groups()
    return _read_one(f"{sign or ''}1 {multiple} {unit}".strip())
