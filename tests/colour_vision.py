"""How far apart two colours look, also to people who do not see red or green apart.

Differences by CIEDE2000 (Sharma, Wu, Dalal 2005), colour vision at full strength by Machado,
Oliveira, Fernandes 2009 (tables of its supplement), which is applied to linear light.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
# sRGB to CIE XYZ, and the white of D65.
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def difference(first: str, second: str, vision: str = "normal") -> float:
    """ΔE2000 of two RRGGBB colours as somebody with this vision sees them."""
    return delta_e2000(_lab(_seen(first, vision)), _lab(_seen(second, vision)))


def _seen(colour: str, vision: str) -> Triple:
    """Linear light, within what a screen can show."""
    parts = tuple(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(VISIONS[vision], linear))
    return red, green, blue


def _times(matrix: tuple[Triple, ...], vector: tuple[float, ...]) -> Triple:
    first, second, third = (
        sum(share * part for share, part in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third


def _lab(linear: Triple) -> Triple:
    x, y, z = (
        _cube_root(part / white)
        for part, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def delta_e2000(first: Triple, second: Triple) -> float:
    """The difference of two CIELAB colours."""
    mean = (hypot(*first[1:]) + hypot(*second[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25.0**7))
    (l1, c1, h1), (l2, c2, h2) = (
        (light, hypot(a * stretch, b), degrees(atan2(b, a * stretch)) % 360)
        for light, a, b in (first, second)
    )
    turn = (h2 - h1 + 180) % 360 - 180 if c1 and c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 and c2 else h1 + h2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    tone = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2) / (1 + 0.015 * chroma * tone)
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7))
    rotation *= sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)
