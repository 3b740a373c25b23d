"""A deck as pictures: a PNG for each slide and a contact sheet, drawn by LibreOffice.

LibreOffice can write only the first slide as PNG, so the deck goes to PDF and Poppler's pdftoppm
draws the pages. Both work in a folder of their own under plain names, so that neither an open
LibreOffice nor the characters of the deck's path matter.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidegen.problems import Place, Problems

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[str], None]

CONTACT_SHEET = "contact-sheet.png"

_SLIDE_WIDTH = 1600
# The contact sheet is four slides wide, of a long deck eight; in pixels.
_LARGE, _SMALL = (4, 456), (8, 222)
_MOST_LARGE = 40
_GAP = 16
_CAPTION = 22

# LibreOffice needs about 1 s and 0.02 s a slide, pdftoppm 0.2 s a slide, on a slow computer
# several times that; what takes 3 s a slide will not end by itself.
_PATIENCE = 120
_PATIENCE_PER_SLIDE = 3

# The JSON form of export options is read from LibreOffice 7.4 on and passed over before.
_HIDDEN_SLIDES_TOO = '{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'

# Parts of a deck that are larger than this are not looked into.
_PART_LIMIT = 16 * 1024 * 1024


def preview_deck(
    deck: Path, out: Path, problems: Problems, *, progress: Progress | None = None
) -> list[Path]:
    """Write `slide-01.png` … and `contact-sheet.png` of a .pptx into the folder `out`.

    Returns the files written, the contact sheet last; none where something was wrong (said in
    `problems`). Pictures of an earlier, longer run are removed from `out`, nothing else is.
    """
    content = _look_into(deck, problems)
    programs = _find_programs(problems)
    if content is None or programs is None or not _make_folder(out, problems):
        return []
    if content.has_chinese and not _has_chinese_font():
        problems.warning("no-chinese-font", None)
    job = _Job(deck, content.slides, programs, progress or _silent)
    try:
        with tempfile.TemporaryDirectory(prefix="slidegen-", ignore_cleanup_errors=True) as room:
            pages = _draw_pages(job, Path(room), problems)
            return _put_in_place(pages, out, job, problems) if pages else []
    except OSError as error:
        problems.error("no-working-room", None, reason=_reason(error))
        return []


def _silent(phase: str) -> None:
    """No progress wanted."""


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


@dataclass(frozen=True, slots=True)
class _DeckContent:
    slides: int
    has_chinese: bool


@dataclass(frozen=True, slots=True)
class _Programs:
    soffice: str
    pdftoppm: str


@dataclass(frozen=True, slots=True)
class _Job:
    deck: Path
    slides: int
    programs: _Programs
    progress: Progress

    @property
    def patience(self) -> int:
        """Seconds after which a program is stopped."""
        return _PATIENCE + _PATIENCE_PER_SLIDE * self.slides


# --- The deck -------------------------------------------------------------------------------


def _look_into(deck: Path, problems: Problems) -> _DeckContent | None:
    place = Place(str(deck))
    try:
        with deck.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):  # A compound file: .ppt, or encrypted .pptx.
            problems.error("deck-locked", place, file=deck.name)
            return None
        with zipfile.ZipFile(deck) as archive:
            return _DeckContent(_count_slides(archive), _has_chinese(archive))
    except FileNotFoundError:
        problems.error("deck-missing", place, file=str(deck))
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, zlib.error):
        problems.error("not-a-deck", place, file=deck.name)
    except OSError as error:
        problems.error("deck-closed", place, file=deck.name, reason=_reason(error))
    return None


def _count_slides(archive: zipfile.ZipFile) -> int:
    """The entries of `p:sldIdLst`; the sections' list of the same local name comes later."""
    xml = _read_part(archive, "ppt/presentation.xml")
    found = re.search(rb"<(\w+:)?sldIdLst\b.*?</(\w+:)?sldIdLst>", xml, re.DOTALL)
    return len(re.findall(rb"<(?:\w+:)?sldId\s", found.group())) if found else 0


def _has_chinese(archive: zipfile.ZipFile) -> bool:
    names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    han = re.compile("[\u4e00-\u9fff]")
    return any(han.search(_read_part(archive, name).decode("utf-8", "replace")) for name in names)


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_PART_LIMIT)


# --- The programs ---------------------------------------------------------------------------


def _find_programs(problems: Problems) -> _Programs | None:
    soffice = _find_soffice()
    pdftoppm = shutil.which("pdftoppm")
    if soffice is None:
        problems.error("libreoffice-missing", None)
    if pdftoppm is None:
        problems.error("pdftoppm-missing", None)
    return _Programs(soffice, pdftoppm) if soffice and pdftoppm else None


