"""Metrics of fonts: the tables that come with slidegen, font files read, and tables kept by."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from slidegen.cli import run_command
from slidegen.problems import Problems
from slidegen.typeset.faces import BUILTIN_FACES, builtin_face, load_faces
from slidegen.typeset.families import FAMILIES, PREVIEW_FACES, TABLE_OF
from slidegen.typeset.metrics import Fonts, knows_font, stand_ins, text_width

ASCII = range(0x20, 0x7F)


def make_font(name: str = "Nobody Sans", digit: int = 700, em: int = 1000) -> TTFont:
    """A font of letters 0.4 em wide, digits as said, and Han of one em."""
    glyphs = {".notdef": 500, "letter": em * 2 // 5, "digit": digit, "han": em}
    mapped = dict.fromkeys(ASCII, "letter") | {ord(c): "digit" for c in "0123456789"}
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(mapped | {ord("国"): "han", ord("一"): "han"})
    builder.setupGlyf({glyph: TTGlyphPen(None).glyph() for glyph in glyphs})
    builder.setupHorizontalMetrics({glyph: (width, 0) for glyph, width in glyphs.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    names = {"familyName": {"en": name, "zh-CN": "无人黑体"}, "styleName": {"en": "Regular"}}
    builder.setupNameTable(names)
    builder.setupOS2()
    builder.setupPost()
    return builder.font


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a font, its bold and a collection of two."""
    make_font().save(tmp_path / "nobody.ttf")
    make_font(digit=800).save(tmp_path / "bold.ttf")
    both = TTCollection()
    both.fonts = [make_font("First"), make_font("Second", digit=650)]
    both.save(tmp_path / "two.ttc")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- the tables that come with slidegen ------------------------------------------------------


@pytest.mark.parametrize("table", FAMILIES)
def test_every_table_has_what_decks_need(table: str) -> None:
    face = builtin_face(table)
    for weight in (face.regular, face.bold):
        assert all(0 < weight.widths[code] < 1.2 for code in ASCII)
        assert 1.0 <= weight.han <= 1.02
    assert 0.9 < face.ascent + face.descent < 1.6
    assert face.measured
    assert table in PREVIEW_FACES


@pytest.mark.parametrize("table", FAMILIES)
def test_bold_digits_are_no_narrower(table: str) -> None:
    face = builtin_face(table)
    regular, bold = (
        max(weight.widths[ord(digit)] for digit in "0123456789")
        for weight in (face.regular, face.bold)
    )
    assert bold >= regular


@pytest.mark.parametrize("family", ["SimSun", "SimHei", "KaiTi", "FangSong", "楷体_GB2312"])
def test_ascii_of_the_old_families_is_never_under_half_an_em(family: str) -> None:
    face = BUILTIN_FACES.find(family)
    assert face is not None
    near = builtin_face("cjk-sans" if family == "SimHei" else "cjk-serif")
    for code in ASCII:
        assert face.regular.widths[code] >= max(0.5, near.regular.widths[code])
        assert face.bold.widths[code] >= max(0.5 * 1.02, near.bold.widths[code])


def test_an_unknown_family_is_measured_with_the_widest() -> None:
    cautious = builtin_face("cautious")
    for table in FAMILIES:
        face = builtin_face(table)
        for own, widest in ((face.regular, cautious.regular), (face.bold, cautious.bold)):
            assert all(widest.widths[code] >= width for code, width in own.widths.items())


def test_families_go_by_their_chinese_and_english_names() -> None:
    assert knows_font("微软雅黑")
    assert knows_font(" MICROSOFT YAHEI ")
    assert not knows_font("Nobody Sans")
    assert set(stand_ins()) == set(TABLE_OF)


def test_a_latin_and_a_chinese_face_are_measured_each_by_its_own() -> None:
    both = Fonts("Calibri", "SimSun")
    assert text_width("2020", both, 10) == text_width("2020", Fonts("Calibri", "Calibri"), 10)
    assert text_width("国", both, 10) == 10


