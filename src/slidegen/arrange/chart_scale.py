"""A scale beside the plot where labels are left out: its marks, and the room they take."""

from __future__ import annotations

from decimal import Decimal
from math import floor

from slidegen.arrange.chart_look import LINE_HEIGHT, ChartLook, ChartTexts, ScaleRoom
from slidegen.arrange.chart_words import unit_at_labels
from slidegen.plan.numbers import count_decimals, write_number
from slidegen.typeset.metrics import text_width

_MOST_MARKS = 6
_FEWEST_MARKS = 3
# How much of a scale should and may lie below what it has to show, and how often finer marks are
# tried for it.
_WASTE = 0.12
_MOST_WASTE = 0.3
_FINER = 3
# Numbers under a plot take their width and a space, those beside it their line and a space.
_ACROSS = 1.4
_DOWN = 1.5
# A scale of percentages is marked at every fifth of the whole.
SHARE_STEP = Decimal("0.2")


def scale_room(texts: ChartTexts, look: ChartLook) -> ScaleRoom:
    """What a scale's numbers take beside a plot that looks about like `look`."""
    size = look.label_size
    if look.minimum is None or look.maximum is None:
        return ScaleRoom(text_width("100%", texts.fonts, size), size * LINE_HEIGHT)
    decimals = count_decimals(_round_step(float(look.maximum - look.minimum) / _MOST_MARKS))
    unit = unit_at_labels(texts.chart.unit)
    # The scale takes room from the plot, so its ends may lie further out than now.
    widest = max(
        text_width(write_number(end * 3 / 2, decimals) + unit, texts.fonts, size)
        for end in (look.minimum, look.maximum)
    )
    return ScaleRoom(widest, size * LINE_HEIGHT)


def mark_scale(
    ends: tuple[float, float], room: ScaleRoom, up: float, lying: bool
) -> tuple[float, Decimal] | None:
    """Where a scale from one of `ends` to the other starts, `up` pt long, and its marks' step.

    It starts at a mark, lower than asked for if need be: PowerPoint counts from its start. None
    where the numbers leave no room for three marks, or the marks little for the values.
    """
    low, high = ends
    each = room.width * _ACROSS if lying else room.height * _DOWN
    step = _round_step((high - low) / max(1, min(_MOST_MARKS, int(up / each))))
    # Larger steps are read faster, smaller ones start nearer to the lowest value.
    best: tuple[float, Decimal] | None = None
    least = _MOST_WASTE
    for _ in range(_FINER):
        start = float(floor(Decimal(f"{low:.9g}") / step) * step)
        marks = floor((high - start) / float(step)) + 1
        waste = (low - start) / (high - start)
        if (marks - 1) * each > up or least <= _WASTE:
            break
        if marks >= _FEWEST_MARKS and waste < least:
            best, least = (start, step), waste
        step = _round_step(float(step) / 2.6)
    return best


def _round_step(least: float) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`."""
    exact = Decimal(f"{least:.6g}")
    power = Decimal(10) ** exact.adjusted()
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= exact)
