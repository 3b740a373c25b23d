"""The first problems of a file that has very many."""

from __future__ import annotations

from slidegen.problems import Problem, Problems

# Nobody mends more than this in one go, and explaining each takes time with the size of the file.
MOST_PROBLEMS = 500


class FirstProblems(Problems):
    """Problems up to a number; those that follow are not kept."""

    @property
    def full(self) -> bool:
        return len(self) >= MOST_PROBLEMS

    def add(self, problem: Problem) -> None:
        if not self.full:
            super().add(problem)
