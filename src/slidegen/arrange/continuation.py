"""What does not fit on a slide goes on to the next: one planned slide → as many as it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from slidegen.arrange.parting import balance, keep_first, part_points, part_table
from slidegen.arrange.placing import Placed, PlacedSlide, place_slide
from slidegen.arrange.setting import PlacedText, least_height
from slidegen.arrange.table_sizes import PlacedTable
from slidegen.arrange.words import set_points
from slidegen.plan.content import (
    AgendaContent,
    BulletsContent,
    ChartContent,
    ComparisonContent,
    Content,
    DeckPlan,
    MetricsContent,
    Piece,
    PointPlan,
    ProcessContent,
    ProgressContent,
    SidePlan,
    SlidePlan,
    SummaryContent,
    TableContent,
    TimelineContent,
)
from slidegen.problems import Problems
from slidegen.template import Template

_T = TypeVar("_T")
# What every slide has; that it does not fit is no reason to go on.
_FURNITURE = {"title", "source", "footer", "tag"}
# Contents of like parts, and the field that holds them.
_ROWS: dict[type, str] = {
    SummaryContent: "rows",
    TimelineContent: "stops",
    ProcessContent: "steps",
    AgendaContent: "items",
}
_Points = tuple[PointPlan, ...]


def place_slides(
    slide: SlidePlan, deck: DeckPlan, template: Template, problems: Problems
) -> list[PlacedSlide]:
    """The slide, or as many as its content takes: their titles are marked （1/2）, （2/2）."""
    placed = place_slide(slide, deck, template)
    contents = _part_content(placed, deck, template, problems)
    if len(contents) < 2:
        return [placed]
    taken = {other.key for other in deck.slides}
    parts = [
        _continue(slide, content, number, len(contents), deck.language, taken)
        for number, content in enumerate(contents, 1)
    ]
    # That a template has no slots for a part is no news if it has them for the whole.
    return [replace(place_slide(part, deck, template), loose=placed.loose) for part in parts]


def _continue(
    slide: SlidePlan, content: Content, number: int, count: int, language: str, taken: set[str]
) -> SlidePlan:
    """One of several slides. The first keeps key and notes, all keep title and source."""
    mark = f"（{number}/{count}）" if language == "zh-CN" else f" ({number}/{count})"
    title = replace(slide.title, pieces=(*slide.title.pieces, Piece(mark)))
    if number == 1:
        return replace(slide, content=content, title=title)
    key = f"{slide.key}+{number}"
    while key in taken:
        key += "+"
    return replace(slide, key=key, content=content, title=title, notes="")


def _part_content(
    placed: PlacedSlide, deck: DeckPlan, template: Template, problems: Problems
) -> list[Content]:
    """The content over several slides; in one piece where it fits, or where nothing helps."""
    found: list[Content] = []
    if _rows_of(placed.plan.content):
        if not _is_tight(placed):
            return [placed.plan.content]
        return _part_evenly(placed.plan, deck, template)
    contents = _part_once(placed, template, problems)
    for content in contents:
        if content == placed.plan.content:
            return [content]
        part = place_slide(replace(placed.plan, content=content), deck, template)
        found += _part_content(part, deck, template, problems)
    return found


def _part_evenly(slide: SlidePlan, deck: DeckPlan, template: Template) -> list[Content]:
    """Rows, stops or steps over the fewest slides on which they fit, about as many on each."""
    parts: list[Content] = [slide.content]
    for count in range(2, len(_rows_of(slide.content)) + 1):
        parts = _share_rows(slide.content, count)
        placed = (place_slide(replace(slide, content=part), deck, template) for part in parts)
        if not any(_is_tight(page) for page in placed):
            break
    return parts


def _share_rows(content: Content, count: int) -> list[Content]:
    rows = _rows_of(content)
    ends = [-(-len(rows) * number // count) for number in range(count + 1)]
    whole: Any = content
    return [replace(whole, **{_ROWS[type(content)]: rows[a:b]}) for a, b in pairwise(ends)]


def _rows_of(content: Content) -> tuple[Any, ...]:
    """The like parts that a slide is made of, if it is."""
    name = _ROWS.get(type(content))
    return getattr(content, name) if name else ()


def _part_once(placed: PlacedSlide, template: Template, problems: Problems) -> Sequence[Content]:
    """The content in one or more pieces, each smaller than the whole, if something is tight."""
    content = placed.plan.content
    tight = {item.block.key: item for item in placed.tight}
    if not tight.keys() - _FURNITURE:
        return (content,)
    body = tight.get("body")
    text = _Room(body, template, problems) if isinstance(body, PlacedText) else None
    match content:
        case BulletsContent() if text:
            return [BulletsContent(part) for part in text.part(content.points)]
        case ChartContent() if text:
            first, rest = text.keep_first(content.points)
            return _figure_and_rest(replace(content, points=first), rest)
        case ProgressContent() if any(key.startswith("bar-") for key in tight):
            return _figure_and_rest(replace(content, points=()), content.points)
        case ProgressContent() if text:
            first, rest = text.keep_first(content.points)
            return _figure_and_rest(replace(content, points=first), rest)
        case MetricsContent():
            return _part_metrics(content, text)
        case ComparisonContent():
            return _part_comparison(content, tight, template, problems)
        case TableContent() if isinstance(table := tight.get("table"), PlacedTable):
            setting = table.smallest
            parts = part_table(content.table, setting.heights, table.box.height_pt)
            return [TableContent(part) for part in parts]
    return (content,)


def _is_tight(placed: PlacedSlide) -> bool:
    return any(item.block.key not in _FURNITURE for item in placed.tight)


class _Room:
    """A place for bullets that holds too many: what each would take there at the smallest size."""

    def __init__(self, text: PlacedText, template: Template, problems: Problems) -> None:
        self._text, self._template, self._problems = text, template, problems
        self._height = text.text_box.height_pt

    def part(self, points: _Points) -> list[_Points]:
        return part_points(points, self._measure, self._height, self._problems)

    def keep_first(self, points: _Points) -> tuple[_Points, _Points]:
        return keep_first(points, self._measure, self._height)

    def _measure(self, points: _Points) -> float:
        return least_height(self._text, set_points(points, self._template))


def _figure_and_rest(figure: Content, rest: _Points) -> Sequence[Content]:
    """A figure with the bullets that fit beside it, and a slide of the others."""
    return (figure, BulletsContent(rest)) if rest else (figure,)


def _part_metrics(content: MetricsContent, text: _Room | None) -> Sequence[Content]:
    """First the bullets that do not fit go on, then a note, then half of the metrics."""
    points = content.points
    if text and points and content.note is None:
        first, rest = text.keep_first(points)
        return _figure_and_rest(replace(content, points=first), rest)
    if content.note is not None or points:
        said = (PointPlan(content.note),) if content.note is not None else ()
        return _figure_and_rest(replace(content, note=None, points=()), (*said, *points))
    return [replace(content, metrics=metrics) for metrics in _halve(content.metrics)]


def _part_comparison(
    content: ComparisonContent,
    tight: Mapping[str, Placed],
    template: Template,
    problems: Problems,
) -> Sequence[Content]:
    """Both sides go on under their headings; the large numbers are said once."""
    found = []
    for key, side in (("left/body", content.left), ("right/body", content.right)):
        body = tight.get(key)
        if isinstance(body, PlacedText):
            found.append(_Room(body, template, problems).part(side.points))
        else:
            found.append([side.points])
    count = max(len(parts) for parts in found)
    left, right = (_spread(parts, count) for parts in found)
    pages = zip(left, right, strict=True)
    return [
        replace(content, left=_go_on(content.left, a, n), right=_go_on(content.right, b, n))
        for n, (a, b) in enumerate(pages)
    ]


def _spread(parts: list[_Points], count: int) -> list[_Points]:
    """The parts of one side over `count` slides: a short side is shared out, or ends early."""
    points = parts[0]
    if len(parts) == 1 and len(points) >= count:
        ends = balance([1.0] * len(points), -(-len(points) // count))
        parts = [points[a:b] for a, b in zip((0, *ends), ends, strict=False)]
    return [*parts, *[()] * (count - len(parts))]


def _go_on(side: SidePlan, points: _Points, number: int) -> SidePlan:
    if number == 0:
        return replace(side, points=points)
    return SidePlan(side.heading, None, None, points)


def _halve(items: tuple[_T, ...]) -> list[tuple[_T, ...]]:
    middle = -(-len(items) // 2)
    return [items[:middle], items[middle:]] if len(items) > 1 else [items]
