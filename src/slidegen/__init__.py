"""slidegen: a report and a YAML spec become a native, editable PowerPoint deck.

import slidegen

result = slidegen.build("briefing.yaml", "briefing.pptx")
if not result.ok:
    for problem in result.problems:
        print(problem.code, problem.place)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slidegen.pipeline import BuildResult, build, check, facts_of

__all__ = ["BuildResult", "__version__", "build", "check", "facts_of"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the program when it is asked for, so that `import slidegen` costs nothing."""
    if name in ("BuildResult", "build", "check", "facts_of"):
        from slidegen import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
