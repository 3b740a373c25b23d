"""One slide of the spec → what it says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from slidegen.facts import find_facts
from slidegen.plan.charts import plan_chart
from slidegen.plan.content import (
    AgendaContent,
    AgendaItem,
    BarPlan,
    BulletsContent,
    ChartContent,
    ClosingContent,
    ComparisonContent,
    Content,
    CoverContent,
    MetricPlan,
    MetricsContent,
    PointPlan,
    ProcessContent,
    ProgressContent,
    QuoteContent,
    SectionContent,
    SidePlan,
    StepPlan,
    StopPlan,
    SummaryContent,
    SummaryRowPlan,
    TableContent,
    TimelineContent,
    Words,
    parse_words,
)
from slidegen.plan.dates import word_date
from slidegen.plan.numbers import real_minus
from slidegen.plan.tables import plan_table
from slidegen.problems import Place, Problems
from slidegen.spec import (
    AgendaSpec,
    AnySlide,
    BulletsSpec,
    ChartSlideSpec,
    ClosingSpec,
    ComparisonSpec,
    CoverSpec,
    DeckInfo,
    MetricsSpec,
    Point,
    ProcessSpec,
    Progress,
    ProgressSpec,
    QuoteSpec,
    SectionSlideSpec,
    Side,
    SummarySpec,
    TableSlideSpec,
    Text,
    TimelineSpec,
)
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a slide needs to know of the deck it stands in."""

    deck: DeckInfo
    folder: Path
    agenda: tuple[AgendaItem, ...]
    headings: tuple[str, ...]
    number: int = 0
    heading: str = ""
    place: Place | None = None


def plan_content(spec: AnySlide, around: Surroundings, problems: Problems) -> Content | None:
    """What the slide says; None where its figures could not be read (said in `problems`)."""
    deck = around.deck
    match spec:
        case CoverSpec():
            return CoverContent(
                words(spec.subtitle or deck.subtitle),
                words(spec.author or deck.author),
                words(spec.occasion or deck.occasion),
                word_date(spec.date or deck.date, deck.language),
            )
        case AgendaSpec():
            return AgendaContent(around.agenda)
        case SectionSlideSpec():
            return SectionContent(around.number, words(spec.subtitle), around.headings)
        case BulletsSpec():
            return BulletsContent(_plan_points(spec.points))
        case MetricsSpec():
            return _plan_metrics(spec, problems)
        case ChartSlideSpec():
            chart = plan_chart(spec.chart, spec.title, around.folder, deck.language, problems)
            return ChartContent(chart, _plan_points(spec.points)) if chart else None
        case ComparisonSpec():
            return ComparisonContent(_plan_side(spec.left), _plan_side(spec.right))
        case TableSlideSpec():
            table = plan_table(spec.table, spec.title, around.folder, deck.language, problems)
            return TableContent(table) if table else None
        case ProgressSpec():
            bars = tuple(_plan_bar(bar, problems) for bar in spec.progress)
            return ProgressContent(bars, _plan_points(spec.points))
        case TimelineSpec():
            return _plan_timeline(spec, problems)
        case ProcessSpec():
            return _plan_process(spec, problems)
        case QuoteSpec():
            return QuoteContent(words(spec.by), words(spec.role))
        case SummarySpec():
            return _plan_summary(spec, problems)
        case ClosingSpec():
            return ClosingContent(
                words(spec.subtitle), words(deck.author), word_date(deck.date, deck.language)
            )


def words(text: Text | None) -> Words | None:
    return parse_words(text, text.place) if text is not None else None


def _said(text: Text) -> Words:
    return parse_words(text, text.place)


def _number(text: Text) -> Words:
    """A large number, with a real minus like the numbers of charts and tables."""
    return parse_words(real_minus(text), text.place)


def _plan_points(points: Sequence[Point]) -> tuple[PointPlan, ...]:
    return tuple(
        PointPlan(_said(point.text), tuple(_said(sub) for sub in point.points)) for point in points
    )


