"""The free area of a template: where, under the title, a slide may put what it draws itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from slidegen.template import TemplateLayout
from slidegen.units import Box, inches

# Gaps and margins as shares of the page, for templates that have no body slot to go by.
_GAP = 0.03
_MARGIN = 0.06
# What a source line takes under the area, where the template has no slot for one.
_SOURCE = inches(0.38)
# A title ends in the upper part of the page, or it is no title of a content slide.
_TITLE_ENDS = 0.45
# A title narrower than this share of the page and longer than that stands beside the content.
_COLUMN = 0.4
# Less than this of the page, either way, is no area to set anything in.
_LEAST = 0.2
# What would cost more of the area than this stands in it on purpose.
_WORTH = 0.35
# A shape over more of the page than this is something to write on.
_GROUND = 0.6


def find_free_area(
    page: Box,
    title_only: TemplateLayout,
    body: TemplateLayout | None,
    drawn: Iterable[Box],
) -> Box:
    """The body slot of the title-and-content layout, or the room between title and footers.

    It keeps clear of the title, the footers and the source line of the title-only layout, and of
    the shapes `drawn` on it, and leaves room for a source line.
    """
    shapes = tuple(drawn)
    area = _big_slot(body) if body is not None else None
    if area is None:
        area = _between(page, title_only)
    area = _clear_of_slots(area, page, title_only)
    for box in shapes:
        area = _clear_of(area, box, page)
    if title_only.with_role("source") is None:
        area = _over_source(area, page, title_only, shapes)
    roomy = area.width >= page.width * _LEAST and area.height >= page.height * _LEAST
    return area if roomy else _inside_margins(page)


def _big_slot(layout: TemplateLayout) -> Box | None:
    slots = layout.of_kind("body", "obj")
    return max((slot.box for slot in slots), key=lambda box: box.width * box.height, default=None)


def _between(page: Box, layout: TemplateLayout) -> Box:
    title = layout.title
    gap = round(page.height * _GAP)
    if title is not None and _is_beside(title.box, page):
        return _beside(title.box, page, gap)
    if title is None or title.box.bottom > page.height * _TITLE_ENDS:
        return _inside_margins(page)
    top = title.box.bottom + gap
    return Box(title.box.x, top, title.box.width, page.height - 2 * gap - top)


def _is_beside(title: Box, page: Box) -> bool:
    """Whether the title stands in a column of its own at one side of the page."""
    return title.bottom > page.height * _TITLE_ENDS and title.width < page.width * _COLUMN


def _beside(title: Box, page: Box, gap: int) -> Box:
    side = round(page.width * _MARGIN)
    left, right = (title.right + gap, page.width - side)
    if title.x > page.width - title.right:
        left, right = side, title.x - gap
    return Box(left, 2 * gap, right - left, page.height - 4 * gap)


def _inside_margins(page: Box) -> Box:
    """The page under where a title would be."""
    side, top = round(page.width * _MARGIN), round(page.height * 0.27)
    return Box(side, top, page.width - 2 * side, page.height - 2 * round(page.height * _GAP) - top)


def _clear_of_slots(area: Box, page: Box, layout: TemplateLayout) -> Box:
    title = layout.title
    if title is not None and title.box.bottom <= page.height * _TITLE_ENDS:
        area = _from_top(area, title.box.bottom)
    gap = round(page.height * _GAP / 2)
    for slot in layout.slots:
        if slot.role in ("footer", "source") and slot.box.y > page.height // 2:
            area = replace(area, height=min(area.height, slot.box.y - gap - area.y))
    return area


def _over_source(area: Box, page: Box, layout: TemplateLayout, shapes: Iterable[Box]) -> Box:
    """The area ending so far above what comes next that a line fits between."""
    footers = (slot.box for slot in layout.slots if slot.role == "footer")
    under = (
        box.y
        for box in (*footers, *shapes)
        if box.y >= area.bottom and box.x < area.right and box.right > area.x
    )
    end = min(under, default=page.height) - _SOURCE
    return replace(area, height=max(0, min(area.bottom, end) - area.y))


def _from_top(area: Box, top: int) -> Box:
    return area if top <= area.y else Box(area.x, top, area.width, max(0, area.bottom - top))


def _clear_of(area: Box, box: Box, page: Box) -> Box:
    """The area cut at one side so that it keeps clear of a shape, if that costs little."""
    thick = Box(box.x, box.y, max(1, box.width), max(1, box.height))
    covers = thick.width * thick.height >= _GROUND * page.width * page.height
    if covers or thick.contains(area) or not thick.overlaps(area):
        return area
    cuts = (
        _from_top(area, thick.bottom),
        Box(area.x, area.y, area.width, max(0, thick.y - area.y)),
        Box(thick.right, area.y, max(0, area.right - thick.right), area.height),
        Box(area.x, area.y, max(0, thick.x - area.x), area.height),
    )
    best = max(cuts, key=lambda cut: cut.width * cut.height)
    least = (1 - _WORTH) * area.width * area.height
    return best if best.width * best.height >= least else area
