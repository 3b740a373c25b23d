"""What a user did wrong, as values: a problem has a code in words, a place and a way out.

Phases never raise for a user's mistake and never print. They add to the `Problems` they are
given and return the best value they have; only `pipeline` decides to stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from slidegen.values import dataclass

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column count from 1, `length` characters wide.

    `line` 0 means the file as a whole. Columns count Unicode characters, not bytes.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. The wording is in `slidegen.messages` under `code`; `values` fill its gaps."""

    severity: Severity
    code: str
    place: Place | None
    values: Mapping[str, object] = field(default_factory=dict)
    others: tuple[Place, ...] = ()


class Problems:
    """The problems found so far, in the order found; passed through the phases and added to."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def error(
        self, code: str, place: Place | None, *, others: tuple[Place, ...] = (), **values: object
    ) -> None:
        self.add(Problem("error", code, place, values, others))

    def warning(
        self, code: str, place: Place | None, *, others: tuple[Place, ...] = (), **values: object
    ) -> None:
        self.add(Problem("warning", code, place, values, others))

    def add(self, problem: Problem) -> None:
        if problem not in self._found:
            self._found.append(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def has_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self._found)
