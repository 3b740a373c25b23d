"""Make the built-in template families: real .pptx files with a master, a theme and named layouts.

    python scripts/make_templates.py

Every layout is made from the blocks that slidegen drafts for a slide of that layout: where a
block would like a placeholder, the layout has one, in its place and with the type of its role. So
templates and drafts agree without saying anything twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from families import FAMILIES, PAGE, TITLE, Family, Look, inch_box, palette_of
from layout_samples import LayoutSample, layout_samples
from make_readings import main as make_readings
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.util import Emu
from shape_xml import solid, xfrm

from slidegen.arrange import roles
from slidegen.arrange.blocks import Block, ChartBlock, ShapeBlock, TableBlock, TextBlock
from slidegen.arrange.roles import Role, RoleLevel
from slidegen.arrange.slides import draft_slide
from slidegen.deck import Colour
from slidegen.plan.content import SectionContent
from slidegen.template import Template, Theme
from slidegen.units import Box, points

TARGET = Path(__file__).parent.parent / "assets" / "templates"
CONTENT = inch_box(0.70, 2.25, 11.933, 4.20)
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def blank_template(family: Family) -> Template:
    """A template without layouts, to draft on."""
    major, minor = family.fonts
    theme = Theme({}, major, major, minor, minor)
    return Template(family.name, PAGE.width, PAGE.height, (), theme, palette_of(family), CONTENT)


@dataclass(frozen=True)
class TextLook:
    """What a family makes of a text, where it is not what the text's role says.

    `face` is "major" or the name of a typeface; it is that of the first level.
    """

    tone: Colour | None = None
    align: str = "l"
    face: str = ""


def level_style(
    level: RoleLevel, number: int, role: Role, family: Family, look: TextLook, whole: bool
) -> str:
    """`a:lvlNpPr` for one level of a role: `whole` for a master, else what a layout may change."""
    colour = look.tone or getattr(palette_of(family), level.tone)
    bullet = "<a:buNone/>"
    if level.hanging:
        bullet = (
            '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
            f'<a:buSzPct val="{roles.MARK_SIZE}000"/><a:buFont typeface="Arial"/>'
            f'<a:buChar char="{roles.MARK}"/>'
        )
    bold = level.bold and (family.bold_titles or role.face != "major")
    rules = after = fonts = kerning = ""
    if whole:
        rules = ' defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0"'
        after = '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        kerning = ' kern="0"'
    face = look.face if number == 1 else ""
    if whole or face or role.face == "major":
        fonts = fonts_xml(face or role.face)
    return (
        f'<a:lvl{number}pPr marL="{points(level.hanging + level.margin)}" '
        f'indent="{-points(level.hanging)}" algn="{look.align}"{rules}>'
        f'<a:lnSpc><a:spcPts val="{round(level.size * level.pitch * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>{after}'
        f'{bullet}<a:defRPr sz="{round(level.size * 100)}" b="{int(bold)}"{kerning}>'
        f"{solid(colour)}{fonts}</a:defRPr></a:lvl{number}pPr>"
    )


def fonts_xml(face: str) -> str:
    """References to the theme's major or minor faces, or a face by its name."""
    prefix = {"major": "+mj", "minor": "+mn"}.get(face)
    ends = (("latin", "lt"), ("ea", "ea"), ("cs", "cs")) if prefix else (("latin", ""), ("ea", ""))
    return "".join(
        f'<a:{slot} typeface="{f"{prefix}-{end}" if prefix else face}"/>' for slot, end in ends
    )


def master_styles(role: Role, family: Family, look: TextLook = TextLook()) -> str:
    """Styles of five levels; what lies deeper than the role's last level looks like it."""
    return "".join(
        level_style(
            role.levels[min(number, len(role.levels)) - 1], number, role, family, look, whole=True
        )
        for number in range(1, 6)
    )


def layout_styles(role: Role, family: Family, look: TextLook = TextLook()) -> str:
    """Styles of the role's levels; deeper ones are the master's."""
    return "".join(
        level_style(level, number, role, family, look, whole=False)
        for number, level in enumerate(role.levels, 1)
    )


def placeholder(
    name: str,
    kind: str,
    idx: int,
    number: int,
    box: Box | None = None,
    styles: str = "",
    body: str = "<a:bodyPr/>",
    prompt: str = "",
    content: str = "",
) -> str:
    """A placeholder. `kind` is empty for one that takes anything; without `box` it inherits."""
    ph = f' type="{kind}"' if kind else ""
    ph += f' idx="{idx}"' if idx else ""
    ph += ' hasCustomPrompt="1"' if prompt and kind not in ("dt", "ftr", "sldNum") else ""
    size = ' sz="quarter"' if idx else ""
    inner = content or f'<a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{prompt}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{size}{ph}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{xfrm(box) if box else ''}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle>{styles}</a:lstStyle><a:p>{inner}</a:p></p:txBody></p:sp>"
    )


