"""Line breaking as LibreOffice Impress 7.4 does it, from 10,000 drawn boxes.

Text is cut into portions of one script. Portions are put on a line while they fit; what is added
between Han and Latin belongs to the portion before it, also at the end of a line. In the portion
that does not fit, the program finds the character that does not, and walks back from there: in
Latin text by UAX #14 in an older form, in Chinese one character at a time over marks that may not
begin or end a line, whatever script it comes to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from slidegen.typeset.faces import Weight
from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, face_weight
from slidegen.typeset.scripts import count_lead, find_scripts
from slidegen.values import dataclass

# For zh-CN, whatever `lang` the text has.
_NEVER_FIRST = frozenset("，。、；：？！．）》」』】〗〉”’·′‖～々〞﹏｝•-)]}'\"¢,.;:?!")
_NEVER_LAST = frozenset("（《「『【〔〖〈“‘〝｛［￥$£¥+([{±")
_HANGING = frozenset("，。、；：？！．,.;:?!")

# Frames and sizes are whole hundredths of a millimetre. Type is laid out in dots of 600 to the
# inch, and a size is a whole number of those as well: 20 pt are 167 dots, which is 20.04 pt.
_UNITS_PER_PT = 2540 / 72
_DOTS_PER_PT = 600 / 72

# Noto's glyph for the dots in Latin text, in em; its table of characters names the Chinese one.
_NOTO_DOTS = 1.059


@dataclass(frozen=True, slots=True)
class Setting:
    """Characters of one size in pt and one weight."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Portion:
    """Characters from `start` to `end`; `gap` is what is added behind them, in pt."""

    start: int
    end: int
    gap: float


def break_as_libreoffice(
    settings: Sequence[Setting], fonts: Fonts, first: float, rest: float, hanging: bool
) -> tuple[str, ...]:
    """The lines in a frame `first` pt wide, `rest` from the second line on."""
    text = "".join(setting.text for setting in settings)
    scripts, lead = find_scripts(text), count_lead(text)
    sums = [0.0, *accumulate(_measure(settings, scripts, fonts))]
    portions = list(_portions(settings, scripts, lead))
    lines: list[str] = []
    start, limit, number = 0, _whole_units(first), 0
    while start < len(text):
        while portions[number].end <= start:
            number += 1
        full = _full_at(portions, number, sums, start, limit)
        end = len(text) if full is None else _walk_back(text, scripts, start, *full, hanging)
        lines.append(text[start:end])
        start, limit = end, _whole_units(rest)
    return tuple(lines) or ("",)


def _whole_units(width: float) -> float:
    return int(width * _UNITS_PER_PT) / _UNITS_PER_PT


def _full_at(
    portions: Sequence[_Portion], number: int, sums: Sequence[float], start: int, limit: float
) -> tuple[int, int] | None:
    """The first character that does not fit and the end of its portion; None if all fit."""
    used = 0.0
    for portion in portions[number:]:
        begin = max(start, portion.start)
        width = sums[portion.end] - sums[begin]
        if used + width + portion.gap > limit:
            # What fills the line to the last dot does not fit.
            room = sums[begin] + limit - used
            return max(begin, bisect_left(sums, room, begin, portion.end + 1) - 1), portion.end
        used += width + portion.gap
    return None


def _walk_back(
    text: str, scripts: str, start: int, full: int, portion_end: int, hanging: bool
) -> int:
    """Where the line ends whose character at `full` does not fit."""
    if full < portion_end and text[full] == " ":
        return full + 1
    if full <= start:
        return start + 1
    if full >= len(text):
        return len(text)
    end = full
    if scripts[full - 1] == "h":
        if hanging and text[end] in _HANGING:
            end += 1
        while 0 < end < len(text) and (text[end] in _NEVER_FIRST or text[end - 1] in _NEVER_LAST):
            end -= 1
    else:
        while end > start and not _may_end_in_latin(text[end - 1], text[end]):
            end -= 1
    # A full stop that would begin a line is taken back, unless it is the last character.
    if end < full and end + 1 < len(text) and text[end] == "。":
        end += 1
    return end if end > start else full


# --- scripts and widths ------------------------------------------------------------------------


