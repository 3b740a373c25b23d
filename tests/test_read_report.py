"""Files → Report: what a person would say the report consists of, and what cannot be read."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from slidegen.messages.report import MESSAGES
from slidegen.problems import Place, Problems
from slidegen.readers import MAX_BYTES, read_report
from slidegen.report import Paragraph, Report, place_in

REPORTS = Path(__file__).parent / "reports"


def read(folder: Path, text: str | bytes, name: str = "report.txt") -> Report:
    report, problems = try_read(folder, text, name)
    assert report is not None, list(problems)
    return report


def try_read(
    folder: Path, text: str | bytes, name: str = "report.txt"
) -> tuple[Report | None, Problems]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = Problems()
    return read_report(path, problems), problems


def outline(report: Report) -> str:
    """The report as indented lines; a paragraph by its first characters."""
    lines = [f"= {report.title}", *(f"~ {line}" for line in report.byline)]
    lines += [_paragraph(paragraph, 0) for paragraph in report.lead]
    for section in report.sections:
        lines.append(f"{'#' * section.level} {section.heading}")
        lines += [_paragraph(paragraph, section.level) for paragraph in section.blocks]
    return "\n".join(lines)


def _paragraph(paragraph: Paragraph, level: int) -> str:
    mark = f"{paragraph.mark} " if paragraph.mark else ""
    return f"{'  ' * level}{mark}{paragraph.text}"


def headings(report: Report) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in report.sections]


OUTLINES = {
    "bare headings": (
        """\
        海湾区上半年工作情况

        海湾日报 2021-07-20

        □本报记者 林一

        今年以来，海湾区经济稳中向好。

        产业发展

        上半年完成投资12亿元。

        民生保障

        新增就业3000人。
        """,
        """\
        = 海湾区上半年工作情况
        ~ 海湾日报 2021-07-20
        ~ □本报记者 林一
        今年以来，海湾区经济稳中向好。
        # 产业发展
          上半年完成投资12亿元。
        # 民生保障
          新增就业3000人。
        """,
    ),
    "no byline: the line under the title is a heading": (
        """\
        年度工作报告

        工作回顾

        一年来，各项工作取得进展。
        """,
        """\
        = 年度工作报告
        # 工作回顾
          一年来，各项工作取得进展。
        """,
    ),
    "a title on two lines": (
        """\
        海湾区人民政府
        2020年工作报告

        各位代表：

        现在，我向大会报告工作。
        """,
        """\
        = 海湾区人民政府2020年工作报告
        各位代表：
        现在，我向大会报告工作。
        """,
    ),
    "speaker and office before the salutation": (
        """\
        政府工作报告

        ——2021年1月10日在区第三届人民代表大会第五次会议上

        区长　王　平

        各位代表：

        现在报告工作。
        """,
        """\
        = 政府工作报告
        ~ 2021年1月10日在区第三届人民代表大会第五次会议上
        ~ 区长　王　平
        各位代表：
        现在报告工作。
        """,
    ),
    "numbered headings at their levels": (
        """\
        工作报告
        一、工作回顾
        　　去年工作如下。
        （一）产业
        　　产业稳定增长。
        1. 工业
        　　工业增长5%。
        （二）民生
        　　民生持续改善。
        二、工作打算
        　　今年打算如下。
        """,
        """\
        = 工作报告
        # 一、工作回顾
          去年工作如下。
        ## （一）产业
            产业稳定增长。
        ### 1. 工业
              工业增长5%。
        ## （二）民生
            民生持续改善。
        # 二、工作打算
          今年打算如下。
        """,
    ),
    "brackets above numerals, as some reports have it": (
        """\
        工作报告

        （一）形势

        形势总体稳定。

        （二）方针

        方针有两条。

        一、农业优先

        农业是基础。

        二、工业协调

        工业要协调。

        （三）前景

        前景广阔。
        """,
        """\
        = 工作报告
        # （一）形势
          形势总体稳定。
        # （二）方针
          方针有两条。
        ## 一、农业优先
            农业是基础。
        ## 二、工业协调
            工业要协调。
        # （三）前景
          前景广阔。
        """,
    ),
    "parts and chapters": (
        """\
        规划纲要

        第一部分 总则

        总的要求如下。

        第一章 背景

        背景复杂。

        第二章 目标

        目标明确。

        第二部分 任务

        任务艰巨。
        """,
        """\
        = 规划纲要
        # 第一部分 总则
          总的要求如下。
        ## 第一章 背景
            背景复杂。
        ## 第二章 目标
            目标明确。
        # 第二部分 任务
          任务艰巨。
        """,
    ),
    "a foreword beside numbered headings, an appendix after them": (
        """\
        调研报告

        前言

        近期开展了调研。

        一、现状

        现状如下。

        二、建议

        建议如下。

        附录说明

        数据截至6月底。
        """,
        """\
        = 调研报告
        # 前言
          近期开展了调研。
        # 一、现状
          现状如下。
        # 二、建议
          建议如下。
        # 附录说明
          数据截至6月底。
        """,
    ),
    "bare headings inside numbered ones": (
        """\
        调研报告

        一、现状

        产业

        产业增长。

        民生

        民生改善。

        二、建议

        建议如下。
        """,
        """\
        = 调研报告
        # 一、现状
        ## 产业
            产业增长。
        ## 民生
            民生改善。
        # 二、建议
          建议如下。
        """,
    ),
    "a run-in sub-heading stays in its paragraph": (
        """\
        工作报告

        一、回顾

        （一）抓投资，稳增长。全年投资增长8%，结构优化。

        （二）抓改革，增活力。完成改革任务20项。
        """,
        """\
        = 工作报告
        # 一、回顾
          （一）抓投资，稳增长。全年投资增长8%，结构优化。
          （二）抓改革，增活力。完成改革任务20项。
        """,
    ),
    "a numbered heading with a full stop on a line of its own": (
        """\
        工作报告

        （一）抓投资，稳增长。

        　　全年投资增长8%。结构优化。

        （二）抓改革，增活力。

        　　完成改革任务20项。
        """,
        """\
        = 工作报告
        # （一）抓投资，稳增长。
          全年投资增长8%。结构优化。
        # （二）抓改革，增活力。
          完成改革任务20项。
        """,
    ),
    "list items": (
        """\
        工作报告

        重点任务

        主要做好以下工作：

        - 抓投资，力争增长8%。
        - 抓改革。

        1. 保就业；
        2. 保民生。

        ——经济总量再上台阶。
        ① 继续推进。
        """,
        """\
        = 工作报告
        # 重点任务
          主要做好以下工作：
          - 抓投资，力争增长8%。
          - 抓改革。
          1. 保就业；
          2. 保民生。
          —— 经济总量再上台阶。
          ① 继续推进。
        """,
    ),
    "a number at the head of a line is no mark": (
        """\
        工作报告

        投资情况

        1.5万人参加会战。
        2020年完成投资3亿元。
        """,
        """\
        = 工作报告
        # 投资情况
          1.5万人参加会战。
          2020年完成投资3亿元。
        """,
    ),
    "sentences broken inside are joined": (
        """\
        工作报告

        全面深化改革开放，推动简政放权扎实推进，优化营商环境，推动
        区域合作协定
        （RCEP）生效实施，货物进出口总额增长8.6%。

        其他工作有序推进。
        """,
        """\
        = 工作报告
        全面深化改革开放，推动简政放权扎实推进，优化营商环境，推动区域合作协定\
