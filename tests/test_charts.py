"""Charts from plan to part and back: what is written is read, and agrees with its workbook."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

from slidegen.arrange.blocks import ChartBlock
from slidegen.arrange.chart_item import set_chart
from slidegen.arrange.chart_words import label_text, number_format
from slidegen.colours import contrast, resolve_colour
from slidegen.deck import ChartItem, ChartKind, ChartPoint, ChartSeries, Colour, ThemeSlot
from slidegen.plan.content import ChartPlan
from slidegen.powerpoint.chart import write_chart
from slidegen.powerpoint.chart_marks import plain_number
from slidegen.powerpoint.read_chart import read_chart
from slidegen.powerpoint.read_workbook import read_unit
from slidegen.powerpoint.workbook import write_workbook
from slidegen.problems import Problems
from slidegen.template import Theme
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import Box
from tests.chart_decks import build_chart_deck
from tests.chart_plans import BLUE, NARROW, TEMPLATE, WIDE, arrange, plan, value
from tests.gate.package import NS
from tests.validity import assert_valid, audit

KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
SEVERAL = tuple(kind for kind in KINDS if kind not in ("pie", "doughnut"))
SIGNED = ("column", "bar", "column-stacked", "bar-stacked", "line")
MONTHS = "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
LONG = "新旧动能转换重大工程资金 小微企业优惠贷款贴息 减轻企业社保负担 累计减税降费"

# A middle blue on which black has a little more contrast than white.
OFFICE = replace(
    BLUE,
    colours={
        "tx1": "000000", "bg1": "FFFFFF", "tx2": "44546A", "bg2": "E7E6E6",
        "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
        "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
    },
)  # fmt: skip


def cases() -> dict[str, ChartPlan]:
    """Every kind of chart with what it may have to show."""
    found = {}
    for kind in KINDS:
        found[f"{kind}, short names"] = plan(kind, "甲 乙 丙", "投资: 30 25.5 44")
        found[f"{kind}, long names"] = plan(kind, LONG, "资金: 42 17.4 22.6 18.1余", highlight=1)
        found[f"{kind}, per cent"] = plan(
            kind, "甲 乙 丙", "增速: 38左右 近25 37", unit="%", highlight=2, forecast=(0,)
        )
        found[f"{kind}, worded"] = plan(
            kind, "甲 乙", "补贴: 8207.9万元=0.82079 0.7414", highlight=0
        )
        found[f"{kind}, a gap"] = plan(kind, "甲 乙 丙", "投资: 30 - 20")
    for kind in SEVERAL:
        found[f"{kind}, two series"] = plan(
            kind, "一季度 二季度 三季度", "2019年: 12 13.5 14", "2020年: 11 - 16", forecast=(2,)
        )
        found[f"{kind}, three series"] = plan(
            kind,
            "2018 2019 2020",
            "一产: 8 9 10",
            "二产: 40 41 42.5",
            "三产: 52 50 47.5",
            highlight=2,
        )
        found[f'{kind}, <&">'] = plan(kind, 'A&B <C> "D"', "x<y&z: 1 2 3", "m'n: 2 3 4")
    for kind in SIGNED:
        found[f"{kind}, negative"] = plan(
            kind,
            "甲 乙 丙",
            "增速: -12.5 -3 7",
            unit="%",
            highlight=0,  # type: ignore[arg-type]
        )
    return found


CASES = cases()


def bare(item: ChartItem) -> ChartItem:
    """What a slide knows of a chart before its part is read."""
    black = Colour("tx1")
    return ChartItem(
        item.key, item.name, item.box, "pie", (), (), "", item.alt, 1, 1, black, black,
        item.slot, item.own_box,
    )  # fmt: skip


def read_back(item: ChartItem) -> ChartItem | None:
    return read_chart(write_chart(item, "zh-CN"), write_workbook(item), bare(item))


@pytest.mark.parametrize("title", CASES)
@pytest.mark.parametrize("box", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_chart_is_read_as_it_was_written(title: str, box: Box) -> None:
    item, problems = arrange(CASES[title], box)
    assert not problems.has_errors
    assert read_back(item) == item


def test_all_charts_are_valid_and_agree_with_their_workbooks() -> None:
    items = [arrange(chart, WIDE, title)[0] for title, chart in CASES.items()]
    assert_valid(build_chart_deck(items))


slots = st.sampled_from(get_args(ThemeSlot)[2:])
colours = st.builds(Colour, slots, st.sampled_from([100, 75, 60]), st.sampled_from([0, 25, 40]))
texts = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"),
    min_size=1, max_size=12,
)  # fmt: skip
numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
codes = st.sampled_from(["General", 'General"%"', '"近"#,##0.0"万元"', 'General;"−"General'])


@st.composite
def chart_points(draw: st.DrawFn, line: bool) -> ChartPoint:
    number = draw(st.none() | numbers)
    if number is None:
        return ChartPoint(None)
    label = draw(st.none() | st.just("") | texts)
    if label == "":
        return ChartPoint(number, "", draw(st.none() | st.just("0.00")))
    return ChartPoint(
        value=number,
        label=label,
        number_format=draw(st.none() | st.just("0.00")),
        colour=draw(st.none() | st.just(Colour("accent6", 50))),
        label_colour=draw(st.none() | st.just(Colour("accent6", 50))),
        label_bold=draw(st.booleans()),
        forecast=draw(st.booleans()),
        label_side=draw(st.sampled_from([None, "l", "r", "b"])) if line else None,
    )


@st.composite
def chart_items(draw: st.DrawFn) -> ChartItem:
    kind = draw(st.sampled_from(KINDS))
    names = draw(st.lists(texts, min_size=1, max_size=4))
    box = Box(0, 0, draw(st.integers(10**6, 2 * 10**7)), draw(st.integers(10**6, 10**7)))
    area = Box(draw(st.integers(0, 10**5)), 7, draw(st.integers(1, 10**6)), 999_999)
    series = tuple(
        ChartSeries(
            draw(texts),
            Colour("accent2"),
            tuple(draw(chart_points(kind == "line")) for _ in names),
            draw(codes),
        )
        for _ in range(1 if kind in ("pie", "doughnut") else draw(st.integers(1, 3)))
    )
    bars = kind in SEVERAL and kind != "line"
    legend = draw(st.sampled_from(["none", "top", "right", "bottom"]))
    return ChartItem(
        key="chart",
        name="图",
        box=box,
        kind=kind,
        categories=tuple(names),
        series=series,
        unit=draw(st.just("") | texts),
        alt="图",
        label_size=draw(st.sampled_from([22, 10.5])),
        category_size=draw(st.sampled_from([18, 14])),
        text_colour=Colour("tx1"),
        axis_colour=draw(colours),
        plot_area=draw(st.none() | st.just(area)),
        gap=draw(st.integers(0, 500)) if bars else 90,
        overlap=draw(st.integers(-100, 100)) if bars else 0,
        minimum=None if kind in ("pie", "doughnut") else draw(st.none() | numbers),
        maximum=None if kind in ("pie", "doughnut") else draw(st.none() | numbers),
        legend=legend,
        share_labels=draw(st.booleans()),
        legend_area=None if legend == "none" else draw(st.none() | st.just(area)),
        legend_size=16 if legend == "none" else draw(st.sampled_from([16, 12])),
        show_scale=kind in SEVERAL and draw(st.booleans()),
        scale_step=draw(st.none() | st.just(Decimal("0.5"))) if kind in SEVERAL else None,
        scale_format=draw(codes) if kind in SEVERAL else "General",
    )


@settings(max_examples=150, deadline=None)
@given(chart_items())
def test_any_chart_is_read_as_it_was_written(item: ChartItem) -> None:
    assert read_back(item) == item


@settings(max_examples=60, deadline=None)
@given(chart_items())
def test_any_workbook_holds_what_its_chart_draws(item: ChartItem) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(item))).active
    assert [sheet.cell(1, 1).value, *(s.name for s in item.series)] == [
        cell.value for cell in sheet[1][: len(item.series) + 1]
    ]
    for row, name in enumerate(item.categories, 2):
        assert sheet.cell(row, 1).value == name
        for column, series in enumerate(item.series, 2):
            point, cell = series.points[row - 2], sheet.cell(row, column)
            assert cell.number_format == (point.number_format or series.number_format)
            assert (point.value is None) == (cell.value is None)
            assert point.value is None or float(point.value) == cell.value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("30", "30"),
        ("12.30", "12.3"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("-0.00", "0"),
        ("0.0", "0"),
        ("-3.50", "-3.5"),
        ("12345678901234567890.5", "12345678901234567890.5"),
    ],
)
def test_numbers_are_written_plainly(written: str, expected: str) -> None:
    assert plain_number(Decimal(written)) == expected


@pytest.mark.parametrize(
    ("shown", "unit", "signed", "code", "label"),
    [
        ("8.1", "亿元", False, "General", "8.1"),
        ("30", "%", False, 'General"%"', "30%"),
        ("8左右", "%", False, 'General"%左右"', "8%左右"),
        ("近30", "%", False, '"近"General"%"', "近30%"),
        ("8.1余", "亿元", False, 'General"余"', "8.1余"),
        ("12345.6", "万元", False, "#,##0.0", "12,345.6"),
        ("-3.5", "%", True, 'General"%";"−"General"%"', "−3.5%"),
        ("12", "%", True, 'General"%";"−"General"%"', "12%"),
    ],
)
def test_labels_show_what_the_report_says(
    shown: str, unit: str, signed: bool, code: str, label: str
) -> None:
    assert number_format(value(shown), unit, signed) == code
    assert label_text(value(shown), unit) == label


def test_the_same_chart_gives_the_same_bytes() -> None:
    item, _ = arrange(CASES["column, two series"])
    again, _ = arrange(CASES["column, two series"])
    assert write_chart(item, "zh-CN") == write_chart(again, "zh-CN")
    assert write_workbook(item) == write_workbook(again)
    with zipfile.ZipFile(io.BytesIO(write_workbook(item))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_DEFLATED}


def parsed(item: ChartItem) -> etree._Element:
    return etree.fromstring(write_chart(item, "zh-CN"))


def values_of(item: ChartItem, path: str) -> list[str]:
    return [node.get("val", "") for node in parsed(item).iterfind(path, NS)]


def test_bars_are_read_from_the_top() -> None:
    lying, _ = arrange(plan("bar", "甲 乙", "投资: 2 1"))
    standing, _ = arrange(plan("column", "甲 乙", "投资: 2 1"))
    assert values_of(lying, ".//c:catAx/c:scaling/c:orientation") == ["maxMin"]
    assert values_of(lying, ".//c:valAx/c:crosses") == ["max"]
    assert values_of(standing, ".//c:catAx/c:scaling/c:orientation") == ["minMax"]


def test_names_stay_off_negative_bars() -> None:
    item, _ = arrange(CASES["column, negative"])
    assert values_of(item, ".//c:catAx/c:tickLblPos") == ["low"]
    assert item.minimum is not None and item.minimum < Decimal("-12.5")


def test_slices_are_named_in_the_legend_and_coloured_one_by_one() -> None:
    item, _ = arrange(plan("doughnut", "甲 乙 丙", "份额: 50 30 20", unit="%"))
    assert item.legend == "right"
    assert len({point.colour for point in item.series[0].points}) == 3
    assert values_of(item, ".//c:doughnutChart/c:varyColors") == ["1"]
    assert values_of(item, ".//c:holeSize") == ["50"]
    assert not values_of(item, ".//c:dLblPos")


def test_a_missing_value_is_a_gap() -> None:
    item, _ = arrange(CASES["line, a gap"])
    root = parsed(item)
    points = root.findall(".//c:val//c:pt", NS)
    assert [point.get("idx") for point in points] == ["0", "2"]
    assert values_of(item, ".//c:val//c:ptCount") == ["3"]
    assert values_of(item, ".//c:dispBlanksAs") == ["gap"]


def test_one_highlight_among_muted_bars() -> None:
    item, _ = arrange(plan("column", "甲 乙 丙", "投资: 1 2 3", highlight=1))
    (series,) = item.series
    assert series.colour == TEMPLATE.palette.muted
    assert [point.colour for point in series.points] == [None, TEMPLATE.palette.highlight, None]
    assert [point.label_bold for point in series.points] == [False, True, False]


def test_without_a_highlight_all_bars_have_its_colour() -> None:
    item, _ = arrange(plan("bar", "甲 乙", "投资: 1 2"))
    assert item.series[0].colour == TEMPLATE.palette.highlight


def test_the_unit_stands_beside_the_table() -> None:
    item, _ = arrange(plan("column", "甲 乙", "投资: 1 2", unit="亿元"))
    workbook = write_workbook(item)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    assert sheet.tables["Table1"].ref == "A1:B3"
    assert [cell.value for cell in sheet[2]] == ["甲", 1, None, "亿元"]
    assert read_unit(workbook) == "亿元"


def test_a_name_that_looks_like_a_code_is_kept() -> None:
    item, _ = arrange(plan("column", "甲 乙", "_x0041_: 1 2"))
    item = replace(item, categories=("_x000D_", "乙"))
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(item))).active
    assert [sheet["A2"].value, sheet["B1"].value] == ["_x000D_", "_x0041_"]
    assert read_back(item) == item


@pytest.mark.parametrize("names", [("Ab", "aB"), (" ", "x"), ("a" * 300, "b")])
def test_a_table_that_excel_would_repair_is_left_out(names: tuple[str, str]) -> None:
    item, _ = arrange(plan("column", "甲 乙", "一: 1 2", "二: 3 4"))
    first, second = item.series
    item = replace(item, series=(replace(first, name=names[0]), replace(second, name=names[1])))
    workbook = write_workbook(item)
    assert not openpyxl.load_workbook(io.BytesIO(workbook)).active.tables
    assert not audit(workbook, ".xlsx")


@pytest.mark.parametrize(
    "damaged", [b"", b"no zip", write_workbook(arrange(CASES["pie, a gap"])[0])[:500]]
)
def test_a_damaged_workbook_has_no_unit(damaged: bytes) -> None:
    assert read_unit(damaged) == ""


def label_tops(item: ChartItem) -> list[float | None]:
    """Where each label of a column chart ends, in pt below the chart's upper edge."""
    assert item.plot_area is not None and item.maximum is not None and item.minimum is not None
    height, span = item.plot_area.height_pt, item.maximum - item.minimum
    return [
        item.plot_area.y / 12_700
        + float((item.maximum - point.value) / span) * height
        - 4
        - item.label_size
        if point.value is not None and point.label != ""
        else None
        for series in item.series
        for point in series.points
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 99_999), min_size=2, max_size=12), min_size=1, max_size=3),
    st.sampled_from([WIDE, NARROW]),
)
def test_labels_of_columns_stay_in_the_chart_and_clear_of_each_other(
    rows: list[list[int]], box: Box
) -> None:
    count = min(map(len, rows))
    lines = [
        f"{name}: {' '.join(map(str, row[:count]))}"
        for name, row in zip("甲乙丙", rows, strict=False)
    ]
    item, problems = arrange(plan("column", " ".join(MONTHS.split()[:count]), *lines), box)
    if problems.has_errors or item.kind != "column":
        return
    assert all(top is None or top >= 0 for top in label_tops(item))
    assert item.plot_area is not None
    pitch = item.plot_area.width_pt / count
    bar = pitch / (len(rows) + item.gap / 100)
    fonts = Fonts("Microsoft YaHei", "Microsoft YaHei")
    boxes, tops = [], label_tops(item)
    for number, series in enumerate(item.series):
        for index, (point, top) in enumerate(
            zip(series.points, tops[number * count :], strict=False)
        ):
            if top is None:
                continue
            middle = (index + 0.5) * pitch + (number - (len(rows) - 1) / 2) * bar
            shown = f"{point.value:,}" if (point.value or 0) >= 10_000 else f"{point.value}"
            half = text_width(shown, fonts, item.label_size) / 2
            boxes.append((middle - half, middle + half, top, top + item.label_size))
    for one in range(len(boxes)):
        for two in range(one):
            a, b = boxes[one], boxes[two]
            assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]


