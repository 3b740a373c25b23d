"""When two quantities say the same."""

from __future__ import annotations

from decimal import Decimal

from slidegen.facts.fact import Fact
from slidegen.facts.words import (
    ABOVE,
    APPROXIMATE,
    AT_LEAST,
    AT_MOST,
    BELOW,
    NEARLY,
    QUALIFIERS,
    SAME_UNITS,
)

# Which qualifiers say the same of a number: 8.1亿余元 and 超8.1亿元, 3%之内 and 不超过3%.
_LOWER, _UPPER = "lower", "upper"
_SENSES = {ABOVE: _LOWER, AT_LEAST: _LOWER, BELOW: _UPPER, AT_MOST: _UPPER}


def same_quantity(first: Fact, second: Fact) -> bool:
    """Equal value and unit, whatever multiple they are written in: 8.25万人 and 82500人."""
    return first.value == second.value and unit_key(first.unit) == unit_key(second.unit)


def unit_key(unit: str) -> str:
    """One word for all that mean the unit: MW, megawatts and 兆瓦."""
    return SAME_UNITS.get(unit, unit)


def qualifier_sense(fact: Fact) -> str:
    """What a fact's qualifier says, one word for all that say the same; empty without one."""
    kind = QUALIFIERS.get(fact.qualifier.lower(), "") if fact.qualifier else ""
    return _SENSES.get(kind, kind)


def agrees(shown: Fact, value: Decimal, unit: str) -> bool:
    """Whether a number shown may stand for a value worked out exactly.

    Without a qualifier it is the value rounded half up to the places shown. 超 and 以上 give a
    lower bound, 近 and 不足 an upper one, both less than ten steps away. A ratio (unit "比例")
    may be shown as per cent, as 倍 or plain; an amount for each of something ("元/个") as the
    amount.
    """
    if unit == "比例":
        factor = {"%": 100, "个百分点": 100, "‰": 1000, "": 1, "倍": 1, "比例": 1}.get(shown.unit)
        return factor is not None and _agrees(shown, value * factor)
    units = {unit_key(unit), unit_key(unit.split("/")[0]), ""}
    if unit in ("%", "个百分点"):  # a difference of per cents is in points
        units |= {"%", "个百分点"}
    return unit_key(shown.unit) in units and _agrees(shown, value)


def _agrees(shown: Fact, value: Decimal) -> bool:
    step = shown.step
    sense = qualifier_sense(shown)
    if sense == _LOWER:
        return shown.value <= value < shown.value + 10 * step
    if sense in (_UPPER, NEARLY):
        return shown.value - 10 * step < value <= shown.value
    if sense == APPROXIMATE:
        return abs(shown.value - value) <= step
    if shown.value * value < 0:
        return False
    return abs(shown.value) - step / 2 <= abs(value) < abs(shown.value) + step / 2
