"""Files that are no templates: one clear problem each, never an exception."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pptx import Presentation

from slidegen.messages.template import MESSAGES
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Place, Problem, Problems
from tests.templates import (
    PRESENTATION_TYPE,
    change_part,
    change_parts,
    plain_template,
    potx_template,
    replace_in,
    saved,
)

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check(path: Path, place: Place | None = None) -> tuple[bytes | None, list[Problem]]:
    problems = Problems()
    made = open_package(path, problems, place)
    for problem in problems:
        assert problem.code in MESSAGES
        assert problem.values["file"] == str(path)
        for text in (MESSAGES[problem.code].zh, MESSAGES[problem.code].en):
            text.format(**problem.values)
    return made, list(problems)


def check_refused(path: Path, code: str, place: Place | None = None) -> Problem:
    made, problems = check(path, place)
    assert made is None
    assert [(problem.severity, problem.code) for problem in problems] == [("error", code)]
    return problems[0]


def ole_file(stream: str) -> bytes:
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def workbook() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def word_document() -> bytes:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return replace_in(plain_template(), TYPES, PRESENTATION_TYPE, word)


def zip_of(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return change_parts(plain_template(), lambda _, part: part, [(name, data)])


def without_relationships(part: str, kind: str) -> bytes:
    """The plain template with a part's relationships of one kind renamed away."""
    return replace_in(plain_template(), part, f'/relationships/{kind}"', f'/relationships/x{kind}"')


def with_part_twice() -> bytes:
    stream = BytesIO(plain_template())
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(stream, "a") as package:
        package.writestr(LAYOUT, b"<x/>")
    return stream.getvalue()


def with_password_on_zip() -> bytes:
    """The flag "encrypted" set in every entry of the directory (ZIP specification §4.4.4)."""
    data = bytearray(plain_template())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def with_lying_size() -> bytes:
    """An entry that says it is small and unpacks to much more."""
    data = bytearray(with_part("ppt/media/image9.bin", bytes(50_000_000)))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def with_damaged_data() -> bytes:
    """A byte inside the packed data of a layout changed."""
    data = bytearray(plain_template())
    at = data.find(LAYOUT.encode()) + len(LAYOUT) + 40
    data[at] ^= 0xFF
    return bytes(data)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(12))
    + b"]><x>&m;</x>"
)
EXTERNAL = b'<!-- a --> <!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'
FILE_ENTITY = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
UTF16_DTD = '\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16-le")
DEEP = b"<x>" * 3000 + b"</x>" * 3000


