"""Numbers on slides, traced to the report: what is found, what is an error, what notes say."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidegen.messages.trace import MESSAGES
from slidegen.problems import Place, Problem, Problems
from slidegen.readers import read_report
from slidegen.report import Report
from slidegen.trace import (
    DerivedNumber,
    OtherNumber,
    ShownText,
    Trace,
    speaker_sources,
    trace_numbers,
)

REPORT = """\
港湾区2020年上半年工作情况

港湾日报 2020-07-29

今年以来，港湾区经济稳中向好。

产业发展

上半年，总投资9073亿元的1741个支撑项目全面开工。固定资产投资增长8%左右，技改投资增长30%。
总投资近2000亿元的88个涉海项目加快建设；引进5G产业链企业12家，进入世界500强的有12个项目。

改革开放

106项试点任务已实施50项。亿元以上项目162个，比去年同期增加18个。外贸下降2.7%。利润-0.86亿元。
全区拥有33万市场主体，全员劳动生产率17.45万元/人。1至6月，审批时间压缩到4个工作日以内。

民生保障

累计减税降费8.1亿余元，新增就业8.25万人，失业率控制在3%之内，12家医院改造完成。
发放稳岗补贴7414万余元，发放创业补贴8207.9万元。7月20日，启动民生实事27项。

附表　主要产品产量
产品　单位　产量　增长（%）
水泥　万吨　518.6　-6.2
机器人　套　4215　18.6
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("trace") / "report.txt"
    path.write_text(REPORT, "utf-8")
    found = read_report(path, Problems())
    assert found is not None
    assert [section.heading for section in found.sections] == ["产业发展", "改革开放", "民生保障"]
    return found


def show(text: str, item: str = "body", section: str = "", unit: str = "") -> ShownText:
    return ShownText(text, Place("spec.yaml", 9, 14, len(text)), "slide", item, unit, section)


def trace(
    report: Report,
    *texts: ShownText,
    derived: dict[str, str] | None = None,
    elsewhere: dict[str, str] | None = None,
    context: tuple[str, ...] = (),
) -> tuple[Trace, list[Problem]]:
    problems = Problems()
    place = Place("spec.yaml", 20, 5, 4)
    found = trace_numbers(
        texts,
        report,
        [DerivedNumber(k, v, place, "slide") for k, v in (derived or {}).items()],
        [OtherNumber(k, v, place, "slide") for k, v in (elsewhere or {}).items()],
        problems,
        context=context,
    )
    return found, list(problems)


