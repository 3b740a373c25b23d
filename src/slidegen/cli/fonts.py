"""`slidegen fonts`: the fonts whose widths are known, and a font file read into a table of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slidegen.cli.output import print_problems
from slidegen.diagnostics import display_width
from slidegen.messages import Language
from slidegen.messages.fonts import say
from slidegen.patterns import regex
from slidegen.problems import Problems
from slidegen.typeset.faces import SUFFIX, Face, builtin_face, load_faces, make_face
from slidegen.typeset.families import FAMILIES
from slidegen.values import dataclass

if TYPE_CHECKING:
    from slidegen.typeset.read_font import FontRead


@dataclass(frozen=True, slots=True)
class _Listed:
    """A family under its names, digit widths in em, and where these were taken from."""

    names: tuple[str, ...]
    digit: float
    bold_digit: float
    measured: str


def list_fonts(language: Language, form: str) -> int:
    """Print the families known in this folder. Returns the exit status."""
    problems = Problems()
    listed = [*_in_folder(Path(), problems, language), *_builtin(language)]
    records = [
        {
            "names": list(each.names),
            "digit": each.digit,
            "bold_digit": each.bold_digit,
            "measured": each.measured,
        }
        for each in listed
    ]
    print_problems(problems, language, form, fonts=records)
    if form == "text":
        click.echo(say("title", language))
        for line in _lines(listed):
            click.echo(line)
        cautious = builtin_face("cautious")
        click.echo(say("unknown", language, digit=f"{_digit(cautious, False):.3f}"))
    return 1 if problems.has_errors else 0


def _in_folder(folder: Path, problems: Problems, language: Language) -> Iterator[_Listed]:
    seen: list[Face] = []
    for face in load_faces([folder], problems).others.values():
        if not any(face is other for other in seen):
            seen.append(face)
            names = tuple(dict.fromkeys((face.family, *face.names)))
            where = say("here", language, file=face.measured)
            yield _Listed(names, _digit(face, False), _digit(face, True), where)


def _builtin(language: Language) -> Iterator[_Listed]:
    for table, families in FAMILIES.items():
        face = builtin_face(table)
        digits = _digit(face, False), _digit(face, True)
        half = "half-em" if table.startswith("half-em") else "as-it-is"
        measured = say(half, language, face=face.measured)
        for names in families:
            yield _Listed(names, *digits, measured)


def _digit(face: Face, bold: bool) -> float:
    weight = face.weight(bold)
    return max(weight.widths.get(ord(digit), weight.han) for digit in "0123456789")


def _lines(listed: list[_Listed]) -> Iterator[str]:
    names = [" / ".join(each.names) for each in listed]
    widest = max(map(display_width, names))
    for each, name in zip(listed, names, strict=True):
        pad = " " * (widest - display_width(name))
        yield f"  {name}{pad}  {each.digit:.3f}  {each.bold_digit:.3f}  {each.measured}"


def read_font_file(
    language: Language, form: str, file: str, out: str | None, bold: str | None, face: int
) -> int:
    """Write the table of a font file and say so. Returns the exit status."""
    problems = Problems()
    found = _read(Path(file), Path(bold) if bold else None, face, problems)
    written = _write(found.table, out, problems) if found is not None else None
    print_problems(problems, language, form, table=str(written) if written else None)
    if found is None or written is None:
        return 1
    if form == "text":
        made = make_face(found.table)
        digit = f"{_digit(made, False):.3f}"
        click.echo(say("written", language, path=written, family=made.family, digit=digit))
        if len(found.faces) > 1:
            names = ", ".join(found.faces)
            click.echo(say("other-faces", language, face=face, names=names))
        if bold is None:
            click.echo(say("no-bold", language))
    return 0


def _read(path: Path, bold: Path | None, face: int, problems: Problems) -> FontRead | None:
    try:
        from slidegen.typeset.read_font import read_font
    except ImportError:
        problems.error("font-reader-missing", None)
        return None
    return read_font(path, bold, face, problems)


def _write(table: dict[str, Any], out: str | None, problems: Problems) -> Path | None:
    """To the file asked for, or one of the font's name in the folder asked for."""
    target = Path(out or ".")
    if target.is_dir():
        target /= regex(r"[^\w.-]+").sub("-", table["family"]) + SUFFIX
    if not target.name.endswith(SUFFIX):
        near = target.with_name(target.name.split(".")[0] + SUFFIX)
        problems.error("metrics-name", None, file=target.name, near=str(near))
        return None
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        target.write_text(text, "utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.error("metrics-not-written", None, file=str(target), reason=reason)
        return None
    return target
