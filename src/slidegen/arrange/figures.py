"""Slides of figures: metrics, progress, charts, tables."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from slidegen.arrange import roles
from slidegen.arrange.blocks import (
    Block,
    BlockParagraph,
    BlockSpan,
    ChartBlock,
    Draft,
    ShapeBlock,
    TableBlock,
    TextBlock,
)
from slidegen.arrange.frames import (
    BarFrame,
    Below,
    MetricFrame,
    MetricFrames,
    chart_frames,
    metric_frames,
    progress_frames,
    stacked_progress_frames,
    table_frame,
    wide_metric_frames,
)
from slidegen.arrange.furniture import draft_title
from slidegen.arrange.names import name_item
from slidegen.arrange.setting import fitting_size
from slidegen.arrange.words import set_plain, set_points, set_value, set_words
from slidegen.deck import Line
from slidegen.plan.content import (
    BarPlan,
    ChartContent,
    ChartPlan,
    MetricPlan,
    MetricsContent,
    ProgressContent,
    SlidePlan,
    TableContent,
)
from slidegen.template import Template
from slidegen.units import Box

_RULE_WIDTH = 1.75
# Of a label beside its number, in pt.
_LABEL_SIZE = 24


def draft_metrics(
    slide: SlidePlan, content: MetricsContent, template: Template, language: str
) -> Draft:
    """Numbers with their labels side by side; where those are long, in fewer columns."""
    below: Below = "points" if content.points else "note" if content.note else "none"
    count, area = len(content.metrics), template.content

    def draft(frames_for: Callable[[float], MetricFrames]) -> Draft:
        usual = frames_for(math.inf)
        largest = _largest_digits(content, usual, template)
        frames = frames_for(largest) if largest else usual
        return _draft_metrics_in(slide, content, frames, usual, template, language)

    side_by_side = draft(lambda largest: metric_frames(area, count, below, largest))
    if below != "none":
        return side_by_side
    fewer_columns = draft(lambda largest: wide_metric_frames(area, count, largest))
    return replace(side_by_side, roomier=fewer_columns)


def _largest_digits(content: MetricsContent, frames: MetricFrames, template: Template) -> float:
    """The size in pt that all numbers can have, if it is less than the frames are made for, or 0.

    Then the frames are made for it, so that no gap stays where large digits would stand.
    """
    largest = max(frame.value_size for frame in frames.metrics)
    found = largest
    for metric, frame in zip(content.metrics, frames.metrics, strict=True):
        role = roles.sized(roles.METRIC_VALUE, frame.value_size)
        size = fitting_size(set_value(metric.value), role, frame.value.width_pt, template)
        if size < frame.value_size < largest:
            return 0.0
        if frame.value_size == largest:
            found = min(found, size)
    return found if found < largest else 0.0


def _draft_metrics_in(
    slide: SlidePlan,
    content: MetricsContent,
    frames: MetricFrames,
    usual: MetricFrames,
    template: Template,
    language: str,
) -> Draft:
    """The blocks in their frames; slots are looked for where the frames usually are."""
    blocks: list[Block] = [draft_title(slide, template, language)]
    places = zip(content.metrics, frames.metrics, usual.metrics, strict=True)
    for number, (metric, frame, sought) in enumerate(places, 1):
        blocks += _draft_metric(slide, metric, frame, sought, number, template, language)
    if frames.divider is not None:
        line = Line(template.palette.hairline, 1.0)
        name = name_item("rule", language)
        blocks.append(ShapeBlock("divider", name, frames.divider, "line", line=line))
    text = set_points(content.points, template)
    if content.note is not None:
        text = (replace(set_words(content.note, template), bullet="none"), *text)
    if text and frames.text is not None:
        blocks.append(
            TextBlock(
                key="body",
                name=name_item("body" if content.points else "note", language),
                role=roles.SIDE_BODY if content.points else roles.NOTE,
                box=frames.text,
                paragraphs=text,
                kinds=("body", "obj"),
                spread=True,
            )
        )
    return Draft(tuple(blocks))


def _draft_metric(
    slide: SlidePlan,
    metric: MetricPlan,
    frame: MetricFrame,
    sought: MetricFrame,
    number: int,
    template: Template,
    language: str,
) -> list[Block]:
    """A rule, the number, its label. Labels that begin at one size step down together."""
    palette = template.palette
    colour = palette.highlight if metric.highlight else palette.strong
    text = [set_words(metric.label, template)]
    if metric.change is not None:
        text.append(set_words(metric.change, template, 1))
    if metric.note is not None:
        text.append(set_words(metric.note, template, 2))
    return [
        ShapeBlock(
            key=f"metric-{number}/rule",
            name=name_item("rule", language, number),
            box=frame.rule,
            geometry="line",
            line=Line(palette.rule, _RULE_WIDTH),
        ),
        TextBlock(
            key=f"metric-{number}/value",
            name=name_item("value", language, number),
            role=roles.sized(roles.METRIC_VALUE, frame.value_size),
            box=frame.value,
            paragraphs=(set_value(metric.value, colour=colour),),
            kinds=("body",),
            group=f"metric-value/{frame.value_size}/{slide.key}",
            one_line=True,
            anchor="b",
            moves=frame.value != sought.value,
            sought=sought.value,
        ),
        TextBlock(
            key=f"metric-{number}/text",
            name=name_item("label", language, number),
            role=roles.sized(roles.METRIC_TEXT, frame.label_size),
            box=frame.text,
            paragraphs=tuple(text),
            kinds=("body",),
            group=f"metric-text/{frame.label_size}",
            balanced=True,
            moves=frame.text != sought.text,
            sought=sought.text,
        ),
    ]


def draft_progress(
    slide: SlidePlan, content: ProgressContent, template: Template, language: str
) -> Draft:
    """Numbers over their bars with the labels beside them; where they are long, under them."""
    below = set_points(content.points, template)
    frames = progress_frames(template.content, len(content.bars), bool(below))
    blocks: list[Block] = [draft_title(slide, template, language)]
    for number, (bar, frame) in enumerate(zip(content.bars, frames.bars, strict=True), 1):
        blocks += _draft_bar(slide, bar, frame, number, template, language, stacked=False)
    if below and frames.text is not None:
        blocks.append(
            TextBlock(
                key="body",
                name=name_item("body", language),
                role=roles.SIDE_BODY,
                box=frames.text,
                paragraphs=below,
                kinds=("body", "obj"),
                spread=True,
            )
        )
        return Draft(tuple(blocks))
    stacked: list[Block] = [blocks[0]]
    frames = stacked_progress_frames(template.content, len(content.bars))
    for number, (bar, frame) in enumerate(zip(content.bars, frames.bars, strict=True), 1):
        stacked += _draft_bar(slide, bar, frame, number, template, language, stacked=True)
    return Draft(tuple(blocks), roomier=Draft(tuple(stacked)))


def _draft_bar(
    slide: SlidePlan,
    bar: BarPlan,
    frame: BarFrame,
    number: int,
    template: Template,
    language: str,
    *,
    stacked: bool,
) -> list[Block]:
    palette = template.palette
    blocks: list[Block] = [_draft_part(slide, bar, frame, number, template, language, stacked)]
    if bar.total is not None:
        blocks.append(_draft_total(slide, bar, frame, number, language, template, stacked))
    filled = Box(
        frame.track.x, frame.track.y, int(frame.track.width * bar.share), frame.track.height
    )
    blocks.append(
        ShapeBlock(
            key=f"bar-{number}/track",
            name=name_item("track", language, number),
            box=frame.track,
            fill=palette.track,
            line=Line(palette.muted, 1.0),
        )
    )
    if filled.width:
        blocks.append(
            ShapeBlock(
                key=f"bar-{number}/bar",
                name=name_item("bar", language, number),
                box=filled,
                fill=palette.highlight,
                alt=_describe_bar(bar, language),
            )
        )
    return blocks


def _draft_part(
    slide: SlidePlan,
    bar: BarPlan,
    frame: BarFrame,
    number: int,
    template: Template,
    language: str,
    stacked: bool,
) -> TextBlock:
    size = frame.value_size
    value = set_value(bar.value, colour=template.palette.highlight)
    label = BlockSpan(
        f" {bar.label.plain}", True, template.palette.text, min(1.0, _LABEL_SIZE / size)
    )
    beside = (BlockParagraph((*value.spans, label), place=bar.value.place),)
    return TextBlock(
        key=f"bar-{number}/part",
        name=name_item("part", language, number),
        role=roles.sized(roles.BAR_LEFT, size),
        box=frame.left,
        paragraphs=(value, set_plain(bar.label, 1)) if stacked else beside,
        kinds=("body",),
        group=f"bar-left/{size}/{slide.key}",
        one_line=not stacked,
        balanced=stacked,
        anchor="b",
    )


def _draft_total(
    slide: SlidePlan,
    bar: BarPlan,
    frame: BarFrame,
    number: int,
    language: str,
    template: Template,
    stacked: bool,
) -> TextBlock:
    assert bar.total is not None
    size, label = frame.total_size, bar.total_label
    total = set_value(bar.total, colour=template.palette.text)
    name = (
        (BlockSpan(f"{label.plain} ", True, None, min(1.0, _LABEL_SIZE / size)),) if label else ()
    )
    beside = (BlockParagraph((*name, *total.spans), place=bar.total.place),)
    under = (set_plain(label, 1),) if label else ()
    return TextBlock(
        key=f"bar-{number}/total",
        name=name_item("total", language, number),
        role=roles.sized(roles.BAR_RIGHT, size),
        box=frame.right,
        paragraphs=(total, *under) if stacked else beside,
        kinds=("body",),
        group=f"bar-right/{size}/{slide.key}",
        one_line=not stacked,
        balanced=stacked,
        align="r",
        anchor="b",
    )


def _describe_bar(bar: BarPlan, language: str) -> str:
    part = f"{bar.label.plain}{bar.value.plain}"
    if bar.total is None:
        return part if language == "zh-CN" else f"{bar.label.plain}: {bar.value.plain}"
    whole = bar.total_label.plain if bar.total_label else ""
    if language == "zh-CN":
        return f"{whole}{bar.total.plain}中，{part}"
    return f"{bar.label.plain}: {bar.value.plain} of {bar.total.plain} {whole}".rstrip()


def draft_chart(
    slide: SlidePlan, content: ChartContent, template: Template, language: str
) -> Draft:
    frames = chart_frames(template.content, bool(content.points))
    palette = template.palette
    blocks: list[Block] = [draft_title(slide, template, language)]
    heading = _chart_heading(content.chart, template, language)
    if heading is not None:
        blocks.append(
            TextBlock(
                key="chart-heading",
                name=name_item("chart-heading", language),
                role=roles.CHART_HEADING,
                box=frames.heading,
                paragraphs=(heading,),
                kinds=("body",),
                one_line=True,
            )
        )
    blocks.append(ChartBlock("chart", name_item("chart", language), frames.chart, content.chart))
    if content.points and frames.points is not None:
        if frames.divider is not None:
            blocks.append(
                ShapeBlock(
                    key="divider",
                    name=name_item("rule", language),
                    box=frames.divider,
                    geometry="line",
                    line=Line(palette.hairline, 1.0),
                )
            )
        blocks.append(
            TextBlock(
                key="body",
                name=name_item("body", language),
                role=roles.SIDE_BODY,
                box=frames.points,
                paragraphs=set_points(content.points, template),
                kinds=("body", "obj"),
                spread=True,
            )
        )
    return Draft(tuple(blocks))


def _chart_heading(chart: ChartPlan, template: Template, language: str) -> BlockParagraph | None:
    """Heading and unit above the chart; per cent stands at the labels instead."""
    spans = []
    if chart.heading is not None:
        spans.append(BlockSpan(chart.heading.plain))
    if chart.unit and chart.unit not in ("%", "％"):
        label = f"单位：{chart.unit}" if language == "zh-CN" else f"Unit: {chart.unit}"
        gap = "  " if spans else ""
        spans.append(BlockSpan(gap + label, bold=False, colour=template.palette.secondary))
    if not spans:
        return None
    place = chart.heading.place if chart.heading else chart.place
    return BlockParagraph(tuple(spans), place=place)


def draft_table(
    slide: SlidePlan, content: TableContent, template: Template, language: str
) -> Draft:
    frame = table_frame(template.content)
    return Draft(
        (
            draft_title(slide, template, language),
            TableBlock("table", name_item("table", language), frame, content.table),
        )
    )
