"""Which theme colour serves for what, so that contrast holds on this template's pages.

Contrast by WCAG 2.2: text 4.5:1 (§1.4.3), graphics 3:1 (§1.4.11). A theme made with these uses in
mind gives its accents as they are; from any other, greys are derived for what should stay back.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator

from slidegen.colours import contrast, resolve_colour
from slidegen.deck import Colour, ThemeSlot
from slidegen.template import Palette, Theme
from slidegen.values import dataclass

TEXT = 4.5
GRAPHICS = 3.0
# A colour below this saturation (HSL) reads as grey beside one that is above it.
_GREY = 0.25
# Nearer than this (RGB, of 442) two colours look alike on a slide.
_APART = 60.0
# A track or hairline is seen, and no more than that.
_FAINT = (1.05, 1.6)
_THIN = (1.5, 2.6)

ACCENTS: tuple[ThemeSlot, ...] = (
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
)  # fmt: skip
# Steps of lightness that PowerPoint itself offers for a theme colour.
_DARKER = ((100, 0), (75, 0), (50, 0))
_LIGHTER = ((100, 0), (60, 40), (40, 60))


@dataclass(frozen=True, slots=True)
class _Page:
    """The ground that everything is read on: RRGGBB, and what the theme makes of a colour."""

    ground: str
    theme: Theme

    def hex(self, colour: Colour) -> str:
        return resolve_colour(colour, self.theme)

    def contrast(self, colour: Colour) -> float:
        return contrast(self.hex(colour), self.ground)

    @property
    def is_light(self) -> bool:
        return contrast(self.ground, "000000") >= contrast(self.ground, "FFFFFF")

    def best(self, candidates: Iterable[Colour], least: float) -> Colour:
        """The first with enough contrast; where none has, the one with the most."""
        colours = tuple(candidates)
        enough = (colour for colour in colours if self.contrast(colour) >= least)
        return next(enough, None) or max(colours, key=self.contrast)

    def steps(self, slot: ThemeSlot) -> Iterator[Colour]:
        """A theme colour, then further and further away from the ground."""
        for mod, off in _DARKER if self.is_light else _LIGHTER:
            yield Colour(slot, mod, off)

    def greys(self, text: Colour, shares: Iterable[int]) -> Iterator[Colour]:
        """The text colour drawn towards the ground, keeping `shares` per cent of itself."""
        for share in shares:
            lightness = _hls(self.hex(text))[1]
            off = 100 - share if self.is_light and lightness < 0.5 else 0
            yield Colour(text.slot, share, off)


def choose_palette(
    theme: Theme,
    ground: str,
    text: Colour | None = None,
    title: Colour | None = None,
    line: Colour | None = None,
) -> Palette:
    """`ground` is RRGGBB behind content.

    `text`, `title` and `line` (one that somebody draws) are the template's own, if it says.
    """
    page = _Page(ground, theme)
    words = page.best(_told(text, "tx1", "bg1", "tx2", "bg2"), TEXT)
    highlight = _highlight(page, words)
    secondary, muted = _secondary(page, words), _muted(page, words, highlight)
    return Palette(
        text=words,
        strong=_strong(page, words, title, highlight),
        highlight=highlight,
        muted=muted,
        secondary=secondary,
        hairline=_faint(page, _THIN, tuple(_hairlines(page, muted)), words, 25),
        rule=page.best((*((line,) if line else ()), Colour("accent1"), highlight), GRAPHICS),
        track=_faint(page, _FAINT, (Colour("bg2"), Colour("bg1", 95)), words, 12),
        ground=_nearest(page),
        series=tuple(
            page.best(page.steps(slot), GRAPHICS) for slot in ACCENTS if Colour(slot) != secondary
        ),
    )


def _told(own: Colour | None, *slots: ThemeSlot) -> tuple[Colour, ...]:
    return (*((own,) if own else ()), *(Colour(slot) for slot in slots))


def _highlight(page: _Page, text: Colour) -> Colour:
    """The one thing that matters: an accent that neither fades nor passes for text."""
    candidates = [colour for slot in ACCENTS for colour in page.steps(slot)]
    loud = [
        colour
        for colour in candidates
        if _distance(page.hex(colour), page.hex(text)) >= _APART and not _is_grey(page, colour)
    ]
    return page.best(loud or candidates, TEXT)


def _strong(page: _Page, text: Colour, title: Colour | None, highlight: Colour) -> Colour:
    """Ordinary big numbers look like titles, unless titles look like what is highlighted."""
    lit = page.hex(highlight)
    candidates = [*((title,) if title else ()), Colour("tx2")]
    apart = (
        colour
        for colour in candidates
        if page.contrast(colour) >= TEXT and _distance(page.hex(colour), lit) >= _APART
    )
    return next(apart, text)


def _secondary(page: _Page, text: Colour) -> Colour:
    own = Colour("accent6")
    if _is_grey(page, own) and page.contrast(own) >= TEXT:
        return own
    return page.best(page.greys(text, (65, 75, 85, 100)), TEXT)


def _muted(page: _Page, text: Colour, highlight: Colour) -> Colour:
    """Bars beside the highlighted one: a grey, since a second hue would ask for a meaning."""
    own = Colour("accent5")
    apart = _distance(page.hex(own), page.hex(highlight)) >= _APART
    if _is_grey(page, own) and page.contrast(own) >= GRAPHICS and apart:
        return own
    return page.best(page.greys(text, (50, 65, 75, 100)), GRAPHICS)


def _hairlines(page: _Page, muted: Colour) -> Iterator[Colour]:
    """The second ground or the page shaded; on a dark page the grey of bars drawn back.

    A dark page lightened would be as gaudy as its hue.
    """
    if page.is_light:
        yield from (Colour("bg2", 85), Colour("bg2", 78), Colour("bg1", 75))
    else:
        yield Colour(muted.slot, round(muted.lum_mod * 0.6), round(muted.lum_off * 0.6))


def _faint(
    page: _Page,
    wanted: tuple[float, float],
    candidates: tuple[Colour, ...],
    text: Colour,
    share: int,
) -> Colour:
    """A colour that can just be seen on the ground; else a little of the text colour.

    A dark ground is lightened, since there is nothing darker than black.
    """
    least, most = wanted
    lightened = Colour(_nearest(page).slot, 100 - share, share)
    shaded = Colour(text.slot, share, 100 - share) if page.is_light else lightened
    seen = (colour for colour in (*candidates, shaded) if least <= page.contrast(colour) <= most)
    return next(seen, shaded)


def _nearest(page: _Page) -> Colour:
    """The slot that the ground is, or comes nearest to."""
    slots: tuple[ThemeSlot, ...] = ("bg1", "bg2", "tx2", "tx1", *ACCENTS)
    return min(
        (Colour(slot) for slot in slots),
        key=lambda colour: _distance(page.hex(colour), page.ground),
    )


def _is_grey(page: _Page, colour: Colour) -> bool:
    return _hls(page.hex(colour))[2] <= _GREY


def _hls(value: str) -> tuple[float, float, float]:
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def _distance(first: str, second: str) -> float:
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (0, 2, 4))
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
