"""Which template layout suits a slide: by the kinds and places of its slots, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from slidegen.deck import SlotKind
from slidegen.template import (
    Template,
    TemplateLayout,
    WantedSlot,
    choose_layout,
    title_only_layout,
)
from slidegen.units import Box
from tests.templates import (
    CHINESE_NAMES,
    POLISH_NAMES,
    blue,
    open_foreign,
    plain,
    read,
    slot_of,
    template_with_only,
)

CONTENT = "ppt/slideLayouts/slideLayout2.xml"


def wanted_of(layout: TemplateLayout) -> list[WantedSlot]:
    slots = [slot for slot in layout.slots if slot.role == "content"]
    return [WantedSlot(str(slot.idx), (slot.kind,), slot.box) for slot in slots]


def index_of(template: Template, layout: TemplateLayout) -> int:
    return next(i for i, other in enumerate(template.layouts) if other is layout)


def test_the_places_of_a_built_in_layout_find_that_layout() -> None:
    for layout in blue().layouts:
        match = choose_layout(blue(), wanted_of(layout))
        assert match.layout is layout, f"{layout.name} became {match.layout.name}"
        assert len(match.slots) == len(wanted_of(layout))


def test_a_few_emu_make_no_difference() -> None:
    for layout in blue().layouts:
        moved = [
            replace(place, box=Box(place.box.x + 300, place.box.y - 300, *_size(place.box, 5)))
            for place in wanted_of(layout)
        ]
        match = choose_layout(blue(), moved)
        assert match.layout is layout
        assert match.slots == {
            str(slot.idx): slot for slot in layout.slots if slot.role == "content"
        }


def _size(box: Box, more: int) -> tuple[int, int]:
    return box.width + more, box.height - more


def test_one_place_less_is_no_reason_to_move() -> None:
    """A metric without a note, a cover without an occasion."""
    for layout in blue().layouts:
        wanted = wanted_of(layout)
        if len(wanted) > 3:
            assert choose_layout(blue(), wanted[:-1]).layout is layout


TITLE: tuple[SlotKind, ...] = ("title", "ctrTitle")
COVER_TITLE: tuple[SlotKind, ...] = ("ctrTitle", "title")
TEXT: tuple[SlotKind, ...] = ("body", "obj")


def on_page(template: Template, x: float, y: float, width: float, height: float) -> Box:
    """A box in shares of the page."""
    return Box(
        round(x * template.width),
        round(y * template.height),
        round(width * template.width),
        round(height * template.height),
    )


def bullets(template: Template) -> list[WantedSlot]:
    return [
        WantedSlot("title", TITLE, on_page(template, 0.05, 0.1, 0.9, 0.15)),
        WantedSlot("body", ("obj", "body"), template.content),
    ]


def chart(template: Template) -> list[WantedSlot]:
    area = template.content
    heading = replace(area, height=area.height // 12)
    return [
        bullets(template)[0],
        WantedSlot("heading", ("body",), heading),
        WantedSlot("chart", ("chart", "obj"), area.inset(top=area.height // 11)),
    ]


def metrics(template: Template) -> list[WantedSlot]:
    title, places = bullets(template)[0], template.content.columns(3, 100_000)
    wanted = [title]
    for number, box in enumerate(places):
        value, label = box.rows(2, 100_000)
        wanted.append(WantedSlot(f"value-{number}", ("body",), value))
        wanted.append(WantedSlot(f"label-{number}", ("body",), label))
    return wanted


def cover(template: Template) -> list[WantedSlot]:
    return [
        WantedSlot("title", COVER_TITLE, on_page(template, 0.05, 0.23, 0.73, 0.28)),
        WantedSlot("subtitle", ("subTitle", *TEXT), on_page(template, 0.05, 0.58, 0.73, 0.13)),
    ]


def section(template: Template) -> list[WantedSlot]:
    return [WantedSlot("title", TITLE, on_page(template, 0.05, 0.47, 0.9, 0.14))]


# Which of the layouts of Office, in its order, serves what, and which places find their slot.
OFFICE: dict[str, tuple[Callable[[Template], list[WantedSlot]], int, list[str]]] = {
    "a cover": (cover, 0, ["subtitle", "title"]),
    "bullets": (bullets, 1, ["body", "title"]),
    "a section": (section, 2, ["title"]),
    "a chart": (chart, 1, ["chart", "title"]),
    "metrics": (metrics, 5, ["title"]),
}
WHOLE_SETS = ("plain 4:3", "Chinese names", "Polish names", "16:9 Chinese", "potx")


@pytest.mark.parametrize("name", WHOLE_SETS)
@pytest.mark.parametrize("title", OFFICE)
def test_layouts_of_office_by_shape_in_any_language(title: str, name: str, tmp_path: Path) -> None:
    wanted, index, served = OFFICE[title]
    template = open_foreign(name, tmp_path)
    match = choose_layout(template, wanted(template))
    assert index_of(template, match.layout) == index
    assert sorted(match.slots) == served


def test_names_are_read_but_play_no_part(tmp_path: Path) -> None:
    for name, names in (("Chinese names", CHINESE_NAMES), ("Polish names", POLISH_NAMES)):
        assert tuple(layout.name for layout in open_foreign(name, tmp_path).layouts) == names


def test_what_is_missing_goes_to_a_title_alone(tmp_path: Path) -> None:
    template = open_foreign("cover and title only", tmp_path)
    for wanted in (bullets, chart, metrics, section):
        match = choose_layout(template, wanted(template))
        assert match.layout.name == "Title Only"
        assert list(match.slots) == ["title"]
    assert choose_layout(template, cover(template)).layout.name == "Title Slide"


def test_a_content_slide_on_a_cover_is_worse_than_on_a_blank_page() -> None:
    template = read(template_with_only("Title Slide", "Blank"))
    for wanted in (bullets, metrics):
        assert choose_layout(template, wanted(template)).layout.name == "Blank"
    assert title_only_layout(template).name == "Blank"


def test_nothing_but_a_blank_page(tmp_path: Path) -> None:
    template = open_foreign("only blank", tmp_path)
    match = choose_layout(template, bullets(template))
    assert (match.layout.name, dict(match.slots)) == ("Blank", {})
    assert title_only_layout(template).name == "Blank"


def test_the_layout_with_a_title_alone() -> None:
    assert title_only_layout(plain()).name == "Title Only"
    assert title_only_layout(blue()).name == "仅标题"


def test_a_title_goes_nowhere_else() -> None:
    """Even where a body slot stands in the very place of the title."""
    body = slot_of(plain(), CONTENT, "obj")
    match = choose_layout(plain(), [WantedSlot("title", TITLE, body.box)])
    assert match.slots["title"].kind == "title"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 1.3])
def test_a_slot_of_another_size_is_no_match(share: float) -> None:
    area = plain().content
    box = Box(area.x, area.y, round(area.width * share), round(area.height * share))
    for kinds in (("body", "obj"), ("chart", "obj"), ("tbl", "obj")):
        match = choose_layout(plain(), [bullets(plain())[0], WantedSlot("x", kinds, box)])
        assert "x" not in match.slots


def test_vertical_slots_serve_nothing() -> None:
    template = read(template_with_only("Title and Vertical Text", "Title Only"))
    match = choose_layout(template, bullets(template))
    assert list(match.slots) == ["title"]


def test_a_slot_that_another_text_would_lie_on_is_left_alone() -> None:
    """A text that found no slot, in the middle of the body: then the body's slot is none either."""
    area = plain().content
    middle = area.inset(top=area.height // 3, bottom=area.height // 3)
    wanted = [*bullets(plain()), WantedSlot("value", ("body",), middle)]
    assert "body" not in choose_layout(plain(), wanted).slots


def test_a_heading_may_stand_on_top_of_a_chart_but_not_of_a_text() -> None:
    area = plain().content
    heading = WantedSlot("heading", ("body",), replace(area, height=area.height // 12))
    below = area.inset(top=area.height // 11)
    title = bullets(plain())[0]
    on_chart = choose_layout(plain(), [title, heading, WantedSlot("x", ("chart", "obj"), below)])
    on_text = choose_layout(plain(), [title, heading, WantedSlot("x", ("body", "obj"), below)])
    assert "x" in on_chart.slots
    assert "x" not in on_text.slots


def test_no_slot_serves_two() -> None:
    title, body = bullets(plain())
    match = choose_layout(plain(), [title, body, replace(body, key="again")])
    taken = [(slot.kind, slot.idx) for slot in match.slots.values()]
    assert len(taken) == len(set(taken))
