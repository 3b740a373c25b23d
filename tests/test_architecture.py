"""The import table of docs/architecture.md is true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "slidegen"

ONLY_IN = {
    "pptx": (),
    "lxml": ("powerpoint/",),
    "yaml": ("spec_load/",),
    "openpyxl": ("readers/figures.py",),
    "pydantic": ("spec/", "spec_load/", "spec_schema.py"),
    "pydantic_core": ("spec/", "spec_load/", "spec_schema.py"),
    "matplotlib": (),
    "fontTools": ("typeset/read_font.py",),
}


def read_rows() -> dict[str, int]:
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", table, re.MULTILINE)
    return {name: int(row) for row, names in rows for name in re.findall(r"`(\w+)`", names)}


def imported_modules(path: Path) -> list[tuple[str, int]]:
    """Dotted names that a file imports, with the line."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def module_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_downwards_only(path: Path) -> None:
    rows = read_rows()
    own = module_of(path)
    if own == "__init__":
        return
    assert own in rows, f"{own} is missing from the table in docs/architecture.md"
    for name, line in imported_modules(path):
        parts = name.split(".")
        if parts[0] != "slidegen" or len(parts) < 2 or parts[1] in (own, "__version__"):
            continue
        assert rows[own] <= rows[parts[1]], f"{path.name}:{line} imports {name} from above"


@pytest.mark.parametrize("library", ONLY_IN)
def test_libraries_stay_where_they_belong(library: str) -> None:
    strays = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in FILES
        if not str(path.relative_to(SOURCE).as_posix()).startswith(ONLY_IN[library])
        for name, line in imported_modules(path)
        if name.split(".")[0] == library
    ]
    assert not strays
