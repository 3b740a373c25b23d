"""What each program does where a line is full, and the lines that it would make of a text.

Nothing in a file makes PowerPoint and LibreOffice break alike. So lines are planned by a rule that
is stricter than PowerPoint's, with the widest measure, and a frame gets the room of the program
that needs most. Measured: docs/powerpoint/line-breaking.md. Neither program compresses marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slidegen.typeset.libreoffice import Setting, break_as_libreoffice
from slidegen.typeset.linebreak import break_lines, fit_first, is_wide
from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, char_widths
from slidegen.typeset.scripts import find_gaps
from slidegen.values import dataclass

# Programs round advances and break a little earlier than the sum of the widths says.
FRAME_SAFETY = 1.02


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one size in pt and one weight; a paragraph is one or more of them."""

    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """How a program breaks lines.

    PowerPoint's rule: a line may end after a space, a hyphen or a dash, and beside East Asian
    characters unless the next is in `never_first` or the last in `never_last`. `hanging` are
    marks of which one may stand outside the frame. No gap where Han and Latin meet is known of.
    A profile that says `libreoffice` follows that program's own way instead.
    """

    name: str
    never_first: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    libreoffice: bool = False

    def without_hanging(self) -> Profile:
        """The same program where the paragraph says `hangingPunct="0"`."""
        return replace(self, hanging=frozenset())


# Windows; its lists were found with Japanese text, and hang where nothing else is said.
POWERPOINT = Profile(
    "PowerPoint",
    never_first=frozenset(
        "!%),.:;?]}’”‰′″℃、。々〉》」』】〕〗〞゛゜ゝゞ・ヽヾー！％），．：；？］｝｡｣､･ﾞﾟ"
    ),
    never_last=frozenset("$([\\{‘“〈《「『【〔＄（［｛￡￥"),
    hanging=frozenset(",.、。，．"),
)
# The cautious variant: the list of ECMA-376 Part 1 §17.3.1.16 for Simplified Chinese.
POWERPOINT_ZH = Profile(
    "PowerPoint zh-CN",
    never_first=frozenset(
        "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    ),
    never_last=frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"),
)
# 7.4. Marks hang only where the paragraph says so.
LIBREOFFICE = Profile("LibreOffice", libreoffice=True)

PROFILES = (POWERPOINT, POWERPOINT_ZH, LIBREOFFICE)


def lines_under(
    profile: Profile,
    stretches: Sequence[Stretch],
    fonts: Fonts,
    first: float,
    rest: float | None = None,
) -> tuple[str, ...]:
    """The lines that a program makes of a paragraph in a frame `first` pt wide.

    `rest` is the width of the lines after the first. Joined, the lines are the text.
    """
    rest = first if rest is None else rest
    if profile.libreoffice:
        settings = tuple(Setting(each.text, each.size, each.bold) for each in stretches)
        return break_as_libreoffice(settings, fonts, first, rest, bool(profile.hanging))
    text = "".join(stretch.text for stretch in stretches)
    widths = measure_stretches(stretches, fonts, {})
    breaks = [i for i in range(1, len(text)) if _may_end(profile, text[i - 1], text[i])]
    return fit_first(text, widths, first, rest, breaks, hanging=profile.hanging)[0]


def _may_end(profile: Profile, before: str, after: str) -> bool:
    if before in "\u00a0\u2011" or after in "\u00a0\u2011":
        return False
    if before == " ":
        return after != " "
    if after == " ":
        return False
    if before in "-–—\u00ad":
        return True
    if not (is_wide(before) or is_wide(after)):
        return False
    return after not in profile.never_first and before not in profile.never_last


def measure_stretches(
    stretches: Sequence[Stretch], fonts: Fonts, gaps: Mapping[int, float] | None = None
) -> list[float]:
    """Advance in pt of each character, with the gap before it where Han and Latin meet."""
    widths = [
        advance
        for stretch in stretches
        for table, size in ((char_widths(fonts, stretch.bold), stretch.size),)
        for advance in (table[char] * size for char in stretch.text)
    ]
    for index, gap in (gaps_of(stretches) if gaps is None else gaps).items():
        widths[index] += gap
    return widths


def gaps_of(stretches: Sequence[Stretch]) -> dict[int, float]:
    """The gap in pt before each character at which Han and Latin meet; of two sizes the larger."""
    text = "".join(stretch.text for stretch in stretches)
    sizes = [stretch.size for stretch in stretches for _ in stretch.text]
    return {i: HAN_LATIN_GAP * max(sizes[i - 1], sizes[i]) for i in find_gaps(text)}


@dataclass(frozen=True, slots=True)
class Planned:
    """A paragraph's lines, those of the program that needs most; `cut`: a word is too wide.

    `by` names that program, or is empty where our own rule needs as many as any.
    """

    lines: tuple[str, ...]
    cut: bool
    by: str = ""


def plan_lines(
    stretches: Sequence[Stretch], fonts: Fonts, first: float, rest: float | None = None
) -> Planned:
    """The lines for which a frame `first` pt wide (`rest` after the first line) needs room.

    PowerPoint never needs more lines than our rule, which allows fewer places and charges more
    width (a test holds that). LibreOffice can: it walks back into a number when a mark does not
    fit, and charges the gap at a line's end.
    """
    rest = first if rest is None else rest
    text = "".join(stretch.text for stretch in stretches)
    gaps = gaps_of(stretches)
    widths = measure_stretches(stretches, fonts, gaps)
    lines, cut = break_lines(text, widths, first / FRAME_SAFETY, rest / FRAME_SAFETY, gaps)
    if len(lines) == 1:
        return Planned(lines, cut)
    drawn = lines_under(LIBREOFFICE, stretches, fonts, first, rest)
    if len(drawn) > len(lines):
        return Planned(drawn, cut, LIBREOFFICE.name)
    return Planned(lines, cut)
