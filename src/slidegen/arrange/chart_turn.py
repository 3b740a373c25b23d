"""Which kind of chart is drawn: the one asked for, or one that has room for its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from slidegen.arrange.chart_bars import choose_bar_look
from slidegen.arrange.chart_colours import ROUND
from slidegen.arrange.chart_lines import choose_line_look
from slidegen.arrange.chart_look import (
    CLOSE,
    PARTLY,
    SAID_ONE_BY_ONE,
    SMALL,
    USUAL,
    ChartLook,
    ChartTexts,
    Limits,
)
from slidegen.arrange.chart_rounds import choose_round_look
from slidegen.arrange.chart_scale import scale_room
from slidegen.deck import ChartKind
from slidegen.units import Box
from slidegen.values import dataclass

# Bars have room for long names and long numbers, columns for many bars side by side.
_LYING: dict[ChartKind, ChartKind] = {
    "column": "bar",
    "column-stacked": "bar-stacked",
    "column-stacked-100": "bar-stacked-100",
    "pie": "bar",
    "doughnut": "bar",
    "line": "bar",
}

# 2019年, 一季度, 1—6月, 2020Q3, Mar 2024: time runs from left to right.
_TIME = re.compile(
    r"(?=.*(?:[年月季日周旬]|[Qq]\d|\d{4}))[\d年月季日周旬度上中下半前第初末底全今去明"
    r"预期计目标累以来一二三四五六七八九十Qq至（）()./—～~-]+"
    r"|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)(?: ?\d+)?",
    re.IGNORECASE,
)


# Another kind has to label this share more of the points to be drawn instead of the one asked for.
_WORTH_TURNING = 0.2
# How often a scale is tried at another size of labels.
_ATTEMPTS = 3


def choose_look(texts: ChartTexts, box: Box, distinct: int) -> ChartLook:
    """The look in `box`; `distinct` is how many colours can be told apart.

    Texts first keep the sizes that everybody reads, in the kind asked for and then in bars; then
    they get smaller; then only the points that tell most have labels.
    """
    asked = texts.chart.kind
    first: ChartLook | None = None
    found: list[_Drawable] = []
    for kind, limits in _ways(texts):
        if found and (limits is CLOSE or (asked == "line" and kind != asked)):
            break
        other = texts if kind == asked else texts.drawn_as(kind)
        look = _choose(other, box, limits, distinct)
        if kind != asked:
            look = replace(look, kind=kind)
        if look.fits and not look.hidden:
            return look
        first = first or look
        if look.fits:
            found.append(_Drawable(look, other, limits))
    assert first is not None
    if not found:
        return first
    best = _most_labelled(found, len(texts.known()))
    return _add_scale(best, box, distinct) if len(best.look.hidden) > SAID_ONE_BY_ONE else best.look


@dataclass(frozen=True, slots=True)
class _Drawable:
    """A look that fits, with the texts and the limits that it was chosen for."""

    look: ChartLook
    texts: ChartTexts
    limits: Limits


def _most_labelled(ways: list[_Drawable], points: int) -> _Drawable:
    """The first look, unless a later one labels more points; of another kind, many more."""
    best = ways[0]
    for way in ways[1:]:
        enough = points * _WORTH_TURNING if way.look.kind != best.look.kind else 0.0
        if len(best.look.hidden) - len(way.look.hidden) > enough:
            best = way
    return best


def _add_scale(way: _Drawable, box: Box, distinct: int) -> ChartLook:
    """The look with a scale, by which bars and lines without labels are read, if there is room."""
    look = way.look
    for _ in range(_ATTEMPTS):
        limits = replace(way.limits, scale=scale_room(way.texts, look))
        scaled = _choose(way.texts, box, limits, distinct)
        if not scaled.fits or scaled.scale_step is None:
            break
        # Its numbers are as large as the labels, which are chosen anew.
        if scaled.label_size <= look.label_size:
            return replace(scaled, kind=way.look.kind)
        look = scaled
    return way.look


def _ways(texts: ChartTexts) -> Iterator[tuple[ChartKind, Limits]]:
    """The ways to draw it, best first. Time runs from left to right as long as possible."""
    asked = texts.chart.kind
    lying = _LYING.get(asked)
    yield asked, USUAL
    if asked == "bar":
        yield from ((asked, SMALL), ("column", USUAL), ("column", SMALL), (asked, PARTLY))
    elif lying is None:
        yield asked, SMALL
    elif asked in ROUND:
        yield from ((lying, limits) for limits in (USUAL, SMALL, PARTLY))
    elif asked == "line" or all(_TIME.fullmatch(name) for name in texts.chart.categories):
        yield from ((asked, limits) for limits in (SMALL, PARTLY))
        yield from ((lying, limits) for limits in (USUAL, SMALL, PARTLY))
    else:
        yield from ((lying, USUAL), (asked, SMALL), (lying, SMALL), (asked, PARTLY))
        yield lying, PARTLY
    if asked not in ROUND:
        yield asked, CLOSE


def _choose(texts: ChartTexts, box: Box, limits: Limits, distinct: int) -> ChartLook:
    match texts.chart.kind:
        case "pie" | "doughnut":
            return choose_round_look(texts, box, distinct)
        case "line":
            return choose_line_look(texts, box, limits)
        case _:
            return choose_bar_look(texts, box, limits)
