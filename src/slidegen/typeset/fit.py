"""Text and style and box in, lines and size out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from slidegen.typeset.linebreak import find_breaks
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.typeset.profiles import (
    FRAME_SAFETY,
    LIBREOFFICE,
    POWERPOINT,
    Stretch,
    lines_under,
    measure_stretches,
    plan_lines,
)
from slidegen.typeset.sense import parts_number
from slidegen.values import dataclass

__all__ = [
    "FRAME_SAFETY", "Fit", "LevelStyle", "ParagraphText", "Span", "TextStyle", "count_parted",
    "fit_text", "measure_paragraph", "set_text", "widest_word",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one look; `scale` is relative to the level's size, `bold` None the level's."""

    text: str
    bold: bool | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class ParagraphText:
    spans: tuple[Span, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """All pt: size, exact line pitch, space before, left margin, indent of the first line."""

    size: float
    pitch: float
    bold: bool = False
    before: float = 0.0
    margin: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """`steps` go from the preferred sizes to the smallest; each has every level."""

    fonts: Fonts
    steps: tuple[tuple[LevelStyle, ...], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Text as set: the step taken, the lines of each paragraph, the height in pt.

    `excess` is by how many pt the height is over (0: it fits); `too_wide` is a word that is
    wider than the frame, or empty.
    """

    step: int
    lines: tuple[tuple[str, ...], ...]
    height: float
    excess: float
    too_wide: str


def fit_text(
    paragraphs: Sequence[ParagraphText], style: TextStyle, width: float, height: float
) -> Fit:
    """The text at the first step at which it fits `width` × `height` pt, else at the last."""
    fit = Fit(0, (), 0.0, 0.0, "")
    for step, levels in enumerate(style.steps):
        fit = set_text(paragraphs, levels, style.fonts, width)
        fit = replace(fit, step=step, excess=max(0.0, fit.height - height))
        if not fit.excess and not fit.too_wide:
            break
    return fit


def set_text(
    paragraphs: Sequence[ParagraphText],
    levels: tuple[LevelStyle, ...],
    fonts: Fonts,
    width: float,
) -> Fit:
    """The text's lines in a frame `width` pt wide. Space before the first paragraph is dropped."""
    height, too_wide = 0.0, ""
    found: list[tuple[str, ...]] = []
    for index, paragraph in enumerate(paragraphs):
        level = levels[min(paragraph.level, len(levels) - 1)]
        lines, cut = _set_paragraph(paragraph, level, fonts, width)
        spans = paragraph.spans
        largest = spans[0].scale if len(spans) == 1 else max([1.0, *(s.scale for s in spans)])
        height += len(lines) * level.pitch * (largest if largest > 1.0 else 1.0)
        height += level.before if index else 0.0
        too_wide = too_wide or (max(lines, key=len) if cut else "")
        found.append(lines)
    return Fit(0, tuple(found), height, 0.0, too_wide)


def _set_paragraph(
    paragraph: ParagraphText, level: LevelStyle, fonts: Fonts, width: float
) -> tuple[tuple[str, ...], bool]:
    rest = width - level.margin
    first = rest - max(0.0, level.indent)
    stretches = _stretches(paragraph, level)
    if len(stretches) == 1:
        only = stretches[0]
        if text_width(only.text, fonts, only.size, only.bold) <= first / FRAME_SAFETY:
            return (only.text,), False
    planned = plan_lines(stretches, fonts, first, rest)
    return planned.lines, planned.cut


def count_parted(
    paragraphs: Sequence[ParagraphText],
    levels: tuple[LevelStyle, ...],
    fonts: Fonts,
    width: float,
) -> int:
    """How many line ends part a number from its unit, in PowerPoint and LibreOffice together."""
    found = 0
    for paragraph in paragraphs:
        level = levels[min(paragraph.level, len(levels) - 1)]
        stretches, rest = _stretches(paragraph, level), width - level.margin
        text = "".join(stretch.text for stretch in stretches)
        for profile in (POWERPOINT, LIBREOFFICE):
            lines = lines_under(profile, stretches, fonts, rest - max(0.0, level.indent), rest)
            ends = accumulate(map(len, lines[:-1]))
            found += sum(parts_number(text, end) for end in ends)
    return found


def _stretches(paragraph: ParagraphText, level: LevelStyle) -> list[Stretch]:
    return [
        Stretch(span.text, level.size * span.scale, level.bold if span.bold is None else span.bold)
        for span in paragraph.spans
    ]


def measure_paragraph(paragraph: ParagraphText, level: LevelStyle, fonts: Fonts) -> list[float]:
    """Advance in pt of each character, with the gap before it where Han and Latin meet."""
    return measure_stretches(_stretches(paragraph, level), fonts)


def widest_word(paragraph: ParagraphText, level: LevelStyle, fonts: Fonts) -> tuple[str, float]:
    """The piece between two places where a line may end that is widest, and its width in pt."""
    text = "".join(span.text for span in paragraph.spans)
    widths = measure_paragraph(paragraph, level, fonts)
    ends = [*find_breaks(text), len(text)]
    pieces = [(sum(widths[a:b]), text[a:b]) for a, b in zip((0, *ends), ends, strict=False)]
    width, word = max(pieces, default=(0.0, ""))
    return word.strip(), width
