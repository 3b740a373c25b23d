"""Text bodies, colours and outlines as values of the deck.

Reads what slidegen writes and ignores the rest; whether something was lost by that is judged by
writing the value again (`same_xml`), not here.
"""

from __future__ import annotations

from typing import Any, get_args

from slidegen.deck import Bullet, Colour, Line, Paragraph, Run, ThemeSlot
from slidegen.powerpoint.markup import drawing
from slidegen.powerpoint.text import NUMBER_MARK
from slidegen.units import EMU_PER_PT

_SLOTS = frozenset(get_args(ThemeSlot))
_DASHES = ("solid", "dash")
_ALIGNS = ("l", "ctr", "r")


def read_paragraphs(body: Any) -> tuple[Paragraph, ...]:
    """All `a:p` of a text body."""
    return tuple(_read_paragraph(element) for element in body.findall(drawing("p")))


def has_number_field(body: Any) -> bool:
    """Whether the slide's number stands in the text."""
    return any(field.get("type") == "slidenum" for field in body.iter(drawing("fld")))


def read_fill(parent: Any) -> Colour | None:
    """The solid theme colour that fills a shape or run; None for any other filling."""
    fill = parent.find(drawing("solidFill")) if parent is not None else None
    return _read_colour(fill) if fill is not None else None


def read_line(line: Any) -> Line | None:
    """An outline or a cell's edge; None where nothing is drawn."""
    colour = read_fill(line)
    if colour is None:
        return None
    dash = line.find(drawing("prstDash"))
    kind: Any = dash.get("val") if dash is not None else "solid"
    width = integer(line, "w", 0) / EMU_PER_PT
    return Line(colour, width, kind if kind in _DASHES else "solid")


def integer(element: Any, name: str, default: int) -> int:
    """A whole number of DrawingML; `default` where there is none."""
    value = element.get(name, "") if element is not None else ""
    return int(value) if value.lstrip("-").isdecimal() else default


def _read_paragraph(element: Any) -> Paragraph:
    properties = element.find(drawing("pPr"))
    runs = tuple(_read_run(child) for child in element if child.tag in _RUNS)
    empty = element.find(drawing("endParaRPr"))
    if not runs and empty is not None:
        runs = (_make_run("", empty),)
    if properties is None:
        return Paragraph(runs)
    align: Any = properties.get("algn")
    return Paragraph(
        runs=runs,
        level=integer(properties, "lvl", 0),
        align=align if align in _ALIGNS else None,
        line_pitch=_spacing(properties, "lnSpc"),
        before=_spacing(properties, "spcBef"),
        after=_spacing(properties, "spcAft"),
        margin=_optional(properties, "marL"),
        indent=_optional(properties, "indent"),
        bullet=_read_bullet(properties),
    )


_RUNS = frozenset((drawing("r"), drawing("br"), drawing("fld")))


def _read_run(element: Any) -> Run:
    properties = element.find(drawing("rPr"))
    if element.tag == drawing("br"):
        return _make_run("\v", properties)
    if element.tag == drawing("fld") and element.get("type") == "slidenum":
        return _make_run(NUMBER_MARK, properties)
    return _make_run(element.findtext(drawing("t")) or "", properties)


def _make_run(text: str, properties: Any) -> Run:
    if properties is None:
        return Run(text)
    size, spacing = _optional(properties, "sz"), _optional(properties, "spc")
    bold = properties.get("b")
    latin = properties.find(drawing("latin"))
    face = latin.get("typeface", "") if latin is not None else ""
    return Run(
        text=text,
        size=size / 100 if size is not None else None,
        bold=bold in ("1", "true") if bold is not None else None,
        colour=read_fill(properties),
        spacing=spacing / 100 if spacing is not None else None,
        face="major" if face == "+mj-lt" else "minor" if face == "+mn-lt" else None,
        lang=properties.get("lang", Run("").lang),
    )


def _spacing(properties: Any, name: str) -> float | None:
    exact = properties.find(f"{drawing(name)}/{drawing('spcPts')}")
    return integer(exact, "val", 0) / 100 if exact is not None else None


def _optional(element: Any, name: str) -> int | None:
    return integer(element, name, 0) if element.get(name) is not None else None


def _read_bullet(properties: Any) -> Any:
    if properties.find(drawing("buNone")) is not None:
        return "none"
    mark = properties.find(drawing("buChar"))
    if mark is None:
        return None
    colour, size = properties.find(drawing("buClr")), properties.find(drawing("buSzPct"))
    font = properties.find(drawing("buFont"))
    return Bullet(
        char=mark.get("char", ""),
        colour=_read_colour(colour) if colour is not None else None,
        size=integer(size, "val", 0) // 1000 if size is not None else None,
        face=font.get("typeface") if font is not None else None,
    )


def _read_colour(parent: Any) -> Colour | None:
    scheme = parent.find(drawing("schemeClr"))
    slot: Any = scheme.get("val") if scheme is not None else None
    if scheme is None or slot not in _SLOTS:
        return None
    lum_mod, lum_off = scheme.find(drawing("lumMod")), scheme.find(drawing("lumOff"))
    return Colour(
        slot, integer(lum_mod, "val", 100_000) // 1000, integer(lum_off, "val", 0) // 1000
    )