@pytest.mark.parametrize(
    "chart",
    [
        plan("column", " ".join(f"第{i}产业园区管理委员会" for i in range(24)),
            "数: " + " ".join(["1"] * 24)),
        plan("bar", " ".join(f"第{i}个重点建设项目" for i in range(30)),
            "数: " + " ".join(["1"] * 30)),
        plan("pie", " ".join(f"项目{i}" for i in range(30)),
            "数: " + " ".join(["1"] * 30)),
        plan("line", " ".join(f"{2000 + i // 12}年{i % 12 + 1}月" for i in range(40)),
            "数: " + " ".join(["1"] * 40)),
    ],
    ids=["24 long names", "30 lying bars", "30 slices", "40 months"],
)  # fmt: skip
def test_what_does_not_fit_is_said(chart: ChartPlan) -> None:
    _, problems = arrange(chart, WIDE)
    (problem,) = problems
    assert (problem.code, problem.severity) == ("chart-too-crowded", "error")
    assert problem.place == chart.place


def test_series_with_names_that_no_legend_holds_are_said() -> None:
    names = [f"{'很长的系列名称' * 12}{i}: 1 2" for i in range(2)]
    _, problems = arrange(plan("line", "甲 乙", *names))
    (problem,) = problems
    assert (problem.code, problem.severity) == ("chart-series-names-too-long", "error")


