"""Timelines and processes: spec in, deck out, read back."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pptx
import pytest
import yaml

import slidegen
from slidegen.deck import Deck, Line, ShapeItem, Slide, TextItem
from slidegen.powerpoint.read_deck import read_deck
from slidegen.problems import Problem, Problems

DEFAULT_TEMPLATE = str(Path(pptx.__file__).parent / "templates" / "default.pptx")
TEMPLATES = pytest.mark.parametrize("template", ["blue", DEFAULT_TEMPLATE], ids=["blue", "default"])
MONTHS = "、".join(f"{month}月" for month in range(1, 9))
LONG = "组织专家开展三轮论证，征求部门、区县和群众意见，形成规划文本并报上级批准，再向社会公布"


def run(
    slide: dict[str, Any], template: str = "blue", said: str = ""
) -> tuple[Deck | None, list[Problem]]:
    """The deck of one slide under a chapter, None where it was refused, with what was said."""
    with tempfile.TemporaryDirectory() as room:
        spec, out = Path(room) / "spec.yaml", Path(room) / "deck.pptx"
        (Path(room) / "report.md").write_text(
            f"# 报告\n\n## 一章\n\n{said}时间是{MONTHS}。\n", "utf-8"
        )
        content = {
            "report": "report.md",
            "template": template,
            "deck": {"title": "报告", "date": "2020-07-20", "section_slides": False},
            "sections": {"一章": [slide]},
        }
        spec.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
        problems: Problems = slidegen.build(spec, out).problems
        told = [p for p in problems if p.code != "layouts-without-slots"]
        return (read_deck(out.read_bytes()) if out.exists() else None), told


def build(slide: dict[str, Any], template: str = "blue", said: str = "") -> list[Slide]:
    deck, problems = run(slide, template, said)
    assert deck is not None and problems == [], problems
    return [slide for slide in deck.slides if slide.section == "一章"]


def timeline(count: int, text: str | None = "文字", **keys: Any) -> dict[str, Any]:
    stops = [
        {"date": f"{n}月", "heading": f"事项{'甲乙丙丁戊己庚辛'[n - 1]}"}
        | ({"text": text} if text else {})
        for n in range(1, count + 1)
    ]
    return {"title": "标题", "timeline": stops, **keys}


def process(count: int, text: str = "文字", value: str = "", **keys: Any) -> dict[str, Any]:
    steps = [
        {"heading": f"步骤{'甲乙丙丁戊己'[n]}", "text": text} | ({"value": value} if value else {})
        for n in range(count)
    ]
    return {"title": "标题", "process": steps, **keys}


def texts(slide: Slide) -> dict[str, str]:
    return {
        item.key: item.text.replace("\v", "") for item in slide.items if isinstance(item, TextItem)
    }


def shapes(slide: Slide, end: str) -> list[ShapeItem]:
    return [i for i in slide.items if isinstance(i, ShapeItem) and i.key.endswith(end)]


def rows_of(slide: Slide, end: str) -> list[int]:
    """How many of these shapes stand in each row, from the top."""
    tops = [shape.box.y for shape in shapes(slide, end)]
    return [tops.count(top) for top in dict.fromkeys(tops)]


@TEMPLATES
@pytest.mark.parametrize("count", range(3, 9))
def test_every_stop_has_its_date_and_event(count: int, template: str) -> None:
    (slide,) = build(timeline(count), template)
    said = texts(slide)
    for number in range(1, count + 1):
        assert said[f"stop-{number}/date"] == f"{number}月"
        assert said[f"stop-{number}/text"] == f"事项{'甲乙丙丁戊己庚辛'[number - 1]}\n文字"


@TEMPLATES
@pytest.mark.parametrize("value", ["", "88个"])
@pytest.mark.parametrize("count", range(3, 7))
def test_every_step_has_its_name_number_and_text(count: int, value: str, template: str) -> None:
    (slide,) = build(process(count, value=value), template, "共88个。")
    said = texts(slide)
    for number in range(1, count + 1):
        assert said[f"step-{number}/name"] == f"步骤{'甲乙丙丁戊己'[number - 1]}"
        assert said[f"step-{number}/text"] == "文字"
        assert said.get(f"step-{number}/value", "") == value


@pytest.mark.parametrize("slide", [timeline(7), timeline(3), process(4), process(6, value="88个")])
def test_the_built_in_templates_have_slots_for_all_texts(slide: dict[str, Any]) -> None:
    (made,) = build(slide, said="共88个。")
    items = [item for item in made.items if isinstance(item, TextItem)]
    assert all(item.slot is not None for item in items if "/" in item.key)


@pytest.mark.parametrize(
    ("slide", "rows"),
    [
        (timeline(4, LONG), [4]),
        (timeline(6, None), [6]),
        (timeline(6, "写得长一些就要分成两排来放才行"), [6]),
        (timeline(6, "写得再长一些就要分成两排来放才不至于太挤"), [3, 3]),
        (timeline(5, "写得再长一些就要分成两排来放才不至于太挤"), [3, 2]),
        (timeline(7, None), [4, 3]),
        (timeline(8, "文字"), [4, 4]),
    ],
)
def test_many_or_long_stops_stand_in_two_rows(slide: dict[str, Any], rows: list[int]) -> None:
    (made,) = build(slide)
    assert rows_of(made, "/dot") == rows


def test_on_a_narrow_page_five_stand_in_two_rows() -> None:
    assert rows_of(build(timeline(5, None), DEFAULT_TEMPLATE)[0], "/dot") == [3, 2]
    assert rows_of(build(process(5), DEFAULT_TEMPLATE)[0], "/chip") == [3, 2]


def test_the_last_stop_is_the_current_one_and_its_dot_is_filled() -> None:
    (slide,) = build(timeline(4))
    *past, last = shapes(slide, "/dot")
    assert {dot.geometry for dot in (*past, last)} == {"ellipse"}
    assert last.fill is not None and all(dot.fill != last.fill for dot in past)
    assert (last.alt, [dot.alt for dot in past]) == ("突出：4月", ["", "", ""])
    assert dashes(slide) == ["solid"] * 4


def test_what_comes_after_the_highlight_is_dashed() -> None:
    (slide,) = build(timeline(5, highlight="3月"))
    filled = [dot.alt for dot in shapes(slide, "/dot") if dot.alt]
    assert filled == ["突出：3月"]
    assert dashes(slide) == ["solid", "solid", "dash", "dash", "dash"]


def dashes(slide: Slide) -> list[str]:
    lines = [shape.line for shape in shapes(slide, "/line")]
    return [line.dash for line in lines if isinstance(line, Line)]


def test_the_highlighted_step_is_filled_and_read_aloud() -> None:
    (slide,) = build(process(4, highlight="步骤乙"))
    chips = shapes(slide, "/chip")
    assert [chip.geometry for chip in chips] == ["homePlate", "chevron", "chevron", "chevron"]
    assert [chip.alt for chip in chips] == ["", "突出：步骤乙", "", ""]
    assert len({chip.fill for chip in chips}) == 2
    assert len({(chip.box.width, chip.box.height) for chip in chips}) == 1


def test_arrows_do_not_touch() -> None:
    (slide,) = build(process(5))
    chips = shapes(slide, "/chip")
    for chip, following in pairwise(chips):
        point = chip.box.height // 3
        assert 0 < chip.box.right - following.box.x < point


@pytest.mark.parametrize(
    ("slide", "key"),
    [(timeline(3, highlight="13月"), "timeline"), (process(3, highlight="步骤丁"), "process")],
)
def test_a_highlight_that_is_none_of_them_is_said(slide: dict[str, Any], key: str) -> None:
    deck, problems = run(slide)
    assert deck is None
    assert [(p.code, p.values["name"]) for p in problems] == [("unknown-label", slide["highlight"])]


@pytest.mark.parametrize(
    ("slide", "code"),
    [
        (timeline(2), "too-few-items"),
        (timeline(8) | {"timeline": timeline(8)["timeline"] + timeline(1)["timeline"]},
         "too-many-items"),
        (process(2), "too-few-items"),
        (process(6) | {"process": process(6)["process"] * 2}, "too-many-items"),
    ],
)  # fmt: skip
def test_too_few_or_too_many_are_refused(slide: dict[str, Any], code: str) -> None:
    deck, problems = run(slide)
    assert deck is None
    assert [p.code for p in problems] == [code]


@TEMPLATES
def test_stops_that_do_not_fit_go_on_to_the_next_slide(template: str) -> None:
    slides = build(timeline(8, LONG, highlight="3月", key="路线图"), template)
    assert len(slides) > 1
    assert [slide.key for slide in slides][:2] == ["路线图", "路线图+2"]
    headings = [
        text.split("\n")[0]
        for slide in slides
        for key, text in texts(slide).items()
        if key.startswith("stop-") and key.endswith("/text")
    ]
    assert headings == [f"事项{mark}" for mark in "甲乙丙丁戊己庚辛"]
    assert [dot.alt for slide in slides for dot in shapes(slide, "/dot") if dot.alt] == [
        "突出：3月"
    ]
    assert set(dashes(slides[-1])) == {"dash"}


@TEMPLATES
def test_steps_that_do_not_fit_go_on_to_the_next_slide(template: str) -> None:
    slides = build(process(6, LONG * 2), template)
    assert len(slides) > 1
    names = [
        text
        for slide in slides
        for key, text in texts(slide).items()
        if key.startswith("step-") and key.endswith("/name")
    ]
    assert names == [f"步骤{mark}" for mark in "甲乙丙丁戊己"]


@pytest.mark.parametrize(
    "slide",
    [
        timeline(3, "新增就业3.4万人"),
        timeline(3) | {"timeline": [*timeline(2)["timeline"], {"date": "7月", "heading": "88人"}]},
        process(3, "新增就业3.4万人"),
        process(3, value="88个"),
    ],
)
def test_every_number_is_traced(slide: dict[str, Any]) -> None:
    _, problems = run(slide)
    assert {p.code for p in problems} == {"number-not-in-report"}
    assert run(slide, said="新增就业3.4万人，另有88人，共88个。")[1] == []


def test_adding_a_text_keeps_the_keys() -> None:
    before, after = build(timeline(4, None))[0], build(timeline(4, "文字"))[0]
    assert before.key == after.key
    assert [item.key for item in before.items] == [item.key for item in after.items]
