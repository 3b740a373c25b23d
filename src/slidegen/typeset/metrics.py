"""How wide text is, from the advance widths of real fonts, whatever fonts this machine has.

Han and full-width marks are one em in every Chinese face; what differs is Latin letters, digits
and a few marks. Widths come from free fonts with the same metrics as those that decks name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from slidegen.typeset.faces import BUILTIN_FACES, Faces, Weight, builtin_face
from slidegen.typeset.families import PREVIEW_FACES, TABLE_OF
from slidegen.typeset.scripts import count_gaps, find_gaps
from slidegen.values import dataclass

__all__ = [
    "HAN_LATIN_GAP", "CharWidths", "Fonts", "char_widths", "face_weight", "find_gaps", "knows_font",
    "stand_ins", "text_width",
]  # fmt: skip

# LibreOffice adds a fifth of the line height, 0.24 em, where Han meets Latin; PowerPoint adds
# nothing that is known. Charging it always keeps the planned lines true in both.
HAN_LATIN_GAP = 0.24

# Which of a run's two typefaces draws a character depends on the program and on the neighbours
# for these, so they are charged a full em.
_FULL_EM = frozenset("“”‘’—…·°±×÷§¨")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The typefaces of a text by family name: `latin` for letters and digits, `ea` for Han.

    `faces` are those known beside the built-in ones (`faces.load_faces`).
    """

    latin: str
    ea: str
    faces: Faces = BUILTIN_FACES


def knows_font(name: str, faces: Faces = BUILTIN_FACES) -> bool:
    """Whether there are metrics for the family; others are measured with a cautious stand-in."""
    return faces.find(name) is not None


def stand_ins() -> dict[str, str]:
    """For each family known here, the free face whose widths stand for its own."""
    return {family: PREVIEW_FACES[table] for family, table in TABLE_OF.items()}


def text_width(text: str, fonts: Fonts, size: float, bold: bool = False) -> float:
    """Width in pt of one line of `text` set at `size` pt."""
    return size * _width_in_em(text, fonts, bold)


# A text is measured at several sizes, and for its lines as well as for its box.
@lru_cache(maxsize=4096)
def _width_in_em(text: str, fonts: Fonts, bold: bool) -> float:
    widths = char_widths(fonts, bold)
    return sum(map(widths.__getitem__, text)) + HAN_LATIN_GAP * count_gaps(text)


class CharWidths(dict[str, float]):
    """Advance width in em of each character, looked up once; `han` that of Chinese characters."""

    def __init__(self, table: Mapping[int, float], han: float = 1.0) -> None:
        super().__init__()
        self._table = table
        self._han = han

    def __missing__(self, char: str) -> float:
        code = ord(char)
        full = char in _FULL_EM or _is_east_asian(code)
        width = self._han if full else self._table.get(code, self._han)
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
    """Widths for a pair of typefaces that no program exceeds.

    Without a Latin face of its own, the Chinese one serves. Signs and arrows are drawn by one face
    or the other, as the program and the neighbours have it: the wider counts.
    """
    latin = face_weight(fonts, fonts.latin or fonts.ea, bold)
    wide = face_weight(fonts, fonts.ea or fonts.latin, bold)
    if latin is wide:
        return CharWidths(latin.widths, wide.han)
    signs = {
        code: max(width, latin.widths.get(code, 0.0))
        for code, width in wide.widths.items()
        if code > 0x2010
    }
    return CharWidths({**latin.widths, **signs}, wide.han)


def face_weight(fonts: Fonts, name: str, bold: bool) -> Weight:
    """The advances of a family in one weight; of an unknown one, the widest of all faces."""
    face = fonts.faces.find(name) or builtin_face("cautious")
    return face.weight(bold)
