"""Which theme colour each series and each point of a chart has."""

from __future__ import annotations

from functools import lru_cache

from slidegen.colours import contrast, resolve_colour
from slidegen.deck import Colour
from slidegen.plan.content import ChartPlan
from slidegen.template import Template

ROUND = ("pie", "doughnut")

# Colours that touch differ at least this much in lightness, so that they part in grey as well.
_GREY_CONTRAST = 1.25
# A grey slice is still seen on the page.
_GROUND_CONTRAST = 1.15
# How much of the muted colour fainter steps keep, in per cent.
_FAINTER = (80, 60, 50, 40, 30, 20)


def base_colours(chart: ChartPlan, template: Template) -> tuple[Colour, ...]:
    """The colour of each series. One alone is muted where a point of it is highlighted."""
    palette = template.palette
    if len(chart.series) == 1 and chart.kind not in ROUND:
        muted = chart.highlight is not None and chart.kind != "line"
        return (palette.muted if muted else palette.highlight,)
    return told_apart(len(chart.series), template)


def point_colour(chart: ChartPlan, index: int, template: Template) -> Colour | None:
    """The colour of one point where it is not its series': a slice, or the highlighted bar."""
    if chart.kind in ROUND:
        return _slice_colours(chart, template)[index]
    if len(chart.series) == 1 and chart.highlight == index and chart.kind != "line":
        return template.palette.highlight
    return None


def _slice_colours(chart: ChartPlan, template: Template) -> tuple[Colour, ...]:
    """A highlighted slice has the colour of highlights, and the others recede in greys.

    Where there are more slices than greys that can be told apart, they keep their colours, and
    the one that had the colour of highlights gets the highlighted one's.
    """
    count, first = len(chart.categories), chart.highlight
    if first is None:
        return told_apart(count, template)
    strong = template.palette.highlight
    greys = _spread(_greys(template), count - 1)
    if count - 1 <= len(greys):
        # Clockwise from the highlighted slice, from the strongest to the faintest.
        return tuple(
            strong if index == first else greys[(index - first) % count - 1]
            for index in range(count)
        )
    colours = list(told_apart(count, template))
    if strong in colours:
        second = colours.index(strong)
        colours[first], colours[second] = colours[second], colours[first]
    return tuple(colours)


def _spread(greys: tuple[Colour, ...], count: int) -> tuple[Colour, ...]:
    """Every second grey where `count` of them are enough: they part more clearly."""
    wide = greys[::2]
    return wide if count <= len(wide) else greys


@lru_cache(maxsize=64)
def _greys(template: Template) -> tuple[Colour, ...]:
    """The muted colour and fainter steps of it towards the page, each apart from its neighbours."""
    muted, ground = template.palette.muted, resolve_colour(template.palette.ground, template.theme)
    lighten = contrast(ground, "000000") > contrast(ground, "FFFFFF")
    chosen = [muted]
    for share in _FAINTER:
        colour = Colour(
            muted.slot,
            round(muted.lum_mod * share / 100),
            round(muted.lum_off * share / 100) + (100 - share if lighten else 0),
        )
        apart = contrast(resolve_colour(colour, template.theme), ground) >= _GROUND_CONTRAST
        if apart and _differ(chosen[-1], colour, template):
            chosen.append(colour)
    return tuple(chosen)


def distinct_colours(template: Template) -> int:
    """How many pieces can be told apart by colour."""
    return len(_pool(template))


# The charts of a deck ask for the same few numbers of colours.
@lru_cache(maxsize=64)
def told_apart(count: int, template: Template) -> tuple[Colour, ...]:
    """The series colours in the template's order, but neighbours differ in lightness too.

    Where the next colour is as light as the one before it, the first of the others that is not
    goes first. Colours repeat only when all have been used.
    """
    chosen: list[Colour] = []
    left: list[Colour] = []
    for _ in range(count):
        left = left or _pool(template)
        apart = [c for c in left if not chosen or _differ(chosen[-1], c, template)]
        chosen.append((apart or left)[0])
        left.remove(chosen[-1])
    return tuple(chosen)


def _pool(template: Template) -> list[Colour]:
    """The series colours, then lighter ones of the same theme colours."""
    series = template.palette.series
    lighter = [Colour(c.slot, 60, 40) for c in series if c.lum_mod == 100 and c.lum_off == 0]
    return list(dict.fromkeys((*series, *lighter)))


def _differ(first: Colour, second: Colour, template: Template) -> bool:
    theme = template.theme
    return contrast(resolve_colour(first, theme), resolve_colour(second, theme)) >= _GREY_CONTRAST
