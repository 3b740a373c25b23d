"""A spec file → `DeckSpec`, with every mistake at its place.

bytes ──read_source──▶ text ──read_yaml──▶ texts, lists and mappings with places
      ──settle_layouts──▶ every slide has a layout ──pydantic──▶ DeckSpec, or problems
"""

from __future__ import annotations

from pathlib import Path

from slidegen.problems import Problem, Problems
from slidegen.spec import DeckSpec
from slidegen.spec_load.first_problems import FirstProblems
from slidegen.spec_load.names import nearest
from slidegen.spec_load.read_source import read_source
from slidegen.spec_load.read_yaml import read_yaml
from slidegen.spec_load.settle import settle_layouts
from slidegen.spec_load.validate import validate_spec

__all__ = ["load_spec", "nearest"]


def load_spec(path: Path, problems: Problems) -> DeckSpec | None:
    """The spec in a file.

    Slides with a mistake in them are left out of what is returned, so that the phases that follow
    can check the rest in the same run. None where nothing can be made of the file.
    """
    found = FirstProblems()
    spec = _load(path, found)
    for problem in sorted(found, key=_order):
        problems.add(problem)
    return spec


def _load(path: Path, problems: FirstProblems) -> DeckSpec | None:
    source = read_source(path, problems)
    if source is None:
        return None
    root = read_yaml(source, problems)
    if root is None:
        return None
    settle_layouts(root, problems)
    return validate_spec(root, source, path.stem, problems)


def _order(problem: Problem) -> tuple[int, int]:
    """The order of the file."""
    place = problem.place
    return (place.line, place.column) if place is not None else (0, 0)
