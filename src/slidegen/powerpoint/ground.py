"""What colour lies behind the text of a layout: backgrounds, and shapes as large as the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from slidegen.powerpoint.layout_shapes import drawn_shapes, fill_of, integer
from slidegen.powerpoint.opc import A, P, Parts, R
from slidegen.powerpoint.theme import ColourScheme, per_cent, read_hex
from slidegen.units import Box

# A shape over this share of the page is its ground; one that shows this much through is none.
_WHOLE_PAGE = 0.8
_SEE_THROUGH = 50
_LARGEST_PICTURE = 64_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout or a master: part name, root element, theme, and the colours it is drawn with."""

    part: str
    root: etree._Element
    theme: etree._Element
    scheme: ColourScheme

    @property
    def shows_master(self) -> bool:
        return self.root.get("showMasterSp") not in ("0", "false")


def read_ground(layout: Sheet, master: Sheet, page: Box, parts: Parts) -> str:
    """RRGGBB behind the text of a layout: what is painted last over the whole page.

    Of a gradient or a picture it is the mean, since text may stand on any part of it.
    """
    drawn = (layout, master) if layout.shows_master else (layout,)
    grounds = [_covering_shape(sheet, page, layout.scheme, parts) for sheet in drawn]
    grounds += [_background(sheet, layout.scheme, parts) for sheet in (layout, master)]
    return next((found for found in grounds if found), layout.scheme.hex_of("bg1") or "FFFFFF")


def _covering_shape(sheet: Sheet, page: Box, scheme: ColourScheme, parts: Parts) -> str | None:
    found = None
    for shape, box in drawn_shapes(sheet.root):
        fill = fill_of(shape)
        if fill is not None and _covered(page, box) >= _WHOLE_PAGE:
            found = _fill_hex(fill, sheet, scheme, parts) or found
    return found


def _covered(page: Box, box: Box) -> float:
    width = min(page.right, box.right) - max(page.x, box.x)
    height = min(page.bottom, box.bottom) - max(page.y, box.y)
    return max(0, width) * max(0, height) / max(1, page.width * page.height)


def _background(sheet: Sheet, scheme: ColourScheme, parts: Parts) -> str | None:
    background = sheet.root.find(f"{P}cSld/{P}bg")
    if background is None:
        return None
    own = background.find(f"{P}bgPr")
    if own is not None and len(own):
        return _fill_hex(own[0], sheet, scheme, parts)
    reference = background.find(f"{P}bgRef")
    if reference is None or not len(reference):
        return None
    colour = read_hex(reference[0], scheme)
    fill = _theme_fill(sheet.theme, integer(reference.get("idx")))
    return (_fill_hex(fill, sheet, scheme, parts, colour) if fill is not None else None) or colour


def _theme_fill(theme: etree._Element, index: int) -> etree._Element | None:
    """1 and up are the theme's fills, 1001 and up its fills for backgrounds (§19.3.1.3)."""
    name, first = ("bgFillStyleLst", 1001) if index > 1000 else ("fillStyleLst", 1)
    fills = theme.find(f"{A}themeElements/{A}fmtScheme/{A}{name}")
    place = index - first
    return fills[place] if fills is not None and 0 <= place < len(fills) else None


def _fill_hex(
    fill: etree._Element,
    sheet: Sheet,
    scheme: ColourScheme,
    parts: Parts,
    placeholder: str | None = None,
) -> str | None:
    opacity = [per_cent(alpha.get("val"), 100) for alpha in fill.iter(f"{A}alpha")]
    if opacity and max(opacity) < _SEE_THROUGH:
        return None
    if fill.tag == f"{A}solidFill" and len(fill):
        return read_hex(fill[0], scheme, placeholder)
    if fill.tag == f"{A}gradFill":
        stops = [
            read_hex(stop[0], scheme, placeholder) for stop in fill.iter(f"{A}gs") if len(stop)
        ]
        return _mean([stop for stop in stops if stop])
    if fill.tag in (f"{A}blipFill", f"{P}blipFill"):
        return _picture_hex(fill, sheet, parts)
    return None


def _mean(colours: Sequence[str]) -> str | None:
    if not colours:
        return None
    sums = (sum(int(colour[i : i + 2], 16) for colour in colours) for i in (0, 2, 4))
    return "".join(f"{round(total / len(colours)):02X}" for total in sums)


def _picture_hex(fill: etree._Element, sheet: Sheet, parts: Parts) -> str | None:
    """The mean colour of a picture; None for one that cannot be read (or is a drawing)."""
    blip = fill.find(f"{A}blip")
    wanted = blip.get(f"{R}embed") if blip is not None else None
    target = next((rel.target for rel in parts.relationships(sheet.part) if rel.id == wanted), None)
    return _mean_of_picture(parts.read(target)) if target in parts and target else None


def _mean_of_picture(data: bytes) -> str | None:
    # Few templates need it, and it takes longer to load than all the rest to run.
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP")) as picture:
            if picture.width * picture.height > _LARGEST_PICTURE:
                return None
            picture.draft("RGB", (64, 64))
            small = picture.convert("RGBA").resize((1, 1), Image.Resampling.BOX)
            red, green, blue, alpha = small.getpixel((0, 0))  # type: ignore[misc]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return f"{red:02X}{green:02X}{blue:02X}" if alpha >= 128 else None
