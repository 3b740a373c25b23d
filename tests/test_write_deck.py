"""Decks are written to valid files, always the same, and read back as they were."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.util import Emu

from slidegen.deck import (
    Colour,
    Deck,
    DeckProperties,
    ForeignItem,
    Line,
    Paragraph,
    Run,
    ShapeItem,
    Slide,
    SlotRef,
    TextItem,
)
from slidegen.powerpoint.deck_json import from_plain, to_json
from slidegen.powerpoint.read_deck import UnreadableDeck, read_deck, read_stored
from slidegen.powerpoint.stamp import shape_id, slide_id, slide_ids
from slidegen.powerpoint.stored import find_stored, hash_item
from slidegen.powerpoint.write_deck import LostRelation, write_deck
from slidegen.units import Box
from tests.deck_values import TEMPLATES, bytes_of, decks, template_of
from tests.validity import check_package

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


# --- every deck ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
@SLOW
@given(st.data())
def test_what_is_written_is_read_back(name: str, data: st.DataObject) -> None:
    deck = data.draw(decks(name))
    written = write_deck(deck, bytes_of(name))
    assert read_deck(written) == deck
    assert read_stored(written) == deck


@pytest.mark.parametrize("name", TEMPLATES)
@settings(SLOW, max_examples=6)
@given(st.data())
def test_every_deck_is_valid(name: str, data: st.DataObject) -> None:
    deck = data.draw(decks(name))
    assert not check_package(write_deck(deck, bytes_of(name)))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(decks("default"))
def test_json_keeps_every_value(deck: Deck) -> None:
    assert from_plain(Deck, json.loads(to_json(deck))) == deck


# --- one deck, looked at ------------------------------------------------------------------------

TITLE_AND_CONTENT = "/ppt/slideLayouts/slideLayout2.xml"


def make_slide(
    key: str, *more: TextItem | ShapeItem, title: str = "标题", **fields: object
) -> Slide:
    layout = next(x for x in template_of("default").layouts if x.part == TITLE_AND_CONTENT)
    assert layout.title is not None
    heading = TextItem(
        "title", "标题", layout.title.box, (Paragraph((Run(title),)),), SlotRef("title", 0), False
    )
    return Slide(key, TITLE_AND_CONTENT, (heading, *more), **fields)  # type: ignore[arg-type]


def make_deck(*slides: Slide, **fields: object) -> Deck:
    return Deck(9_144_000, 6_858_000, slides, **fields)  # type: ignore[arg-type]


def write(deck: Deck, source: bytes | None = None) -> bytes:
    return write_deck(deck, bytes_of("default") if source is None else source)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def find(data: bytes, part: str, path: str) -> list[etree._Element]:
    found = etree.fromstring(parts_of(data)[part]).xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found


SAMPLE = make_deck(
    make_slide(
        "培育产业新动能/metrics",
        TextItem("note", "说明", Box(0, 0, 9, 9), (Paragraph((Run("“顶格”<推进>"),)),)),
        ShapeItem("rule", "分隔线", Box(0, 50, 99, 0), "line", line=Line(Colour("accent1"), 1.0)),
        ShapeItem("bar", "进度条", Box(0, 9, 9, 9), fill=Colour("accent2"), alt="47%"),
        title="上半年",
        notes=("讲稿第一段", "第二段\v换行"),
        section="培育产业新动能",
    ),
    make_slide("优化营商环境/bullets", section="优化营商环境"),
    make_slide("优化营商环境/quote", section="优化营商环境"),
    properties=DeckProperties("工作情况 & 打算", "研究室", "上半年", "2020-07-20"),
    state={"report": '{"file":"a.txt"}'},
)


def test_python_pptx_opens_it() -> None:
    deck = pptx.Presentation(io.BytesIO(write(SAMPLE)))
    assert [slide.shapes.title.text for slide in deck.slides] == ["上半年", "标题", "标题"]
    assert deck.slides[0].notes_slide.notes_text_frame.text == "讲稿第一段\n第二段\v换行"
    assert not deck.slides[1].has_notes_slide
    assert deck.core_properties.title == "工作情况 & 打算"
    assert deck.core_properties.author == "研究室"
    assert str(deck.core_properties.created.date()) == "2020-07-20"


def test_slides_and_shapes_carry_their_marks() -> None:
    data, slide = write(SAMPLE), SAMPLE.slides[0]
    part = "ppt/slides/slide1.xml"
    tags = {tag.get("name"): tag.get("val") for tag in find(data, "ppt/tags/tag1.xml", "//p:tag")}
    assert tags["SLIDEGEN_KEY"] == slide.key
    keys = json.loads(tags["SLIDEGEN_ITEMS"])
    assert keys == {shape_id(slide.key, item.key): item.key for item in slide.items}
    written = find(data, part, "//p:spTree/*//p:cNvPr//a16:creationId/@id")
    assert [keys[guid] for guid in written] == [item.key for item in slide.items]
    assert find(data, part, "//p14:creationId/@val") == [str(slide_id(slide.key))]


def test_long_lists_of_keys_are_split_over_several_tags() -> None:
    many = [
        TextItem(f"{number}/" + "长" * 60, "x", Box(0, 0, 9, 9), (Paragraph((Run("x"),)),))
        for number in range(400)
    ]
    deck = make_deck(make_slide("k", *(replace(x, name=f"n{i}") for i, x in enumerate(many))))
    data = write(deck)
    values = find(data, "ppt/tags/tag1.xml", "//p:tag/@val")
    assert len(values) > 2 and max(len(str(value).encode()) for value in values) < 32_000
    assert read_deck(data) == deck


def test_alternative_texts_and_decoration() -> None:
    data = write(SAMPLE)
    decorative = find(data, "ppt/slides/slide1.xml", "//p:cNvPr[.//adec:decorative]/@name")
    described = find(data, "ppt/slides/slide1.xml", "//p:cNvPr[@descr]/@name")
    assert decorative == ["分隔线"]
    assert described == ["进度条"]


def test_shapes_of_one_name_are_told_apart() -> None:
    box = TextItem("a", "文字", Box(0, 0, 9, 9), (Paragraph((Run("x"),)),))
    data = write(make_deck(make_slide("k", box, replace(box, key="b"))))
    names = find(data, "ppt/slides/slide1.xml", "//p:sp//p:cNvPr/@name")
    assert names == ["标题", "文字", "文字 (2)"]


def test_sections_hold_every_slide_once_in_order() -> None:
    data = write(SAMPLE)
    sections = find(data, "ppt/presentation.xml", "//p14:section")
    listed = [
        (s.get("name"), [i.get("id") for i in s.iter(f"{{{NS['p14']}}}sldId")]) for s in sections
    ]
    assert listed == [("培育产业新动能", ["256"]), ("优化营商环境", ["257", "258"])]
    assert find(data, "ppt/presentation.xml", "/p:presentation/p:sldIdLst/p:sldId/@id") == [
        "256",
        "257",
        "258",
    ]


def test_a_deck_without_sections_has_no_section_list() -> None:
    data = write(make_deck(make_slide("k")))
    assert not find(data, "ppt/presentation.xml", "//p14:sectionLst")


def test_notes_have_a_master_with_a_theme_of_its_own() -> None:
    data = write(SAMPLE)
    order = [etree.QName(e).localname for e in find(data, "ppt/presentation.xml", "/*/*")]
    assert order[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    parts = parts_of(data)
    own = re.findall(
        rb"theme/(theme\d+\.xml)", parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"]
    )
    slides = re.findall(
        rb"theme/(theme\d+\.xml)", parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"]
    )
    assert len(own) == len(slides) == 1 and own != slides
    again = parts_of(write(SAMPLE, data))
    assert [name for name in again if "notesMaster" in name] == [
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        "ppt/notesMasters/notesMaster1.xml",
    ]


def test_without_notes_no_notes_master_is_added() -> None:
    assert not [n for n in parts_of(write(make_deck(make_slide("k")))) if "notes" in n.lower()]


def test_chinese_runs_name_their_language() -> None:
    english = TextItem("e", "E", Box(0, 0, 9, 9), (Paragraph((Run("A", lang="en-US"),)),))
    data = write(make_deck(make_slide("k", english)))
    runs = find(data, "ppt/slides/slide1.xml", "//a:r/a:rPr")
    assert [dict(run.attrib) for run in runs] == [
        {"lang": "zh-CN", "altLang": "en-US"},
        {"lang": "en-US"},
    ]


def test_the_slide_number_is_a_field_that_shows_the_number() -> None:
    number = TextItem("n", "页码", Box(0, 0, 9, 9), (Paragraph((Run("‹#›"),)),), field="slidenum")
    deck = make_deck(make_slide("a"), make_slide("b", number))
    data = write(deck)
    fields = find(data, "ppt/slides/slide2.xml", "//a:fld[@type='slidenum']")
    assert [field.findtext("a:t", namespaces=NS) for field in fields] == ["2"]
    assert read_deck(data) == deck


def test_an_empty_date_is_not_the_clocks() -> None:
    data = write(make_deck(make_slide("k")))
    for name in ("created", "modified"):
        moments = find(data, "docProps/core.xml", f"//dcterms:{name}/text()")
        assert moments == ["1980-01-01T00:00:00Z"]
    assert read_deck(data).properties.date == ""


def test_what_xml_cannot_hold_does_not_spoil_the_file() -> None:
    bad = "a\x0b\x00\ufffe\ud800<b>&\r\"'"
    deck = make_deck(make_slide("k", title=bad), properties=DeckProperties(title=bad))
    written = write(deck)
    assert not check_package(written)
    title = read_deck(written).slides[0].items[0]
    assert isinstance(title, TextItem) and title.text == "a<b>&\r\"'"


# --- the template it is written on --------------------------------------------------------------


def template_with_slides() -> bytes:
    """A template that has slides with a chart, notes, a section and a button on its layout."""
    deck = pptx.Presentation(str(TEMPLATES["default"]))
    for _ in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.notes_slide.notes_text_frame.text = "旧讲稿"
        data = CategoryChartData()
        data.categories = ["a"]
        data.add_series("s", (1,))
        slide.shapes.add_chart(51, Emu(0), Emu(0), Emu(999), Emu(999), data)
    layout = deck.slide_layouts[6]
    box = layout.placeholders[0]._element
    rid = layout.part.relate_to(deck.slides[0].part, pptx.opc.constants.RELATIONSHIP_TYPE.SLIDE)
    link = etree.SubElement(box.find(".//p:cNvPr", NS), f"{{{NS['a']}}}hlinkClick")
    link.set(f"{{{NS['r']}}}id", rid)
    link.set("action", "ppaction://hlinksldjump")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHORS_TYPE = (
    '<Override PartName="/ppt/commentAuthors.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"/>'
)
AUTHORS = f'<Relationship Id="rId99" Type="{_OFFICE}/commentAuthors" Target="commentAuthors.xml"/>'
VIEW_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/slide" Target="slides/slide2.xml"/></Relationships>'
)
OUTLINE = (
    '<p:outlineViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale>'
    '<p:origin x="0" y="0"/></p:cViewPr><p:sldLst><p:sld r:id="rId1"/></p:sldLst></p:outlineViewPr>'
)


def add_parts(data: bytes, more: dict[str, str]) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        for name, text in more.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_the_templates_own_slides_are_gone_with_all_their_parts() -> None:
    source = template_with_slides()
    assert b"ppt/charts/" in source
    data = write(make_deck(make_slide("k")), source)
    assert not check_package(data)
    names = parts_of(data)
    assert [n for n in names if n.startswith(("ppt/slides/", "ppt/charts/", "ppt/embed"))] == [
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/slides/slide1.xml",
    ]
    assert not [n for n in names if "notesSlide" in n or "thumbnail" in n]
    assert "旧讲稿".encode() not in b"".join(names.values())
    assert b"hlinkClick" not in names["ppt/slideLayouts/slideLayout7.xml"]


def test_nothing_speaks_of_slides_that_are_gone() -> None:
    """Custom shows, a show of some slides, the outline's list, authors of comments."""
    source = template_with_slides()
    view = "ppt/viewProps.xml"
    known = etree.fromstring(parts_of(source)["ppt/_rels/presentation.xml.rels"])
    rids = [rel.get("Id") for rel in known if rel.get("Type", "").endswith("/slide")]
    shown = f'<p:custShow name="x" id="0"><p:sldLst><p:sld r:id="{rids[0]}"/></p:sldLst></p:custShow>'
    spoilt = change(
        source,
        {
            "ppt/presentation.xml": ("</p:sldIdLst>", "</p:sldIdLst><NOTES/>"),
            "ppt/presProps.xml": ("/>", '><p:showPr><p:sldRg st="1" end="2"/></p:showPr></p:presentationPr>'),
            "[Content_Types].xml": ("</Types>", AUTHORS_TYPE + "</Types>"),
            "ppt/_rels/presentation.xml.rels": ("</Relationships>", AUTHORS + "</Relationships>"),
        },
    )
    spoilt = change(
        spoilt,
        {
            "ppt/presentation.xml": ("<NOTES/>", ""),
            view: ("<p:notesTextViewPr>", OUTLINE + "<p:notesTextViewPr>"),
        },
    )
    spoilt = change(
        spoilt,
        {"ppt/presentation.xml": ("<p:defaultTextStyle>", f"<p:custShowLst>{shown}</p:custShowLst><p:defaultTextStyle>")},
    )
    spoilt = add_parts(
        spoilt,
        {
            "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="{NS["p"]}"/>',
            "ppt/_rels/viewProps.xml.rels": VIEW_RELATIONS,
        },
    )
    written = write(make_deck(make_slide("k")), spoilt)
    assert not check_package(written)
    parts = parts_of(written)
    everything = b"".join(parts.values())
    for gone in (b"custShow", b"sldRg", b"commentAuthors"):
        assert gone not in everything
    assert b"<p:sld " not in parts[view]
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == 1


