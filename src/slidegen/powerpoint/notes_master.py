"""The notes master: the template's own, or one made in the template's colours and fonts."""

from __future__ import annotations

from lxml import etree

from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.markup import (
    DECLARATION,
    DRAWING,
    NAMESPACES,
    RELATIONS,
    drawing,
    presentation,
)
from slidegen.powerpoint.opc import NewPackage
from slidegen.powerpoint.slide import EMPTY_TREE_HEAD
from slidegen.powerpoint.text import NUMBER_MARK
from slidegen.powerpoint.xml_part import parse_part, part_bytes
from slidegen.units import Box
from slidegen.values import dataclass

_DEFAULT_SIZE = (6_858_000, 9_144_000)
_LEVELS = 9
_LEVEL_STEP = 457_200


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """Its part, and the `idx` of its slide number (None where it has none)."""

    part: str
    number_slot: str | None


def find_notes_master(package: NewPackage, root: etree._Element) -> NotesMaster | None:
    """The notes master of a package, listed in its `p:presentation` `root`; None if it has none."""
    for rid, rel in package.relationships(package.main).items():
        if rel.kind == relation.NOTES_MASTER and package.leads_inside(rel):
            _list_master(root, rid)
            return NotesMaster(rel.target, _number_slot(package.xml(rel.target)))
    return None


def add_notes_master(package: NewPackage, root: etree._Element) -> NotesMaster:
    """A notes master with a theme of its own, as the format asks (ECMA-376 Part 1 §13.3.4)."""
    part = package.add_next(
        "/ppt/notesMasters/notesMaster", content_types.NOTES_MASTER, _master_xml(root)
    )
    theme = package.add_next(
        "/ppt/theme/theme", content_types.THEME, _theme_xml(_theme_of_slides(package))
    )
    package.relate(part, relation.THEME, theme)
    _list_master(root, package.relate(package.main, relation.NOTES_MASTER, part))
    return NotesMaster(part, _number_slot(package.xml(part)))


def _number_slot(master: etree._Element) -> str | None:
    for ph in master.iter(presentation("ph")):
        if ph.get("type") == "sldNum":
            return ph.get("idx", "0")
    return None


def _list_master(root: etree._Element, rid: str) -> None:
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


def _theme_of_slides(package: NewPackage) -> etree._Element | None:
    """The theme of the first slide master, to take from; None if there is none."""
    for master in package.related(package.main, relation.SLIDE_MASTER):
        for theme in package.related(master, relation.THEME):
            return parse_part(package.read(theme))
    return None


def _theme_xml(source: etree._Element | None) -> bytes:
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
    return part_bytes(root)


def _master_xml(main: etree._Element) -> bytes:
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


def _notes_size(main: etree._Element) -> tuple[int, int]:
    size = main.find(presentation("notesSz"))
    if size is None:
        return _DEFAULT_SIZE
    return int(size.get("cx", "")), int(size.get("cy", ""))


def _slide_ratio(main: etree._Element) -> float:
    size = main.find(presentation("sldSz"))
    return int(size.get("cx", "")) / int(size.get("cy", "")) if size is not None else 16 / 9


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
