"""A theme's colours and typefaces, and the colour references of DrawingML (ECMA-376 §20.1)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import get_args

from lxml import etree

from slidegen.deck import Colour, ThemeSlot
from slidegen.powerpoint.xml_part import A, P
from slidegen.template import Theme
from slidegen.values import dataclass

SLOTS: tuple[ThemeSlot, ...] = get_args(ThemeSlot)
# The mapping of nearly all masters, for one that has lost its own.
_USUAL_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_PRESETS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "gray": "808080", "grey": "808080", "yellow": "FFFF00",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColourScheme:
    """RRGGBB of the twelve colours of a theme, and which of them each slot of the map means."""

    colours: Mapping[str, str]
    mapping: Mapping[str, str]

    def hex_of(self, name: str) -> str | None:
        """RRGGBB of `tx1` (through the map) or `dk1` (past it)."""
        return self.colours.get(self.mapping.get(name, name))

    def slot_of(self, name: str) -> ThemeSlot | None:
        """The slot that a reference stands for: itself, or the one that is mapped to `dk1`."""
        if name in SLOTS:
            return name
        return next((slot for slot in SLOTS if self.mapping.get(slot) == name), None)

    def remapped(self, mapping: Mapping[str, str] | None) -> ColourScheme:
        """The scheme under the colour map of a layout that has its own (§19.3.1.7)."""
        return self if mapping is None else ColourScheme(self.colours, _complete_map(mapping))


def read_scheme(theme: etree._Element, master: etree._Element) -> ColourScheme:
    """The colours of a theme through a master's `p:clrMap`. What is missing is black or white."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF",
        **{f"accent{number}": "000000" for number in range(1, 7)},
    }  # fmt: skip
    scheme = theme.find(f"{A}themeElements/{A}clrScheme")
    for element in scheme if scheme is not None else ():
        if isinstance(element.tag, str) and len(element):
            found = _plain_hex(element[0])
            if found:
                colours[etree.QName(element).localname] = found
    mapping = master.find(f"{P}clrMap")
    given = {str(k): str(v) for k, v in mapping.items()} if mapping is not None else {}
    return ColourScheme(colours, _complete_map(given))


def _complete_map(given: Mapping[str, str]) -> dict[str, str]:
    usual = {slot: _USUAL_MAP.get(slot, slot) for slot in (*SLOTS, "hlink", "folHlink")}
    return {**usual, **given}


def read_theme(theme: etree._Element, scheme: ColourScheme) -> Theme:
    fonts = theme.find(f"{A}themeElements/{A}fontScheme")
    return Theme(
        colours={slot: scheme.hex_of(slot) or "000000" for slot in SLOTS},
        major_latin=_typeface(fonts, "majorFont", "latin"),
        major_ea=_typeface(fonts, "majorFont", "ea"),
        minor_latin=_typeface(fonts, "minorFont", "latin"),
        minor_ea=_typeface(fonts, "minorFont", "ea"),
    )


def names_chinese_face(theme: etree._Element) -> bool:
    """Whether the theme says at all which face is Chinese: as `a:ea`, or for the script Hans."""
    return any(
        element.get("typeface")
        for element in theme.iter(f"{A}ea", f"{A}font")
        if element.tag == f"{A}ea" or element.get("script") == "Hans"
    )


def _typeface(fonts: etree._Element | None, kind: str, script: str) -> str:
    found = fonts.find(f"{A}{kind}/{A}{script}") if fonts is not None else None
    return (found.get("typeface") or "").strip() if found is not None else ""


def resolve_typeface(name: str, theme: Theme) -> str:
    """The family behind a reference such as `+mj-ea` (§20.1.4.1.16-25); other names as they are."""
    return {
        "+mj-lt": theme.major_latin,
        "+mj-ea": theme.major_ea,
        "+mn-lt": theme.minor_latin,
        "+mn-ea": theme.minor_ea,
    }.get(name, name)


def read_colour(fill: etree._Element, scheme: ColourScheme) -> Colour | None:
    """The theme reference in a `a:solidFill`; None for what lumMod and lumOff cannot say."""
    element = next((child for child in fill if isinstance(child.tag, str)), None)
    if element is None:
        return None
    if element.tag != f"{A}schemeClr":
        return _same_as(_plain_hex(element), scheme) if not len(element) else None
    name = element.get("val", "")
    slot = scheme.slot_of(name)
    if slot is None:
        return _same_as(scheme.hex_of(name), scheme) if not len(element) else None
    mod, off = 100, 0
    for change in element:
        if change.tag == f"{A}lumMod":
            mod = round(mod * per_cent(change.get("val"), 100) / 100)
        elif change.tag == f"{A}lumOff":
            off = round(per_cent(change.get("val"), 0))
        else:
            return None
    return Colour(slot, mod, off)


def _same_as(value: str | None, scheme: ColourScheme) -> Colour | None:
    return next((Colour(slot) for slot in SLOTS if value and scheme.hex_of(slot) == value), None)


def read_line_colour(theme: etree._Element, scheme: ColourScheme) -> Colour | None:
    """The colour of a line that somebody draws (`a:lnDef`, §20.1.4.1.20), if the theme says one."""
    fill = theme.find(f"{A}objectDefaults/{A}lnDef/{A}spPr/{A}ln/{A}solidFill")
    return read_colour(fill, scheme) if fill is not None else None


def read_hex(
    element: etree._Element, scheme: ColourScheme, placeholder: str | None = None
) -> str | None:
    """RRGGBB of a colour element, with the changes that matter to the eye.

    `placeholder` is what `phClr` stands for, in a fill of the theme.
    """
    if element.tag == f"{A}schemeClr":
        name = element.get("val", "")
        found = placeholder if name == "phClr" else scheme.hex_of(name)
    else:
        found = _plain_hex(element)
    return _change(found, element) if found else None


def _plain_hex(element: etree._Element) -> str | None:
    tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if tag == "sysClr":
        value = element.get("lastClr") or ("FFFFFF" if element.get("val") == "window" else "000000")
    elif tag == "scrgbClr":
        parts = (per_cent(element.get(part), 0) / 100 for part in "rgb")
        value = "".join(f"{round(255 * _gamma(part)):02X}" for part in parts)
    elif tag == "prstClr":
        value = _PRESETS.get(element.get("val", ""), "")
    else:
        value = element.get("val", "") if tag == "srgbClr" else ""
    value = value.upper()
    return value if len(value) == 6 and set(value) <= set("0123456789ABCDEF") else None


def _gamma(part: float) -> float:
    """`a:scrgbClr` is linear light (§20.1.2.3.30)."""
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _change(value: str, element: etree._Element) -> str:
    """Lightness changes; hue, saturation and transparency are left out."""
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        tag = etree.QName(change).localname if isinstance(change.tag, str) else ""
        share = per_cent(change.get("val"), 100) / 100
        if tag in ("lumMod", "shade"):
            light *= share
        elif tag == "lumOff":
            light += share
        elif tag == "tint":
            light = light * share + 1 - share
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def per_cent(value: str | None, default: float) -> float:
    """A percentage of DrawingML, `85000` or `85%` (§20.1.10.40), in per cent."""
    try:
        if value is None:
            return default
        return float(value[:-1]) if value.endswith("%") else int(value) / 1000
    except ValueError:
        return default
