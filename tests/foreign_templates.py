"""Templates of other people on which generated decks are set: other shapes, faces and lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from tests.templates import (
    change_part,
    plain_template,
    template_with_only,
    wide_chinese_template,
)

# Left, top, width and height of a placeholder in inches, by its idx.
Places = Mapping[int, tuple[float, float, float, float]]

_WIDE = (13.333, 7.5)
# A title slide, a section header and slides of one content, two contents and a title alone.
_TITLE, _CONTENT, _SECTION, _TWO, _TITLE_ONLY = 0, 1, 2, 3, 5


def narrow_serif_template() -> bytes:
    """16:9 in serif faces: contents in a narrow column with large insets, a picture beside it."""
    title = (0.8, 0.6, 8.2, 1.1)
    places = {
        _TITLE: {0: (0.8, 2.2, 8.0, 1.5), 1: (0.8, 3.9, 8.0, 1.6)},
        _CONTENT: {0: title, 1: (0.8, 1.9, 8.2, 4.6)},
        _SECTION: {0: (0.8, 2.6, 8.0, 1.3), 1: (0.8, 4.0, 8.0, 1.2)},
        _TWO: {0: title, 1: (0.8, 1.9, 4.0, 4.6), 2: (5.0, 1.9, 4.0, 4.6)},
        _TITLE_ONLY: {0: title},
    }
    master = {"title": title, "body": (0.8, 1.9, 8.2, 4.6)}
    made = _template_at(places, master, insets=(0.35, 0.25, 0.35, 0.25))
    return _with_faces(made, "Times New Roman", "宋体")


def band_template() -> bytes:
    """16:9 with the title in a band at the left and the contents to the right of it."""
    title = (0.4, 0.9, 3.0, 5.2)
    places = {
        _TITLE: {0: (0.4, 0.9, 5.2, 3.4), 1: (6.2, 0.9, 6.5, 3.4)},
        _CONTENT: {0: title, 1: (3.9, 0.7, 8.9, 5.8)},
        _SECTION: {0: (0.4, 0.9, 5.2, 3.4), 1: (6.2, 0.9, 6.5, 3.4)},
        _TWO: {0: title, 1: (3.9, 0.7, 4.3, 5.8), 2: (8.5, 0.7, 4.3, 5.8)},
        _TITLE_ONLY: {0: title},
    }
    master = {"title": title, "body": (3.9, 0.7, 8.9, 5.8)}
    return _with_faces(_template_at(places, master), "Arial", "黑体")


FOREIGN: Mapping[str, Callable[[], bytes]] = {
    "plain 4:3": plain_template,
    "16:9 Chinese": wide_chinese_template,
    "cover and title only": lambda: template_with_only("Title Slide", "Title Only"),
    "narrow serif": narrow_serif_template,
    "title in a band": band_template,
}


def _template_at(
    layouts: Mapping[int, Places],
    master: Mapping[str, tuple[float, float, float, float]],
    insets: tuple[float, float, float, float] | None = None,
) -> bytes:
    """The plain template on a wide page, its placeholders in these places, other layouts gone."""
    deck: Any = Presentation(BytesIO(plain_template()))
    deck.slide_width, deck.slide_height = (Inches(length) for length in _WIDE)
    for holder in deck.slide_master.placeholders:
        kind = holder.element.ph.get("type")
        if kind in master:
            _put(holder, master[kind])
            _set_insets(holder, insets)
        else:
            holder.left = round(holder.left * 4 / 3)
    for number, layout in reversed(list(enumerate(deck.slide_layouts))):
        if number not in layouts:
            deck.slide_layouts.remove(layout)
            continue
        for holder in layout.placeholders:
            if holder.placeholder_format.idx in layouts[number]:
                _put(holder, layouts[number][holder.placeholder_format.idx])
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _put(holder: Any, place: tuple[float, float, float, float]) -> None:
    holder.left, holder.top, holder.width, holder.height = (Inches(length) for length in place)


def _set_insets(holder: Any, insets: tuple[float, float, float, float] | None) -> None:
    if insets is not None:
        frame = holder.text_frame
        left, top, right, bottom = (Inches(length) for length in insets)
        frame.margin_left, frame.margin_top = left, top
        frame.margin_right, frame.margin_bottom = right, bottom


def _with_faces(source: bytes, latin: str, chinese: str) -> bytes:
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/>'

    def change(data: bytes) -> bytes:
        text = data.decode("utf-8")
        for font in ("majorFont", "minorFont"):
            pattern = rf"<a:{font}><a:latin [^>]*/><a:ea [^>]*/>"
            text, count = re.subn(pattern, f"<a:{font}>{faces}", text)
            assert count == 1, f"{font} is not written as expected"
        return text.encode("utf-8")

    return change_part(source, "ppt/theme/theme1.xml", change)
