"""Pies and doughnuts: the circle with its labels, and the legend beside it."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from slidegen.arrange.chart_look import (
    LEGEND_PITCH,
    LEGEND_SIZE,
    At,
    ChartLook,
    ChartTexts,
    Rect,
)
from slidegen.typeset.metrics import text_width
from slidegen.units import Box, points
from slidegen.values import dataclass

_SIZES = (18.0, 16.0, 14.0)
_KEY_WIDTH = 34.0
_BETWEEN = 28.0
# From the circle to a label outside it.
_LABEL_GAP = 6.0
# Inner radius of the ring to its outer one. LibreOffice draws half whatever the file says.
_HOLE = 0.6


def choose_round_look(texts: ChartTexts, box: Box, distinct: int) -> ChartLook:
    """The look of a pie or doughnut in `box`; `distinct` is how many colours can be told apart."""
    looks = [_try(texts, box, size, distinct) for size in _SIZES]
    best = next((look for look in looks if not look.crowded and not look.hidden), None)
    return best or min(looks, key=lambda look: (look.crowded, len(look.hidden)))


def _try(texts: ChartTexts, box: Box, size: float, distinct: int) -> ChartLook:
    ring = texts.chart.kind == "doughnut"
    widest = max((texts.label_width(at, size) for at, _ in texts.known()), default=0.0)
    names = _legend_width(texts)
    outside = 0.0 if ring else widest + _LABEL_GAP
    above = 8.0 if ring else size * 1.2 + _LABEL_GAP + 2
    room = box.width_pt - 2 * outside - _BETWEEN - names
    side = min(box.height_pt - 2 * above, room)
    start = max(0.0, (box.width_pt - side - 2 * outside - _BETWEEN - names) / 2)
    circle = Rect(
        start + outside, (box.height_pt - side) / 2,
        start + outside + side, (box.height_pt + side) / 2,
    )  # fmt: skip
    slices = _slices(texts, circle, size)
    hidden = frozenset(s.at for s in slices if not s.holds_label(circle)) if ring else frozenset()
    clash = not ring and any(
        first.label.overlaps(second.label)
        for number, first in enumerate(slices)
        for second in slices[number + 1 :]
    )
    rows = len(texts.chart.categories) * LEGEND_SIZE * LEGEND_PITCH
    left = circle.right + outside + _BETWEEN
    return ChartLook(
        label_size=size,
        category_size=LEGEND_SIZE,
        plot_area=_area(circle),
        legend="right",
        legend_area=_area(
            Rect(
                left,
                max(0.0, (box.height_pt - rows) / 2),
                min(box.width_pt, left + names),
                min(box.height_pt, (box.height_pt + rows) / 2),
            )
        ),
        unlabelled=hidden,
        hidden=hidden,
        crowded=clash
        or side < 6 * size
        or rows > box.height_pt
        or len(texts.chart.categories) > distinct,
    )


def _legend_width(texts: ChartTexts) -> float:
    names = texts.chart.categories
    return _KEY_WIDTH + max(
        (text_width(name, texts.fonts, LEGEND_SIZE) for name in names), default=0.0
    )


def _area(rect: Rect) -> Box:
    return Box(
        points(rect.left),
        points(rect.top),
        max(1, points(rect.right - rect.left)),
        max(1, points(rect.bottom - rect.top)),
    )


@dataclass(frozen=True, slots=True)
class _Slice:
    """A slice from `start` to `end`, in turns from twelve o'clock, and its label."""

    at: At
    start: float
    end: float
    label: Rect

    def holds_label(self, circle: Rect) -> bool:
        """Whether all corners of the label lie in the slice's part of the ring."""
        x, y = (circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2
        radius = (circle.right - circle.left) / 2
        if self.end - self.start > 0.999:
            return self.label.right - self.label.left < radius * (1 - _HOLE)
        middle = (self.start + self.end) / 2
        half = (self.end - self.start) / 2
        for across in (self.label.left, self.label.right):
            for down in (self.label.top, self.label.bottom):
                angle = _turn(across - x, down - y)
                away = abs((angle - middle + 0.5) % 1 - 0.5)
                if away > half or not _HOLE * 0.88 <= hypot(across - x, down - y) / radius <= 1.05:
                    return False
        return True


def _turn(across: float, down: float) -> float:
    """The direction of a point from the middle, in turns clockwise from twelve o'clock."""
    return (atan2(across, -down) / (2 * pi)) % 1


def _slices(texts: ChartTexts, circle: Rect, size: float) -> list[_Slice]:
    known = list(texts.known())
    whole = sum(value for _, value in known) or 1.0
    radius = (circle.right - circle.left) / 2
    x, y = (circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2
    found, start = [], 0.0
    for at, value in known:
        end = start + value / whole
        middle = (start + end) * pi
        half_width, half_height = texts.label_width(at, size) / 2, size / 2
        if texts.chart.kind == "doughnut":
            reach = radius * (1 + _HOLE) / 2
            across, down = x + reach * sin(middle), y - reach * cos(middle)
        else:
            reach = radius + _LABEL_GAP
            across = x + reach * sin(middle) + half_width * _side(sin(middle))
            down = y - reach * cos(middle) - half_height * _side(cos(middle))
        label = Rect(
            across - half_width, down - half_height, across + half_width, down + half_height
        )
        found.append(_Slice(at, start, end, label))
        start = end
    return found


def _side(direction: float) -> float:
    """How far a label is moved outwards: by all its half at the sides, less at the poles."""
    return max(-1.0, min(1.0, direction * 1.5))
