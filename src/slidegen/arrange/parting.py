"""Where content that does not fit on one slide is parted: between bullets, rows, sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from slidegen.plan.content import PointPlan, TablePlan, Words
from slidegen.problems import Problems

_T = TypeVar("_T")
Measure = Callable[[tuple[PointPlan, ...]], float]

# A sentence ends with its mark and the quotes or brackets behind it; in English a space follows.
_SENTENCE_END = re.compile(r"(?:[。！？；!?;][”’」』）)\"']*|\.[”’\")\]]*(?=\s))\s*")


def balance(sizes: Sequence[float], room: float, lead: float = 0.0, gap: float = 0.0) -> list[int]:
    """The ends of the fewest runs of `sizes` that fit `room`, about equally full.

    `lead` is what each run takes before its first, `gap` what stands between two. What is larger
    than the room makes a run of its own.
    """
    count = len(_fill(sizes, room, lead, gap))
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    best += [(float("inf"), [])] * len(sizes)
    for _ in range(count):
        following: list[tuple[float, list[int]]] = [(float("inf"), [])] * (len(sizes) + 1)
        for start, (cost, ends) in enumerate(best):
            if cost == float("inf"):
                continue
            filled = lead - gap
            for end in range(start + 1, len(sizes) + 1):
                filled += gap + sizes[end - 1]
                if filled > room and end > start + 1:
                    break
                total = cost + filled**2
                # Of equal ways the one whose earlier slides are fuller.
                if total <= following[end][0]:
                    following[end] = (total, [*ends, end])
        best = following
    return best[-1][1]


def _fill(sizes: Sequence[float], room: float, lead: float, gap: float) -> list[int]:
    """The ends of runs that are each as full as they can be."""
    ends: list[int] = []
    filled, start = lead - gap, 0
    for index, size in enumerate(sizes):
        if index > start and filled + gap + size > room:
            ends.append(index)
            filled, start = lead - gap, index
        filled += gap + size
    return [*ends, len(sizes)]


def part_points(
    points: tuple[PointPlan, ...], measure: Measure, room: float, problems: Problems
) -> list[tuple[PointPlan, ...]]:
    """Bullets over the fewest slides, balanced. `measure` and `room` are heights in pt.

    What stands below a bullet stays with it, and a bullet that is higher than a slide is parted
    after a sentence.
    """
    if any(point.points or point.leads for point in points):
        points = tuple(replace(point, leads=True) for point in points)
    pieces = [piece for point in points for piece in _part_point(point, measure, room, problems)]
    heights = [measure((piece,)) for piece in pieces]
    gap = measure(tuple(pieces[:2])) - sum(heights[:2]) if len(pieces) > 1 else 0.0
    return _cut(pieces, balance(heights, room, gap=gap))


def keep_first(
    points: tuple[PointPlan, ...], measure: Measure, room: float
) -> tuple[tuple[PointPlan, ...], tuple[PointPlan, ...]]:
    """As many bullets as fit, and the others."""
    kept = 0
    while kept < len(points) and measure(points[: kept + 1]) <= room:
        kept += 1
    return points[:kept], points[kept:]


def part_table(table: TablePlan, heights: Sequence[float], room: float) -> tuple[TablePlan, ...]:
    """The table over the fewest slides, each with the header. The first height is the header's."""
    ends = balance(heights[1:], room, lead=heights[0])
    whole = table.whole or table.rows
    parts = []
    for start, end in zip((0, *ends), ends, strict=False):
        lit = table.highlight is not None and start <= table.highlight < end
        highlight = table.highlight - start if lit and table.highlight is not None else None
        parts.append(replace(table, rows=table.rows[start:end], highlight=highlight, whole=whole))
    return tuple(parts)


def _part_point(
    point: PointPlan, measure: Measure, room: float, problems: Problems
) -> list[PointPlan]:
    if measure((point,)) <= room:
        return [point]
    if not point.points:
        texts = _part_words(point.text, lambda text: measure((replace(point, text=text),)), room)
        _say_parted(texts, problems)
        return [replace(point, text=text) for text in texts]
    return _part_below(point, measure, room, problems)


def _part_below(
    point: PointPlan, measure: Measure, room: float, problems: Problems
) -> list[PointPlan]:
    """The bullets below a statement over several slides, each under the statement."""
    lead = measure((replace(point, points=()),))

    def rest(text: Words) -> float:
        return measure((replace(point, points=(text,)),)) - lead

    below: list[Words] = []
    for text in point.points:
        texts = _part_words(text, rest, room - lead) if lead + rest(text) > room else [text]
        _say_parted(texts, problems)
        below += texts
    ends = balance([rest(text) for text in below], room, lead=lead)
    return [replace(point, points=tuple(part)) for part in _cut(below, ends)]


def _say_parted(texts: Sequence[Words], problems: Problems) -> None:
    if len(texts) > 1:
        problems.warning(
            "paragraph-too-long",
            texts[0].place,
            characters=sum(len(text.plain) for text in texts),
            slides=len(texts),
        )


def _part_words(words: Words, measure: Callable[[Words], float], room: float) -> list[Words]:
    """The text parted after sentences into balanced pieces that fit; a sentence stays whole."""
    text = words.plain
    stops = [match.end() for match in _SENTENCE_END.finditer(text)]
    ends = [*(stop for stop in stops if stop < len(text)), len(text)]
    filled = _fill_words(words, ends, measure, room)
    # Pieces of about the same length read better than a full slide and a last line.
    shares = [len(text) * number / len(filled) for number in range(1, len(filled) + 1)]
    even = sorted({min(ends, key=lambda end: abs(end - share)) for share in shares})
    if len(even) == len(filled):
        balanced = [words.part(a, b) for a, b in zip((0, *even), even, strict=False)]
        if all(measure(part) <= room for part in balanced):
            return balanced
    return [words.part(a, b) for a, b in zip((0, *filled), filled, strict=False)]


def _fill_words(
    words: Words, ends: Sequence[int], measure: Callable[[Words], float], room: float
) -> list[int]:
    filled: list[int] = []
    start = last = 0
    for end in ends:
        if last > start and measure(words.part(start, end)) > room:
            filled.append(last)
            start = last
        last = end
    return [*filled, last]


def _cut(items: Sequence[_T], ends: Sequence[int]) -> list[tuple[_T, ...]]:
    return [tuple(items[a:b]) for a, b in zip((0, *ends), ends, strict=False)]
