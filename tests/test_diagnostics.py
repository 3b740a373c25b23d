"""How problems are printed for people and for programs, and that every code has its wording."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidegen.diagnostics import (
    choose_language,
    display_width,
    format_problems,
    problem_records,
)
from slidegen.messages import PHASES, Message, find_message, messages_of
from slidegen.problems import Place, Problem, Problems
from slidegen.spec_load import load_spec

SOURCE = Path(__file__).parent.parent / "src" / "slidegen"

SPEC = """deck:
  title: 抓实“六稳”“六保”
  title: 推动高质量发展
sections:
  优化营商环境:
    - layout: metrics
      title: 四个指标
      metric: []
"""


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("spec.yaml").write_text(SPEC, "utf-8")
    return Path("spec.yaml")


def test_problems_for_people(spec: Path) -> None:
    problems = Problems()
    load_spec(spec, problems)
    problems.warning("no-chinese-font", None)
    assert format_problems(problems, "zh") == (
        "spec.yaml:3:3: error[duplicate-key]: “title”写了两次\n"
        " 3 |   title: 推动高质量发展\n"
        "   |   ^^^^^\n"
        "  --> spec.yaml:2:3 (另一处)\n"
        " 2 |   title: 抓实“六稳”“六保”\n"
        "   |   ^^^^^\n"
        "  = 办法：留一个，删掉另一个，或者合并它们的内容\n"
        "\n"
        "spec.yaml:8:7: error[unknown-key]: 没有“metric”这个键\n"
        " 8 |       metric: []\n"
        "   |       ^^^^^^\n"
        "  = 办法：是不是 `metrics`？\n"
        "\n"
        "warning[no-chinese-font]: 这台电脑上没有中文字体，预览图里的汉字会显示成方框\n"
        "  = 办法：Debian/Ubuntu：sudo apt-get install fonts-noto-cjk；幻灯片文件本身不受影响\n"
        "\n"
        "2 个错误，1 个警告\n"
    )
    english = format_problems(problems, "en")
    assert "spec.yaml:8:7: error[unknown-key]: there is no key “metric” here\n" in english
    assert "  = help: did you mean `metrics`?\n" in english
    assert english.endswith("2 errors, 1 warning\n")


def test_problems_for_programs(spec: Path) -> None:
    problems = Problems()
    load_spec(spec, problems)
    first, second = json.loads(json.dumps(problem_records(problems, "en")))
    assert first == {
        "severity": "error",
        "code": "duplicate-key",
        "message": "“title” stands here for the second time",
        "hint": "keep one of them, or put their contents together",
        "file": "spec.yaml",
        "line": 3,
        "column": 3,
        "length": 5,
        "others": [{"file": "spec.yaml", "line": 2, "column": 3, "length": 5}],
    }
    assert list(second) == list(first)
    (whole,) = problem_records([Problem("error", "spec-empty", Place("a.yaml"))], "zh")
    assert (whole["file"], whole["line"], whole["column"], whole["length"]) == (
        "a.yaml",
        *[None] * 3,
    )


# title, line of the source, column, length, what is printed below the line
CARETS = [
    ("Latin", "title: abc", 8, 3, "       ^^^"),
    ("Han are two columns wide", "标题: 抓实", 5, 2, "      ^^^^"),
    ("after a tab", "\ta: 抓", 5, 1, "\t   ^^"),
    ("a combining mark has no width", "e\u0301a: b", 5, 1, "   ^"),
    ("an emoji", "😀: 甲", 4, 1, "    ^^"),
    ("at the end of the line", "abc", 4, 1, "   ^"),
    ("past the end", "abc", 9, 5, "   ^"),
    ("longer than the line", "abcd", 3, 99, "  ^^"),
    ("no length", "abcd", 2, 0, " ^"),
    ("full-width punctuation", "a：b", 2, 1, " ^^"),
]


@pytest.mark.parametrize(
    ("title", "row", "column", "length", "below"), CARETS, ids=[each[0] for each in CARETS]
)
def test_the_caret_is_under_the_characters(
    title: str, row: str, column: int, length: int, below: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{row}\n", "utf-8")
    place = Place(str(path), 1, column, length)
    shown = format_problems([Problem("error", "yaml-syntax", place)], "zh").split("\n")
    assert shown[1] == f" 1 | {row}"
    assert shown[2] == f"   | {below}"


@given(st.text("a甲“：\t😀", max_size=300), st.integers(1, 300), st.integers(1, 40))
def test_long_lines_are_cut_around_the_caret(
    tmp_path_factory: pytest.TempPathFactory, row: str, column: int, length: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "long.yaml"
    path.write_text(row, "utf-8")
    text = format_problems(
        [Problem("error", "yaml-syntax", Place(str(path), 1, column, length))], "en"
    )
    line, carets = text.split("\n")[1:3]
    start = carets.index("^")
    under = _characters_at(line, display_width(carets[:start]), carets.count("^"))
    wanted = row[column - 1 : column - 1 + length]
    assert wanted.startswith(under) or not wanted
    assert display_width(line) <= 110
    assert not wanted or under


def _characters_at(line: str, start: int, width: int) -> str:
    """The characters of a line that stand in the given columns of a terminal."""
    column, found = 0, ""
    for char in line:
        if start <= column < start + width:
            found += char
        column += display_width(char)
    return found.rstrip("…")


def test_lines_that_cannot_be_shown_are_left_out(tmp_path: Path) -> None:
    chinese = tmp_path / "gbk.csv"
    chinese.write_bytes("项目,金额\n".encode("gb18030"))
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\x03\x04\0\0")
    for path in (chinese, book, tmp_path / "none", tmp_path):
        problem = Problem("error", "yaml-syntax", Place(str(path), 1, 1))
        first, hint, *_ = format_problems([problem], "zh").split("\n")
        assert first.startswith(f"{path}:1:1: error[yaml-syntax]: ")
        assert hint.startswith("  = 办法：")


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: \x1b[31mred\x07\n", "utf-8")
    text = format_problems([Problem("error", "control-character", Place(str(path), 1, 4))], "zh")
    assert "\x1b" not in text and "\x07" not in text
    assert "␛[31mred␇" in text


def test_colour_only_where_asked_for(spec: Path) -> None:
    problems = Problems()
    load_spec(spec, problems)
    plain, coloured = (format_problems(problems, "zh", colour=each) for each in (False, True))
    assert "\033" not in plain
    assert re.sub(r"\033\[[\d;]*m", "", coloured) == plain != coloured


LANGUAGES: list[tuple[str | None, dict[str, str], str]] = [
    (None, {}, "zh"),
    (None, {"LANG": "C"}, "zh"),
    (None, {"LANG": "C.UTF-8"}, "zh"),
    (None, {"LANG": "POSIX"}, "zh"),
    (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
    (None, {"LANG": "zh_TW"}, "zh"),
    (None, {"LANG": "en_US.UTF-8"}, "en"),
    (None, {"LANG": "de_DE.UTF-8"}, "en"),
    (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
    (None, {"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
    ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
    ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
]


@pytest.mark.parametrize(("option", "environ", "expected"), LANGUAGES)
def test_the_language(option: str | None, environ: dict[str, str], expected: str) -> None:
    assert choose_language(option, environ) == expected


def codes_used() -> dict[str, set[str]]:
    """Codes given to `error`, `warning` and `Problem`, with the files; and all other texts."""
    used: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        if path.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            named = node.func.id if isinstance(node.func, ast.Name) else ""
            code = node.args[:1] if name in ("error", "warning") else node.args[1:2]
            if name not in ("error", "warning") and named != "Problem":
                continue
            for each in code:
                for text in ast.walk(each):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        used.setdefault(text.value, set()).add(path.name)
    return used


def texts_in_source() -> set[str]:
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "messages"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def all_messages() -> list[tuple[str, str, Message]]:
    return [
        (phase, code, message) for phase in PHASES for code, message in messages_of(phase).items()
    ]


def test_every_code_has_its_wording() -> None:
    known = {code for _, code, _ in all_messages()}
    lacking = {code: files for code, files in codes_used().items() if code not in known}
    assert not lacking
    assert len(codes_used()) > 60


def test_no_wording_is_for_nothing() -> None:
    texts = texts_in_source()
    assert not [f"{phase}: {code}" for phase, code, _ in all_messages() if code not in texts]


def test_no_code_has_two_wordings() -> None:
    codes = [code for _, code, _ in all_messages()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize(
    ("code", "message"), [each[1:] for each in all_messages()], ids=[m[1] for m in all_messages()]
)
def test_a_wording_is_whole(code: str, message: Message) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert re.search("[\u4e00-\u9fff]", message.zh) and not re.search("[\u4e00-\u9fff]", message.en)
    assert message.hint_zh and message.hint_en, "there has to be a way out"
    assert bool(message.other_hint_zh) == bool(message.other_hint_en)
    for zh, en in (
        (message.zh, message.en),
        (message.hint_zh, message.hint_en),
        (message.other_hint_zh, message.other_hint_en),
    ):
        assert _gaps(zh) == {gap.removesuffix("_en") for gap in _gaps(en)}


def _gaps(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def test_the_second_hint_stands_where_the_first_cannot() -> None:
    near = Problem(
        "error", "unknown-layout", None, {"name": "x", "nearest": "quote", "known": ("a",)}
    )
    far = Problem("error", "unknown-layout", None, {"name": "x", "known": ("a", "b")})
    zh = [record["hint"] for record in problem_records([near, far], "zh")]
    assert zh == ["是不是 `quote`？", "版式有：a、b"]
    assert problem_records([far], "en")[0]["hint"] == "the layouts are: a, b"


def test_an_unknown_code_is_still_printed() -> None:
    assert find_message("never-heard-of").zh == "never-heard-of"
