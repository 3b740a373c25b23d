"""Headings of a spec against those of a report: which are unknown, which are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.plan import plan_deck
from slidegen.problems import Problems
from slidegen.readers import read_report
from slidegen.report import shown_heading
from slidegen.spec import BulletsSpec, DeckInfo, DeckSpec, Point, Text

HEADINGS = ("培育产业新动能", "优化营商环境", "保就业惠民生")

# title, what the spec says of each heading ("" maps it to a slide), problems as (code, heading)
CASES: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    ("all mapped", dict.fromkeys(HEADINGS, ""), []),
    (
        "one skipped",
        {HEADINGS[0]: "", HEADINGS[1]: "skip", HEADINGS[2]: ""},
        [],
    ),
    (
        "one neither mapped nor skipped",
        {HEADINGS[0]: "", HEADINGS[1]: ""},
        [("section-not-mapped", HEADINGS[2])],
    ),
    (
        "two left out are one problem",
        {HEADINGS[0]: ""},
        [("section-not-mapped", HEADINGS[1])],
    ),
    (
        "skipping what this report lacks changes nothing",
        {**dict.fromkeys(HEADINGS, ""), "新闻推荐": "skip"},
        [],
    ),
    (
        "skipping something like a mapped heading changes nothing",
        {**dict.fromkeys(HEADINGS, ""), "优化营商环境续": "skip"},
        [],
    ),
    (
        "a slip of the pen in what is skipped is one problem",
        {HEADINGS[0]: "", HEADINGS[2]: "", "优化营商环镜": "skip"},
        [("unknown-heading", "优化营商环镜")],
    ),
    (
        "a slip of the pen in what is mapped is one problem",
        {HEADINGS[0]: "", HEADINGS[2]: "", "优化经商环境": ""},
        [("unknown-heading", "优化经商环境")],
    ),
    (
        "an unknown heading with slides",
        {**dict.fromkeys(HEADINGS, ""), "新闻推荐": ""},
        [("unknown-heading", "新闻推荐")],
    ),
    (
        "numbers before headings do not matter",
        {"一、培育产业新动能": "", "二、优化营商环境": "", "（三）保就业惠民生": ""},
        [],
    ),
]


@pytest.mark.parametrize(("asked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_headings(asked: dict[str, str], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    problems = Problems()
    report = read_report(_write_report(tmp_path), problems)
    assert report is not None
    plan_deck(_spec(asked), report, tmp_path, problems)
    assert [(p.code, p.values.get("heading")) for p in problems] == expected


def test_nearest_heading_is_named(tmp_path: Path) -> None:
    problems = Problems()
    report = read_report(_write_report(tmp_path), problems)
    plan_deck(_spec({HEADINGS[0]: "", "保就业，惠民生": ""}), report, tmp_path, problems)
    assert [p.values.get("nearest") for p in problems if p.code == "unknown-heading"] == [
        HEADINGS[2]
    ]


def _write_report(folder: Path) -> Path:
    parts = ["关于上半年工作的报告"] + [f"{h}\n\n各项工作扎实推进，成效明显。" for h in HEADINGS]
    path = folder / "报告.txt"
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def _spec(asked: dict[str, str]) -> DeckSpec:
    sections = {
        Text(heading): "skip"
        if said == "skip"
        else [BulletsSpec(title=Text(f"{heading}见成效"), points=[Point(text=Text("要点"))])]
        for heading, said in asked.items()
    }
    return DeckSpec(deck=DeckInfo(title=Text("汇报")), sections=sections)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("一、经济运行稳中有进", "经济运行稳中有进"),
        ("（三）保就业 惠民生", "保就业 惠民生"),
        ("第二部分  下半年打算", "下半年打算"),
        ("2. Outlook", "Outlook"),
        ("10 tasks for the year", "10 tasks for the year"),
        ("2.5倍的增长", "2.5倍的增长"),
        ("“十四五”开局", "“十四五”开局"),
        ("三、", "三、"),
    ],
)
def test_slides_show_headings_without_their_own_numbers(written: str, shown: str) -> None:
    assert shown_heading(written) == shown
