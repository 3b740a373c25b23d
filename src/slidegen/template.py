"""A template as the planner and the arranger see it: template layouts, slots, theme.

Nothing here knows python-pptx. Slots are found by what they are and where they lie, never by the
name or number that somebody gave them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from slidegen.deck import Colour, SlotKind, ThemeSlot
from slidegen.units import Box

SlotRole = Literal["content", "tag", "source", "footer"]


@dataclass(frozen=True, slots=True)
class LevelType:
    """How a slot sets one level of text, after inheritance from layout, master and presentation.

    `size` in pt; `pitch` is the exact line pitch in pt, or None where the template gives per cent
    (then `pitch_ratio` × 1.2 × size is drawn); `before` and `after` in pt; `margin` and `indent` in EMU.
    """

    size: float
    bold: bool
    colour: Colour | None
    align: Literal["l", "ctr", "r"]
    pitch: float | None
    pitch_ratio: float
    before: float
    after: float
    margin: int
    indent: int
    bulleted: bool
    latin: str
    ea: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a template layout. `insets` are left, top, right, bottom in EMU."""

    kind: SlotKind
    idx: int
    box: Box
    insets: tuple[int, int, int, int]
    anchor: Literal["t", "ctr", "b"]
    levels: tuple[LevelType, ...]
    role: SlotRole = "content"
    vertical: bool = False

    @property
    def text_box(self) -> Box:
        """The part of the box that text may use."""
        return self.box.inset(*self.insets)


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A `p:sldLayout`: `part` is its part name; `ground` is the colour behind the text (RRGGBB)."""

    part: str
    name: str
    slots: tuple[Slot, ...]
    ground: str

    def of_kind(self, *kinds: SlotKind) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind in kinds and slot.role == "content")

    @property
    def title(self) -> Slot | None:
        found = self.of_kind("title", "ctrTitle")
        return found[0] if found else None

    def with_role(self, role: SlotRole) -> Slot | None:
        return next((slot for slot in self.slots if slot.role == role), None)


@dataclass(frozen=True, slots=True)
class Theme:
    """Resolved theme: RRGGBB behind each slot (through the master's colour map), typeface names."""

    colours: Mapping[ThemeSlot, str]
    major_latin: str
    major_ea: str
    minor_latin: str
    minor_ea: str


@dataclass(frozen=True, slots=True)
class Palette:
    """What each colour is for, chosen so that contrast holds on this template's ground.

    `text` body; `strong` titles of blocks and ordinary big numbers; `highlight` the one thing
    that matters; `muted` bars beside the highlighted one; `secondary` small grey text and axes;
    `hairline` thin rules; `track` the empty part of a progress bar; `series` chart colours in order.
    """

    text: Colour
    strong: Colour
    highlight: Colour
    muted: Colour
    secondary: Colour
    hairline: Colour
    rule: Colour
    track: Colour
    ground: Colour
    series: tuple[Colour, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A template read. `content` is the free area under the title, `file` what messages call it.

    `warned_fonts` are typefaces of the theme without metrics, measured with a stand-in.
    """

    file: str
    width: int
    height: int
    layouts: tuple[TemplateLayout, ...]
    theme: Theme
    palette: Palette
    content: Box


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """A place that the arranger would like to fill: a role of its own, kinds that would do, a box."""

    key: str
    kinds: tuple[SlotKind, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class LayoutMatch:
    """A template layout that suits, and which slot serves which wanted place (by its key).

    Wanted places that found no slot are absent from `slots`; they become text boxes.
    """

    layout: TemplateLayout
    slots: Mapping[str, Slot]
