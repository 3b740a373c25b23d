"""The spec language: what an author may ask for. Loader, JSON Schema and reference page come from it.

Every text is kept as the author wrote it (`no`, `012`, `1:30` are texts) and carries its place.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from slidegen.problems import Place


class Text(str):
    """A text of the spec with the place of its first character."""

    place: Place | None = None

    def __new__(cls, value: str, place: Place | None = None) -> Self:
        text = super().__new__(cls, value)
        text.place = place
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
            ],
            mode="left_to_right",
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # Editors read `30` as a number; it means the same text to slidegen.
        return {"type": ["string", "number"]}


class Node(BaseModel):
    """A mapping of the spec with the place where it begins."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _place: Place | None = PrivateAttr(default=None)

    @property
    def place(self) -> Place | None:
        return self._place

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        node = handler(data)
        node._place = getattr(data, "place", None)
        return node


class Point(Node):
    """One bullet with the bullets under it (in YAML: a text, or `text: [text, text]`)."""

    text: Text
    points: list[Text] = []


class Metric(Node):
    """A large number with its label."""

    value: Text = Field(
        description="数字连同单位和限定词 / number with unit and qualifier", examples=["9073亿元"]
    )
    label: Text = Field(description="它是什么 / what it measures", examples=["支撑项目总投资"])
    change: Text | None = Field(
        None, description="比以前的变化 / the change", examples=["比去年同期增加18个"]
    )
    note: Text | None = Field(
        None, description="补充说明 / a note below", examples=["世界500强12个"]
    )


class DataFile(Node):
    """Figures in a .csv or .xlsx file: first row names the series, first column the categories."""

    file: Text = Field(
        description=".csv 或 .xlsx 文件 / path beside the spec", examples=["数据/投资.xlsx"]
    )
    sheet: Text | None = Field(None, description="工作表名 / sheet name", examples=["Sheet1"])
    range: Text | None = Field(None, description="单元格区域 / cell range", examples=["A1:C5"])


ChartType = Literal[
    "column",
    "bar",
    "column-stacked",
    "bar-stacked",
    "column-stacked-100",
    "bar-stacked-100",
    "line",
    "pie",
    "doughnut",
]


class ChartSpec(Node):
    """A native chart. Its figures stand in `data`, in `categories` + `series`, or in `from`."""

    type: ChartType = Field(description="图表类型 / chart type", examples=["bar"])
    unit: Text = Field(Text(""), description="单位 / unit of all figures", examples=["亿元", "%"])
    heading: Text | None = Field(
        None, description="图上方的小标题 / line above the chart", examples=["投资增速"]
    )
    data: dict[Text, Text | None] | None = Field(
        None, description="一组数：类别: 数值 / one series", examples=[{"工业": 15, "民间": 25}]
    )
    categories: list[Text] | None = Field(
        None,
        description="几组数时的类别 / categories of several series",
        examples=[["一季度", "二季度"]],
    )
    series: dict[Text, list[Text | None]] | None = Field(
        None, description="几组数：名称: [数值] / several series", examples=[{"2019年": [1, 2]}]
    )
    source_file: DataFile | None = Field(
        None,
        alias="from",
        description="数据文件 / figures in a file",
        examples=[{"file": "投资.csv"}],
    )
    highlight: Text | None = Field(
        None, description="突出的类别 / category to stress", examples=["技改投资"]
    )
    forecast: list[Text] = Field(
        [],
        description="预计、目标数的类别 / categories that are forecasts",
        examples=[["固定资产投资"]],
    )


class TableSpec(Node):
    """A native table, written out or from a file."""

    columns: list[Text] | None = Field(
        None, description="表头 / header", examples=[["项目", "金额"]]
    )
    rows: list[list[Text | None]] | None = Field(
        None, description="各行 / rows", examples=[[["减税降费", "8.1亿余元"]]]
    )
    source_file: DataFile | None = Field(
        None, alias="from", description="数据文件 / table in a file", examples=[{"file": "表.csv"}]
    )
    highlight: Text | None = Field(
        None,
        description="突出的一行（首格内容）/ row to stress, by its first cell",
        examples=["减税降费"],
    )


class Side(Node):
    """One side of a comparison."""

    heading: Text = Field(description="小标题 / heading", examples=["存量升级"])
    value: Text | None = Field(None, description="大数字 / a large number", examples=["88个"])
    label: Text | None = Field(
        None, description="数字的名称 / what it measures", examples=["涉海项目"]
    )
    points: list[Point] = Field([], description="要点 / bullets", examples=[["聚焦海洋经济"]])


class Progress(Node):
    """A part of a whole: 50项 of 106项, or a share such as 96%."""

    value: Text = Field(description="完成的部分 / the part", examples=["50项", "96%"])
    total: Text | None = Field(
        None, description="全部（百分数不需要）/ the whole", examples=["106项"]
    )
    label: Text = Field(description="部分是什么 / what the part is", examples=["已实施"])
    total_label: Text | None = Field(
        None, description="全部是什么 / what the whole is", examples=["试点任务"]
    )


class SummaryRow(Node):
    """One line of a summary: heading, finding, and the number that stays in mind."""

    heading: Text = Field(description="小标题 / heading", examples=["优化营商环境"])
    text: Text = Field(description="一句话 / one sentence", examples=["试点任务加快落地"])
    value: Text | None = Field(None, description="大数字 / number", examples=["162个"])
    label: Text | None = Field(
        None, description="数字的名称 / its label", examples=["亿元以上项目"]
    )