# --- slidegen fonts ---------------------------------------------------------------------------


def test_the_list_has_every_family(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["fonts", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for families in FAMILIES.values() for f in families for name in f)
    assert "0.555" in shown
    assert run_command(["fonts", "--lang", "zh"]) == 0
    assert "没有列出的字体" in capsys.readouterr().out


def test_the_list_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["fonts", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    calibri = next(each for each in record["fonts"] if "Calibri" in each["names"])
    assert calibri["measured"] == "Carlito"
    assert calibri["digit"] == 0.507


def test_a_font_is_read_and_then_known(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["fonts", "nobody.ttf", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Nobody-Sans.metrics.json: Nobody Sans, digits 0.700 em wide\n")
    assert told.err == ""
    problems = Problems()
    faces = load_faces([folder], problems)
    assert not len(problems)
    assert knows_font("nobody sans", faces)
    assert knows_font("无人黑体", faces)
    fonts = Fonts("Nobody Sans", "Nobody Sans", faces)
    assert text_width("2020", fonts, 10) == pytest.approx(28)
    assert text_width("a国", fonts, 10) == pytest.approx(4 + 10 + 2.4)
    # Without a bold of its own, a tenth is added.
    assert text_width("2020", fonts, 10, bold=True) == pytest.approx(30.8)
    assert run_command(["fonts", "--lang", "en"]) == 0
    assert "Nobody Sans / 无人黑体" in capsys.readouterr().out


def test_its_bold_is_read_beside_it(folder: Path) -> None:
    assert run_command(["fonts", "nobody.ttf", "--bold", "bold.ttf", "-o", "n.metrics.json"]) == 0
    faces = load_faces([folder], Problems())
    fonts = Fonts("Nobody Sans", "Nobody Sans", faces)
    assert text_width("2020", fonts, 10, bold=True) == pytest.approx(32)


def test_a_face_of_a_collection_is_chosen_by_number(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["fonts", "two.ttc", "--lang", "en"]) == 0
    assert "First, Second" in capsys.readouterr().out
    assert run_command(["fonts", "two.ttc", "--face", "2", "-o", "."]) == 0
    second = load_faces([folder], Problems()).find("Second")
    assert second is not None
    assert second.regular.widths[ord("0")] == 0.65


def test_a_table_beside_the_deck_comes_before_a_built_in_one(folder: Path) -> None:
    make_font("Calibri").save(folder / "other.ttf")
    assert run_command(["fonts", "other.ttf"]) == 0
    faces = load_faces([folder], Problems())
    assert text_width("0", Fonts("Calibri", "", faces), 10) == pytest.approx(7)
    assert text_width("0", Fonts("Calibri", ""), 10) == pytest.approx(5.07)


def test_the_first_folder_counts(folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    assert run_command(["fonts", "nobody.ttf"]) == 0
    assert run_command(["fonts", "bold.ttf", "-o", "other"]) == 0
    for folders, digit in (([folder, other], 0.7), ([other, folder], 0.8)):
        face = load_faces(folders, Problems()).find("Nobody Sans")
        assert face is not None
        assert face.regular.widths[ord("0")] == digit


WRONG = [
    ("font-missing", ["nothing.ttf"]),
    ("font-closed", ["."]),
    ("font-broken", ["text.ttf"]),
    ("font-broken", ["empty.ttf"]),
    ("font-missing", ["nobody.ttf", "--bold", "nothing.ttf"]),
    ("font-broken", ["nobody.ttf", "--bold", "text.ttf"]),
    ("font-face-missing", ["nobody.ttf", "--face", "2"]),
    ("font-face-missing", ["two.ttc", "--face", "0"]),
    ("font-face-missing", ["two.ttc", "--face", "2", "--bold", "bold.ttf"]),
    ("metrics-name", ["nobody.ttf", "-o", "out.json"]),
    ("metrics-not-written", ["nobody.ttf", "-o", "no/out.metrics.json"]),
]


@pytest.mark.parametrize(("code", "given"), WRONG, ids=[" ".join(case[1]) for case in WRONG])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_read_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], code: str, given: list[str], lang: str
) -> None:
    (folder / "text.ttf").write_text("字体", "utf-8")
    (folder / "empty.ttf").touch()
    assert run_command(["fonts", *given, "--lang", lang]) == 1
    told = capsys.readouterr()
    assert f"error[{code}]" in told.err
    assert told.out == ""
    assert not list(folder.glob("*.metrics.json"))


def test_a_damaged_font_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = io.BytesIO()
    make_font().save(whole)
    data = whole.getvalue()
    for length in range(1, len(data), len(data) // 40):
        (folder / "cut.ttf").write_bytes(data[:length])
        status = run_command(["fonts", "cut.ttf", "--lang", "en"])
        told = capsys.readouterr().err
        assert status == 0 or "error[font-broken]" in told, (length, told)


def test_without_fonttools_it_is_said_how_to_get_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fontTools.ttLib", None)
    monkeypatch.delitem(sys.modules, "slidegen.typeset.read_font", raising=False)
    assert run_command(["fonts", "nobody.ttf", "--lang", "en"]) == 1
    assert "pip install fonttools" in capsys.readouterr().err
    assert run_command(["fonts"]) == 0


# --- tables kept beside a deck ------------------------------------------------------------------

TABLE = {
    "format": "slidegen-metrics-1",
    "family": "Nobody Sans",
    "names": [],
    "measured": "Nobody Sans",
    "ascent": 900,
    "descent": 200,
    "regular": {"han": 1000, "widths": [[48, [700]]]},
    "bold": {"han": 1000, "widths": [[48, [700]]]},
}
SLIPS = [
    "",
    "[]",
    "{",
    "null",
    "[" * 100_000,
    json.dumps({**TABLE, "format": "another"}),
    json.dumps({key: value for key, value in TABLE.items() if key != "bold"}),
    json.dumps({**TABLE, "names": [1]}),
    json.dumps({**TABLE, "names": None}),
    json.dumps({**TABLE, "ascent": "900"}),
    json.dumps({**TABLE, "regular": {"han": 1000, "widths": [[48, [-1]]]}}),
    json.dumps({**TABLE, "regular": {"han": 1000, "widths": [[48, [float("nan")]]]}}),
    json.dumps({**TABLE, "regular": {"han": 1000, "widths": [48]}}),
    json.dumps({**TABLE, "regular": {"han": 99_999, "widths": []}}),
]


def test_a_table_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.metrics.json").write_text(json.dumps(TABLE), "utf-8")
    assert load_faces([tmp_path], Problems()).find("Nobody Sans") is not None


@pytest.mark.parametrize("text", SLIPS, ids=range(len(SLIPS)))
def test_what_is_no_table_is_said_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.metrics.json").write_text(text, "utf-8")
    problems = Problems()
    assert load_faces([tmp_path], problems) is BUILTIN_FACES
    [problem] = problems
    assert problem.code == "metrics-not-a-table"
    assert problem.place is not None and problem.place.file.endswith("a.metrics.json")


def test_bytes_that_are_no_text_and_files_that_are_too_large_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.metrics.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.metrics.json").write_bytes(b" " * 4_000_001)
    (tmp_path / "c.metrics.json").mkdir()
    problems = Problems()
    load_faces([tmp_path], problems)
    codes = [problem.code for problem in problems]
    assert codes == ["metrics-not-a-table", "metrics-not-a-table", "metrics-closed"]


def test_a_folder_without_tables_costs_nothing(tmp_path: Path) -> None:
    assert load_faces([tmp_path, tmp_path / "none"], Problems()) is BUILTIN_FACES
