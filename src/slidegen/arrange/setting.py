"""Setting the type: how a text stands in its place, and one size a role across the deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import cache
from itertools import accumulate

from slidegen.arrange.blocks import BlockParagraph, BlockSpan, TextBlock
from slidegen.arrange.roles import LADDER, UNIT_FLOOR, Role, RoleLevel, Tone
from slidegen.deck import Colour
from slidegen.template import LevelType, Slot, Template
from slidegen.typeset.fit import (
    FRAME_SAFETY,
    Fit,
    LevelStyle,
    ParagraphText,
    Span,
    count_parted,
    set_text,
)
from slidegen.typeset.linebreak import break_at, break_title
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.units import EMU_PER_PT, Box, points
from slidegen.values import dataclass

# A box that is exactly as wide as its line loses a character to rounding in some programs.
LINE_SAFETY = 0.97
# How much narrower a frame may be to keep numbers whole, in ems of its text.
_NARROWER = (0.4, 0.8, 1.2, 1.6, 2.0)
# Boxes are rounded to whole EMU; what sticks out by less than this, in pt, does not stick out.
_HAIR = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class PlacedText:
    """A text block in the box where it will stand, with the slot that serves it, if any.

    `levels` say how it is set there. `fits` keeps what came of it at each step that was tried, so
    that no text is set twice alike. `narrowing` is the room in EMU that is left free at the right.
    """

    block: TextBlock
    box: Box
    slot: Slot | None
    fonts: Fonts
    levels: tuple[SetLevel, ...]
    fits: dict[int, Fit] = field(default_factory=dict)
    narrowing: int = 0

    @property
    def text_box(self) -> Box:
        """Where text may stand: the slot's box without its insets; own boxes have none."""
        if not self.narrowing and (self.slot is None or not any(self.slot.insets)):
            return self.box
        return self.box.inset(*self.insets)

    @property
    def insets(self) -> tuple[int, int, int, int]:
        """Room in EMU left free at the left, the top, the right and the bottom."""
        left, top, right, bottom = self.slot.insets if self.slot else (0, 0, 0, 0)
        return left, top, right + self.narrowing, bottom


@dataclass(frozen=True, slots=True)
class SetLevel:
    """How one level is set in this block, and what of it the slot already says."""

    sizes: tuple[float, ...]
    pitch: float
    bold: bool
    colour: Colour
    before: float
    margin: int
    indent: int
    bulleted: bool
    mark: Colour
    slot: LevelType | None

    def drawn(self, text: str) -> str:
        """The characters that are seen, one for one: some templates draw capitals throughout."""
        if self.slot is None or not self.slot.caps:
            return text
        return "".join(high if len(high := char.upper()) == 1 else char for char in text)

    @property
    def size(self) -> float:
        """The preferred size, the first of `sizes`."""
        return self.sizes[0]

    def size_at(self, step: int) -> float:
        return self.sizes[step] if step < len(self.sizes) else self.sizes[-1]


Steps = Mapping[str, int]


def place_text(block: TextBlock, box: Box, slot: Slot | None, template: Template) -> PlacedText:
    """The text in its box, with the type that the slot or else its role gives it."""
    fonts, levels = _fonts(block, slot, template), _levels(block, slot, template)
    return PlacedText(block, box, slot, fonts, levels)


def choose_sizes(texts: Iterable[PlacedText]) -> Steps:
    """For each group of texts the first step of sizes at which all of them fit."""
    steps: dict[str, int] = {}
    for text in texts:
        group = group_of(text)
        steps[group] = first_step(text, steps.get(group, 0))
    return steps


def group_of(text: PlacedText) -> str:
    """Texts of one role that begin at the same size step down together."""
    if text.block.group:
        return text.block.group
    size = text.slot.levels[0].size if text.slot and text.slot.levels else 0
    return f"{text.block.role.name}/{size if text.block.role.template_first else 0}"


def first_step(text: PlacedText, start: int = 0) -> int:
    """The first step from `start` on at which the text fits, else the last one."""
    if not start and not set_at(text, 0).excess:
        return 0
    last = last_step(text)
    for step in range(start, last + 1):
        if not set_at(text, step).excess:
            return step
    return max(start, last)


def fits(text: PlacedText) -> bool:
    """Whether the text fits its box at its smallest size.

    Most fit at the size they are asked at first, and that is asked again when sizes are chosen.
    """
    return not set_at(text, 0).excess or not set_at(text, last_step(text)).excess