@pytest.mark.parametrize("kind", ["column-stacked", "bar-stacked-100"])
def test_a_piece_too_thin_for_its_number_is_said(kind: ChartKind) -> None:
    item, problems = arrange(plan(kind, "甲 乙", "一: 0.5 30", "二: 99.5 70"))
    (problem,) = problems
    assert (problem.code, problem.severity) == ("chart-label-hidden", "warning")
    assert dict(problem.values) == {"value": "0.5", "category": "甲"}
    assert item.series[0].points[0].label == ""
    assert item.series[0].points[0].value == Decimal("0.5")


@pytest.mark.parametrize(
    ("chart", "names"),
    [
        (plan("doughnut", "甲 乙 丙", "数: 0.5 50 49.5"), ("甲  0.5", "乙  50", "丙  49.5")),
        (plan("doughnut", "甲 乙", "数: 60 40", unit="%"), ("甲", "乙")),
        (plan("doughnut", "甲 乙", "数: 60 40左右", unit="%"), ("甲  60%", "乙  40%左右")),
        (plan("doughnut", "甲 乙", "数: 12345678901.5 3"), ("甲  12,345,678,901.5", "乙  3")),
        (plan("pie", "甲 乙", "数: 60 40"), ("甲", "乙")),
        (plan("pie", "甲 乙 丙 丁", "数: 1000 1 1 -"), ("甲  1000", "乙  1", "丙  1", "丁")),
        (plan("pie", "甲 乙 丙", "数: 6 0 8"), ("甲  6", "乙  0", "丙  8")),
        (plan("doughnut", "甲 乙 丙", "数: 6 0 8"), ("甲  6", "乙  0", "丙  8")),
        (plan("pie", "甲 乙 丙", "数: 6 - 8"), ("甲", "乙", "丙")),
    ],
)
def test_the_value_of_every_slice_is_seen(chart: ChartPlan, names: tuple[str, ...]) -> None:
    item, problems = arrange(chart)
    assert not len(problems)
    assert item.categories == names
    labelled = [point.label != "" for point in item.series[0].points if point.value is not None]
    assert set(labelled) == {names == chart.categories}


