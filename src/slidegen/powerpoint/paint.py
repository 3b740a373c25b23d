"""Colours, fills and outlines as XML text (ECMA-376 Part 1 §20.1.2.3, §20.1.8, §20.1.2.2.24)."""

from __future__ import annotations

from functools import lru_cache

from slidegen.deck import Colour, Line
from slidegen.units import EMU_PER_PT

NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


@lru_cache(maxsize=256)
def fill_xml(colour: Colour) -> str:
    """A solid fill of a theme colour; lumMod and lumOff count thousandths of a per cent."""
    changes = ""
    if colour.lum_mod != 100:
        changes += f'<a:lumMod val="{colour.lum_mod * 1000}"/>'
    if colour.lum_off:
        changes += f'<a:lumOff val="{colour.lum_off * 1000}"/>'
    inside = f">{changes}</a:schemeClr>" if changes else "/>"
    return f'<a:solidFill><a:schemeClr val="{colour.slot}"{inside}</a:solidFill>'


def line_xml(line: Line, tag: str = "ln") -> str:
    """An outline (`ln`) or an edge of a cell (`lnT`, `lnB`); the width is EMU in the file."""
    return (
        f'<a:{tag} w="{round(line.width * EMU_PER_PT)}" cap="flat" cmpd="sng" algn="ctr">'
        f'{fill_xml(line.colour)}<a:prstDash val="{line.dash}"/></a:{tag}>'
    )