class SlideSpec(Node):
    """What every slide may have."""

    title: Text | None = Field(
        None, description="标题：写结论 / headline", examples=["技改投资增长30%"]
    )
    notes: Text | None = Field(None, description="讲稿 / speaker notes", examples=["这里停顿一下"])
    source: Text | None = Field(
        None, description="资料来源行 / source line", examples=["资料来源：统计局"]
    )
    derived: dict[Text, Text] = Field(
        {},
        description="推算的数：算式 / numbers worked out from the report's",
        examples=[{"144个": "162个-18个"}],
    )
    elsewhere: dict[Text, Text] = Field(
        {},
        description="报告以外的数：出处 / numbers from elsewhere and their source",
        examples=[{"6.1%": "国家统计局"}],
    )
    key: Text | None = Field(
        None, description="固定的标识 / a fixed name for this slide", examples=["tou-zi"]
    )


class CoverSpec(SlideSpec):
    layout: Literal["cover"] = "cover"
    subtitle: Text | None = None
    author: Text | None = None
    occasion: Text | None = None
    date: Text | None = None


class AgendaSpec(SlideSpec):
    layout: Literal["agenda"] = "agenda"


class SectionSlideSpec(SlideSpec):
    layout: Literal["section"] = "section"
    subtitle: Text | None = Field(None, description="章节页的副题 / line under the section's name")


class BulletsSpec(SlideSpec):
    layout: Literal["bullets"] = "bullets"
    title: Text
    points: list[Point] = Field(min_length=1)


class MetricsSpec(SlideSpec):
    layout: Literal["metrics"] = "metrics"
    title: Text
    metrics: list[Metric] = Field(min_length=1, max_length=6)
    highlight: Text | None = Field(
        None, description="突出的指标（名称）/ metric to stress, by its label"
    )
    note: Text | None = Field(
        None, description="下方的一句话 / a line below", examples=["要素跟着项目走"]
    )
    points: list[Point] = []


class ChartSlideSpec(SlideSpec):
    layout: Literal["chart"] = "chart"
    title: Text
    chart: ChartSpec
    points: list[Point] = []


class ComparisonSpec(SlideSpec):
    layout: Literal["comparison"] = "comparison"
    title: Text
    left: Side
    right: Side


class TableSlideSpec(SlideSpec):
    layout: Literal["table"] = "table"
    title: Text
    table: TableSpec


class ProgressSpec(SlideSpec):
    layout: Literal["progress"] = "progress"
    title: Text
    progress: list[Progress] = Field(min_length=1, max_length=4)
    points: list[Point] = []


class QuoteSpec(SlideSpec):
    layout: Literal["quote"] = "quote"
    quote: Text = Field(description="引言 / the words", examples=["办实事"])
    by: Text | None = Field(None, description="说话的人 / who said it", examples=["周安"])
    role: Text | None = Field(None, description="职务 / the person's post", examples=["区长"])


class SummarySpec(SlideSpec):
    layout: Literal["summary"] = "summary"
    title: Text
    summary: list[SummaryRow] = Field(min_length=2, max_length=5)
    highlight: Text | None = None


class ClosingSpec(SlideSpec):
    layout: Literal["closing"] = "closing"
    subtitle: Text | None = None


AnySlide = Annotated[
    CoverSpec
    | AgendaSpec
    | SectionSlideSpec
    | BulletsSpec
    | MetricsSpec
    | ChartSlideSpec
    | ComparisonSpec
    | TableSlideSpec
    | ProgressSpec
    | QuoteSpec
    | SummarySpec
    | ClosingSpec,
    Field(discriminator="layout"),
]


class DeckInfo(Node):
    """What holds for the whole deck."""

    title: Text = Field(description="封面标题 / title on the cover", examples=["推动高质量发展"])
    subtitle: Text | None = Field(
        None, description="副标题 / subtitle", examples=["2020年上半年工作情况"]
    )
    author: Text | None = Field(
        None, description="单位 / organisation", examples=["青岛西海岸新区"]
    )
    occasion: Text | None = Field(None, description="场合 / occasion", examples=["新闻发布会"])
    date: Text | None = Field(None, description="日期 / date", examples=["2020-07-20"])
    agenda: bool = Field(False, description="要不要目录页 / a contents slide", examples=[True])
    section_slides: bool = Field(True, description="每章前的章节页 / a slide before each section")
    closing: Text | None = Field(
        None, description="结束页的话 / words on the last slide", examples=["敬请批评指正"]
    )
    footer: Text | None = Field(
        None, description="页脚 / footer", examples=["2020年上半年工作情况"]
    )
    source: Text | None = Field(
        None,
        description="有数字的页的资料来源 / source line of slides with numbers",
        examples=["资料来源：工作报告"],
    )
    language: Literal["zh-CN", "en-US"] = Field("zh-CN", description="语言 / language of the deck")


class DeckSpec(Node):
    """A whole spec file."""

    report: Text | None = Field(None, description="报告文件 / the report", examples=["../报告.txt"])
    template: Text = Field(
        Text("blue"),
        description="内置模板名或模板文件 / built-in name or a file",
        examples=["blue"],
    )
    deck: DeckInfo
    opening: list[AnySlide] = Field(
        [], description="第一章之前的页 / slides before the first section"
    )
    sections: dict[Text, list[AnySlide] | Literal["skip"]] = Field(
        description="报告的各章：页的列表，或 skip / slides of each section, or skip"
    )
    ending: list[AnySlide] = Field(
        [], description="最后一章之后的页 / slides after the last section"
    )
