"""Putting a finished deck in its place: whole, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from pathlib import Path

from slidegen.problems import Place, Problem, Problems

# Virus scanners and previews hold a file for a moment; a program that has it open keeps it.
_PATIENCE = (0.1, 0.2, 0.4, 0.6, 0.7)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_MISSING = (errno.ENOENT, errno.ENOTDIR)


def save_deck(data: bytes, target: Path, problems: Problems, template: Path | None = None) -> bool:
    """Write the deck beside `target` and rename it into place; whether that was done.

    A link is followed and a file that was there keeps its mode. Whatever goes wrong is one
    problem of messages/save.py: the old file is then still there, whole, and nothing beside it.
    `template` is the file the deck was made on, which is never overwritten.
    """
    place = Place(str(target))
    try:
        real = target.resolve()
        problem = _refuse(target, real, place, template)
        if problem is None:
            _warn_if_open(target, real, place, problems)
            _replace(real, data)
    except (OSError, RuntimeError, ValueError) as error:
        # A circle of links is a RuntimeError, a name with a zero in it a ValueError.
        problem = _explain(error, target, place, len(data))
    if problem is not None:
        problems.add(problem)
    return problem is None


def _refuse(target: Path, real: Path, place: Place, template: Path | None) -> Problem | None:
    """What speaks against writing there at all."""
    name, folder = target.name, real.parent
    if real.is_symlink():
        # Links were followed: what is left of them goes round in a circle.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if real.is_dir():
        values = {"name": str(target), "better": str(target / "汇报.pptx")}
        return Problem("error", "save-on-folder", place, values)
    if target.suffix.lower() != ".pptx":
        better = target.with_suffix(".pptx") if target.suffix else Path(f"{target}.pptx")
        return Problem("error", "save-ending", place, {"name": name, "better": str(better)})
    if not folder.is_dir():
        return Problem("error", "save-folder-missing", place, {"folder": str(folder)})
    if not real.exists():
        return None
    if template is not None and template.exists() and real.samefile(template):
        return Problem("error", "save-over-template", place, {"name": name})
    if not os.access(real, os.W_OK):
        return Problem("error", "save-file-protected", place, {"name": name})
    return None


def _warn_if_open(target: Path, real: Path, place: Place, problems: Problems) -> None:
    """PowerPoint and WPS, and LibreOffice, leave a mark beside a file that they have open."""
    for lock in (f"~${real.name}", f".~lock.{real.name}#"):
        if (real.parent / lock).exists():
            problems.warning("save-open-elsewhere", place, name=target.name, lock=lock)
            return


def _replace(real: Path, data: bytes) -> None:
    """Write beside the file, on the same disk, so that the renaming is one step."""
    beside = real.parent / f".slidegen-{secrets.token_hex(8)}.tmp"
    try:
        # Made by the system with the modes that a new file has here (umask, folder's defaults).
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            beside.chmod(stat.S_IMODE(real.stat().st_mode) & 0o777)
        _rename(beside, real)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class _InUse(OSError):
    """The finished file could not be renamed onto the old one."""


def _rename(beside: Path, real: Path) -> None:
    for wait in _PATIENCE:
        try:
            os.replace(beside, real)
            return
        except PermissionError:
            time.sleep(wait)
    try:
        os.replace(beside, real)
    except PermissionError as error:
        raise _InUse(error.errno, error.strerror) from error


def _explain(error: Exception, target: Path, place: Place, size: int) -> Problem:
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, _InUse):
        return Problem("error", "save-file-in-use", place, {"name": target.name})
    if number in _NO_ROOM:
        return Problem("error", "save-no-room", place, {"needed": _word_size(size)})
    if number in _CLOSED:
        return Problem("error", "save-folder-closed", place, {"folder": str(target.parent)})
    if number in _MISSING:
        return Problem("error", "save-folder-missing", place, {"folder": str(target.parent)})
    if number == errno.ENAMETOOLONG:
        return Problem("error", "save-name-too-long", place)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("error", "save-failed", place, {"name": target.name, "reason": reason})


def _word_size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, size // 1000)} kB"
