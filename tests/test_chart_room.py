"""Charts whose texts find little room: what is drawn instead, what is said, what is seen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path

import pdfplumber
import pptx
import pytest
import yaml
from lxml import etree
from pdfplumber.page import Page

import slidegen
from slidegen.deck import ChartItem
from slidegen.powerpoint.chart import write_chart
from slidegen.powerpoint.chart_marks import plain_number
from slidegen.powerpoint.read_deck import read_deck
from slidegen.preview.fonts import font_settings
from slidegen.problems import Problem
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import EMU_PER_PT, Box, inches, points
from tests.chart_decks import build_chart_deck
from tests.chart_plans import NARROW, WIDE, arrange, plan, random_plan
from tests.gate.package import NS
from tests.validity import assert_valid

DEFAULT_TEMPLATE = str(Path(pptx.__file__).parent / "templates" / "default.pptx")
# Charts on slides of 4:3, alone and with bullets beside them.
OLD_WIDE = Box(inches(0.55), inches(2.62), inches(8.9), inches(3.83))
OLD_NARROW = Box(inches(0.55), inches(2.62), inches(5.13), inches(3.83))
BOXES = (WIDE, NARROW, OLD_WIDE, OLD_NARROW)


def build(
    folder: Path, kind: str, names: list[str], series: dict[str, list[str]], template: str | None
) -> tuple[ChartItem, list[Problem]]:
    """A spec of one chart and its report; the chart as read from the deck, and what was said."""
    report = ["工作报告", "", "一、投资情况", ""]
    for name, values in series.items():
        report += [f"{n}{name}为{v}亿元。" for n, v in zip(names, values, strict=True)]
    (folder / "报告.txt").write_text("\n".join(report), "utf-8")
    chart = {"type": kind, "unit": "亿元", "categories": names, "series": series}
    spec = {
        "report": "报告.txt",
        "template": template or "blue",
        "deck": {"title": "工作汇报", "subtitle": "投资情况", "section_slides": False},
        "sections": {"投资情况": [{"title": "投资平稳增长", "chart": chart}]},
    }
    file = folder / "spec.yaml"
    file.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False), "utf-8")
    result = slidegen.build(file, folder / "deck.pptx")
    assert result.ok, [(problem.code, dict(problem.values)) for problem in result.problems]
    deck = read_deck((folder / "deck.pptx").read_bytes())
    (item,) = [item for s in deck.slides for item in s.items if isinstance(item, ChartItem)]
    for drawn, values in zip(item.series, series.values(), strict=True):
        assert [point.value for point in drawn.points] == [Decimal(value) for value in values]
    return item, [p for p in result.problems if p.code.startswith("chart-")]


LONG = [
    "新旧动能转换重大工程专项资金",
    "小微企业优惠贷款贴息资金",
    "减轻企业社会保险负担资金",
    "累计减税降费支持企业资金",
    "重点基础设施建设补助资金",
    "战略性新兴产业集群发展资金",
    "老旧小区改造和配套设施资金",
    "优化营商环境奖励补助资金",
]
MONTHS = [f"{i}月" for i in range(1, 13)]


@pytest.mark.parametrize("template", [None, DEFAULT_TEMPLATE], ids=["built-in", "default"])
def test_columns_with_long_names_become_bars(tmp_path: Path, template: str | None) -> None:
    numbers = {"资金": ["42.3", "17.4", "22.6", "18.1", "9.5", "30.2", "8.7", "12.6"]}
    item, said = build(tmp_path, "column", [f"{name}安排情况" for name in LONG], numbers, template)
    assert item.kind == "bar"
    assert item.alt.startswith("条形图：")
    assert [(p.severity, p.code) for p in said] == [("warning", "chart-turned")]
    assert dict(said[0].values) == {"asked": "column", "drawn": "bar"}
    assert said[0].place is not None and said[0].place.line > 1
    assert all(point.label is None for point in item.series[0].points)


def test_months_stay_columns(tmp_path: Path) -> None:
    numbers = {s: [f"{n}{i:02}.{i % 10}" for i in range(31, 43)] for s, n in (("甲", 4), ("乙", 5))}
    item, said = build(tmp_path, "column", MONTHS, numbers, DEFAULT_TEMPLATE)
    assert item.kind == "column"
    shown = [point.label != "" for series in item.series for point in series.points]
    assert 0 < sum(shown) < len(shown)
    assert [p.code for p in said] == ["chart-labels-left-out"]
    assert dict(said[0].values) == {"hidden": len(shown) - sum(shown), "values": len(shown)}


def test_many_slices_become_bars(tmp_path: Path) -> None:
    names = [f"{c}类重点项目" for c in "甲乙丙丁戊己庚辛壬癸子丑"]
    numbers = {"投资": [f"{n}.5" for n in range(31, 43)]}
    item, said = build(tmp_path, "pie", names, numbers, None)
    assert (item.kind, item.legend, item.categories) == ("bar", "none", tuple(names))
    assert [p.code for p in said] == ["chart-turned"]


def test_names_that_fit_on_two_lines_stay_under_columns(tmp_path: Path) -> None:
    numbers = {"资金": ["42.3", "17.4", "22.6", "18.1"]}
    item, said = build(tmp_path, "column", LONG[:4], numbers, None)
    assert item.kind == "column"
    assert item.category_size >= 14 and item.label_size >= 14
    assert not said


def test_bars_too_thin_for_their_labels_become_columns() -> None:
    names = " ".join(
        ["重点区域甲", "重点区域乙", "重点区域丙", "重点区域丁", "重点区域戊", "重点区域己"]
    )
    item, problems = arrange(plan("bar", names, *(f"{s}: 31 25 44 18 22 39" for s in "甲乙丙丁")))
    assert item.kind == "column"
    assert [p.code for p in problems] == ["chart-turned"]


def side_by_side(kind: str, names: list[str], box: Box) -> ChartItem:
    numbers = " ".join(str(3 + i % 4) for i in range(len(names)))
    item, problems = arrange(plan(kind, " ".join(names), f"甲: {numbers}"), box)  # type: ignore[arg-type]
    assert not problems.has_errors
    return item


@pytest.mark.parametrize("kind", ["column", "line"])
@pytest.mark.parametrize("width", [300, 340, 380, 420, 500, 600])
@pytest.mark.parametrize(
    "names",
    [[f"{i}月" for i in range(1, 14)], ["装备高端", "财政", "农村服务", "服务海", "制造", "老旧"]],
    ids=["months", "departments"],
)
def test_names_side_by_side_are_told_apart(kind: str, width: float, names: list[str]) -> None:
    item = side_by_side(kind, names, Box(0, 0, points(width), points(270)))
    if item.kind != kind:
        return
    assert item.plot_area is not None
    pitch, fonts = item.plot_area.width_pt / len(names), Fonts("Microsoft YaHei", "")
    widths = [text_width(name, fonts, item.category_size) for name in names]
    for one, other in pairwise(widths):
        # Names wider than their place are broken.
        if max(one, other) <= pitch:
            assert pitch - (one + other) / 2 >= 0.3 * item.category_size


def test_months_get_smaller_before_they_are_broken() -> None:
    for width, least in ((700, 16), (560, 14), (490, 12)):
        item = side_by_side(
            "column", [f"{i}月" for i in range(1, 14)], replace(WIDE, width=points(width))
        )
        assert (item.kind, item.category_size) == ("column", least)


def axis_values(item: ChartItem, path: str) -> list[str]:
    root = etree.fromstring(write_chart(item, "zh-CN"))
    return [node.get("val", "") for node in root.iterfind(f".//c:valAx/{path}", NS)]


REGIONS = " ".join(f"第{i}区" for i in range(1, 11))
CROWDED = {
    "columns": plan("column", " ".join(MONTHS), *(f"{s}: {'345.6 412.9 ' * 6}" for s in "甲乙丙")),
    "bars": plan("bar", REGIONS, *(f"{s}: {'-345.6 412.9 ' * 5}" for s in "甲乙丙")),
    "pieces": plan(
        "column-stacked",
        "一季度 二季度 三季度 四季度",
        "甲: 12345 23456 34567 23456",
        *(f"{s}: 200 300 200 300" for s in "乙丙"),
    ),
    "shares": plan("bar-stacked-100", "甲 乙 丙 丁", "大: 96 97 98 95", "小: 4 3 2 5", unit="%"),
}


@pytest.mark.parametrize("case", CROWDED)
def test_bars_without_labels_are_read_by_a_scale(case: str) -> None:
    box = replace(NARROW, width=points(260)) if case == "shares" else NARROW
    item, problems = arrange(CROWDED[case], box)
    assert "chart-labels-left-out" in [problem.code for problem in problems]
    assert item.show_scale and item.plot_area is not None and item.scale_step is not None
    assert axis_values(item, "c:delete") == ["0"]
    assert axis_values(item, "c:majorUnit") == [plain_number(item.scale_step)]
    assert len(axis_values(item, "c:majorGridlines")) == 1
    # PowerPoint counts marks from the end of the scale.
    assert (item.minimum or 0) % item.scale_step == 0
    if item.kind.startswith("bar"):
        below = item.box.height - item.plot_area.y - item.plot_area.height
        assert below >= points(item.label_size * 1.3)
    else:
        assert item.plot_area.x >= points(item.label_size * 2)


def test_charts_with_a_scale_are_valid() -> None:
    items = [arrange(chart, NARROW, case)[0] for case, chart in CROWDED.items()]
    assert sum(item.show_scale for item in items) >= 3
    assert_valid(build_chart_deck(items))


@pytest.mark.parametrize("kind", ["column", "bar-stacked", "line"])
def test_a_chart_whose_values_are_labelled_has_no_scale(kind: str) -> None:
    item = side_by_side(kind, ["甲", "乙", "丙"], WIDE)
    assert (item.show_scale, item.scale_step, item.scale_format) == (False, None, "General")
    assert axis_values(item, "c:delete") == ["1"]


def test_sizes_stay_within_limits() -> None:
    for number in range(300):
        item, problems = arrange(random_plan(number), BOXES[number % 4])
        if not problems.has_errors:
            assert min(item.label_size, item.category_size, item.legend_size) >= 12
            assert item.label_size <= item.category_size + 6 or item.kind in (
                "pie",
                "doughnut",
                "line",
            )


def test_a_legend_stands_clear_of_the_plot() -> None:
    for number in range(300):
        item, problems = arrange(random_plan(number), BOXES[number % 4])
        if item.legend_area is not None and not problems.has_errors:
            assert item.plot_area is not None
            assert not item.legend_area.overlaps(item.plot_area)
            assert Box(0, 0, item.box.width, item.box.height).contains(item.legend_area)


@dataclass
class Ink:
    """A text in a PDF and about where its ink is, in pt from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def goes_on(self, following: Ink) -> bool:
        """Whether the next character drawn stands right behind this text on its line."""
        behind, size = following.left - self.right, self.bottom - self.top
        return abs(following.top - self.top) < 0.3 and -1 < behind < size / 2

    def overlaps(self, other: Ink) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0.5 and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5


