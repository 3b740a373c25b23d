"""The slides that a spec may ask for: one model a layout, told apart by name or by their keys."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from slidegen.spec.figures import ChartSpec, TableSpec
from slidegen.spec.nodes import Name, Node, Text
from slidegen.spec.statements import Metric, Points, Progress, Side, Step, Stop, SummaryRow

# What `title` is on slides that cannot do without one.
HEADLINE = "标题：写结论 / the headline: state the finding"


class SlideSpec(Node):
    """What every slide may have."""

    title: Text | None = Field(None, description=HEADLINE, examples=["技改投资增长30%，增速领先"])
    notes: Text | None = Field(
        None, description="讲稿：只在备注里 / what the speaker says", examples=["这里停顿一下"]
    )
    source: Text | None = Field(
        None,
        description="来源：资料来源行 / the source line",
        examples=["资料来源：市统计局"],
    )
    derived: dict[Text, Text] = Field(
        {},
        description="推算：报告里没有、由报告的数算出的数 / numbers worked out from the report's",
        examples=[{"144个": "162个-18个"}],
    )
    elsewhere: dict[Text, Text] = Field(
        {},
        description="另有出处：报告以外的数 / numbers from elsewhere and their source",
        examples=[{"6.1%": "国家统计局"}],
    )
    key: Name | None = Field(
        None,
        description="标识：页的固定名字，可以不写 / a lasting name of the slide, not needed",
        examples=["tou-zi"],
    )


class CoverSpec(SlideSpec):
    """封面（不写也会有） / The cover (there without being asked for)."""

    layout: Literal["cover"] = "cover"
    subtitle: Text | None = Field(
        None, description="副标题 / subtitle", examples=["2020年上半年工作情况"]
    )
    author: Text | None = Field(
        None, description="单位 / organisation", examples=["青岛西海岸新区"]
    )
    occasion: Text | None = Field(None, description="场合 / occasion", examples=["新闻发布会"])
    date: Text | None = Field(None, description="日期 / date", examples=["2020-07-20"])


class AgendaSpec(SlideSpec):
    """目录：自动列出各章 / Contents, made from the headings."""

    layout: Literal["agenda"] = "agenda"


class SectionSlideSpec(SlideSpec):
    """章节页（不写也会有） / A slide before a section (there without being asked for)."""

    layout: Literal["section"] = "section"
    subtitle: Text | None = Field(
        None,
        description="副标题：章名下的一行 / a line under the section's name",
        examples=["106项试点任务已实施50项"],
    )


class BulletsSpec(SlideSpec):
    """要点：一条一条的文字，最多两级 / Bullets on up to two levels."""

    layout: Literal["bullets"] = "bullets"
    title: Text = Field(description=HEADLINE, examples=["办好9件民生实事"])
    points: Points = Field(
        description="要点 / the bullets",
        examples=[["推出便民举措14条", {"文化": ["博物馆", "市民文化中心"]}]],
        min_length=1,
    )


class MetricsSpec(SlideSpec):
    """指标：一到六个大数字 / One to six large numbers."""

    layout: Literal["metrics"] = "metrics"
    title: Text = Field(description=HEADLINE, examples=["人才总量达到62万人"])
    metrics: list[Metric] = Field(
        description="指标：大数字 / the large numbers",
        examples=[
            [
                {"value": "9073亿元", "label": "支撑项目总投资"},
                {"value": "1741个", "label": "支撑项目"},
            ]
        ],
        min_length=1,
        max_length=6,
    )
    highlight: Text | None = Field(
        None,
        description="突出：哪一个指标，写它的 label / the number to stress, by its label",
        examples=["支撑项目"],
    )
    note: Text | None = Field(
        None,
        description="说明：下方的一句话 / a line below",
        examples=["要素跟着项目走，**顶格推进**"],
    )
    points: Points = Field(
        [], description="要点：放在旁边 / bullets beside them", examples=[["文化项目推进"]]
    )


class ChartSlideSpec(SlideSpec):
    """图表，旁边可以有要点 / A chart, with bullets beside it if there are any."""

    layout: Literal["chart"] = "chart"
    title: Text = Field(description=HEADLINE, examples=["技改投资增长30%，增速领先"])
    chart: ChartSpec = Field(
        description="图表 / the chart",
        examples=[{"type": "bar", "unit": "%", "data": {"技改投资": 30, "民间投资": 25}}],
    )
    points: Points = Field(
        [], description="要点：放在图旁 / bullets beside the chart", examples=[["投资结构持续优化"]]
    )


class ComparisonSpec(SlideSpec):
    """对比：左右两栏 / Two columns side by side."""

    layout: Literal["comparison"] = "comparison"
    title: Text = Field(description=HEADLINE, examples=["“双轮驱动”：存量升级、增量崛起"])
    left: Side = Field(
        description="左边：左栏 / the left column",
        examples=[{"heading": "存量升级", "points": ["聚焦海洋经济"]}],
    )
    right: Side = Field(
        description="右边：右栏 / the right column",
        examples=[{"heading": "增量崛起", "points": ["引进人工智能企业"]}],
    )


class TableSlideSpec(SlideSpec):
    """表格 / A table."""

    layout: Literal["table"] = "table"
    title: Text = Field(description=HEADLINE, examples=["减税降费8.1亿余元"])
    table: TableSpec = Field(
        description="表格 / the table",
        examples=[{"columns": ["项目", "金额"], "rows": [["减税降费", "8.1亿余元"]]}],
    )


class ProgressSpec(SlideSpec):
    """进度：部分占整体，一到四条 / Parts of a whole, one to four bars."""

    layout: Literal["progress"] = "progress"
    title: Text = Field(description=HEADLINE, examples=["106项试点任务已实施50项"])
    progress: list[Progress] = Field(
        description="进度 / the bars",
        examples=[[{"value": "50项", "total": "106项", "label": "已实施"}]],
        min_length=1,
        max_length=4,
    )
    points: Points = Field(
        [], description="要点：放在旁边 / bullets beside them", examples=[["20项改革集中攻坚"]]
    )


class TimelineSpec(SlideSpec):
    """时间轴：三到八段 / What happens when: three to eight stops."""

    layout: Literal["timeline"] = "timeline"
    title: Text = Field(description=HEADLINE, examples=["民生实事接续推出"])
    timeline: list[Stop] = Field(
        description="时间轴：按先后 / the stops, the earliest first",
        examples=[
            [
                {"date": "疫情防控期间", "heading": "推出14条便民举措"},
                {"date": "1—6月", "heading": "招商引资逆势而上", "text": "引进人才2万人"},
                {"date": "7月20日", "heading": "举行专场发布会"},
            ]
        ],
        min_length=3,
        max_length=8,
    )
    highlight: Text | None = Field(
        None,
        description="突出：现在到哪一段，写它的 date；不写就是最后一段，后面的画虚线"
        " / the current stop, by its date (else the last); after it the line is dashed",
        examples=["7月20日"],
    )


class ProcessSpec(SlideSpec):
    """流程：三到六步 / Three to six steps, one leading to the next."""

    layout: Literal["process"] = "process"
    title: Text = Field(description=HEADLINE, examples=["投资目标层层落实"])
    process: list[Step] = Field(
        description="流程：按先后 / the steps in their order",
        examples=[
            [
                {"heading": "定目标", "text": "提出投资增长的目标"},
                {"heading": "分任务", "text": "分解到支撑项目", "value": "1741个"},
                {"heading": "抓落实", "text": "顶格协调、顶格推进"},
            ]
        ],
        min_length=3,
        max_length=6,
    )
    highlight: Text | None = Field(
        None,
        description="突出：哪一步，写它的 heading / the step to stress, by its heading",
        examples=["抓落实"],
    )


class QuoteSpec(SlideSpec):
    """引言：一段原话 / A quotation."""

    layout: Literal["quote"] = "quote"
    quote: Text = Field(description="引言：原话 / the words", examples=["用心用情做好民生工作"])
    by: Text | None = Field(None, description="说话人 / who said it", examples=["周安"])
    role: Text | None = Field(None, description="职务 / the person's post", examples=["区长"])


class SummarySpec(SlideSpec):
    """小结：二到五条 / Two to five findings, each with a number."""

    layout: Literal["summary"] = "summary"
    title: Text = Field(description=HEADLINE, examples=["三句话看全年"])
    summary: list[SummaryRow] = Field(
        description="小结 / the findings",
        examples=[
            [
                {"heading": "稳增长", "text": "投资较快增长", "value": "8%左右"},
                {"heading": "惠民生", "text": "就业保持稳定"},
            ]
        ],
        min_length=2,
        max_length=5,
    )
    highlight: Text | None = Field(
        None,
        description="突出：哪一条，写它的 heading / the line to stress, by its heading",
        examples=["稳增长"],
    )


class ClosingSpec(SlideSpec):
    """结束页 / The last slide."""

    layout: Literal["closing"] = "closing"
    subtitle: Text | None = Field(
        None, description="副标题：下面的一行 / a line below", examples=["联系人：办公室"]
    )


LAYOUTS: dict[str, type[SlideSpec]] = {
    "cover": CoverSpec,
    "agenda": AgendaSpec,
    "section": SectionSlideSpec,
    "bullets": BulletsSpec,
    "metrics": MetricsSpec,
    "chart": ChartSlideSpec,
    "comparison": ComparisonSpec,
    "table": TableSlideSpec,
    "progress": ProgressSpec,
    "timeline": TimelineSpec,
    "process": ProcessSpec,
    "quote": QuoteSpec,
    "summary": SummarySpec,
    "closing": ClosingSpec,
}

# The keys that say the layout by themselves. `points` says bullets where none of these is there.
LAYOUT_KEYS: dict[str, str] = {
    "metrics": "metrics",
    "chart": "chart",
    "left": "comparison",
    "right": "comparison",
    "table": "table",
    "progress": "progress",
    "timeline": "timeline",
    "process": "process",
    "quote": "quote",
    "summary": "summary",
}


def layouts_by_keys(slide: Mapping[Any, Any]) -> tuple[str, ...]:
    """The layouts that the keys of a slide speak for: one if they are clear."""
    spoken = dict.fromkeys(layout for key, layout in LAYOUT_KEYS.items() if key in slide)
    if not spoken and "points" in slide:
        return ("bullets",)
    return tuple(spoken)


def layout_tag(layout: str) -> str:
    """How a layout stands in the path of a validation error, where keys stand as well."""
    return f"layout {layout}"


def _find_tag(slide: Any) -> str | None:
    if isinstance(slide, SlideSpec):
        return layout_tag(str(getattr(slide, "layout", "")))
    if not isinstance(slide, dict):
        return None
    asked = slide.get("layout")
    if asked is not None:
        return layout_tag(str(asked)) if asked in LAYOUTS else None
    spoken = layouts_by_keys(slide)
    return layout_tag(spoken[0]) if len(spoken) == 1 else None


AnySlide = Annotated[
    Annotated[CoverSpec, Tag("layout cover")]
    | Annotated[AgendaSpec, Tag("layout agenda")]
    | Annotated[SectionSlideSpec, Tag("layout section")]
    | Annotated[BulletsSpec, Tag("layout bullets")]
    | Annotated[MetricsSpec, Tag("layout metrics")]
    | Annotated[ChartSlideSpec, Tag("layout chart")]
    | Annotated[ComparisonSpec, Tag("layout comparison")]
    | Annotated[TableSlideSpec, Tag("layout table")]
    | Annotated[ProgressSpec, Tag("layout progress")]
    | Annotated[TimelineSpec, Tag("layout timeline")]
    | Annotated[ProcessSpec, Tag("layout process")]
    | Annotated[QuoteSpec, Tag("layout quote")]
    | Annotated[SummarySpec, Tag("layout summary")]
    | Annotated[ClosingSpec, Tag("layout closing")],
    Discriminator(_find_tag),
]
