"""Where a timeline and a process would like their parts: in a row, or in rows one under another.

Places are given in inches on the page of the design, as in `frames`, and carried over to the free
area of a template. Dots and arrows keep their shape on any.
"""

from __future__ import annotations

from slidegen.arrange.frames import Area
from slidegen.units import Box, inches
from slidegen.values import dataclass

# The design's free area and the space between its columns, in inches.
_X, _Y, _WIDTH, _BOTTOM = 0.70, 2.25, 11.933, 6.45
_GUTTER = 0.200
_DOT = inches(0.20)
# Arrows are as deep as a third of their height, and stand apart by less than that.
_DEPTH, _APART = 1 / 3, inches(0.13)
# From the edge of an arrow to its name, in inches: at a straight edge, and behind a notch.
_INSET, _BEHIND_NOTCH = 0.18, 0.13
# A size that fits one row of so many steps with numbers, in pt.
_VALUE_SIZES = {1: 60.0, 2: 60.0, 3: 60.0, 4: 60.0, 5: 44.0, 6: 40.0}


def split_rows(count: int, rows: int) -> tuple[int, ...]:
    """How many parts stand in each row: as even as can be, the first rows the fuller ones."""
    return tuple(len(range(row, count, rows)) for row in range(rows))


@dataclass(frozen=True, slots=True)
class StopFrame:
    """One stop: its date over the line, its dot on it, what happens under it.

    `after` is the piece of line from its dot to the next one, or to the end of its column.
    """

    date: Box
    dot: Box
    text: Box
    after: Box


def timeline_frames(
    content: Box, count: int, rows: int, lower: float = 0.0
) -> tuple[StopFrame, ...]:
    """Stops in one row or two; `lower` by so many inches where there is little under the line."""
    area, frames = Area(content), list[StopFrame]()
    counts = split_rows(count, rows)
    pitch = (_WIDTH + _GUTTER) / counts[0]
    for row, stops in enumerate(counts):
        top, bottom = _row(row, rows)
        date, line, text = (0.0, 1.09, 1.49) if rows == 1 else (0.0, 0.58, 0.75)
        top += lower
        for column in range(stops):
            x = _X + column * pitch
            last = column == stops - 1
            frames.append(
                StopFrame(
                    date=area.place(x, top + date, pitch - _GUTTER, line - date - 0.24),
                    dot=_dot(area.place(x, top + line, 0, 0)),
                    text=area.place(x, top + text, pitch - _GUTTER, bottom - top - text),
                    after=_after(area.place(x, top + line, pitch - (_GUTTER if last else 0), 0)),
                )
            )
    return tuple(frames)


def _row(row: int, rows: int) -> tuple[float, float]:
    """Top and bottom of a row in inches."""
    gap = 0.20 if rows > 1 else 0.0
    height = (_BOTTOM - _Y - gap * (rows - 1)) / rows
    top = _Y + row * (height + gap)
    return top, top + height


def _dot(left: Box) -> Box:
    return Box(left.x, left.y - _DOT // 2, _DOT, _DOT)


def _after(line: Box) -> Box:
    """From edge to edge of the dots, so that no line shows in an open one."""
    return Box(line.x + _DOT, line.y, line.width - _DOT, 0)


@dataclass(frozen=True, slots=True)
class StepFrame:
    """One step: its arrow with the name in it, its number if there are any, its text.

    `opens` says that the arrow begins a row, with a straight edge. `value_size` in pt.
    """

    chip: Box
    name: Box
    value: Box | None
    text: Box
    opens: bool
    value_size: float


def process_frames(content: Box, count: int, rows: int, with_values: bool) -> tuple[StepFrame, ...]:
    """Steps in one row or two. Without large numbers a single row stands lower on the page."""
    area, frames = Area(content), list[StepFrame]()
    counts = split_rows(count, rows)
    for row, steps in enumerate(counts):
        top, bottom = _row(row, rows)
        high = 0.70 if rows == 1 else 0.56
        lead = (0.10 if with_values else 0.45) if rows == 1 else 0.0
        strip = area.place(_X, top + lead, _WIDTH, high)
        for column in range(steps):
            chip = _chip(strip, column, counts[0])
            frames.append(
                _step(area, strip, chip, column, counts[0], (top, bottom), rows, with_values)
            )
    return tuple(frames)


def _chip(strip: Box, column: int, columns: int) -> Box:
    """An arrow; the next one's notch takes in its point."""
    lap = round(strip.height * _DEPTH) - _APART
    pitch = (strip.width - lap) / columns
    return Box(strip.x + round(column * pitch), strip.y, round(pitch + lap), strip.height)


def _step(
    area: Area,
    strip: Box,
    chip: Box,
    column: int,
    columns: int,
    row: tuple[float, float],
    rows: int,
    with_values: bool,
) -> StepFrame:
    depth = round(strip.height * _DEPTH)
    inset = inches(_INSET) if column == 0 else depth + inches(_BEHIND_NOTCH)
    name = chip.inset(left=inset, right=depth)
    # Under the arrows the columns begin where the names do, the first at the margin.
    left = strip.x if column == 0 else name.x
    width = strip.right - _name_x(strip, columns - 1, columns)
    size = area.size(_VALUE_SIZES[columns] if rows == 1 else 36.0)
    value, text_top = None, chip.bottom + inches(0.38 if rows == 1 else 0.12)
    if with_values:
        value_top = chip.bottom + inches(0.30 if rows == 1 else 0.04)
        value = Box(left, value_top, width, inches(1.2 * size / 72))
        text_top = value.bottom + inches(0.10 if rows == 1 else 0.0)
    bottom = area.place(0, row[1], 0, 0).y
    return StepFrame(
        chip=chip,
        name=name,
        value=value,
        text=Box(left, text_top, width, max(inches(0.3), bottom - text_top)),
        opens=column == 0,
        value_size=size,
    )


def _name_x(strip: Box, column: int, columns: int) -> int:
    chip = _chip(strip, column, columns)
    return chip.x + round(strip.height * _DEPTH) + inches(_BEHIND_NOTCH) if column else chip.x
