"""One planned slide for every layout of a built-in template; its words say what goes where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from slidegen.plan.content import (
    AgendaContent,
    AgendaItem,
    BarPlan,
    BulletsContent,
    ChartContent,
    ChartPlan,
    ClosingContent,
    ComparisonContent,
    Content,
    CoverContent,
    MetricPlan,
    MetricsContent,
    PointPlan,
    PointValue,
    ProcessContent,
    ProgressContent,
    QuoteContent,
    SectionContent,
    SeriesPlan,
    SidePlan,
    SlidePlan,
    StepPlan,
    StopPlan,
    SummaryContent,
    SummaryRowPlan,
    TableContent,
    TablePlan,
    TimelineContent,
    Words,
    parse_words,
)


@dataclass(frozen=True)
class LayoutSample:
    """A layout: its name in PowerPoint, its type (ECMA-376 ST_SlideLayoutType), a slide of it."""

    name: str
    slide: SlidePlan
    kind: str = ""
    title_only: bool = False


def layout_samples() -> Iterator[LayoutSample]:
    """All layouts in the order of the gallery."""
    yield _sample("封面", CoverContent(_w("副标题"), _w("单位"), _w("场合"), _w("日期")), "title")
    yield _sample("标题和内容", BulletsContent((_point("要点"),)), "obj")
    for count in range(2, 7):
        items = tuple(AgendaItem(n, "章节", _w("一句话")) for n in range(1, count + 1))
        yield _sample(f"目录（{count}章）", AgendaContent(items))
    yield _sample("章节页", SectionContent(1, _w("副标题"), ()), "secHead")
    yield _sample("章节页（不编号）", SectionContent(0, _w("副标题"), ()))
    for count in range(2, 5):
        yield _sample(f"要点分行（{count}行）", BulletsContent((_point("小标题", "要点"),) * count))
    yield from _metrics()
    yield _sample("图表", ChartContent(_CHART, ()))
    yield _sample("图表和要点", ChartContent(_CHART, (_point("要点"),)))
    side = SidePlan(_w("小标题"), None, None, (_point("要点"),))
    value_side = SidePlan(_w("小标题"), _w("88个"), _w("名称"), (_point("要点"),))
    yield _sample("对比", ComparisonContent(side, side))
    yield _sample("对比（带数字）", ComparisonContent(value_side, value_side))
    yield _sample("表格", TableContent(_TABLE))
    yield from _progress()
    yield from _sequences()
    yield _sample("引言", QuoteContent(_w("姓名"), _w("职务")))
    for count in range(2, 6):
        row = SummaryRowPlan(_w("小标题"), _w("一句话"), _w("88个"), _w("名称"), False)
        yield _sample(f"小结（{count}行）", SummaryContent((row,) * count))
    yield _sample("仅标题", BulletsContent((_point("要点"),)), "titleOnly", title_only=True)
    yield _sample("结束页", ClosingContent(_w("副标题"), _w("单位"), _w("日期")))


def _metrics() -> Iterator[LayoutSample]:
    metric = MetricPlan(_w("88个"), _w("名称"))
    for count in range(1, 7):
        yield _sample(f"指标（{count}个）", MetricsContent((metric,) * count, None, ()))
    for count in range(1, 7):
        content = MetricsContent((metric,) * count, _w("说明"), ())
        yield _sample(f"指标（{count}个）和说明", content)
    for count in range(1, 7):
        content = MetricsContent((metric,) * count, None, (_point("要点"),))
        yield _sample(f"指标（{count}个）和要点", content)


def _progress() -> Iterator[LayoutSample]:
    bar = BarPlan(_w("50项"), _w("部分"), _w("106项"), _w("总数"), Decimal("0.5"))
    for count in range(1, 5):
        yield _sample(f"进度（{count}条）", ProgressContent((bar,) * count, ()))
    for count in range(1, 5):
        content = ProgressContent((bar,) * count, (_point("要点"),))
        yield _sample(f"进度（{count}条）和要点", content)


def _sequences() -> Iterator[LayoutSample]:
    """Timelines and processes; those of five and six also in two rows, as long texts have them."""
    short, long = "一句话", "一句话，长到一排放不下，要分成两排来放"
    for count, text, name in (
        *((count, short, "") for count in range(2, 9)),
        *((count, long, "，两排") for count in (5, 6)),
    ):
        stop = StopPlan(_w("日期"), _w("小标题"), _w(text), "past")
        yield _sample(f"时间轴（{count}段{name}）", TimelineContent((stop,) * count))
    for value, ending in ((None, ""), ("88个", "和数字")):
        for count, text, name in (
            *((count, short, "") for count in range(2, 7)),
            (5, long, "，两排"),
        ):
            step = StepPlan(_w("步骤"), _w(text), _w(value) if value else None, False)
            yield _sample(f"流程（{count}步{name}）{ending}", ProcessContent((step,) * count))


def _w(text: str) -> Words:
    return parse_words(text)


def _point(text: str, *below: str) -> PointPlan:
    return PointPlan(_w(text), tuple(_w(sub) for sub in below))


def _sample(
    name: str, content: Content, kind: str = "", *, title_only: bool = False
) -> LayoutSample:
    slide = SlidePlan(
        key=name,
        title=_w("标题"),
        content=content,
        section="",
        number=1,
        heading="章节",
        notes="",
        source=None,
        place=None,
    )
    return LayoutSample(name, slide, kind, title_only)


_CHART = ChartPlan(
    kind="column",
    unit="亿元",
    heading=_w("图表标题"),
    categories=("类别",),
    series=(SeriesPlan("数值", (PointValue(Decimal(1)),)),),
    highlight=None,
    forecast=(),
    alt="",
    place=None,
)
_TABLE = TablePlan((_w("项目"),), ((_w("内容"),),), (False,), None, "", None)
