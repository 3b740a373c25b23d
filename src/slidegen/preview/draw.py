"""Deck → pictures: LibreOffice makes a PDF, Poppler's pdftoppm draws its pages.

LibreOffice itself writes only the first slide as a picture. Both programs work in a folder of
their own under plain names, so that neither an open LibreOffice nor the characters of the deck's
path matter.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from slidegen.preview.contact_sheet import CONTACT_SHEET, draw_contact_sheet
from slidegen.preview.deck_content import look_into
from slidegen.preview.folder import make_folder, put_in_place
from slidegen.preview.fonts import font_settings, has_chinese_font
from slidegen.preview.programs import Job, Programs, find_programs, run_job
from slidegen.problems import Place, Problems
from slidegen.values import dataclass

Progress = Callable[[str], None]

_SLIDE_WIDTH = 1600

# LibreOffice needs about 1 s and 0.02 s a slide, pdftoppm 0.2 s a slide, on a slow computer
# several times that; what takes 3 s a slide will not end by itself.
_PATIENCE = 120
_PATIENCE_PER_SLIDE = 3

# The JSON form of export options is read from LibreOffice 7.4 on and passed over before.
_HIDDEN_SLIDES_TOO = '{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


def preview_deck(
    deck: Path, out: Path, problems: Problems, *, progress: Progress | None = None
) -> list[Path]:
    """Write `slide-01.png` … and `contact-sheet.png` of a .pptx into the folder `out`.

    Returns the files written, the contact sheet last; none where something was wrong (said in
    `problems`). Pictures of an earlier, longer run are removed from `out`, nothing else is.
    """
    say = progress or _silent
    content = look_into(deck, problems)
    programs = find_programs(problems)
    if content is None or programs is None or not make_folder(out, problems):
        return []
    if content.has_chinese and not has_chinese_font():
        problems.warning("no-chinese-font", None)
    try:
        with tempfile.TemporaryDirectory(prefix="slidegen-", ignore_cleanup_errors=True) as room:
            drawing = _Drawing(deck, content.slides, programs, Path(room))
            return _draw(drawing, out, say, problems)
    except OSError as error:
        problems.error("no-working-room", None, reason=error.strerror or type(error).__name__)
        return []


def _silent(phase: str) -> None:
    """No progress wanted."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A deck on its way to pictures in the folder `room`."""

    deck: Path
    slides: int
    programs: Programs
    room: Path

    def job(self, program: str, *command: str) -> Job:
        patience = _PATIENCE + _PATIENCE_PER_SLIDE * self.slides
        settings = font_settings(self.room)
        return Job(program, command, self.room, patience, self.deck, settings)


def _draw(drawing: _Drawing, out: Path, say: Progress, problems: Problems) -> list[Path]:
    shutil.copyfile(drawing.deck, drawing.room / "deck.pptx")
    say("draw")
    if not _write_pdf(drawing, problems):
        return []
    say("pictures")
    pages = _rasterise(drawing, problems)
    if not pages:
        return []
    say("contact-sheet")
    sheet = drawing.room / CONTACT_SHEET
    draw_contact_sheet(pages).save(sheet)
    return put_in_place(pages, sheet, out, problems)


def _write_pdf(drawing: _Drawing, problems: Problems) -> bool:
    """LibreOffice exits with 0 even where it loaded nothing: only the file itself tells."""
    job = drawing.job(
        "LibreOffice",
        drawing.programs.soffice,
        f"-env:UserInstallation={(drawing.room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"pdf:impress_pdf_Export:{_HIDDEN_SLIDES_TOO}",
        "deck.pptx",
    )
    said = run_job(job, problems)
    if said is None:
        return False
    pdf = drawing.room / "deck.pdf"
    if pdf.is_file() and pdf.stat().st_size > 0:
        return True
    place, name = Place(str(drawing.deck)), drawing.deck.name
    if said:
        problems.error("deck-not-loaded", place, file=name, said=said)
    else:
        problems.error("deck-not-loaded", place, file=name)
    return False


def _rasterise(drawing: _Drawing, problems: Problems) -> list[Path]:
    """A PNG a page, in order; none where the program failed."""
    scale = ("-scale-to-x", str(_SLIDE_WIDTH), "-scale-to-y", "-1")
    job = drawing.job("pdftoppm", drawing.programs.pdftoppm, "-png", *scale, "deck.pdf", "p")
    said = run_job(job, problems)
    if said is None:
        return []
    found = drawing.room.glob("p-*.png")
    pages = sorted(found, key=lambda path: int(path.stem.removeprefix("p-")))
    if not pages:
        problems.error("preview-program-failed", None, program="pdftoppm", said=said or "?")
    elif len(pages) != drawing.slides:
        problems.warning(
            "preview-slides-missing",
            Place(str(drawing.deck)),
            file=drawing.deck.name,
            slides=drawing.slides,
            pages=len(pages),
        )
    return pages