（RCEP）生效实施，货物进出口总额增长8.6%。
        其他工作有序推进。
        """,
    ),
    "English with hard line ends": (
        """\
        Harbour Report

        May 3, 2024

        Cargo grew at a moderate pace in the first quarter of the
        year. Container traffic was strong in the north and weak
        in the south, and the rates for spot freight have fallen
        since March.

        Rail and Road

        Rail volumes rose by 5 percent and now stand at their
        highest since 2019.
        """,
        """\
        = Harbour Report
        ~ May 3, 2024
        Cargo grew at a moderate pace in the first quarter of the year. Container traffic was \
strong in the north and weak in the south, and the rates for spot freight have fallen since March.
        # Rail and Road
          Rail volumes rose by 5 percent and now stand at their highest since 2019.
        """,
    ),
    "tables and captions are no headings": (
        """\
        统计简报
        一、主要指标
        　　主要指标见下表。
        附表　1—9月主要指标
        指标　单位　总量　增长（%）
        投资　亿元　12.5　8.1
        消费　亿元　10.2　-1.3
        二、问题
        　　存在问题。
        """,
        """\
        = 统计简报
        # 一、主要指标
          主要指标见下表。
          附表　1—9月主要指标
          指标　单位　总量　增长（%）
          投资　亿元　12.5　8.1
          消费　亿元　10.2　-1.3
        # 二、问题
          存在问题。
        """,
    ),
    "page furniture without text under it is no section": (
        """\
        海湾区新闻

        产业发展

        产业稳定增长。

        新闻推荐

        海湾新闻，新鲜有料。

        相关推荐

        新闻推荐
        """,
        """\
        = 海湾区新闻
        # 产业发展
          产业稳定增长。
        # 新闻推荐
          海湾新闻，新鲜有料。
          相关推荐
          新闻推荐
        """,
    ),
}


def dedent(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.splitlines()) + "\n"


@pytest.mark.parametrize("name", OUTLINES)
def test_outline_of_plain_text(name: str, tmp_path: Path) -> None:
    text, expected = OUTLINES[name]
    report = read(tmp_path, dedent(text))
    assert outline(report) == dedent(expected).rstrip("\n")
    assert report.format == "text"


MARKDOWN = {
    "marks of headings, emphasis, links and lists": (
        """\
        # 工作**报告**

        2021年1月

        开头[一段](https://example.org)文字。

        ## 一、回顾 ##

        完成*投资*`3`亿元，
        增长8%。

        ### （一）产业

        - 工业**增长**5%
          以上
        * 农业

        1. 第一步
        2) 第二步

        > 引用的话。

        打算
        ----

        今年打算。
        """,
        """\
        = 工作报告
        ~ 2021年1月
        开头一段文字。
        # 一、回顾
          完成投资3亿元，增长8%。
        ## （一）产业
            - 工业增长5%以上
            * 农业
            1. 第一步
            2) 第二步
            引用的话。
        # 打算
          今年打算。
        """,
    ),
    "without a title, all headings of the top level are sections": (
        """\
        # 回顾

        去年工作。

        # 打算

        今年工作。
        """,
        """\
        = \n        # 回顾
          去年工作。
        # 打算
          今年工作。
        """,
    ),
    "a title above numbered headings of its own level": (
        """\
        # 报告

        引言。

        # 一、回顾

        去年工作。
        """,
        """\
        = 报告
        引言。
        # 一、回顾
          去年工作。
        """,
    ),
    "front matter, comments, rules, tables and code": (
        """\
        ---
        title: 报告
        ---
        # 报告

        <!-- 草稿
        1亿元 -->

        ## 数据

        | 指标 | 亿元 |
        |------|-----:|
        | 投资 | 12.5 |

        ***

        ```
        # 不是标题
        ```
        """,
        """\
        = 报告
        # 数据
          指标  亿元
          投资  12.5
          # 不是标题
        """,
    ),
    "only a title is marked: other headings are found as in plain text": (
        """\
        # 报告

        一、回顾

        去年完成投资。

        **二、打算**

        今年打算。
        """,
        """\
        = 报告
        # 一、回顾
          去年完成投资。
        # 二、打算
          今年打算。
        """,
    ),
    "a low figure on a line of its own": (
        """\
        # 报告

        细颗粒物（PM
        2.5
        ）浓度下降，M
        2
        增长8%，carbon emissions fell
        by 2 percent.
        """,
        """\
        = 报告
        细颗粒物（PM2.5）浓度下降，M2增长8%，carbon emissions fell by 2 percent.
        """,
    ),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_outline_of_markdown(name: str, tmp_path: Path) -> None:
    text, expected = MARKDOWN[name]
    report = read(tmp_path, dedent(text), "report.md")
    assert outline(report) == dedent(expected).rstrip("\n")
    assert report.format == "markdown"


def test_headings_of_long_reports() -> None:
    problems = Problems()
    bulletin = read_report(REPORTS / "bulletin-lanwan-2023.txt", problems)
    assert bulletin is not None
    assert [heading.partition("、")[0] for _, heading in headings(bulletin)] == (
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    )
    assert bulletin.byline[1] == "2024年3月18日"
    release = read_report(REPORTS / "press-release-hanqing-q3.txt", problems)
    assert release is not None
    assert headings(release) == [
        (1, "盈利质量持续改善"),
        (1, "订单与交付"),
        (1, "研发与新品"),
        (1, "股东回报与展望"),
        (1, "联系方式"),
    ]
    quarterly = read_report(REPORTS / "quarterly-northgate.txt", problems)
    assert quarterly is not None
    assert headings(quarterly)[0] == (1, "1. Summary of the Quarter")
    assert len(headings(quarterly)) == 7
    assert [p.mark for p in quarterly.sections[0].blocks].count("-") == 4
    monthly = read_report(REPORTS / "monthly-lanwan-2024-09.txt", problems)
    assert monthly is not None
    assert [level for level, _ in headings(monthly)] == [1] * 8
    assert len(problems) == 0


def test_section_knows_its_characters(tmp_path: Path) -> None:
    report = read(tmp_path, "报告\n\n一、甲\n\n甲的话。\n\n二、乙\n\n- 乙的话。\n")
    first, second = report.sections
    assert report.text[first.start : first.end] == "一、甲\n\n甲的话。"
    assert report.text[second.start : second.end] == "二、乙\n\n- 乙的话。"
    item = second.blocks[0]
    assert (item.mark, item.text, report.text[item.start : item.end]) == (
        "-",
        "乙的话。",
        "- 乙的话。",
    )
    assert item.place == Place(report.file, 9, 1, 4)


def test_digest_and_encoding(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + "报告\r\n\r\n内容。\r\n".encode()
    report = read(tmp_path, data)
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert report.encoding == "utf-8-sig"
    assert data.decode(report.encoding) == report.text == "报告\r\n\r\n内容。\r\n"


CONTROLS = "报告\n\n投资\x0012亿\x1f元。\n\n第二段。\n"


def test_control_characters_are_left_out_and_said(tmp_path: Path) -> None:
    report, problems = try_read(tmp_path, CONTROLS)
    assert report is not None
    paragraph = report.lead[0]
    assert paragraph.text == "投资12亿元。"
    assert report.text[paragraph.start : paragraph.end] == "投资\x0012亿\x1f元。"
    assert place_in(report, paragraph, 5).column == 8  # 元 behind two hidden characters
    (problem,) = problems
    assert (problem.severity, problem.code) == ("warning", "report-control-characters")
    assert problem.place == Place(report.file, 3, 3)
    assert problem.values == {"character": "U+0000", "count": 2}


def test_place_of_a_character_of_joined_lines(tmp_path: Path) -> None:
    text = "# Report\n\n- Rail **volumes** rose\n  by 5 percent\n"
    report = read(tmp_path, text, "report.md")
    paragraph = report.lead[0]
    assert paragraph.text == "Rail volumes rose by 5 percent"
    place = place_in(report, paragraph, paragraph.text.index("5"), 9)
    assert (place.line, place.column, place.length) == (4, 6, 9)
    volumes = place_in(report, paragraph, paragraph.text.index("volumes"))
    assert (volumes.line, volumes.column) == (3, 10)


CHINESE = (
    "海湾区工作报告\n\n今年以来，全区经济稳中向好，上半年的投资增长了百分之八，发展的质量不断提高。\n"
    * 8
)
TRADITIONAL = (
    "海灣區工作報告\n\n今年以來，全區經濟穩中向好，上半年的投資增長了百分之八，發展的質量不斷提高。\n"
    * 8
)
BAD_BYTES: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "report-empty", ""),
    "byte order mark only": (b"\xef\xbb\xbf", "report-empty", ""),
    "blank": (" \n\u3000\t\r\n".encode(), "report-empty", ""),
    "GB18030": (CHINESE.encode("gb18030"), "report-encoding", "GB18030"),
    "Big5": (TRADITIONAL.encode("big5"), "report-encoding", "Big5"),
    "UTF-16 little-endian": (CHINESE.encode("utf-16"), "report-encoding", "UTF-16"),
    "UTF-16 without its mark": (CHINESE.encode("utf-16-be"), "report-encoding", "UTF-16"),
    "UTF-16 English": ("Quarterly report\n".encode("utf-16-le"), "report-encoding", "UTF-16"),
    "UTF-32": (CHINESE.encode("utf-32"), "report-encoding", "UTF-32"),
    "Windows-1252": (
        ("The port’s traffic rose to £5 million.\n" * 5).encode("cp1252"),
        "report-encoding",
        "Windows-1252",
    ),
    "cut off inside a character": (CHINESE.encode()[:-3], "report-broken-utf8", ""),
    "zeros": (bytes(1000), "report-binary", ""),
    "program": (bytes(range(256)) * 20, "report-binary", ""),
    "docx under a wrong name": (b"PK\x03\x04" + bytes(100), "report-is-other-file", ""),
    "PDF under a wrong name": (b"%PDF-1.7\n" + bytes(100), "report-is-other-file", ""),
}


@pytest.mark.parametrize("name", BAD_BYTES)
def test_what_is_no_text_in_utf8(name: str, tmp_path: Path) -> None:
    data, code, encoding = BAD_BYTES[name]
    report, problems = try_read(tmp_path, data)
    assert report is None
    (problem,) = problems
    assert (problem.severity, problem.code) == ("error", code)
    assert str(problem.values.get("encoding", "")).startswith(encoding)
    assert problem.place == Place(str(tmp_path / "report.txt"))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "报告2020.txt").write_text("报告\n", "utf-8")
    (tmp_path / "report.docx").write_bytes(b"PK")
    (tmp_path / "folder.txt").mkdir()
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    cases = {
        "报告2021.txt": "report-missing",
        "nowhere/report.txt": "report-missing",
        "报告2020.txt/inside.txt": "report-missing",
        "report.docx": "report-format",
        "folder.txt": "report-is-folder",
        "big.txt": "report-too-large",
        "null\0.txt": "report-unreadable",
        "x" * 300 + ".txt": "report-unreadable",
    }
    asked_at = Place("spec.yaml", 2, 9, 10)
    for name, code in cases.items():
        problems = Problems()
        assert read_report(tmp_path / name, problems, asked_at=asked_at) is None
        (problem,) = problems
        assert (problem.code, problem.place) == (code, asked_at), name
    problems = Problems()
    read_report(tmp_path / "报告2021.txt", problems)
    assert next(iter(problems)).values["nearest"] == "报告2020.txt"


def test_a_device_is_not_read() -> None:
    problems = Problems()
    assert read_report(Path("/dev/zero.txt"), problems) is None
    assert [problem.code for problem in problems] == ["report-missing"]


def test_every_message_has_a_way_out() -> None:
    for code, message in MESSAGES.items():
        assert all((message.zh, message.en, message.hint_zh, message.hint_en)), code


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "一、回顾",
                "（一）产业",
                "- 项",
                "1. 项",
                "# 标题",
                "短句",
                "　　完成投资3亿元。",
                "a b",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
        st.sampled_from(["a\x0bb", "\x0c", "\x85", "\u2028甲", "\ufeff", "\x00乙"]),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@given(lines=LINES, name=st.sampled_from(["report.txt", "report.md"]))
@example(lines=["标题", "", "一、甲", "文字。"], name="report.txt")
@settings(deadline=None, max_examples=150)
def test_line_ends_and_byte_order_mark_change_nothing(
    lines: list[str], name: str, folder: Path
) -> None:
    plain, problems = try_read(folder, "\n".join(lines), name)
    codes = [problem.code for problem in problems]
    for end in ("\r\n", "\r"):
        for mark in (b"", b"\xef\xbb\xbf"):
            report, others = try_read(folder, mark + end.join(lines).encode(), name)
            assert [problem.code for problem in others] == codes
            assert (report is None) == (plain is None)
            if report is not None and plain is not None:
                assert outline(report) == outline(plain)
                assert [s.place for s in report.sections] == [s.place for s in plain.sections]


@given(lines=LINES, name=st.sampled_from(["report.txt", "report.md"]))
@settings(deadline=None, max_examples=150)
def test_spans_point_at_the_text(lines: list[str], name: str, folder: Path) -> None:
    report, _ = try_read(folder, "\n".join(lines), name)
    if report is None:
        return
    blocks = [*report.lead, *(block for section in report.sections for block in section.blocks)]
    before = 0
    for block in blocks:
        assert before <= block.start < block.end <= len(report.text)
        before = block.end
        source = iter(report.text[block.start : block.end])
        # The text is the source's characters in their order, some left out.
        assert all(char in source for char in block.text if not char.isspace())
        line = report.text[: block.start].count("\n") + 1
        assert (block.place.line, block.place.file) == (line, report.file)


@given(data=st.binary(max_size=300))
@settings(deadline=None, max_examples=200)
def test_any_bytes_are_read_or_refused(data: bytes, folder: Path) -> None:
    report, problems = try_read(folder, data)
    assert (report is None) == problems.has_errors


@pytest.mark.parametrize(
    "text",
    [
        "1" * 400_000,
        "甲" * 400_000,
        "甲\n" * 100_000,
        " " * 200_000 + "a",
        "一、甲\n" * 50_000,
        "- a\n" * 50_000,
        "**" * 100_000,
        "[" * 200_000,
        "# " + "# " * 100_000,
        "a  " * 100_000,
        "|" * 100_000 + "\n" + "|-" * 50_000,
        "、\n" * 50_000,
        "- " * 100_000,
        "\u3000" * 200_000 + "x",
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_time_grows_with_length_only(text: str, name: str, tmp_path: Path) -> None:
    start = time.process_time()
    try_read(tmp_path, text, name)
    assert time.process_time() - start < 60  # a runaway, not a slow machine
