"""Columns and lying bars: sizes, scale and plot area at which no text meets another."""

from __future__ import annotations

from bisect import bisect_left
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
    legend_on_top,
    round_limit,
)
from slidegen.arrange.chart_names import NameFrame, names_below, names_beside
from slidegen.arrange.chart_scale import SHARE_STEP, mark_scale
from slidegen.units import Box
from slidegen.values import dataclass

_COLUMN_LABELS = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_BAR_LABELS = (20.0, 18.0, 16.0, 14.0, 12.0)
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
# Labels side by side keep this share of their size apart on either side.
_LABEL_MARGIN = 0.12
# Labels of bars that lie together may be this much higher than a bar: digits have no descenders.
_OVER_BAR = 1.3
# From a label in a stack to its piece's edges.
_PIECE_EDGE = 2.0
# Labels are at most so much larger than the names.
_OVER_NAMES = 6.0
# Bars thinner than this in pt are hatching.
_THINNEST = 5.0


def choose_bar_look(texts: ChartTexts, box: Box, limits: Limits) -> ChartLook:
    """The look of a column or bar chart, clustered or stacked, in `box`."""
    legend = legend_on_top(texts, box)
    lying = texts.chart.kind.startswith("bar")
    top = max(_TOP, legend.height)
    frame = (names_beside if lying else names_below)(texts, box, top, limits)
    plan = _Plan(texts, frame, lying, max(0.0, top - legend.height), limits)
    if frame.crowded or legend.crowded:
        look = _bar_look(plan, limits.smallest_label, _CROWDED_GAP, (0.0, 1.0))
    else:
        look = _stacked(plan) if "stacked" in texts.chart.kind else _clustered(plan)
    return replace(
        look,
        category_size=frame.size,
        plot_area=frame.area,
        legend="top" if legend.area else "none",
        legend_area=legend.area,
        legend_size=legend.size,
        scale_step=_scale_step(plan, look),
        crowded=look.crowded or frame.crowded,
        crowded_legend=legend.crowded,
    )


def _scale_step(plan: _Plan, look: ChartLook) -> Decimal | None:
    if plan.limits.scale is None:
        return None
    if look.minimum is None or look.maximum is None:
        return SHARE_STEP
    ends = float(look.minimum), float(look.maximum)
    marks = mark_scale(ends, plan.limits.scale, plan.up, plan.lying)
    return marks[1] if marks else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A bar chart on its plot area. Lengths in pt: `along` the categories, `up` the values.

    `spare` is free space beyond the plot's far end that labels may use.
    """

    texts: ChartTexts
    frame: NameFrame
    lying: bool
    spare: float
    limits: Limits

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

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes that labels may have, best first."""
        usual = _BAR_LABELS if self.lying or self.is_stacked else _COLUMN_LABELS
        least, most = self.limits.smallest_label, self.frame.size + _OVER_NAMES
        return tuple(size for size in usual if least <= size <= most)

    @property
    def is_stacked(self) -> bool:
        return "stacked" in self.texts.chart.kind

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
    usual = _usual_gap(plan)
    gaps = tuple(dict.fromkeys((usual, min(usual, _CROWDED_GAP))))
    for gap in gaps:
        bars = _stand_bars(plan, gap)
        for size in plan.sizes:
            scale = _scale(plan, plan.texts.known(), size)
            if scale is not None and _keeps_clear(plan, bars, size, scale):
                return _bar_look(plan, size, gap, scale)
    if plan.limits.partly and plan.thickness(gaps[-1]) >= _THINNEST:
        return _label_telling_points(plan, gaps[-1])
    return replace(_bar_look(plan, plan.sizes[-1], usual, (0.0, 1.0)), crowded=True)


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


def _scale(
    plan: _Plan, labelled: Iterable[tuple[At, float]], size: float
) -> tuple[float, float] | None:
    """Limits from zero that leave room for the labels; None where the labels leave no bars."""
    known = plan.texts.known()
    high = max(0.0, *(value for _, value in known)) if known else 1.0
    low = min(0.0, *(value for _, value in known)) if known else 0.0
    if not high - low:
        return 0.0, 1.0
    if plan.lying:
        ends = [(value, _LABEL_GAP + plan.texts.label_width(at, size)) for at, value in labelled]
    else:
        room = _LABEL_GAP + size * LINE_HEIGHT
        ends = [(high, room), (low, room)]
    if low == 0:
        return _scale_upwards(plan, ends, high)
    above = max((room for value, room in ends if value > 0), default=0.0)
    below = max((room for value, room in ends if value < 0), default=0.0)
    below += _NAME_GAP if plan.lying else 0.0
    share = (above + below) / plan.up
    if share > 0.6:
        return None
    total = (high - low) / (1 - share)
    return _start_at_mark(plan, low - below / plan.up * total, high + above / plan.up * total)


