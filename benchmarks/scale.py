"""Decks of 10, 100 and 400 slides, beside a plain python-pptx script that writes the same.

    python benchmarks/scale.py [--runs 5] [--sizes 10,100,400]

Both are whole commands in fresh processes, start of Python included, and take turns.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from measure import Cost, judge, run_in_turn, slidegen
from words import make_slides, write_report, write_spec

_PLAIN = Path(__file__).resolve().parent / "plain_pptx.py"
_RATIO_BARS = {100: 1.0, 400: 0.5}
_GROWTH_BAR = 4.4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--sizes", default="10,100,400", help="numbers of slides")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        costs = {size: _measure(size, arguments.runs, Path(folder)) for size in sizes}
    _print_table(costs)
    _print_bars(costs)


def _measure(size: int, runs: int, folder: Path) -> tuple[Cost, Cost]:
    """slidegen's cost and the plain script's."""
    slides = list(make_slides(size))
    spec = folder / f"{size}.yaml"
    spec.write_text(write_spec(slides, f"{size}.md"), "utf-8")
    (folder / f"{size}.md").write_text(write_report(slides), "utf-8")
    ours = slidegen("build", str(spec), "--strict", "-o", str(folder / f"{size}-slidegen.pptx"))
    plain = [sys.executable, str(_PLAIN), str(size), str(folder / f"{size}-plain.pptx")]
    first, second = run_in_turn([ours, plain], runs)
    return first, second


def _print_table(costs: dict[int, tuple[Cost, Cost]]) -> None:
    print("slides | command  |  CPU s | wall s | peak MB")
    print("------ | -------- | ------ | ------ | -------")
    for size, pair in costs.items():
        for name, cost in zip(("slidegen", "plain"), pair, strict=True):
            figures = f"{cost.cpu:6.2f} | {cost.wall:6.2f} | {cost.memory:7.0f}"
            print(f"{size:6} | {name:8} | {figures}")


def _print_bars(costs: dict[int, tuple[Cost, Cost]]) -> None:
    print("\nCPU time, slidegen / plain:")
    for size, (ours, plain) in costs.items():
        ratio = ours.cpu / plain.cpu
        bar = _RATIO_BARS.get(size)
        print(f"  {size:4} slides: {judge(ratio, bar) if bar else f'{ratio:.2f}'}")
    if {100, 400} <= costs.keys():
        print("CPU time, 400 slides / 100 slides:")
        growth = [costs[400][who].cpu / costs[100][who].cpu for who in (0, 1)]
        print(f"  slidegen: {judge(growth[0], _GROWTH_BAR, or_equal=False)}")
        print(f"  plain:    {growth[1]:.2f}")


if __name__ == "__main__":
    main()
