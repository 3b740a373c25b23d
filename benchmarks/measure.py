"""What a command costs: processor time, wall time and memory of a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu` is user and system time in s, `wall` s, `memory` the largest resident size in MB."""

    cpu: float
    wall: float
    memory: float


def run_once(command: Sequence[str]) -> Cost:
    """Run a command and wait for it; a command that fails ends the benchmark with its words."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{said.decode('utf-8', 'replace')}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB elsewhere.
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6)


def run_in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[Cost]:
    """The median cost of each command. They take turns, so that a busy minute hits all alike.

    One round before the first counted one fills the disk cache and writes byte-compiled files.
    """
    rounds = [[run_once(command) for command in commands] for _ in range(runs + 1)]
    return [median_cost(costs) for costs in zip(*rounds[1:], strict=True)]


def median_cost(costs: Sequence[Cost]) -> Cost:
    def median(value: Callable[[Cost], float]) -> float:
        return statistics.median(value(cost) for cost in costs)

    return Cost(median(lambda c: c.cpu), median(lambda c: c.wall), median(lambda c: c.memory))


def slidegen(*arguments: str) -> list[str]:
    """The command line of this checkout, run by this Python."""
    return [sys.executable, "-m", "slidegen", *arguments]


def judge(value: float, bar: float, *, or_equal: bool = True) -> str:
    """A figure with its bar and whether it is met."""
    met = value <= bar if or_equal else value < bar
    sign = "≤" if or_equal else "<"
    return f"{value:.2f} (bar {sign} {bar:g}: {'met' if met else 'MISSED'})"