def _portions(settings: Sequence[Setting], scripts: str, lead: int) -> Iterator[_Portion]:
    """A script ends a portion, and so does a size or weight, and the weak ones that lead."""
    start = index = 0
    for setting in settings:
        stop = index + len(setting.text)
        while index < stop:
            index += 1
            if index == len(scripts):
                yield _Portion(start, index, 0.0)
            elif scripts[index] != scripts[index - 1] or index == lead:
                beside_han = "h" in scripts[index - 1 : index + 1]
                yield _Portion(start, index, HAN_LATIN_GAP * setting.size if beside_han else 0.0)
                start = index
            elif index == stop:
                yield _Portion(start, index, 0.0)
                start = index


def _measure(settings: Sequence[Setting], scripts: str, fonts: Fonts) -> Iterator[float]:
    index = 0
    for setting in settings:
        table = _widths(fonts, setting.bold)
        units = round(setting.size * _UNITS_PER_PT)
        size = round(units * 600 / 2540) / _DOTS_PER_PT
        for char in setting.text:
            yield table[scripts[index] + char] * size
            index += 1


class _ScriptWidths(dict[str, float]):
    """Advance in em of a script and a character: "h" and "l" are drawn by different faces."""

    def __init__(self, latin: Weight, wide: Weight) -> None:
        super().__init__()
        self._faces = {"l": (latin.widths, wide.widths), "h": (wide.widths, latin.widths)}
        self._han = wide.han
        self._noto = latin.widths.get(ord("—"), 1.0) < 1.0 == latin.widths.get(ord("…"))

    def __missing__(self, key: str) -> float:
        script, char = key[0], key[1]
        own, other = self._faces[script]
        if script == "l" and char == "…" and self._noto:
            width = _NOTO_DOTS
        elif script == "h" and char in "—…":
            width = self._han
        else:
            width = own.get(ord(char), other.get(ord(char), self._han))
        self[key] = width
        return width


@cache
def _widths(fonts: Fonts, bold: bool) -> _ScriptWidths:
    latin = face_weight(fonts, fonts.latin or fonts.ea, bold)
    return _ScriptWidths(latin, face_weight(fonts, fonts.ea or fonts.latin, bold))


# --- UAX #14 as it was, for Latin text -----------------------------------------------------------

_CLASSES = {
    "OP": "（《「『【〔〖〈〝([{｛［",
    "CL": "）》」』】〗〉〞，。、｝］．)]}",
    "NS": "；：・〜",
    "EX": "！？!?",
    "QU": "“”‘’\"'",
    "IN": "…",
    "B2": "—",
    "BA": "–‐|",
    "HY": "-",
    "PO": "%％‰℃°′″",
    "PR": "￥$№±−+",
    "SY": "/",
    "IS": ",.:;",
    "GL": "\u00a0\u2011",
    "SP": " ",
}
_CLASS_OF = {char: name for name, chars in _CLASSES.items() for char in chars}


@cache
def _class_of(char: str) -> str:
    if char in _CLASS_OF:
        return _CLASS_OF[char]
    code = ord(char)
    return "ID" if code >= 0x2E80 else "NU" if char.isdigit() else "AL"


# What no line may end before, and the pairs that are not parted.
_BEFORE = frozenset(("CL", "EX", "IS", "SY", "NS", "BA", "HY"))
_AFTER_SPACE = frozenset(("CL", "EX", "IS", "SY"))
_TOGETHER = frozenset(
    {
        *((a, b) for a in ("AL", "NU") for b in ("AL", "NU", "PR", "OP", "IN")),
        *((a, "PO") for a in ("ID", "AL", "NU", "CL")),
        *((a, b) for a in ("PR", "PO") for b in ("NU", "AL")),
        *((a, b) for a in ("CL", "IS") for b in ("NU", "AL")),
        ("ID", "IN"), ("IN", "IN"), ("B2", "B2"), ("PR", "ID"), ("PR", "OP"), ("CL", "PR"),
        ("SY", "NU"),
    }
)  # fmt: skip


def _may_end_in_latin(before: str, after: str) -> bool:
    a, b = _class_of(before), _class_of(after)
    if b == "SP" or "GL" in (a, b):
        return False
    if a == "SP":
        return b not in _AFTER_SPACE
    if b in _BEFORE or a == "OP" or "QU" in (a, b):
        return False
    return a in ("BA", "HY") or (a, b) not in _TOGETHER