def test_slices_beside_the_highlighted_one_recede() -> None:
    for count in range(2, 6):
        names = " ".join("甲乙丙丁戊"[:count])
        for highlight in range(count):
            numbers = " ".join(["20"] * count)
            item, _ = arrange(plan("doughnut", names, f"数: {numbers}", highlight=highlight))
            colours = [point.colour for point in item.series[0].points]
            assert len(set(colours)) == count
            assert colours.pop(highlight) == TEMPLATE.palette.highlight
            assert {colour.slot for colour in colours if colour} == {TEMPLATE.palette.muted.slot}


@pytest.mark.parametrize("theme", [BLUE, OFFICE], ids=["blue", "office"])
@pytest.mark.parametrize("kind", ["column-stacked", "doughnut"])
def test_labels_in_pieces_are_read_against_their_fill(theme: Theme, kind: ChartKind) -> None:
    series = ("一: 30 20 25 25",) if kind == "doughnut" else ("一: 30 20", "二: 25 25", "三: 9 9")
    names = "甲 乙 丙 丁" if kind == "doughnut" else "甲 乙"
    for highlight in (None, 0):
        chart = plan(kind, names, *series, highlight=highlight)
        block = ChartBlock("chart", "图", WIDE, chart)
        item = set_chart(block, WIDE, None, replace(TEMPLATE, theme=theme), Problems())
        for one in item.series:
            for point in one.points:
                fill = resolve_colour(point.colour or one.colour, theme)
                text = resolve_colour(point.label_colour or item.text_colour, theme)
                assert contrast(text, fill) >= 3
                if contrast("FFFFFF", fill) >= 4.5:
                    assert text == "FFFFFF"


