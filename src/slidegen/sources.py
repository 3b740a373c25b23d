"""What the speaker's notes say of each number: the report's sentence behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """For each of the slides what is shown there; the first has what is found on none."""
    if len(run) == 1:
        return [trace]
    texts = [list(_texts(slide)) for slide in run]
    found: list[list[TracedNumber]] = [[] for _ in run]
    for entry in trace.entries:
        places = [i for i, said in enumerate(texts) if any(_shows(text, entry) for text in said)]
        for place in places or [0]:
            found[place].append(entry)
    return [Trace(tuple(entries)) for entries in found]


def _texts(slide: Slide) -> Iterator[str]:
    for item in slide.items:
        if isinstance(item, TextItem):
            yield from (paragraph.text.replace("\v", "") for paragraph in item.paragraphs)
        elif isinstance(item, TableItem):
            yield from (cell.text for row in item.rows for cell in row)
        elif isinstance(item, ChartItem):
            yield from item.categories


def _shows(text: str, entry: TracedNumber) -> bool:
    """Whether the text is the one that was traced, begins with it (a title), or is a part of it."""
    whole = entry.shown.text.replace("\n", "")
    if text == whole or (entry.shown.item_key == "title" and text.startswith(whole)):
        return True
    return len(text) >= _SHORTEST_PART and text in whole and entry.text in text
