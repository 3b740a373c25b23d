"""Where lines end: Chinese with Latin and numbers (GB/T 15834-2011 §5.1, CLREQ, UAX #14).

PowerPoint and LibreOffice do not break alike (`typeset.profiles`). These rules allow a subset of
what PowerPoint's allow, so that under first fit the number of lines planned is never too small.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, char_widths, text_width
from slidegen.typeset.scripts import find_gaps
from slidegen.typeset.sense import break_cost

NEVER_FIRST = frozenset(
    "，。、；：！？）〕］｝》〉」』】〗”’〞)]},.;:!?%％‰℃℉°′″·・‧•～〜–-／/々'\"¢￠"
    # Also by the list for Simplified Chinese of ECMA-376 Part 1 §17.3.1.16.
    ">¨ˇˉ―‖›∶〃︶︺︾﹀﹄﹚﹜﹞＂＇，．｀｜￤·｡､･"
)
NEVER_LAST = frozenset("（〔［｛《〈「『【〖“‘〝([{￥¥$＄€£￡#＃№±+−@﹙﹛﹝")
_PAIRED = frozenset("—…")
_CONNECTORS = frozenset("—～-/")
_GLUE = "\u00a0\u2011"
# Sums of advances that differ by less, in any unit, are equal.
_HAIR = 1e-6


def can_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if before in _GLUE or after in _GLUE:
        return False
    if before == " ":
        return after != " "
    if after == " ":
        return False
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == after and before in _PAIRED:
        return False
    if before in _CONNECTORS and after.isdigit():
        return False
    if before.isascii() and after.isascii():
        return False
    return is_wide(before) or is_wide(after)


def is_wide(char: str) -> bool:
    """East Asian, for breaking: Han, kana, Hangul, full-width forms and Chinese marks."""
    code = ord(char)
    return (
        0x2E80 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or code >= 0x20000
        or char in "“”‘’—…"
        or 0x2460 <= code <= 0x24FF
    )


def _joined(text: str, index: int) -> bool:
    """A single — between two numbers or words is a connector and does not start a line."""
    if text[index] != "—" or text[index - 1] == "—":
        return False
    return index + 1 >= len(text) or text[index + 1] != "—"


def break_at(text: str, index: int) -> bool:
    """Whether a line may end before `text[index]`."""
    return _MAY_END[text[index - 1 : index + 1].translate(_ALIKE)] and not _joined(text, index)


def find_breaks(text: str) -> list[int]:
    """Every index before which a line may end."""
    alike = text.translate(_ALIKE)
    found = [i for i in range(1, len(text)) if _MAY_END[alike[i - 1 : i + 1]]]
    return [i for i in found if not _joined(text, i)] if "—" in text else found


class _Alike(dict[int, str]):
    """For each character the first one met that breaks lines just as it does.

    A text has thousands of pairs of characters, but only a few hundred pairs of those.
    """

    def __init__(self) -> None:
        super().__init__()
        self._firsts: dict[object, str] = {}

    def __missing__(self, code: int) -> str:
        char = chr(code)
        traits = (
            char if char in _PAIRED or char in _GLUE or char == " " else "",
            char in NEVER_FIRST,
            char in NEVER_LAST,
            char in _CONNECTORS,
            char.isdigit(),
            char.isascii(),
            is_wide(char),
        )
        self[code] = first = self._firsts.setdefault(traits, char)
        return first


class _MayEnd(dict[str, bool]):
    """Whether a line may end between the two characters of a pair, looked up once."""

    def __missing__(self, pair: str) -> bool:
        self[pair] = allowed = can_break(pair[0], pair[1])
        return allowed


_ALIKE = _Alike()
_MAY_END = _MayEnd()


_NO_GAPS: Mapping[int, float] = {}


def break_lines(
    text: str,
    widths: Sequence[float],
    first: float,
    rest: float,
    gaps: Mapping[int, float] = _NO_GAPS,
) -> tuple[tuple[str, ...], bool]:
    """Lines by first fit, and whether a word had to be cut because it is wider than the frame.

    `widths` are the characters' advances (with any gap before them), `first` and `rest` the
    widths of the first and the other lines, all in the same unit. Spaces at a line's end are
    free and stay with their line, so the lines joined are the text. `gaps` says how much of a
    character's width is the gap before it, which is not there at the start of a line.
    """
    return fit_first(text, widths, first, rest, find_breaks(text), gaps)


def fit_first(
    text: str,
    widths: Sequence[float],
    first: float,
    rest: float,
    breaks: Sequence[int],
    gaps: Mapping[int, float] = _NO_GAPS,
    hanging: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], bool]:
    """As `break_lines`, with other places to break at, and with marks that may hang out."""
    sums = [0.0, *accumulate(widths)]
    lines: list[str] = []
    start, cut, limit = 0, False, first
    while True:
        over = _first_over(text, sums, start, limit, hanging)
        if over >= len(text):
            lines.append(text[start:])
            return tuple(lines), cut
        place = bisect_right(breaks, over) - 1
        end = breaks[place] if place >= 0 else 0
        if end <= start:
            end, cut = _cut_word(text, start, over), True
        lines.append(text[start:end])
        start, limit = end, rest + gaps.get(end, 0.0)


def _first_over(
    text: str, sums: Sequence[float], start: int, limit: float, hanging: frozenset[str]
) -> int:
    """The first character that no longer fits on the line; spaces always do."""
    over = bisect_right(sums, sums[start] + limit + _HAIR, lo=start) - 1
    if over < len(text) and text[over] in hanging:
        over += 1
    while over < len(text) and text[over] == " ":
        over += 1
    return over


def _cut_word(text: str, start: int, index: int) -> int:
    """Inside a word wider than the line: after the last / - _ that fits, else where it must be."""
    for at in range(index - 1, start, -1):
        if text[at] in "/-_":
            return at + 1
    return max(index, start + 1)


# What one more line costs: less than to part a number from its unit, more than any other break.
_ANOTHER_LINE = 250.0


def break_title(
    text: str, fonts: Fonts, size: float, width: float, *, bold: bool = True
) -> tuple[str, ...]:
    """A heading in as few lines as it needs, by sense and balanced; joined they are the text.

    `size` and `width` are pt. Line ends that the author typed are kept. A heading that fits on
    one line stays on it; a number is not parted from its unit, and no line is left with one
    or two characters, where another break is possible.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _balance(part, fonts, size, width, bold)
    return tuple(lines)