def test_twelve_points_and_three_lines_are_labelled_at_their_ends() -> None:
    lines = (
        "固定资产投资: 12.5 13 14.2 15.1 14 17 18.2 19 20 21 22.4 23",
        "民间投资: 8 9 10 11 9 12 13 12 14 15 16 17.5",
        "技改投资: 2 3 4 6 5 7 9 8 10 11 15 16.8",
    )
    item, problems = arrange(plan("line", MONTHS, *lines))
    assert not len(problems)
    for series in item.series:
        shown = [index for index, point in enumerate(series.points) if point.label != ""]
        assert shown == [0, 11]
    assert item.legend == "top"
    assert values_of(item, ".//c:ser/c:marker/c:symbol") == ["none"] * 3
    assert values_of(item, ".//c:dPt/c:marker/c:symbol") == ["circle"] * 6


@pytest.mark.parametrize("numbers", ["123456 123470 123461", "-1234567 -1234600 -1234589", "5 5"])
def test_a_line_far_from_zero_lies_on_its_scale(numbers: str) -> None:
    item, _ = arrange(plan("line", "甲 乙 丙"[: 2 * len(numbers.split()) - 1], f"数: {numbers}"))
    assert item.minimum is not None and item.maximum is not None
    values = [Decimal(number) for number in numbers.split()]
    assert item.minimum < min(values) and max(values) < item.maximum


