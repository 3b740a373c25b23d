"""The file of a spec → its text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from slidegen.patterns import regex
from slidegen.problems import Place, Problems
from slidegen.readers.decode import decode_text
from slidegen.spec_load.names import nearest
from slidegen.spec_load.source import Source

# A spec of 1000 slides has some 500 kilobytes.
MAX_BYTES = 4 * 1024 * 1024
_MOST_CONTROLS = 20

# YAML 1.1 §5.1 (c-printable) has fewer characters than XML 1.0: DEL and most of C1 are not in it.
UNREADABLE = regex("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# YAML 1.1 ends a line at these, editors do not; to the author they are spaces.
_LINE_ENDS_TO_YAML_ONLY = regex("[\x85\u2028\u2029]")

_CODES = {
    "report-is-other-file": "spec-is-other-file",
    "report-binary": "spec-binary",
    "report-encoding": "spec-encoding",
    "report-unknown-encoding": "spec-unknown-encoding",
    "report-broken-utf8": "spec-broken-utf8",
    "report-empty": "spec-empty",
}


def read_source(path: Path, problems: Problems) -> Source | None:
    """The text of a spec file; None where it cannot be read, with one error that says why."""
    data = _read_bytes(path, problems)
    if data is None:
        return None
    found = Problems()
    decoded = decode_text(data, str(path), Place(str(path)), found)
    for problem in found:
        problems.add(replace(problem, code=_CODES.get(problem.code, problem.code)))
    if decoded is None:
        return None
    source = Source(decoded[0], str(path))
    text = _without_controls(source, problems)
    return source if text == source.text else Source(text, source.file)


def _read_bytes(path: Path, problems: Problems) -> bytes | None:
    file = str(path)
    place = Place(file)
    try:
        if path.is_dir():
            inside = _specs_in(path)
            values: dict[str, Any] = {"found": tuple(inside[:5])} if inside else {}
            problems.error("spec-is-folder", place, file=file, **values)
            return None
        if not path.exists():
            near = nearest(path.name, _specs_in(path.parent))
            values = {"nearest": near} if near else {}
            problems.error("spec-missing", place, file=file, **values)
            return None
        if not path.is_file():  # a device or a pipe may never end
            problems.error("spec-unreadable", place, file=file)
            return None
        if path.stat().st_size > MAX_BYTES:
            problems.error("spec-too-large", place, file=file, limit=MAX_BYTES // 1024**2)
            return None
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        problems.error("spec-unreadable", place, file=file)
        return None


def _specs_in(folder: Path) -> list[str]:
    try:
        return sorted(e.name for e in folder.iterdir() if e.suffix.lower() in (".yaml", ".yml"))
    except OSError:
        return []


def _without_controls(source: Source, problems: Problems) -> str:
    """The text with a space for each character that no slide can hold, each of them reported."""
    for number, match in enumerate(UNREADABLE.finditer(source.text)):
        if number == _MOST_CONTROLS:
            break
        place = source.place(match.start(), match.end())
        problems.error("control-character", place, character=f"U+{ord(match.group()):04X}")
    return _LINE_ENDS_TO_YAML_ONLY.sub(" ", UNREADABLE.sub(" ", source.text))
