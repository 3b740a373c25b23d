"""Specs with mistakes: each is found, at its place, once, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from slidegen.diagnostics import problem_records
from slidegen.problems import Place, Problem, Problems
from slidegen.spec import LAYOUTS, DeckSpec, MetricsSpec, QuoteSpec, Text
from slidegen.spec_load import load_spec, nearest
from slidegen.spec_load.names import nearest_chart_type, nearest_layout
from slidegen.spec_load.read_yaml import MAX_NODES

HERE = Path(__file__).parent
BAD_SPECS = sorted((HERE / "bad_specs").glob("*.yaml"))
SPECS = sorted((HERE.parent / "specs").glob("*.yaml"))

# `# error: code [what the caret is under] → words of the way out`, on the line or for `line N`.
EXPECTED = re.compile(
    r"#(?: line (?P<line>\d+):)? (?P<severity>error|warning): (?P<code>[a-z-]+)"
    r"(?: \[(?P<under>.*?)\](?=$| →))?(?: → (?P<hint>.*?))?$"
)


@dataclass(frozen=True)
class Expected:
    line: int
    code: str
    under: str | None
    hint: str


def read_expected(text: str) -> list[Expected]:
    found = []
    for number, row in enumerate(text.split("\n"), 1):
        match = EXPECTED.search(row.rstrip())
        if match:
            line = int(match["line"] or number)
            found.append(Expected(line, match["code"], match["under"], match["hint"] or ""))
    return found


def load(
    text: str | bytes, folder: Path, name: str = "spec.yaml"
) -> tuple[DeckSpec | None, Problems]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    problems = Problems()
    return load_spec(path, problems), problems


def under_caret(text: str, place: Place) -> str:
    row = text.split("\n")[place.line - 1]
    return row[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize("path", BAD_SPECS, ids=lambda path: path.stem)
def test_every_mistake_is_found_and_no_other(path: Path) -> None:
    text = path.read_text("utf-8")
    problems = Problems()
    load_spec(path, problems)
    records = problem_records(problems, "zh")
    said = "\n".join(f"{r['line']}:{r['column']} {r['code']} {r['message']}" for r in records)
    expected = read_expected(text)
    assert expected or path.stem.startswith("ok_")
    assert sorted((r["line"], r["code"]) for r in records) == sorted(
        (each.line, each.code) for each in expected
    ), said
    for each in expected:
        matching = [
            problem
            for problem, record in zip(problems, records, strict=True)
            if (record["line"], record["code"]) == (each.line, each.code)
            and each.hint in record["message"] + record["hint"]
            and (each.under is None or under_caret(text, _place(problem)) == each.under)
        ]
        assert matching, f"{each}\n{said}"


def _place(problem: Problem) -> Place:
    assert problem.place is not None
    return problem.place


@pytest.mark.parametrize("path", [*BAD_SPECS, *SPECS], ids=lambda path: path.stem)
def test_without_libyaml_all_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, slow = Problems(), Problems()
    load_spec(path, fast)
    module = import_module("slidegen.spec_load.read_yaml")
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    load_spec(path, slow)
    assert list(fast) == list(slow)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_shipped_specs_have_no_mistake(path: Path) -> None:
    problems = Problems()
    assert load_spec(path, problems) is not None
    assert list(problems) == []


# What YAML 1.1 would read as something else is the text that the author wrote.
TEXTS = ["no", "Yes", "on", "012", "0x1F", "1:30", "1.10", "2020-07-20", "1_000", "+8", ".5", "1e3"]


@pytest.mark.parametrize("written", TEXTS)
def test_texts_stay_as_written(written: str, tmp_path: Path) -> None:
    spec, problems = load(f"deck: {{title: {written}}}\nsections: {{{written}: skip}}\n", tmp_path)
    assert spec is not None and not list(problems)
    assert spec.deck.title == written
    assert list(spec.sections) == [written]


# title, the line of YAML, the characters that the place of the text covers
PLACES = [
    ("plain", "  title: 抓实六稳", "抓实六稳"),
    ("after astral characters", "  title: 😀 抓实", "😀 抓实"),
    ("double quotes", '  title: "抓实: 六稳"', "抓实: 六稳"),
    ("single quotes", "  title: '抓实'", "抓实"),
    ("literal block", "  title: |\n    抓实\n    六稳", "抓实"),
    ("folded block after a blank line", "  title: >-\n\n    抓实\n    六稳", "抓实"),
    ("anchor", "  title: &a 抓实", "抓实"),
    ("tag", "  title: !!str 抓实", "抓实"),
    ("plain on two lines", "  title: 抓实\n    六稳", "抓实"),
    ("on the line below", "  title:\n    抓实", "抓实"),
    (
        "after a line separator that editors do not count",
        "  author: 甲\u2028乙\n  title: 抓实",
        "抓实",
    ),
]


@pytest.mark.parametrize(("title", "line", "covered"), PLACES, ids=[each[0] for each in PLACES])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_a_text_knows_its_place(
    title: str, line: str, covered: str, newline: str, mark: str, tmp_path: Path
) -> None:
    text = f"# 说明\ndeck:\n{line}\nsections: {{甲: skip}}\n"
    spec, problems = load(mark + text.replace("\n", newline), tmp_path)
    assert spec is not None and not list(problems)
    place = spec.deck.title.place
    assert place is not None
    assert under_caret(text, place) == covered


def test_slides_and_parts_know_their_place(tmp_path: Path) -> None:
    spec, _ = load(
        "deck: {title: 标题}\nsections:\n  甲:\n    - title: 指标\n      metrics:\n"
        "        - {value: 1个, label: 项目}\n",
        tmp_path,
    )
    assert spec is not None
    slide = spec.sections[Text("甲")][0]
    assert isinstance(slide, MetricsSpec)
    assert (slide.place, slide.metrics[0].place) == (
        Place(slide.title.place.file, 4, 7, 5),
        Place(slide.title.place.file, 6, 12, 5),
    )


def test_the_short_forms_mean_the_long_ones(tmp_path: Path) -> None:
    head = "deck: {title: 标题}\nsections: {甲: skip}\nopening:\n"
    short = "  - title: 要点\n    points: [甲, 乙: [丙, 丁], 戊: 己, 庚: ]\n"
    long = (
        "  - layout: bullets\n    title: 要点\n    points:\n      - {text: 甲}\n"
        "      - {text: 乙, points: [丙, 丁]}\n      - {text: 戊, points: [己]}\n"
        "      - {text: 庚, points: }\n"
    )
    one, first = load(head + short, tmp_path)
    two, second = load(head + long, tmp_path)
    assert not list(first) and not list(second)
    assert one is not None and two is not None
    assert one.model_dump() == two.model_dump()


# title, the file's bytes, the code, words of the message
FILES = [
    ("empty", b"", "spec-empty", "空"),
    ("blank", b"\n  \n", "spec-empty", "空"),
    ("comments only", "# 说明\n".encode(), "spec-empty", "空"),
    ("null", b"~\n", "spec-empty", "空"),
    (
        "GB18030",
        "deck:\n  title: 抓实六稳六保，推动高质量发展的工作\n".encode("gb18030"),
        "spec-encoding",
        "GB18030",
    ),
    ("UTF-16", "deck:\n  title: 抓实\n".encode("utf-16"), "spec-encoding", "UTF-16"),
    (
        "UTF-16 without a mark",
        "deck:\n  title: 抓实六稳\n".encode("utf-16-le"),
        "spec-encoding",
        "UTF-16",
    ),
    ("binary", bytes(range(256)) * 8, "spec-binary", "不是文本"),
    ("a deck", b"PK\x03\x04" + bytes(200), "spec-is-other-file", "不是规格"),
    ("cut off", "deck:\n  title: 抓实六稳\n".encode()[:-2] + b"\n", "spec-broken-utf8", "2"),
]


@pytest.mark.parametrize(("title", "data", "code", "words"), FILES, ids=[each[0] for each in FILES])
def test_files_that_cannot_be_read(
    title: str, data: bytes, code: str, words: str, tmp_path: Path
) -> None:
    spec, problems = load(data, tmp_path)
    assert spec is None
    (record,) = problem_records(problems, "zh")
    assert record["code"] == code
    assert words in record["message"]
    assert record["hint"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "汇报.yaml").write_text("deck: {}", "utf-8")
    problems = Problems()
    assert load_spec(tmp_path / "汇报.yml", problems) is None
    assert load_spec(tmp_path / "none" / "x.yaml", problems) is None
    assert load_spec(tmp_path, problems) is None
    assert load_spec(Path("bad\0name.yaml"), problems) is None
    near, far, folder, name = problem_records(problems, "zh")
    assert (near["code"], far["code"], folder["code"]) == ("spec-missing",) * 2 + (
        "spec-is-folder",
    )
    assert "汇报.yaml" in near["hint"] and "汇报.yaml" in folder["hint"]
    assert name["code"] in ("spec-missing", "spec-unreadable")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text("deck: {}", "utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = Problems()
    assert load_spec(path, problems) is None
    assert [problem.code for problem in problems] == ["spec-unreadable"]


def test_control_characters_are_all_reported(tmp_path: Path) -> None:
    spec, problems = load(
        'deck:\n  title: 抓\x07实\n  author: 甲\x0b乙\n  closing: "a\\x01b"\n'
        "sections: {甲: skip}\n",
        tmp_path,
    )
    found = [(p.code, _place(p).line, p.values["character"]) for p in problems]
    assert found == [
        ("control-character", 2, "U+0007"),
        ("control-character", 3, "U+000B"),
        ("control-character", 4, "U+0001"),
    ]
    assert spec is not None and spec.deck.title == "抓 实"


def test_aliases_cannot_explode(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    spec, problems = load("\n".join(rows), tmp_path)
    assert spec is None
    assert [problem.code for problem in problems] == ["yaml-aliases"]


# title, text, code
LARGE = [
    ("too many items", "deck: [" + "a," * (MAX_NODES + 1) + "]", "yaml-too-large"),
    ("too deep in brackets", "deck: " + "[" * 500, "yaml-too-deep"),
    ("far too deep", "deck: " + "[" * 100_000, "yaml-too-deep"),
    ("too deep in lines", "\n".join(" " * n + "a:" for n in range(200)), "yaml-too-deep"),
    ("too large", "# " + "x" * 5_000_000, "spec-too-large"),
]


@pytest.mark.parametrize(("title", "text", "code"), LARGE, ids=[each[0] for each in LARGE])
def test_what_is_too_large_is_refused(title: str, text: str, code: str, tmp_path: Path) -> None:
    spec, problems = load(text, tmp_path)
    assert spec is None
    assert [problem.code for problem in problems] == [code]


def test_slides_without_mistakes_are_kept(tmp_path: Path) -> None:
    """So that headings and numbers of the other slides are checked in the same run."""
    spec, problems = load(
        "deck: {titel: 标题}\nsections:\n  甲:\n    - {quote: 好, by: 人}\n"
        "    - {quote: 坏, bye: 人}\n    - {metrics: []}\n    - {quote: 又好}\n  乙: 跳过\n",
        tmp_path,
    )
    assert len(problems) == 5
    assert spec is not None
    kept = spec.sections[Text("甲")]
    assert [slide.quote for slide in kept if isinstance(slide, QuoteSpec)] == ["好", "又好"]
    assert spec.sections[Text("乙")] == []
    assert spec.deck.title == "spec"


NEAREST = [
    ("metric", ["metrics", "points", "title"], "metrics"),
    ("Metrics", ["metrics"], "metrics"),
    ("METRICS ", ["metrics"], "metrics"),
    ("total-label", ["total_label", "total", "label"], "total_label"),
    ("donut", ["doughnut", "column"], "doughnut"),
    ("“blue”", ["blue"], "blue"),
    ("优化营商环节", ["优化营商环境", "培育产业新动能"], "优化营商环境"),
    ("xyzzy", ["metrics", "points"], None),
    ("", ["metrics"], None),
    ("metric", [], None),
]


@pytest.mark.parametrize(("name", "known", "expected"), NEAREST)
def test_nearest(name: str, known: list[str], expected: str | None) -> None:
    assert nearest(name, known) == expected


CHARTS = {
    "column": "柱状图 柱形图 直方图 Column 簇状柱形图",
    "bar": "条形图 横条图 bar-chart 水平条形图 BAR",
    "line": "折线图 曲线图 趋势图 lines",
    "pie": "饼图 饼状图 piechart",
    "doughnut": "环形图 圆环图 donut",
    "column-stacked": "堆积柱状图 stacked-column 堆叠柱形图",
    "bar-stacked": "堆积条形图 stacked-bar",
    "column-stacked-100": "百分比堆积柱形图",
    "bar-stacked-100": "百分比堆积条形图 100%-stacked-bar",
}
LAYOUT_NAMES = {
    "bullets": "要点 列表 bullet list",
    "metrics": "指标 大数字 kpi metric",
    "chart": "图表 graph 饼图 column",
    "comparison": "对比 两栏 compare",
    "agenda": "目录 目录页 toc contents",
    "cover": "封面 首页 title",
    "closing": "结束页 尾页 thanks",
    "section": "章节页 过渡页 divider",
    "quote": "引言 金句 quotation",
    "summary": "小结 总结 conclusion",
    "progress": "进度 完成率",
    "timeline": "时间轴 时间线 大事记 milestones 里程碑 roadmap",
    "process": "流程 步骤 流程图 steps workflow",
    "table": "表格 表 tabel",
}


@pytest.mark.parametrize(
    ("words", "expected"), [(w, kind) for kind, words in CHARTS.items() for w in words.split()]
)
def test_what_people_call_charts(words: str, expected: str) -> None:
    assert nearest_chart_type(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(w, kind) for kind, all_ in LAYOUT_NAMES.items() for w in all_.split()]
)
def test_what_people_call_layouts(words: str, expected: str) -> None:
    assert nearest_layout(words) == expected


def test_every_layout_is_covered() -> None:
    assert LAYOUT_NAMES.keys() == LAYOUTS.keys()


SAMPLE = (HERE.parent / "specs" / "west-coast-2020h1.yaml").read_text("utf-8")
_LINES = SAMPLE.split("\n")


@given(
    row=st.integers(0, len(_LINES) - 1),
    column=st.integers(0, 60),
    cut=st.integers(0, 6),
    put=st.text(st.sampled_from(list("：:，,-—\"'“”[]{}*&!|>%@#~\t　 \n\\a1甲")), max_size=4),
)
def test_no_slip_of_the_keyboard_is_too_much(
    row: int, column: int, cut: int, put: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is typed or deleted, there is a spec or a reason, at a place that exists."""
    lines = list(_LINES)
    line = lines[row]
    lines[row] = line[:column] + put + line[column + cut :]
    text = "\n".join(lines)
    spec, problems = load(text, tmp_path_factory.getbasetemp())
    assert spec is not None or problems.has_errors
    rows = text.split("\n")
    for problem in problems:
        place = _place(problem)
        assert 0 <= place.line <= len(rows)
        if place.line:
            assert 1 <= place.column <= len(rows[place.line - 1]) + 1
        assert problem.code != "not-understood", lines[row]


@given(st.text(max_size=60))
def test_no_text_is_too_odd(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    spec, problems = load(text.encode("utf-8", "surrogatepass"), tmp_path_factory.getbasetemp())
    assert spec is not None or problems.has_errors
