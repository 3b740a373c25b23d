"""A template as the planner and the arranger see it: template layouts, slots, theme.

Nothing here knows python-pptx. Slots are found by what they are and where they lie, never by the
name or number that somebody gave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from slidegen.deck import Colour, SlotKind, ThemeSlot
from slidegen.typeset.faces import BUILTIN_FACES, Faces
from slidegen.units import Box
from slidegen.values import dataclass

SlotRole = Literal["content", "tag", "source", "footer"]


@dataclass(frozen=True, slots=True)
class LevelType:
    """How a slot sets one level of text, after inheritance from layout, master and presentation.

    `size` in pt; `pitch` is the exact line pitch in pt, or None where the template gives per cent
    (then `pitch_ratio` × 1.2 × size is drawn); `before` and `after` in pt; `margin` and `indent`
    in EMU. `colour` None is one that no theme reference says.
    `caps`: Latin letters are drawn as capitals.
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
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a template layout. `insets` are left, top, right, bottom in EMU.

    `states_type` says whether the layout itself says how large text is, not only the master.
    `line` is the one line that it asks for in words, `""` for any: `author`, `occasion`, `date`,
    `subtitle` or `number` of a cover or a chapter's page.
    """

    kind: SlotKind
    idx: int
    box: Box
    insets: tuple[int, int, int, int]
    anchor: Literal["t", "ctr", "b"]
    levels: tuple[LevelType, ...]
    role: SlotRole = "content"
    vertical: bool = False
    states_type: bool = True
    line: str = ""

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
    `hairline` thin rules; `track` the empty part of a progress bar; `series` chart colours in
    order.
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


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A template read. `content` is the free area under the title, `file` what messages call it.

    `faces` are the typefaces whose widths are known beside the built-in ones.

    Two readings are two templates: equality is identity, so that a template can be a key.
    """

    file: str
    width: int
    height: int
    layouts: tuple[TemplateLayout, ...]
    theme: Theme
    palette: Palette
    content: Box
    faces: Faces = BUILTIN_FACES


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """A place that the arranger would like to fill: its key, kinds by preference, a box."""

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


# What a layout is charged for, in units of "a wanted place found no slot". A title that stays
# without its slot is missed by outlines and screen readers; the centred title of a cover means a
# cover; a layout with a picture is nothing without one.
_NO_TITLE = 3.0
_OTHER_KIND = 0.1
_OTHER_TITLE = 2.5
_FAR_TITLE = 2.0
_COVERED_TITLE = 3.0
_LEFT_OVER = 0.05
_EMPTY_PICTURE = 2.0
_OTHER_GROUND = 0.3
# A slot is near a place if its edges are, by this share of the page or of the place's own size.
# Across, a little is much: columns and the rules between them would no longer agree.
_NEAR_ON_PAGE = 0.015
_NEAR_ACROSS = 0.06
_NEAR_DOWN = 0.12
# Subtitles mean the same wherever a template puts them.
_NEAR_SUBTITLE = 0.25
_LARGEST_SUBTITLE = 3.0
# Farther up or down the page than this, a title slot belongs to another kind of slide.
_NEAR_TITLE = 0.25
# The title of a content slide ends in the upper part of the page.
_TITLE_ENDS = 0.45
# A heading may take this much of the top of a chart's slot.
_CARVED = 0.15

_TITLES: tuple[SlotKind, ...] = ("title", "ctrTitle")
_GRAPHICS: tuple[SlotKind, ...] = ("chart", "tbl")


def choose_layout(template: Template, wanted: Sequence[WantedSlot]) -> LayoutMatch:
    """The template layout whose slots are of the wanted kinds and nearest to the wanted places.

    Names and numbers play no part. A slot much larger, smaller or elsewhere is none, and neither is
    one that another wanted place would lie on. Of equally good layouts the first is taken.
    """
    return _choose(template, tuple(wanted))


def title_only_layout(template: Template) -> TemplateLayout:
    """The layout to put a slide on that no layout is made for: a title on top and little else."""
    return find_title_only(template.layouts, Box(0, 0, template.width, template.height))


def find_title_only(layouts: Iterable[TemplateLayout], page: Box) -> TemplateLayout:
    """A title in the upper part of the page and the fewest slots; else the emptiest without one."""
    return min(layouts, key=lambda layout: _charge_title_only(layout, page))


def _charge_title_only(layout: TemplateLayout, page: Box) -> tuple[int, int, int]:
    title = layout.title
    others = sum(slot.role == "content" for slot in layout.slots) - (title is not None)
    if title is None:
        return 1, others, 0
    usable = (
        not title.vertical
        and title.box.bottom <= page.height * _TITLE_ENDS
        and 2 * title.box.width >= page.width
    )
    footers = sum(slot.role == "footer" for slot in layout.slots)
    return 0 if usable and title.kind == "title" else 2, others, -footers


# A deck has as many different demands as it has layouts, not as slides.
@lru_cache(maxsize=256)
def _choose(template: Template, wanted: tuple[WantedSlot, ...]) -> LayoutMatch:
    page = Box(0, 0, template.width, template.height)
    usual = find_title_only(template.layouts, page).ground
    best: tuple[float, LayoutMatch] | None = None
    for layout in template.layouts:
        slots = _assign(layout, wanted, page)
        charge = _charge(layout, wanted, slots, page)
        if layout.ground != usual and len(slots) < len(wanted):
            charge += _OTHER_GROUND
        if best is None or charge < best[0]:
            best = charge, LayoutMatch(layout, slots)
    assert best is not None, "a template has layouts"
    return best[1]


