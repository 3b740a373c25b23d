"""Which of several statements a number is traced to, and dates as a report writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.problems import Problems
from slidegen.readers import read_report
from slidegen.report import Report
from slidegen.trace import ShownText, trace_numbers


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