def _balance(text: str, fonts: Fonts, size: float, width: float, bold: bool) -> list[str]:
    if text_width(text, fonts, size, bold) <= width:
        return [text]
    widths = measure_chars(text, fonts, size, bold)
    gaps = dict.fromkeys(find_gaps(text), HAN_LATIN_GAP * size)
    greedy, cut = break_lines(text, widths, width, width, gaps)
    if cut or len(greedy) > 6:
        return list(greedy)
    fewest = len(greedy)
    found = [
        (cost + extra * _ANOTHER_LINE, ends)
        for extra in (0, 1)
        if (best := _best_breaks(text, widths, gaps, width, fewest + extra)) is not None
        for cost, ends in (best,)
    ]
    if not found:
        return list(greedy)
    ends = min(found)[1]
    return [text[a:b] for a, b in zip((0, *ends), (*ends, len(text)), strict=True)]


def measure_chars(text: str, fonts: Fonts, size: float, bold: bool) -> list[float]:
    """Advances in pt, each with the gap that stands before the character."""
    table = char_widths(fonts, bold)
    widths = [table[char] * size for char in text]
    for index in find_gaps(text):
        widths[index] += HAN_LATIN_GAP * size
    return widths


def _best_breaks(
    text: str, widths: list[float], gaps: Mapping[int, float], width: float, count: int
) -> tuple[float, tuple[int, ...]] | None:
    """The breaks into `count` lines of least cost, with it; None where no such lines fit."""
    sums = [0.0]
    for advance in widths:
        sums.append(sums[-1] + advance)
    mean = sums[-1] / count
    chances = find_breaks(text)
    costs = {i: break_cost(text, i) for i in chances}

    # A line of three characters looks left over, unless the others are hardly longer.
    fewest = min(3, round(len(text) / count / 2))

    def line_cost(start: int, end: int) -> float | None:
        length = sums[end] - sums[start] - gaps.get(start, 0.0)
        if length > width:
            return None
        short = 200.0 if end - start <= fewest or length < mean * 0.45 else 0.0
        return 150.0 * (length / mean - 1) ** 2 + short

    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(count):
        ends = chances if number < count - 1 else [len(text)]
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in ends:
            for start, (cost, breaks) in best.items():
                here = line_cost(start, end) if start < end else None
                if here is None:
                    continue
                total = cost + here + costs.get(end, 0.0)
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*breaks, end) if end < len(text) else breaks)
        best = following
    return best.get(len(text))
