"""Columns and lying bars: sizes, scale and plot area at which no text meets another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slidegen.arrange.chart_look import (
    LINE_HEIGHT,
    At,
    ChartLook,
    ChartTexts,
    Rect,
    legend_on_top,
    round_limit,
)
from slidegen.units import Box, points
from slidegen.values import dataclass

_COLUMN_LABELS = (22.0, 20.0, 18.0, 16.0, 14.0)
_BAR_LABELS = (20.0, 18.0, 16.0, 14.0)
# Size and number of lines of the names, best first.
_NAME_STEPS = ((18.0, 1), (16.0, 1), (18.0, 2), (16.0, 2), (14.0, 1), (14.0, 2))
# A name may use this much of the room from its bar's middle to the next one's.
_NAME_SHARE = 0.94
_NAMES_BESIDE = 0.4
_AXIS_GAP = 17.0
_TOP = 10.0
_NARROW = 600.0

# From a bar's end to its label.
_LABEL_GAP = 4.0
# From the label of the longest negative bar to the names beside it.
_NAME_GAP = 12.0
# The longest column takes 1/1.125 of the height, the longest bar 1/1.095 of the width, or less.
_COLUMN_HEADROOM = 1.125
_BAR_HEADROOM = 1.095
_CROWDED_GAP = 40


def choose_bar_look(texts: ChartTexts, box: Box) -> ChartLook:
    """The look of a column or bar chart, clustered or stacked, in `box`."""
    legend = legend_on_top(texts, box)
    lying = texts.chart.kind.startswith("bar")
    top = max(_TOP, legend.height)
    frame = _beside(texts, box, top) if lying else _below(texts, box, top)
    plan = _Plan(texts, frame, lying, max(0.0, top - legend.height))
    look = _stacked(plan) if "stacked" in texts.chart.kind else _clustered(plan)
    return replace(
        look,
        category_size=frame.size,
        plot_area=frame.area,
        legend="top" if legend.area else "none",
        legend_area=legend.area,
        crowded=look.crowded or frame.crowded or legend.crowded,
    )


@dataclass(frozen=True, slots=True)
class NameFrame:
    """The plot area that the names of the categories leave, and the size of the names."""

    area: Box
    size: float
    crowded: bool


def _below(texts: ChartTexts, box: Box, top: float) -> NameFrame:
    """Names under the axis on one line or two."""
    return names_below(texts, box, top)


def names_below(
    texts: ChartTexts, box: Box, top: float, left: float = 0, right: float = 0
) -> NameFrame:
    """The plot over the names; `left` and `right` are pt kept free beside it."""
    count = max(1, len(texts.chart.categories))
    width = box.width_pt - left - right
    room = width / count * _NAME_SHARE
    many = count >= 8 or (count >= 4 and box.width_pt < _NARROW)
    steps = [step for step in _NAME_STEPS if step[0] <= (16 if many else 18)]
    found = _first_fit(texts, steps, room)
    size, lines = found or _NAME_STEPS[-1]
    bottom = 1.25 * size * lines + 9.9
    height = box.height_pt - top - bottom
    area = Box(points(left), points(top), points(width), points(max(1.0, height)))
    return NameFrame(area, size, crowded=found is None or height < 4 * size)


def _beside(texts: ChartTexts, box: Box, top: float) -> NameFrame:
    """Names left of the axis, in up to two fifths of the width."""
    height = box.height_pt - top
    pitch = height / max(1, len(texts.chart.categories))
    room = box.width_pt * _NAMES_BESIDE - _AXIS_GAP

    steps = [step for step in _NAME_STEPS if step[0] * 1.25 * step[1] <= pitch]
    found = _first_fit(texts, steps, room)
    size, lines = found or _NAME_STEPS[-1]
    wide = texts.widest_name(size) if lines == 1 else texts.wrapped_width(size, room)
    left = points(min(wide, room) + _AXIS_GAP)
    area = Box(left, points(top), box.width - left, points(height))
    return NameFrame(area, size, crowded=found is None or height <= 0)


def _first_fit(
    texts: ChartTexts, steps: list[tuple[float, int]], room: float
) -> tuple[float, int] | None:
    """The best size and number of lines for the names; a single character left over is worst."""
    for orphans in (False, True):
        for size, lines in steps:
            if texts.names_fit(size, lines, room, orphans=orphans):
                return size, lines
    return None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A bar chart on its plot area. Lengths in pt: `along` the categories, `up` the values.

    `spare` is free space beyond the plot's far end that labels may use.
    """

    texts: ChartTexts
    frame: NameFrame
    lying: bool
    spare: float

    @property
    def along(self) -> float:
        return self.frame.area.height_pt if self.lying else self.frame.area.width_pt

    @property
    def up(self) -> float:
        return self.frame.area.width_pt if self.lying else self.frame.area.height_pt

    @property
    def pitch(self) -> float:
        return self.along / max(1, len(self.texts.chart.categories))

    @property
    def together(self) -> int:
        """Bars that stand side by side for one category."""
        return 1 if "stacked" in self.texts.chart.kind else max(1, len(self.texts.chart.series))

    def thickness(self, gap: int) -> float:
        return self.pitch / (self.together + gap / 100)

    def label_extent(self, at: At, size: float) -> tuple[float, float]:
        """How much a label takes along the categories and along the values."""
        width = self.texts.label_width(at, size)
        return (size, width) if self.lying else (width, size)


