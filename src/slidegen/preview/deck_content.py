"""What a deck shows without being drawn: that it is one, its slides, whether it is Chinese."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from slidegen.problems import Place, Problems
from slidegen.values import dataclass

# Parts of a deck that are larger than this are not looked into.
_PART_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DeckContent:
    slides: int
    has_chinese: bool


def look_into(deck: Path, problems: Problems) -> DeckContent | None:
    place = Place(str(deck))
    try:
        with deck.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):  # A compound file: .ppt, or encrypted .pptx.
            problems.error("deck-locked", place, file=deck.name)
            return None
        with zipfile.ZipFile(deck) as archive:
            return DeckContent(_count_slides(archive), _has_chinese(archive))
    except FileNotFoundError:
        problems.error("deck-missing", place, file=str(deck))
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, zlib.error):
        problems.error("not-a-deck", place, file=deck.name)
    except OSError as error:
        problems.error(
            "deck-closed", place, file=deck.name, reason=error.strerror or type(error).__name__
        )
    return None


def _count_slides(archive: zipfile.ZipFile) -> int:
    """The entries of `p:sldIdLst`; the sections' list of the same local name comes later."""
    xml = _read_part(archive, "ppt/presentation.xml")
    found = re.search(rb"<(\w+:)?sldIdLst\b.*?</(\w+:)?sldIdLst>", xml, re.DOTALL)
    return len(re.findall(rb"<(?:\w+:)?sldId\s", found.group())) if found else 0


def _has_chinese(archive: zipfile.ZipFile) -> bool:
    names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    han = re.compile("[\u4e00-\u9fff]")
    return any(han.search(_read_part(archive, name).decode("utf-8", "replace")) for name in names)


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_PART_LIMIT)
