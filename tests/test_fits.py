"""Text always fits: generated specs on all templates, as LibreOffice draws them without autofit.

How many specs there are says `SLIDEGEN_GENERATED_SPECS`; `python -m tests.fit_trials COUNT FIRST`
shows what goes wrong with other seeds.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from slidegen.deck import ChartItem, Deck, Paragraph, Run, Slide, TableItem, TextItem
from slidegen.spec import CHART_TYPES, LAYOUTS
from slidegen.units import Box, points
from tests.drawn import DrawnPage, Fault, Glyph, judge_deck, judge_slide, read_pages
from tests.fit_trials import TEMPLATES, Trial, build_trials, judge_drawn, judge_texts
from tests.generated_specs import generate_specs

COUNT = int(os.environ.get("SLIDEGEN_GENERATED_SPECS", "300"))


@dataclass(frozen=True)
class Judged:
    """All trials, where their drawings are, and what the judge has to say of each by its seed."""

    trials: Sequence[Trial]
    drawings: Path
    faults: dict[int, list[tuple[int, Fault]]]

    def on(self, template: str) -> Iterator[Trial]:
        return (trial for trial in self.trials if trial.spec.template == template)


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    room = tmp_path_factory.mktemp("fits")
    trials = tuple(build_trials(COUNT, room))
    return Judged(trials, room / "drawing", judge_drawn(trials, room))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_is_inside_its_frame_and_on_no_other(judged: Judged, template: str) -> None:
    faults = [
        f"{trial.name}, slide {number}: {fault}"
        for trial in judged.on(template)
        for number, fault in judged.faults[trial.spec.seed]
    ]
    assert not faults, "\n".join(faults[:40])


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_is_on_its_slides_as_the_spec_has_it(judged: Judged, template: str) -> None:
    faults = [
        f"{trial.name}, slide {number}: {fault}"
        for trial in judged.on(template)
        for number, fault in judge_texts(trial)
    ]
    assert not faults, "\n".join(faults[:40])


def test_what_is_refused_has_its_place(judged: Judged) -> None:
    lost = [f"{t.name}: {told.problem}" for t in judged.trials for told in t.told if not told.key]
    assert not lost, "\n".join(lost)


def test_most_slides_are_drawn(judged: Judged) -> None:
    """Refused are only slides whose texts are far beyond what their layout is made for."""
    told = {(trial.name, one.layout, one.key) for trial in judged.trials for one in trial.told}
    refused = Counter(layout for _, layout, _ in told)
    drawn = Counter(slide["layout"] for trial in judged.trials for slide in trial.spec.slides)
    few = {
        layout: (drawn[layout], refused[layout])
        for layout in LAYOUTS
        if drawn[layout] <= refused[layout]
    }
    assert not few


# What does not fit on one slide goes on to the next; a word wider than a column cannot.
GO_ON = ("bullets", "table")


@pytest.mark.parametrize("layout", GO_ON)
def test_bullets_and_tables_go_on(judged: Judged, layout: str) -> None:
    refused = [
        f"{trial.name}: {one.problem}"
        for trial in judged.trials
        for one in trial.told
        if one.layout == layout
        and one.problem.code in ("text-does-not-fit", "table-too-high")
        and one.problem.values.get("what") != "资料来源"
        and trial.spec.template != "narrow serif"  # Some words are wider than its columns.
    ]
    assert not refused, "\n".join(refused[:40])


def test_the_specs_have_every_layout_and_chart_on_every_template() -> None:
    layouts: dict[str, set[str]] = {template: set() for template in TEMPLATES}
    charts: dict[str, set[str]] = {template: set() for template in TEMPLATES}
    for spec in generate_specs(300, TEMPLATES):
        layouts[spec.template] |= {slide["layout"] for slide in spec.slides}
        charts[spec.template] |= {s["chart"]["type"] for s in spec.slides if "chart" in s}
    assert all(found == set(LAYOUTS) for found in layouts.values())
    assert all(found == set(CHART_TYPES) for found in charts.values())


def test_a_seed_always_gives_the_same_spec() -> None:
    first, second = (list(generate_specs(20, TEMPLATES)) for _ in range(2))
    assert first == second
    assert len({str(spec.spec) for spec in first}) == len(first)


# --- the judge judged --------------------------------------------------------------------------


def faultless(judged: Judged, kind: type) -> tuple[Slide, int, DrawnPage]:
    """A slide with an item of a kind that nothing is wrong with, its number and how it is drawn."""
    for trial in judged.trials:
        wrong = {number for number, _ in judged.faults[trial.spec.seed]}
        for number, slide in enumerate(trial.deck.slides, 1):
            item = next((item for item in slide.items if isinstance(item, kind)), None)
            if item is not None and number not in wrong and len(slide.items) > 2:
                pdf = judged.drawings / trial.file.with_suffix(".pdf").name
                return slide, number, read_pages(pdf)[number - 1]
    raise AssertionError(f"no slide with a {kind.__name__} is without fault")


def kinds_of(slide: Slide, number: int, page: DrawnPage) -> set[str]:
    return {fault.kind for fault in judge_slide(slide, number, page)}


@pytest.mark.parametrize("kind", [TextItem, TableItem, ChartItem])
def test_the_judge_sees_a_text_outside_its_frame(judged: Judged, kind: type) -> None:
    slide, number, page = faultless(judged, kind)
    assert not kinds_of(slide, number, page)
    moved = tuple(
        replace(item, box=replace(item.box, x=item.box.x + points(60)))
        if isinstance(item, kind)
        else item
        for item in slide.items
    )
    assert "outside its frame" in kinds_of(replace(slide, items=moved), number, page)


def written(key: str, text: str, x: float, y: float) -> TextItem:
    """A text of one line at 20 pt in a frame of 200 × 24 pt."""
    box = Box(points(x), points(y), points(200), points(24))
    return TextItem(key, key, box, (Paragraph((Run(text),)),))


def drawn(order: int, text: str, x: float, y: float) -> Iterator[Glyph]:
    """Characters 10 pt wide, their ink 14 pt over the baseline `y`."""
    for number, char in enumerate(text):
        left = x + 10 * number
        yield Glyph(char, left, y - 14, left + 9, y, y, 20, order, 0)


@pytest.mark.parametrize(
    ("kind", "x", "y"),
    [
        ("", 100, 170),
        ("text on text", 100, 124),
        ("outside its frame", 100, 195),
        ("outside its frame", 96, 170),
        ("off the page", 700, 170),
        ("off the page", 100, 541),
    ],
)
def test_the_judge_sees_where_a_text_is_drawn(kind: str, x: float, y: float) -> None:
    items = (written("title", "abcdef", 100, 100), written("body", "ghij", 100, 150))
    glyphs = (*drawn(1, "abcdef", 100, 116), *drawn(2, "ghij", x, y))
    slide = Slide("slide", "layout", items)
    kinds = kinds_of(slide, 1, DrawnPage(720, 540, glyphs))
    assert kind in kinds if kind else not kinds


def test_the_judge_sees_what_the_template_says_under_a_text() -> None:
    items = (written("title", "abcdef", 100, 100),)
    glyphs = (*drawn(0, "Draft", 110, 118), *drawn(1, "abcdef", 100, 116))
    slide = Slide("slide", "layout", items)
    assert kinds_of(slide, 1, DrawnPage(720, 540, glyphs)) == {"text on text"}


def test_two_halves_of_a_dash_are_one_text() -> None:
    items = (written("title", "ab——cd", 100, 100),)
    half = [replace(g, left=g.left - 3, right=g.right + 3) for g in drawn(2, "——", 120, 116)]
    glyphs = (*drawn(1, "ab", 100, 116), *half, *drawn(3, "cd", 140, 116))
    assert not kinds_of(Slide("slide", "layout", items), 1, DrawnPage(720, 540, glyphs))


def test_the_judge_misses_a_text_that_is_not_drawn(judged: Judged) -> None:
    slide, number, page = faultless(judged, ChartItem)
    without = replace(page, glyphs=page.glyphs[:-3])
    assert kinds_of(slide, number, without) & {"not drawn as written", "label not drawn"}


def test_the_judge_misses_a_page(judged: Judged) -> None:
    trial = judged.trials[0]
    pages = read_pages(judged.drawings / trial.file.with_suffix(".pdf").name)
    short: Deck = replace(trial.deck, slides=trial.deck.slides[:-1])
    assert judge_deck(short, pages)[0][1].kind == "pages"
