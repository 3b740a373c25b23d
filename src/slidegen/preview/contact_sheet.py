"""All slides small on one picture, each with its number below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

CONTACT_SHEET = "contact-sheet.png"

# Four slides wide, of a long deck eight; in pixels.
_LARGE, _SMALL = (4, 456), (8, 222)
_MOST_LARGE = 40
_GAP = 16
_CAPTION = 22


def draw_contact_sheet(pages: list[Path]) -> Image:
    """The sheet as a picture; Pillow is loaded here and not before."""
    from PIL import Image, ImageDraw, ImageFont

    columns, width = _LARGE if len(pages) <= _MOST_LARGE else _SMALL
    columns = min(columns, len(pages))
    height = _scaled_height(pages[0], width)
    rows = -(-len(pages) // columns)
    pitch = height + _CAPTION + _GAP
    size = (_GAP + columns * (width + _GAP), _GAP + rows * pitch)
    sheet = Image.new("RGB", size, "#D9DBDE")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(14)
    for index, page in enumerate(pages):
        left = _GAP + (index % columns) * (width + _GAP)
        top = _GAP + (index // columns) * pitch
        with Image.open(page) as slide:
            small = slide.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (left, top))
        middle = (left + width // 2, top + height + _CAPTION // 2 + 2)
        draw.text(middle, str(index + 1), fill="#44484D", font=font, anchor="mm")
    return sheet


def _scaled_height(page: Path, width: int) -> int:
    from PIL import Image

    with Image.open(page) as slide:
        return round(width * slide.height / slide.width)
