"""Report + spec → the plan of the deck: which slides, in which order, under which keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from slidegen.facts import find_numbers
from slidegen.plan.content import (
    AgendaItem,
    DeckPlan,
    Declaration,
    QuoteContent,
    SlidePlan,
    Words,
    parse_words,
)
from slidegen.plan.dates import iso_date
from slidegen.plan.shown import shown_on_slide
from slidegen.plan.slides import Surroundings, plan_content, words
from slidegen.problems import Problems
from slidegen.report import Report, Section, normalise_heading, shown_heading
from slidegen.spec import (
    AgendaSpec,
    AnySlide,
    ClosingSpec,
    CoverSpec,
    DeckInfo,
    DeckSpec,
    QuoteSpec,
    SectionSlideSpec,
    Text,
)

_FIXED_TITLES = {"zh-CN": {"agenda": "目录"}, "en-US": {"agenda": "Contents"}}
_FRAME_SECTIONS = {"zh-CN": ("开篇", "结语"), "en-US": ("Opening", "Closing")}


def plan_deck(spec: DeckSpec, report: Report | None, folder: Path, problems: Problems) -> DeckPlan:
    """All slides of the deck in order. `folder` is where the spec's data files are looked for."""
    if report is not None:
        _match_headings(spec, report, problems)
    planned = tuple(_plan_slides(spec, folder, problems))
    _check_titles(planned, problems)
    deck = spec.deck
    return DeckPlan(
        slides=planned,
        title=_plain(deck.title),
        author=_plain(deck.author),
        date=iso_date(_plain(deck.date)),
        footer=_plain(deck.footer or deck.subtitle or deck.title),
        footer_place=deck.footer.place if deck.footer else None,
        language=deck.language,
    )


def _plain(text: Text | None) -> str:
    return parse_words(text).plain.replace("\n", "") if text is not None else ""


def _match_headings(spec: DeckSpec, report: Report, problems: Problems) -> None:
    """Every heading of the spec is the report's; every chapter of the report is spoken for."""
    known = {normalise_heading(section.heading): section.heading for section in report.sections}
    asked = {normalise_heading(heading): heading for heading in spec.sections}
    meant = set(asked)
    for normal, heading in asked.items():
        if normal in known:
            continue
        near = _nearest_heading(normal, spec.sections[heading], known, asked)
        if near is None and spec.sections[heading] == "skip":
            # To skip what one version of the report lacks changes nothing; a slip of the pen does.
            continue
        if near is not None:
            meant.add(near)
        values: dict[str, Any] = (
            {"nearest": known[near]}
            if near is not None
            else {"headings": "、".join(list(known.values())[:8])}
        )
        problems.error(
            "unknown-heading", heading.place, heading=str(heading), file=report.file, **values
        )
    left = [
        chapter[0]
        for chapter in _chapters(report)
        if not any(normalise_heading(section.heading) in meant for section in chapter)
    ]
    if left:
        problems.warning(
            "section-not-mapped",
            next(iter(spec.sections)).place or spec.place,
            others=(left[0].place,),
            heading=left[0].heading,
            headings=tuple(section.heading for section in left),
        )


def _nearest_heading(
    heading: str, slides: object, known: dict[str, str], asked: dict[str, Text]
) -> str | None:
    """The report's heading that was probably meant, if possible one that the spec does not name.

    What is to be skipped need not be there, so only a near likeness to such a one is a slip.
    """
    free = [normal for normal in known if normal not in asked]
    if slides == "skip":
        near = get_close_matches(heading, free, 1, 0.6)
    else:
        near = get_close_matches(heading, free or list(known), 1, 0.4)
    return near[0] if near else None


def _chapters(report: Report) -> Iterator[list[Section]]:
    """Each section of the highest level together with those below it."""
    if not report.sections:
        return
    top = min(section.level for section in report.sections)
    chapter: list[Section] = []
    for section in report.sections:
        if section.level == top and chapter:
            yield chapter
            chapter = []
        chapter.append(section)
    yield chapter


def _plan_slides(spec: DeckSpec, folder: Path, problems: Problems) -> Iterator[SlidePlan]:
    deck = spec.deck
    chapters = [(h, slides) for h, slides in spec.sections.items() if not isinstance(slides, str)]
    headings = tuple(shown_heading(str(heading)) for heading, _ in chapters)
    agenda = tuple(
        AgendaItem(number, shown_heading(str(heading)), _subtitle_of(slides), heading.place)
        for number, (heading, slides) in enumerate(chapters, 1)
    )
    around = Surroundings(deck, folder, agenda, headings)
    before, after = _FRAME_SECTIONS[deck.language]
    yield from _plan_group(_opening(spec, bool(chapters)), around, "opening", before, problems)
    for number, (heading, slides) in enumerate(chapters, 1):
        shown = shown_heading(str(heading))
        inside = Surroundings(deck, folder, agenda, headings, number, shown, heading.place)
        group = _with_section_slide(deck, slides)
        yield from _plan_group(group, inside, str(heading), str(heading), problems)
    ending = [*spec.ending]
    if deck.closing is not None and not any(isinstance(s, ClosingSpec) for s in ending):
        ending.append(_placed(ClosingSpec(title=deck.closing), deck.closing))
    yield from _plan_group(ending, around, "ending", after, problems)