def find_inks(page: Page, top: float) -> Iterator[Ink]:
    """The texts below `top` in the order drawn; a jump starts another text."""
    last: Ink | None = None
    for char in page.chars:
        if char["top"] < top:
            continue
        # The ink of digits and Han takes 0.84 of their size, in the middle of their line.
        middle, half = (char["top"] + char["bottom"]) / 2, char["size"] * 0.42
        ink = Ink(char["text"], char["x0"], middle - half, char["x1"], middle + half)
        if last is not None and last.goes_on(ink):
            last.text, last.right = last.text + ink.text, ink.right
        else:
            if last is not None and last.text.strip():
                yield last
            last = ink
    if last is not None and last.text.strip():
        yield last


def test_libreoffice_draws_no_text_of_a_chart_over_another_or_outside(tmp_path: Path) -> None:
    drawn = [arrange(random_plan(number), BOXES[number % 4]) for number in range(160)]
    items = [item for item, problems in drawn if not problems.has_errors]
    assert len(items) > 100
    (tmp_path / "charts.pptx").write_bytes(build_chart_deck(items))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path),
         str(tmp_path / "charts.pptx")],
        env={**os.environ, **font_settings(tmp_path)},
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    misses = []
    with pdfplumber.open(tmp_path / "charts.pdf") as pdf:
        for number, (item, page) in enumerate(zip(items, pdf.pages, strict=True), 1):
            left, top, right, bottom = (
                edge / EMU_PER_PT
                for edge in (item.box.x, item.box.y, item.box.right, item.box.bottom)
            )
            inks = list(find_inks(page, top - 14))
            misses += [(number, a.text, b.text) for a, b in combinations(inks, 2) if a.overlaps(b)]
            misses += [
                (number, ink.text, "outside")
                for ink in inks
                if not (left - 2 < ink.left and ink.right < right + 2)
                or not (top - 2 < ink.top and ink.bottom < bottom + 2)
            ]
    assert not misses