# Text edges are box edges, and no program may shrink what has been set to fit.
MASTER_BODY = (
    '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
    'anchor="t"><a:noAutofit/></a:bodyPr>'
)
NUMBER_FIELD = (
    '<a:fld id="{7C3E5B0A-6A0F-4C7B-9A57-3C1D5E8F2B41}" type="slidenum">'
    '<a:rPr lang="zh-CN" altLang="en-US"/><a:t>‹#›</a:t></a:fld>'
)
DATE_FIELD = (
    '<a:fld id="{5D0B8C1E-2F3A-4B6C-8D7E-9F0A1B2C3D4E}" type="datetime1">'
    '<a:rPr lang="zh-CN" altLang="en-US"/><a:t>2020/7/20</a:t></a:fld>'
)


def master_marks(family: Family) -> str:
    """Date, footer and slide number with their places and styles."""
    left, right = (
        master_styles(roles.FOOTER, family, TextLook(align=align)) for align in ("l", "r")
    )
    places = (
        ("日期", "dt", 10, inch_box(9.80, 6.99, 1.9, 0.22), right, DATE_FIELD),
        ("页脚", "ftr", 11, inch_box(0.70, 6.99, 8.9, 0.22), left, ""),
        ("页码", "sldNum", 12, inch_box(11.822, 6.99, 0.811, 0.22), right, NUMBER_FIELD),
    )
    return "".join(
        placeholder(name, kind, idx, number, box, styles, MASTER_BODY, "页脚", field)
        for number, (name, kind, idx, box, styles, field) in enumerate(places, 4)
    )


def layout_marks() -> str:
    """Date, footer and slide number as the master has them."""
    places = (("日期", "dt", DATE_FIELD), ("页脚", "ftr", ""), ("页码", "sldNum", NUMBER_FIELD))
    return "".join(
        placeholder(name, kind, idx, 52 + idx, prompt="页脚", content=field)
        for idx, (name, kind, field) in enumerate(places, 10)
    )


# --- master and layouts --------------------------------------------------------------------------