def _subtitle_of(slides: list[AnySlide]) -> Words | None:
    first = slides[0] if slides else None
    return words(first.subtitle) if isinstance(first, SectionSlideSpec) else None


def _opening(spec: DeckSpec, has_chapters: bool) -> list[AnySlide]:
    slides = [*spec.opening]
    if not any(isinstance(slide, CoverSpec) for slide in slides):
        slides.insert(0, _placed(CoverSpec(title=spec.deck.title), spec.deck.title))
    if spec.deck.agenda and has_chapters and not any(isinstance(s, AgendaSpec) for s in slides):
        at = next(i for i, slide in enumerate(slides) if isinstance(slide, CoverSpec)) + 1
        slides.insert(at, AgendaSpec())
    return slides


def _placed(slide: AnySlide, text: Text) -> AnySlide:
    """A slide that slidegen adds stands, for messages, where the text on it stands."""
    return slide.stand_at(text.place)


def _with_section_slide(deck: DeckInfo, slides: list[AnySlide]) -> list[AnySlide]:
    if not deck.section_slides or any(isinstance(slide, SectionSlideSpec) for slide in slides):
        return slides
    return [SectionSlideSpec(), *slides]


def _plan_group(
    slides: list[AnySlide], around: Surroundings, key: str, section: str, problems: Problems
) -> Iterator[SlidePlan]:
    """The slides of one chapter. A key is the chapter, the layout and a count of that layout.

    Rewording a slide so keeps its key, and so does adding a slide of another layout before it.
    """
    counts: Counter[str] = Counter()
    for slide in slides:
        counts[slide.layout] += 1
        count = counts[slide.layout]
        own = f"{key}/{slide.layout}" + (f"-{count}" if count > 1 else "")
        content = plan_content(slide, around, problems)
        if content is None:
            continue
        plan = SlidePlan(
            key=str(slide.key) if slide.key else own,
            title=_title_of(slide, around),
            content=content,
            section=section,
            number=around.number,
            heading=around.heading,
            notes=str(slide.notes) if slide.notes else "",
            source=None,
            place=slide.place,
            derived=_declarations(slide.derived),
            elsewhere=_declarations(slide.elsewhere),
        )
        yield _with_source(plan, slide, around.deck)


def _declarations(spec: dict[Text, Text]) -> tuple[Declaration, ...]:
    return tuple(Declaration(str(k), str(v), k.place) for k, v in spec.items())


def _title_of(slide: AnySlide, around: Surroundings) -> Words:
    if isinstance(slide, QuoteSpec):
        return parse_words(slide.quote, slide.quote.place)
    if slide.title is not None:
        return parse_words(slide.title, slide.title.place)
    match slide:
        case AgendaSpec():
            return parse_words(_FIXED_TITLES[around.deck.language]["agenda"])
        case SectionSlideSpec():
            return parse_words(around.heading, around.place)
        case ClosingSpec() if around.deck.closing is not None:
            return parse_words(around.deck.closing, around.deck.closing.place)
    return parse_words(around.deck.title, around.deck.title.place)


def _with_source(plan: SlidePlan, slide: AnySlide, deck: DeckInfo) -> SlidePlan:
    """The slide's own source line, else the deck's where the slide states a number.

    A number from elsewhere always shows its source (the report does not vouch for it).
    """
    source = words(slide.source)
    if source is None and deck.source is not None and _states_number(plan):
        source = words(deck.source)
    missing = [str(s) for s in slide.elsewhere.values() if source is None or s not in source.plain]
    if missing:
        joint = "；" if deck.language == "zh-CN" else "; "
        label = "资料来源：" if deck.language == "zh-CN" else "Source: "
        text = joint.join(
            [source.plain if source else label + missing[0], *missing[bool(not source) :]]
        )
        place = next(iter(slide.elsewhere.values())).place
        source = parse_words(text, place)
    return replace(plan, source=source) if source is not None else plan


def _states_number(plan: SlidePlan) -> bool:
    if plan.content.layout in ("cover", "agenda", "section", "quote", "closing"):
        return False
    return any(find_numbers(text.text).facts for text in shown_on_slide(plan))


def _check_titles(slides: tuple[SlidePlan, ...], problems: Problems) -> None:
    """Slides are told apart by their titles in outline view and by screen readers."""
    seen: dict[str, SlidePlan] = {}
    keys: dict[str, SlidePlan] = {}
    for slide in slides:
        title = slide.title.plain
        place = slide.title.place or slide.place
        if title in seen and not isinstance(slide.content, QuoteContent):
            first = seen[title].title.place or seen[title].place
            problems.warning("title-repeats", place, others=(first,) if first else (), title=title)
        seen.setdefault(title, slide)
        if slide.key in keys:
            problems.error("key-repeats", place, key=slide.key)
        keys.setdefault(slide.key, slide)
