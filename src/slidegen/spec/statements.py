"""The parts that slides of words and large numbers are made of."""

from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from slidegen.spec.nodes import Located, Node, OneOrMore, Text


class Point(Node):
    """一条要点，可以带下一级要点 / One bullet with the bullets under it.

    In YAML a text, or `text: [text, text]`, or `{text: …, points: […]}`.
    """

    text: Text = Field(description="文字 / the text", examples=["稳就业、促增收"])
    points: Annotated[list[Text], OneOrMore()] = Field(
        [], description="下一级要点 / bullets under it", examples=[["新增学位8200个"]]
    )

    @classmethod
    def reshape(cls, data: Any) -> Any:
        if isinstance(data, str):
            long = Located(text=data)
        elif isinstance(data, dict) and not ({"text", "points"} & data.keys()):
            if len(data) != 1:
                raise PydanticCustomError("point", "several texts in one point")
            text, points = next(iter(data.items()))
            long = Located(text=text, points=[] if points is None else points)
        else:
            return super().reshape(data)
        long.place = getattr(data, "place", None)
        return long


Points = Annotated[list[Point], OneOrMore()]


class Metric(Node):
    """一个大数字 / A large number with its label."""

    value: Text = Field(
        description="数字，连同单位和限定词 / the number with its unit and qualifier",
        examples=["9073亿元", "8%左右"],
    )
    label: Text = Field(
        description="名称：数字是什么 / what it measures", examples=["支撑项目总投资"]
    )
    change: Text | None = Field(
        None,
        description="变化：比以前增减多少 / how it changed",
        examples=["比去年同期增加18个"],
    )
    note: Text | None = Field(
        None, description="说明：小字的一句话 / a small line below", examples=["惠及2772家企业"]
    )


class Side(Node):
    """对比的一边 / One side of a comparison."""

    heading: Text = Field(description="小标题 / heading", examples=["存量升级"])
    value: Text | None = Field(None, description="大数字 / a large number", examples=["88个"])
    label: Text | None = Field(
        None, description="名称：数字是什么 / what the number measures", examples=["涉海项目"]
    )
    points: Points = Field([], description="要点 / bullets", examples=[["聚焦海洋经济"]])


class Progress(Node):
    """部分占整体 / A part of a whole: 50项 of 106项, or a share such as 96%."""

    value: Text = Field(
        description="数字：完成的部分，或百分数 / the part, or a percentage",
        examples=["50项", "96%"],
    )
    total: Text | None = Field(
        None,
        description="总数：百分数不用写 / the whole (not for a percentage)",
        examples=["106项"],
    )
    label: Text = Field(description="名称：部分是什么 / what the part is", examples=["已实施"])
    total_label: Text | None = Field(
        None, description="总数的名称：全部是什么 / what the whole is", examples=["试点任务"]
    )


class Stop(Node):
    """时间轴的一段 / One stop of a timeline: when, and what happens then."""

    date: Text = Field(
        description="时间：日期或时段 / the date or period", examples=["1—6月", "7月20日"]
    )
    heading: Text = Field(description="小标题：做什么 / what happens", examples=["招商引资"])
    text: Text | None = Field(
        None, description="文字：一两句话 / a sentence or two", examples=["引进人才2万人"]
    )


class Step(Node):
    """流程的一步 / One step of a process."""

    heading: Text = Field(description="小标题：这一步的名称 / its name", examples=["分任务"])
    text: Text = Field(
        description="文字：一两句话 / a sentence or two", examples=["分解到支撑项目"]
    )
    value: Text | None = Field(None, description="大数字 / a large number", examples=["1741个"])


class SummaryRow(Node):
    """小结的一条 / One line of a summary: heading, finding, and the number that stays in mind."""

    heading: Text = Field(description="小标题 / heading", examples=["优化营商环境"])
    text: Text = Field(description="文字：一句话 / one sentence", examples=["试点任务加快落地"])
    value: Text | None = Field(None, description="大数字 / a large number", examples=["162个"])
    label: Text | None = Field(
        None, description="名称：数字是什么 / what the number measures", examples=["亿元以上项目"]
    )
