"""How wide text is, from the advance widths of real fonts, whatever fonts this machine has.

Han and full-width marks are one em in every Chinese face; what differs is Latin letters, digits
and a few marks. Widths come from free fonts with the same metrics as those that decks name.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from slidegen.values import dataclass

# LibreOffice adds a fifth of the line height, 0.24 em, where Han meets Latin; PowerPoint adds
# nothing that is known. Charging it always keeps the planned lines true in both.
HAN_LATIN_GAP = 0.24

_FAMILIES = {
    "cjk-sans": (
        "microsoft yahei", "微软雅黑", "microsoft yahei ui", "dengxian", "等线", "simhei", "黑体",
        "noto sans cjk sc", "noto sans sc", "source han sans sc", "source han sans cn", "思源黑体",
        "思源黑体 cn", "harmonyos sans sc", "pingfang sc", "苹方-简", "wenquanyi micro hei",
        "wenquanyi zen hei", "阿里巴巴普惠体",
    ),
    "cjk-serif": (
        "simsun", "宋体", "nsimsun", "新宋体", "kaiti", "楷体", "kaiti_gb2312", "楷体_gb2312",
        "fangsong", "仿宋", "fangsong_gb2312", "仿宋_gb2312", "stzhongsong", "华文中宋",
        "stsong", "华文宋体", "stkaiti", "华文楷体", "stfangsong", "华文仿宋",
        "noto serif cjk sc", "noto serif sc", "source han serif sc", "思源宋体",
        "方正小标宋简体", "fzxiaobiaosong-b05s",
    ),
    "carlito": ("calibri", "carlito", "calibri light"),
    "liberation-sans": ("arial", "liberation sans", "helvetica"),
    "liberation-serif": ("times new roman", "liberation serif", "times"),
}  # fmt: skip
_TABLE_OF = {name: table for table, names in _FAMILIES.items() for name in names}

# The free face that each table of widths was taken from.
_MEASURED_FACES = {
    "cjk-sans": "Noto Sans CJK SC",
    "cjk-serif": "Noto Serif CJK SC",
    "carlito": "Carlito",
    "liberation-sans": "Liberation Sans",
    "liberation-serif": "Liberation Serif",
}

# Which of a run's two typefaces draws a character depends on the program and on the neighbours
# for these, so they are charged a full em.
_FULL_EM = frozenset("“”‘’—…·°±×÷§¨")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The typefaces of a text by family name: `latin` for letters and digits, `ea` for Han."""

    latin: str
    ea: str


def knows_font(name: str) -> bool:
    """Whether there are metrics for the family; others are measured with a cautious stand-in."""
    return name.strip().lower() in _TABLE_OF


def stand_ins() -> dict[str, str]:
    """For each family known here, the free face whose widths stand for its own."""
    return {family: _MEASURED_FACES[table] for family, table in _TABLE_OF.items()}


def text_width(text: str, fonts: Fonts, size: float, bold: bool = False) -> float:
    """Width in pt of one line of `text` set at `size` pt."""
    return size * _width_in_em(text, fonts, bold)


# A text is measured at several sizes, and for its lines as well as for its box.
@lru_cache(maxsize=4096)
def _width_in_em(text: str, fonts: Fonts, bold: bool) -> float:
    widths = char_widths(fonts, bold)
    return sum(map(widths.__getitem__, text)) + HAN_LATIN_GAP * count_gaps(text)


def count_gaps(text: str) -> int:
    """How often Han and Latin meet in the text."""
    if text.isascii():
        return 0
    scripts = text.translate(_SCRIPTS)
    return scripts.count("hl") + scripts.count("lh")


def find_gaps(text: str) -> list[int]:
    """The indexes of the characters before which a Han–Latin gap is added."""
    if text.isascii():
        return []
    return [match.end() - 1 for match in _MEETING.finditer(text.translate(_SCRIPTS))]


class _Scripts(dict[int, str]):
    """For each character h where it is Han, l where it is Latin, else a dot; looked up once."""

    def __missing__(self, code: int) -> str:
        script = "h" if _is_han(code) else "l" if _is_latin(code) else "."
        self[code] = script
        return script


def _is_han(code: int) -> bool:
    return (
        0x2E80 <= code <= 0x303F
        or 0x3041 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or chr(code) in "“”‘’—…"
    )


def _is_latin(code: int) -> bool:
    """Letters of Latin, Greek and Russian, digits, and the marks that stand with them."""
    if code < 0x7F:
        return chr(code).isalnum() or chr(code) in "%$#&@+-/().,:;!?*=<>[]'\""
    return 0xC0 <= code <= 0x24F or 0x370 <= code <= 0x45F


_SCRIPTS = _Scripts()
_MEETING = re.compile("(?<=h)l|(?<=l)h")


class CharWidths(dict[str, float]):
    """Advance width in em of each character, looked up once."""

    def __init__(self, table: dict[int, float]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> float:
        code = ord(char)
        full = char in _FULL_EM or _is_east_asian(code)
        width = 1.0 if full else self._table.get(code, 1.0)
        self[char] = width
        return width


def _is_east_asian(code: int) -> bool:
    """Drawn by the East Asian typeface (ISO/IEC 29500-1 §21.1.2.3, table of font slots)."""
    return (
        0x1100 <= code <= 0x11FF
        or 0x2E80 <= code <= 0xD7FF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or code >= 0x20000
    )


@cache
def char_widths(fonts: Fonts, bold: bool) -> CharWidths:
    """Widths for a pair of typefaces. Without a Latin face of its own, the Chinese one serves."""
    name = (fonts.latin or fonts.ea).strip().lower()
    known = _TABLE_OF.get(name)
    weight = 1 if bold else 0
    return CharWidths(_unpack(_read_tables()[known][weight]) if known else _widest(weight))


# Code point of the first character of a row, and the widths from there in thousandths of an em.
_Runs = list[tuple[int, list[int]]]


@cache
def _read_tables() -> dict[str, tuple[_Runs, _Runs]]:
    """For each face its widths, regular and bold."""
    text = Path(__file__).with_name("widths.json").read_text("utf-8")
    tables: dict[str, tuple[_Runs, _Runs]] = json.loads(text)
    return tables


def _unpack(runs: _Runs) -> dict[int, float]:
    return {first + i: width / 1000 for first, row in runs for i, width in enumerate(row)}


@cache
def _widest(weight: int) -> dict[int, float]:
    """The stand-in for an unknown typeface: for each character the widest of all tables."""
    widest: dict[int, float] = {}
    for faces in _read_tables().values():
        for code, width in _unpack(faces[weight]).items():
            widest[code] = max(width, widest.get(code, 0.0))
    return widest