def _start_at_mark(plan: _Plan, low: float, high: float) -> tuple[float, float]:
    if plan.limits.scale is None:
        return low, high
    marks = mark_scale((low, high), plan.limits.scale, plan.up, plan.lying)
    return (marks[0] if marks else low), high


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


@dataclass(frozen=True, slots=True)
class _Bars:
    """Where bars stand along the categories, in order: middles, half a bar, their points."""

    middles: Sequence[float]
    points: Sequence[tuple[At, float]]
    half: float
    thickness: float


def _stand_bars(plan: _Plan, gap: int) -> _Bars:
    thick, pitch, together = plan.thickness(gap), plan.pitch, plan.together
    found = sorted(
        ((at[1] + 0.5) * pitch + (at[0] - (together - 1) / 2) * thick, at, value)
        for at, value in plan.texts.known()
    )
    return _Bars(
        [middle for middle, _, _ in found],
        [(at, value) for _, at, value in found],
        thick / 2 - (0.5 if together > 1 else 0.0),
        thick,
    )


def _keeps_clear(plan: _Plan, bars: _Bars, size: float, scale: tuple[float, float]) -> bool:
    """Whether no label meets another label or a bar that is not its own."""
    if plan.lying and size > _row_height(plan, bars):
        return False
    halves = _half_extents(plan, bars, size)
    widest = max(halves, default=0.0)
    spacing = bars.thickness if plan.together > 1 else plan.pitch
    if 2 * widest <= spacing and widest + bars.half <= spacing:
        return True
    spots = _spots(plan, bars, size, scale)
    for first, middle in enumerate(bars.middles):
        start, end, bar_start, bar_end = spots[first]
        for second in range(first + 1, len(spots)):
            apart = bars.middles[second] - middle
            if apart >= widest + max(widest, bars.half):
                break
            other_start, other_end, other_bar_start, other_bar_end = spots[second]
            if (
                (
                    apart < halves[first] + halves[second]
                    and start < other_end and other_start < end
                )
                or (
                    apart < halves[first] + bars.half
                    and start < other_bar_end and other_bar_start < end
                )
                or (
                    apart < halves[second] + bars.half
                    and other_start < bar_end and bar_start < other_end
                )
            ):  # fmt: skip
                return False
    return True


def _row_height(plan: _Plan, bars: _Bars) -> float:
    """How high a label beside a lying bar may be."""
    return bars.thickness * _OVER_BAR if plan.together > 1 else plan.pitch


def _half_extents(plan: _Plan, bars: _Bars, size: float) -> list[float]:
    """Half of what each label takes along the categories.

    Two labels side by side keep a space apart; above each other their line height does it.
    """
    if plan.lying:
        return [size / 2] * len(bars.points)
    widths = plan.texts.label_width
    return [widths(at, size) / 2 + size * _LABEL_MARGIN for at, _ in bars.points]


def _spots(
    plan: _Plan, bars: _Bars, size: float, scale: tuple[float, float]
) -> list[tuple[float, float, float, float]]:
    """Along the values, where each label starts and ends, and its bar.

    The gap belongs to the label: a program may set it nearer to its bar.
    """
    minimum, maximum = scale
    per_unit = plan.up / (maximum - minimum)
    zero = -minimum * per_unit
    found = []
    for at, value in bars.points:
        end = (value - minimum) * per_unit
        up = _LABEL_GAP - 1 + (plan.texts.label_width(at, size) if plan.lying else size)
        start = end + 1 if value >= 0 else end - 1 - up
        found.append((start, start + up, min(zero, end), max(zero, end)))
    return found