# text on the slide, the report's wording of each number ("" for a name or date)
STATED: list[tuple[str, list[str]]] = [
    ("总投资9073亿元，支撑项目1741个", ["9073亿元", "1741个"]),
    ("支撑项目1741", ["1741个"]),
    ("新增就业82500人", ["8.25万人"]),
    ("新增就业8.25 万人", ["8.25万人"]),
    ("新增就业８.２５万人", ["8.25万人"]),
    ("实施50/106项", ["50项", "106项"]),
    ("超8.1亿元", ["8.1亿余元"]),
    ("不超过3%", ["3%之内"]),
    ("固定资产投资：约8%", ["8%左右"]),
    ("5G企业、世界500强", ["", ""]),
    ("2020年上半年", [""]),
    ("7月20日", [""]),
    ("2020年7月20日", [""]),
    ("1-6月", [""]),
    ("2019年同期", [""]),  # the report says 去年同期
    ("外贸-2.7%", ["2.7%"]),
    ("利润-0.86亿元", ["-0.86亿元"]),
    ("劳动生产率17.45万元", ["17.45万元/人"]),
    ("水泥518.6万吨，下降6.2%", ["518.6", "-6.2"]),
    ("机器人4215套", ["4215"]),
    ("“六稳”“六保”、三大平台", []),
    ("没有数字的话", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wording"), STATED, ids=[text[:16] for text, _ in STATED])
def test_stated(text: str, wording: list[str], report: Report) -> None:
    found, problems = trace(report, show(text))
    assert problems == []
    assert [entry.verdict for entry in found.entries] == ["traced"] * len(wording)
    assert [entry.fact.text if entry.fact else "" for entry in found.entries] == wording
    for entry in found.entries:
        assert not entry.fact or entry.fact.text in entry.sentence


# text on the slide, code, the number that is wrong, its column, what is nearest in the report
WRONG: list[tuple[str, str, str, int, str | None]] = [
    ("总投资9074亿元", "number-not-in-report", "9074亿元", 17, "9073亿元"),
    ("总投资9037亿元", "number-not-in-report", "9037亿元", 17, "9073亿元"),
    ("总投资9073万元", "unit-differs", "9073万元", 17, "9073亿元"),
    ("总投资近3000亿元", "number-not-in-report", "近3000亿元", 17, None),
    ("支撑项目1741项", "unit-differs", "1741项", 18, "1741个"),
    ("失业率控制在3个百分点之内", "unit-differs", "3个百分点之内", 20, "3%之内"),
    ("技改投资增长-30%", "number-not-in-report", "-30%", 20, "30%"),
    ("2018年上半年", "date-not-in-report", "2018年", 14, None),
    ("7月21日", "date-not-in-report", "7月21日", 14, None),
    ("1-9月", "date-not-in-report", "1-9月", 14, None),
    ("进入6G时代", "name-not-in-report", "6G", 16, None),
    ("中国100强", "name-not-in-report", "100强", 16, None),
]


@pytest.mark.parametrize(
    ("text", "code", "number", "column", "nearest"), WRONG, ids=[case[0][:16] for case in WRONG]
)
def test_not_stated(
    text: str, code: str, number: str, column: int, nearest: str | None, report: Report
) -> None:
    found, problems = trace(report, show(text))
    (problem,) = problems
    assert (problem.severity, problem.code) == ("error", code)
    assert problem.values["number"] == number
    assert problem.place == Place("spec.yaml", 9, column, len(number))
    assert [entry.verdict for entry in found.entries] == ["missing"]
    if nearest is not None:
        assert str(problem.values["nearest"]).split(" / ")[0] == nearest
        (other,) = problem.others
        line = REPORT.splitlines()[other.line - 1]
        assert line[other.column - 1 : other.column - 1 + other.length] == nearest


# text on the slide, code, the report's wording
WARNINGS: list[tuple[str, str, str]] = [
    ("固定资产投资增长8%", "qualifier-dropped", "8%左右"),
    ("涉海项目总投资2000亿元", "qualifier-dropped", "近2000亿元"),
    ("失业率3%", "qualifier-dropped", "3%之内"),
    ("减税降费8.1亿元", "qualifier-dropped", "8.1亿余元"),
    ("技改投资增长30%以上", "qualifier-added", "30%"),
    ("涉海项目总投资超2000亿元", "qualifier-changed", "近2000亿元"),
    ("总投资9073", "unit-missing", "9073亿元"),
    ("市场主体33万户", "unit-added", "33万"),
]


@pytest.mark.parametrize(("text", "code", "fact"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_worded_otherwise(text: str, code: str, fact: str, report: Report) -> None:
    found, problems = trace(report, show(text))
    (problem,) = problems
    assert (problem.severity, problem.code) == ("warning", code)
    assert problem.values["fact"] == fact
    assert [entry.verdict for entry in found.entries] == ["traced"]
    (other,) = problem.others
    line = REPORT.splitlines()[other.line - 1]
    assert line[other.column - 1 : other.column - 1 + other.length] == fact


def test_a_bare_number_has_the_unit_of_its_column(report: Report) -> None:
    found, problems = trace(report, show("9073", unit="亿元"), show("9073", unit="万元"))
    assert [entry.verdict for entry in found.entries] == ["traced", "missing"]
    (problem,) = problems
    assert problem.code == "unit-differs"
    assert (problem.values["number"], problem.values["fact"]) == ("9073万元", "9073亿元")


def test_a_bare_number_whose_unit_stands_beside_it(report: Report) -> None:
    _, problems = trace(
        report, show("9073", "metric-1/value"), show("总投资（亿元）", "metric-1/text")
    )
    assert problems == []


def test_of_several_the_one_of_the_slides_section(report: Report) -> None:
    for section in ("产业发展", "民生保障"):
        found, _ = trace(report, show("12家", section=section))
        assert found.entries[0].heading == section


def test_of_several_the_one_that_the_label_fits(report: Report) -> None:
    for label, heading in (("改造完成的医院", "民生保障"), ("引进产业链企业", "产业发展")):
        texts = show("12家", "metric-1/value"), show(label, "metric-1/text")
        found, _ = trace(report, *texts)
        assert found.entries[0].heading == heading


@pytest.mark.parametrize(
    ("text", "length", "column"),
    [
        ("增长31%，持平", 8, 16),  # written as shown
        ("增长31%，持平", 12, 14),  # with emphasis around something
        ("增长31%，\n持平", 9, 14),  # on several lines
    ],
)
def test_column_of_a_number(text: str, length: int, column: int, report: Report) -> None:
    place = Place("spec.yaml", 9, 14, length)
    _, (problem,) = trace(report, ShownText(text, place, "slide"))
    assert problem.place is not None
    assert problem.place.column == column
    assert problem.place.length == (3 if column == 16 else length)


def test_without_a_place_the_number_is_still_checked(report: Report) -> None:
    _, (problem,) = trace(report, ShownText("31%", None, "slide"))
    assert (problem.code, problem.place) == ("number-not-in-report", None)


def test_derived(report: Report) -> None:
    found, problems = trace(
        report,
        show("已实施47.2%"),
        show("去年同期144个"),
        show("补贴超1.5亿元"),
        derived={
            "47.2%": "50/106",
            "144": "162-18",
            "超1.5亿元": "8207.9万元+7414万元",
        },
    )
    assert problems == []
    assert [entry.verdict for entry in found.entries] == ["derived"] * 3
    share = found.entries[0]
    assert share.derived is not None
    assert share.derived.expression == "50/106"
    assert [behind.text for behind in share.behind] == ["50项", "106项"]
    assert share.behind[0].sentence == "106项试点任务已实施50项。"


def test_derived_from_a_qualified_number(report: Report) -> None:
    _, (problem,) = trace(report, show("补贴1.6亿元"), derived={"1.6亿元": "8207.9万元+7414万元"})
    assert (problem.severity, problem.code) == ("warning", "derived-qualifier-dropped")
    assert problem.values["fact"] == "7414万余元"


@pytest.mark.parametrize(
    ("shown", "expression", "gives"),
    [
        ("47.3%", "50/106", "47.17%"),
        ("48%", "50/106", "47.2%"),
        ("145个", "162-18", "144个"),
        ("1.4亿元", "8207.9万元+7414万元", "1.56亿元"),
        ("48个", "50/106", "0.5"),
        ("5.3亿元", "9073/1741", "5.21亿元/个"),
    ],
)
def test_an_expression_that_gives_something_else(
    shown: str, expression: str, gives: str, report: Report
) -> None:
    found, (problem,) = trace(report, show(f"共{shown}"), derived={shown: expression})
    assert (problem.severity, problem.code) == ("error", "derived-differs")
    assert problem.values["gives"] == gives
    assert problem.place == Place("spec.yaml", 20, 5, 4)
    assert found.entries[0].verdict == "missing"


def test_a_bad_expression_is_one_problem(report: Report) -> None:
    _, problems = trace(report, show("50%、50%"), derived={"50%": "50/"})
    assert [problem.code for problem in problems] == ["expression-broken"]


def test_declared_elsewhere(report: Report) -> None:
    found, problems = trace(
        report,
        show("全国增长6.1%，2018年"),
        elsewhere={"6.1%": "国家统计局", "2018年": "国家统计局"},
    )
    assert problems == []
    assert [(e.verdict, e.source) for e in found.entries] == [("declared", "国家统计局")] * 2


def test_a_slides_declaration_goes_before_the_report(report: Report) -> None:
    found, problems = trace(report, show("全国增长30%"), elsewhere={"30%": "国家统计局"})
    assert problems == []
    assert found.entries[0].source == "国家统计局"


def test_declarations_hold_on_their_own_slide_only(report: Report) -> None:
    problems = Problems()
    other = OtherNumber("6.1%", "国家统计局", None, "another")
    found = trace_numbers([show("增长6.1%")], report, [], [other], problems)
    assert found.entries[0].verdict == "missing"
    assert [p.code for p in problems] == ["number-not-in-report", "declaration-unused"]


def test_declarations_for_the_whole_deck(report: Report) -> None:
    problems = Problems()
    other = OtherNumber("6.1%", "国家统计局", None)
    share = DerivedNumber("47.2%", "50/106", None)
    found = trace_numbers([show("增长6.1%，47.2%，30%")], report, [share], [other], problems)
    assert len(problems) == 0
    assert [entry.verdict for entry in found.entries] == ["declared", "derived", "traced"]


def test_declarations_without_use(report: Report) -> None:
    _, problems = trace(
        report,
        show("增长30%"),
        derived={"47.2%": "50/106", "近一半的任务": "50/106", "1个、2个": "50/106"},
        elsewhere={"国家统计局": "6.1%"},
    )
    assert [(p.severity, p.code) for p in problems] == [
        ("error", "declaration-without-number"),
        ("error", "declaration-without-number"),
        ("warning", "declaration-unused"),
        ("warning", "declaration-unused"),
    ]


def test_dates_may_come_from_the_deck(report: Report) -> None:
    _, problems = trace(report, show("2021年1月12日"), context=("港湾区汇报", "2021-01-12"))
    assert problems == []
    _, problems = trace(report, show("2021年1月13日"), context=("港湾区汇报", "2021-01-12"))
    assert [problem.code for problem in problems] == ["date-not-in-report"]


def test_notes_say_each_sentence_once(report: Report) -> None:
    found, _ = trace(
        report,
        show("9073亿元", "metric-1/value"),
        show("1741", "metric-2/value"),
        show("1741个项目，总投资9073亿元", "title"),
        show("已实施50项，47.2%"),
        show("全国增长6.1%，2020年"),
        derived={"47.2%": "50/106"},
        elsewhere={"6.1%": "国家统计局"},
    )
    assert speaker_sources(found, "slide", "zh-CN") == (
        "数据出处：",
        "9073亿元、1741个：上半年，总投资9073亿元的1741个支撑项目全面开工。（产业发展）",
        "50项、106项：106项试点任务已实施50项。（改革开放）",
        "47.2% = 50/106（推算）",
        "6.1%：国家统计局（报告以外）",
    )
    assert speaker_sources(found, "another", "zh-CN") == ()


def test_notes_of_a_slide_without_numbers(report: Report) -> None:
    found, _ = trace(report, show("“六稳”“六保”，2020年"))
    assert speaker_sources(found, "slide", "zh-CN") == ()


ENGLISH = """\
Harbour Report

Prepared by the office, May 3, 2024

Overview

The harbour did well. Traffic at Terminal No. 4 grew by 6.2 percent in 2023, against 5% a year
earlier. Revenue came to $214 million, of which nearly 40% was earned abroad.

- The fleet has 16 cranes.
- Of 1,200 metres of quay wall, 780 metres were rebuilt.
"""


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("trace") / "report.txt"
    path.write_text(ENGLISH, "utf-8")
    report = read_report(path, Problems())
    assert report is not None
    return report


def test_english(english: Report) -> None:
    found, problems = trace(
        english,
        show("Revenue: $214 million, 6.2% more than in 2022"),
        show("Nearly 40 percent; 16 cranes; 65% of the wall"),
        derived={"65%": "780/1200"},
    )
    assert problems == []
    assert speaker_sources(found, "slide", "en-US") == (
        "Sources of the numbers:",
        "$214 million, Nearly 40 percent: Revenue came to $214 million, of which nearly 40% was "
        "earned abroad. (Overview)",
        "6.2%: Traffic at Terminal No. 4 grew by 6.2 percent in 2023, against 5% a year earlier. "
        "(Overview)",
        "16: The fleet has 16 cranes. (Overview)",
        "65% = 780/1200 (derived)",
        "780 metres, 1,200 metres: Of 1,200 metres of quay wall, 780 metres were rebuilt. "
        "(Overview)",
    )


def test_english_warnings_and_errors(english: Report) -> None:
    _, problems = trace(english, show("Revenue of $215 million, 40% of it earned abroad"))
    assert [(p.code, p.values["number"]) for p in problems] == [
        ("number-not-in-report", "$215 million"),
        ("qualifier-dropped", "40%"),
    ]
    assert problems[0].values["nearest"] == "$214 million"


def test_a_report_that_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("# 报告\n", "utf-8")
    report = read_report(path, Problems())
    assert report is not None
    _, problems = trace(report, show("增长8%"))
    assert [problem.code for problem in problems] == ["number-not-in-report"]
    assert "nearest" not in problems[0].values


def test_every_message_can_be_filled(report: Report) -> None:
    _, problems = trace(
        report,
        show("9074亿元、99.9‰、6G、2018年、8%、31%、2000亿元左右、9073、33万户、技改30%左右"),
        show("47.3%、40%、1.6亿元"),
        derived={
            "47.3%": "50/106",
            "40%": "(50项+1个)/(106项-106项)",
            "1.6亿元": "8207.9万元+7414万元",
            "1": "2",
            "无": "3",
        },
        elsewhere={"88%": "别处"},
    )
    assert len({problem.code for problem in problems}) >= 10
    for problem in problems:
        message = MESSAGES[problem.code]
        for text in (message.zh, message.en):
            assert "{" not in text.format_map(problem.values)
        hints = [message.hint_zh, message.other_hint_zh]
        assert any(_fills(hint, problem) for hint in hints if hint), problem.code


def _fills(hint: str, problem: Problem) -> bool:
    try:
        return "{" not in hint.format_map(problem.values)
    except KeyError:
        return False


@given(
    text=st.lists(
        st.one_of(
            st.sampled_from(["9073", "亿元", "8%", "左右", "近", "2020年", "5G"]),
            st.text(max_size=3),
        ),
        max_size=8,
    ).map("".join),
    declared=st.text(max_size=5),
)
@settings(deadline=None, max_examples=200)
def test_any_text_can_be_traced(text: str, declared: str, report: Report) -> None:
    found, problems = trace(
        report, show(text), derived={declared: text}, elsewhere={text: declared}
    )
    for entry in found.entries:
        assert entry.text in text
        assert (
            entry.verdict == "missing"
            or not entry.number
            or entry.fact
            or entry.derived
            or (entry.verdict == "declared")
        )
    missing = sum(entry.verdict == "missing" for entry in found.entries)
    assert not missing or any(problem.severity == "error" for problem in problems)


def test_many_slides_take_little_time(report: Report) -> None:
    texts = [
        ShownText(f"总投资9073亿元，第{n}批支撑项目1741个，增长8%左右", None, f"slide-{n}", "body")
        for n in range(2400)
    ]
    start = time.process_time()
    trace_numbers(texts, report, [], [], Problems())
    assert time.process_time() - start < 60  # a runaway, not a slow machine


def test_many_wrong_numbers_in_a_long_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    lines = (f"第{n}段：完成投资{n}.5亿元，增长{n % 97}%，新增{n}个项目。" for n in range(4000))
    path.write_text("\n\n".join(["报告", *lines]), "utf-8")
    report = read_report(path, Problems())
    assert report is not None
    problems = Problems()
    texts = [ShownText(f"完成投资{n}.7亿元", None, f"slide-{n}") for n in range(100)]
    start = time.process_time()
    trace_numbers(texts, report, [], [], problems)
    assert time.process_time() - start < 60  # a runaway, not a slow machine
    assert len(problems) == 100
