"""The command line as people and programs use it: what is printed where, and the exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import slidegen
from slidegen.cli.output import Progress
from slidegen.messages.cli import WORDS
from slidegen.spec import CHART_TYPES, LAYOUTS

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "specs" / "west-coast-2020h1.yaml"
HEAVY = ("pptx", "lxml", "pydantic", "matplotlib", "yaml", "openpyxl", "PIL")

REPORT = "工作报告\n\n优化营商环境\n\n全市新增项目12个。\n"
GOOD = """report: r.txt
deck: {title: 工作}
sections:
  优化营商环境:
    - title: 新增项目12个
      points: [项目12个]
"""
WARNS = GOOD.replace("sections:", "opening: [{title: 新增项目12个, points: [甲]}]\nsections:")
WRONG = GOOD.replace("points:", "pionts:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "r.txt").write_text(REPORT, "utf-8")
    for name, text in (("good", GOOD), ("warns", WARNS), ("wrong", WRONG)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def run(
    *args: str, cwd: Path | None = None, code: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    env |= {"PYTHONPATH": str(ROOT / "src"), "LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = ["-c", code] if code else ["-m", "slidegen"]
    return subprocess.run(
        [sys.executable, *command, *args],
        cwd=cwd,
        env=env | environ,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_build_writes_the_deck_and_says_so(folder: Path) -> None:
    done = run("build", "good.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "已生成 good.pptx，共 3 页\n"
    assert (folder / "good.pptx").read_bytes()[:2] == b"PK"


def test_build_takes_another_name_report_and_template(folder: Path) -> None:
    (folder / "other.txt").write_text(REPORT, "utf-8")
    (folder / "r.txt").unlink()
    done = run(
        "build", "good.yaml", "-o", "a b.pptx", "--report", "other.txt", "--template", "blue",
        "--lang", "en", cwd=folder,
    )  # fmt: skip
    assert done.stdout == "a b.pptx: 3 slides\n"
    assert (folder / "a b.pptx").is_file()


def test_a_wrong_spec_writes_nothing_and_keeps_what_was_there(folder: Path) -> None:
    (folder / "wrong.pptx").write_text("as it was")
    done = run("build", "wrong.yaml", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "wrong.yaml:6:7: error[unknown-key]: 没有“pionts”这个键\n" in done.stderr
    assert done.stderr.endswith("\n\n1 个错误\n")
    assert (folder / "wrong.pptx").read_text() == "as it was"


def test_warnings_stop_only_if_they_are_to(folder: Path) -> None:
    lenient = run("build", "warns.yaml", cwd=folder)
    assert lenient.returncode == 0
    assert "warning[title-repeats]" in lenient.stderr and lenient.stdout.startswith("已生成")
    (folder / "warns.pptx").unlink()
    strict = run("build", "warns.yaml", "--strict", cwd=folder)
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "error[title-repeats]" in strict.stderr
    assert not (folder / "warns.pptx").exists()


def test_check_writes_nothing(folder: Path) -> None:
    good, wrong = run("check", "good.yaml", cwd=folder), run("check", "wrong.yaml", cwd=folder)
    assert (good.returncode, good.stdout, good.stderr) == (0, "没有错误，共 3 页\n", "")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert not list(folder.glob("*.pptx"))


def test_json_is_one_object_with_result_and_problems(folder: Path) -> None:
    good = run("build", "good.yaml", "--format", "json", cwd=folder)
    assert good.stderr == ""
    assert json.loads(good.stdout) == {
        "ok": True,
        "deck": "good.pptx",
        "slides": 3,
        "problems": [],
    }
    wrong = run("check", "wrong.yaml", "--format=json", "--lang=en", cwd=folder)
    assert (wrong.returncode, wrong.stderr) == (1, "")
    said = json.loads(wrong.stdout)
    assert (said["ok"], said["deck"]) == (False, None)
    (problem,) = said["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("unknown-key", 6, 7)
    assert problem["hint"] == "did you mean `points`?"


# arguments, words of what is said in Chinese and in English
USAGE = [
    ("", "用法：", "Usage:"),
    (
        "biuld x",
        "没有“biuld”这个命令。是不是 build？",
        "No such command: biuld. Did you mean build?",
    ),
    ("build", "缺少 SPEC。", "Missing argument: SPEC."),
    ("build a b", "多了参数：b", "Unexpected argument: b"),
    ("build a --strick", "没有“--strick”这个选项。是不是 --strict？", "No such option: --strick."),
    ("build a --out", "选项 --out 后面要写内容。", "Option --out needs a value."),
    (
        "build a --format xml",
        "--format 只能是 text 或 json，不能是“xml”。",
        "is one of text or json",
    ),
    ("preview a", "缺少选项 --out。", "Missing option: --out."),
    ("layouts bulets", "没有“bulets”这种版式或图表。是不是 bullets？", "Did you mean bullets?"),
]


@pytest.mark.parametrize(("args", "zh", "en"), USAGE, ids=[usage[0] or "-" for usage in USAGE])
def test_wrong_usage_is_explained_in_either_language(args: str, zh: str, en: str) -> None:
    for language, words in (("zh_CN.UTF-8", zh), ("en_US.UTF-8", en)):
        done = run(*args.split(), LANG=language)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr


def test_help_loads_nothing_heavy() -> None:
    done = run(
        code="import sys; from slidegen.cli import run_command\n"
        "run_command(['build', '--help'])\n"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    assert done.stdout.endswith("[]\n") and "--template" in done.stdout
    light = run(code=f"import sys, slidegen; print([m for m in {HEAVY} if m in sys.modules])")
    assert light.stdout == "[]\n"


@pytest.mark.parametrize("command", ["build", "check", "preview", "schema", "layouts", "templates"])
def test_every_command_has_help_in_both_languages(command: str) -> None:
    zh, en = run(command, "--help"), run(command, "--help", "--lang", "en")
    assert zh.returncode == en.returncode == 0
    assert re.search("[\u4e00-\u9fff]", zh.stdout) and zh.stdout.startswith("用法：")
    assert not re.search("[\u4e00-\u9fff]", en.stdout) and en.stdout.startswith("Usage: ")
    assert max(map(len, en.stdout.splitlines())) <= 90


def test_layouts_names_them_all() -> None:
    for language in ("zh", "en"):
        done = run("layouts", "--lang", language)
        assert done.returncode == 0
        named = re.findall(r"^  ([a-z0-9-]+) ", done.stdout, re.MULTILINE)
        assert named == [*LAYOUTS, *CHART_TYPES]
    one = run("layouts", "metrics").stdout
    assert "value: 9073亿元" in one and "- layout: metrics" in one
    assert "百分比堆积" in run("layouts", "bar-stacked-100").stdout


def test_schema_is_the_kept_file() -> None:
    done = run("schema")
    assert done.stdout == (ROOT / "schema" / "slidegen.schema.json").read_text("utf-8")


def test_templates() -> None:
    names = run("templates", "--names").stdout.split("\n")
    assert "blue" in names
    assert "商务蓝" in run("templates").stdout


def test_version_is_the_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert run("--version").stdout == f"slidegen {project['version']}\n"
    assert slidegen.__version__ == project["version"]


# what Python says of its output, the option, words that are printed
LANGUAGES = [
    ({"LANG": "C.UTF-8"}, [], "找不到规格文件"),
    ({"LANG": "en_US.UTF-8"}, [], "there is no spec"),
    ({"LANG": "en_US.UTF-8"}, ["--lang", "zh"], "找不到规格文件"),
    ({"PYTHONIOENCODING": "ascii"}, [], "there is no spec"),
    ({"PYTHONIOENCODING": "ascii"}, ["--lang=zh"], "\\u627e\\u4e0d\\u5230"),
    ({"PYTHONIOENCODING": "latin-1"}, [], "there is no spec"),
]


@pytest.mark.parametrize(("environ", "option", "words"), LANGUAGES)
def test_the_language_of_messages(environ: dict[str, str], option: list[str], words: str) -> None:
    done = run("build", "none.yaml", *option, **environ)
    assert done.returncode == 1
    assert words in done.stderr


def test_gbk_consoles_show_chinese(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "slidegen", "check", "wrong.yaml"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONIOENCODING": "gbk",
            "LC_ALL": "",
        },
        capture_output=True,
    )
    assert done.returncode == 1
    assert "没有“pionts”这个键" in done.stderr.decode("gbk")


def test_nothing_is_coloured_that_is_no_terminal(folder: Path) -> None:
    assert "\033" not in run("check", "wrong.yaml", cwd=folder).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_a_terminal_gets_colour_unless_it_is_not_wanted(folder: Path) -> None:
    for environ, coloured in (
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ):
        assert (
            "\033[1;31m" in run_on_terminal("check", "wrong.yaml", cwd=folder, **environ)
        ) == coloured


def run_on_terminal(*args: str, cwd: Path, **environ: str) -> str:
    """What a command writes to standard error, which is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "slidegen", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "", **environ},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    assert done.returncode == 1
    try:
        return os.read(ours, 100_000).decode("utf-8")
    finally:
        os.close(ours)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_a_full_disk_and_a_closed_pipe_show_no_traceback() -> None:
    for line in ("layouts > /dev/full", "schema | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}"):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m slidegen {line}"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
        assert ("output-failed" in done.stderr) == ("/dev/full" in line)


