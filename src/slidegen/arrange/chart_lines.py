"""Lines: all values if there is room for them, else those at the ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from slidegen.arrange.chart_look import (
    LINE_HEIGHT,
    At,
    ChartLook,
    ChartTexts,
    Limits,
    Rect,
    Side,
    legend_on_top,
    round_limit,
)
from slidegen.arrange.chart_names import NameFrame, names_below
from slidegen.arrange.chart_scale import mark_scale
from slidegen.units import Box
from slidegen.values import dataclass

_SIZES = (20.0, 18.0, 16.0, 14.0)
_END_SIZES = (18.0, 16.0, 14.0, 12.0)
_TOP = 10.0
# More numbers than this are a table, not a line, even where they find room.
_MOST_LABELS = 24
# From a point to its label: half a marker and a little.
_LABEL_GAP = 6.0
# A label under a point keeps this clear of the axis: programs set it lower than its box says.
_OVER_AXIS = 8.0
# A line shows change: where even its lowest point is above this share of the highest, the scale
# starts nearer to it than zero.
_FROM_ZERO_BELOW = 0.5

Point = tuple[float, float]


def choose_line_look(texts: ChartTexts, box: Box, limits: Limits) -> ChartLook:
    """The look of a line chart in `box`."""
    legend = legend_on_top(texts, box)
    top = max(_TOP, legend.height)
    frame = names_below(texts, box, top, limits)
    look = _label_all(texts, frame, box, limits) or _label_ends(texts, box, top, limits)
    return replace(
        look,
        legend="top" if legend.area else "none",
        legend_area=legend.area,
        legend_size=legend.size,
        crowded_legend=legend.crowded,
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The lines as drawn, in pt from the plot's top left corner, and where labels may stand."""

    spots: dict[At, Point]
    lines: tuple[tuple[Point, ...], ...]
    bounds: Rect


def _label_all(texts: ChartTexts, frame: NameFrame, box: Box, limits: Limits) -> ChartLook | None:
    if len(list(texts.known())) > _MOST_LABELS:
        return None
    for size in _SIZES:
        scale = _scale(texts, frame, size, limits)
        drawing = _draw(texts, frame, box, scale, limits)
        sides = _place(texts, drawing, _usual_sides(texts), size)
        if len(sides) == len(drawing.spots):
            return _line_look(texts, frame, size, scale, sides)
    return None


def _label_ends(texts: ChartTexts, box: Box, top: float, limits: Limits) -> ChartLook:
    """The last values, then the first ones, the highlighted and the extremes, as room allows."""
    sizes = [size for size in _END_SIZES if size >= limits.smallest_label]
    found = [_try_ends(texts, box, top, size, limits) for size in sizes]
    return min(found, key=lambda look: (look.crowded, len(look.hidden)))


def _try_ends(texts: ChartTexts, box: Box, top: float, size: float, limits: Limits) -> ChartLook:
    wanted = _wanted_ends(texts)
    half = box.width_pt / max(1, len(texts.chart.categories)) / 2
    left, right = (
        max((texts.label_width(at, size) + 2 * _LABEL_GAP - half for at in ats), default=0.0)
        for ats in (_firsts(texts), _lasts(texts))
    )
    left = 0.0 if limits.scale else max(0.0, left)
    frame = names_below(texts, box, top, limits, left, max(0.0, right))
    scale = _scale(texts, frame, size, limits)
    sides = _place(texts, _draw(texts, frame, box, scale, limits), wanted, size)
    hidden = frozenset(at for at in _lasts(texts) if at not in sides)
    look = _line_look(texts, frame, size, scale, sides)
    return replace(look, hidden=hidden, scale_step=_mark(scale, frame, limits)[1])


def _line_look(
    texts: ChartTexts,
    frame: NameFrame,
    size: float,
    scale: tuple[float, float],
    sides: dict[At, Side],
) -> ChartLook:
    return ChartLook(
        label_size=size,
        category_size=frame.size,
        plot_area=frame.area,
        minimum=round_limit(scale[0], scale[1] - scale[0]),
        maximum=round_limit(scale[1], scale[1] - scale[0]),
        sides=sides,
        unlabelled=frozenset(at for at, _ in texts.known() if at not in sides),
        crowded=frame.crowded,
    )


def _scale(texts: ChartTexts, frame: NameFrame, size: float, limits: Limits) -> tuple[float, float]:
    """Limits with room for a label above the highest and below the lowest point."""
    values = [value for _, value in texts.known()] or [0.0]
    high, low = max(values), min(values)
    if 0 <= low < high * _FROM_ZERO_BELOW:
        low = 0.0
    room = min(0.3, (size * LINE_HEIGHT + _LABEL_GAP + _OVER_AXIS) / frame.area.height_pt)
    span = (high - low) or abs(high) or 1.0
    total = span / (1 - 2 * room)
    if low == 0:
        return 0.0, max(high, 0.0) + room * total
    bottom, top = low - room * total, high + room * total
    bottom = max(0.0, bottom) if low > 0 else bottom
    return _mark((bottom, top), frame, limits)[0], top


def _mark(
    scale: tuple[float, float], frame: NameFrame, limits: Limits
) -> tuple[float, Decimal | None]:
    """Where the scale starts if it has marks, and the step between them."""
    if limits.scale is None:
        return scale[0], None
    return mark_scale(scale, limits.scale, frame.area.height_pt, False) or (scale[0], None)


