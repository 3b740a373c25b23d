"""The notes master: the template's own, or one made in the template's colours and fonts."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesMasterPart

from slidegen.powerpoint.markup import (
    DECLARATION,
    DRAWING,
    NAMESPACES,
    RELATIONS,
    drawing,
    presentation,
)
from slidegen.powerpoint.new_parts import PartNames, add_part, relate, related
from slidegen.powerpoint.slide import EMPTY_TREE_HEAD
from slidegen.powerpoint.text import NUMBER_MARK
from slidegen.units import Box

_DEFAULT_SIZE = (6_858_000, 9_144_000)
_LEVELS = 9
_LEVEL_STEP = 457_200


def find_notes_master(package: Any) -> Any | None:
    """The notes master of a package, listed as it has to be; None where it has none."""
    main = package.main_document_part
    found = related(main, RT.NOTES_MASTER)
    if not found:
        return None
    _list_master(main._element, found[0][0])
    return found[0][1]


def add_notes_master(package: Any, names: PartNames) -> Any:
    """A notes master with a theme of its own, as the format asks (ECMA-376 Part 1 §13.3.4)."""
    main = package.main_document_part
    part = NotesMasterPart(
        names.take("/ppt/notesMasters/notesMaster"),
        CT.PML_NOTES_MASTER,
        package,
        parse_xml(_master_xml(main._element)),
    )
    theme = add_part(
        package, names.take("/ppt/theme/theme"), CT.OFC_THEME, _theme_xml(_theme_of_slides(main))
    )
    relate(part, theme, RT.THEME)
    _list_master(main._element, relate(main, part, RT.NOTES_MASTER))
    return part


def _list_master(root: Any, rid: str) -> None:
    """`p:notesMasterIdLst` right after the slide masters; without it the notes view stays empty."""
    if root.find(presentation("notesMasterIdLst")) is not None:
        return
    listed = etree.SubElement(root, presentation("notesMasterIdLst"))
    etree.SubElement(listed, presentation("notesMasterId")).set(f"{{{RELATIONS}}}id", rid)
    masters = root.find(presentation("sldMasterIdLst"))
    if masters is not None:
        masters.addnext(listed)
    else:
        root.insert(0, listed)


def _theme_of_slides(main: Any) -> Any:
    """The parsed theme of the first slide master; None if there is none."""
    for _, master in related(main, RT.SLIDE_MASTER):
        for _, theme in related(master, RT.THEME):
            return etree.fromstring(theme.blob, etree.XMLParser(resolve_entities=False))
    return None


def _theme_xml(source: Any) -> bytes:
    """Colours and fonts of the slides' theme with plain fills, which need no further parts."""
    root = etree.Element(drawing("theme"), {"name": "Notes"}, nsmap={"a": DRAWING})
    elements = etree.SubElement(root, drawing("themeElements"))
    for name in ("clrScheme", "fontScheme"):
        found = source.find(f".//{drawing(name)}") if source is not None else None
        if found is not None:
            elements.append(found)
        else:
            elements.append(etree.fromstring(_PLAIN_SCHEMES[name]))
    elements.append(etree.fromstring(_PLAIN_SCHEMES["fmtScheme"]))
    etree.cleanup_namespaces(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _master_xml(main: Any) -> bytes:
    shapes = "".join(
        _placeholder(number, *slot)
        for number, slot in enumerate(_layout(_notes_size(main), _slide_ratio(main)), 2)
    )
    colours = "".join(
        f' {name}="{slot}"'
        for name, slot in (
            *(("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")),
            *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
            *(("hlink", "hlink"), ("folHlink", "folHlink")),
        )
    )
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>"
        '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{EMPTY_TREE_HEAD}{shapes}</p:spTree></p:cSld><p:clrMap{colours}/>"
        f"<p:notesStyle>{_levels()}</p:notesStyle></p:notesMaster>"
    ).encode()


def _notes_size(main: Any) -> tuple[int, int]:
    size = main.find(presentation("notesSz"))
    return (int(size.get("cx")), int(size.get("cy"))) if size is not None else _DEFAULT_SIZE


def _slide_ratio(main: Any) -> float:
    size = main.find(presentation("sldSz"))
    return int(size.get("cx")) / int(size.get("cy")) if size is not None else 16 / 9


def _layout(page: tuple[int, int], ratio: float) -> list[tuple[str, str, Box, str]]:
    """Name, `p:ph`, box and text of each placeholder: the slide above, the notes below."""
    width, height = page
    margin, edge = width // 10, height // 20
    image_height = min(height * 7 // 20, int((width - 2 * margin) / ratio))
    image_width = int(image_height * ratio)
    image = Box((width - image_width) // 2, height // 10, image_width, image_height)
    top = height // 2
    text = Box(margin, top, width - 2 * margin, height - edge * 2 - top)
    foot = Box(width // 2, height - edge, width // 2, edge)
    field = (
        '<a:p><a:pPr algn="r"/><a:fld id="{5F0A8C5E-0B1D-4C6B-8F0B-3E5B6A1C2D77}"'
        f' type="slidenum"><a:rPr lang="zh-CN" sz="1200"/><a:t>{NUMBER_MARK}</a:t></a:fld></a:p>'
    )
    return [
        ("Slide Image Placeholder 1", '<p:ph type="sldImg" idx="2"/>', image, ""),
        ("Notes Placeholder 2", '<p:ph type="body" sz="quarter" idx="3"/>', text, "<a:p/>"),
        ("Slide Number Placeholder 3", '<p:ph type="sldNum" sz="quarter" idx="5"/>', foot, field),
    ]


def _placeholder(number: int, name: str, ph: str, box: Box, text: str) -> str:
    locks = 'noGrp="1"' if text else 'noGrp="1" noRot="1" noChangeAspect="1"'
    outline = '<a:noFill/><a:ln w="9525"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>'
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f"<p:cNvSpPr><a:spLocks {locks}/></p:cNvSpPr><p:nvPr>{ph}</p:nvPr></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{'' if text else outline}</p:spPr>{body}</p:sp>"
    )


def _levels() -> str:
    return "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * _LEVEL_STEP}" algn="l" defTabSz="914400" rtl="0"'
        ' eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1200" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, _LEVELS + 1)
    )


def _colour(name: str, value: str) -> str:
    return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'


_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EDGE = f'<a:ln w="9525">{_SOLID}<a:prstDash val="solid"/></a:ln>'
_NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FACES = '<a:latin typeface="Arial"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface=""/>'
_PLAIN_SCHEMES = {
    "clrScheme": f'<a:clrScheme xmlns:a="{DRAWING}" name="Notes">'
    + "".join(
        _colour(name, value)
        for name, value in (
            *(("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2937"), ("lt2", "F3F4F6")),
            *(("accent1", "1F4E9D"), ("accent2", "C8792B"), ("accent3", "5B7F95")),
            *(("accent4", "8A9BA8"), ("accent5", "3E7B58"), ("accent6", "8C4A5C")),
            *(("hlink", "1F4E9D"), ("folHlink", "5B4A8C")),
        )
    )
    + "</a:clrScheme>",
    "fontScheme": f'<a:fontScheme xmlns:a="{DRAWING}" name="Notes">'
    f"<a:majorFont>{_FACES}</a:majorFont><a:minorFont>{_FACES}</a:minorFont></a:fontScheme>",
    "fmtScheme": f'<a:fmtScheme xmlns:a="{DRAWING}" name="Notes">'
    f"<a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{_EDGE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_NO_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>",
}
