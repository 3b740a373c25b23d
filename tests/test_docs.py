"""What the README and the manual say is true: keys, examples, commands, links."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from scripts.make_manual import made_pages
from scripts.make_pictures import assemble_spec, read_examples
from slidegen.cli.commands import make_program
from slidegen.diagnostics import format_problems
from slidegen.pipeline import check
from slidegen.problems import Problems
from slidegen.spec import CHART_TYPES, LAYOUTS
from slidegen.spec_load import load_spec

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


def described(problems: Problems) -> list[tuple[str, object]]:
    return [(problem.code, dict(problem.values)) for problem in problems]


# --- The tables that come from the code -----------------------------------------------------


@pytest.mark.parametrize("name", ["spec.md", "problems.md"])
def test_made_parts_are_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == made_pages()[name], "run scripts/make_manual.py"


# What a part needs around it to be a whole spec; `@` is where its keys go.
PARTS = {
    "Metric": "  - title: 标题\n    metrics:\n      - {@}",
    "Point": "  - title: 标题\n    points:\n      - {@}",
    "Side": "  - title: 标题\n    right: {heading: 右}\n    left: {@}",
    "Progress": "  - title: 标题\n    progress:\n      - {@}",
    "Stop": "  - title: 标题\n    timeline:\n      - {date: 一, heading: 二}\n"
    "      - {date: 三, heading: 四}\n      - {@}",
    "Step": "  - title: 标题\n    process:\n      - {heading: 一, text: 二}\n"
    "      - {heading: 三, text: 四}\n      - {@}",
    "SummaryRow": "  - title: 标题\n    summary:\n      - {heading: 一, text: 二}\n      - {@}",
    "ChartSpec": "  - title: 标题\n    chart: {@}",
    "TableSpec": "  - title: 标题\n    table: {@}",
    "DataFile": "  - title: 标题\n    table: {from: {@}}",
}

# Keys that go together, or instead of others.
TOGETHER = {
    "data": [],
    "categories": ["series"],
    "series": ["categories"],
    "columns": ["rows"],
    "rows": ["columns"],
    "from": [],
}
USUAL = {"ChartSpec": "data", "TableSpec": "columns"}


def read_tables() -> dict[str, list[tuple[str, bool, str]]]:
    """The tables of docs/spec.md by heading: key, whether it is needed, example."""
    tables: dict[str, list[tuple[str, bool, str]]] = {}
    heading = ""
    for line in (DOCS / "spec.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").replace("`", "")
        row = re.fullmatch(r"\| `(\w+)` \| (●?) +\| .*? \| `(.*)` \|", line)
        if row:
            tables.setdefault(heading, []).append((row[1], bool(row[2]), row[3]))
    return tables


TABLES = read_tables()


def make_spec(heading: str, key: str) -> str:
    """A whole spec that uses one key as its row says, with the keys that are needed with it."""
    rows = {name: example for name, _, example in TABLES[heading]}
    needed = [name for name, is_needed, _ in TABLES[heading] if is_needed]
    if heading.startswith("整个文件"):
        rows = {"deck": "deck: {title: 题目}", "sections": "sections: {某章: skip}", **rows}
        return "\n".join(rows[name] for name in dict.fromkeys([*needed, key]))
    if heading == "deck":
        inside = ", ".join(rows[name] for name in dict.fromkeys([*needed, key]))
        return f"deck: {{{inside}}}\nsections: {{某章: skip}}"
    if heading in PARTS:
        figures = key if key in TOGETHER else USUAL.get(heading)
        with_it = [figures, *TOGETHER[figures]] if figures else []
        keys = dict.fromkeys([*needed, *with_it, key])
        slides = PARTS[heading].replace("@", ", ".join(rows[name] for name in keys))
    else:
        layout = heading.removeprefix("layout: ")
        lines = [] if heading.startswith("每一页") else [f"layout: {layout}"]
        if not lines:
            lines = ["points: [要点]"] if key == "title" else ["title: 标题", "points: [要点]"]
        lines += [rows[name] for name in dict.fromkeys([*needed, key])]
        slides = "  - " + "\n    ".join(lines)
    return f"deck: {{title: 题目}}\nsections: {{某章: skip}}\nopening:\n{slides}\n"


KEYS = [(heading, key) for heading, rows in TABLES.items() for key, _, _ in rows]


def test_every_layout_and_part_has_its_keys_on_the_page() -> None:
    layouts = {f"layout: {name}" for name, model in LAYOUTS.items() if name != "agenda"}
    assert layouts | PARTS.keys() <= TABLES.keys()
    for name, model in LAYOUTS.items():
        own = {key for key, _, _ in TABLES.get(f"layout: {name}", [])}
        common = {key for key, _, _ in TABLES["每一页都可以写的键 / Keys of every slide"]}
        assert {key for key in model.key_names() if key != "layout"} == own | common, name


@pytest.mark.parametrize(("heading", "key"), KEYS, ids=lambda text: text.split(" /")[0])
def test_the_example_of_every_key_loads(heading: str, key: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(make_spec(heading, key), "utf-8")
    problems = Problems()
    loaded = load_spec(spec, problems)
    assert described(problems) == []
    assert loaded is not None


# --- Examples to copy -----------------------------------------------------------------------


def test_the_layouts_page_shows_every_layout_and_chart_type() -> None:
    page = (DOCS / "layouts.md").read_text("utf-8")
    shown = re.findall(r"^##+ ([\w-]+) ", page, re.MULTILINE)
    assert {*LAYOUTS, *CHART_TYPES} <= {*shown}
    pictures = [example.picture.stem for example in read_examples(page)]
    assert pictures == shown


def test_the_examples_of_the_layouts_page_build(tmp_path: Path) -> None:
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    (tmp_path / "specs").mkdir()
    spec = tmp_path / "specs" / "layouts.yaml"
    examples = read_examples((DOCS / "layouts.md").read_text("utf-8"))
    spec.write_text(assemble_spec(examples), "utf-8")
    assert described(check(spec).problems) == []


def read_first_spec() -> tuple[str, str]:
    """The README's report and the spec for it."""
    report = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    spec = re.search(r"```yaml\n(report.*?)```", README, re.DOTALL)
    assert report and spec
    return report[1], spec[1]


