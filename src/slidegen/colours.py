"""Theme colours as seen: RRGGBB after lightening, and contrast by WCAG 2.2 (1.4.3, 1.4.11)."""

from __future__ import annotations

import colorsys

from slidegen.deck import Colour
from slidegen.template import Template, Theme


def resolve_colour(colour: Colour, theme: Theme) -> str:
    """RRGGBB of a theme colour with its luminance changes (ECMA-376 Part 1 §20.1.2.3.20-21)."""
    red, green, blue = (int(theme.colours[colour.slot][i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, light * colour.lum_mod / 100 + colour.lum_off / 100)
    return "".join(
        f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation)
    )


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two RRGGBB colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable_on(ground: Colour, template: Template) -> Colour:
    """Text colour or page colour, whichever is read better on `ground`."""
    behind = resolve_colour(ground, template.theme)
    text, page = template.palette.text, template.palette.ground
    on_text = contrast(resolve_colour(text, template.theme), behind)
    on_page = contrast(resolve_colour(page, template.theme), behind)
    return text if on_text > on_page else page