def test_writing_on_an_own_deck_is_like_writing_on_its_template() -> None:
    once = write(SAMPLE)
    assert parts_of(write(SAMPLE, once)) == parts_of(write(SAMPLE, write(SAMPLE, once)))
    other = make_deck(make_slide("k"))
    again = write(other, once)
    assert read_stored(again) == other
    assert len([name for name in parts_of(again) if name.startswith("customXml/item")]) == 2


def test_the_templates_custom_xml_is_kept_beside_ours() -> None:
    deck = pptx.Presentation(str(TEMPLATES["default"]))
    part = pptx.opc.package.Part(
        pptx.opc.packuri.PackURI("/customXml/item1.xml"),
        "application/xml",
        deck.part.package,
        b"<theirs xmlns='urn:theirs'/>",
    )
    deck.part.relate_to(part, pptx.opc.constants.RELATIONSHIP_TYPE.CUSTOM_XML)
    out = io.BytesIO()
    deck.save(out)
    data = write(SAMPLE, out.getvalue())
    assert b"urn:theirs" in parts_of(data)["customXml/item1.xml"]
    assert b"urn:slidegen" in parts_of(data)["customXml/item2.xml"]
    assert read_stored(data) == SAMPLE


# --- the same bytes -----------------------------------------------------------------------------

