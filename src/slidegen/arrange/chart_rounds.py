"""Pies and doughnuts: the circle with its labels, and the legend beside it."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, hypot, pi, sin

from slidegen.arrange.chart_look import (
    LEGEND_PITCH,
    LEGEND_SIZES,
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
# Inner radius of the ring to its outer one, which LibreOffice draws whatever the file says.
_HOLE = 0.5
_NEAR_AXIS = sin(pi / 36)
# From a label in the ring to its edges.
_EDGE = 5.0


def choose_round_look(texts: ChartTexts, box: Box, distinct: int) -> ChartLook:
    """The look of a pie or doughnut in `box`; `distinct` is how many colours can be told apart.

    Where not every label finds its place, all values stand in the legend instead. An empty slice
    has no place for its label: LibreOffice draws none, another program one over its neighbours.
    """
    looks = [
        (size, legend, values)
        for legend in LEGEND_SIZES
        for values in (False, True)
        for size in (_SIZES if not values else _SIZES[-1:])
    ]
    for size, legend, values in looks:
        look = _try(texts, box, (size, legend), distinct, values)
        if look.fits:
            return look
    return look


def _try(
    texts: ChartTexts, box: Box, sizes: tuple[float, float], distinct: int, values: bool
) -> ChartLook:
    """The look with labels and names of `sizes`; `values` stand in the legend or as labels."""
    size, legend_size = sizes
    ring = texts.chart.kind == "doughnut"
    widest = max((texts.label_width(at, size) for at, _ in texts.known()), default=0.0)
    names = _legend_width(texts, legend_size, values)
    bare = ring or values
    outside = 0.0 if bare else widest + _LABEL_GAP
    above = 8.0 if bare else size * 1.2 + _LABEL_GAP + 2
    room = box.width_pt - 2 * outside - _BETWEEN - names
    side = min(box.height_pt - 2 * above, room)
    start = max(0.0, (box.width_pt - side - 2 * outside - _BETWEEN - names) / 2)
    circle = Rect(
        start + outside, (box.height_pt - side) / 2,
        start + outside + side, (box.height_pt + side) / 2,
    )  # fmt: skip
    rows = len(texts.chart.categories) * legend_size * LEGEND_PITCH
    left = circle.right + outside + _BETWEEN
    return ChartLook(
        label_size=size,
        category_size=legend_size,
        legend_size=legend_size,
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
        unlabelled=frozenset(at for at, _ in texts.known()) if values else frozenset(),
        legend_values=values,
        crowded=not (values or _labels_fit(texts, circle, size))
        or side < 6 * size
        or rows > box.height_pt
        or len(texts.chart.categories) > distinct,
    )


def _labels_fit(texts: ChartTexts, circle: Rect, size: float) -> bool:
    """Whether each label lies in its piece of a ring, or around a pie clear of the others."""
    if not all(value for _, value in texts.known()):
        return False
    if texts.chart.kind == "doughnut":
        slices = _slices(texts, circle, size, _glide)
        return all(piece.holds_label(circle) for piece in slices)
    return not any(
        first.label.overlaps(second.label)
        for move in (_glide, _by_corner)
        for slices in (_slices(texts, circle, size, move),)
        for number, first in enumerate(slices)
        for second in slices[number + 1 :]
    )


def _legend_width(texts: ChartTexts, size: float, values: bool) -> float:
    names = texts.legend_names(values)
    return _KEY_WIDTH + max((text_width(name, texts.fonts, size) for name in names), default=0.0)


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
        """Whether the label lies in the slice's part of the ring, clear of all its edges."""
        x, y = (circle.left + circle.right) / 2, (circle.top + circle.bottom) / 2
        radius = (circle.right - circle.left) / 2
        label, half = self.label, (self.end - self.start) / 2
        for across in (label.left, (label.left + label.right) / 2, label.right):
            for down in (label.top, (label.top + label.bottom) / 2, label.bottom):
                away = hypot(across - x, down - y)
                if not radius * _HOLE + _EDGE <= away <= radius - _EDGE:
                    return False
                turned = abs((_turn(across - x, down - y) - (self.start + self.end) / 2 + 0.5) % 1)
                if half < 0.499 and abs(turned - 0.5) > half:
                    return False
        return True


def _turn(across: float, down: float) -> float:
    """The direction of a point from the middle, in turns clockwise from twelve o'clock."""
    return (atan2(across, -down) / (2 * pi)) % 1


def _slices(
    texts: ChartTexts, circle: Rect, size: float, move: Callable[[float], float]
) -> list[_Slice]:
    """The slices, their labels moved outwards by `move` of the direction's sine or cosine."""
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
            across = x + reach * sin(middle) + half_width * move(sin(middle))
            down = y - reach * cos(middle) - half_height * move(cos(middle))
        label = Rect(
            across - half_width, down - half_height, across + half_width, down + half_height
        )
        found.append(_Slice(at, start, end, label))
        start = end
    return found


def _glide(direction: float) -> float:
    """How far a label is moved outwards: by all its half at the sides, less at the poles."""
    return max(-1.0, min(1.0, direction * 1.5))


def _by_corner(direction: float) -> float:
    """As LibreOffice does it: by all its half, but not within five degrees of an axis."""
    return 0.0 if abs(direction) < _NEAR_AXIS else 1.0 if direction > 0 else -1.0
