"""Decks that presenters and programs have changed are read for what they now say."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pptx
import pytest
from lxml import etree

from slidegen.deck import (
    ForeignItem,
    TextItem,
)
from slidegen.powerpoint.opc import read_package
from slidegen.powerpoint.read_deck import UnreadableDeck, read_deck, read_stored
from slidegen.powerpoint.stamp import slide_id, slide_ids
from slidegen.powerpoint.stored import find_stored, hash_item
from slidegen.powerpoint.write_deck import LostRelation, write_deck
from tests.deck_samples import (
    NS,
    SAMPLE,
    change,
    template_with_slides,
    write,
)
from tests.validity import check_package

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
    stored = find_stored(read_package(write(SAMPLE)))
    assert stored is not None
    assert stored.keys == {slide_id(slide.key): slide.key for slide in SAMPLE.slides}
