"""What colour lies behind the text of a layout: backgrounds, and shapes as large as the page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from slidegen.powerpoint.opc import Package
from slidegen.powerpoint.shape_tree import integer
from slidegen.powerpoint.sheet import Sheet
from slidegen.powerpoint.theme import ColourScheme, per_cent, read_hex
from slidegen.powerpoint.xml_part import A, P, R
from slidegen.units import Box
from slidegen.values import dataclass

# A shape over this share of the page is its ground; one that shows this much through is none.
_WHOLE_PAGE = 0.8
_SEE_THROUGH = 50
_LARGEST_PICTURE = 64_000_000


@dataclass(frozen=True, slots=True)
class Master:
    """A master with what its layouts are drawn with: the root of its theme, and the colours."""

    sheet: Sheet
    root: etree._Element
    theme: etree._Element
    scheme: ColourScheme


def read_ground(layout: Sheet, master: Master, page: Box, package: Package) -> str:
    """RRGGBB behind the text of a layout: what is painted last over the whole page.

    Of a gradient or a picture it is the mean, since text may stand on any part of it.
    """
    drawn = (layout, master.sheet) if layout.shows_master else (layout,)
    paint = _Paint(master.theme, master.scheme.remapped(layout.colour_map), package)
    grounds = [_covering_shape(sheet, page, paint) for sheet in drawn]
    grounds += [_background(sheet, paint) for sheet in (layout, master.sheet)]
    return next((found for found in grounds if found), paint.scheme.hex_of("bg1") or "FFFFFF")


@dataclass(frozen=True, slots=True)
class _Paint:
    """Where fills find what they refer to."""

    theme: etree._Element
    scheme: ColourScheme
    package: Package


def _covering_shape(sheet: Sheet, page: Box, paint: _Paint) -> str | None:
    found = None
    for shape in sheet.drawn:
        if shape.fill and _covered(page, shape.box) >= _WHOLE_PAGE:
            found = _fill_hex(etree.fromstring(shape.fill), sheet, paint) or found
    return found


def _covered(page: Box, box: Box) -> float:
    width = min(page.right, box.right) - max(page.x, box.x)
    height = min(page.bottom, box.bottom) - max(page.y, box.y)
    return max(0, width) * max(0, height) / max(1, page.width * page.height)


def _background(sheet: Sheet, paint: _Paint) -> str | None:
    if not sheet.background:
        return None
    background = etree.fromstring(sheet.background)
    own = background.find(f"{P}bgPr")
    if own is not None and len(own):
        return _fill_hex(own[0], sheet, paint)
    reference = background.find(f"{P}bgRef")
    if reference is None or not len(reference):
        return None
    colour = read_hex(reference[0], paint.scheme)
    fill = _theme_fill(paint.theme, integer(reference.get("idx")))
    return (_fill_hex(fill, sheet, paint, colour) if fill is not None else None) or colour


def _theme_fill(theme: etree._Element, index: int) -> etree._Element | None:
    """1 and up are the theme's fills, 1001 and up its fills for backgrounds (§19.3.1.3)."""
    name, first = ("bgFillStyleLst", 1001) if index > 1000 else ("fillStyleLst", 1)
    fills = theme.find(f"{A}themeElements/{A}fmtScheme/{A}{name}")
    place = index - first
    return fills[place] if fills is not None and 0 <= place < len(fills) else None


def _fill_hex(
    fill: etree._Element, sheet: Sheet, paint: _Paint, placeholder: str | None = None
) -> str | None:
    opacity = [per_cent(alpha.get("val"), 100) for alpha in fill.iter(f"{A}alpha")]
    if opacity and max(opacity) < _SEE_THROUGH:
        return None
    if fill.tag == f"{A}solidFill" and len(fill):
        return read_hex(fill[0], paint.scheme, placeholder)
    if fill.tag == f"{A}gradFill":
        stops = [
            read_hex(stop[0], paint.scheme, placeholder)
            for stop in fill.iter(f"{A}gs")
            if len(stop)
        ]
        return _mean([stop for stop in stops if stop])
    if fill.tag in (f"{A}blipFill", f"{P}blipFill"):
        return _picture_hex(fill, sheet, paint.package)
    return None


def _mean(colours: Sequence[str]) -> str | None:
    if not colours:
        return None
    sums = (sum(int(colour[i : i + 2], 16) for colour in colours) for i in (0, 2, 4))
    return "".join(f"{round(total / len(colours)):02X}" for total in sums)


def _picture_hex(fill: etree._Element, sheet: Sheet, package: Package) -> str | None:
    """The mean colour of a picture; None for one that cannot be read (or is a drawing)."""
    blip = fill.find(f"{A}blip")
    wanted = blip.get(f"{R}embed") if blip is not None else None
    rel = package.relationships(sheet.part).get(wanted) if wanted is not None else None
    if rel is None or not package.leads_inside(rel):
        return None
    return _mean_of_picture(package.read(rel.target))


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