def relationship_chain(length: int) -> bytes:
    """Parts that each refer to the next."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts = []
    for number in range(length):
        target = f'<Relationship Id="rId1" Type="{kind}" Target="p{number + 1}.xml"/>'
        rels = f"{head}{target}</Relationships>"
        parts.append((f"ppt/p{number}.xml", b"<x/>"))
        parts.append((f"ppt/_rels/p{number}.xml.rels", rels.encode()))
    first = f'<Relationship Id="rId99" Type="{kind}" Target="p0.xml"/></Relationships>'
    source = replace_in(
        plain_template(), "ppt/_rels/presentation.xml.rels", "</Relationships>", first
    )
    return change_parts(source, lambda _, data: data, parts)


def without(part: str) -> bytes:
    return change_part(plain_template(), part, lambda data: None)


def with_layout(data: bytes) -> bytes:
    return change_part(plain_template(), LAYOUT, lambda _: data)


def with_types(data: bytes) -> bytes:
    return change_part(plain_template(), TYPES, lambda _: data)


def with_control_character() -> bytes:
    return replace_in(plain_template(), LAYOUT, "<p:cSld", "\x01<p:cSld")


def with_many_parts() -> bytes:
    empty = ((f"x/{number}", b"") for number in range(20_001))
    return change_parts(plain_template(), lambda _, data: data, empty)


def strict_template() -> bytes:
    loose = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    return replace_in(plain_template(), "_rels/.rels", loose, strict)


def without_a_type() -> bytes:
    return replace_in(plain_template(), TYPES, 'Extension="jpeg"', 'Extension="jpx"')


OF_PRESENTATION = "ppt/_rels/presentation.xml.rels"
OF_MASTER = "ppt/slideMasters/_rels/slideMaster1.xml.rels"

Cases = dict[str, tuple[Callable[[], bytes], str]]

NO_POWERPOINT: Cases = {
    "an empty file": (lambda: b"", "template-empty"),
    "a text": (lambda: "这不是模板".encode(), "template-not-powerpoint"),
    "noise": (lambda: zlib.compress(bytes(range(256)) * 40), "template-not-powerpoint"),
    "a zip of something else": (lambda: zip_of({"a.txt": b"a"}), "template-not-powerpoint"),
    "an empty zip": (lambda: zip_of({}), "template-not-powerpoint"),
    "OpenDocument": (lambda: zip_of({"content.xml": b"<x/>"}), "template-not-powerpoint"),
    "a workbook": (workbook, "template-other-program"),
    "a Word document": (word_document, "template-other-program"),
    "an old .ppt": (lambda: ole_file("PowerPoint Document"), "template-old-format"),
    "an encrypted .pptx": (lambda: ole_file("EncryptedPackage"), "template-encrypted"),
    "another OLE file": (lambda: ole_file("WordDocument"), "template-not-powerpoint"),
    "a zip with a password": (with_password_on_zip, "template-encrypted"),
    "strict Open XML": (strict_template, "template-strict"),
}
DAMAGED: Cases = {
    "cut off in the middle": (lambda: plain_template()[:15_000], "template-cut-off"),
    "cut off at the end": (lambda: plain_template()[:-30], "template-cut-off"),
    "a changed byte": (with_damaged_data, "template-cut-off"),
    "another method": (lambda: zip_of({TYPES: b"<x/>"}, ZIP_BZIP2), "template-cut-off"),
    "a size that lies": (with_lying_size, "template-cut-off"),
    "a broken part": (lambda: with_layout(b"<x><y></x>"), "template-broken-part"),
    "an empty part": (lambda: with_layout(b""), "template-broken-part"),
    "a control character": (with_control_character, "template-broken-part"),
    "a part twice": (with_part_twice, "template-repeated-part"),
    "twice but for case": (lambda: with_part(LAYOUT.upper(), b"<x/>"), "template-repeated-part"),
    "no content types": (lambda: without(TYPES), "template-not-powerpoint"),
    "no main part": (lambda: without("ppt/presentation.xml"), "template-not-powerpoint"),
    "no relationships": (lambda: without("_rels/.rels"), "template-not-powerpoint"),
    "a layout that is none": (lambda: with_layout(b"<x/>"), "template-part-missing"),
    "a part without a type": (without_a_type, "template-part-missing"),
    "no master": (
        lambda: without_relationships(OF_PRESENTATION, "slideMaster"),
        "template-no-master",
    ),
    "a lost master": (lambda: without("ppt/slideMasters/slideMaster1.xml"), "template-no-master"),
    "no layouts": (lambda: without_relationships(OF_MASTER, "slideLayout"), "template-no-layouts"),
    "no theme": (lambda: without_relationships(OF_MASTER, "theme"), "template-no-theme"),
    "a lost theme": (lambda: without("ppt/theme/theme1.xml"), "template-no-theme"),
}
HOSTILE: Cases = {
    "a zip bomb": (lambda: with_part("ppt/media/i.bin", bytes(100 << 20)), "template-bomb"),
    "too many parts": (with_many_parts, "template-bomb"),
    "relationships without end": (lambda: relationship_chain(1500), "template-bomb"),
    "a billion laughs": (lambda: with_part("ppt/x.xml", LAUGHS), "template-doctype"),
    "a document type far away": (lambda: with_part("ppt/x.xml", EXTERNAL), "template-doctype"),
    "an entity that reads a file": (lambda: with_layout(FILE_ENTITY), "template-doctype"),
    "a document type in UTF-16": (lambda: with_layout(UTF16_DTD), "template-doctype"),
    "in relationships": (lambda: with_part("ppt/_rels/x.xml.rels", LAUGHS), "template-doctype"),
    "in the content types": (lambda: with_types(LAUGHS), "template-doctype"),
    "an endless nesting": (lambda: with_part("ppt/x.xml", DEEP), "template-broken-part"),
}
REFUSED = NO_POWERPOINT | DAMAGED | HOSTILE


@pytest.mark.parametrize("title", REFUSED)
def test_what_is_no_template_is_refused(title: str, tmp_path: Path) -> None:
    make, code = REFUSED[title]
    check_refused(saved(tmp_path, make()), code)


def test_a_missing_file(tmp_path: Path) -> None:
    check_refused(tmp_path / "无.pptx", "template-missing")
    check_refused(saved(tmp_path, b"x") / "模板.pptx", "template-missing")


def test_a_folder(tmp_path: Path) -> None:
    check_refused(tmp_path, "template-folder")


@pytest.mark.parametrize("name", ["长" * 300 + ".pptx", "a\0b.pptx"], ids=["too long", "NUL"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    check_refused(tmp_path / name, "template-unreadable")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pptx")
    check_refused(tmp_path / "管道.pptx", "template-unreadable")


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "圈.pptx").symlink_to(tmp_path / "圈.pptx")
    check_refused(tmp_path / "圈.pptx", "template-unreadable")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.pptx"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    check_refused(path, "template-too-large")


def test_the_place_is_where_the_spec_names_the_file(tmp_path: Path) -> None:
    asked_at = Place("规格.yaml", 3, 11, 6)
    assert check_refused(tmp_path / "无.pptx", "template-missing", asked_at).place == asked_at
    problem = check_refused(tmp_path / "无.pptx", "template-missing")
    assert problem.place == Place(str(tmp_path / "无.pptx"))


def test_a_broken_part_is_named_with_its_line(tmp_path: Path) -> None:
    source = change_part(plain_template(), LAYOUT, lambda data: b"<a>\n<b>\n</a>")
    problem = check_refused(saved(tmp_path, source), "template-broken-part")
    assert (problem.values["part"], problem.values["line"]) == (LAYOUT, 3)


# --- what is let through --------------------------------------------------------------------------


def test_a_presentation_comes_back_byte_for_byte(tmp_path: Path) -> None:
    source = plain_template()
    assert check(saved(tmp_path, source)) == (source, [])


def opens(source: bytes) -> bool:
    return len(Presentation(BytesIO(source)).slide_layouts) == 11


RETYPED = [
    ("template", "vnd.openxmlformats-officedocument.presentationml.template.main+xml"),
    ("slide show", "vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"),
    ("template with macros", "vnd.ms-powerpoint.template.macroEnabled.main+xml"),
    ("presentation with macros", "vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
]


@pytest.mark.parametrize("kind", [case[1] for case in RETYPED], ids=[case[0] for case in RETYPED])
def test_other_kinds_of_presentation_become_one(kind: str, tmp_path: Path) -> None:
    source = replace_in(plain_template(), TYPES, PRESENTATION_TYPE, f"application/{kind}")
    made, problems = check(saved(tmp_path, source))
    assert made is not None
    assert not problems
    assert opens(made)
    assert made == check(saved(tmp_path, source))[0]


def template_with_macros() -> bytes:
    kind = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    source = replace_in(plain_template(), TYPES, PRESENTATION_TYPE, kind)
    kind = "application/vnd.ms-office.vbaProject"
    macro = f'<Override PartName="/ppt/vbaProject.bin" ContentType="{kind}"/>'
    source = replace_in(source, TYPES, "</Types>", f"{macro}</Types>")
    related = (
        '<Relationship Id="rId77" Target="vbaProject.bin"'
        ' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    source = replace_in(
        source, "ppt/_rels/presentation.xml.rels", "</Relationships>", f"{related}</Relationships>"
    )
    return change_parts(source, lambda _, data: data, [("ppt/vbaProject.bin", b"macro")])


def test_macros_are_left_out_and_said_to_be(tmp_path: Path) -> None:
    made, problems = check(saved(tmp_path, template_with_macros(), "模板.potm"))
    assert [(p.severity, p.code) for p in problems] == [("warning", "template-macros-left-out")]
    assert made is not None
    assert opens(made)
    with ZipFile(BytesIO(made)) as package:
        assert "ppt/vbaProject.bin" not in package.namelist()
        texts = b"".join(package.read(name) for name in package.namelist())
    assert b"vbaProject" not in texts
    assert b"macroEnabled" not in texts


def test_a_document_type_in_a_comment_is_none(tmp_path: Path) -> None:
    source = with_part("ppt/x.xml", b"<x><!-- <!DOCTYPE x> --></x>")
    assert check(saved(tmp_path, source)) == (source, [])


def test_a_relationship_to_nothing_is_put_up_with(tmp_path: Path) -> None:
    """Programs leave relationships to `NULL` behind, and PowerPoint takes no notice."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rel = f'<Relationship Id="rId9" Type="{kind}" Target="NULL"/></Relationships>'
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    source = replace_in(plain_template(), rels, "</Relationships>", rel)
    made, problems = check(saved(tmp_path, source))
    assert made == source
    assert not problems
    assert read_template(source, "x", Problems()) is not None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_anywhere_is_never_an_exception(data: st.DataObject, tmp_path: Path) -> None:
    """Bytes changed, left out or put in: the file is refused, or it can be read as a template."""
    source = bytearray(potx_template())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(source) - 1))
        source[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    problems = Problems()
    made = open_package(saved(tmp_path, bytes(source)), problems)
    assert (made is None) == problems.has_errors
    if made is not None:
        assert read_template(made, "x", problems) is not None
        assert opens(made)
