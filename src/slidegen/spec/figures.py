"""Charts and tables: their figures written out, or in a file beside the spec."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from slidegen.spec.nodes import Name, Node, OneOrMore, Text

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

# What each type is called and what it is good for.
CHART_TYPES: dict[str, str] = {
    "column": "柱形图：比较大小，或随时间变化 / columns: compare amounts, or show change over time",
    "bar": "条形图：名称长、排名次 / bars: long names, rankings",
    "column-stacked": "堆积柱形图：总量和构成 / stacked columns: totals and their parts",
    "bar-stacked": "堆积条形图：名称长时的总量和构成 / stacked bars: the same with long names",
    "column-stacked-100": "百分比堆积柱形图：构成的变化 / 100% stacked columns: shares over time",
    "bar-stacked-100": "百分比堆积条形图：构成的比较 / 100% stacked bars: shares compared",
    "line": "折线图：许多时点的走势 / line: a trend over many points in time",
    "pie": "饼图：不超过五个部分的占比 / pie: shares of at most five parts",
    "doughnut": "圆环图：同饼图 / doughnut: the same as a ring",
}


class DataFile(Node):
    """数据文件：第一行是各组的名称，第一列是类别 / Figures in a file.

    The first row names the series, the first column the categories.
    """

    file: Name = Field(
        description="文件：.csv 或 .xlsx，从规格文件的文件夹算起 / path of a .csv or .xlsx file",
        examples=["数据/投资.xlsx"],
    )
    sheet: Name | None = Field(None, description="工作表 / name of the sheet", examples=["Sheet1"])
    range: Name | None = Field(None, description="区域 / range of cells", examples=["A1:C5"])


class ChartSpec(Node):
    """图表 / A native chart: figures in `data`, in `categories` and `series`, or in `from`."""

    type: ChartType = Field(description="类型：哪一种图 / type of chart", examples=["bar"])
    unit: Name = Field(
        Text(""), description="单位：所有数的单位 / unit of all figures", examples=["亿元", "%"]
    )
    heading: Text | None = Field(
        None, description="小标题：图上方的一行 / a line above the chart", examples=["投资增速"]
    )
    data: dict[Text, Text | None] | None = Field(
        None,
        description="数据：一组数，类别: 数 / one series, category: number",
        examples=[{"工业投资": 15, "民间投资": 25}],
        min_length=1,
    )
    categories: Annotated[list[Text], OneOrMore()] | None = Field(
        None,
        description="类别：有几组数时写 / categories where there are several series",
        examples=[["一季度", "二季度"]],
        min_length=1,
    )
    series: dict[Text, Annotated[list[Text | None], OneOrMore()]] | None = Field(
        None,
        description="系列：几组数，名称: [数, 数] / several series, name: [number, number]",
        examples=[{"2019年": [12, 15], "2020年": [13, 18]}],
        min_length=1,
    )
    source_file: DataFile | None = Field(
        None,
        alias="from",
        description="来自：数据文件 / figures in a file",
        examples=[{"file": "投资.csv"}],
    )
    highlight: Text | None = Field(
        None, description="突出：哪一个类别 / the category to stress", examples=["技改投资"]
    )
    forecast: Annotated[list[Text], OneOrMore()] = Field(
        [],
        description="预测：哪些类别是预计、目标数 / categories that are forecasts or targets",
        examples=[["固定资产投资"]],
    )

    @model_validator(mode="after")
    def _check_figures(self) -> Self:
        written = self.categories is not None or self.series is not None
        given = [self.data is not None, written, self.source_file is not None]
        if sum(given) == 0:
            raise PydanticCustomError("no_figures", "no figures")
        if sum(given) > 1:
            raise PydanticCustomError("figures_twice", "figures given twice")
        if written:
            self._check_series()
        return self

    def _check_series(self) -> None:
        if self.categories is None or self.series is None:
            key = "categories" if self.categories is None else "series"
            raise PydanticCustomError("half_figures", "half", {"key": key})
        wanted = len(self.categories)
        wrong = {name: len(values) for name, values in self.series.items() if len(values) != wanted}
        if wrong:
            raise PydanticCustomError(
                "series_length", "lengths differ", {"counts": wrong, "categories": wanted}
            )


class TableSpec(Node):
    """表格 / A native table, written out or from a file."""

    columns: Annotated[list[Text], OneOrMore()] | None = Field(
        None, description="表头：各列的名称 / the header", examples=[["项目", "金额"]], min_length=1
    )
    rows: list[list[Text | None]] | None = Field(
        None,
        description="行：一行一个列表，空格写 ~ / the rows, ~ for an empty cell",
        examples=[[["减税降费", "8.1亿余元"]]],
        min_length=1,
    )
    source_file: DataFile | None = Field(
        None,
        alias="from",
        description="来自：数据文件 / the table stands in a file",
        examples=[{"file": "表.csv"}],
    )
    highlight: Text | None = Field(
        None,
        description="突出：哪一行，写它的第一格 / the row to stress, by its first cell",
        examples=["减税降费"],
    )

    @model_validator(mode="after")
    def _check_cells(self) -> Self:
        written = self.columns is not None or self.rows is not None
        if not written and self.source_file is None:
            raise PydanticCustomError("no_cells", "no cells")
        if written and self.source_file is not None:
            raise PydanticCustomError("cells_twice", "cells given twice")
        if written and (self.columns is None or self.rows is None):
            key = "columns" if self.columns is None else "rows"
            raise PydanticCustomError("half_figures", "half", {"key": key})
        return self
