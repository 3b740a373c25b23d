"""Numbers in texts: what is a quantity, with which value, unit and qualifier, and what is none."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidegen.facts import Fact, agrees, find_facts, find_numbers, qualifier_sense, same_quantity

Expected = tuple[str, str, str, str]

# text, then for each quantity: its text, value, unit and qualifier
QUANTITIES: list[tuple[str, list[Expected]]] = [
    # numbers, multiples, units
    ("总投资9073亿元", [("9073亿元", "907300000000", "元", "")]),
    ("1741个支撑项目", [("1741个", "1741", "个", "")]),
    ("13个", [("13个", "13", "个", "")]),
    ("新增就业8.25万人", [("8.25万人", "82500", "人", "")]),
    ("33万市场主体", [("33万", "330000", "", "")]),
    ("产值1,286.50亿元", [("1,286.50亿元", "128650000000", "元", "")]),
    ("３１．５％", [("３１．５％", "31.5", "%", "")]),
    ("３，２００家", [("３，２００家", "3200", "家", "")]),
    ("投资 12.5 亿元", [("12.5 亿元", "1250000000", "元", "")]),
    ("9件27项", [("9件", "9", "件", ""), ("27项", "27", "项", "")]),
    ("57个老旧小区168栋楼座", [("57个", "57", "个", ""), ("168栋", "168", "栋", "")]),
    ("15%、25%、30%", [("15%", "15", "%", ""), ("25%", "25", "%", ""), ("30%", "30", "%", "")]),
    (
        "指数为49.8，上升0.6个百分点",
        [("49.8", "49.8", "", ""), ("0.6个百分点", "0.6", "个百分点", "")],
    ),
    ("自然增长率-0.66‰", [("-0.66‰", "-0.66", "‰", "")]),
    ("现金流量净额为-0.86亿元", [("-0.86亿元", "-86000000", "元", "")]),
    ("均价不超过18元/股", [("不超过18元/股", "18", "元/股", "不超过")]),
    ("平均浓度26微克/立方米", [("26微克/立方米", "26", "微克/立方米", "")]),
    ("受教育13.5年", [("13.5年", "13.5", "年", "")]),
    ("200MW/400MWh储能电站", [("200MW", "200", "MW", ""), ("400MWh", "400", "MWh", "")]),
    ("完成2010.5亿元", [("2010.5亿元", "201050000000", "元", "")]),
    ("均价1900.00元", [("1900.00元", "1900.00", "元", "")]),
    ("2000至2010家", [("2000", "2000", "家", ""), ("2010家", "2010", "家", "")]),
    ("固定电话45万部", [("45万部", "450000", "部", "")]),
    # qualifiers
    ("增长8%左右", [("8%左右", "8", "%", "左右")]),
    ("控制在3%之内", [("3%之内", "3", "%", "之内")]),
    ("近2000亿元", [("近2000亿元", "200000000000", "元", "近")]),
    ("补贴7414万余元", [("7414万余元", "74140000", "元", "余")]),
    ("累计8.1亿余元", [("8.1亿余元", "810000000", "元", "余")]),
    ("岗位31万余个", [("31万余个", "310000", "个", "余")]),
    ("员工3200余人", [("3200余人", "3200", "人", "余")]),
    ("突破40万亿元", [("突破40万亿元", "40000000000000", "元", "突破")]),
    ("达到60%以上", [("60%以上", "60", "%", "以上")]),
    ("节约10亿元", [("10亿元", "1000000000", "元", "")]),
    ("签约54家", [("54家", "54", "家", "")]),
    ("最近3个季度", [("3个季度", "3", "个季度", "")]),
    # shared units
    ("50/106项", [("50", "50", "项", ""), ("106项", "106", "项", "")]),
    ("提高5到7元", [("5", "5", "元", ""), ("7元", "7", "元", "")]),
    ("营收46—48亿元", [("46", "4600000000", "元", ""), ("48亿元", "4800000000", "元", "")]),
    (
        "拉动0.2个、1.8个和3.3个百分点",
        [
            ("0.2个", "0.2", "个百分点", ""),
            ("1.8个", "1.8", "个百分点", ""),
            ("3.3个百分点", "3.3", "个百分点", ""),
        ],
    ),
    # Chinese numerals
    (
        "普通高校由五百九十八所增加到七百一十五所",
        [
            ("五百九十八所", "598", "所", ""),
            ("七百一十五所", "715", "所", ""),
        ],
    ),
    ("五年安排三千八百多万人就业", [("三千八百多万人", "38000000", "人", "多")]),
    ("增加近百亿元", [("近百亿元", "10000000000", "元", "近")]),
    ("增长百分之三十六点五", [("百分之三十六点五", "36.5", "%", "")]),
    ("占比近七成", [("近七成", "0.7", "比例", "近")]),
    ("压缩一半以上", [("一半以上", "0.5", "比例", "以上")]),
    ("高出四倍多", [("四倍多", "4", "倍", "多")]),
    ("两亿零七百万人", [("两亿零七百万人", "207000000", "人", "")]),
    # English
    ("revenue of $4.2 billion", [("$4.2 billion", "4200000000", "美元", "")]),
    ("a $70 million business park", [("$70 million", "70000000", "美元", "")]),
    ("up 7% year over year", [("7%", "7", "%", "")]),
    (
        "by 5.5 percent; 1.8 percentage points",
        [
            ("5.5 percent", "5.5", "%", ""),
            ("1.8 percentage points", "1.8", "个百分点", ""),
        ],
    ),
    ("in the 3 to 5 percent range", [("3", "3", "%", ""), ("5 percent", "5", "%", "")]),
    ("by between 15 and 20 percent", [("15", "15", "%", ""), ("20 percent", "20", "%", "")]),
    (
        "revenue of $16.4 to $16.6 billion",
        [
            ("$16.4", "16400000000", "美元", ""),
            ("$16.6 billion", "16600000000", "美元", ""),
        ],
    ),
    ("more than 14 percent", [("more than 14 percent", "14", "%", "more than")]),
    ("nearly 6,500 units", [("nearly 6,500", "6500", "", "nearly")]),
    ("15 percent or more", [("15 percent or more", "15", "%", "or more")]),
    ("an operating loss of -$38.2 million", [("-$38.2 million", "-38200000", "美元", "")]),
    ("2.3x quarterly revenue", [("2.3x", "2.3", "倍", "")]),
    ("3 cents of every dollar", [("3 cents", "0.03", "美元", "")]),
    (
        "a gross margin 50 to 80 basis points above",
        [
            ("50", "50", "个基点", ""),
            ("80 basis points", "80", "个基点", ""),
        ],
    ),
    # amounts that stand without their unit, parts of one, and numerals before 大
    ("资金二千亿", [("二千亿", "200000000000", "", "")]),
    ("资金近三千亿，", [("近三千亿", "300000000000", "", "近")]),
    ("超过1/4以上", [("超过1/4以上", "0.25", "比例", "超过")]),
    (
        "3/5个、50/106项",
        [
            ("3", "3", "个", ""),
            ("5个", "5", "个", ""),
            ("50", "50", "项", ""),
            ("106项", "106", "项", ""),
        ],
    ),
    ("十二大任务", [("十二大", "12", "大", "")]),
    ("党的二十大报告、十九大任务、二千亿级产业", []),
]

# text, then the names in it as (kind, text); no quantity in any of them
NAMES: list[tuple[str, list[tuple[str, str]]]] = [
    ("5G、人工智能", [("name", "5G")]),
    ("5G领域,5G高新视频", [("name", "5G"), ("name", "5G")]),
    ("世界500强", [("name", "500强")]),
    ("海洋攻势2.0版", [("name", "2.0版")]),
    ("PM2.5浓度", [("name", "PM2.5")]),
    ("通过ISO 9001质量体系", [("name", "ISO 9001")]),
    ("第3位", [("name", "第3")]),
    ("7×24小时值守", [("name", "7×24小时")]),
    ("上年同期=100", [("name", "=100")]),
    ("每10股派现", [("name", "每10股")]),
    ("表1　主要指标", [("name", "表1")]),
    ("蓝统发〔2024〕7号", [("name", "〔2024〕7号")]),
    ("电话0300-8123460", [("name", "电话0300-8123460")]),
    ("2020年上半年", [("date", "2020年")]),
    ("2020年7月20日", [("date", "2020年7月20日")]),
    ("2020-07-29 09:41", [("date", "2020-07-29"), ("date", "09:41")]),
    ("1—9月份", [("date", "1—9月份")]),
    ("40多年来", [("date", "40多年")]),
    ("70周年", [("date", "70周年")]),
    ("20世纪90年代", [("date", "20世纪90年代")]),
    ("in 2019, as in 2018.", [("date", "2019"), ("date", "2018")]),
    ("since May 3, 1989", [("date", "May 3, 1989")]),
    ("Q3 FY2024", [("date", "Q3"), ("date", "FY2024")]),
    ("over the next 12 months", [("date", "next 12 months")]),
    ("the 14th consecutive increase", [("name", "14th")]),
    ("version 6.2 and Table 1", [("name", "version 6.2"), ("name", "Table 1")]),
    ("0.62 per 200,000 hours worked".removeprefix("0.62 "), [("name", "200,000 hours")]),
    ("1. 工业", [("list-number", "1.")]),
    ("（2）农业", [("list-number", "（2）")]),
    ("①工业②农业", [("list-number", "①"), ("list-number", "②")]),
    ("“六稳”“六保”、“十四五”、党的二十大、一批项目、三大平台", []),
    ("第二十条、几十个、百分之几十", []),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=lambda value: str(value)[:24])
def test_quantities(text: str, expected: list[Expected]) -> None:
    found = find_facts(text)
    assert [(f.text, f.unit, f.qualifier) for f in found] == [(t, u, q) for t, _, u, q in expected]
    assert [f.value for f in found] == [Decimal(value) for _, value, _, _ in expected]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=lambda value: str(value)[:24])
def test_names_are_no_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    numbers = find_numbers(text)
    assert [fact.text for fact in numbers.facts] == []
    assert [(name.kind, name.text) for name in numbers.names] == expected


def test_parts_of_a_date() -> None:
    (name,) = find_numbers("2020年07月20日").names
    assert name.numbers == ("2020", "7", "20")


def one(text: str) -> Fact:
    (fact,) = find_facts(text)
    return fact


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("8.25万人", "82500人", True),
        ("0.5亿元", "5000万元", True),
        ("15%", "15.0％", True),
        ("25 megawatts", "25MW", True),
        ("12个", "12项", False),
        ("5%", "5个百分点", False),
        ("3.5亿元", "3.5亿美元", False),
        ("3.5亿元", "3.5万元", False),
    ],
)
def test_same_quantity(first: str, second: str, same: bool) -> None:
    assert same_quantity(one(first), one(second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("8.1亿余元", "超8.1亿元", True),
        ("3%之内", "不超过3%", True),
        ("60%以上", "超过60%", True),
        ("约8%", "8%左右", True),
        ("近2000亿元", "2000亿元左右", False),
        ("近2000亿元", "2000亿元以内", False),
        ("8%左右", "8%", False),
    ],
)
def test_same_qualifier(first: str, second: str, same: bool) -> None:
    assert (qualifier_sense(one(first)) == qualifier_sense(one(second))) is same


RATIO = str(Decimal(50) / 106)


@pytest.mark.parametrize(
    ("shown", "value", "unit", "agreed"),
    [
        ("47.2%", RATIO, "比例", True),
        ("47%", RATIO, "比例", True),
        ("47.1%", RATIO, "比例", False),
        ("近半数", RATIO, "比例", True),
        ("0.47", RATIO, "比例", True),
        ("47个", RATIO, "比例", False),
        ("2.5%", "0.0245", "比例", True),  # half up
        ("144个", "144", "个", True),
        ("144", "144", "个", True),
        ("144项", "144", "个", False),
        ("超1.5亿元", "156219000", "元", True),
        ("1.5亿元", "156219000", "元", False),
        ("1.6亿元", "156219000", "元", True),
        ("近1.6亿元", "156219000", "元", True),
        ("近1.5亿元", "156219000", "元", False),
        ("约1.6亿元", "156219000", "元", True),
        ("5.2亿元", "521137277.42", "元/个", True),
        ("5个百分点", "5", "%", True),
        ("-5%", "5", "%", False),
        ("-2.7%", "-2.74", "%", True),
    ],
)
def test_a_number_shown_agrees_with_a_value(
    shown: str, value: str, unit: str, agreed: bool
) -> None:
    assert agrees(one(shown), Decimal(value), unit) is agreed


PIECES = """
1 12 3.5 2020 1,234 亿 万 元 个 项 % 个百分点 年 月 日 约 近 超过 左右 余 $ - ~ / 、 至 percent
million Q3 第 （ ） 二十 百分之 一半 每 表 １ ． ， AB x
"""
TEXTS = st.lists(
    st.one_of(st.sampled_from([*PIECES.split(), " ", "\u200b"]), st.text(max_size=4)), max_size=14
).map("".join)


@given(TEXTS)
@settings(deadline=None, max_examples=500)
def test_spans_point_at_the_text(text: str) -> None:
    numbers = find_numbers(text)
    end = 0
    for fact in numbers.facts:
        assert fact.text == text[fact.start : fact.end]
        assert end <= fact.start < fact.end <= len(text)
        end = fact.end
        assert abs(fact.value) == abs(fact.written * fact.scale)
    for name in numbers.names:
        assert 0 <= name.start < name.end <= len(text)
        assert not any(f.start < name.end and name.start < f.end for f in numbers.facts)


@given(
    st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["元", "个", "人", "%"]),
    st.sampled_from(["", "近", "约", "超过"]),
)
def test_a_number_written_is_the_number_read(
    number: Decimal, scale: str, unit: str, qualifier: str
) -> None:
    multiple = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    fact = one(f"完成{qualifier}{number}{scale}{unit}，")
    assert fact.value == number * multiple
    assert (fact.unit, fact.qualifier, fact.written) == (unit, qualifier, number)
    assert fact.text == f"{qualifier}{number}{scale}{unit}"


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "123,", "1.", "1 ", "1-", "2020-", "(2020)", "十百千万", "百分之一", "a1-", "+1 (",
     "每1", "per 1", "ISO 1.", "A", "-", " ", "\u200b1", "１２３，", "近", "[1]", "1月", "$", "Q1"],
)  # fmt: skip
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    find_numbers(text)
    assert time.process_time() - start < 60  # a runaway, not a slow machine
    start = time.process_time()
    find_numbers(text + "%")
    assert time.process_time() - start < 60  # a runaway, not a slow machine
