"""Tables of advance widths by face: those that come with slidegen, and files of the same form.

A table is a JSON file. `widths` of a weight are rows of a first code point and the advances from
there on, in thousandths of an em; `han` is the advance of every character that is in no row:

    {"format": "slidegen-metrics-1", "family": "Calibri", "names": ["calibri", "carlito"],
     "measured": "Carlito", "ascent": 750, "descent": 250,
     "regular": {"han": 1000, "widths": [[32, [226, 326]]]}, "bold": {…}}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from slidegen.problems import Place, Problems
from slidegen.typeset.families import TABLE_OF
from slidegen.values import dataclass

FORMAT = "slidegen-metrics-1"
SUFFIX = ".metrics.json"
_TABLES = Path(__file__).parent / "tables"
_LARGEST_FILE = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Weight:
    """Advances in em by code point; `han` is that of every character not among them."""

    han: float
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A family's metrics. `measured` is the face that they were taken from.

    `ascent` and `descent` are in em, both counted away from the baseline.
    """

    family: str
    names: tuple[str, ...]
    measured: str
    ascent: float
    descent: float
    regular: Weight
    bold: Weight

    def weight(self, bold: bool) -> Weight:
        return self.bold if bold else self.regular


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Metrics beside the built-in ones, by a family's names in lower case. They come first."""

    others: Mapping[str, Face]

    def find(self, name: str) -> Face | None:
        """The metrics of a family by its English or Chinese name; None where there are none."""
        key = name.strip().lower()
        if key in self.others:
            return self.others[key]
        table = TABLE_OF.get(key)
        return builtin_face(table) if table else None


BUILTIN_FACES = Faces({})


@cache
def builtin_face(table: str) -> Face:
    """A table that comes with slidegen; `cautious` has the widest of all for each character."""
    return make_face(json.loads((_TABLES / f"{table}.json").read_text("utf-8")))


def load_faces(folders: Iterable[Path], problems: Problems) -> Faces:
    """The metric files `*.metrics.json` that lie in these folders, the first folder's first.

    Only files that a deck's author put there change how it is set, so that it comes out the same
    on every machine.
    """
    found: dict[str, Face] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            face = load_face(path, problems)
            if face is not None:
                for name in (face.family, *face.names):
                    found.setdefault(name.strip().lower(), face)
    return Faces(found) if found else BUILTIN_FACES


def load_face(path: Path, problems: Problems) -> Face | None:
    """One metric file; None with a problem where it cannot be used."""
    place = Place(str(path))
    try:
        if path.stat().st_size > _LARGEST_FILE:
            problems.error("metrics-not-a-table", place, file=path.name, what="> 4 MB")
            return None
        text = path.read_text("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.error("metrics-closed", place, file=path.name, reason=reason)
        return None
    except UnicodeDecodeError:
        problems.error("metrics-not-a-table", place, file=path.name, what="UTF-8")
        return None
    try:
        return make_face(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        problems.error("metrics-not-a-table", place, file=path.name, what=what)
        return None


def make_face(table: Mapping[str, Any]) -> Face:
    """A table as read from JSON. Raises ValueError, KeyError, TypeError where it is not one."""
    if table["format"] != FORMAT:
        raise ValueError(f"format {table['format']!r}")
    names = table["names"]
    if not isinstance(names, list) or not all(
        isinstance(n, str) for n in (table["family"], *names)
    ):
        raise ValueError("names")
    return Face(
        table["family"],
        tuple(table["names"]),
        str(table["measured"]),
        _em(table["ascent"]),
        _em(table["descent"]),
        _weight(table["regular"]),
        _weight(table["bold"]),
    )


def _weight(table: Mapping[str, Any]) -> Weight:
    widths = {
        first + index: _em(width)
        for first, row in table["widths"]
        for index, width in enumerate(row)
    }
    return Weight(_em(table["han"]), widths)


def _em(thousandths: float) -> float:
    """What no font has is a slip: refused, since text would be set by it."""
    if not 0 <= thousandths <= 10_000:
        raise ValueError(f"width {thousandths}")
    return thousandths / 1000
