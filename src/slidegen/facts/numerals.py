"""Chinese numerals as decimals: 五百六十二万, 三十六点五, 两亿零七百万."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零〇一二三四五六七八九"
_VALUES = {"零": 0, "〇": 0, "两": 2} | {char: n for n, char in enumerate("一二三四五六七八九", 1)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
# No amount takes more; a run of 亿 would be a number of a million digits.
_LONGEST = 40
_LARGE = {"万": 10**4, "亿": 10**8}


def read_numeral(text: str) -> Decimal | None:
    """The value of a numeral, or None for what is no single number (三四十, 一九八二)."""
    if len(text) > _LONGEST:
        return None
    whole, _, fraction = text.partition("点")
    value = _read_whole(whole)
    if value is None or not fraction:
        return value
    # 一点二六亿: what follows the decimals multiplies the whole.
    decimals = fraction.rstrip("十百千万亿")
    if not decimals or any(char not in _VALUES for char in decimals):
        return None
    scale = 1
    for char in fraction[len(decimals) :]:
        scale *= _SMALL.get(char) or _LARGE[char]
    digits = "".join(str(_VALUES[char]) for char in decimals)
    return Decimal(f"{value}.{digits}") * scale


def _read_whole(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    smallest: int | None = None
    for char in text:
        if char in _VALUES:
            if digit:  # two digits in a row: a guess (三四十) or a year
                return None
            digit = _VALUES[char]
        elif char in _SMALL:
            smallest = _SMALL[char]
            section += (1 if digit is None else digit or 1) * smallest
            digit = None
        elif char in _LARGE:
            section += digit or 0
            if char == "亿":
                total, section = (total + section) * _LARGE[char], 0
            else:
                total, section = total + section * _LARGE[char], 0
            smallest, digit = _LARGE[char], None
        else:
            return None
    if digit and smallest in (100, 1000, 10**4, 10**8) and text[-2:-1] in "百千万亿":
        digit *= smallest // 10  # 一百五 is 150
    return Decimal(total + section + (digit or 0))
