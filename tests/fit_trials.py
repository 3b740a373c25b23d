"""Generated specs built, drawn by LibreOffice and judged.

Also a program, to look for a seed that goes wrong or to see one again:

    python -m tests.fit_trials 300          # seeds 0 to 299
    python -m tests.fit_trials 50 1200      # 50 seeds from 1200 on
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import slidegen
from slidegen.builtin import builtin_templates
from slidegen.deck import ChartItem, Deck, Item, Slide, TableItem, TextItem
from slidegen.powerpoint.read_deck import read_deck
from slidegen.problems import Problem
from tests.drawn import Fault, draw, judge_deck, read_pages, switch_off_autofit
from tests.foreign_templates import FOREIGN
from tests.generated_specs import GeneratedSpec, generate_specs

# What an author may be told of a text for which there is no room, and nothing else.
FIT_ERRORS = frozenset(
    ("title-too-long", "text-does-not-fit", "word-too-wide", "table-too-high",
     "table-too-wide", "chart-too-crowded",
     "chart-series-names-too-long")
)  # fmt: skip
TEMPLATES = (*builtin_templates(), *FOREIGN)
# Each round leaves out the slides that cannot fit; what is left may be told of texts of the deck.
_ROUNDS = 5


# Where an author is sent by a problem without a place.
NOWHERE = "nowhere"


@dataclass(frozen=True)
class Told:
    """A slide that was refused: why, and the layout and key of what stands at the place given.

    `layout` is "deck" for a text of the whole deck and "chapter" for the name of a chapter.
    """

    problem: Problem
    layout: str
    key: str


@dataclass(frozen=True)
class Trial:
    """A spec without its refused slides, and the deck that was written for it."""

    spec: GeneratedSpec
    file: Path
    told: tuple[Told, ...]
    deck: Deck

    @property
    def name(self) -> str:
        return f"seed {self.spec.seed} on {self.spec.template}"


def prepare_templates(room: Path) -> dict[str, str]:
    """How a spec in `room` names each template; the foreign ones are put there."""
    names = {name: name for name in builtin_templates()}
    for number, (name, make) in enumerate(FOREIGN.items()):
        (room / f"template-{number}.pptx").write_bytes(make())
        names[name] = f"template-{number}.pptx"
    return names


def build_trials(count: int, room: Path, first: int = 0) -> Iterator[Trial]:
    names = prepare_templates(room)
    for spec in generate_specs(count, TEMPLATES, first):
        yield build_trial(spec, room, names[spec.template])


def build_trial(spec: GeneratedSpec, room: Path, template: str) -> Trial:
    """The deck of a spec; slides that are refused for want of room are taken out first."""
    told: list[Told] = []
    for _ in range(_ROUNDS):
        source = spec.write(room, template)
        target = room / f"{spec.seed}.pptx"
        result = slidegen.build(source, target)
        errors = [problem for problem in result.problems if problem.severity == "error"]
        if result.ok:
            return Trial(spec, target, tuple(told), read_deck(target.read_bytes()))
        new = list(_who_was_told(errors, spec, source))
        told += new
        spec = _without(spec, new)
    raise AssertionError(f"seed {spec.seed} on {spec.template}: still refused: {errors}")


def _who_was_told(errors: Sequence[Problem], spec: GeneratedSpec, source: Path) -> Iterator[Told]:
    slides, deck_keys = _find_lines(source)
    layouts = {slide["key"]: slide["layout"] for slide in spec.slides}
    for problem in errors:
        where = f"seed {spec.seed} on {spec.template}: {problem}"
        assert problem.code in FIT_ERRORS, where
        if problem.place is None or problem.place.line == 0:
            yield Told(problem, NOWHERE, "")
            continue
        assert problem.place.file == str(source), where
        line = problem.place.line
        key = next((k for k, lines in slides.items() if line in lines), None)
        if key is not None:
            yield Told(problem, layouts[key], key)
            continue
        key = next((k for k, lines in deck_keys.items() if line in lines), None)
        assert key is not None, f"no slide stands there: {where}"
        yield Told(problem, "deck" if key in spec.spec["deck"] else "chapter", key)


def _without(spec: GeneratedSpec, told: Sequence[Told]) -> GeneratedSpec:
    """The spec without what was refused: slides, texts of the deck, long chapter names."""
    whole = {**spec.spec, "deck": dict(spec.spec["deck"]), "sections": dict(spec.spec["sections"])}
    for one in told:
        if one.layout == "deck" and one.key != "title":
            whole["deck"].pop(one.key, None)
        elif one.layout == "deck":
            whole["deck"]["title"] = "工作汇报"
        elif one.layout == "chapter" and len(whole["sections"]) > 1:
            whole["sections"].pop(one.key, None)
        elif one.layout == "chapter":
            whole["sections"] = {"概况": whole["sections"][one.key]}
    leave = {one.key for one in told if one.layout not in ("deck", "chapter")}
    if any(one.layout == NOWHERE for one in told):
        leave |= {slide["key"] for slide in spec.slides if slide["layout"] in ("agenda", "section")}
    return GeneratedSpec(spec.seed, spec.template, whole).without(leave)


def _find_lines(source: Path) -> tuple[dict[str, range], dict[str, range]]:
    """The lines of each slide by its key; those of the deck's texts and of the chapters' names."""
    slides: dict[str, range] = {}
    others: dict[str, range] = {}

    def lines_of(key: Any, value: Any) -> range:
        return range(key.start_mark.line + 1, value.end_mark.line + 2)

    def walk(node: Any) -> None:
        if isinstance(node, yaml.SequenceNode):
            for part in node.value:
                walk(part)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == "key":
                    slides[value.value] = range(node.start_mark.line + 1, node.end_mark.line + 1)
                walk(value)

    root: Any = yaml.compose(source.read_text("utf-8"))
    walk(root)
    for key, value in root.value:
        if key.value == "deck":
            others |= {k.value: lines_of(k, v) for k, v in value.value}
        if key.value == "sections":
            others |= {
                k.value: range(k.start_mark.line + 1, k.start_mark.line + 2) for k, _ in value.value
            }
    return slides, others


# --- the texts ---------------------------------------------------------------------------------

_PAGE_MARK = re.compile(r"[（(]\d+/\d+[)）]$")


def judge_texts(trial: Trial) -> list[tuple[int, Fault]]:
    """Whether each slide of the spec says all that it says there, over all its continuations."""
    faults = []
    for spec, slides in _pages_of(trial):
        faults += [
            (trial.deck.slides.index(slides[0]) + 1 if slides else 0, fault)
            for fault in _judge_words(spec, slides)
        ]
    return faults


def _pages_of(trial: Trial) -> Iterator[tuple[dict[str, Any], list[Slide]]]:
    """Each slide of the spec with the slides made for it: those up to the next one's."""
    pages: dict[str, list[Slide]] = {slide["key"]: [] for slide in trial.spec.slides}
    key = ""
    for slide in trial.deck.slides:
        key = slide.key if slide.key in pages else key
        pages.setdefault(key, []).append(slide)
    for spec in trial.spec.slides:
        yield spec, pages[spec["key"]]


