"""Numbers worked out from a report's numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidegen.expressions import MAX_OPERANDS, Derived, evaluate
from slidegen.facts.stated import StatedFacts
from slidegen.messages.trace import MESSAGES
from slidegen.problems import Place, Problems
from slidegen.readers import read_report

REPORT = """\
港湾区工作报告

一、改革

试点任务共106项，已实施50项，形成创新案例12项。亿元以上项目162个，比去年同期增加18个。

二、投资

总投资9073亿元，支撑项目1741个。工业、民间、技改投资分别增长15%、25%、30%。注册率96%。

发放稳岗补贴7414万余元，发放创业补贴8207.9万元。新增市场主体3万，总量33万。利润-0.5亿元。

新增岗位50个。
"""
PLACE = Place("spec.yaml", 7, 3, 5)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> StatedFacts:
    path = tmp_path_factory.mktemp("expressions") / "report.txt"
    path.write_text(REPORT, "utf-8")
    report = read_report(path, Problems())
    assert report is not None
    return StatedFacts(report)


def try_evaluate(
    expression: str, facts: StatedFacts, section: str = ""
) -> tuple[Derived | None, Problems]:
    problems = Problems()
    return evaluate(expression, PLACE, facts, problems, section), problems


# expression, value (to six places), unit, what the report says of each operand
RESULTS: list[tuple[str, str, str, str]] = [
    ("50/106", "0.471698", "比例", "50项 106项"),
    ("162-18", "144", "个", "162个 18个"),
    ("162个-18个", "144", "个", "162个 18个"),
    ("(50项+12项)/106项", "0.584906", "比例", "50项 12项 106项"),
    ("（50项＋12项）÷106项", "0.584906", "比例", "50项 12项 106项"),
    ("8207.9万元+7414万元", "156219000", "元", "8207.9万元 7414万余元"),
    ("9073亿元/1741个", "521137277.426766", "元/个", "9073亿元 1741个"),
    ("9073/1741", "521137277.426766", "元/个", "9073亿元 1741个"),
    ("9073亿元*25%", "226825000000", "元", "9073亿元 25%"),
    ("30%-25%", "5", "%", "30% 25%"),
    ("30%/15%", "2", "比例", "30% 15%"),
    ("100%-96%", "4", "%", "- 96%"),
    ("1-96%", "0.04", "比例", "- 96%"),
    ("162/(162-18)-1", "0.125", "比例", "162个 162个 18个 -"),
    ("50/106*100", "47.169811", "%", "50项 106项 -"),
    ("(15%+25%+30%)/3", "23.333333", "%", "15% 25% 30% -"),
    ("33万-3万", "300000", "", "33万 3万"),
    ("33万户-3万户", "300000", "户", "33万 3万"),
    ("-0.5亿元+8207.9万元", "32079000", "元", "-0.5亿元 8207.9万元"),
    ("1,741", "1741", "个", "1741个"),
]


@pytest.mark.parametrize(("expression", "value", "unit", "operands"), RESULTS)
def test_result(expression: str, value: str, unit: str, operands: str, facts: StatedFacts) -> None:
    derived, problems = try_evaluate(expression, facts)
    assert derived is not None, [(p.code, p.values) for p in problems]
    assert len(problems) == 0
    assert derived.value.quantize(Decimal("0.000001")) == Decimal(value)
    assert (derived.expression, derived.unit) == (expression, unit)
    assert [o.stated.fact.text if o.stated else "-" for o in derived.operands] == operands.split()


def test_sums_are_exact(facts: StatedFacts) -> None:
    derived, _ = try_evaluate("8207.9万元-7414万元", facts)
    assert derived is not None
    assert derived.value == Decimal("7939000")


def test_the_operand_of_the_slides_own_section_is_taken(facts: StatedFacts) -> None:
    expression = "50"
    for section, text in (("改革", "50项"), ("二、投资", "50个")):
        derived, _ = try_evaluate(expression, facts, section)
        assert derived is not None
        (operand,) = derived.operands
        assert operand.stated is not None
        assert operand.stated.fact.text == text


# expression, the code of the problem, values that the message needs
ERRORS: list[tuple[str, str, dict[str, object]]] = [
    ("51/106", "operand-not-in-report", {"number": "51"}),
    ("50项/107项", "operand-not-in-report", {"number": "107项", "nearest": "106项"}),
    ("50万/106", "operand-not-in-report", {"number": "50万"}),
    ("", "expression-broken", {"at": ""}),
    ("   ", "expression-broken", {"at": ""}),
    ("50/", "expression-broken", {"at": "/"}),
    ("/50", "expression-broken", {"at": "/"}),
    ("50//106", "expression-broken", {"at": "/"}),
    ("(50", "expression-broken", {"at": "("}),
    ("50)", "expression-broken", {"at": ")"}),
    ("50 106", "expression-broken", {"at": "50 106"}),
    ("上升", "expression-broken", {"at": "上升"}),
    ("50**106", "expression-broken", {"at": "*"}),
    ("__import__('os')", "expression-broken", {"at": "__import__"}),
    ("9073亿元+1741个", "expression-units", {"first": "元", "second": "个"}),
    ("12×50÷106", "expression-units", {"first": "项", "second": "项"}),
    ("50/(162-162)", "division-by-zero", {}),
    ("+".join(["50"] * (MAX_OPERANDS + 1)), "expression-too-long", {"limit": MAX_OPERANDS}),
    ("(" * 60 + "50" + ")" * 60, "expression-too-long", {"limit": MAX_OPERANDS}),
    ("-" * 100 + "50", "expression-too-long", {"limit": MAX_OPERANDS}),
    ("5" * 1000, "expression-too-long", {"limit": MAX_OPERANDS}),
]


@pytest.mark.parametrize(
    ("expression", "code", "values"), ERRORS, ids=[expression[:20] for expression, _, _ in ERRORS]
)
def test_error(expression: str, code: str, values: dict[str, object], facts: StatedFacts) -> None:
    derived, problems = try_evaluate(expression, facts)
    assert derived is None
    (problem,) = problems
    assert (problem.severity, problem.code, problem.place) == ("error", code, PLACE)
    assert values.items() <= problem.values.items()
    assert "{" not in MESSAGES[code].zh.format_map(problem.values)


def test_all_missing_operands_are_said_at_once(facts: StatedFacts) -> None:
    _, problems = try_evaluate("51/107", facts)
    assert [problem.values["number"] for problem in problems] == ["51", "107"]


def test_the_nearest_number_has_its_place(facts: StatedFacts) -> None:
    _, problems = try_evaluate("50项/107项", facts)
    (problem,) = problems
    (other,) = problem.others
    assert (other.line, other.column, other.length) == (5, 6, 4)


PIECES = "50 106 162个 18 9073亿元 96% 1 100% 3 （ ( ) + - * / ÷ 0 x 项 -0.5亿元 33万"


@given(expression=st.lists(st.sampled_from([*PIECES.split(), " "]), max_size=12).map("".join))
@settings(deadline=None, max_examples=400)
def test_any_text_gives_a_value_or_problems(expression: str, facts: StatedFacts) -> None:
    derived, problems = try_evaluate(expression, facts)
    assert (derived is None) == problems.has_errors
    if derived is not None:
        assert derived.value.is_finite()


@given(expression=st.text(max_size=40))
@settings(deadline=None)
def test_no_text_raises(expression: str, facts: StatedFacts) -> None:
    try_evaluate(expression, facts)


def test_without_a_report_nothing_is_known(tmp_path: Path) -> None:
    _, problems = try_evaluate("50/106", StatedFacts(None))
    assert [problem.code for problem in problems] == ["operand-not-in-report"] * 2
