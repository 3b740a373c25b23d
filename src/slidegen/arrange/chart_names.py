"""Where the names of a chart's categories stand, how large, and the plot area they leave."""

from __future__ import annotations

from slidegen.arrange.chart_look import ChartTexts, Limits
from slidegen.units import Box, points
from slidegen.values import dataclass

# Between the middles of two bars LibreOffice gives a name this much of the room, another program
# perhaps all of it.
_NAME_SHARE = (0.94, 1.0)
# Beside bars: from the names to the axis, and how much more room than planned a name may get.
_AXIS_GAP = 17.0
_BESIDE_SLACK = 13.5
# Names beside bars are broken at these shares of the room that they may take.
_BESIDE_WIDTHS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
# Line pitch of names on several lines: Noto Sans CJK takes 1.45, Microsoft YaHei 1.32.
_NEXT_LINE = 1.45
_FIRST_LINE = 1.25
# Small names of one line are still read apart in rows this close; names of several lines stand
# this far from each other.
_CLOSE_ROWS = 1.1
_BETWEEN_NAMES = 0.6
_UNDER_NAMES = 9.9
_NARROW = 600.0
_MANY_SIZE = 16.0


@dataclass(frozen=True, slots=True)
class NameFrame:
    """The plot area that the names of the categories leave, and the size of the names."""

    area: Box
    size: float
    crowded: bool


def names_below(
    texts: ChartTexts, box: Box, top: float, limits: Limits, left: float = 0, right: float = 0
) -> NameFrame:
    """The plot over the names; `left` and `right` are pt kept free beside it and its scale."""
    left += limits.scale.beside if limits.scale else 0.0
    count = max(1, len(texts.chart.categories))
    width = box.width_pt - left - right
    pitch = width / count
    many = count >= 8 or (count >= 4 and box.width_pt < _NARROW)
    steps = [step for step in limits.names if step[0] <= _MANY_SIZE or not many]
    found = _first_fit(texts, steps, pitch, limits)
    size, lines = found or limits.names[-1]
    height = box.height_pt - top - _height(size, lines) - _UNDER_NAMES
    area = Box(points(left), points(top), points(width), points(max(1.0, height)))
    return NameFrame(area, size, crowded=found is None or height < 4 * size)


def _height(size: float, lines: int) -> float:
    return size * (_FIRST_LINE + _NEXT_LINE * (lines - 1))


def _first_fit(
    texts: ChartTexts, steps: list[tuple[float, int]], pitch: float, limits: Limits
) -> tuple[float, int] | None:
    """The first size and number of lines at which no name is broken worse than need be.

    Names stand `pitch` pt from middle to middle, and clear of their neighbours.
    """
    rooms = (pitch * _NAME_SHARE[0], pitch * _NAME_SHARE[1])
    best: tuple[float, int] | None = None
    worst = limits.worst
    for size, lines in steps:
        grade = texts.break_names(size, lines, rooms)
        if grade is None or grade > worst:
            continue
        if not texts.names_stand_apart(size, pitch, rooms, limits.apart):
            continue
        if grade == 0:
            return size, lines
        best, worst = (size, lines), grade - 1
    return best


def names_beside(texts: ChartTexts, box: Box, top: float, limits: Limits) -> NameFrame:
    """The plot right of the names, which may take a part of the width."""
    scale = limits.scale
    height = box.height_pt - top - (scale.below if scale else 0.0)
    # The last mark may stand at the plot's very end.
    right = scale.width / 2 if scale else 0.0
    pitch = height / max(1, len(texts.chart.categories))
    room = box.width_pt * limits.beside - _AXIS_GAP
    found = _fit_beside(texts, pitch, room, limits)
    size, width = found or (limits.names[-1][0], room)
    left = points(width + _AXIS_GAP)
    area = Box(left, points(top), box.width - left - points(right), points(max(1.0, height)))
    return NameFrame(area, size, crowded=found is None or height <= 0)


def _fit_beside(
    texts: ChartTexts, pitch: float, room: float, limits: Limits
) -> tuple[float, float] | None:
    """Size of the names and the width they take. Beside bars any break will do, the best first."""
    best: tuple[int, float, float] | None = None
    for size, lines in limits.names:
        if not _rows_hold(size, lines, pitch):
            continue
        if lines == 1:
            if texts.widest_name(size) <= room:
                return size, texts.widest_name(size)
            continue
        grade, width = _fit_lines(texts, size, lines, room)
        if grade == 0:
            return size, width
        if grade is not None and (best is None or grade < best[0]):
            best = (grade, size, width)
    return best[1:] if best else None


def _rows_hold(size: float, lines: int, pitch: float) -> bool:
    """Whether names in rows this far apart are told apart."""
    if lines > 1:
        return _height(size, lines) + size * _BETWEEN_NAMES <= pitch
    return size * (_CLOSE_ROWS if size <= 12 else _FIRST_LINE) <= pitch


def _fit_lines(texts: ChartTexts, size: float, lines: int, room: float) -> tuple[int | None, float]:
    """The width at which the names break best, the narrowest of several."""
    found: list[tuple[int, float]] = []
    for share in _BESIDE_WIDTHS:
        width = texts.wrapped_width(size, room * share)
        grade = texts.break_names(size, lines, (width, width + _BESIDE_SLACK))
        if grade is not None and width <= room:
            found.append((grade, width))
    return min(found) if found else (None, room)