def _usual_gap(plan: _Plan) -> int:
    """Space between bars in per cent of a bar: fewer bars stand further apart."""
    count = len(plan.texts.chart.categories)
    if plan.together > 1:
        return 60
    if plan.lying:
        return 150 if count <= 2 else 100 if count == 3 else 65
    if plan.along < _NARROW:
        return 120 if count <= 3 else 75 if count <= 7 else 50
    return 180 if count <= 3 else 140 if count == 4 else 90 if count <= 7 else 50


def _clustered(plan: _Plan) -> ChartLook:
    """The largest labels that keep clear of each other and of all bars."""
    sizes = _BAR_LABELS if plan.lying else _COLUMN_LABELS
    usual = _usual_gap(plan)
    for gap in dict.fromkeys((usual, min(usual, _CROWDED_GAP))):
        for size in sizes:
            scale = _scale(plan, size)
            if scale is not None and _keeps_clear(plan, gap, size, *scale):
                return _bar_look(plan, size, gap, scale)
    scale = _scale(plan, sizes[-1]) or (0.0, 1.0)
    return replace(_bar_look(plan, sizes[-1], usual, scale), crowded=True)


def _bar_look(plan: _Plan, size: float, gap: int, scale: tuple[float, float]) -> ChartLook:
    minimum, maximum = scale
    return ChartLook(
        label_size=size,
        category_size=0.0,
        plot_area=plan.frame.area,
        gap=gap,
        minimum=round_limit(minimum),
        maximum=round_limit(maximum),
    )


def _scale(plan: _Plan, size: float) -> tuple[float, float] | None:
    """Limits from zero that leave room for the labels; None where the labels leave no bars."""
    known = plan.texts.known()
    high = max(0.0, *(value for _, value in known)) if known else 1.0
    low = min(0.0, *(value for _, value in known)) if known else 0.0
    if not high - low:
        return 0.0, 1.0
    ends = [(value, _end_room(plan, at, size)) for at, value in known]
    if low == 0:
        return _scale_upwards(plan, ends, high)
    above = max((room for value, room in ends if value > 0), default=0.0)
    below = max((room for value, room in ends if value < 0), default=0.0)
    below += _NAME_GAP if plan.lying else 0.0
    share = (above + below) / plan.up
    if share > 0.6:
        return None
    total = (high - low) / (1 - share)
    return low - below / plan.up * total, high + above / plan.up * total


def _end_room(plan: _Plan, at: At, size: float) -> float:
    """Length beyond a bar's end that its label needs."""
    extent = plan.label_extent(at, size)[1]
    return _LABEL_GAP + (extent if plan.lying else extent * LINE_HEIGHT)


