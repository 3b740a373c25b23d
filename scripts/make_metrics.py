"""Write the metric tables that slidegen measures with, from font files, as package data.

    python scripts/make_metrics.py [FOLDER]

Reads the free fonts named below, in FOLDER or where Debian puts them (fonts-noto-cjk,
fonts-crosextra-carlito, fonts-liberation, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp,
fonts-wqy-microhei, fonts-wqy-zenhei, fonts-lxgw-wenkai). Tables whose fonts are not there stay as
they are. Only numbers are kept; no font is shipped.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from slidegen.typeset.faces import FORMAT
from slidegen.typeset.families import FAMILIES
from slidegen.typeset.read_font import family_of, metric_table, open_faces, thickened

FONTS = Path("/usr/share/fonts")
TARGET = Path(__file__).parent.parent / "src" / "slidegen" / "typeset" / "tables"

# Table → files of the regular and the bold face, and the family wanted of a collection.
SOURCES = {
    "cjk-sans": (
        "opentype/noto/NotoSansCJK-Regular.ttc",
        "opentype/noto/NotoSansCJK-Bold.ttc",
        "Noto Sans CJK SC",
    ),
    "cjk-serif": (
        "opentype/noto/NotoSerifCJK-Regular.ttc",
        "opentype/noto/NotoSerifCJK-Bold.ttc",
        "Noto Serif CJK SC",
    ),
    "arphic-sungti": ("truetype/arphic-gbsn00lp/gbsn00lp.ttf", "", ""),
    "arphic-kaiti": ("truetype/arphic-gkai00mp/gkai00mp.ttf", "", ""),
    "wenquanyi-micro-hei": ("truetype/wqy/wqy-microhei.ttc", "", "WenQuanYi Micro Hei"),
    "wenquanyi-zen-hei": ("truetype/wqy/wqy-zenhei.ttc", "", "WenQuanYi Zen Hei"),
    "lxgw-wenkai": (
        "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf",
        "",
    ),
    "carlito": (
        "truetype/crosextra/Carlito-Regular.ttf",
        "truetype/crosextra/Carlito-Bold.ttf",
        "",
    ),
    "liberation-sans": (
        "truetype/liberation/LiberationSans-Regular.ttf",
        "truetype/liberation/LiberationSans-Bold.ttf",
        "",
    ),
    "liberation-serif": (
        "truetype/liberation/LiberationSerif-Regular.ttf",
        "truetype/liberation/LiberationSerif-Bold.ttf",
        "",
    ),
}

# SimHei, SimSun, KaiTi and FangSong set ASCII at half an em. That is known, but nothing of it was
# measured: no character is taken to be narrower than in the free face nearest to them.
HALF_EM = {"half-em-sans": "cjk-sans", "half-em-serif": "cjk-serif"}
_HALF = 500
# Where a family has no bold face, programs thicken the regular one.
_THICKER = 1.02


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS
    TARGET.mkdir(exist_ok=True)
    for name, (regular, bold, family) in SOURCES.items():
        if not (folder / regular).is_file() and not (FONTS / regular).is_file():
            print(f"{name}: {regular} is not there, its table stays")
            continue
        face = _open(folder, regular, family)
        table = metric_table(face, _open(folder, bold, family) if bold else None)
        if not bold:
            table["bold"] = thickened(table["regular"], _THICKER, _THICKER)
        _write(name, table)
    for name, source in HALF_EM.items():
        _write(name, _at_least_half(_read(source)))
    _write("cautious", _widest(map(_read, (*SOURCES, *HALF_EM))))


def _open(folder: Path, path: str, family: str) -> TTFont:
    file = folder / path if (folder / path).is_file() else FONTS / path
    return next(face for face in open_faces(str(file)) if not family or family_of(face) == family)


def _at_least_half(table: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        (first, [max(width, _HALF) if first + at < 0x7F else width for at, width in enumerate(row)])
        for first, row in table["regular"]["widths"]
    ]
    regular = {"han": table["regular"]["han"], "widths": rows}
    thick = thickened(regular, _THICKER, _THICKER)
    return {**table, "regular": regular, "bold": _wider(thick, table["bold"])}


def _widest(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The stand-in for an unknown family: for each character the widest of all tables."""
    every = list(tables)
    return {
        "format": FORMAT,
        "family": "",
        "names": [],
        "measured": "",
        "ascent": max(table["ascent"] for table in every),
        "descent": max(table["descent"] for table in every),
        "regular": _wider(*(table["regular"] for table in every)),
        "bold": _wider(*(table["bold"] for table in every)),
    }


def _wider(*weights: Mapping[str, Any]) -> dict[str, Any]:
    widest: dict[int, int] = {}
    for weight in weights:
        for first, row in weight["widths"]:
            for code, width in enumerate(row, first):
                widest[code] = max(width, widest.get(code, 0))
    rows: list[tuple[int, list[int]]] = []
    for code in sorted(widest):
        if not rows or rows[-1][0] + len(rows[-1][1]) != code:
            rows.append((code, []))
        rows[-1][1].append(widest[code])
    return {"han": max(weight["han"] for weight in weights), "widths": rows}


def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((TARGET / f"{name}.json").read_text("utf-8"))
    return table


def _write(name: str, table: Mapping[str, Any]) -> None:
    names = [each for family in FAMILIES.get(name, ()) for each in family]
    own = {**table, "names": names}
    text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    (TARGET / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
