"""Write the advance widths that slidegen measures with, from font files, as package data.

    python scripts/make_metrics.py

Reads the free fonts named below (Debian: fonts-noto-cjk, fonts-crosextra-carlito,
fonts-liberation). Only numbers are kept; no font is shipped.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

FONTS = Path("/usr/share/fonts")
TARGET = Path(__file__).parent.parent / "src" / "slidegen" / "typeset" / "widths.json"

# Table → (regular, bold); a .ttc holds several faces and is followed by the one wanted.
SOURCES = {
    "cjk-sans": (
        ("opentype/noto/NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
        ("opentype/noto/NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    ),
    "cjk-serif": (
        ("opentype/noto/NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
        ("opentype/noto/NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
    ),
    "carlito": (
        ("truetype/crosextra/Carlito-Regular.ttf", ""),
        ("truetype/crosextra/Carlito-Bold.ttf", ""),
    ),
    "liberation-sans": (
        ("truetype/liberation/LiberationSans-Regular.ttf", ""),
        ("truetype/liberation/LiberationSans-Bold.ttf", ""),
    ),
    "liberation-serif": (
        ("truetype/liberation/LiberationSerif-Regular.ttf", ""),
        ("truetype/liberation/LiberationSerif-Bold.ttf", ""),
    ),
}

# Beyond these every CJK face sets its characters at one em.
KEPT = [*range(0x20, 0x250), *range(0x370, 0x460), *range(0x2000, 0x2C00)]


def open_face(path: str, family: str) -> TTFont:
    if not family:
        return TTFont(FONTS / path)
    faces = TTCollection(str(FONTS / path)).fonts
    return next(face for face in faces if face["name"].getDebugName(1) == family)


def read_widths(font: TTFont) -> list[list[object]]:
    """Runs of [first code point, [advance in thousandths of an em, …]]."""
    cmap, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    runs: list[list[object]] = []
    current: list[int] = []
    last = -2
    for code in KEPT:
        if code not in cmap:
            continue
        if code != last + 1:
            current = []
            runs.append([code, current])
        current.append(round(advances[cmap[code]][0] * 1000 / em))
        last = code
    return runs


def main() -> None:
    tables = {
        name: [read_widths(open_face(*face)) for face in faces] for name, faces in SOURCES.items()
    }
    TARGET.write_text(json.dumps(tables, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
