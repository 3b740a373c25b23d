"""The words around a number that say how exact it is: 近, 超过, 左右, 以上, about, or more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from slidegen.facts.words import AFTER, BEFORE, BEFORE_ENGLISH, NOT_ABOUT, NOT_NEARLY
from slidegen.patterns import regex


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE = regex(f"(?:{_any_of(BEFORE)})$")
_BEFORE_EN = regex(rf"\b(?:{_any_of(BEFORE_ENGLISH)})\s+$", re.IGNORECASE)
# Rates edged up to 4.2 percent: "up" belongs to the verb.
_GOES_UP_TO = regex(
    r"\b(?:\w+ed|went|rose|grew|crept|shot|move|go|is|was|were)\sup\sto\s+$", re.IGNORECASE
)
_AFTER = regex(f"\\s?(?:{_any_of(AFTER)})")
_LOOK_BEHIND = 16
_FIRST_CHARS = frozenset(word[0] for word in AFTER) | {" "}
_LAST_CHARS = frozenset(word[-1] for word in BEFORE)


def qualifier_before(text: str, start: int) -> tuple[str, int]:
    """The qualifier that ends at `start` and where it begins; ("", start) if there is none."""
    last = text[start - 1 : start]
    if last in _LAST_CHARS and last:
        head = text[max(0, start - _LOOK_BEHIND) : start]
        found = _BEFORE.search(head)
        if found is not None:
            word, before = found.group(), head[found.start() - 1 : found.start()]
            phrase = (word == "约" and before and before in NOT_ABOUT) or (
                word == "近" and before and before in NOT_NEARLY
            )
            if not phrase:
                return word, start - len(word)
    elif last == " ":
        head = text[max(0, start - _LOOK_BEHIND) : start]
        english = _BEFORE_EN.search(head)
        if english is not None and not _GOES_UP_TO.search(head, 0, english.end()):
            return english.group().strip().lower(), start - len(english.group())
    return "", start


def qualifier_after(text: str, end: int) -> tuple[str, int]:
    """The qualifier that begins at `end` and where it ends; ("", end) if there is none."""
    if text[end : end + 1] not in _FIRST_CHARS:
        return "", end
    found = _AFTER.match(text, end)
    return (found.group().strip(), found.end()) if found is not None else ("", end)
