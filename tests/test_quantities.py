"""Every quantity of a report: what is found, which way it went, where it stands in the file."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from slidegen.cli import run_command
from slidegen.cli.facts import fact_records, facts_table, plain_value
from slidegen.facts.listing import ListedFact, list_facts
from slidegen.pipeline import facts_of
from slidegen.problems import Place
from slidegen.report import Paragraph, Report

REPORTS = Path(__file__).parent / "reports"


def report_of(text: str, title: str = "") -> Report:
    """A report of one paragraph, with its lines as they are."""
    lead = (Paragraph(text, Place("r.txt"), 0, len(text)),)
    return Report("r.txt", "text", "utf-8", "", text, title, (), lead, ())


def listed(text: str) -> tuple[ListedFact, ...]:
    return list_facts(report_of(text))


# Text, then for each quantity: text, value, unit and direction.
SENTENCES: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    # rises and falls
    ("同比增长5.1%", [("5.1%", "5.1", "%", "增长")]),
    ("环比下降了约3.2%", [("约3.2%", "3.2", "%", "下降")]),
    ("降幅比上年收窄7.9个百分点", [("7.9个百分点", "7.9", "个百分点", "下降")]),
    ("降幅扩大0.6个百分点", [("0.6个百分点", "0.6", "个百分点", "增长")]),
    ("同比多19个", [("19个", "19", "个", "增长")]),
    ("比去年日均多200吨", [("200吨", "200", "吨", "增长")]),
    ("同比少增50亿元", [("50亿元", "5000000000", "元", "下降")]),
    ("涨幅为3.5%，增速高达20%", [("3.5%", "3.5", "%", "增长"), ("20%", "20", "%", "增长")]),
    ("涨幅控制在3%左右", [("3%左右", "3", "%", "")]),
    ("增长-3.1%", [("-3.1%", "-3.1", "%", "下降")]),
    ("自然增长率为-0.66‰", [("-0.66‰", "-0.66", "‰", "下降")]),
    ("毛利率为-1.8%", [("-1.8%", "-1.8", "%", "")]),
    ("实现13%的增长", [("13%", "13", "%", "增长")]),
    ("创下15%的降幅", [("15%", "15", "%", "下降")]),
    ("翻了两番", [("翻了两番", "2", "番", "增长")]),
    ("增加值158.36亿元", [("158.36亿元", "15836000000", "元", "")]),
    ("增长面为65.8%", [("65.8%", "65.8", "%", "")]),
    ("拉动GDP增长1.2个百分点", [("1.2个百分点", "1.2", "个百分点", "增长")]),
    ("下拉规模以上工业0.3个百分点", [("0.3个百分点", "0.3", "个百分点", "下降")]),
    ("拖累经济增长0.3个百分点", [("0.3个百分点", "0.3", "个百分点", "下降")]),
    # from one level to another
    (
        "城镇化率从60.2%提高到65.2%",
        [("60.2%", "60.2", "%", ""), ("65.2%", "65.2", "%", "增长")],
    ),
    (
        "积累率由1978年的36.5%调整到29%",
        [("36.5%", "36.5", "%", ""), ("29%", "29", "%", "下降")],
    ),
    (
        "企业开办时间从一个月以上压缩到目前的平均4个工作日以内",
        [("一个月以上", "1", "个月", ""), ("4个工作日以内", "4", "个工作日", "下降")],
    ),
    (
        "由上年上涨3.4%转为下降2.7%",
        [("3.4%", "3.4", "%", "增长"), ("2.7%", "2.7", "%", "下降")],
    ),
    (
        "同比提升1.2个百分点至31.5%",
        [("1.2个百分点", "1.2", "个百分点", "增长"), ("31.5%", "31.5", "%", "增长")],
    ),
    (
        "受教育年限从13.5年提高到14年",
        [("13.5年", "13.5", "年", ""), ("14年", "14", "年", "增长")],
    ),
    (
        "参保人数由8.2亿增至13.3亿",
        [("8.2亿", "820000000", "人", ""), ("13.3亿", "1330000000", "人", "增长")],
    ),
    # lists, ranges and parts
    (
        "工业、民间、技改投资分别增长15%、25%、30%",
        [("15%", "15", "%", "增长"), ("25%", "25", "%", "增长"), ("30%", "30", "%", "增长")],
    ),
    (
        "分别收窄0.4个和1.9个百分点",
        [("0.4个", "0.4", "个百分点", "下降"), ("1.9个百分点", "1.9", "个百分点", "下降")],
    ),
    (
        "净减少10.6万、3.8万、3.3万平方公里",
        [
            ("10.6万", "106000", "平方公里", "下降"),
            ("3.8万", "38000", "平方公里", "下降"),
            ("3.3万平方公里", "33000", "平方公里", "下降"),
        ],
    ),
    (
        "新增公路63.9万公里，其中高速公路3.3万公里",
        [("63.9万公里", "639000", "公里", "增长"), ("3.3万公里", "33000", "公里", "增长")],
    ),
    (
        "比上年末增加6.9万辆，其中新能源汽车9.4万辆",
        [("6.9万辆", "69000", "辆", "增长"), ("9.4万辆", "94000", "辆", "")],
    ),
    (
        "就可以节省出七十亿到一百亿元的资金",
        [("七十亿", "7000000000", "元", ""), ("一百亿元", "10000000000", "元", "")],
    ),
    ("城乡收入比为2.31∶1", [("2.31∶1", "2.31", "", "")]),
    # against something else
    ("比全省平均水平高0.3个百分点", [("0.3个百分点", "0.3", "个百分点", "高于")]),
    ("增速比全省平均水平快0.9个百分点", [("0.9个百分点", "0.9", "个百分点", "高于")]),
    ("仍低于临界点0.2个百分点", [("0.2个百分点", "0.2", "个百分点", "低于")]),
    ("低于5.5%左右的预期目标", [("5.5%左右", "5.5", "%", "")]),
    # amounts whose verb stands before what is changed
    ("共计减少财政收入五百二十亿元", [("五百二十亿元", "52000000000", "元", "下降")]),
    ("城镇新增就业1206万人", [("1206万人", "12060000", "人", "")]),
    ("新增减税降费超过1万亿元", [("超过1万亿元", "1000000000000", "元", "")]),
    ("减收增支共四百亿元", [("四百亿元", "40000000000", "元", "")]),
    ("提高6000万农村人口供水保障水平", [("6000万", "60000000", "人", "")]),
    # counts in words, people
    ("深圳、珠海等四个地区试办", [("四个", "4", "个", "")]),
    ("一切关心八亿农民命运的人们", [("八亿", "800000000", "人", "")]),
    ("近1亿农村贫困人口实现脱贫", [("近1亿", "100000000", "人", "")]),
    ("年度规模已超过万亿元", [("超过万亿元", "1000000000000", "元", "")]),
    ("降低用工成本近亿元", [("近亿元", "100000000", "元", "")]),
    ("900多万个体工商户", [("900多万", "9000000", "", "")]),
    # English
    (
        "Gross margin expanded 130 basis points to 36.4%.",
        [("130 basis points", "130", "个基点", "up"), ("36.4%", "36.4", "%", "up")],
    ),
    (
        "Time improved from 6.5 hours to under 5 hours.",
        [("6.5 hours", "6.5", "hours", ""), ("under 5 hours", "5", "hours", "down")],
    ),
    ("Growth slowed to 2.1% last year.", [("2.1%", "2.1", "%", "down")]),
    ("Output grew at an annual rate of 3.2 percent.", [("3.2 percent", "3.2", "%", "up")]),
    ("It still makes up less than 3 percent.", [("less than 3 percent", "3", "%", "")]),
    ("Two-thirds of calls came from a dozen sites.", [
        ("Two-thirds", "0.666667", "比例", ""), ("a dozen", "12", "", ""),
    ]),
    ("We opened four test benches.", [("four", "4", "", "")]),
    ("raising it by €140 million", [("€140 million", "140000000", "EUR", "up")]),
]  # fmt: skip

NOT_COUNTED = [
    "前11个月，未来3天，连续3个月",
    "国内国际两个市场、两种资源，四个现代化",
    "第三个，这两个项目，一两个企业，“两个确立”",
    "民间投资新36条",
    "产业划分执行GB/T 4754—2017。",
    "城乡居民收入比（以农村居民收入为1）",
    "the best level in nine quarters, built in two phases, the ten largest",
    "the H2O-Pro 900 line",
    "鲁迅诞辰一百周年",
    "国发〔2020〕5号，邮编266000，电话0532-86988888",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_quantities_and_their_directions(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    found = [(f.text, plain_value(f.value), f.unit, f.direction) for f in listed(text)]
    assert found == expected


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_is_no_quantity_stays_out(text: str) -> None:
    assert [fact.text for fact in listed(text)] == []


def test_periods_are_resolved_by_the_title() -> None:
    text = "全年出口12亿元，上年同期为10亿元。年末存款30亿元。1—9月份用电5亿千瓦时。"
    facts = list_facts(report_of(text, "2023年工作情况"))
    assert [fact.period for fact in facts] == ["2023年", "2022年", "2023年末", "2023年1—9月"]


def test_a_period_right_before_a_number_is_that_numbers() -> None:
    facts = listed("用电量1月312万千瓦时，2月286万千瓦时，3月301万千瓦时。")
    assert [fact.period for fact in facts] == ["1月", "2月", "3月"]


def test_each_number_of_a_list_measures_its_own_item() -> None:
    facts = listed("工业、民间、技改投资分别增长15%、25%、30%，其中设备投资增长8%。")
    assert [fact.subject for fact in facts] == ["工业投资", "民间投资", "技改投资", "设备投资"]


# --- Places in the file --------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.name for path in REPORTS.glob("*.txt")))
def test_offsets_are_code_points_of_the_file(name: str) -> None:
    facts, problems = facts_of(REPORTS / name)
    text = (REPORTS / name).read_bytes().decode("utf-8")
    assert len(facts) > 50
    assert not list(problems)
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert all(a.end <= b.start for a, b in pairwise(facts))
    lines = text.split("\n")
    assert all(fact.text.split("\n")[0] in lines[fact.line - 1] for fact in facts)


def test_offsets_count_what_the_paragraph_leaves_out(tmp_path: Path) -> None:
    source = (
        "# 情况\r\n\r\n**出口**增\u200b长[5.1%](http://x.example/5.1%25)，用电12\u200b3亿千瓦时，\r\n"
        "进口下降2.5%。\r\n\r\n- 就业 ８.25万人\r\n"
    )
    path = tmp_path / "r.md"
    path.write_bytes(source.encode("utf-8"))
    facts, _ = facts_of(path)
    assert [source[fact.start : fact.end] for fact in facts] == [
        "5.1%", "12\u200b3亿千瓦时", "2.5%", "８.25万人",
    ]  # fmt: skip
    assert facts[0].start == source.index("5.1%")
    assert [fact.line for fact in facts] == [3, 3, 4, 6]


def test_a_number_broken_by_a_wrapped_line_is_one() -> None:
    path_text = "The plant\nsold 12.5\nmillion dollars of goods, up\n5 percent from a year ago."
    paragraph = Paragraph(path_text.replace("\n", " "), Place("r.txt"), 0, len(path_text))
    report = Report("r.txt", "text", "utf-8", "", path_text, "", (), (paragraph,), ())
    facts = list_facts(report)
    assert [path_text[fact.start : fact.end] for fact in facts] == [
        "12.5\nmillion dollars", "5 percent",
    ]  # fmt: skip


# --- The command ---------------------------------------------------------------------------


def test_the_command_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    path = REPORTS / "press-release-hanqing-q3.txt"
    assert run_command(["facts", str(path), "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["ok"] is True
    assert printed["problems"] == []
    first = printed["facts"][1]
    assert first["text"] == "12.36亿元"
    assert first["value"] == "1236000000"
    assert (first["unit"], first["qualifier"], first["direction"]) == ("元", None, None)
    assert first["period"] == "2024年三季度"


def test_the_table_shows_each_number_in_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    path = REPORTS / "monthly-lanwan-2024-09.txt"
    assert run_command(["facts", str(path), "--lang", "zh"]) == 0
    printed = capsys.readouterr().out
    assert "【2914.6亿元】" in printed
    assert printed.splitlines()[0].split()[:3] == ["行", "原文", "数值"]
    assert printed.rstrip().endswith("个数量")


@pytest.mark.parametrize(("text", "status", "code"), [
    ("标题\n\n没有数字。\n", 0, "report-without-numbers"),
    ("", 1, "report-empty"),
])  # fmt: skip
def test_a_report_without_numbers_is_said(
    text: str, status: int, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.txt"
    path.write_text(text, "utf-8")
    assert run_command(["facts", str(path), "--format", "json"]) == status
    printed = json.loads(capsys.readouterr().out)
    assert printed["facts"] == []
    assert [problem["code"] for problem in printed["problems"]] == [code]


@pytest.mark.parametrize(("value", "said"), [
    ("82500.00", "82500"), ("1E+3", "1000"), ("0.333333333333333", "0.333333"), ("-0.860", "-0.86"),
])  # fmt: skip
def test_values_are_plain_decimals(value: str, said: str) -> None:
    assert plain_value(Decimal(value)) == said


# --- Whatever the text ---------------------------------------------------------------------

_WORDS = """
由 从 到 至 为 了 增长 下降 增加 新增 其中 比 较 高 低 占 达到 达 约为 约 的 上年 同期 2023年 1—9月
全年 年末 一 两 三 十 百 万 亿 点 多 余 近 超 个 家 元 % 人口 5 5% 3.2 1,000 ， 。 、
； （ ） “ ” ： - — ~ / : rose by fell to from up down percent million $ € about two three dozen one
third quarters a year ago , . ( ) GB/T ISO H2O- Q3 FY2024 fiscal in １ ％ 第 每 = 号
"""
PIECES = st.sampled_from([*_WORDS.split(), " ", "\n", "\u200b"])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
@example("增长" + "达到" * 30 + "x5%")
@example("约为" * 40 + "x5%")
@example("由" * 40 + "5%")
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    facts = list_facts(report_of(text))
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert all(fact.value.is_finite() for fact in facts)
    fact_records(facts)
    facts_table(facts, "zh")


_REPEATED = """
一 1 1, 增长 达到 由5%到 两个 亿 (1) three rose_by_ 1_ 六亿到 每1 A1 GB/T_1 近 、
"""


@pytest.mark.parametrize("piece", _REPEATED.split())
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A line of 100,000 characters; a search that went back over it would take minutes."""
    text = (piece.replace("_", " ") * 100_000)[:100_000]
    began = time.process_time()
    list_facts(report_of(text))
    assert time.process_time() - began < 20


def test_a_long_report_is_read_in_about_a_second() -> None:
    """Loosely: the bar of one second is for a machine that does nothing else."""
    text = (REPORTS / "bulletin-lanwan-2023.txt").read_text("utf-8") * 20
    began = time.process_time()
    assert len(list_facts(report_of(text[:100_000]))) > 5000
    assert time.process_time() - began < 10
