"""Text and style and box in, lines and size out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidegen.typeset.linebreak import break_at, break_lines, measure_chars
from slidegen.typeset.metrics import HAN_LATIN_GAP, Fonts, count_gaps, text_width
from slidegen.values import dataclass

# Programs round advances and break a little earlier than the sum of the widths says.
FRAME_SAFETY = 1.02


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
        largest = max((span.scale for span in paragraph.spans), default=1.0)
        height += len(lines) * level.pitch * max(1.0, largest)
        height += level.before if index else 0.0
        too_wide = too_wide or (max(lines, key=len) if cut else "")
        found.append(lines)
    return Fit(0, tuple(found), height, 0.0, too_wide)


def _set_paragraph(
    paragraph: ParagraphText, level: LevelStyle, fonts: Fonts, width: float
) -> tuple[tuple[str, ...], bool]:
    rest = (width - level.margin) / FRAME_SAFETY
    first = rest - max(0.0, level.indent)
    spans = paragraph.spans
    if len(spans) == 1:
        span = spans[0]
        bold = level.bold if span.bold is None else span.bold
        size = level.size * span.scale
        if text_width(span.text, fonts, size, bold) <= first:
            return (span.text,), False
        return break_lines(span.text, measure_chars(span.text, fonts, size, bold), first, rest)
    text = "".join(span.text for span in spans)
    return break_lines(text, _span_widths(spans, text, level, fonts), first, rest)


def measure_paragraph(paragraph: ParagraphText, level: LevelStyle, fonts: Fonts) -> list[float]:
    """Advance in pt of each character, with the gap before it where Han and Latin meet."""
    text = "".join(span.text for span in paragraph.spans)
    return _span_widths(paragraph.spans, text, level, fonts)


def widest_word(paragraph: ParagraphText, level: LevelStyle, fonts: Fonts) -> tuple[str, float]:
    """The piece between two places where a line may end that is widest, and its width in pt."""
    text = "".join(span.text for span in paragraph.spans)
    widths = measure_paragraph(paragraph, level, fonts)
    ends = [*(i for i in range(1, len(text)) if break_at(text, i)), len(text)]
    pieces = [(sum(widths[a:b]), text[a:b]) for a, b in zip((0, *ends), ends, strict=False)]
    width, word = max(pieces, default=(0.0, ""))
    return word.strip(), width


def _span_widths(
    spans: tuple[Span, ...], text: str, level: LevelStyle, fonts: Fonts
) -> list[float]:
    """Advances over all spans; a gap between two spans is charged at the larger size."""
    widths: list[float] = []
    before = 0.0
    for span in spans:
        bold = level.bold if span.bold is None else span.bold
        size = level.size * span.scale
        part = measure_chars(span.text, fonts, size, bold)
        if widths and part and count_gaps(text[len(widths) - 1 : len(widths) + 1]):
            part[0] += HAN_LATIN_GAP * max(before, size)
        widths += part
        before = size
    return widths
