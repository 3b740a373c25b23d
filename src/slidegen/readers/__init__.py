"""Files → `Report`: one module a format, found in a table by the file's ending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from slidegen.problems import Place, Problem, Problems
from slidegen.readers.decode import decode_text
from slidegen.readers.lines import XML_FORBIDS, Block, locate_offset
from slidegen.readers.markdown import read_markdown_blocks
from slidegen.readers.outline import make_outline
from slidegen.readers.text import read_text_blocks
from slidegen.report import Report

__all__ = ["read_report"]

# The longest reports that people write have a few hundred kilobytes.
MAX_BYTES = 20 * 1024 * 1024

READERS: dict[str, tuple[str, Callable[[str], list[Block]]]] = {
    ".txt": ("text", read_text_blocks),
    ".md": ("markdown", read_markdown_blocks),
    ".markdown": ("markdown", read_markdown_blocks),
}


def read_report(path: Path, problems: Problems, asked_at: Place | None = None) -> Report | None:
    """The report in a file; None where it cannot be read, with one error that says why.

    `asked_at` is where the spec names the file; without it the error stands at the file itself.
    """
    place = asked_at or Place(str(path))
    data = _read_bytes(path, place, problems)
    if data is None:
        return None
    decoded = decode_text(data, str(path), place, problems)
    if decoded is None:
        return None
    text, encoding = decoded
    name, read_blocks = READERS[path.suffix.lower()]
    _warn_of_controls(text, str(path), problems)
    title, byline, lead, sections = make_outline(read_blocks(text), text, str(path))
    return Report(
        file=str(path),
        format=name,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        title=title,
        byline=byline,
        lead=lead,
        sections=sections,
    )


def _read_bytes(path: Path, place: Place, problems: Problems) -> bytes | None:
    file = str(path)
    try:
        if path.is_dir():
            problems.error("report-is-folder", place, file=file)
            return None
        size = path.stat().st_size
        if path.suffix.lower() not in READERS:
            known = ", ".join(READERS)
            ending = path.suffix or "—"
            problems.error("report-format", place, file=file, ending=ending, known=known)
            return None
        if not path.is_file():  # a device or a pipe may never end
            problems.error("report-unreadable", place, file=file)
            return None
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024**2
            problems.error("report-too-large", place, file=file, size=size // 1024**2, limit=limit)
            return None
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        near = _near_name(path)
        values = {"file": file} | ({"nearest": near} if near else {})
        problems.add(Problem("error", "report-missing", place, values))
        return None
    except (OSError, ValueError):  # ValueError: a name that no file can have
        problems.error("report-unreadable", place, file=file)
        return None
    return data


def _near_name(path: Path) -> str | None:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in READERS]
    except OSError:
        return None
    near = get_close_matches(path.name, names, 1, 0.6)
    return near[0] if near else None


def _warn_of_controls(text: str, file: str, problems: Problems) -> None:
    found = XML_FORBIDS.search(text)
    if found is not None:
        problems.warning(
            "report-control-characters",
            locate_offset(text, found.start(), file),
            character=f"U+{ord(found.group()):04X}",
            count=sum(1 for _ in XML_FORBIDS.finditer(text)),
        )
