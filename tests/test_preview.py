"""A deck as pictures. Without LibreOffice and Poppler this file fails; it skips nothing."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from slidegen.preview import draw, preview_deck
from slidegen.preview.fonts import font_settings
from slidegen.problems import Problems


def make_deck(path: Path, titles: list[str], hidden: tuple[int, ...] = ()) -> Path:
    deck = Presentation()
    for number, title in enumerate(titles, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        if number in hidden:
            slide._element.set("show", "0")
    deck.save(path)
    return path


def codes(problems: Problems) -> list[str]:
    return [problem.code for problem in problems]


def is_blank(picture: Path) -> bool:
    with Image.open(picture) as image:
        return all(low == high for low, high in image.convert("RGB").getextrema())


def make_program(folder: Path, name: str, script: str) -> None:
    """A program of the name, found before the real one of it."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


# --- With LibreOffice -----------------------------------------------------------------------


def test_a_picture_a_slide_and_a_contact_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "工作 汇报"
    folder.mkdir()
    deck = make_deck(folder / "上半年 100% #1.pptx", ["培育产业新动能", "优化营商环境", "Jobs"])
    problems, phases = Problems(), list[str]()

    written = preview_deck(deck, folder / "预 览", problems, progress=phases.append)

    assert codes(problems) == []
    names = ["slide-01.png", "slide-02.png", "slide-03.png", "contact-sheet.png"]
    assert [path.name for path in written] == names
    assert sorted(os.listdir(folder / "预 览")) == sorted(names)
    assert not any(is_blank(path) for path in written)
    for path in written[:-1]:
        with Image.open(path) as image:
            assert image.size == (1600, 1200)
    assert phases
    assert sorted(os.listdir(folder)) == ["上半年 100% #1.pptx", "预 览"]


def test_hidden_slides_are_drawn_too_so_that_numbers_agree(tmp_path: Path) -> None:
    deck = make_deck(tmp_path / "deck.pptx", ["one", "", "three"], hidden=(2,))
    problems = Problems()
    written = preview_deck(deck, tmp_path / "out", problems)
    assert codes(problems) == []
    assert [is_blank(path) for path in written] == [False, True, False, False]