def _scale_upwards(
    plan: _Plan, ends: list[tuple[float, float]], high: float
) -> tuple[float, float] | None:
    total = high * (_BAR_HEADROOM if plan.lying else _COLUMN_HEADROOM)
    up = plan.up
    free = up + (0.0 if plan.lying else plan.spare)
    for value, room in ends:
        left = free - room
        if left < up * 0.35:
            return None
        total = max(total, value * up / left)
    return 0.0, total


def _keeps_clear(plan: _Plan, gap: int, size: float, minimum: float, maximum: float) -> bool:
    """Whether no label meets another label or a bar that is not its own."""
    placed = sorted(_place(plan, gap, size, minimum, maximum), key=lambda pair: pair[0].left)
    if plan.lying and plan.together > 1 and size > plan.thickness(gap) * 1.3:
        return False
    reach = plan.together + 2
    for index, (label, _) in enumerate(placed):
        for other in range(max(0, index - reach), min(len(placed), index + reach + 1)):
            other_label, other_bar = placed[other]
            if other != index and (label.overlaps(other_bar) or label.overlaps(other_label)):
                return False
    return True


def _place(
    plan: _Plan, gap: int, size: float, minimum: float, maximum: float
) -> Iterator[tuple[Rect, Rect]]:
    """Label and bar of each point; `left` to `right` the categories, `top` up the values."""
    thick, pitch, together = plan.thickness(gap), plan.pitch, plan.together
    scale = plan.up / (maximum - minimum)
    zero = -minimum * scale
    edge = 0.5 if together > 1 else 0.0
    for (series, index), value in plan.texts.known():
        middle = (index + 0.5) * pitch + (series - (together - 1) / 2) * thick
        end = (value - minimum) * scale
        along, up = plan.label_extent((series, index), size)
        # Two labels side by side keep a space apart; above each other their line height does it.
        half = along / 2 + (0 if plan.lying else size * 0.12)
        start = end + _LABEL_GAP if value >= 0 else end - _LABEL_GAP - up
        label = Rect(middle - half, start, middle + half, start + up)
        bar = Rect(
            middle - thick / 2 + edge, min(zero, end), middle + thick / 2 - edge, max(zero, end)
        )
        yield label, bar


def _stacked(plan: _Plan) -> ChartLook:
    """Labels inside their pieces, at the largest size that hides no more than the smallest does."""
    gap = _usual_gap(plan)
    maximum, minimum = _stack_limits(plan)
    least = _too_thin(plan, gap, _BAR_LABELS[-1])
    size = next(size for size in _BAR_LABELS if _too_thin(plan, gap, size) == least)
    relative = plan.texts.chart.kind.endswith("-100")
    return ChartLook(
        label_size=size,
        category_size=0.0,
        plot_area=plan.frame.area,
        gap=gap,
        minimum=None if relative else round_limit(minimum),
        maximum=None if relative else round_limit(maximum),
        unlabelled=least,
        hidden=least,
    )


def _stack_limits(plan: _Plan) -> tuple[float, float]:
    """The highest and lowest end of a stack; what is negative is stacked downwards."""
    stacks = _stacks(plan)
    high = max((sum(v for v in stack if v > 0) for stack in stacks), default=0.0)
    low = min((sum(v for v in stack if v < 0) for stack in stacks), default=0.0)
    if not high - low:
        return 1.0, 0.0
    return high * 1.02, low * 1.02


def _stacks(plan: _Plan) -> list[list[float]]:
    stacks: list[list[float]] = [[] for _ in plan.texts.chart.categories]
    for (_, index), value in plan.texts.known():
        stacks[index].append(value)
    return stacks


def _too_thin(plan: _Plan, gap: int, size: float) -> frozenset[At]:
    """The pieces that do not hold their label."""
    maximum, minimum = _stack_limits(plan)
    stacks = _stacks(plan)
    relative = plan.texts.chart.kind.endswith("-100")
    found = set()
    for at, value in plan.texts.known():
        whole = sum(map(abs, stacks[at[1]])) if relative else maximum - minimum
        length = abs(value) / whole * plan.up if whole else 0.0
        along, up = plan.label_extent(at, size)
        if up + 3 > length or along > plan.thickness(gap):
            found.add(at)
    return frozenset(found)