def _judge_words(spec: Mapping[str, Any], slides: Sequence[Slide]) -> Iterator[Fault]:
    if not slides:
        yield Fault("slide missing", spec["key"], spec["layout"])
        return
    title = _tight(spec.get("title") or spec.get("quote") or "")
    for slide in slides:
        head = "".join(t for i in slide.items if i.key == "title" for _, t in _paragraphs(i))
        if title and title not in (head, _PAGE_MARK.sub("", head)):
            yield Fault("title differs", spec["key"], f"{title!r}: {head!r}")
    shown = _shown(slides)
    said = "\n".join(shown.values())
    for wanted in _wanted(spec):
        if _tight(wanted) not in said:
            yield Fault("text differs", spec["key"], f"{wanted[:60]!r}")
    if spec["layout"] == "bullets":
        # A slide with few bullets may show them in rows: the same words in the same order.
        whole = "".join(_tight(point) for point in _points(spec["points"]))
        if shown[_CONTENT] != whole:
            yield Fault("bullets differ", spec["key"], _difference(whole, shown[_CONTENT]))
    if spec["layout"] == "table":
        yield from _judge_table(spec, slides)


def _difference(wanted: str, shown: str) -> str:
    at = next(
        (i for i, pair in enumerate(zip(wanted, shown, strict=False)) if pair[0] != pair[1]),
        len(shown),
    )
    around = slice(max(0, at - 12), at + 24)
    return f"character {at} of {len(wanted)}: {wanted[around]!r}, shown {shown[around]!r}"


# What stands around the content of a slide, and what all the content goes by.
_AROUND = ("title", "source", "footer", "tag")
_CONTENT = "content"


def _shown(slides: Sequence[Slide]) -> dict[str, str]:
    """The text of each item over all slides, and that of all items that are content.

    A statement whose bullets go on to a slide stands there again; it counts once.
    """
    found: dict[str, str] = {_CONTENT: ""}
    last: dict[str, str] = {}
    for slide in slides:
        for item in slide.items:
            texts = _paragraphs(item)
            if texts and slide is not slides[0] and _repeats(texts, last.get(item.key)):
                texts = texts[1:]
            for level, text in texts:
                last[item.key] = text if level == 0 else last.get(item.key, "")
                found[item.key] = found.get(item.key, "") + text
                found[_CONTENT] += text if item.key not in _AROUND else ""
    return found


