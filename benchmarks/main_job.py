"""Time and memory of the main job: the sample deck, made by the command line.

python benchmarks/main_job.py [--runs 9]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measure import ROOT, run_in_turn, slidegen

SAMPLE = ROOT / "specs" / "west-coast-2020h1.yaml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each command")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            "build": slidegen("build", str(SAMPLE), "-o", str(Path(folder) / "deck.pptx")),
            "check": slidegen("check", str(SAMPLE)),
        }
        costs = run_in_turn(list(jobs.values()), runs)
    print("command |  CPU s | wall s | peak MB")
    print("------- | ------ | ------ | -------")
    for name, cost in zip(jobs, costs, strict=True):
        print(f"{name:7} | {cost.cpu:6.2f} | {cost.wall:6.2f} | {cost.memory:7.0f}")


if __name__ == "__main__":
    main()