_HASH_IT = """
import hashlib, sys
from tests.test_write_deck import SAMPLE, write
sys.stdout.write(hashlib.sha256(write(SAMPLE)).hexdigest())
"""


def test_the_same_deck_gives_the_same_bytes_in_any_process() -> None:
    hashes = {hashlib.sha256(write(SAMPLE)).hexdigest()}
    for seed, zone in (("1", "Asia/Shanghai"), ("77", "UTC")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        result = subprocess.run(
            [sys.executable, "-c", _HASH_IT],
            env=environment,
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(result.stdout)
    assert len(hashes) == 1


def test_the_zip_names_the_types_first_and_no_date() -> None:
    with zipfile.ZipFile(io.BytesIO(write(SAMPLE))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


# --- reading decks that others have changed -----------------------------------------------------


def change(data: bytes, edit: dict[str, tuple[str, str]]) -> bytes:
    """The file with one text replaced in each of some parts."""
    parts = parts_of(data)
    for name, (old, new) in edit.items():
        text = parts[name].decode()
        assert old in text
        parts[name] = text.replace(old, new, 1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


SLIDE = "ppt/slides/slide1.xml"

HARMLESS = [
    ("spelling marks", 'lang="zh-CN" altLang="en-US"', 'lang="zh-CN" altLang="en-US" dirty="0"'),
    ("language of the end", "</a:r></a:p>", '</a:r><a:endParaRPr lang="zh-CN" sz="1800"/></a:p>'),
    ("autofit as in the layout", "<a:bodyPr/>", "<a:bodyPr><a:normAutofit/></a:bodyPr>"),
    ("list style", "<a:lstStyle/>", ""),
    ("line ends", '<a:prstDash val="solid"/>', '<a:round/><a:headEnd type="none"/>'),
]


@pytest.mark.parametrize(("title", "old", "new"), HARMLESS, ids=[case[0] for case in HARMLESS])
def test_what_programs_add_as_they_save_changes_nothing(title: str, old: str, new: str) -> None:
    assert read_deck(change(write(SAMPLE), {SLIDE: (old, new)})) == SAMPLE


_MOVED = '<p:spPr><a:xfrm><a:off x="0" y="0"/>'
_FILLED = 'prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'

MEANT = [
    ("italics", 'altLang="en-US"/>', 'altLang="en-US" i="1"/>', "title"),
    ("shrunk", "<a:bodyPr/>", '<a:bodyPr><a:normAutofit fontScale="92500"/></a:bodyPr>', "title"),
    ("one inset", "<a:bodyPr/>", '<a:bodyPr lIns="0"/>', "title"),
    ("turned", _MOVED, _MOVED.replace("xfrm>", 'xfrm rot="60000">'), "note"),
    ("fixed colour", '<a:schemeClr val="accent2"/>', '<a:srgbClr val="FF0000"/>', "bar"),
    ("other shape", _FILLED, _FILLED.replace("rect", "star5"), "bar"),
    ("text on a bar", '<a:pPr algn="ctr"/>', '<a:pPr algn="ctr"/><a:r><a:t>字</a:t></a:r>', "bar"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "old", "new", "key"), MEANT, ids=[case[0] for case in MEANT])
def test_what_has_no_value_is_carried_along(title: str, old: str, new: str, key: str) -> None:
    changed = change(write(SAMPLE), {SLIDE: (old, new)})
    deck = read_deck(changed)
    foreign = [item for item in deck.slides[0].items if isinstance(item, ForeignItem)]
    assert [item.key for item in foreign] == [key]
    assert set(re.findall(r'(?:i|fontScale|lIns|rot|prst)="[^"]+"', new)) <= set(
        re.findall(r'\w+="[^"]+"', foreign[0].xml)
    )
    # Written on the file it comes from, it is still there.
    again = write_deck(deck, changed)
    assert not check_package(again)
    assert read_deck(again) == deck


def test_a_changed_text_is_read_as_text() -> None:
    deck = read_deck(change(write(SAMPLE), {SLIDE: ("上半年", "下半年")}))
    title = deck.slides[0].items[0]
    assert isinstance(title, TextItem) and (title.key, title.text) == ("title", "下半年")
    assert read_stored(write(SAMPLE)) == SAMPLE


def test_the_hashes_say_what_was_changed() -> None:
    data = change(write(SAMPLE), {SLIDE: ("上半年", "下半年")})
    kept, found = read_stored(data), read_deck(data)
    assert kept is not None
    pairs = zip(kept.slides[0].items, found.slides[0].items, strict=True)
    assert [a.key for a, b in pairs if hash_item(a) != hash_item(b)] == ["title"]


def with_copy(data: bytes, creation_id: str | None) -> bytes:
    """The first slide duplicated behind itself, as programs do: same tags, another number."""
    deck = pptx.Presentation(io.BytesIO(data))
    first = deck.slides[0].part
    copy = type(first).load(
        pptx.opc.packuri.PackURI("/ppt/slides/slide99.xml"),
        first.content_type,
        first.package,
        first.blob,
    )
    for rid, rel in first.rels.items():
        if "notesSlide" not in rel.reltype:
            copy.rels._rels[rid] = rel
    if creation_id is not None:
        copy._element.find(".//p14:creationId", NS).set("val", creation_id)
    rid = deck.part.relate_to(copy, pptx.opc.constants.RELATIONSHIP_TYPE.SLIDE)
    entry = etree.fromstring(f'<p:sldId xmlns:p="{NS["p"]}" id="900"/>')
    entry.set(f"{{{NS['r']}}}id", rid)
    deck.part._element.find("p:sldIdLst", NS).insert(0, entry)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def test_a_duplicate_is_told_from_the_original_wherever_it_stands() -> None:
    keys = [slide.key for slide in read_deck(with_copy(write(SAMPLE), "4711")).slides]
    first = SAMPLE.slides[0].key
    assert keys == [f"{first}/copy-4711", *(slide.key for slide in SAMPLE.slides)]


def test_of_two_slides_alike_in_every_mark_the_first_is_the_original() -> None:
    keys = [slide.key for slide in read_deck(with_copy(write(SAMPLE), None)).slides]
    first = SAMPLE.slides[0].key
    assert keys[0] == first and keys[1].startswith(f"{first}/copy-")


def test_a_slide_without_tags_is_known_by_its_number() -> None:
    stripped = change(
        write(SAMPLE),
        {
            SLIDE: ('<p:custDataLst><p:tags r:id="rId2"/></p:custDataLst>', ""),
            "ppt/tags/tag1.xml": ("SLIDEGEN_KEY", "OTHER"),
        },
    )
    assert read_deck(stripped) == SAMPLE


def test_a_deck_of_another_program_is_read() -> None:
    deck = read_deck(template_with_slides())
    assert [slide.key for slide in deck.slides] == ["slide-1", "slide-2", "slide-3"]
    assert deck.slides[0].notes == ("旧讲稿",)
    assert [type(item).__name__ for item in deck.slides[0].items] == ["TextItem", "ChartItem"]
    assert read_stored(template_with_slides()) is None


def test_pictures_of_a_presenter_stay_with_their_files(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (4, 4), "red").save(picture)
    opened = pptx.Presentation(io.BytesIO(write(SAMPLE)))
    opened.slides[1].shapes.add_picture(str(picture), 0, 0, 999, 999).name = "照片"
    opened.slides[1].shapes[-1]._element.find(".//p:cNvPr", NS).set("descr", "照片")
    out = io.BytesIO()
    opened.save(out)
    deck = read_deck(out.getvalue())
    assert isinstance(deck.slides[1].items[-1], ForeignItem)
    again = write_deck(deck, out.getvalue())
    assert read_deck(again) == deck
    assert not check_package(again)
    shown = pptx.Presentation(io.BytesIO(again)).slides[1].shapes[-1]
    assert shown.image.blob == picture.read_bytes()
    with pytest.raises(LostRelation):
        write(deck)


BROKEN = [
    ("empty", b""),
    ("no zip", b"PK\x03\x04 no"),
    ("cut off", write(SAMPLE)[:3000]),
    ("no types", change(write(SAMPLE), {"[Content_Types].xml": ("Types", "x")})),
    ("broken slide", change(write(SAMPLE), {SLIDE: ("</p:sld>", "")})),
]  # fmt: skip


@pytest.mark.parametrize(("title", "data"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_is_no_deck_is_said_to_be_none(title: str, data: bytes) -> None:
    with pytest.raises(UnreadableDeck):
        read_deck(data)


def test_a_spoilt_copy_of_the_deck_counts_as_none() -> None:
    for old, new in ((">H4sI", ">AAAA"), ('encoding="gzip+base64">', 'encoding="x">!!!')):
        data = change(write(SAMPLE), {"customXml/item1.xml": (old, new)})
        assert read_stored(data) is None
        assert read_deck(data) == replace(SAMPLE, state={})


def test_colliding_slide_numbers_are_made_to_differ() -> None:
    keys = ["same", "other", "same"]
    ids = slide_ids(keys)
    assert len(set(ids)) == 3 and ids[0] == slide_id("same") and ids[2] == slide_id("same#2")


def test_the_stored_copy_knows_the_numbers_of_slides() -> None:
    package = pptx.package.Package.open(io.BytesIO(write(SAMPLE)))
    stored = find_stored(package)
    assert stored is not None
    assert stored.keys == {slide_id(slide.key): slide.key for slide in SAMPLE.slides}