def _assign(layout: TemplateLayout, wanted: Sequence[WantedSlot], page: Box) -> dict[str, Slot]:
    """The slot for each wanted place that has one near it, the best fits first."""
    fits = sorted(
        (
            (_misfit(place, slot, page), number, index, place, slot)
            for number, place in enumerate(wanted)
            for index, slot in enumerate(layout.slots)
            if _may_serve(place, slot, page)
        ),
        key=lambda fit: fit[:3],
    )
    found: dict[str, Slot] = {}
    taken: set[int] = set()
    for _, _, index, place, slot in fits:
        if place.key not in found and index not in taken:
            found[place.key] = slot
            taken.add(index)
    return _release(found, wanted)


def _may_serve(place: WantedSlot, slot: Slot, page: Box) -> bool:
    if slot.kind not in place.kinds or slot.role != "content" or slot.vertical:
        return False
    if slot.kind in _TITLES:
        return True
    if slot.line and slot.line == place.key:
        return True
    box, want = slot.box, place.box
    if "subTitle" in place.kinds and slot.kind != "obj":
        area, wanted_area = box.width * box.height, want.width * want.height
        return (
            _shift(want, box, page) <= _NEAR_SUBTITLE
            and area <= wanted_area * _LARGEST_SUBTITLE
            and wanted_area <= area * _LARGEST_SUBTITLE
        )
    across = max(page.width * _NEAR_ON_PAGE, want.width * _NEAR_ACROSS)
    down = max(page.height * _NEAR_ON_PAGE, want.height * _NEAR_DOWN)
    carved = box.height * _CARVED if place.kinds[0] in _GRAPHICS else 0.0
    return (
        abs(box.x - want.x) <= across
        and abs(box.right - want.right) <= across
        and -down <= want.y - box.y <= down + carved
        and abs(box.bottom - want.bottom) <= down
    )


def _misfit(place: WantedSlot, slot: Slot, page: Box) -> float:
    kind = place.kinds.index(slot.kind)
    if slot.line and slot.line == place.key:
        return kind * _OTHER_KIND
    shift = _shift(place.box, slot.box, page)
    if slot.kind not in _TITLES:
        return shift + kind * _OTHER_KIND
    far = abs(slot.box.y - place.box.y) > page.height * _NEAR_TITLE
    return shift + kind * _OTHER_TITLE + far * _FAR_TITLE


def _shift(first: Box, second: Box, page: Box) -> float:
    """The largest distance between two edges, as a share of the page."""
    return max(
        abs(first.x - second.x) / page.width,
        abs(first.right - second.right) / page.width,
        abs(first.y - second.y) / page.height,
        abs(first.bottom - second.bottom) / page.height,
    )


def _release(found: dict[str, Slot], wanted: Sequence[WantedSlot]) -> dict[str, Slot]:
    """Without the slots that a place without one would lie on, until none is left of those."""
    while True:
        loose = [place.box for place in wanted if place.key not in found]
        lain_on = {
            place.key
            for place in wanted
            if place.key in found
            and found[place.key].kind not in _TITLES
            and any(_lies_on(box, place, found[place.key].box) for box in loose)
        }
        if not lain_on:
            return found
        found = {key: slot for key, slot in found.items() if key not in lain_on}


def _lies_on(box: Box, place: WantedSlot, slot: Box) -> bool:
    if not box.overlaps(slot):
        return False
    heading = place.kinds[0] in _GRAPHICS and box.bottom <= slot.y + slot.height * _CARVED
    return not heading


def _charge(
    layout: TemplateLayout, wanted: Sequence[WantedSlot], found: Mapping[str, Slot], page: Box
) -> float:
    charge = 0.0
    for place in wanted:
        slot = found.get(place.key)
        if slot is not None:
            charge += _misfit(place, slot, page)
        else:
            charge += _NO_TITLE if place.kinds[0] in _TITLES else 1.0
    charge += _covered_title(wanted, found)
    taken = {id(slot) for slot in found.values()}
    for slot in layout.slots:
        if slot.role == "content" and id(slot) not in taken:
            share = slot.box.width * slot.box.height / (page.width * page.height)
            charge += _LEFT_OVER + share / 2 + (slot.kind == "pic") * _EMPTY_PICTURE
    return charge


def _covered_title(wanted: Sequence[WantedSlot], found: Mapping[str, Slot]) -> float:
    """Places without a slot must not lie on the title: that is how covers are told from pages."""
    title = next((slot.box for slot in found.values() if slot.kind in _TITLES), None)
    if title is None:
        return 0.0
    loose = (place.box for place in wanted if place.key not in found)
    covered = sum(_common_area(title, box) for box in loose) / max(1, title.width * title.height)
    return _COVERED_TITLE * min(1.0, covered)


def _common_area(first: Box, second: Box) -> int:
    width = min(first.right, second.right) - max(first.x, second.x)
    height = min(first.bottom, second.bottom) - max(first.y, second.y)
    return max(0, width) * max(0, height)