def _find_soffice() -> str | None:
    """On the search path, else where the installers for macOS, Windows and Linux put it."""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    installed = (str(path) for path in _usual_places() if path.is_file())
    return next((path for path in (*named, *installed) if path is not None), None)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, "LibreOffice", "program", "soffice.exe")
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _has_chinese_font() -> bool:
    """Whether fontconfig knows one; without fontconfig (Windows, macOS) there always is one."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return True
    try:
        listed = subprocess.run(
            [fc_list, ":lang=zh-cn", "family"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return listed.returncode != 0 or bool(listed.stdout.strip())


# --- Drawing --------------------------------------------------------------------------------


def _draw_pages(job: _Job, room: Path, problems: Problems) -> list[Path]:
    """A PNG a page in `room`, in order; none where a program failed."""
    shutil.copyfile(job.deck, room / "deck.pptx")
    job.progress("draw")
    if not _write_pdf(job, room, problems):
        return []
    job.progress("pictures")
    pages = _rasterise(job, room, problems)
    if pages and len(pages) != job.slides:
        problems.warning(
            "preview-slides-missing",
            Place(str(job.deck)),
            file=job.deck.name,
            slides=job.slides,
            pages=len(pages),
        )
    return pages


def _write_pdf(job: _Job, room: Path, problems: Problems) -> bool:
    """LibreOffice exits with 0 even where it loaded nothing: only the file itself tells."""
    profile = (room / "profile").as_uri()
    said = _run(
        [
            job.programs.soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:impress_pdf_Export:{_HIDDEN_SLIDES_TOO}",
            "deck.pptx",
        ],
        "LibreOffice",
        room,
        job,
        problems,
    )
    if said is None:
        return False
    pdf = room / "deck.pdf"
    if pdf.is_file() and pdf.stat().st_size > 0:
        return True
    values: dict[str, Any] = {"said": said} if said else {}
    problems.error("deck-not-loaded", Place(str(job.deck)), file=job.deck.name, **values)
    return False


def _rasterise(job: _Job, room: Path, problems: Problems) -> list[Path]:
    width = str(_SLIDE_WIDTH)
    said = _run(
        [job.programs.pdftoppm, "-png", "-scale-to-x", width, "-scale-to-y", "-1", "deck.pdf", "p"],
        "pdftoppm",
        room,
        job,
        problems,
    )
    if said is None:
        return []
    pages = sorted(room.glob("p-*.png"), key=lambda path: int(path.stem.removeprefix("p-")))
    if not pages:
        values: dict[str, Any] = {"said": said} if said else {}
        problems.error("preview-program-failed", None, program="pdftoppm", **values)
    return pages


def _run(command: list[str], program: str, room: Path, job: _Job, problems: Problems) -> str | None:
    """Run in `room`; the last line that the program said, None where it had to be stopped.

    The program gets a process group of its own, because `soffice` is a script that starts others;
    whatever happens, Ctrl-C included, the whole group is gone afterwards.
    """
    try:
        process = _start(command, room)
    except OSError as error:
        problems.error("preview-program-failed", None, program=program, said=_reason(error))
        return None
    try:
        output, _ = process.communicate(timeout=job.patience)
    except subprocess.TimeoutExpired:
        problems.error(
            "preview-took-too-long", Place(str(job.deck)), program=program, seconds=job.patience
        )
        return None
    finally:
        _stop(process)
    lines = output.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _start(command: list[str], room: Path) -> subprocess.Popen[bytes]:
    new_group = 0
    if sys.platform == "win32":
        new_group = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        command,
        cwd=room,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=sys.platform != "win32",
        creationflags=new_group,
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


# --- The folder -----------------------------------------------------------------------------


def _make_folder(out: Path, problems: Problems) -> bool:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            return True
    except (FileExistsError, NotADirectoryError):
        problems.error("preview-folder-is-file", Place(str(out)), folder=str(out))
    except OSError as error:
        problems.error(
            "preview-folder-closed", Place(str(out)), folder=str(out), reason=_reason(error)
        )
    return False


def _put_in_place(pages: list[Path], out: Path, job: _Job, problems: Problems) -> list[Path]:
    job.progress("contact-sheet")
    sheet = pages[0].parent / CONTACT_SHEET
    _draw_contact_sheet(pages).save(sheet)
    targets = [out / f"slide-{number:02d}.png" for number in range(1, len(pages) + 1)]
    targets.append(out / CONTACT_SHEET)
    try:
        for source, target in zip((*pages, sheet), targets, strict=True):
            _replace(source, target)
        for old in _pictures_of_earlier_runs(out, targets):
            old.unlink()
    except OSError as error:
        problems.error(
            "preview-folder-closed", Place(str(out)), folder=str(out), reason=_reason(error)
        )
        return []
    return targets


def _replace(source: Path, target: Path) -> None:
    """Copied beside the target and renamed, so that no half picture is ever seen."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _pictures_of_earlier_runs(out: Path, targets: list[Path]) -> list[Path]:
    ours = re.compile(r"slide-\d{2,}\.png")
    return [path for path in out.iterdir() if ours.fullmatch(path.name) and path not in targets]


# --- The contact sheet ----------------------------------------------------------------------


def _draw_contact_sheet(pages: list[Path]) -> Image:
    """All slides small on one picture, each with its number below."""
    from PIL import Image, ImageDraw, ImageFont

    columns, width = _LARGE if len(pages) <= _MOST_LARGE else _SMALL
    columns = min(columns, len(pages))
    height = _scaled_height(pages[0], width)
    rows = -(-len(pages) // columns)
    pitch = height + _CAPTION + _GAP
    size = (_GAP + columns * (width + _GAP), _GAP + rows * pitch)
    sheet = Image.new("RGB", size, "#D9DBDE")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(14)
    for index, page in enumerate(pages):
        left = _GAP + (index % columns) * (width + _GAP)
        top = _GAP + (index // columns) * pitch
        with Image.open(page) as slide:
            small = slide.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (left, top))
        middle = (left + width // 2, top + height + _CAPTION // 2 + 2)
        draw.text(middle, str(index + 1), fill="#44484D", font=font, anchor="mm")
    return sheet


def _scaled_height(page: Path, width: int) -> int:
    from PIL import Image

    with Image.open(page) as slide:
        return round(width * slide.height / slide.width)
