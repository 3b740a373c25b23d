"""Type set from font metrics: widths, breaks by rule, titles by sense, sizes that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidegen.typeset.fit import LevelStyle, ParagraphText, Span, TextStyle, fit_text
from slidegen.typeset.linebreak import break_at, break_lines, break_title, measure_chars
from slidegen.typeset.metrics import Fonts, knows_font, text_width

YAHEI = Fonts("Microsoft YaHei", "Microsoft YaHei")

# "|" marks every place where a line may end.
BREAKS = [
    ("no closing mark begins a line", "投资，增长。", "投|资，|增|长。"),
    ("no opening mark ends a line", "抓实“六稳”", "抓|实|“六|稳”"),
    ("a dash of two is whole", "创新——合作", "创|新|——|合|作"),
    ("dots of six are whole", "等等……合作", "等|等|……|合|作"),
    ("a span of months is whole", "今年1—6月份", "今|年|1—6|月|份"),
    ("per cent stays with its number", "增长8%左右", "增|长|8%|左|右"),
    ("a Latin word is whole", "推进AI制造", "推|进|AI|制|造"),
    ("a model number is whole", "用GPT-4o写", "用|GPT-4o|写"),
    ("a minus stays with its number", "为-3.5%时", "为-3.5%|时"),
    ("a bracket closes with its text", "（含8%）的", "（含|8%）|的"),
    ("English breaks at spaces", "grow by 8 percent", "grow |by |8 |percent"),
]


@pytest.mark.parametrize(("rule", "text", "expected"), BREAKS, ids=[case[0] for case in BREAKS])
def test_lines_end_where_the_rules_allow(rule: str, text: str, expected: str) -> None:
    found = text[0]
    for index in range(1, len(text)):
        found += ("|" if break_at(text, index) else "") + text[index]
    assert found == expected


TITLES = [
    (
        "broken after the colon, balanced",
        "疫情冲击下招商逆势而上：亿元以上项目162个，比去年同期增加18个",
        859,
        ("疫情冲击下招商逆势而上：", "亿元以上项目162个，比去年同期增加18个"),
    ),
    (
        "a word of two characters is whole",
        "居民收入消费和社会保障",
        300,
        ("居民收入消费", "和社会保障"),
    ),
    (
        "a number keeps its unit, if it takes one more line",
        "固定资产投资412.6亿元比上年增长的速度",
        250,
        ("固定资产投资", "412.6亿元", "比上年增长的速度"),
    ),
    (
        "English breaks after a mark",
        "North America brought in 61% of revenue; Asia Pacific grew fastest of all regions",
        860,
        ("North America brought in 61% of revenue; ", "Asia Pacific grew fastest of all regions"),
    ),
    ("fits on one line", "技改投资增长30%，增速领先", 859, ("技改投资增长30%，增速领先",)),
    (
        "a number stays with its unit",
        "截至目前，新区已累计减税降费8.1亿余元",
        470,
        ("截至目前，", "新区已累计减税降费8.1亿余元"),
    ),
]


@pytest.mark.parametrize(
    ("why", "text", "width", "lines"), TITLES, ids=[case[0] for case in TITLES]
)
def test_titles_break_by_sense(why: str, text: str, width: float, lines: tuple[str, ...]) -> None:
    assert break_title(text, YAHEI, 28, width) == lines


def test_han_is_one_em_and_bold_digits_are_wider() -> None:
    assert text_width("投资", YAHEI, 20) == 40
    assert text_width("2020", YAHEI, 20, bold=True) > text_width("2020", YAHEI, 20)


def test_where_han_meets_digits_room_is_charged_for_the_gap() -> None:
    alone = text_width("投资", YAHEI, 20) + text_width("30", YAHEI, 20)
    assert text_width("投资30", YAHEI, 20) == pytest.approx(alone + 0.24 * 20)


def test_an_unknown_typeface_is_measured_with_the_widest() -> None:
    unknown = Fonts("Nobody Has This Sans", "Nobody Has This Sans")
    assert not knows_font(unknown.latin)
    text = "Widths of an unknown typeface 0123456789"
    known = [Fonts(name, name) for name in ("Calibri", "Arial", "Times New Roman", "SimSun")]
    assert all(text_width(text, unknown, 20) >= text_width(text, fonts, 20) for fonts in known)


def style(*sizes: float) -> TextStyle:
    return TextStyle(YAHEI, tuple((LevelStyle(size, size * 1.4),) for size in sizes))


def test_text_takes_the_largest_size_that_fits() -> None:
    text = [ParagraphText((Span("保障就业改善民生" * 6),))]
    assert fit_text(text, style(24, 20, 18), 400, 200).step == 0
    assert fit_text(text, style(24, 20, 18), 400, 90).step == 1
    assert fit_text(text, style(24, 20, 18), 400, 40).excess > 0


def test_a_word_wider_than_the_frame_is_said() -> None:
    fit = fit_text(
        [ParagraphText((Span("Donaudampfschifffahrtsgesellschaft"),))], style(20), 100, 99
    )
    assert fit.too_wide


WRITING = st.text(
    st.sampled_from("投资增长产业新动能，。：；“”（）《》—…%、0123456789.-/abcXYZ 　万亿元个项"),
    max_size=80,
)


@given(WRITING, st.floats(30, 900))
def test_lines_joined_are_the_text(text: str, width: float) -> None:
    lines, _ = break_lines(text, measure_chars(text, YAHEI, 20, False), width, width)
    assert "".join(lines) == text
    assert "".join(break_title(text, YAHEI, 28, width)) == text


@given(WRITING, st.floats(60, 900))
def test_no_line_is_wider_than_its_frame(text: str, width: float) -> None:
    lines, cut = break_lines(text, measure_chars(text, YAHEI, 20, False), width, width)
    if not cut:
        assert all(text_width(line.rstrip(" "), YAHEI, 20) <= width + 0.01 for line in lines)
