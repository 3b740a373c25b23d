"""Speaker notes: notes slides, written and read (ECMA-376 Part 1 §13.3.5, §19.3.1.26)."""

from __future__ import annotations

from lxml import etree

from slidegen.deck import Slide
from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.markup import (
    DECLARATION,
    NAMESPACES,
    drawing,
    escape,
    escape_value,
    presentation,
)
from slidegen.powerpoint.notes_master import NotesMaster
from slidegen.powerpoint.opc import NewPackage, Package
from slidegen.powerpoint.slide import EMPTY_TREE_HEAD
from slidegen.powerpoint.stamp import guid_of

_NAMES = {
    "zh": ("幻灯片图像占位符 1", "备注占位符 2", "灯片编号占位符 3"),
    "en": ("Slide Image Placeholder 1", "Notes Placeholder 2", "Slide Number Placeholder 3"),
}


def add_notes(
    package: NewPackage, slide: Slide, slide_part: str, master: NotesMaster, number: int, lang: str
) -> None:
    """The notes slide of a slide: each knows the other, and the notes slide its master."""
    part = package.add_next(
        "/ppt/notesSlides/notesSlide",
        content_types.NOTES_SLIDE,
        _notes_xml(slide, number, lang, master.number_slot),
    )
    package.relate(part, relation.NOTES_MASTER, master.part)
    package.relate(part, relation.SLIDE, slide_part)
    package.relate(slide_part, relation.NOTES_SLIDE, part)


def read_notes(package: Package, slide_part: str) -> tuple[str, ...]:
    """The paragraphs of the notes; none where the notes are empty. A broken line is "\\v"."""
    for part in package.related(slide_part, relation.NOTES_SLIDE):
        for shape in package.xml(part).iter(presentation("sp")):
            ph = next(shape.iter(presentation("ph")), None)
            if ph is not None and ph.get("type") == "body":
                return _read_paragraphs(shape)
    return ()


def _read_paragraphs(shape: etree._Element) -> tuple[str, ...]:
    lines = []
    for paragraph in shape.iter(drawing("p")):
        parts = []
        for element in paragraph.iter(drawing("t"), drawing("br")):
            parts.append("\v" if element.tag == drawing("br") else element.text or "")
        lines.append("".join(parts))
    return tuple(lines) if any(lines) else ()


def _notes_xml(slide: Slide, number: int, lang: str, number_slot: str | None) -> bytes:
    """Placeholders are numbered as PowerPoint does: text 1, whatever the master calls its own."""
    image, text, page = _NAMES["zh" if lang.startswith("zh") else "en"]
    paragraphs = "".join([_paragraph(line, lang) for line in slide.notes])
    shapes = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{image}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    shapes += _shape(3, text, 'type="body" idx="1"', paragraphs)
    if number_slot is not None:
        field = (
            f'<a:p><a:fld id="{guid_of("notes number", slide.key)}" type="slidenum">'
            f'<a:rPr lang="{escape_value(lang)}"/><a:t>{number}</a:t></a:fld></a:p>'
        )
        shapes += _shape(4, page, f'type="sldNum" sz="quarter" idx="{number_slot}"', field)
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE_HEAD}{shapes}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _shape(number: int, name: str, ph: str, paragraphs: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(line: str, lang: str) -> str:
    code = escape_value(lang)
    properties = f'lang="{code}"' + (' altLang="en-US"' if lang.startswith("zh") else "")
    if not line:
        return f"<a:p><a:endParaRPr {properties}/></a:p>"
    rest = f"<a:br><a:rPr {properties}/></a:br>".join(
        f"<a:r><a:rPr {properties}/><a:t>{escape(part)}</a:t></a:r>" if part else ""
        for part in line.split("\v")
    )
    return f"<a:p>{rest}</a:p>"