def _label_telling_points(plan: _Plan, gap: int) -> ChartLook:
    """Labels at the points that tell most, as far as they keep clear; the others have none."""
    bars = _stand_bars(plan, gap)
    best: ChartLook | None = None
    for size in plan.sizes[-2:]:
        wishes = _telling_points(plan.texts)
        scale = _scale(plan, wishes.items(), size)
        if scale is None:
            continue
        shown = _place_some(plan, bars, size, scale, list(wishes))
        hidden = frozenset(at for at, _ in plan.texts.known() if at not in shown)
        if shown and (best is None or len(hidden) < len(best.hidden)):
            best = replace(_bar_look(plan, size, gap, scale), unlabelled=hidden, hidden=hidden)
    return best or replace(_bar_look(plan, plan.sizes[-1], gap, (0.0, 1.0)), crowded=True)


def _telling_points(texts: ChartTexts) -> dict[At, float]:
    """The highlighted points, then the highest, the last and the lowest of each series."""
    known = dict(texts.known())
    found = {at: v for at, v in known.items() if at[1] == texts.chart.highlight}
    for choose in (max, None, min):
        for series in range(len(texts.chart.series)):
            own = [at for at in known if at[0] == series]
            if own:
                at = own[-1] if choose is None else choose(own, key=lambda at: known[at])
                found[at] = known[at]
    return found


def _place_some(
    plan: _Plan, bars: _Bars, size: float, scale: tuple[float, float], wishes: list[At]
) -> set[At]:
    """Those of the wished labels that keep clear of all bars and of those before them."""
    order = {at: number for number, (at, _) in enumerate(bars.points)}
    spots, halves = _spots(plan, bars, size, scale), _half_extents(plan, bars, size)
    if plan.lying and plan.together > 1 and size > bars.thickness * 2 * _OVER_BAR:
        return set()
    rects = [
        Rect(middle - bars.half, spot[2], middle + bars.half, spot[3])
        for middle, spot in zip(bars.middles, spots, strict=True)
    ]
    # A scale's numbers end before the plot.
    edge = size / 4 if plan.limits.scale and not plan.lying else -_LABEL_GAP
    taken: list[Rect] = []
    shown = set()
    for at in wishes:
        number = order[at]
        half, middle = halves[number], bars.middles[number]
        label = Rect(middle - half, spots[number][0], middle + half, spots[number][1])
        first = bisect_left(bars.middles, label.left - bars.half)
        last = bisect_left(bars.middles, label.right + bars.half)
        near = [rects[other] for other in range(first, last) if other != number]
        inside = label.left >= edge and label.right <= plan.along + _LABEL_GAP
        if inside and not any(label.overlaps(other) for other in (*near, *taken)):
            taken.append(label)
            shown.add(at)
    return shown


def _stacked(plan: _Plan) -> ChartLook:
    """Labels inside their pieces, at the largest size that hides as few as possible."""
    usual = _usual_gap(plan)
    thin = {
        (gap, size): _too_thin(plan, gap, size)
        for gap in dict.fromkeys((usual, min(usual, _CROWDED_GAP)))
        for size in plan.sizes
    }
    gap, size = min(thin, key=lambda way: len(thin[way]))
    maximum, minimum = _stack_limits(plan)
    relative = plan.texts.chart.kind.endswith("-100")
    return ChartLook(
        label_size=size,
        category_size=0.0,
        plot_area=plan.frame.area,
        gap=gap,
        minimum=None if relative else round_limit(minimum),
        maximum=None if relative else round_limit(maximum),
        unlabelled=thin[gap, size],
        hidden=thin[gap, size],
        crowded=plan.thickness(gap) < _THINNEST,
    )


def _stack_limits(plan: _Plan) -> tuple[float, float]:
    """The highest and lowest end of a stack; what is negative is stacked downwards."""
    stacks = _stacks(plan)
    high = max((sum(v for v in stack if v > 0) for stack in stacks), default=0.0)
    low = min((sum(v for v in stack if v < 0) for stack in stacks), default=0.0)
    if not high - low:
        return 1.0, 0.0
    low, high = _start_at_mark(plan, low * 1.02, high * 1.02)
    return high, low


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
        beside = 0.0 if plan.lying else 2 * _PIECE_EDGE
        if up + 2 * _PIECE_EDGE > length or along + beside > plan.thickness(gap):
            found.add(at)
    return frozenset(found)
