"""Every sentence that slidegen says about a problem, in Chinese and English, under its code.

One module a phase of the flow; each has a table `MESSAGES: dict[str, Message]`. Gaps are
`{name}` and are filled from `Problem.values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from string import Formatter
from typing import Literal

from slidegen.messages.message import Message

__all__ = ["PHASES", "Language", "Message", "fill", "find_message", "hint_of"]

Language = Literal["zh", "en"]

_LONGEST = 300

# The phases in the order in which they come, so that the tables most often needed are read first.
PHASES = (
    "spec",
    "spec_yaml",
    "report",
    "template",
    "plan",
    "trace",
    "arrange",
    "save",
    "preview",
    "explain",
    "facts",
    "fonts",
    "cli",
)


def find_message(code: str) -> Message:
    """The wording under a code; of an unknown one, the code itself."""
    for phase in PHASES:
        message = messages_of(phase).get(code)
        if message is not None:
            return message
    return Message(code, code)


@cache
def messages_of(phase: str) -> dict[str, Message]:
    """The table of one phase; only what is asked for is loaded."""
    name = f"{__name__}.{phase}"
    if find_spec(name) is None:
        return {}
    table: dict[str, Message] = import_module(name).MESSAGES
    return table


def fill(wording: str, values: Mapping[str, object], language: Language) -> str | None:
    """The wording with its gaps filled; None where a value is lacking."""
    joint = "、" if language == "zh" else ", "
    said = {
        name: joint.join(map(str, value)) if isinstance(value, tuple | list) else _shorten(value)
        for name, value in values.items()
    }
    try:
        return Formatter().vformat(wording, (), said)
    except (KeyError, IndexError, ValueError):
        return None


def _shorten(value: object) -> object:
    """A text that is no name but half a file (a quote was left open) is not repeated in full."""
    if isinstance(value, str) and len(value) > _LONGEST:
        return value[:_LONGEST] + "…"
    return value


def hint_of(message: Message, values: Mapping[str, object], language: Language) -> str:
    """The way out: the first of the two hints whose gaps the values fill, else none."""
    hints = (
        (message.hint_zh, message.other_hint_zh)
        if language == "zh"
        else (message.hint_en, message.other_hint_en)
    )
    return next((said for hint in hints if hint and (said := fill(hint, values, language))), "")
