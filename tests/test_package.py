"""What is installed: a wheel that works away from the repository, and starts quickly."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

HEAVY = {"pptx", "lxml", "pydantic", "matplotlib", "openpyxl", "PIL", "fontTools", "numpy", "yaml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files in a folder that stands first on the import path."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_carries_templates_schema_and_widths(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        [entry_points] = [name for name in names if name.endswith("entry_points.txt")]
        assert "slidegen = slidegen.cli:main" in archive.read(entry_points).decode()
    templates = {path.name for path in (ROOT / "assets" / "templates").glob("*.pptx")}
    assert templates
    assert {f"slidegen/templates/{name}" for name in templates} <= names
    assert {"slidegen/slidegen.schema.json", "slidegen/typeset/tables/cjk-sans.json"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"slidegen"}


def test_the_wheel_has_every_module(wheel: Path) -> None:
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    with zipfile.ZipFile(wheel) as archive:
        assert modules <= set(archive.namelist())


def test_it_works_away_from_the_repository(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(
        "招商工作\n\n招商引资\n\n上半年签约项目36个，其中制造业21个，服务业15个。\n", "utf-8"
    )
    (tmp_path / "汇报.yaml").write_text(
        "report: 报告.txt\n"
        "deck: {title: 招商工作, agenda: true}\n"
        "sections:\n"
        "  招商引资:\n"
        "    - title: 签约项目36个\n"
        "      chart: {type: bar, unit: 个, data: {制造业: 21, 服务业: 15}}\n",
        "utf-8",
    )
    where = run(installed, tmp_path, "-c", "import slidegen; print(slidegen.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)

    names = run(installed, tmp_path, "-m", "slidegen", "templates", "--names").stdout.split()
    assert names == sorted(path.stem for path in (ROOT / "assets" / "templates").glob("*.pptx"))

    built = run(installed, tmp_path, "-m", "slidegen", "build", "汇报.yaml")
    assert (built.returncode, built.stderr) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "汇报.pptx")

    schema = run(installed, tmp_path, "-m", "slidegen", "schema")
    kept = (ROOT / "schema" / "slidegen.schema.json").read_text("utf-8")
    assert schema.stdout.strip() == kept.strip()


def loaded_after(statement: str) -> set[str]:
    """The top-level modules in memory once a new Python has run the statement."""
    script = f"{statement}\nimport sys\nprint('|', *{{name.split('.')[0] for name in sys.modules}})"
    listed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split("|")[-1].split())


SHOW_HELP = """
from slidegen.cli import run_command
assert run_command(["--help"]) == 0
"""


@pytest.mark.parametrize("statement", ["import slidegen", SHOW_HELP], ids=["import", "help"])
def test_starting_loads_nothing_heavy(statement: str) -> None:
    loaded = loaded_after(statement)
    assert "slidegen" in loaded
    assert loaded & HEAVY == set()
