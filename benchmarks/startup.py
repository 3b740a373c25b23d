"""What it takes until `slidegen --help` stands there, against a Python that does nothing.

python benchmarks/startup.py [--runs 21]
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from measure import judge, run_in_turn, slidegen

_BAR = 10.0
_HEAVY = ("pptx", "lxml", "pydantic", "matplotlib", "openpyxl", "PIL", "fontTools", "yaml", "numpy")
_LOADED = """
import sys
from slidegen.cli import run_command
run_command(["--help"])
print("\\n" + " ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=21, help="counted runs of each command")
    runs = parser.parse_args().runs
    bare, help_page = run_in_turn([[sys.executable, "-c", "pass"], slidegen("--help")], runs)
    print(f"python -c pass:  {bare.cpu * 1000:4.0f} ms CPU, {bare.memory:3.0f} MB")
    print(f"slidegen --help: {help_page.cpu * 1000:4.0f} ms CPU, {help_page.memory:3.0f} MB")
    print(f"ratio: {judge(help_page.cpu / bare.cpu, _BAR, or_equal=False)}")
    loaded = _loaded_modules()
    heavy = [name for name in _HEAVY if name in loaded]
    print(f"heavy libraries loaded: {', '.join(heavy) or 'none'}")
    ours_and_others = sorted(name for name in loaded if name not in sys.stdlib_module_names)
    print(f"loaded beside the standard library: {', '.join(ours_and_others)}")


def _loaded_modules() -> set[str]:
    """Top-level modules in memory after the help page was printed."""
    run = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    return set(run.stdout.splitlines()[-1].split())


if __name__ == "__main__":
    main()
