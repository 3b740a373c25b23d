"""The programs that draw: where they are, and running them so that nothing is left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from slidegen.problems import Place, Problems
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Programs:
    soffice: str
    pdftoppm: str


@dataclass(frozen=True, slots=True)
class Job:
    """A command for a program, to be run in a folder and stopped after some seconds.

    `deck` is the file that messages are about; `settings` are further environment variables.
    """

    program: str
    command: tuple[str, ...]
    folder: Path
    patience: int
    deck: Path
    settings: Mapping[str, str]


def find_programs(problems: Problems) -> Programs | None:
    soffice = _find_soffice()
    pdftoppm = shutil.which("pdftoppm")
    if soffice is None:
        problems.error("libreoffice-missing", None)
    if pdftoppm is None:
        problems.error("pdftoppm-missing", None)
    return Programs(soffice, pdftoppm) if soffice and pdftoppm else None


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


def run_job(job: Job, problems: Problems) -> str | None:
    """The last line that the program said; None where it could not start or had to be stopped.

    The program gets a process group of its own, because `soffice` is a script that starts others;
    whatever happens, Ctrl-C included, the whole group is gone afterwards.
    """
    try:
        process = _start(job)
    except OSError as error:
        said = error.strerror or type(error).__name__
        problems.error("preview-program-failed", None, program=job.program, said=said)
        return None
    try:
        output, _ = process.communicate(timeout=job.patience)
    except subprocess.TimeoutExpired:
        place = Place(str(job.deck))
        problems.error("preview-took-too-long", place, program=job.program, seconds=job.patience)
        return None
    finally:
        _stop(process)
    lines = output.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _start(job: Job) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        job.command,
        cwd=job.folder,
        env={**os.environ, **job.settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
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
