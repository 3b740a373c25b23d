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

from slidegen.deck import (
    Deck,
    DeckProperties,
    Paragraph,
    Run,
    Slide,
    SlotRef,
    TextItem,
)
from slidegen.powerpoint.deck_json import from_plain, to_json
from slidegen.powerpoint.read_deck import read_deck, read_stored
from slidegen.powerpoint.read_template import read_template
from slidegen.powerpoint.stamp import shape_id, slide_id
from slidegen.powerpoint.write_deck import write_deck
from slidegen.problems import Problems
from slidegen.units import Box
from tests.deck_samples import (
    NS,
    SAMPLE,
    change,
    find,
    make_deck,
    make_slide,
    parts_of,
    template_with_slides,
    write,
)
from tests.deck_values import TEMPLATES, bytes_of, decks
from tests.templates import FOREIGN
from tests.validity import check_package

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

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


# --- one deck, looked at -------------------------------------------------------------------------


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
    relations = etree.fromstring(parts_of(source)["ppt/_rels/presentation.xml.rels"])
    slide = next(rel.get("Id") for rel in relations if rel.get("Type", "").endswith("/slide"))
    show = f'<p:custShow name="x" id="0"><p:sldLst><p:sld r:id="{slide}"/></p:sldLst></p:custShow>'
    style, some = "<p:defaultTextStyle>", '<p:showPr><p:sldRg st="1" end="2"/></p:showPr>'
    spoilt = change(
        source,
        {
            "ppt/presentation.xml": (style, f"<p:custShowLst>{show}</p:custShowLst>{style}"),
            "ppt/presProps.xml": ("<p:extLst>", f"{some}<p:extLst>"),
            view: ("<p:notesTextViewPr>", OUTLINE + "<p:notesTextViewPr>"),
            "[Content_Types].xml": ("</Types>", AUTHORS_TYPE + "</Types>"),
            "ppt/_rels/presentation.xml.rels": ("</Relationships>", AUTHORS + "</Relationships>"),
        },
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


@pytest.mark.parametrize("title", FOREIGN)
def test_every_slot_of_every_layout_can_be_filled(title: str) -> None:
    source = FOREIGN[title]()
    template = read_template(source, title, Problems())
    assert template is not None
    slides = [
        Slide(
            layout.part,
            layout.part,
            tuple(
                TextItem(
                    f"{slot.kind}/{slot.idx}",
                    f"{slot.kind} {slot.idx}",
                    slot.box,
                    (Paragraph((Run("‹#›" if slot.kind == "sldNum" else "文字"),)),),
                    SlotRef(slot.kind, slot.idx),
                    own_box=False,
                    field="slidenum" if slot.kind == "sldNum" else None,
                )
                for slot in layout.slots
                if slot.kind not in ("pic", "chart", "tbl")
            ),
        )
        for layout in template.layouts
    ]
    deck = Deck(template.width, template.height, tuple(slides))
    data = write(deck, source)
    assert not check_package(data)
    assert read_deck(data) == deck


# --- the same bytes -----------------------------------------------------------------------------

_HASH_IT = """
import hashlib, sys
from tests.deck_samples import SAMPLE, write
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
    for entry in entries:
        stored = entry.filename.endswith(".xlsx")
        assert entry.compress_type == (zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
