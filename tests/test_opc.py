"""The package layer: what is not touched is handed on, what is new can be read by others."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from slidegen.powerpoint.opc import ROOT, NewPackage, Package, read_package
from slidegen.powerpoint.relationships import SLIDE_LAYOUT, THEME, Relationship, relationships_xml
from slidegen.powerpoint.zip_file import make_entry, read_zip, write_zip

ROOT_FOLDER = Path(__file__).parent.parent
SPEC = ROOT_FOLDER / "specs" / "west-coast-2020h1.yaml"
TEMPLATE = ROOT_FOLDER / "assets" / "templates" / "blue.pptx"


def package() -> Package:
    return read_package(TEMPLATE.read_bytes())


FILES = [
    ("a few", {"[Content_Types].xml": b"<a/>", "ppt/media/image1.png": b"\x89PNG" * 9}),
    ("an empty one", {"empty": b"", "rest.xml": b"<b/>"}),
    ("a name in Chinese", {"ppt/media/图片1.png": b"1", "图.xml": b"<c/>" * 500}),
    ("none", {}),
    ("more than a zip could count at first", {f"{n}.xml": b"" for n in range(70_000)}),
]


@pytest.mark.parametrize(("title", "files"), FILES, ids=[case[0] for case in FILES])
def test_others_read_the_zip_that_is_written(title: str, files: dict[str, bytes]) -> None:
    data = write_zip({name: make_entry(name, content) for name, content in files.items()})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == list(files)
    assert {name: content for name, (content, _) in read_zip(data).items()} == files


def zip_of_one(**changes: int) -> bytes:
    """A zip of one deflated file, with fields of its listing (APPNOTE 4.3.12) changed."""
    data = bytearray(write_zip({"a.xml": make_entry("a.xml", b"<a>" + b"x" * 999 + b"</a>")}))
    at = data.index(b"PK\1\2")
    for field, value in changes.items():
        offset, form = {"method": (10, "<H"), "crc": (16, "<L"), "size": (24, "<L")}[field]
        struct.pack_into(form, data, at + offset, value)
    return bytes(data)


LIES = [
    ("a wrong checksum", zip_of_one(crc=1), zipfile.BadZipFile),
    ("more than it says", zip_of_one(size=10), zipfile.BadZipFile),
    ("less than it says", zip_of_one(size=5000), zipfile.BadZipFile),
    ("a method that packages may not have", zip_of_one(method=12), NotImplementedError),
    ("no header where one should be", zip_of_one().replace(b"PK\3\4", b"????"), zipfile.BadZipFile),
]


@pytest.mark.parametrize(("title", "data", "error"), LIES, ids=[case[0] for case in LIES])
def test_a_zip_that_lies_is_refused(title: str, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_zip(data)


WAYS = [
    ("/ppt/slides/slide1.xml", "/ppt/charts/chart1.xml", "../charts/chart1.xml"),
    ("/ppt/presentation.xml", "/ppt/slides/slide1.xml", "slides/slide1.xml"),
    ("/ppt/presentation.xml", "/customXml/item1.xml", "../customXml/item1.xml"),
    ("/ppt/slides/slide1.xml", "/ppt/slides/slide2.xml", "slide2.xml"),
    (ROOT, "/ppt/presentation.xml", "ppt/presentation.xml"),
    ("/a.xml", "/b.xml", "b.xml"),
]


@pytest.mark.parametrize(("source", "target", "way"), WAYS)
def test_targets_are_written_as_seen_from_the_part(source: str, target: str, way: str) -> None:
    [written] = etree.fromstring(
        relationships_xml(source, [Relationship("rId1", THEME, target, False)])
    )
    assert written.get("Target") == way


def test_what_is_not_touched_is_handed_on_as_it_is_packed() -> None:
    source = TEMPLATE.read_bytes()
    old, new = read_zip(source), read_zip(NewPackage(read_package(source)).to_bytes())
    untouched = [name for name in new if name not in ("[Content_Types].xml", "_rels/.rels")]
    assert len(untouched) > 50
    assert all(new[name] == old[name] for name in untouched)


def test_a_new_package_leaves_the_old_one_alone() -> None:
    old = package()
    layouts = [name for name in old.reached() if "/slideLayouts/" in name]
    before = {name: (old.read(name), dict(old.relationships(name))) for name in layouts}
    new = NewPackage(old)
    for name in layouts:
        new.replace(name, b"<gone/>")
        new.unrelate(name, {rel.kind for rel in old.relationships(name).values()})
        new.relate(name, SLIDE_LAYOUT, layouts[0])
    assert {name: (old.read(name), dict(old.relationships(name))) for name in layouts} == before
    assert new.xml(layouts[0]).tag == "gone"


def test_names_and_ids_count_on_from_those_there_are() -> None:
    new = NewPackage(package())
    numbers = [
        int(found[1])
        for name in new.names()
        if (found := re.fullmatch(r"/ppt/slideLayouts/slideLayout(\d+)\.xml", name))
    ]
    first = new.add_next("/ppt/slideLayouts/slideLayout", "x/y", b"<a/>")
    second = new.add_next("/ppt/slideLayouts/slideLayout", "x/y", b"<a/>")
    highest = max(numbers)
    assert first == f"/ppt/slideLayouts/slideLayout{highest + 1}.xml"
    assert second == f"/ppt/slideLayouts/slideLayout{highest + 2}.xml"
    ids = [new.relate(new.main, SLIDE_LAYOUT, name) for name in (first, second)]
    assert len({*new.relationships(new.main)}) == len(package().relationships(new.main)) + len(ids)


def test_building_needs_no_office_library(tmp_path: Path) -> None:
    script = (
        "import sys; from slidegen.pipeline import build;"
        f"assert build({str(SPEC)!r}, {str(tmp_path / 'deck.pptx')!r}).ok;"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "lxml" in loaded
    assert loaded & {"pptx", "http", "ssl", "xlsxwriter", "openpyxl"} == set()
