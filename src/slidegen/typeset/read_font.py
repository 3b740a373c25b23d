"""A font file read into a table of metrics. Needs fontTools, which slidegen itself does not."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

from slidegen.problems import Place, Problems
from slidegen.typeset.faces import FORMAT, make_face
from slidegen.values import dataclass

# Beyond these every Chinese face sets its characters at one advance.
KEPT = [*range(0x20, 0x250), *range(0x370, 0x460), *range(0x2000, 0x2C00)]
# Where there is no bold face, programs thicken the regular one; how much wider Latin gets by that
# was not measured anywhere. Real bold faces are up to a tenth wider, Han stays as it is.
_BOLD_LATIN, _BOLD_HAN = 1.10, 1.02
_SAMPLE = "国一，。（"


@dataclass(frozen=True, slots=True)
class FontRead:
    """A font's table, and the names of all faces in its file."""

    table: dict[str, Any]
    faces: tuple[str, ...]


def read_font(path: Path, bold: Path | None, number: int, problems: Problems) -> FontRead | None:
    """The table of face `number` of a font file, counting from 1; None with a problem.

    `bold` is the file of the same family's bold, of which the same face is taken.
    """
    regular = _open_with_problems(path, problems)
    thick = _open_with_problems(bold, problems) if bold is not None else []
    if regular is None or thick is None:
        return None
    try:
        names = tuple(family_of(face) for face in regular)
        if not 1 <= number <= len(regular):
            _report_face(path, number, names, problems)
            return None
        if bold is not None and number > len(thick):
            _report_face(bold, number, tuple(map(family_of, thick)), problems)
            return None
        face = thick[number - 1] if thick else None
        table = metric_table(regular[number - 1], face)
        named = {**table, "family": table["family"] or path.stem}
        # What no font has is refused here as well as where the table is used.
        make_face(named)
        return FontRead(named, names)
    # A damaged font fails wherever its tables are at odds, with whatever comes of it.
    except Exception as error:
        _report_broken(path, error, problems)
        return None


def _open_with_problems(path: Path, problems: Problems) -> list[TTFont] | None:
    # It writes to standard error what is odd in a font, such as the year it was made in.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        return open_faces(str(path))
    except FileNotFoundError:
        problems.error("font-missing", Place(str(path)), file=path.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.error("font-closed", Place(str(path)), file=path.name, reason=reason)
    except Exception as error:
        _report_broken(path, error, problems)
    return None


def _report_broken(path: Path, error: Exception, problems: Problems) -> None:
    reason = (str(error).splitlines() or [""])[0][:60] or type(error).__name__
    problems.error("font-broken", Place(str(path)), file=path.name, reason=reason)


def _report_face(path: Path, number: int, names: tuple[str, ...], problems: Problems) -> None:
    problems.error(
        "font-face-missing",
        Place(str(path)),
        file=path.name,
        count=len(names),
        face=number,
        names=", ".join(names),
    )


def open_faces(path: str) -> list[TTFont]:
    """The faces in a .ttf or .otf, which has one, or a .ttc. Raises what fontTools raises."""
    with open(path, "rb") as file:
        collection = file.read(4) == b"ttcf"
    if collection:
        return list(TTCollection(path, lazy=True).fonts)
    return [TTFont(path, lazy=True)]


def family_of(font: TTFont) -> str:
    """The family's English name where it has one."""
    return str(font["name"].getBestFamilyName() or font["name"].getDebugName(1) or "")


def names_of(font: TTFont) -> list[str]:
    """All names of the family, in every language, by which programs list it."""
    names = (str(record).strip() for record in font["name"].names if record.nameID in (1, 16))
    return list({name.lower(): name for name in names if name}.values())


def metric_table(regular: TTFont, bold: TTFont | None) -> dict[str, Any]:
    """The table of a family in the form that `faces` reads. Without a bold face one is reckoned."""
    em, hhea = regular["head"].unitsPerEm, regular["hhea"]
    plain = weight_table(regular)
    return {
        "format": FORMAT,
        "family": family_of(regular),
        "names": names_of(regular),
        "measured": str(regular["name"].getDebugName(4) or family_of(regular)),
        "ascent": round(hhea.ascent * 1000 / em),
        "descent": round(-hhea.descent * 1000 / em),
        "regular": plain,
        "bold": weight_table(bold) if bold is not None else thickened(plain),
    }


def weight_table(font: TTFont) -> dict[str, Any]:
    """Advances of one face. Characters that it lacks are left out, as other faces draw them."""
    cmap, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm

    def width(code: int) -> int:
        advance: int = advances[cmap[code]][0]
        return round(advance * 1000 / int(em))

    rows: list[tuple[int, list[int]]] = []
    for code in KEPT:
        if code in cmap:
            if not rows or rows[-1][0] + len(rows[-1][1]) != code:
                rows.append((code, []))
            rows[-1][1].append(width(code))
    han = max((width(ord(char)) for char in _SAMPLE if ord(char) in cmap), default=1000)
    return {"han": han, "widths": rows}


def thickened(
    table: Mapping[str, Any], latin: float = _BOLD_LATIN, han: float = _BOLD_HAN
) -> dict[str, Any]:
    """The bold of a face that has none."""
    rows = [
        (first, [round(width * (latin if first < 0x2000 else han)) for width in row])
        for first, row in table["widths"]
    ]
    return {"han": round(table["han"] * han), "widths": rows}
