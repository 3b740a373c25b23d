"""What LibreOffice draws: as many pages as slides, and every text inside its own frame.

LibreOffice is an independent judge of the typesetting: it breaks lines and stacks them itself.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pdfplumber
import pptx
import pytest
from pdfplumber.page import Page

import slidegen
from slidegen.deck import Deck, Slide, TextItem
from slidegen.powerpoint.read_deck import read_deck
from slidegen.preview.fonts import font_settings
from slidegen.units import EMU_PER_PT, Box, points

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"
TEMPLATES = {"built-in": None, "default": str(DEFAULT_TEMPLATE)}
CASES = [
    (spec.stem, name) for spec in sorted((ROOT / "specs").glob("*.yaml")) for name in TEMPLATES
]


@dataclass(frozen=True)
class Drawn:
    """A deck as read back from its file, and the PDF that LibreOffice made of it."""

    deck: Deck
    pdf: Path


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Drawn]:
    """All decks, drawn by one LibreOffice process (its start costs more than ten decks)."""
    room = tmp_path_factory.mktemp("drawn")
    files = {}
    for spec, template in CASES:
        file = room / f"{spec}-{template}.pptx"
        source = ROOT / "specs" / f"{spec}.yaml"
        result = slidegen.build(source, file, template=TEMPLATES[template])
        assert result.ok, [problem.code for problem in result.problems]
        files[spec, template] = file
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{room}/profile"),
            *("--convert-to", "pdf", "--outdir", str(room), *map(str, files.values())),
        ],
        env={**os.environ, **font_settings(room)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        case: Drawn(read_deck(file.read_bytes()), file.with_suffix(".pdf"))
        for case, file in files.items()
    }


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_there_are_as_many_pages_as_slides(
    drawn: dict[tuple[str, str], Drawn], case: tuple[str, str]
) -> None:
    with pdfplumber.open(drawn[case].pdf) as pdf:
        assert len(pdf.pages) == len(drawn[case].deck.slides)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_text_is_drawn_inside_its_frame(
    drawn: dict[tuple[str, str], Drawn], case: tuple[str, str]
) -> None:
    outside = []
    with pdfplumber.open(drawn[case].pdf) as pdf:
        for number, (slide, page) in enumerate(
            zip(drawn[case].deck.slides, pdf.pages, strict=True), 1
        ):
            outside += [
                f"slide {number}, {item.name}: {item.text!r}, drawn there {seen!r}"
                for item in texts_of(slide)
                if not holds(seen := drawn_in(page, item.box), item.text)
            ]
    assert not outside


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_no_frame_of_text_lies_on_another_or_off_the_page(
    drawn: dict[tuple[str, str], Drawn], case: tuple[str, str]
) -> None:
    deck = drawn[case].deck
    page = Box(0, 0, deck.width, deck.height)
    found = []
    for number, slide in enumerate(deck.slides, 1):
        frames = [(item.name, item.box) for item in slide.items if isinstance(item, TextItem)]
        found += [
            f"slide {number}: {name} off the page" for name, b in frames if not page.contains(b)
        ]
        found += [
            f"slide {number}: {first[0]} on {second[0]}"
            for first, second in combinations(frames, 2)
            if shrunk(first[1]).overlaps(shrunk(second[1]))
        ]
    assert not found


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_no_text_is_smaller_than_12_pt_but_sources_and_page_marks(
    drawn: dict[tuple[str, str], Drawn], case: tuple[str, str]
) -> None:
    small = []
    with pdfplumber.open(drawn[case].pdf) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            foot = float(page.height) * 0.87
            small += [
                (number, char["text"], round(char["size"], 1))
                for char in page.chars
                if char["size"] < 11.9 and char["top"] < foot
            ]
    assert not small


def texts_of(slide: Slide) -> Iterator[TextItem]:
    """Texts as they stand; a field shows what only the program knows."""
    for item in slide.items:
        if isinstance(item, TextItem) and item.field is None:
            yield item


def drawn_in(page: Page, box: Box) -> str:
    """The characters whose middle lies in a frame, with 2 pt of grace for marks and bearings."""
    left, top = box.x / EMU_PER_PT - 2, box.y / EMU_PER_PT - 2
    right, bottom = box.right / EMU_PER_PT + 2, box.bottom / EMU_PER_PT + 2
    inside = (
        char["text"]
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right
        and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    )
    return "".join(inside)


def holds(drawn_text: str, text: str) -> bool:
    """Whether all characters of a text were drawn there, in any order of runs."""
    rest = list(re.sub(r"\s", "", drawn_text))
    for char in re.sub(r"\s", "", text):
        if char not in rest:
            return False
        rest.remove(char)
    return True


def shrunk(box: Box) -> Box:
    """A frame less a hair, since frames may touch."""
    return box.inset(points(1), points(1), points(1), points(1))
