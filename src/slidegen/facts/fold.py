"""A text made easy to search: one width of letters, nothing invisible, offsets kept."""

from __future__ import annotations

from collections.abc import Sequence

from slidegen.patterns import regex
from slidegen.values import dataclass

# Full-width ASCII to ASCII, except the comma: ， between numbers is Chinese punctuation, and a
# thousands separator only between full-width digits.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_SIGNS: dict[int, str] = {
    0x3000: " ",
    0x00A0: " ",
    0x2009: " ",
    0x202F: " ",
    0x2212: "-",
    0xFE63: "-",
    0x2010: "-",
    0x2011: "-",
    0xFE6A: "%",
    0xFFE5: "¥",
    0xFFE1: "£",
    0x301C: "~",
    0x223C: "~",
    0x25CB: "〇",  # U+25CB is what older texts type for a nought in numerals
    0x3007: "〇",
    0x5169: "两",
}
_FOLD: dict[int, int | str] = {**_WIDTHS, **_SIGNS}
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_INVISIBLE = regex(f"[{_UNSEEN}]")
_TO_FOLD = regex(f"[{_UNSEEN}！-＋－-～{''.join(map(chr, _SIGNS))}]")
_WIDE_THOUSANDS = regex("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; `offsets` gives the original offset of each character, if they differ."""

    text: str
    offsets: Sequence[int] | None

    def start(self, index: int) -> int:
        return index if self.offsets is None else self.offsets[index]

    def end(self, index: int) -> int:
        return index if self.offsets is None else self.offsets[index - 1] + 1


def fold_text(text: str) -> Folded:
    """The text with full-width forms halved and zero-width characters taken out."""
    if _TO_FOLD.search(text) is None:
        return Folded(text, None)
    narrow = _WIDE_THOUSANDS.sub(",", text).translate(_FOLD)
    if _INVISIBLE.search(narrow) is None:
        return Folded(narrow, None)
    kept = [index for index, char in enumerate(narrow) if not _INVISIBLE.match(char)]
    return Folded("".join(narrow[index] for index in kept), kept)
