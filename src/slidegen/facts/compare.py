"""When two quantities say the same."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from slidegen.facts.fact import Fact
from slidegen.facts.words import ABOVE, APPROXIMATE, AT_LEAST, AT_MOST, BELOW, QUALIFIERS


def same_quantity(first: Fact, second: Fact) -> bool:
    """Equal value and unit, whatever multiple they are written in: 8.25万人 and 82500人."""
    return first.value == second.value and first.unit == second.unit


def agrees(shown: Fact, value: Decimal, unit: str) -> bool:
    """Whether a number shown may stand for a value worked out exactly.

    Without a qualifier it is the value rounded half up to the places shown. 超 and 以上 give a
    lower bound, 近 and 不足 an upper one, both less than one step away. A ratio (unit "比例") may
    be shown as per cent, as 倍 or plain.
    """
    candidates = [value]
    if unit == "比例":
        candidates = {"%": [value * 100], "‰": [value * 1000], "": [value], "倍": [value]}.get(
            shown.unit, []
        )
    elif unit != shown.unit:
        return False
    return any(_agrees(shown, candidate) for candidate in candidates)


def _agrees(shown: Fact, value: Decimal) -> bool:
    step = shown.step
    kind = QUALIFIERS.get(shown.qualifier.lower()) if shown.qualifier else None
    if kind in (ABOVE, AT_LEAST):
        return shown.value <= value < shown.value + 10 * step
    if kind in (BELOW, AT_MOST):
        return shown.value - 10 * step < value <= shown.value
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    if kind == APPROXIMATE:
        return abs(shown.value - value) <= step
    return rounded == shown.value
