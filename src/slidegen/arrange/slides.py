"""One planned slide → its blocks: a table of layouts."""

from __future__ import annotations

from slidegen.arrange.blocks import Draft
from slidegen.arrange.figures import draft_chart, draft_metrics, draft_progress, draft_table
from slidegen.arrange.openers import (
    draft_agenda,
    draft_closing,
    draft_cover,
    draft_quote,
    draft_section,
)
from slidegen.arrange.sequences import draft_process, draft_timeline
from slidegen.arrange.statements import draft_bullets, draft_comparison, draft_summary
from slidegen.plan.content import (
    AgendaContent,
    BulletsContent,
    ChartContent,
    ClosingContent,
    ComparisonContent,
    CoverContent,
    MetricsContent,
    ProcessContent,
    ProgressContent,
    QuoteContent,
    SectionContent,
    SlidePlan,
    SummaryContent,
    TableContent,
    TimelineContent,
)
from slidegen.template import Template


def draft_slide(slide: SlidePlan, template: Template, language: str) -> Draft:
    """The blocks of a slide in the boxes that its layout would like best."""
    match slide.content:
        case CoverContent() as content:
            return draft_cover(slide, content, template, language)
        case AgendaContent() as content:
            return draft_agenda(slide, content, template, language)
        case SectionContent() as content:
            return draft_section(slide, content, template, language)
        case BulletsContent() as content:
            return draft_bullets(slide, content, template, language)
        case MetricsContent() as content:
            return draft_metrics(slide, content, template, language)
        case ChartContent() as content:
            return draft_chart(slide, content, template, language)
        case ComparisonContent() as content:
            return draft_comparison(slide, content, template, language)
        case TableContent() as content:
            return draft_table(slide, content, template, language)
        case ProgressContent() as content:
            return draft_progress(slide, content, template, language)
        case TimelineContent() as content:
            return draft_timeline(slide, content, template, language)
        case ProcessContent() as content:
            return draft_process(slide, content, template, language)
        case QuoteContent() as content:
            return draft_quote(slide, content, template, language)
        case SummaryContent() as content:
            return draft_summary(slide, content, template, language)
        case ClosingContent() as content:
            return draft_closing(slide, content, template, language)
