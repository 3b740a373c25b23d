"""The folder that pictures are written into."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from slidegen.preview.contact_sheet import CONTACT_SHEET
from slidegen.problems import Place, Problems


def make_folder(out: Path, problems: Problems) -> bool:
    """Make the folder if it is not there; whether it can be written to."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            return True
    except (FileExistsError, NotADirectoryError):
        problems.error("preview-folder-is-file", Place(str(out)), folder=str(out))
    except OSError as error:
        _say_closed(out, error, problems)
    return False


def put_in_place(pages: Sequence[Path], sheet: Path, out: Path, problems: Problems) -> list[Path]:
    """Copy the pictures into the folder under their names, and remove those of a longer run."""
    targets = [out / f"slide-{number:02d}.png" for number in range(1, len(pages) + 1)]
    targets.append(out / CONTACT_SHEET)
    try:
        for source, target in zip((*pages, sheet), targets, strict=True):
            _replace(source, target)
        for old in _pictures_of_earlier_runs(out, targets):
            old.unlink()
    except OSError as error:
        _say_closed(out, error, problems)
        return []
    return targets


def _say_closed(out: Path, error: OSError, problems: Problems) -> None:
    reason = error.strerror or type(error).__name__
    problems.error("preview-folder-closed", Place(str(out)), folder=str(out), reason=reason)


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