def test_a_broken_deck_is_told_though_libreoffice_exits_with_0(tmp_path: Path) -> None:
    deck = tmp_path / "broken.pptx"
    with zipfile.ZipFile(deck, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p:presentation/>")
    problems = Problems()
    assert preview_deck(deck, tmp_path / "out", problems) == []
    assert codes(problems) == ["deck-not-loaded"]


# --- What is wrong with the deck or the folder ----------------------------------------------

BAD_DECKS = {
    "no file": (None, "deck-missing"),
    "empty": (b"", "not-a-deck"),
    "text": (b"report: a.txt\n", "not-a-deck"),
    "old .ppt or password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "deck-locked"),
    "cut off": (b"PK\x03\x04" + bytes(100), "not-a-deck"),
}


@pytest.mark.parametrize("title", BAD_DECKS)
def test_what_is_no_deck_is_said(title: str, tmp_path: Path) -> None:
    content, expected = BAD_DECKS[title]
    deck = tmp_path / "上半年.pptx"
    if content is not None:
        deck.write_bytes(content)
    problems = Problems()
    assert preview_deck(deck, tmp_path / "out", problems) == []
    assert codes(problems) == [expected]
    assert not (tmp_path / "out").exists()


def test_a_zip_that_is_no_deck(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    problems = Problems()
    assert preview_deck(tmp_path / "letter.docx", tmp_path / "out", problems) == []
    assert codes(problems) == ["not-a-deck"]


def test_a_folder_in_place_of_a_deck(tmp_path: Path) -> None:
    problems = Problems()
    assert preview_deck(tmp_path, tmp_path / "out", problems) == []
    assert codes(problems) == ["deck-closed"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    deck = make_deck(tmp_path / "deck.pptx", ["one"])
    for out in (deck, deck / "out"):
        problems = Problems()
        assert preview_deck(deck, out, problems) == []
        assert codes(problems) == ["preview-folder-is-file"]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    deck = make_deck(tmp_path / "deck.pptx", ["one"])
    out = Path("/proc/slidegen")  # Closed to root as well.
    problems = Problems()
    assert preview_deck(deck, out, problems) == []
    assert codes(problems) == ["preview-folder-closed"]


# --- With stand-ins for LibreOffice ---------------------------------------------------------


def make_pdf(path: Path, pages: int) -> Path:
    images = [Image.new("RGB", (160, 90), "navy") for _ in range(pages)]
    images[0].save(path, save_all=True, append_images=images[1:])
    return path


def test_only_our_pictures_of_a_longer_run_are_removed(tmp_path: Path, programs: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    old = ["slide-02.png", "slide-03.png", "slide-100.png"]
    theirs = ["slide-3.png", "slide-03.jpg", "my-slide-03.png", "照片.png"]
    for name in (*old, *theirs):
        (out / name).write_bytes(b"old")
    make_program(programs, "soffice", f"cp '{make_pdf(tmp_path / 'two.pdf', 2)}' deck.pdf")
    problems = Problems()

    preview_deck(make_deck(tmp_path / "deck.pptx", ["one", "two"]), out, problems)

    assert codes(problems) == []
    ours = ["slide-01.png", "slide-02.png", "contact-sheet.png"]
    assert sorted(os.listdir(out)) == sorted([*ours, *theirs])
    assert (out / "slide-02.png").read_bytes() != b"old"


@pytest.mark.parametrize(("pages", "size"), [(1, (488, 310)), (3, (1432, 310)), (41, (1920, 994))])
def test_the_contact_sheet_holds_every_slide(
    pages: int, size: tuple[int, int], tmp_path: Path, programs: Path
) -> None:
    make_program(programs, "soffice", f"cp '{make_pdf(tmp_path / 'x.pdf', pages)}' deck.pdf")
    problems = Problems()
    deck = make_deck(tmp_path / "deck.pptx", [str(n) for n in range(pages)])
    written = preview_deck(deck, tmp_path / "out", problems)
    assert len(written) == pages + 1
    with Image.open(written[-1]) as sheet:
        assert sheet.size == size
        navy = sum(sheet.getchannel("R").histogram()[:32])
    width, height = (456, 256) if pages <= 40 else (222, 125)
    assert navy == pytest.approx(pages * width * height, rel=0.02)


def test_pages_that_are_missing_are_said(tmp_path: Path, programs: Path) -> None:
    make_program(programs, "soffice", f"cp '{make_pdf(tmp_path / 'one.pdf', 1)}' deck.pdf")
    problems = Problems()
    preview_deck(make_deck(tmp_path / "deck.pptx", ["one", "two"]), tmp_path / "out", problems)
    assert [(problem.severity, problem.code) for problem in problems] == [
        ("warning", "preview-slides-missing")
    ]


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "_PATIENCE", 1)
    monkeypatch.setattr(draw, "_PATIENCE_PER_SLIDE", 0)
    child = tmp_path / "child"
    make_program(programs, "soffice", f"sleep 600 & echo $! > '{child}'; wait")
    problems = Problems()

    assert preview_deck(make_deck(tmp_path / "d.pptx", ["one"]), tmp_path / "out", problems) == []

    assert codes(problems) == ["preview-took-too-long"]
    assert not is_running(int(child.read_text()))
    assert os.listdir(tmp_path / "out") == []


def is_running(pid: int) -> bool:
    """Whether the process still runs; one that was killed may stay a moment as a zombie."""
    for _ in range(50):
        listed = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if not listed.stdout.strip() or listed.stdout.strip().startswith("Z"):
            return False
        time.sleep(0.1)
    return True


def test_a_program_that_draws_nothing_is_said(tmp_path: Path, programs: Path) -> None:
    make_program(programs, "soffice", f"cp '{make_pdf(tmp_path / 'one.pdf', 1)}' deck.pdf")
    make_program(programs, "pdftoppm", "echo 'error while loading shared libraries' >&2; exit 127")
    problems = Problems()
    assert preview_deck(make_deck(tmp_path / "d.pptx", ["one"]), tmp_path / "out", problems) == []
    [problem] = problems
    assert problem.code == "preview-program-failed"
    assert problem.values["said"] == "error while loading shared libraries"


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ("Microsoft YaHei", "Noto Sans CJK SC"),
        ("宋体", "Noto Serif CJK SC"),
        ("Calibri", "Carlito"),
    ],
)
def test_missing_fonts_are_drawn_by_those_that_were_measured(
    asked: str, drawn: str, tmp_path: Path
) -> None:
    command = ["fc-match", "-f", "%{family[0]}", f"{asked}:bold"]
    settings = {**os.environ, **font_settings(tmp_path)}
    match = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    assert match.stdout == drawn


def test_chinese_without_a_chinese_font_is_warned_of(tmp_path: Path, programs: Path) -> None:
    make_program(programs, "fc-list", "exit 0")
    make_program(programs, "soffice", f"cp '{make_pdf(tmp_path / 'one.pdf', 1)}' deck.pdf")
    for title, expected in (("上半年", ["no-chinese-font"]), ("First half", [])):
        problems = Problems()
        preview_deck(make_deck(tmp_path / "deck.pptx", [title]), tmp_path / "out", problems)
        assert codes(problems) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["LibreOffice", "apt-get install libreoffice-impress", "winget", "poppler-utils"]),
        (
            "en",
            [
                "previews need LibreOffice",
                "install --cask libreoffice",
                "brew install poppler",
            ],
        ),
    ],
)
def test_programs_that_are_missing(language: str, words: list[str], tmp_path: Path) -> None:
    deck = make_deck(tmp_path / "deck.pptx", ["one"])
    command = [sys.executable, "-m", "slidegen", "--lang", language, "preview", str(deck)]
    run = subprocess.run(
        [*command, "-o", str(tmp_path / "out")],
        env={**os.environ, "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert [word for word in words if word not in run.stderr] == []
    assert not (tmp_path / "out").exists()
