"""Small pieces of DrawingML that a chart part is made of, as text."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from slidegen.deck import Colour
from slidegen.powerpoint.paint import fill_xml


# Every value stands in the chart and in its workbook.
@lru_cache(maxsize=1024)
def plain_number(value: Decimal) -> str:
    """Digits as a number cache holds them: no exponent, group marks, trailing zeros or -0."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def type_xml(tag: str, size: float, colour: Colour, bold: bool = False, lang: str = "") -> str:
    """Character properties under the name `tag` (`a:defRPr`, `a:rPr`); `size` in pt.

    All three script slots point into the theme: with a Latin face alone, Chinese text would be
    set in whatever the program falls back to.
    """
    language = f' lang="{lang}"' if lang else ""
    return (
        f'<{tag}{language} sz="{round(size * 100)}" b="{int(bold)}">'
        f"{fill_xml(colour)}{_FONTS}</{tag}>"
    )


# The axes, legend and labels of all charts are set in two or three ways.
@lru_cache(maxsize=256)
def text_properties(
    size: float, colour: Colour, lang: str, *, bold: bool = False, body: str = "<a:bodyPr/>"
) -> str:
    """`c:txPr`: how a part of the chart sets its text."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{type_xml('a:defRPr', size, colour, bold)}"
        f'</a:pPr><a:endParaRPr lang="{lang}"/></a:p></c:txPr>'
    )
