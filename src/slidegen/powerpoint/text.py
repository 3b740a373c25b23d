"""Text bodies as XML text (ECMA-376 Part 1 §21.1.2): paragraphs, runs, breaks, fields."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from slidegen.deck import Bullet, Colour, Paragraph, Run, TextItem
from slidegen.powerpoint.markup import escape, escape_value
from slidegen.powerpoint.paint import fill_xml

# The run that stands for the number of the slide, as it is shown on masters and layouts.
NUMBER_MARK = "‹#›"
# A mark that hangs over the edge of a text box has left its frame; most templates let it.
KEPT_INSIDE = (
    "<a:lstStyle>"
    + "".join(f'<a:lvl{level}pPr hangingPunct="0"/>' for level in (1, 2))
    + "</a:lstStyle>"
)


def text_body(item: TextItem, number: int, field_id: str) -> str:
    """`p:txBody`. `number` is the slide's, `field_id` the GUID of its slide-number field."""
    field = (number, field_id) if item.field == "slidenum" else None
    return (
        f"<p:txBody>{_body_properties(item)}{KEPT_INSIDE if item.slot is None else '<a:lstStyle/>'}"
        f"{paragraphs_xml(item.paragraphs, field)}</p:txBody>"
    )


def paragraphs_xml(paragraphs: tuple[Paragraph, ...], field: tuple[int, str] | None = None) -> str:
    """`a:p` for each paragraph, one empty `a:p` where there is none: a body must not be empty."""
    return "".join(_paragraph(paragraph, field) for paragraph in paragraphs) or "<a:p/>"


def _body_properties(item: TextItem) -> str:
    """What is None is left out, so that a placeholder inherits it from its template layout."""
    insets = ""
    if item.insets is not None:
        left, top, right, bottom = item.insets
        insets = f' lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
    anchor = f' anchor="{item.anchor}"' if item.anchor else ""
    if item.slot is not None:
        return f"<a:bodyPr{insets}{anchor}/>"
    return f'<a:bodyPr wrap="square"{insets} rtlCol="0"{anchor}><a:noAutofit/></a:bodyPr>'


def _paragraph(paragraph: Paragraph, field: tuple[int, str] | None) -> str:
    properties = _paragraph_properties(
        paragraph.level,
        paragraph.align,
        paragraph.line_pitch,
        paragraph.before,
        paragraph.after,
        paragraph.margin,
        paragraph.indent,
        paragraph.bullet,
    )
    runs = paragraph.runs
    if len(runs) == 1 and not runs[0].text:
        # The look of an empty paragraph: what someone types there, and how high it is.
        return f"<a:p>{properties}{_properties_of(runs[0], 'endParaRPr')}</a:p>"
    return f"<a:p>{properties}{''.join([_run(run, field) for run in runs])}</a:p>"


@lru_cache(maxsize=1024)
def _paragraph_properties(
    level: int,
    align: str | None,
    line_pitch: float | None,
    before: float | None,
    after: float | None,
    margin: int | None,
    indent: int | None,
    bullet: Bullet | Literal["none"] | None,
) -> str:
    """`a:pPr`, its children in the order of CT_TextParagraphProperties (§21.1.2.2.7)."""
    attributes = [
        f' marL="{margin}"' if margin is not None else "",
        f' lvl="{level}"' if level else "",
        f' indent="{indent}"' if indent is not None else "",
        f' algn="{align}"' if align else "",
    ]
    children = [
        _spacing("lnSpc", line_pitch),
        _spacing("spcBef", before),
        _spacing("spcAft", after),
        _bullet(bullet),
    ]
    inside = "".join(children)
    outside = "".join(attributes)
    if inside:
        return f"<a:pPr{outside}>{inside}</a:pPr>"
    return f"<a:pPr{outside}/>" if outside else ""


def _spacing(tag: str, value: float | None) -> str:
    if value is None:
        return ""
    return f'<a:{tag}><a:spcPts val="{round(value * 100)}"/></a:{tag}>'


def _bullet(bullet: Bullet | Literal["none"] | None) -> str:
    if bullet is None:
        return ""
    if isinstance(bullet, str):
        return "<a:buNone/>"
    colour = ""
    if bullet.colour is not None:
        inner = fill_xml(bullet.colour).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
        colour = f"<a:buClr>{inner}</a:buClr>"
    size = f'<a:buSzPct val="{bullet.size * 1000}"/>' if bullet.size is not None else ""
    font = f'<a:buFont typeface="{escape_value(bullet.face)}"/>' if bullet.face else ""
    return f'{colour}{size}{font}<a:buChar char="{escape_value(bullet.char)}"/>'


def _run(run: Run, field: tuple[int, str] | None) -> str:
    properties = _properties_of(run, "rPr")
    if run.text == "\v":
        return f"<a:br>{properties}</a:br>"
    if field is not None and run.text == NUMBER_MARK:
        number, guid = field
        return f'<a:fld id="{guid}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'
    return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"


def _properties_of(run: Run, tag: str) -> str:
    return _run_properties(tag, run.size, run.bold, run.colour, run.spacing, run.face, run.lang)


@lru_cache(maxsize=4096)
def _run_properties(
    tag: str,
    size: float | None,
    bold: bool | None,
    colour: Colour | None,
    spacing: float | None,
    face: str | None,
    lang: str,
) -> str:
    """`a:rPr`; `sz` and `spc` count hundredths of a point (§21.1.2.3.9)."""
    attributes = f' lang="{escape_value(lang)}"'
    if lang.startswith("zh"):
        attributes += ' altLang="en-US"'
    if size is not None:
        attributes += f' sz="{round(size * 100)}"'
    if bold is not None:
        attributes += f' b="{int(bold)}"'
    if spacing is not None:
        attributes += f' spc="{round(spacing * 100)}"'
    children = fill_xml(colour) if colour is not None else ""
    if face is not None:
        prefix = "+mj" if face == "major" else "+mn"
        children += f'<a:latin typeface="{prefix}-lt"/><a:ea typeface="{prefix}-ea"/>'
    if children:
        return f"<a:{tag}{attributes}>{children}</a:{tag}>"
    return f"<a:{tag}{attributes}/>"
