"""Which characters are East Asian and which Latin, and where the two meet.

LibreOffice adds a fifth of the line height there; PowerPoint adds nothing that is known. Signs that
belong to no script (quotation marks, dashes, arrows, spaces) go with the character before them; at
the start of a text they are apart from what follows.
"""

from __future__ import annotations

from slidegen.patterns import regex


def find_scripts(text: str) -> str:
    """For each character h, East Asian, or l, Latin and all that always goes with it."""
    own = text.translate(_SCRIPTS)
    if "w" not in own:
        return own
    before = own.lstrip("w")[:1] or "h"
    found = []
    for script in own:
        before = before if script == "w" else script
        found.append(before)
    return "".join(found)


def count_lead(text: str) -> int:
    """How many characters of no script a text begins with."""
    own = text.translate(_SCRIPTS)
    return len(own) - len(own.lstrip("w"))


def find_gaps(text: str) -> list[int]:
    """The indexes of the characters before which a Han–Latin gap is added."""
    if text.isascii():
        return []
    return [match.end() - 1 for match in _MEETING.finditer(text.translate(_SCRIPTS))]


def count_gaps(text: str) -> int:
    """How often Han and Latin meet in the text."""
    if text.isascii():
        return 0
    own = text.translate(_SCRIPTS)
    lead = own[:1] == "w" and own.lstrip("w")[:1] == "h"
    strong = own.replace("w", "")
    return strong.count("hl") + strong.count("lh") + lead


class _Scripts(dict[int, str]):
    """h for East Asian, l for Latin, w for signs and spaces of no script; looked up once."""

    def __missing__(self, code: int) -> str:
        weak = code in (0x20, 0xA0) or 0x2000 <= code <= 0x2BFF or 0x1F000 <= code < 0x20000
        han = code >= 0x2E80 or 0x1100 <= code <= 0x11FF
        self[code] = script = "w" if weak else "h" if han else "l"
        return script


_SCRIPTS = _Scripts()
_MEETING = regex("(?<=h)w*l|(?<=l)w*h|(?<![hlw])w+h")
