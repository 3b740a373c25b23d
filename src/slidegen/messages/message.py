"""The type of one message."""

from __future__ import annotations

from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong (`zh`, `en`) and the way out (`hint_zh`, `hint_en`), with `{name}` gaps.

    Where the problem's values do not fill the gaps of the hint, the other hint stands instead (the
    nearest name if there is one, else all names); where they do not fill that one, there is none.
    """

    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""
    other_hint_zh: str = ""
    other_hint_en: str = ""
