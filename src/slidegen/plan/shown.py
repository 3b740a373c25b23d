"""Every text that the audience of a planned slide will see, with its place: what trace checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from slidegen.facts.units import find_unit
from slidegen.plan.charts import word_value
from slidegen.plan.content import (
    AgendaContent,
    BulletsContent,
    ChartContent,
    ChartPlan,
    ClosingContent,
    ComparisonContent,
    CoverContent,
    DeckPlan,
    MetricsContent,
    PointPlan,
    ProcessContent,
    ProgressContent,
    QuoteContent,
    SectionContent,
    SlidePlan,
    SummaryContent,
    TableContent,
    TablePlan,
    TimelineContent,
    Words,
)
from slidegen.problems import Place
from slidegen.trace import ShownText
from slidegen.values import dataclass


def shown_in_deck(plan: DeckPlan) -> tuple[ShownText, ...]:
    return tuple(text for slide in plan.slides for text in shown_on_slide(slide))


def shown_on_slide(slide: SlidePlan) -> Iterator[ShownText]:
    """Title first, then the content in reading order."""
    title = slide.title.plain
    for said in _texts(slide):
        if said.text:
            yield ShownText(
                said.text,
                said.place,
                slide.key,
                said.item,
                said.unit,
                slide.heading,
                said.about,
                said.title or title,
                said.measures,
            )


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, the unit of its numbers without one, and what they measure."""

    item: str
    text: str
    place: Place | None
    unit: str = ""
    about: str = ""
    title: str = ""
    measures: str = ""


def _texts(slide: SlidePlan) -> Iterator[Shown]:
    yield from _say("title", slide.title)
    content = slide.content
    match content:
        case CoverContent():
            yield from _say("subtitle", content.subtitle)
            yield from _say("occasion", content.occasion)
        case AgendaContent():
            for item in content.items:
                yield from _say("items", item.note)
        case SectionContent():
            yield from _say("subtitle", content.subtitle)
        case BulletsContent():
            yield from _say_points("body", content.points)
        case MetricsContent():
            for number, metric in enumerate(content.metrics, 1):
                about = metric.label.plain
                yield from _say(f"metric-{number}/value", metric.value, about=about)
                for part in (metric.label, metric.change, metric.note):
                    yield from _say(f"metric-{number}/text", part)
            yield from _say("note", content.note)
            yield from _say_points("body", content.points)
        case ChartContent():
            yield from _say_chart(content.chart, slide.title.plain)
            yield from _say_points("body", content.points)
        case ComparisonContent():
            for side, plan in (("left", content.left), ("right", content.right)):
                about = plan.label.plain if plan.label else plan.heading.plain
                for part in (plan.heading, plan.value, plan.label):
                    yield from _say(side, part, about=about)
                yield from _say_points(side, plan.points)
        case TableContent():
            yield from _say_table(content.table)
        case ProgressContent():
            for number, bar in enumerate(content.bars, 1):
                for part in (bar.value, bar.label, bar.total_label, bar.total):
                    yield from _say(f"bar-{number}", part)
            yield from _say_points("body", content.points)
        case TimelineContent():
            for number, stop in enumerate(content.stops, 1):
                for part in (stop.date, stop.heading, stop.text):
                    yield from _say(f"stop-{number}", part, about=stop.heading.plain)
        case ProcessContent():
            for number, step in enumerate(content.steps, 1):
                for part in (step.heading, step.value, step.text):
                    yield from _say(f"step-{number}", part, about=step.text.plain)
        case QuoteContent():
            yield from _say("by", content.by)
            yield from _say("by", content.role)
        case SummaryContent():
            for number, row in enumerate(content.rows, 1):
                about = row.label.plain if row.label else row.heading.plain
                for part in (row.heading, row.text, row.value, row.label):
                    yield from _say(f"row-{number}", part, about=about)
        case ClosingContent():
            yield from _say("subtitle", content.subtitle)


def _say(item: str, words: Words | None, unit: str = "", about: str = "") -> Iterable[Shown]:
    return (Shown(item, words.plain, words.place, unit, about),) if words is not None else ()


def _say_chart(chart: ChartPlan, title: str) -> Iterator[Shown]:
    yield from _say("chart-heading", chart.heading)
    for name, place in zip_longest(chart.categories, chart.category_places):
        yield Shown("chart", name, place or chart.place)
    title = chart.heading.plain if chart.heading else title
    for series in chart.series:
        if len(chart.series) > 1:
            yield Shown("chart", series.name, chart.place)
        for name, value in zip(chart.categories, series.values, strict=True):
            about = f"{name} {series.name}"
            text = word_value(value, chart.unit)
            yield Shown("chart", text, value.place, "", about, title, f"{about} {title}")


def _say_points(item: str, points: Iterable[PointPlan]) -> Iterator[Shown]:
    for point in points:
        yield from _say(item, point.text)
        for sub in point.points:
            yield from _say(item, sub)


def _say_table(table: TablePlan) -> Iterator[Shown]:
    for head in table.columns:
        yield from _say("table", head)
    units = [find_unit(head.plain) for head in table.columns]
    for row in table.rows:
        for head, cell, unit in zip(table.columns, row, units, strict=True):
            about = f"{row[0].plain} {head.plain}"
            yield Shown("table", cell.plain, cell.place, unit, about, measures=head.plain)
