"""Where each layout would like its content: boxes in EMU, made from the free area of a page.

Places are given in inches on the page of the design (13.333 × 7.5 in, its free area 0.70, 2.25,
11.933 × 4.20) and carried over to whatever free area a template leaves. The built-in templates
are made from the same places, so there they come out exactly.
"""

from __future__ import annotations

import math
from typing import Literal

from slidegen.units import EMU_PER_INCH, Box, inches
from slidegen.values import dataclass

# The design's free area, in inches.
_X, _Y, _WIDTH, _HEIGHT = 0.70, 2.25, 11.933, 4.20
_RIGHT = _X + _WIDTH
_COLUMN, _GUTTER = 0.811, 0.200
# Narrower than this a page is no wide screen, and four things do not stand side by side.
_NARROW = inches(9.5)

Below = Literal["none", "note", "points"]


def column_x(number: int) -> float:
    """Left edge in inches of one of the twelve columns, counted from 1."""
    return _X + (number - 1) * (_COLUMN + 0.2002)


def span(columns: int) -> float:
    """Width in inches of several of the twelve columns."""
    return columns * _COLUMN + (columns - 1) * _GUTTER


@dataclass(frozen=True, slots=True)
class Area:
    """The free area of a page, on which places of the design are laid out.

    `largest` is the largest type in pt that its content leaves room for.
    """

    box: Box
    largest: float = math.inf

    def place(self, x: float, y: float, width: float, height: float) -> Box:
        """A box given in inches on the design's page, on this area (EMU)."""
        left, right = self._across(x), self._across(x + width)
        top, bottom = self._down(y), self._down(y + height)
        return Box(left, top, right - left, bottom - top)

    def _across(self, x: float) -> int:
        if self.box.width == inches(_WIDTH):
            return self.box.x + inches(x) - inches(_X)
        return self.box.x + round((x - _X) / _WIDTH * self.box.width)

    def _down(self, y: float) -> int:
        if self.box.height == inches(_HEIGHT):
            return self.box.y + inches(y) - inches(_Y)
        return self.box.y + round((y - _Y) / _HEIGHT * self.box.height)

    @property
    def narrow(self) -> bool:
        return self.box.width < _NARROW

    def size(self, points: float) -> float:
        """A size of large type in pt on this area: smaller on a smaller one."""
        across = 0.25 + 0.75 * self.box.width / (_WIDTH * EMU_PER_INCH)
        down = self.box.height / (_HEIGHT * EMU_PER_INCH)
        return min(self.largest, float(round(points * min(1.0, across, down))))


def bullet_frame(content: Box) -> Box:
    return content


def table_frame(content: Box) -> Box:
    return content


def source_frame(content: Box, width: int, height: int) -> Box:
    """A line between the content and the footer, or at the page's foot where there is no room."""
    line = inches(0.24)
    top = min(content.bottom + inches(0.12), height - inches(0.3))
    return Box(content.x, top, min(content.width, width - content.x), line)


@dataclass(frozen=True, slots=True)
class RowFrame:
    """A row of bullets: its rule, the statement at the left, the bullets at the right."""

    rule: Box
    label: Box
    body: Box


