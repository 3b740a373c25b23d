"""Which of several statements a number is traced to, and dates as a report writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.problems import Problems
from slidegen.readers import read_report
from slidegen.report import Report
from slidegen.trace import DerivedNumber, ShownText, trace_numbers


def read(folder: Path, text: str) -> Report:
    path = folder / "report.txt"
    path.write_text(text, "utf-8")
    found = read_report(path, Problems())
    assert found is not None
    return found


PRICES = """\
物价情况

居民消费价格

食品价格上涨2.5%，衣着价格上涨0.2%，教育文化娱乐价格上涨2.5%。
民间投资增长2.5%。交通通信价格下降2.7%，工业品出厂价格下降2.7%。
"""

# what the number measures on the slide, the number, a word of the sentence it comes from
MEASURED = [
    ("教育文化娱乐", "2.5%", "教育文化娱乐"),
    ("民间投资", "2.5%", "民间投资"),
    ("交通通信", "2.7%", "交通通信"),
]


@pytest.mark.parametrize(("about", "number", "word"), MEASURED)
def test_the_statement_about_the_same_thing_is_chosen(
    about: str, number: str, word: str, tmp_path: Path
) -> None:
    report = read(tmp_path, PRICES)
    shown = ShownText(number, None, "slide", "chart", about=about)
    (entry,) = trace_numbers([shown], report, [], [], Problems()).entries
    assert entry.verdict == "traced" and entry.fact is not None
    assert word in entry.sentence


def test_a_unit_at_the_head_of_a_column_serves_for_the_reports_bare_cell(tmp_path: Path) -> None:
    report = read(tmp_path, "生产情况\n\n产量\n\n主要产品产量和增速如下。\n\n船舶  148.2  21.7\n")
    problems = Problems()
    shown = ShownText("21.7", None, "slide", "table", value_unit="%")
    (entry,) = trace_numbers([shown], report, [], [], problems).entries
    assert entry.verdict == "traced" and not list(problems)


YEARS = """\
Results of the Group

Outlook

Revenue grew in FY2024. The plant opens by the end of FY2025. The target for FY2027 stands.
"""


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("by the end of FY2025", True),
        ("Target for FY2027", True),
        ("FY2024 was a good year", True),
        ("Target for FY2028", False),
        ("a plan for 2019", False),
    ],
)
def test_years_are_those_of_the_report_or_the_deck(text: str, known: bool, tmp_path: Path) -> None:
    problems = Problems()
    shown = [ShownText(text, None, "slide", "body")]
    trace_numbers(
        shown, read(tmp_path, YEARS), [], [], problems, context=("Annual meeting", "2026-03-01")
    )
    assert bool(list(problems)) is not known


TABLE = """\
蓝湾市统计公报

工业

全年工业增加值增长5.1%。民间投资下降2.3%，基础设施投资增长2.3%，住宅投资下降8.2%。
城乡居民收入比为2.2:1，四季度工业增长6.2%。重点项目完成投资583.4亿元，其中1/4为外资。

表1　主要产品产量
产品　单位　产量　比上年增长（%）
水泥　万吨　518.6　-6.2
船舶　万载重吨　148.2　21.7