def master_xml(family: Family, layout_ids: str) -> str:
    title = master_styles(roles.TITLE, family, TextLook(family.title_tone))
    body = master_styles(roles.BODY, family)
    other = master_styles(roles.NOTE, family)
    levels = "".join(
        f'<a:pPr lvl="{level}"/><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{text}</a:t></a:r>'
        + ("</a:p><a:p>" if level == 0 else "")
        for level, text in enumerate(("单击此处编辑要点", "第二级"))
    )
    box, prompt = family.title_box, "单击此处编辑标题"
    heading = placeholder("标题", "title", 0, 2, box, "", MASTER_BODY, prompt)
    shapes = (
        family.ornament
        + heading.replace(' hasCustomPrompt="1"', "")
        + placeholder("要点", "body", 1, 3, CONTENT, "", MASTER_BODY, content=levels)
        + master_marks(family)
    )
    return (
        f'<p:sldMaster {NS} preserve="1"><p:cSld>{background(Colour("bg1"))}{tree(shapes)}</p:cSld>'
        f'<p:clrMap {colour_map(family)} accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def colour_map(family: Family) -> str:
    """Which of the theme's colours are grounds and which are text."""
    if family.dark:
        return 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    return 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'


def background(colour: Colour) -> str:
    return f"<p:bg><p:bgPr>{solid(colour)}<a:effectLst/></p:bgPr></p:bg>"


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def layout_xml(sample: LayoutSample, family: Family) -> str:
    look = look_of(sample, family)
    draft = draft_slide(sample.slide, blank_template(family), "zh-CN")
    slots = [block for block in draft.blocks if not isinstance(block, ShapeBlock)]
    if sample.title_only:
        slots = slots[:1]
    shapes = "".join(look.shapes)
    for number, block in enumerate(slots, 2):
        shapes += slot_xml(block, number, family, look)
    if draft.furniture:
        shapes += furniture_xml(sample, family)
    ground = background(look.ground) if look.ground else ""
    hidden = "" if look.ornament else ' showMasterSp="0"'
    kind = f' type="{sample.kind}"' if sample.kind else ' userDrawn="1"'
    return (
        f'<p:sldLayout {NS}{hidden}{kind} preserve="1"><p:cSld name={quoteattr(sample.name)}>'
        f"{ground}{tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def look_of(sample: LayoutSample, family: Family) -> Look:
    """The family's look of a layout; a chapter's page without a number may have one of its own."""
    content = sample.slide.content
    if isinstance(content, SectionContent) and not content.number:
        plain = family.looks.get("section-plain")
        if plain is not None:
            return plain
    return family.looks.get(content.layout, Look())


def slot_xml(block: Block, number: int, family: Family, look: Look) -> str:
    """The placeholder that a block asks for first."""
    assert not isinstance(block, ShapeBlock)
    kind = block.kinds[0]
    idx = 0 if kind in ("title", "ctrTitle") else 12 + number
    if isinstance(block, ChartBlock | TableBlock):
        prompt = {"chart": "单击图标插入图表", "tbl": "单击图标插入表格"}[kind]
        styles = layout_styles(roles.NOTE, family)
        return placeholder(block.name, kind, idx, number, block.box, styles, prompt=prompt)
    prompt = "单击此处编辑标题" if block.key == "title" else block.name
    key = block.key.partition("-")[0]
    own = look.tones.get(key)
    if (block.role, block.box) in ((roles.TITLE, TITLE), (roles.BODY, CONTENT)) and own is None:
        return placeholder(block.name, "" if kind == "obj" else kind, idx, number, prompt=prompt)
    anchor = look.anchors.get(key) or anchor_of(block)
    role = roles.sized(block.role, look.sizes[key]) if key in look.sizes else block.role
    text = TextLook(own, look.aligns.get(key) or block.align or "l", look.faces.get(key, ""))
    return placeholder(
        block.name,
        "" if kind == "obj" else kind,
        idx,
        number,
        look.places.get(key, block.box),
        layout_styles(role, family, text),
        "<a:bodyPr/>" if anchor == "t" else f'<a:bodyPr anchor="{anchor}"/>',
        prompt,
    )


def anchor_of(block: TextBlock) -> str:
    """Titles of covers stand on the line under them; a quotation is centred over its author."""
    if block.role in (roles.COVER_TITLE, roles.CLOSING_TITLE, roles.COVER_DATE):
        return "b"
    return "ctr" if block.role == roles.QUOTE else block.anchor


def furniture_xml(sample: LayoutSample, family: Family) -> str:
    layout = sample.slide.content.layout
    lines = ""
    if layout != "agenda":
        styles, box = layout_styles(roles.TAG, family), inch_box(0.70, family.tag_top, 11.933, 0.24)
        lines += placeholder("章节标签", "body", 60, 60, box, styles, prompt="章节")
    if layout not in ("agenda", "quote"):
        styles, box = layout_styles(roles.SOURCE, family), inch_box(0.70, 6.57, 11.933, 0.41)
        lines += placeholder("资料来源", "body", 61, 61, box, styles, prompt="资料来源")
    return lines + layout_marks()


# --- theme and package ---------------------------------------------------------------------------


def theme_xml(family: Family) -> str:
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in family.colours.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{face}"/></a:{kind}Font>'
        for kind, face in zip(("major", "minor"), family.fonts, strict=True)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="slidegen {family.title}"><a:themeElements><a:clrScheme name="{family.title}">'
        f'{colours}</a:clrScheme><a:fontScheme name="{family.title}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{family.title}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        f"<a:objectDefaults>{object_defaults(family)}</a:objectDefaults><a:extraClrSchemeLst/></a:theme>"
    )


def object_defaults(family: Family) -> str:
    """What a presenter draws by hand looks like the deck: flat, square, without effects."""
    text = (
        '<a:lstStyle><a:defPPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:defRPr></a:defPPr></a:lstStyle>"
    )
    return (
        f"<a:spDef><a:spPr>{solid(Colour('bg2'))}<a:ln><a:noFill/></a:ln></a:spPr>"
        f'<a:bodyPr rtlCol="0" anchor="ctr"/>{text}</a:spDef>'
        f'<a:lnDef><a:spPr><a:ln w="12700">{solid(palette_of(family).rule)}</a:ln></a:spPr>'
        "<a:bodyPr/><a:lstStyle/></a:lnDef>"
    )


def make_family(family: Family) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(PAGE.width), Emu(PAGE.height)
    size = deck.part._element.find("{*}sldSz")
    assert size is not None
    size.attrib.pop("type")
    master = deck.slide_master.part
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)
    theme = master.part_related_by(RT.THEME)
    theme._blob = theme_xml(family).encode("utf-8")
    package = deck.part.package
    ids = ""
    for number, sample in enumerate(layout_samples(), 1):
        blob = layout_xml(sample, family).encode("utf-8")
        name = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
        part = SlideLayoutPart.load(name, CT.PML_SLIDE_LAYOUT, package, blob)
        part.relate_to(master, RT.SLIDE_MASTER)
        rid = master.relate_to(part, RT.SLIDE_LAYOUT)
        ids += f'<p:sldLayoutId id="{2147483700 + number}" r:id="{rid}"/>'
    master._element = parse_xml(master_xml(family, ids).encode("utf-8"))
    _drop(deck.part.rels, RT.PRINTER_SETTINGS)
    _drop(package._rels, RT.THUMBNAIL)
    deck.core_properties.title = family.title
    deck.core_properties.author = "slidegen"
    stream = BytesIO()
    deck.save(stream)
    return zip_evenly(stream.getvalue())


def _drop(rels: object, kind: str) -> None:
    for rid in [rid for rid, rel in rels.items() if rel.reltype == kind]:  # type: ignore[attr-defined]
        rels.pop(rid)  # type: ignore[attr-defined]


def zip_evenly(package: bytes) -> bytes:
    """The same parts in a fixed order under one date: the same template is the same file."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, old.read(name), ZIP_DEFLATED, 6)
    return out.getvalue()


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        (TARGET / f"{family.name}.pptx").write_bytes(make_family(family))
    make_readings()


if __name__ == "__main__":
    main()
