"""What the speaker's notes say of each number: the report's sentence behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from slidegen.deck import ChartItem, Deck, Slide, TableItem, TextItem
from slidegen.plan.content import DeckPlan
from slidegen.trace import Trace, TracedNumber, speaker_sources

# A text that goes on over several slides stands on each in part; shorter parts are no evidence.
_SHORTEST_PART = 8


def quote_sources(deck: Deck, trace: Trace, plan: DeckPlan) -> Deck:
    """The deck with the sentence behind each number in the notes of the slide that shows it."""
    traces = trace.by_slide()
    slides: list[Slide] = []
    for key, run in _runs(deck.slides, plan):
        own = traces.get(key, Trace(()))
        for slide, part in zip(run, _share_out(own, run), strict=True):
            sources = speaker_sources(part, key, plan.language)
            slides.append(replace(slide, notes=(*slide.notes, *sources)) if sources else slide)
    return replace(deck, slides=tuple(slides))


def _runs(slides: Sequence[Slide], plan: DeckPlan) -> Iterator[tuple[str, list[Slide]]]:
    """Each planned slide's key with the slides that it became."""
    planned = {slide.key for slide in plan.slides}
    run: list[Slide] = []
    for slide in slides:
        if slide.key in planned and run:
            yield run[0].key, run
            run = []
        run.append(slide)
    if run:
        yield run[0].key, run


def _share_out(trace: Trace, run: Sequence[Slide]) -> list[Trace]:
    """For each of the slides what is shown there; the first has what is found on none.

    Of texts that are alike the first stands where the first of them was traced, and so on. What
    stands on more slides than it was traced for (a title, a table's header) counts for each.
    """
    if len(run) == 1:
        return [trace]
    standing: dict[str, list[int]] = defaultdict(list)
    for number, slide in enumerate(run):
        for text in _texts(slide):
            standing[text].append(number)
    alike: dict[str, list[int]] = defaultdict(list)
    found: list[list[TracedNumber]] = [[] for _ in run]
    for entry in trace.entries:
        known = alike[_text_of(entry)]
        if id(entry.shown) not in known:
            known.append(id(entry.shown))
    for entry in trace.entries:
        for number in _slides_of(entry, run, standing, alike[_text_of(entry)]):
            found[number].append(entry)
    return [Trace(tuple(entries)) for entries in found]


def _slides_of(
    entry: TracedNumber,
    run: Sequence[Slide],
    standing: Mapping[str, list[int]],
    alike: Sequence[int],
) -> Iterable[int]:
    if entry.shown.item_key == "title":
        return range(len(run))
    places = standing.get(_text_of(entry), [])
    if len(places) == len(alike):
        return (places[alike.index(id(entry.shown))],)
    if places:
        return sorted(set(places))
    parts = [n for n, slide in enumerate(run) if any(_goes_on(t, entry) for t in _texts(slide))]
    return parts or (0,)


def _text_of(entry: TracedNumber) -> str:
    return entry.shown.text.replace("\n", "")


def _texts(slide: Slide) -> Iterator[str]:
    for item in slide.items:
        if isinstance(item, TextItem):
            yield from (paragraph.text.replace("\v", "") for paragraph in item.paragraphs)
        elif isinstance(item, TableItem):
            yield from (cell.text for row in item.rows for cell in row)
        elif isinstance(item, ChartItem):
            yield from item.categories


def _goes_on(text: str, entry: TracedNumber) -> bool:
    """Whether the text is a part, with the number, of one that goes on over several slides."""
    return len(text) >= _SHORTEST_PART and entry.text in text and text in _text_of(entry)