def python_pptx_chart(kind: XL_CHART_TYPE) -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data: CategoryChartData | XyChartData
    if kind == XL_CHART_TYPE.XY_SCATTER:
        data = XyChartData()
        data.add_series("一").add_data_point(1, 2)
    else:
        data = CategoryChartData()
        data.categories = ["甲", "乙"]
        data.add_series("一", (1.5, None))
    frame = slide.shapes.add_chart(kind, 0, 0, 914_400, 914_400, data)
    return frame.chart.part.blob


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (XL_CHART_TYPE.COLUMN_CLUSTERED, "column"),
        (XL_CHART_TYPE.BAR_STACKED, "bar-stacked"),
        (XL_CHART_TYPE.COLUMN_STACKED_100, "column-stacked-100"),
        (XL_CHART_TYPE.LINE_MARKERS, "line"),
        (XL_CHART_TYPE.PIE, "pie"),
        (XL_CHART_TYPE.DOUGHNUT, "doughnut"),
    ],
)
def test_a_chart_made_elsewhere_is_read_in_part(made: XL_CHART_TYPE, kind: str) -> None:
    frame = bare(arrange(CASES["column, short names"])[0])
    item = read_chart(python_pptx_chart(made), None, frame)
    assert item is not None
    assert item.kind == kind
    assert item.categories == ("甲", "乙")
    assert item.series[0].name == "一"
    assert [point.value for point in item.series[0].points] == [Decimal("1.5"), None]


@pytest.mark.parametrize("made", [XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.AREA])
def test_other_kinds_of_chart_are_not_ours(made: XL_CHART_TYPE) -> None:
    frame = bare(arrange(CASES["column, short names"])[0])
    assert read_chart(python_pptx_chart(made), None, frame) is None


@pytest.mark.parametrize("broken", [b"", b"<a", b"<a/>", b"\x00\x01"])
def test_what_is_no_chart_is_not_read(broken: bytes) -> None:
    assert read_chart(broken, None, bare(arrange(CASES["pie, a gap"])[0])) is None