def fitting_size(paragraph: BlockParagraph, role: Role, width: float, template: Template) -> float:
    """The largest of a role's sizes in pt at which the paragraph takes one line of `width` pt."""
    level, theme = role.levels[0], template.theme
    fonts = Fonts(theme.minor_latin, theme.minor_ea, template.faces)
    sizes = _sizes(level.size, level.floor)
    for size in sizes:
        widths = (
            text_width(span.text, fonts, run_size(span, size), level.bold)
            for span in paragraph.spans
        )
        if sum(widths) <= width / FRAME_SAFETY:
            return size
    return sizes[-1]


def least_height(text: PlacedText, paragraphs: tuple[BlockParagraph, ...]) -> float:
    """Height in pt of other paragraphs in this place, at the smallest size."""
    other = replace(text, block=replace(text.block, paragraphs=paragraphs), fits={})
    return set_at(other, last_step(text)).height


def keep_numbers_whole(text: PlacedText, step: int) -> PlacedText:
    """The text in a frame that is a little narrower, if fewer numbers are parted from their units.

    Body text has no breaks of ours, so its width is all that moves the ends of its lines.
    """
    fit = set_at(text, step)
    if text.block.balanced or fit.excess or all(len(lines) == 1 for lines in fit.lines):
        return text
    best, fewest = text, _count_parted(text, step)
    for share in _NARROWER:
        if not fewest:
            break
        size = text.levels[0].size_at(step)
        narrower = replace(text, narrowing=points(share * size), fits={})
        parted = _count_parted(narrower, step)
        if parted < fewest and not set_at(narrower, step).excess:
            best, fewest = narrower, parted
    return best


def _count_parted(text: PlacedText, step: int) -> int:
    styles = styles_at(text.levels, step)
    paragraphs = paragraph_texts(text, styles)
    return count_parted(paragraphs, styles, text.fonts, text.text_box.width_pt)


def _levels(block: TextBlock, slot: Slot | None, template: Template) -> tuple[SetLevel, ...]:
    role = block.role
    used = max((paragraph.level for paragraph in block.paragraphs), default=0)
    found = []
    for index in range(used + 1):
        wanted = role.levels[min(index, len(role.levels) - 1)]
        own = slot.levels[min(index, len(slot.levels) - 1)] if slot and slot.levels else None
        found.append(_level(wanted, own, role.template_first, template))
    return tuple(found)


def _level(
    wanted: RoleLevel, own: LevelType | None, template_first: bool, template: Template
) -> SetLevel:
    colour = tone_colour(wanted.tone, template)
    if own is None:
        hanging = points(wanted.hanging)
        return SetLevel(
            _sizes(wanted.size, wanted.floor),
            wanted.size * wanted.pitch,
            wanted.bold,
            colour,
            wanted.before,
            hanging + points(wanted.margin),
            -hanging,
            bool(wanted.hanging),
            template.palette.highlight,
            None,
        )
    pitch = own.pitch if own.pitch is not None else own.size * 1.2 * own.pitch_ratio
    if template_first:
        return SetLevel(
            _sizes(own.size, min(wanted.floor, own.size)),
            pitch,
            own.bold,
            own.colour or colour,
            own.before,
            own.margin,
            own.indent,
            own.bulleted,
            template.palette.highlight,
            own,
        )
    size = min(wanted.size, own.size) if own.size >= wanted.floor else wanted.size
    same = size == own.size
    return SetLevel(
        _sizes(size, wanted.floor),
        pitch if same else size * wanted.pitch,
        wanted.bold,
        colour,
        own.before if same else wanted.before,
        points(wanted.hanging + wanted.margin),
        -points(wanted.hanging),
        bool(wanted.hanging),
        template.palette.highlight,
        own,
    )


def tone_colour(tone: Tone, template: Template) -> Colour:
    palette = template.palette
    return {
        "text": palette.text,
        "strong": palette.strong,
        "highlight": palette.highlight,
        "secondary": palette.secondary,
        "ground": palette.ground,
    }[tone]


@cache
def _sizes(size: float, floor: float) -> tuple[float, ...]:
    """A level's size and the smaller ones down to its floor."""
    return (size, *(smaller for smaller in LADDER if floor <= smaller < size))


