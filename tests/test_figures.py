"""Figures of charts and tables: from the spec or a data file to what the audience reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from slidegen.arrange.blocks import TableBlock
from slidegen.arrange.chart_words import label_text, number_format
from slidegen.arrange.table_item import set_table
from slidegen.arrange.table_sizes import place_table
from slidegen.deck import TableItem
from slidegen.diagnostics import format_problems
from slidegen.plan.charts import plan_chart, word_value
from slidegen.plan.content import ChartPlan, TablePlan
from slidegen.plan.numbers import real_minus
from slidegen.plan.tables import plan_table
from slidegen.problems import Problems
from slidegen.spec import ChartSpec, TableSpec
from tests.chart_plans import TEMPLATE, WIDE

HERE = Path(".")


def chart(
    spec: dict[str, Any], language: str = "zh-CN", folder: Path = HERE
) -> tuple[ChartPlan | None, Problems]:
    problems = Problems()
    found = ChartSpec.model_validate({"type": "column", **spec})
    return plan_chart(found, "标题", folder, language, problems), problems


def values(*written: str) -> dict[str, str]:
    return {f"第{number}": text for number, text in enumerate(written)}


def table(
    spec: dict[str, Any], language: str = "zh-CN", folder: Path = HERE
) -> tuple[TablePlan | None, Problems]:
    problems = Problems()
    found = TableSpec.model_validate(spec)
    return plan_table(found, "标题", folder, language, problems), problems


@pytest.mark.parametrize(
    ("title", "written", "unit", "language", "shown"),
    [
        ("zeros at the end", ["31.20", "2151.40", "8.1"], "亿元", "zh-CN", "31.20 2151.40 8.1"),
        ("no zeros added", ["8.1", "12", "30"], "亿元", "zh-CN", "8.1 12 30"),
        ("per cent", ["2.0", "2.5%", "-3.0"], "%", "zh-CN", "2.0% 2.5% −3.0%"),
        ("five digits", ["8200", "12345.6"], "万元", "zh-CN", "8200 12,345.6"),
        ("five digits with commas", ["8200", "12,345.6"], "万元", "zh-CN", "8200 12,345.6"),
        ("four digits with commas", ["1,684.3", "2151.4"], "万元", "zh-CN", "1,684.3 2,151.4"),
        ("English, commas", ["1,684.3", "2.0"], "$ million", "en-US", "1,684.3 2.0"),
        ("English, no commas", ["1684", "2000"], "tonnes", "en-US", "1684 2000"),
        ("English, five digits", ["8200", "12345"], "tonnes", "en-US", "8,200 12,345"),
        ("with its currency", ["$1,684.3 million", "-$2.0 million"], "$ million", "en-US",
         "1,684.3 −2.0"),
        ("with its multiple", ["5.0 million tonnes", "3"], "million tonnes", "en-US", "5.0 3"),
        ("accountants' negatives", ["(8)%", "（38.2）", "(4%)"], "%", "zh-CN", "−8% −38.2% −4%"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_charts_show_numbers_as_written(
    title: str, written: list[str], unit: str, language: str, shown: str
) -> None:
    plan, problems = chart({"unit": unit, "data": values(*written)}, language)
    assert plan is not None and not len(problems)
    assert " ".join(label_text(value, unit) for value in plan.series[0].values) == shown


@pytest.mark.parametrize(
    ("written", "unit", "code"),
    [
        ("2.0", "%", '0.0"%"'),
        ("2.5", "%", 'General"%"'),
        ("350.20", "亿元", "0.00"),
        ("1,684.3", "万元", "#,##0.0"),
        ("12345", "万元", "#,##0"),
    ],
)
def test_a_number_format_shows_the_number_as_written(written: str, unit: str, code: str) -> None:
    plan, _ = chart({"unit": unit, "data": {"甲": written}})
    assert plan is not None
    assert number_format(plan.series[0].values[0], unit) == code


@pytest.mark.parametrize(
    ("written", "unit", "worded"),
    [
        ("1,684.3", "$ million", "$1,684.3 million"),
        ("-2", "US$ billion", "−US$2 billion"),
        ("7", "USD million", "USD 7 million"),
        ("8左右", "%", "8%左右"),
        ("5", "million tonnes", "5 million tonnes"),
    ],
)
def test_a_value_stands_in_its_unit(written: str, unit: str, worded: str) -> None:
    plan, _ = chart({"unit": unit, "data": {"甲": written}}, "en-US")
    assert plan is not None
    assert word_value(plan.series[0].values[0], unit) == worded


@pytest.mark.parametrize(
    ("written", "unit"),
    [("$5 million", "$ million"), ("US$5 billion", "US$ billion"), ("5.0亿元", "亿元"),
     ("-5%", "%")],
)  # fmt: skip
def test_a_chart_takes_the_unit_of_its_values(written: str, unit: str) -> None:
    plan, _ = chart({"data": {"甲": written, "乙": written}}, "en-US")
    assert plan is not None and plan.unit == unit


@pytest.mark.parametrize(
    ("data", "language", "alt"),
    [
        ({"Water": "1,684.3", "Tools": "2.0"}, "en-US",
         "Column chart: 标题. Unit: $ million."
         " 2 values. Highest: Water, $1,684.3 million; lowest: Tools, $2.0 million."),
        ({"Water": "1"}, "en-US", "Column chart: 标题. Unit: $ million. Water, $1 million."),
        ({"甲": "1", "乙": "1"}, "zh-CN", "柱形图：标题。单位：$ million。共2项，都是$1 million。"),
        ({"甲": "1", "乙": "3", "丙": "2"}, "zh-CN",
         "柱形图：标题。单位：$ million。"
         "共3项，最高的是乙，$3 million；最低的是甲，$1 million。"),
    ],
)  # fmt: skip
def test_the_alternative_text_says_what_is_seen(
    data: dict[str, str], language: str, alt: str
) -> None:
    plan, _ = chart({"unit": "$ million", "data": data}, language)
    assert plan is not None and plan.alt == alt


@pytest.mark.parametrize(
    ("head", "cells", "language", "shown"),
    [
        ("产值（万元）", ["12345", "8200"], "zh-CN", "12,345 8200"),
        ("产值（万元）", ["1,684.3", "2151.40"], "zh-CN", "1,684.3 2,151.40"),
        ("邮编", ["310000", "100000"], "zh-CN", "310000 100000"),
        ("数", ["2000", "1684"], "zh-CN", "2000 1684"),
        ("增速", ["-4.6%", "2.0%"], "zh-CN", "−4.6% 2.0%"),
        ("增速", ["(8)%", "(38.2)", "-"], "zh-CN", "(8)% (38.2) -"),
        ("Sales ($ million)", ["12345", "8200"], "en-US", "12,345 8,200"),
    ],
)
def test_a_column_of_numbers(head: str, cells: list[str], language: str, shown: str) -> None:
    rows = [["甲", cell] for cell in cells]
    plan, problems = table({"columns": ["项目", head], "rows": rows}, language)
    assert plan is not None and not len(problems)
    assert plan.numeric == (False, True)
    assert " ".join(row[1].plain for row in plan.rows) == shown


@pytest.mark.parametrize(
    "cells", [["—", "~"], ["12", "较多"], ["2019", "2020"], ["12", "2020-2021"]]
)
def test_a_column_of_texts_stays_as_it_is(cells: list[str]) -> None:
    plan, _ = table({"columns": ["项目", "备注"], "rows": [["甲", cell] for cell in cells]})
    assert plan is not None and plan.numeric == (False, False)
    assert [row[1].plain for row in plan.rows] == cells


@pytest.mark.parametrize("text", ["8-10%", "2020-2021", "第-3条", "A-3", "增长-3%的年份"])
def test_only_the_hyphen_of_a_number_alone_becomes_a_minus(text: str) -> None:
    assert real_minus(text) == text
    assert real_minus("**-3.5%**") == "**−3.5%**"


def test_texts_beside_numbers_keep_clear() -> None:
    plan, _ = table({"columns": ["项目", "数", "备注", "数"], "rows": [["甲", "12", "乙", "3"]]})
    assert plan is not None
    placed = place_table(TableBlock("table", "表", WIDE, plan), WIDE, None, TEMPLATE)
    item: TableItem = set_table(placed, placed.largest, TEMPLATE, Problems(), "zh-CN")
    for row in item.rows:
        assert row[1].insets[2] + row[2].insets[0] >= 40 * 12_700


def test_all_mistakes_of_a_table_are_said() -> None:
    _, problems = table(
        {
            "columns": ["项目", "数"],
            "rows": [["甲"], ["乙", "1"], ["丙", "1", "2"]],
            "highlight": "丁",
        }
    )
    found = sorted((problem.code, problem.values.get("cells")) for problem in problems)
    assert found == [("row-length", 1), ("row-length", 3), ("unknown-row", None)]


def save_book(folder: Path, *rows: list[object]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "投资"
    for row in rows:
        sheet.append(row)
    book.save(folder / "数据.xlsx")


def test_a_cell_of_a_workbook_is_named(tmp_path: Path) -> None:
    save_book(tmp_path, ["项目", "一", "二", "三"], ["甲", 1, 2, "很多"])
    _, problems = chart({"from": {"file": "数据.xlsx"}}, folder=tmp_path)
    (problem,) = problems
    assert (problem.code, problem.place and problem.place.line) == ("not-a-number", 0)
    said = format_problems(problems, "zh")
    assert said.startswith(f"{tmp_path / '数据.xlsx'}!投资!D2: error[not-a-number]")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("项目,投资\n甲,1\n乙,很多\n", 3, 3),
        ("项目,投资\r\n\r\n甲,  很多\r\n", 3, 5),
        ('项目,投资\n"甲,乙", "很多"\n', 2, 9),
        ('项目,"投\n资"\n甲,很多\n', 3, 3),
        ('项目,投资\n"甲 ""乙""",很多\n', 2, 11),
    ],
)
def test_a_cell_of_a_csv_file_has_its_line_and_column(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    file = tmp_path / "数据.csv"
    file.write_bytes(text.encode())
    _, problems = chart({"from": {"file": "数据.csv"}}, folder=tmp_path)
    codes = {problem.code: problem.place for problem in problems}
    place = codes["not-a-number"]
    assert place is not None
    assert (place.line, place.column) == (line, column)


TITLE = ["各县投资"]
HEAD, ROW = ["项目", "一", "二"], ["甲", 1, 2]


@pytest.mark.parametrize(
    ("rows", "title", "proposed"),
    [
        ([TITLE, HEAD, ROW], "各县投资", "A2:C3"),
        ([TITLE, [None, None, "单位：亿元"], HEAD, ROW], "各县投资", "A3:C4"),
        ([[], [None, *TITLE], [None, *HEAD], [None, *ROW]], "各县投资", "B3:D4"),
    ],
)
@pytest.mark.parametrize("plan", [chart, table])
def test_a_title_above_the_names_is_said(
    tmp_path: Path, rows: list[list[object]], title: str, proposed: str, plan: Any
) -> None:
    save_book(tmp_path, *rows)
    found, problems = plan({"from": {"file": "数据.xlsx"}}, folder=tmp_path)
    (problem,) = problems
    assert (found, problem.code) == (None, "data-title-row")
    assert problem.values == {"title": title, "range": proposed}
    found, problems = plan({"from": {"file": "数据.xlsx", "range": proposed}}, folder=tmp_path)
    assert found is not None and not len(problems)


@pytest.mark.parametrize(
    "rows",
    [
        [[None, "投资"], ["甲", 1]],
        [[], ["项目", "投资"], ["甲", 1]],
        [[None, None, None], [None, "项目", "投资"], [], [None, "甲", 1]],
    ],
)
def test_a_table_may_stand_anywhere_on_its_sheet(tmp_path: Path, rows: list[list[object]]) -> None:
    save_book(tmp_path, *rows)
    plan, problems = chart({"from": {"file": "数据.xlsx"}}, folder=tmp_path)
    assert plan is not None and not len(problems)
    assert (plan.categories, plan.series[0].name) == (("甲",), "投资")


@pytest.mark.parametrize(
    ("cells", "code"),
    [("A1-C5", "cell-range"), ("第一列", "cell-range"), ("X1:Y9", "data-file-empty")],
)
def test_a_wrong_range_is_one_mistake(tmp_path: Path, cells: str, code: str) -> None:
    save_book(tmp_path, HEAD, ROW)
    _, problems = chart({"from": {"file": "数据.xlsx", "range": cells}}, folder=tmp_path)
    assert [problem.code for problem in problems] == [code]


def test_numbers_of_a_workbook_are_as_short_as_they_can_be(tmp_path: Path) -> None:
    save_book(tmp_path, ["项目", "一"], ["甲", 8.1], ["乙", 12.0], ["丙", 0.1 + 0.2])
    plan, _ = chart({"from": {"file": "数据.xlsx"}}, folder=tmp_path)
    assert plan is not None
    shown = [label_text(value, "") for value in plan.series[0].values]
    assert shown[:2] == ["8.1", "12"]