表2　各县投资（单位：亿元）
县　投资　增速（%）
东山　331.9　7.5
西山　412.6　-1.4
"""

# text, unit of its column, what it measures, the cell it is traced to, the cell's row
CELLS = [
    ("518.6", "万吨", "水泥 产量", "518.6", "水泥"),
    ("518.6万吨", "", "", "518.6", "水泥"),
    ("21.7", "%", "船舶 比上年增长", "21.7", "船舶"),
    ("21.7%", "", "", "21.7", "船舶"),
    ("331.9亿元", "", "", "331.9", "东山"),
    ("7.5%", "", "东山", "7.5", "东山"),
    ("水泥下降6.2%", "", "", "-6.2", "水泥"),  # and not the growth of 6.2% elsewhere
    ("-1.4%", "", "西山 增速", "-1.4", "西山"),
]


@pytest.mark.parametrize(("text", "unit", "about", "cell", "row"), CELLS)
def test_cells_have_the_unit_of_column_row_or_caption(
    text: str, unit: str, about: str, cell: str, row: str, tmp_path: Path
) -> None:
    problems = Problems()
    shown = ShownText(text, None, "slide", "table", unit, about=about)
    (entry,) = trace_numbers([shown], read(tmp_path, TABLE), [], [], problems).entries
    assert list(problems) == []
    assert entry.fact is not None and entry.fact.text == cell
    assert entry.sentence.startswith(row)


# text, chart or table it stands in, code, the number and the report's words in the message
SAID = [
    ("518.6%", "", "unit-differs", "518.6%", "518.6万吨"),
    ("331.9万元", "", "unit-differs", "331.9万元", "331.9亿元"),
    ("投资583.4亿", "", "unit-missing", "583.4亿", "583.4亿元"),
    ("民间投资增长2.3%", "", "direction-differs", "增长2.3%", "下降2.3%"),
    ("住宅投资：▲8.2%", "", "direction-differs", "▲8.2%", "下降8.2%"),
    ("8.2%", "住宅投资 增速", "direction-differs", "8.2%", "下降8.2%"),
    ("船舶产量下降21.7%", "", "direction-differs", "下降21.7%", "比上年增长（%） 21.7%"),
    ("收入比为3:1", "", "number-not-in-report", "3:1", ""),
    ("外资占1/3", "", "number-not-in-report", "1/3", ""),
    ("投资二千亿", "", "number-not-in-report", "二千亿", ""),
    ("部署十二大任务", "", "number-not-in-report", "十二大", ""),
]


@pytest.mark.parametrize(("text", "about", "code", "number", "fact"), SAID)
def test_what_differs_is_named(
    text: str, about: str, code: str, number: str, fact: str, tmp_path: Path
) -> None:
    problems = Problems()
    shown = ShownText(text, None, "slide", "body", about=about)
    trace_numbers([shown], read(tmp_path, TABLE), [], [], problems)
    (problem,) = problems
    assert (problem.code, problem.values["number"]) == (code, number)
    assert not fact or problem.values["fact"] == fact


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("民间投资下降2.3%", ""),
        ("-2.3%", "民间投资 增速"),
        ("基础设施投资增长2.3%", ""),
        ("2.3%", "民间投资 降幅"),  # what is so called falls above zero
        ("收入比2.2：1", ""),
        ("外资占四分之一", ""),
        ("外资占1/4", ""),
        ("学习贯彻党的二十大精神，五大任务", ""),
        ("千亿级产业、百万市民", ""),
    ],
)
def test_no_false_alarm(text: str, about: str, tmp_path: Path) -> None:
    problems = Problems()
    shown = ShownText(text, None, "slide", "body", about=about)
    trace_numbers([shown], read(tmp_path, TABLE), [], [], problems)
    assert list(problems) == []


@pytest.mark.parametrize(
    ("covered", "text", "known"),
    [
        ("1—9月份投资增长5%。", "3月", True),
        ("1—9月份投资增长5%。", "Q3", True),
        ("1—9月份投资增长5%。", "10月", False),
        ("1—9月份投资增长5%。", "Q4", False),
        ("2023年投资增长5%。", "12月", True),
        ("2023年投资增长5%。", "Q4", True),
        ("2023年上半年投资增长5%。", "6月", True),
        ("2023年上半年投资增长5%。", "7月", False),
    ],
)
def test_categories_are_months_of_what_the_report_covers(
    covered: str, text: str, known: bool, tmp_path: Path
) -> None:
    report = read(tmp_path, f"投资情况\n\n投资\n\n{covered}\n")
    problems = Problems()
    trace_numbers([ShownText(text, None, "slide", "chart")], report, [], [], problems)
    assert (list(problems) == []) is known
    trace_numbers([ShownText(f"{text}，投产", None, "slide", "body")], report, [], [], problems)
    assert "date-not-in-report" in {problem.code for problem in problems}


@pytest.mark.parametrize("shown", ["7.1个百分点", "7.1%"])
def test_a_difference_of_per_cents_is_in_points(shown: str, tmp_path: Path) -> None:
    report = read(tmp_path, "投资情况\n\n投资\n\n工业增长11.2%，全部投资增长4.1%。\n")
    problems = Problems()
    said = DerivedNumber(shown, "11.2%-4.1%", None)
    trace_numbers([ShownText(f"快{shown}", None, "slide")], report, [said], [], problems)
    assert list(problems) == []


def test_an_exact_number_goes_before_a_qualified_one(tmp_path: Path) -> None:
    text = "投资情况\n\n投资\n\n预期目标5.5%左右。工业投资增长5.5%，其他投资约5.5亿元。\n"
    problems = Problems()
    shown = ShownText("工业投资增长5.5%", None, "slide")
    (entry,) = trace_numbers([shown], read(tmp_path, text), [], [], problems).entries
    assert list(problems) == [] and "工业投资" in entry.sentence