def _draw(
    texts: ChartTexts, frame: NameFrame, box: Box, scale: tuple[float, float], limits: Limits
) -> _Drawing:
    area = frame.area
    pitch = area.width_pt / max(1, len(texts.chart.categories))
    per_unit = area.height_pt / (scale[1] - scale[0])
    spots = {
        at: ((at[1] + 0.5) * pitch, (scale[1] - value) * per_unit) for at, value in texts.known()
    }
    lines = tuple(
        tuple(spot for at, spot in spots.items() if at[0] == series)
        for series in range(len(texts.chart.series))
    )
    # The axis runs at zero where the scale has one.
    axis = max(0.0, min(area.height_pt, scale[1] * per_unit))
    lines += (((0.0, axis), (area.width_pt, axis)),)
    left = area.x / 12_700
    # A scale's numbers stand left of the plot.
    bounds = Rect(
        0.0 if limits.scale else -left, -_TOP, box.width_pt - left, area.height_pt - _OVER_AXIS
    )
    return _Drawing(spots, lines, bounds)


Wish = tuple[At, tuple[Side, ...]]


def _usual_sides(texts: ChartTexts) -> list[Wish]:
    """For every point the sides that its label may stand on, the better first."""
    values = dict(texts.known())
    return [(at, ("b", "t") if _lies_low(at, values) else ("t", "b")) for at in values]


def _lies_low(at: At, values: dict[At, float]) -> bool:
    """Under another line, or in a valley of its own."""
    series, index = at
    others = [v for (s, i), v in values.items() if i == index and s != series]
    if others:
        return values[at] < max(others) and values[at] <= min(others)
    around = [values[near] for near in ((series, index - 1), (series, index + 1)) if near in values]
    return len(around) == 2 and all(values[at] < value for value in around)


def _wanted_ends(texts: ChartTexts) -> list[Wish]:
    """The points worth a label where not all can have one, the most important first."""
    wishes: dict[At, tuple[Side, ...]] = {}
    for at in _lasts(texts):
        wishes.setdefault(at, ("r", "t", "b"))
    for at in _firsts(texts):
        wishes.setdefault(at, ("l", "t", "b"))
    highlight = texts.chart.highlight
    if highlight is not None:
        for at, _ in texts.known():
            if at[1] == highlight:
                wishes.setdefault(at, ("t", "b"))
    if len(texts.chart.series) == 1:
        known = list(texts.known())
        wishes.setdefault(max(known, key=lambda pair: pair[1])[0], ("t", "b"))
        wishes.setdefault(min(known, key=lambda pair: pair[1])[0], ("b", "t"))
    return list(wishes.items())


def _lasts(texts: ChartTexts) -> list[At]:
    return [max(ats) for ats in _by_series(texts)]


def _firsts(texts: ChartTexts) -> list[At]:
    return [min(ats) for ats in _by_series(texts)]


def _by_series(texts: ChartTexts) -> list[list[At]]:
    known = [at for at, _ in texts.known()]
    found = [[at for at in known if at[0] == s] for s in range(len(texts.chart.series))]
    return [ats for ats in found if ats]


def _place(
    texts: ChartTexts, drawing: _Drawing, wishes: Iterable[Wish], size: float
) -> dict[At, Side]:
    """A side for each label that finds one clear of lines, other labels and the frame's edges."""
    taken: list[Rect] = []
    sides: dict[At, Side] = {}
    for at, choices in wishes:
        width = texts.label_width(at, size)
        for side in choices:
            rect = _label_rect(drawing.spots[at], side, width, size)
            if _is_clear(rect, drawing, taken):
                taken.append(rect)
                sides[at] = side
                break
    return sides


def _label_rect(spot: Point, side: Side, width: float, size: float) -> Rect:
    x, y = spot
    half = width / 2
    match side:
        case "t":
            return Rect(x - half, y - _LABEL_GAP - size, x + half, y - _LABEL_GAP)
        case "b":
            low = y + _LABEL_GAP + size * LINE_HEIGHT
            return Rect(x - half, y + _LABEL_GAP, x + half, low)
        case "r":
            return Rect(x + _LABEL_GAP, y - size / 2, x + _LABEL_GAP + width, y + size / 2)
        case "l":
            return Rect(x - _LABEL_GAP - width, y - size / 2, x - _LABEL_GAP, y + size / 2)


def _is_clear(rect: Rect, drawing: _Drawing, taken: Sequence[Rect]) -> bool:
    bounds = drawing.bounds
    if rect.left < bounds.left or rect.right > bounds.right:
        return False
    if rect.top < bounds.top or rect.bottom > bounds.bottom:
        return False
    if any(rect.overlaps(other) for other in taken):
        return False
    return not any(
        _crosses(rect, line[index], line[index + 1])
        for line in drawing.lines
        for index in range(len(line) - 1)
    )


def _crosses(rect: Rect, start: Point, end: Point) -> bool:
    """Whether a straight line runs through the rectangle (clipped edge by edge)."""
    across, down = end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for step, distance in (
        (-across, start[0] - rect.left),
        (across, rect.right - start[0]),
        (-down, start[1] - rect.top),
        (down, rect.bottom - start[1]),
    ):
        if step == 0:
            if distance < 0:
                return False
        elif step < 0:
            enter = max(enter, distance / step)
        else:
            leave = min(leave, distance / step)
    return enter < leave