def _plan_metrics(spec: MetricsSpec, problems: Problems) -> MetricsContent:
    labels = [str(metric.label) for metric in spec.metrics]
    stressed = _find_label(spec.highlight, labels, problems)
    return MetricsContent(
        tuple(
            MetricPlan(
                _number(metric.value),
                _said(metric.label),
                words(metric.change),
                words(metric.note),
                index == stressed,
            )
            for index, metric in enumerate(spec.metrics)
        ),
        words(spec.note),
        _plan_points(spec.points),
    )


def _find_label(name: Text | None, labels: list[str], problems: Problems) -> int | None:
    if name is None:
        return None
    if name in labels:
        return labels.index(name)
    near = get_close_matches(name, labels, 1, 0.4)
    values: dict[str, Any] = {"nearest": near[0]} if near else {}
    problems.error("unknown-label", name.place, name=str(name), **values)
    return None


def _plan_side(side: Side) -> SidePlan:
    return SidePlan(
        _said(side.heading),
        _number(side.value) if side.value is not None else None,
        words(side.label),
        _plan_points(side.points),
    )


def _plan_bar(bar: Progress, problems: Problems) -> BarPlan:
    return BarPlan(
        _said(bar.value),
        _said(bar.label),
        words(bar.total),
        words(bar.total_label),
        _share(bar, problems),
    )


def _share(bar: Progress, problems: Problems) -> Decimal:
    part = find_facts(bar.value)
    if len(part) != 1:
        problems.error("not-a-number", bar.value.place, text=str(bar.value))
        return Decimal(0)
    if bar.total is None:
        if part[0].unit != "%":
            problems.error("progress-without-total", bar.value.place, value=str(bar.value))
            return Decimal(0)
        share = part[0].value / 100
    else:
        whole = find_facts(bar.total)
        if len(whole) != 1 or whole[0].value == 0:
            problems.error("not-a-number", bar.total.place, text=str(bar.total))
            return Decimal(0)
        if part[0].unit and whole[0].unit and part[0].unit != whole[0].unit:
            problems.error(
                "progress-units-differ",
                bar.total.place,
                value=str(bar.value),
                total=str(bar.total),
            )
            return Decimal(0)
        share = part[0].value / whole[0].value
    if not 0 <= share <= 1:
        problems.error("progress-over-total", bar.value.place, value=str(bar.value))
        return Decimal(0)
    return share


def _plan_summary(spec: SummarySpec, problems: Problems) -> SummaryContent:
    stressed = _find_label(spec.highlight, [str(row.heading) for row in spec.summary], problems)
    return SummaryContent(
        tuple(
            SummaryRowPlan(
                _said(row.heading),
                _said(row.text),
                _number(row.value) if row.value is not None else None,
                words(row.label),
                index == stressed,
            )
            for index, row in enumerate(spec.summary)
        )
    )


def _plan_timeline(spec: TimelineSpec, problems: Problems) -> TimelineContent:
    """Things stand at the last stop unless the author says at which."""
    current = _find_label(spec.highlight, [str(stop.date) for stop in spec.timeline], problems)
    if current is None:
        current = len(spec.timeline) - 1
    return TimelineContent(
        tuple(
            StopPlan(
                _said(stop.date),
                _said(stop.heading),
                words(stop.text),
                "past" if index < current else "current" if index == current else "ahead",
            )
            for index, stop in enumerate(spec.timeline)
        )
    )


def _plan_process(spec: ProcessSpec, problems: Problems) -> ProcessContent:
    stressed = _find_label(spec.highlight, [str(step.heading) for step in spec.process], problems)
    return ProcessContent(
        tuple(
            StepPlan(
                _said(step.heading),
                _said(step.text),
                _number(step.value) if step.value is not None else None,
                index == stressed,
            )
            for index, step in enumerate(spec.process)
        )
    )