def bullet_rows(content: Box, count: int) -> tuple[RowFrame, ...]:
    area = Area(content)
    pitch = 4.26 / count
    rows = []
    for index in range(count):
        top = _Y + index * pitch
        rows.append(
            RowFrame(
                rule=area.place(_X, top, _WIDTH, 0),
                label=area.place(_X, top + 0.20, 3.844, pitch - 0.30),
                body=area.place(column_x(5), top + 0.20, span(8), pitch - 0.30),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class MetricFrame:
    """One metric. Sizes in pt: of the digits and of the label under them."""

    rule: Box
    value: Box
    text: Box
    value_size: float
    label_size: float


@dataclass(frozen=True, slots=True)
class MetricFrames:
    """All metrics of a slide; `text` holds the note or the bullets, `divider` parts them."""

    metrics: tuple[MetricFrame, ...]
    text: Box | None
    divider: Box | None


def metric_frames(
    content: Box, count: int, below: Below, largest: float = math.inf
) -> MetricFrames:
    """One to six metrics, alone, over a line of text, or to the left of bullets.

    `largest` is the size in pt at which the longest of the numbers still takes one line.
    """
    area = Area(content, largest)
    if below == "points":
        return _metrics_beside_points(area, count)
    if below == "note":
        return _metrics_over_note(area, count)
    return MetricFrames(_metrics_alone(area, count), None, None)


def wide_metric_frames(content: Box, count: int, largest: float = math.inf) -> MetricFrames:
    """Metrics below one another, or in two columns: for long numbers and labels."""
    columns = 1 if count <= 3 else 2
    rows = -(-count // columns)
    size = {1: 96, 2: 54, 3: 40}[rows]
    grid = _metric_grid(Area(content, largest), count, columns, size, pitch=4.20 / rows)
    return MetricFrames(grid, None, None)


def _metrics_alone(area: Area, count: int) -> tuple[MetricFrame, ...]:
    if count == 1:
        return (_metric(area, count, _X, 2.75, _WIDTH, 115, 6.40),)
    if count == 5 and not area.narrow:
        hero = _metric(area, count, _X, 2.32, span(5), 115, 6.40)
        places = [(column_x(c), y) for y in (2.32, 4.42) for c in (7, 10)]
        return (hero, *(_metric(area, count, x, y, span(3), 54, y + 2.03) for x, y in places))
    if count >= 5:
        return _metric_grid(area, count, 3, 54)
    if count == 4 and area.narrow:
        return _metric_grid(area, count, 2, 54)
    if count == 4:
        return _metric_row(area, count, 2.95, 66, 6.40)
    return _metric_row(area, count, 2.75, 115 if count == 2 else 88, 6.40)


def _metrics_over_note(area: Area, count: int) -> MetricFrames:
    text = area.place(_X, 5.62, _WIDTH, 0.83)
    divider = area.place(_X, 5.46, _WIDTH, 0)
    if count >= 5 or (count == 4 and area.narrow):
        columns = 2 if count == 4 else 3
        metrics = _metric_grid(area, count, columns, 44, top=2.35, pitch=1.53)
    elif count == 1:
        metrics = (_metric(area, count, _X, 2.40, _WIDTH, 96, 5.36),)
    else:
        size = {2: 96, 3: 80, 4: 62}[count]
        metrics = _metric_row(area, count, 2.40, size, 5.36)
    return MetricFrames(metrics, text, divider)


def _metrics_beside_points(area: Area, count: int) -> MetricFrames:
    columns = 1 if count <= 3 else 2
    rows = -(-count // columns)
    size = {1: 115, 2: 66, 3: 44}[rows]
    width = span(5) if columns == 1 else (span(6) - 0.3) / 2
    pitch = {1: 4.05, 2: 2.10, 3: 1.42}[rows]
    metrics = tuple(
        _metric(
            area,
            count,
            _X + (index % columns) * (width + 0.3),
            2.32 + (index // columns) * pitch,
            width,
            size,
            2.32 + (index // columns + 1) * pitch - 0.07,
        )
        for index in range(count)
    )
    left = column_x(7) if columns == 1 else column_x(8)
    return MetricFrames(
        metrics,
        area.place(left + 0.30, 2.32, _RIGHT - left - 0.30, 4.13),
        area.place(left - 0.20, 2.32, 0, 4.13),
    )


def _metric_row(
    area: Area, count: int, top: float, size: float, bottom: float
) -> tuple[MetricFrame, ...]:
    width = {2: span(5), 3: 3.744, 4: span(3)}[count]
    step = {2: 6.067, 3: 4.044, 4: 3.033}[count]
    return tuple(
        _metric(area, count, _X + index * step, top, width, size, bottom) for index in range(count)
    )


def _metric_grid(
    area: Area,
    count: int,
    columns: int,
    size: float,
    top: float = 2.32,
    pitch: float = 2.10,
) -> tuple[MetricFrame, ...]:
    step = _WIDTH / columns if columns < 3 else 4.044
    width = step - 0.3 if columns > 1 else _WIDTH
    return tuple(
        _metric(
            area,
            count,
            _X + (index % columns) * step,
            top + (index // columns) * pitch,
            width,
            size,
            top + (index // columns + 1) * pitch - 0.07,
        )
        for index in range(count)
    )


def _metric(
    area: Area, count: int, x: float, top: float, width: float, size: float, bottom: float
) -> MetricFrame:
    """A rule, the number under it, the label under that; down to `bottom`.

    There are two sizes of labels, one for up to three metrics on a slide and one for more.
    Large digits stand a little left of the column, since their side bearing makes them look set in.
    """
    digits, label = area.size(size), 22.0 if count <= 3 else 20.0
    gap, drop = (17.3, 29.0) if size > 56 else (13.0, 22.0) if size >= 54 else (11.0, 20.0)
    outdent = 0.036 * digits / 72 if digits > 48 else 0.0
    rule = area.place(x, top, width, 0)
    value_top = rule.y + inches((gap - 0.062 * digits) / 72)
    value_height = inches(1.2 * digits / 72)
    # The label's first baseline stands 29 pt + 0.24 × size under the number's, less on dense pages.
    baseline = value_top + inches(digits / 72) + inches((drop + 0.24 * digits) / 72)
    text_top = baseline - inches(label * (30 / 22 - 0.2) / 72)
    end = area.place(x, bottom, width, 0).y
    return MetricFrame(
        rule=rule,
        value=Box(rule.x - inches(outdent), value_top, rule.width + inches(outdent), value_height),
        text=Box(rule.x, text_top, rule.width, max(inches(0.4), end - text_top)),
        value_size=digits,
        label_size=label,
    )


@dataclass(frozen=True, slots=True)
class BarFrame:
    """One progress bar: the part above its left end, the whole above its right end."""

    left: Box
    right: Box
    track: Box
    value_size: float
    total_size: float


@dataclass(frozen=True, slots=True)
class ProgressFrames:
    bars: tuple[BarFrame, ...]
    text: Box | None


def progress_frames(content: Box, count: int, with_text: bool) -> ProgressFrames:
    """One to four bars down the page, bullets under them if there are any."""
    area = Area(content)
    if count == 1:
        top, pitch, value, total, thick = 2.35, 4.2, 115.0, 48.0, 0.60
    elif with_text:
        pitch = 2.60 / count
        top, value, total = 2.25, {2: 44.0, 3: 30.0, 4: 24.0}[count], 28.0
        thick = {2: 0.30, 3: 0.22, 4: 0.16}[count]
    else:
        pitch = {2: 2.15, 3: 1.40, 4: 1.05}[count]
        top, value, total = 2.30, {2: 60.0, 3: 44.0, 4: 32.0}[count], 32.0
        thick = {2: 0.43, 3: 0.34, 4: 0.24}[count]
    if count == 1 and with_text:
        value, top = 96.0, 2.25
    bars = tuple(
        _bar(area, top + index * pitch, value, min(total, value), thick) for index in range(count)
    )
    text = None
    if with_text:
        under = 4.86 if count == 1 else 5.05
        text = area.place(_X, under, _WIDTH, _Y + _HEIGHT - under)
    return ProgressFrames(bars, text)


def stacked_progress_frames(content: Box, count: int) -> ProgressFrames:
    """Bars with the labels under the numbers, for labels that do not fit beside them."""
    area = Area(content)
    pitch = {1: 4.2, 2: 2.15, 3: 1.40, 4: 1.05}[count]
    value = {1: 96.0, 2: 44.0, 3: 32.0, 4: 24.0}[count]
    thick = {1: 0.60, 2: 0.36, 3: 0.26, 4: 0.17}[count]
    room = {1: 1.30, 2: 0.70, 3: 0.42, 4: 0.30}[count]
    bars = (_bar(area, 2.28 + index * pitch, value, value, thick, room) for index in range(count))
    return ProgressFrames(tuple(bars), None)


def _bar(
    area: Area, top: float, value: float, total: float, thick: float, room: float = 0.0
) -> BarFrame:
    """`room` is the height in inches for labels under the numbers."""
    size, whole = area.size(value), area.size(total)
    height = 1.2 * size / 72 + room
    track_top = top + height + 0.02
    # Both stand on one baseline, a fifth of their size over the end of their box.
    lift = 0.2 * (size - whole) / 72
    return BarFrame(
        left=area.place(_X, top, 7.0 if room else 7.4, height),
        right=area.place(_X + 7.6, top, _WIDTH - 7.6, height - lift),
        track=area.place(_X, track_top, _WIDTH, thick),
        value_size=size,
        total_size=whole,
    )


@dataclass(frozen=True, slots=True)
class ChartFrames:
    heading: Box
    chart: Box
    divider: Box | None
    points: Box | None


def chart_frames(content: Box, with_points: bool) -> ChartFrames:
    """A chart over the whole width, or over seven columns with bullets beside it."""
    area = Area(content)
    width = span(7) if with_points else _WIDTH
    if not with_points:
        return ChartFrames(
            area.place(_X, _Y, width, 0.34), area.place(_X, 2.62, width, 3.83), None, None
        )
    return ChartFrames(
        heading=area.place(_X, _Y, width, 0.34),
        chart=area.place(_X, 2.62, width, 3.83),
        divider=area.place(8.183, 2.30, 0, 4.15),
        points=area.place(8.60, _Y, _RIGHT - 8.60, _HEIGHT),
    )


@dataclass(frozen=True, slots=True)
class SideFrame:
    """One side of a comparison; `value` is None where neither side has a large number."""

    rule: Box
    heading: Box
    value: Box | None
    body: Box


def comparison_frames(content: Box, with_values: bool) -> tuple[SideFrame, SideFrame]:
    area = Area(content)
    left, right = (_side(area, x, with_values) for x in (_X, 6.967))
    return left, right


def _side(area: Area, x: float, with_value: bool) -> SideFrame:
    body = 4.25 if with_value else 3.15
    return SideFrame(
        rule=area.place(x, 2.32, 5.667, 0),
        heading=area.place(x, 2.50, 5.667, 0.52),
        value=area.place(x, 3.08, 5.667, 1.0) if with_value else None,
        body=area.place(x, body, 5.667, 6.45 - body),
    )


@dataclass(frozen=True, slots=True)
class SummaryFrame:
    hairline: Box
    heading: Box
    text: Box
    value: Box
    value_size: float


def summary_frames(content: Box, count: int) -> tuple[SummaryFrame, ...]:
    area = Area(content)
    pitch = _HEIGHT / count
    # Heading, finding and number share the row's height; few rows stand higher.
    lead = min(0.22, 0.14 * pitch)
    rows = []
    for index in range(count):
        top = _Y + index * pitch
        height = pitch - lead - 0.06
        rows.append(
            SummaryFrame(
                hairline=area.place(_X, top, _WIDTH, 0),
                heading=area.place(_X, top + lead, 2.90, height),
                text=area.place(column_x(4), top + lead, span(6) - 0.1, height),
                value=area.place(column_x(10), top + min(lead, 0.08), span(3), pitch - 0.10),
                value_size=area.size({4: 36, 5: 30}.get(count, 44)),
            )
        )
    return tuple(rows)
