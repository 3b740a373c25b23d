"""Which part of a build is setting the type: breaking lines and measuring widths.

    python benchmarks/typesetting.py [--slides 100] [--runs 5]

Every call to the typesetting in one build is kept and made again by itself, with nothing known
from before; the build is a whole command, start of Python included.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import judge, run_in_turn, slidegen
from words import make_slides, write_report, write_spec

from slidegen.arrange import figures, setting, table_sizes
from slidegen.pipeline import build
from slidegen.typeset import metrics

_BAR = 0.15
_NAMES = ("set_text", "break_title", "text_width")

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--slides", type=int, default=100, help="slides of the deck")
    parser.add_argument("--runs", type=int, default=5, help="counted runs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        spec = _write_spec(arguments.slides, Path(folder))
        out = Path(folder) / "deck.pptx"
        command = slidegen("build", str(spec), "-o", str(out))
        (whole,) = run_in_turn([command], arguments.runs)
        calls = _record(spec, out)
    typesetting = statistics.median(_replay(calls) for _ in range(arguments.runs))
    print(f"build of {arguments.slides} slides: {whole.cpu * 1000:.0f} ms CPU")
    print(f"typesetting, {len(calls)} calls: {typesetting * 1000:.1f} ms CPU")
    print(f"share: {judge(typesetting / whole.cpu, _BAR, or_equal=False)}")


def _write_spec(slides: int, folder: Path) -> Path:
    written = list(make_slides(slides))
    spec = folder / "deck.yaml"
    spec.write_text(write_spec(written, "deck.md"), "utf-8")
    (folder / "deck.md").write_text(write_report(written), "utf-8")
    return spec


def _record(spec: Path, out: Path) -> list[Call]:
    """The calls that one build makes to the typesetting."""
    calls: list[Call] = []

    def recorded(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            calls.append((function, args, named))
            return function(*args, **named)

        return call

    for module in (figures, setting, table_sizes):
        for name in _NAMES:
            if hasattr(module, name):
                setattr(module, name, recorded(getattr(module, name)))
    build(spec, out)
    return calls


def _replay(calls: list[Call]) -> float:
    """Processor time in seconds of all calls, the first as well as the repeated ones."""
    metrics._width_in_em.cache_clear()
    metrics.char_widths.cache_clear()
    start = time.process_time()
    for function, args, named in calls:
        function(*args, **named)
    return time.process_time() - start


if __name__ == "__main__":
    main()