def _repeats(texts: Sequence[tuple[int, str]], last: str | None) -> bool:
    return len(texts) > 1 and texts[0] == (0, last) and texts[1][0] > 0


def _judge_table(spec: Mapping[str, Any], slides: Sequence[Slide]) -> Iterator[Fault]:
    """The rows of the table, in order, under a head on each slide."""
    tables = [item for slide in slides for item in slide.items if isinstance(item, TableItem)]
    rows = [[_tight(cell.text) for cell in row] for table in tables for row in table.rows[1:]]
    wanted = [[_tight(cell or "—") for cell in row] for row in spec["table"]["rows"]]
    if rows != wanted:
        missing = [row for row in wanted if row not in rows]
        yield Fault(
            "rows differ", spec["key"], f"{len(wanted)} rows, shown {len(rows)}: {missing[:2]}"
        )
    heads = [_tight(head) for head in spec["table"]["columns"]]
    if any([_tight(cell.text) for cell in table.rows[0]] != heads for table in tables):
        yield Fault("head differs", spec["key"], f"{heads}")


def _paragraphs(item: Item) -> list[tuple[int, str]]:
    """The texts of an item with their levels."""
    if isinstance(item, TextItem):
        return [(p.level, _tight(p.text)) for p in item.paragraphs if item.field is None]
    if isinstance(item, TableItem):
        return [(0, _tight(cell.text)) for row in item.rows for cell in row]
    if isinstance(item, ChartItem):
        names = (*item.categories, *(series.name for series in item.series))
        return [(0, _tight(name)) for name in names]
    return []


def _tight(text: str) -> str:
    """The text without what may differ: where it breaks, emphasis, how a number is written."""
    bare = re.sub(r"\s", "", text.replace("**", ""))
    return re.sub(r"(?<=\d)[,，](?=\d{3})", "", bare).replace("−", "-")


def _wanted(spec: Mapping[str, Any]) -> Iterator[str]:
    """Every text of a slide of the spec that has to be on the deck as it is written."""
    for key, value in spec.items():
        match key, value:
            case ("layout" | "key" | "title" | "quote" | "highlight" | "type" | "date", _):
                continue
            case "chart", dict():
                yield from _chart_words(value)
            case "table", dict():
                continue
            case _, str():
                yield value
            case _, dict():
                yield from _wanted(value)
            case "points", list():
                yield from _points(value)
            case _, list():
                for part in value:
                    yield from _wanted(part)


def _points(points: Sequence[Any]) -> Iterator[str]:
    for point in points:
        if isinstance(point, str):
            yield point
        else:
            yield point["text"]
            yield from point["points"]


def _chart_words(chart: Mapping[str, Any]) -> Iterator[str]:
    yield from chart.get("categories") or chart["data"]
    yield from chart.get("series") or ()
    if chart.get("heading"):
        yield chart["heading"]


# --- all together ------------------------------------------------------------------------------


def judge_drawn(trials: Sequence[Trial], room: Path) -> dict[int, list[tuple[int, Fault]]]:
    """The faults of each deck by its seed, as LibreOffice draws it with autofit switched off."""
    drawing = room / "drawing"
    drawing.mkdir(exist_ok=True)
    for trial in trials:
        switch_off_autofit(trial.file, drawing / trial.file.name)
    draw([drawing / trial.file.name for trial in trials], drawing)
    return {
        trial.spec.seed: judge_deck(
            trial.deck, read_pages(drawing / trial.file.with_suffix(".pdf").name)
        )
        for trial in trials
    }


def main(count: int, first: int) -> None:
    """Print the faults of these seeds, and how often each layout was refused."""
    room = Path(tempfile.mkdtemp(prefix="fits-"))
    start = time.monotonic()
    trials = []
    names = prepare_templates(room)
    for spec in generate_specs(count, TEMPLATES, first):
        try:
            trials.append(build_trial(spec, room, names[spec.template]))
        except Exception as error:
            print(f"seed {spec.seed} on {spec.template}: {type(error).__name__}: {error}")
    built = time.monotonic()
    drawn = judge_drawn(trials, room)
    end = time.monotonic()
    kinds: Counter[str] = Counter()
    for trial in trials:
        for number, fault in (*judge_texts(trial), *drawn[trial.spec.seed]):
            kinds[fault.kind] += 1
            layout = trial.deck.slides[number - 1].key if number else ""
            print(f"{trial.name}, slide {number} ({layout}): {fault}")
    told = Counter((one.problem.code, one.layout) for trial in trials for one in trial.told)
    slides = sum(len(trial.deck.slides) for trial in trials)
    print(f"{len(trials)} decks, {slides} slides in {room}; faults: {dict(kinds)}")
    print(f"refused: {dict(told.most_common())}")
    print(f"built in {built - start:.1f} s, drawn and judged in {end - built:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
