"""Where lines end: Chinese with Latin and numbers (GB/T 15834-2011 §5.1, CLREQ, UAX #14).

PowerPoint and LibreOffice do not break alike. These rules allow a subset of what either allows,
so that the number of lines planned is never too small.
"""

from __future__ import annotations

from collections.abc import Sequence

from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, char_widths, find_gaps, text_width
from slidegen.typeset.sense import break_cost

NEVER_FIRST = frozenset(
    "，。、：；！？）〕］｝》〉」』】〗”’〞)]},.;:!?%％‰℃℉°′″·・‧•～〜–-／/々'\"¢￠"
)
NEVER_LAST = frozenset("（〔［｛《〈「『【〖“‘〝([{￥¥$＄€£￡#＃№±+−@")
_PAIRED = frozenset("—…")
_CONNECTORS = frozenset("—～-/")
_GLUE = "\u00a0\u2011"


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
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
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
    return can_break(text[index - 1], text[index]) and not _joined(text, index)


def break_lines(
    text: str, widths: Sequence[float], first: float, rest: float
) -> tuple[tuple[str, ...], bool]:
    """Lines by first fit, and whether a word had to be cut because it is wider than the frame.

    `widths` are the characters' advances (with any gap before them), `first` and `rest` the
    widths of the first and the other lines, all in the same unit. Spaces at a line's end are
    free and stay with their line, so the lines joined are the text.
    """
    lines: list[str] = []
    start, used, chance, cut = 0, 0.0, 0, False
    limit, index = first, 0
    while index < len(text):
        char = text[index]
        if index > start and break_at(text, index):
            chance = index
        used += widths[index]
        if used > limit and char != " ":
            if chance <= start:
                chance, cut = _cut_word(text, start, index), True
            lines.append(text[start:chance])
            start = index = chance
            used, limit = 0.0, rest
            continue
        index += 1
    lines.append(text[start:])
    return tuple(lines), cut


def _cut_word(text: str, start: int, index: int) -> int:
    """Inside a word wider than the line: after the last / - _ that fits, else where it must be."""
    for at in range(index - 1, start, -1):
        if text[at] in "/-_":
            return at + 1
    return max(index, start + 1)


# What one more line costs beside breaks that hurt less.
_ANOTHER_LINE = 120.0


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
    greedy, cut = break_lines(text, widths, width, width)
    if cut or len(greedy) > 6:
        return list(greedy)
    fewest = len(greedy)
    found = [
        (cost + extra * _ANOTHER_LINE, ends)
        for extra in (0, 1)
        if (best := _best_breaks(text, widths, width, fewest + extra)) is not None
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
    text: str, widths: list[float], width: float, count: int
) -> tuple[float, tuple[int, ...]] | None:
    """The breaks into `count` lines of least cost, with it; None where no such lines fit."""
    sums = [0.0]
    for advance in widths:
        sums.append(sums[-1] + advance)
    mean = sums[-1] / count
    chances = [i for i in range(1, len(text)) if break_at(text, i)]
    costs = {i: break_cost(text, i) for i in chances}

    def line_cost(start: int, end: int) -> float | None:
        length = sums[end] - sums[start]
        if length > width:
            return None
        short = 200.0 if end - start <= 3 or length < mean * 0.45 else 0.0
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