def last_step(text: PlacedText) -> int:
    """The step of the smallest sizes."""
    return max(len(level.sizes) for level in text.levels) - 1


def before_at(level: SetLevel, size: float) -> float:
    """Space before a paragraph in pt: it closes up faster than the type, which is read."""
    return round(level.before * (size / level.size) ** 3, 1)


def styles_at(levels: tuple[SetLevel, ...], step: int) -> tuple[LevelStyle, ...]:
    """How each level is set at a step."""
    styles = []
    for level in levels:
        size = level.size_at(step)
        styles.append(
            LevelStyle(
                size=size,
                pitch=level.pitch * size / level.size,
                bold=level.bold,
                before=before_at(level, size),
                margin=level.margin / EMU_PER_PT,
                indent=level.indent / EMU_PER_PT,
            )
        )
    return tuple(styles)


def _fonts(block: TextBlock, slot: Slot | None, template: Template) -> Fonts:
    levels = slot.levels if slot else ()
    if levels:
        return Fonts(levels[0].latin, levels[0].ea, template.faces)
    theme = template.theme
    if block.role.face == "major":
        return Fonts(theme.major_latin, theme.major_ea, template.faces)
    return Fonts(theme.minor_latin, theme.minor_ea, template.faces)


def set_at(text: PlacedText, step: int) -> Fit:
    """The text as set at one step of its sizes."""
    if step not in text.fits:
        styles = styles_at(text.levels, step)
        fit = _set_balanced(text, styles) if text.block.balanced else _set_plain(text, styles)
        excess = _excess(text, fit, styles[0].pitch)
        text.fits[step] = Fit(step, fit.lines, fit.height, excess, fit.too_wide)
    return text.fits[step]


def _excess(text: PlacedText, fit: Fit, pitch: float) -> float:
    """By how many pt the text is too high; a word wider than the frame counts as over."""
    if text.block.one_line and any(len(lines) > 1 for lines in fit.lines):
        return max(1.0, fit.height - pitch)
    over = max(0.0, fit.height - text.text_box.height_pt - _HAIR)
    return max(over, 1.0) if fit.too_wide else over


def _set_plain(text: PlacedText, styles: tuple[LevelStyle, ...]) -> Fit:
    paragraphs = paragraph_texts(text, styles)
    return set_text(paragraphs, styles, text.fonts, text.text_box.width_pt)


def _set_balanced(text: PlacedText, styles: tuple[LevelStyle, ...]) -> Fit:
    """Each paragraph broken by sense; what is emphasised is measured bold with the rest."""
    box, fonts, lines, height, too_wide = text.text_box, text.fonts, [], 0.0, ""
    for number, paragraph in enumerate(text.block.paragraphs):
        style = styles[paragraph.level]
        bold = style.bold or any(span.bold for span in paragraph.spans)
        width = box.width_pt * LINE_SAFETY
        drawn = text.levels[paragraph.level].drawn(paragraph.text)
        broken = break_title(drawn, fonts, style.size, width, bold=bold)
        lines.append(broken)
        height += len(broken) * style.pitch + (style.before if number else 0.0)
        if _is_cut(drawn, broken):
            too_wide = drawn
    return Fit(0, tuple(lines), height, 0.0, too_wide)


def _is_cut(text: str, lines: tuple[str, ...]) -> bool:
    """Whether a line ends inside a word, which was wider than the frame."""
    if "\n" in text:
        return False
    ends = accumulate(map(len, lines))
    return any(not break_at(text, end) for end in ends if end < len(text))


def paragraph_texts(text: PlacedText, styles: tuple[LevelStyle, ...]) -> list[ParagraphText]:
    """The paragraphs with the look of their characters, as the typesetting takes them."""
    found = []
    for paragraph in text.block.paragraphs:
        size, level = styles[paragraph.level].size, text.levels[paragraph.level]
        spans = (
            Span(level.drawn(s.text), s.bold, run_size(s, size) / size) for s in paragraph.spans
        )
        found.append(ParagraphText(tuple(spans), paragraph.level))
    return found


def run_size(span: BlockSpan, size: float) -> float:
    """Size in pt of a span in text of `size` pt; a unit beside its number stays readable."""
    if span.scale >= 1.0:
        return round(size * span.scale, 1)
    return round(max(size * span.scale, min(size, UNIT_FLOOR)), 1)
