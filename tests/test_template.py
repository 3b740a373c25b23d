"""Templates read: what slots inherit, what is free, which colours serve, which layout suits."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from slidegen.colours import contrast, resolve_colour
from slidegen.deck import Colour
from slidegen.powerpoint.opc import read_package
from slidegen.powerpoint.palette import choose_palette
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Problems
from slidegen.template import Palette, Template, WantedSlot, choose_layout, title_only_layout
from slidegen.units import Box, inches
from tests.templates import (
    FOREIGN,
    blue,
    change_part,
    layout_of,
    open_foreign,
    plain,
    plain_template,
    read,
    rectangle,
    replace_in,
    slot_of,
    template_with_only,
    wide_chinese_template,
)

MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
COVER, CONTENT, SECTION = (f"ppt/slideLayouts/slideLayout{number}.xml" for number in (1, 2, 3))
TITLE_ONLY = "ppt/slideLayouts/slideLayout6.xml"


# --- slots and what they inherit ------------------------------------------------------------------


def test_slots_have_the_place_of_the_layout_or_of_the_master() -> None:
    assert slot_of(plain(), COVER, "ctrTitle").box == Box(685800, 2130425, 7772400, 1470025)
    assert slot_of(plain(), CONTENT, "title").box == Box(457200, 274638, 8229600, 1143000)
    assert slot_of(plain(), CONTENT, "obj").box == Box(457200, 1600200, 8229600, 4525963)
    assert slot_of(plain(), CONTENT, "sldNum").box == Box(6553200, 6356350, 2133600, 365125)


def test_slots_have_their_number_kind_and_insets() -> None:
    slots = layout_of(plain(), CONTENT).slots
    assert [(slot.kind, slot.idx, slot.role) for slot in slots] == [
        ("title", 0, "content"),
        ("obj", 1, "content"),
        ("dt", 10, "footer"),
        ("ftr", 11, "footer"),
        ("sldNum", 12, "footer"),
    ]
    assert slots[0].insets == (91440, 45720, 91440, 45720)
    assert (slots[0].anchor, slots[1].anchor) == ("ctr", "t")


def test_each_property_inherits_on_its_own() -> None:
    """The layout's section title states size and weight; face and colour are the master's."""
    title = slot_of(plain(), SECTION, "title").levels[0]
    assert (title.size, title.bold, title.align) == (40.0, True, "l")
    assert (title.colour, title.latin, title.bulleted) == (Colour("tx1"), "Calibri", False)


def test_levels_of_a_body() -> None:
    levels = slot_of(plain(), CONTENT, "obj").levels
    assert [level.size for level in levels] == [32, 28, 24, 20, 20]
    assert [level.margin for level in levels] == [342900, 742950, 1143000, 1600200, 2057400]
    assert [level.indent for level in levels][:2] == [-342900, -285750]
    assert all(level.bulleted for level in levels)
    # 20 % of a line, which is 1.2 × the size.
    assert [level.before for level in levels][:2] == [7.68, 6.72]


def test_vertical_text_is_told() -> None:
    vertical = {layout.name: [s.vertical for s in layout.slots[:2]] for layout in plain().layouts}
    assert vertical["Title and Vertical Text"] == [False, True]
    assert vertical["Vertical Title and Text"] == [True, True]
    assert vertical["Two Content"] == [False, False]


def filled(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


LIGHTER = '<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>'
TINT = '<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>'

# What the paragraph and its characters state, and what comes of it.
STATED: dict[str, tuple[str, str, dict[str, object]]] = {
    "exact line pitch": ('<a:lnSpc><a:spcPts val="3600"/></a:lnSpc>', "", {"pitch": 36.0}),
    "a share": ('<a:lnSpc><a:spcPct val="90000"/></a:lnSpc>', "", {"pitch_ratio": 0.9}),
    "a share is not exact": ('<a:lnSpc><a:spcPct val="90000"/></a:lnSpc>', "", {"pitch": None}),
    "per cent": ('<a:lnSpc><a:spcPct val="150%"/></a:lnSpc>', "", {"pitch_ratio": 1.5}),
    "space before": ('<a:spcBef><a:spcPts val="600"/></a:spcBef>', "", {"before": 6.0}),
    "a share after": ('<a:spcAft><a:spcPct val="50000"/></a:spcAft>', "", {"after": 19.2}),
    "no mark": ("<a:buNone/>", "", {"bulleted": False}),
    "numbers": ('<a:buAutoNum type="arabicPeriod"/>', "", {"bulleted": True}),
    "an accent": ("", filled('<a:schemeClr val="accent2"/>'), {"colour": Colour("accent2")}),
    "a lighter tone": ("", filled(LIGHTER), {"colour": Colour("tx1", 65, 35)}),
    "past the colour map": ("", filled('<a:schemeClr val="dk2"/>'), {"colour": Colour("tx2")}),
    "of the theme": ("", filled('<a:srgbClr val="c0504d"/>'), {"colour": Colour("accent2")}),
    "not of the theme": ("", filled('<a:srgbClr val="123456"/>'), {"colour": None}),
    "a tint": ("", filled(TINT), {"colour": None}),
    "the face of headings": ("", '<a:latin typeface="+mj-lt"/>', {"latin": "Calibri"}),
    "a Latin face": ("", '<a:latin typeface="Arial"/>', {"latin": "Arial"}),
    "a Chinese face": ("", '<a:ea typeface="黑体"/>', {"ea": "黑体", "latin": "Calibri"}),
}


@pytest.mark.parametrize("title", STATED)
def test_what_a_layout_states(title: str) -> None:
    paragraph, run, expected = STATED[title]
    style = f"<a:lstStyle><a:lvl1pPr>{paragraph}<a:defRPr>{run}</a:defRPr></a:lvl1pPr></a:lstStyle>"

    def state(data: bytes) -> bytes:
        text = data.decode("utf-8")
        at = text.index('idx="1"')
        return (text[:at] + text[at:].replace("<a:lstStyle/>", style, 1)).encode("utf-8")

    level = slot_of(read(change_part(plain_template(), CONTENT, state)), CONTENT, "obj").levels[0]
    assert {name: getattr(level, name) for name in expected} == expected
    assert level.size == 32


def test_text_without_a_style_is_18_pt() -> None:
    def strip(data: bytes) -> bytes:
        return re.sub(rb"<p:txStyles>.*</p:txStyles>", b"", data)

    source = change_part(plain_template(), MASTER, strip)
    source = change_part(
        source,
        "ppt/presentation.xml",
        lambda data: re.sub(rb"<p:defaultTextStyle>.*</p:defaultTextStyle>", b"", data),
    )
    level = slot_of(read(source), CONTENT, "obj").levels[0]
    assert (level.size, level.bold, level.align, level.margin) == (18.0, False, "l", 0)
    assert (level.pitch, level.pitch_ratio, level.bulleted) == (None, 1.0, False)


def test_colours_go_through_the_map_of_the_master() -> None:
    dark = replace_in(plain_template(), MASTER, 'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    template = read(dark)
    assert (template.theme.colours["bg1"], template.theme.colours["tx1"]) == ("000000", "FFFFFF")
    assert {layout.ground for layout in template.layouts} == {"000000"}


# --- roles of slots -------------------------------------------------------------------------------


def test_built_in_layouts_have_tag_and_source() -> None:
    layouts = [layout for layout in blue().layouts if layout.with_role("footer")]
    without_tag = {layout.name for layout in layouts if not layout.with_role("tag")}
    without_source = {layout.name for layout in layouts if not layout.with_role("source")}
    agendas = {layout.name for layout in layouts if layout.name.startswith("目录")}
    assert len(layouts) > 30
    assert without_tag == agendas
    assert without_source == agendas | {"引言"}


def test_openers_have_neither() -> None:
    openers = [layout for layout in blue().layouts if layout.name in ("封面", "章节页", "结束页")]
    assert len(openers) == 3
    assert {slot.role for layout in openers for slot in layout.slots} == {"content"}


PROMPTS = {
    "单位": "author",
    "单击此处添加日期": "date",
    "Click to add Date": "date",
    "汇报人": "author",
    "序号": "number",
    "序号 1": "",
    "日期和地点": "",
    "Click to edit Master text styles": "",
}


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_prompt_says_which_line_a_slot_is_for(prompt: str) -> None:
    source = with_body(COVER, f"<a:t>{prompt}</a:t>")
    assert slot_of(read(source), COVER, "body").line == PROMPTS[prompt]


def with_body(part: str, text: str) -> bytes:
    """The plain template with one more placeholder for text."""
    body = (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="body" '
        'idx="90"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="500000" y="500000"/>'
        '<a:ext cx="3000000" cy="400000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>'
        f"<a:p><a:r>{text}</a:r></a:p></p:txBody></p:sp></p:spTree>"
    )
    return replace_in(plain_template(), part, "</p:spTree>", body)


@pytest.mark.parametrize(("prompt", "key"), [("日期", "date"), ("单位", "author")])
def test_a_slot_that_says_its_line_takes_that_alone_wherever_it_lies(prompt: str, key: str) -> None:
    template = read(with_body(COVER, f"<a:t>{prompt}</a:t>"))
    elsewhere = Box(5000000, 6000000, 2000000, 400000)
    wanted = [
        WantedSlot("title", ("ctrTitle", "title"), Box(685800, 2130425, 7772400, 1470025)),
        WantedSlot("author", ("body", "obj"), elsewhere),
        WantedSlot("date", ("body", "obj"), replace(elsewhere, y=5000000)),
    ]
    match = choose_layout(template, wanted)
    assert match.layout.part == f"/{COVER}"
    assert set(match.slots) == {"title", key}


# --- ground ---------------------------------------------------------------------------------------

BACKGROUND = "<p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>"
SOLID = '<a:solidFill><a:schemeClr val="{}"/></a:solidFill>'
GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000">'
    '<a:srgbClr val="808080"/></a:gs></a:gsLst></a:gradFill>'
)
OF_THEME = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef></p:bg>'
WHOLE, HALF, UPPER = (
    rectangle(0, 0, 9144000, 6858000, "accent2"),
    rectangle(0, 0, 4572000, 6858000, "accent2"),
    rectangle(0, 0, 9144000, 6500000, "accent3"),
)
# The background of a layout, what is drawn on it, and what then lies behind its text.
GROUNDS = {
    "a background of its own": (BACKGROUND.format(SOLID.format("accent1")), "", "4F81BD"),
    "a gradient": (BACKGROUND.format(GRADIENT), "", "404040"),
    "a background of the theme": (OF_THEME, "", "1F497D"),
    "a shape over the page": ("", WHOLE, "C0504D"),
    "a shape over half of it": ("", HALF, "FFFFFF"),
    "the upper of two": ("", WHOLE + UPPER, "9BBB59"),
}


@pytest.mark.parametrize("title", GROUNDS)
def test_what_lies_behind_the_text(title: str) -> None:
    background, shapes, expected = GROUNDS[title]
    source = replace_in(plain_template(), COVER, "<p:spTree>", f"{background}<p:spTree>")
    source = replace_in(source, COVER, "</p:grpSpPr>", f"</p:grpSpPr>{shapes}")
    template = read(source)
    assert layout_of(template, COVER).ground == expected
    assert layout_of(template, CONTENT).ground == "FFFFFF"


def test_the_shapes_of_the_master_count_where_they_are_shown() -> None:
    panel = rectangle(0, 0, 9144000, 6858000, "tx2")
    source = replace_in(plain_template(), MASTER, "</p:grpSpPr>", f"</p:grpSpPr>{panel}")
    source = replace_in(source, COVER, 'type="title"', 'type="title" showMasterSp="0"')
    template = read(source)
    assert layout_of(template, CONTENT).ground == "1F497D"
    assert layout_of(template, COVER).ground == "FFFFFF"


def test_a_layout_with_a_colour_map_of_its_own() -> None:
    own = (
        '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
        'accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    source = replace_in(plain_template(), COVER, "<a:masterClrMapping/>", own)
    assert layout_of(read(source), COVER).ground == "000000"


def test_built_in_covers_are_dark_and_pages_light() -> None:
    grounds = {layout.name: layout.ground for layout in blue().layouts}
    assert (grounds["封面"], grounds["章节页"], grounds["仅标题"]) == ("0A2B4E", "0A2B4E", "FFFFFF")


# --- free area ------------------------------------------------------------------------------------


def test_the_free_area_of_the_built_in_family() -> None:
    assert blue().content == Box(inches(0.70), inches(2.25), inches(11.933), inches(4.20))


def test_the_free_area_is_the_body_slot_down_to_the_source_line() -> None:
    assert plain().content == BODY


def test_without_a_body_slot_it_is_between_title_and_footers() -> None:
    content = read(template_with_only("Title Slide", "Title Only")).content
    assert (content.x, content.width) == (457200, 8229600)
    assert 1417638 < content.y < 1900000
    assert 5900000 < content.bottom < 6356350


def test_without_any_slot_it_is_inside_the_margins() -> None:
    content = read(template_with_only("Blank"), ("template-without-titles",)).content
    assert Box(0, 0, 9144000, 6356350).contains(content)
    assert content.width > 7_000_000
    assert content.height > 4_000_000


# The body's place without the room for a source line over the footers.
BODY = Box(457200, 1600200, 8229600, 6356350 - inches(0.38) - 1600200)


def down_to(bottom: int) -> Box:
    return replace(BODY, height=bottom - BODY.y)


# A rectangle drawn on the layout, and what it leaves.
DRAWN = {
    "a bar at the foot": ((0, 5800000, 9144000, 1058000), down_to(5800000 - inches(0.38))),
    "a bar at the left": ((0, 0, 900000, 6858000), replace(BODY, x=900000, width=7786800)),
    "a rule on top": (
        (457200, 1650000, 8229600, 30000),
        replace(BODY, y=1680000, height=BODY.bottom - 1680000),
    ),
    "an emblem in the corner": ((8400000, 1700000, 600000, 300000), replace(BODY, width=7942800)),
    "a panel to write on": ((300000, 1500000, 8544000, 4800000), BODY),
    "a mark in the middle": ((3000000, 2500000, 3000000, 2500000), BODY),
}


@pytest.mark.parametrize("title", DRAWN)
def test_the_free_area_keeps_clear_of_what_is_drawn(title: str) -> None:
    place, expected = DRAWN[title]
    shape = rectangle(*place)
    source = replace_in(plain_template(), TITLE_ONLY, "</p:grpSpPr>", f"</p:grpSpPr>{shape}")
    assert read(source).content == expected


# --- palette --------------------------------------------------------------------------------------


def test_the_palette_of_the_built_in_family() -> None:
    palette = blue().palette
    assert palette.text == Colour("tx1")
    assert palette.strong == Colour("tx2")
    assert palette.highlight == palette.rule == Colour("accent1")
    assert palette.muted == Colour("accent5")
    assert palette.secondary == Colour("accent6")
    assert palette.hairline == Colour("bg2", 85)
    assert palette.track == Colour("bg2")
    assert palette.ground == Colour("bg1")
    assert [colour.slot for colour in palette.series] == [f"accent{n}" for n in range(1, 6)]
    assert all(colour == Colour(colour.slot) for colour in palette.series)


def test_a_theme_of_bright_accents_gets_greys() -> None:
    """Office 2007: a blue that is too pale for text, an orange and a turquoise as last accents."""
    palette = plain().palette
    assert palette.highlight == Colour("accent1", 75)
    assert palette.secondary == Colour("tx1", 65, 35)
    assert palette.muted == Colour("tx1", 50, 50)
    assert Colour("accent6", 75) in palette.series


def test_rules_look_like_the_lines_of_the_theme() -> None:
    line = (
        '<a:lnDef><a:spPr><a:ln><a:solidFill><a:schemeClr val="{}"/></a:solidFill></a:ln></a:spPr>'
        "<a:bodyPr/><a:lstStyle/></a:lnDef>"
    )

    def palette_with(slot: str) -> Palette:
        def draw(data: bytes) -> bytes:
            defaults = f"<a:objectDefaults>{line.format(slot)}</a:objectDefaults>"
            text = data.decode("utf-8")
            text = re.sub(r"<a:objectDefaults>.*</a:objectDefaults>", "", text, flags=re.DOTALL)
            text = text.replace("<a:objectDefaults/>", "")
            return text.replace("</a:themeElements>", f"</a:themeElements>{defaults}").encode()

        return read(change_part(plain_template(), THEME, draw)).palette

    assert plain().palette.rule == Colour("accent1")
    assert palette_with("tx2").rule == Colour("tx2")
    # One that cannot be seen on the page serves for nothing.
    assert palette_with("bg2").rule == Colour("accent1")


def test_hairlines_of_a_dark_page_are_grey() -> None:
    theme = {**plain().theme.colours, "bg1": "0A1F3A", "tx1": "FFFFFF", "bg2": "14325A"}
    theme = replace(plain().theme, colours={**theme, "accent5": "5F7391"})
    palette = choose_palette(theme, "0A1F3A")
    assert palette.muted == Colour("accent5")
    assert palette.hairline == Colour("accent5", 60)
    assert palette.track == Colour("bg2")


def test_numbers_do_not_look_like_what_is_highlighted() -> None:
    """The titles of this template are in its first accent, which is what highlights."""
    title = '<p:titleStyle><a:lvl1pPr algn="ctr"'
    red = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'

    def redden(data: bytes) -> bytes:
        head, tail = data.decode("utf-8").split(title)
        tail = tail.replace('<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>', red, 1)
        return f"{head}{title}{tail}".encode()

    template = read(change_part(wide_chinese_template(), MASTER, redden))
    assert layout_of(template, CONTENT).slots[0].levels[0].colour == Colour("accent1")
    assert template.palette.highlight == Colour("accent1")
    assert template.palette.strong != Colour("accent1")


def check_contrast(template: Template, ground: str) -> None:
    palette = template.palette

    def on_ground(colour: Colour) -> float:
        return contrast(resolve_colour(colour, template.theme), ground)

    for colour in (palette.text, palette.strong, palette.highlight, palette.secondary):
        assert on_ground(colour) >= 4.5
    for colour in (palette.muted, palette.rule, *palette.series):
        assert on_ground(colour) >= 3.0
    for colour in (palette.hairline, palette.track):
        assert 1.02 < on_ground(colour) < 3.0
    assert len(palette.series) >= 5


@pytest.mark.parametrize("name", FOREIGN)
def test_colours_can_be_read_on_every_template(name: str, tmp_path: Path) -> None:
    template = open_foreign(name, tmp_path)
    check_contrast(template, title_only_layout(template).ground)


HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"{value:06X}")


@settings(max_examples=150, deadline=None)
@given(accents=st.lists(HEX, min_size=6, max_size=6), second=HEX, third=HEX, dark=st.booleans())
def test_colours_can_be_read_with_any_theme(
    accents: list[str], second: str, third: str, dark: bool
) -> None:
    """Whatever the accents are: text in black and white leaves a way out for each use."""
    ground, text = ("101010", "FFFFFF") if dark else ("FFFFFF", "101010")
    named = {f"accent{number}": value for number, value in enumerate(accents, 1)}
    colours = {"tx1": text, "bg1": ground, "tx2": second, "bg2": third, **named}
    theme = replace(plain().theme, colours=colours)
    palette = choose_palette(theme, ground)

    def on_ground(colour: Colour) -> float:
        return contrast(resolve_colour(colour, theme), ground)

    for colour in (palette.text, palette.strong, palette.secondary):
        assert on_ground(colour) >= 4.5
    assert on_ground(palette.muted) >= 3.0
    assert 1.0 < on_ground(palette.hairline) < 3.0
    assert 1.0 < on_ground(palette.track) < 3.0
    assert palette.ground == Colour("bg1")


# --- fonts ----------------------------------------------------------------------------------------


def test_typefaces_of_the_theme() -> None:
    theme = read(wide_chinese_template()).theme
    assert (theme.major_latin, theme.major_ea) == ("Arial", "华文中宋")
    assert (theme.minor_latin, theme.minor_ea) == ("Arial", "微软雅黑")


def test_an_unknown_face_is_said_once() -> None:
    source = change_part(
        plain_template(), THEME, lambda data: data.replace(b'"Calibri"', b'"Comic Sans MS"')
    )
    problems = Problems()
    read_template(source, "模板.pptx", problems)
    assert [(p.severity, p.code, p.values["font"]) for p in problems] == [
        ("warning", "unknown-font", "Comic Sans MS")
    ]


def test_an_unknown_chinese_face_is_as_wide_as_any() -> None:
    source = replace_in(wide_chinese_template(), THEME, "华文中宋", "某某手书体")
    assert read(source).theme.major_ea == "某某手书体"


def test_a_theme_that_names_no_chinese_face() -> None:
    source = change_part(
        plain_template(), THEME, lambda data: re.sub(rb'<a:font script="Hans"[^>]*/>', b"", data)
    )
    read(source, ("theme-without-chinese-font",))


# --- templates that are odd -----------------------------------------------------------------------


def test_layouts_come_in_the_order_that_people_see() -> None:
    def turn_round(data: bytes) -> bytes:
        text = data.decode("utf-8")
        ids = re.findall(r"<p:sldLayoutId [^>]*/>", text)
        for first, _ in pairwise(ids):
            text = text.replace(first, "")
        return text.replace(ids[-1], "".join(reversed(ids))).encode("utf-8")

    names = [
        layout.name for layout in read(change_part(plain_template(), MASTER, turn_round)).layouts
    ]
    assert names == [layout.name for layout in reversed(plain().layouts)]


ODD_PARTS = (MASTER, THEME, CONTENT, COVER, "ppt/presentation.xml")
JUNK = st.sampled_from(["", "x", "-1", "1.5", "99999999999", "NaN", "100%", "é"])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_a_part_lacks_or_says_it_can_be_read(data: st.DataObject) -> None:
    """An element left out or an attribute changed anywhere: the template is poorer, not broken."""
    part = data.draw(st.sampled_from(ODD_PARTS))
    root = etree.fromstring(read_package(plain_template()).read(f"/{part}"))
    elements = [element for element in root.iter() if element is not root]
    element = data.draw(st.sampled_from(elements))
    if element.attrib and data.draw(st.booleans()):
        element.set(data.draw(st.sampled_from(sorted(element.attrib))), data.draw(JUNK))
    else:
        element.getparent().remove(element)
    source = change_part(plain_template(), part, lambda _: etree.tostring(root))
    template = read_template(source, "x", Problems())
    assert template is not None
    assert template.content.width > 0
    assert template.content.height > 0
    body = WantedSlot("body", ("obj", "body"), template.content)
    assert choose_layout(template, [body]).layout in template.layouts