@pytest.mark.skipif(sys.platform == "win32", reason="timers by signal are Unix's")
def test_interruption_is_one_line(folder: Path) -> None:
    slides = "".join(f"    - {{title: 第{n}页, points: [甲, 乙]}}\n" for n in range(3000))
    (folder / "long.yaml").write_text(GOOD + slides, "utf-8")
    done = run(
        code="import signal, sys; from slidegen.cli import run_command\n"
        "import slidegen.pipeline\n"
        "signal.signal(signal.SIGALRM, signal.default_int_handler)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.2)\n"
        "sys.exit(run_command(['build', 'long.yaml']))",
        cwd=folder,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.strip() == "已中断"
    assert not (folder / "long.pptx").exists()


def test_what_should_never_happen_is_one_message(folder: Path) -> None:
    failing = (
        "import sys; from slidegen.cli import run_command\n"
        "sys.setrecursionlimit(80)\n"  # too little for any work, enough to say so
        "sys.exit(run_command(['check', 'good.yaml']))"
    )
    done = run(code=failing, cwd=folder)
    assert done.returncode == 1
    assert "error[internal-error]: slidegen 出错了" in done.stderr
    assert "Traceback" not in done.stderr
    debugged = run(code=failing, cwd=folder, SLIDEGEN_DEBUG="1")
    assert "Traceback" in debugged.stderr and "internal-error" in debugged.stderr
    as_json = run(
        code=failing.replace("'good.yaml'", "'good.yaml', '--format', 'json'"), cwd=folder
    )
    assert json.loads(as_json.stdout)["problems"][0]["code"] == "internal-error"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_said_after_a_second_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress("zh") as progress:
        progress("read")
        assert screen.getvalue() == ""
        time.sleep(1.3)
        assert screen.getvalue() == "\r正在读取……\033[K"
        progress("plan")
    assert screen.getvalue().endswith("\r正在安排各页……\033[K\r\033[K")


def test_every_phase_has_its_words() -> None:
    """What `progress` is told anywhere in the program."""
    source = "".join(p.read_text("utf-8") for p in (ROOT / "src" / "slidegen").rglob("*.py"))
    phases = set(re.findall(r'progress\("([a-z-]+)"\)', source))
    assert {"read", "plan", "arrange"} <= phases
    assert phases <= set(WORDS)


def test_progress_is_silent_where_nobody_watches_or_waits(folder: Path) -> None:
    assert "正在" not in run("build", "good.yaml", cwd=folder).stderr


def test_as_a_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = slidegen.build("good.yaml", "made.pptx")
    assert (result.ok, result.slides, result.path) == (True, 3, Path("made.pptx"))
    checked = slidegen.check("wrong.yaml")
    assert not checked.ok
    assert [problem.code for problem in checked.problems] == ["unknown-key"]
    with pytest.raises(AttributeError):
        slidegen.nothing  # noqa: B018


def test_the_sample_passes_strictly() -> None:
    done = run("check", str(SAMPLE), "--strict")
    assert (done.returncode, done.stderr) == (0, "")