@pytest.fixture
def first_spec(tmp_path: Path) -> Path:
    report, spec = read_first_spec()
    (tmp_path / "报告.txt").write_text(report, "utf-8")
    path = tmp_path / "汇报.yaml"
    path.write_text(spec, "utf-8")
    return path


def test_the_first_spec_of_the_readme_has_ten_lines_and_builds(first_spec: Path) -> None:
    assert len(first_spec.read_text("utf-8").splitlines()) == 10
    assert described(check(first_spec).problems) == []


def test_the_numbers_of_the_readme_are_traced_as_it_says(first_spec: Path) -> None:
    slide = re.search(r"```yaml\n( +- title.*?)```", README, re.DOTALL)
    assert slide
    text = first_spec.read_text("utf-8") + slide[1]
    first_spec.write_text(text, "utf-8")
    assert described(check(first_spec).problems) == []
    first_spec.write_text(text.split("      derived:")[0], "utf-8")
    codes = [problem.code for problem in check(first_spec).problems]
    assert codes == ["number-not-in-report"] * 2


def test_the_message_of_the_readme_is_what_is_said(
    first_spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = first_spec.read_text("utf-8").replace("签约项目36个", "签约项目63个")
    first_spec.write_text(text, "utf-8")
    monkeypatch.chdir(first_spec.parent)
    said = format_problems(check(first_spec.name).problems, "zh")
    assert f"```text\n{said}```" in README


# --- Commands -------------------------------------------------------------------------------


def test_ci_runs_the_test_line_of_the_readme() -> None:
    lines = README.split("<!-- test line -->\n```sh\n")[1].split("\n```")[0].splitlines()
    assert len(lines) == 1
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    finds = re.search(r"^test_line=\$\((.*)\)$", script, re.MULTILINE)
    assert finds
    found = subprocess.run(
        ["bash", "-c", finds[1]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert found.stdout.splitlines() == lines
    for package in ("libreoffice-impress", "poppler-utils", "fonts-noto-cjk"):
        assert package in lines[0]


def test_the_main_job_is_one_line_and_the_same_in_both_languages() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert len(set(lines)) == 1
    assert lines[0].endswith("slidegen build specs/west-coast-2020h1.yaml")


def test_every_command_stands_in_both_halves_of_the_readme() -> None:
    commands = make_program("en").commands
    for half in README.split("# In English"):
        told = set(re.findall(r"^\| `slidegen (\w+)", half, re.MULTILINE))
        assert told == set(commands)


def test_every_option_that_the_readme_names_exists() -> None:
    program = make_program("en")
    options = {
        option
        for command in [program, *program.commands.values()]
        for parameter in command.params
        for option in parameter.opts
    }
    named = set(re.findall(r"`(--?[a-z]+)\b", README))
    assert named
    assert named <= options


# --- Links ----------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings: small letters, spaces to hyphens, marks left out."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


def links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_the_manual_names_exist(page: Path) -> None:
    folders = "src|scripts|tests|docs|specs|schema|assets|benchmarks"
    text = page.read_text("utf-8")
    for path in re.findall(rf"`((?:{folders})/[a-z\d_./-]+)`", text):
        assert (ROOT / path).exists(), path
