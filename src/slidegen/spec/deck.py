"""The whole of a spec file: what holds for the deck, and the slides of each section."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from slidegen.spec.nodes import Answer, Name, Node, Text
from slidegen.spec.slides import AnySlide


class DeckInfo(Node):
    """整套幻灯片共用的内容 / What holds for the whole deck."""

    title: Text = Field(
        description="标题：封面上的大标题 / the title on the cover", examples=["推动高质量发展"]
    )
    subtitle: Text | None = Field(
        None, description="副标题 / subtitle", examples=["2020年上半年工作情况"]
    )
    author: Text | None = Field(
        None, description="单位 / organisation", examples=["青岛西海岸新区"]
    )
    occasion: Text | None = Field(None, description="场合 / occasion", examples=["新闻发布会"])
    date: Text | None = Field(None, description="日期 / date", examples=["2020-07-20"])
    agenda: Answer = Field(
        False, description="目录：要不要目录页 / whether there is a contents slide", examples=[True]
    )
    section_slides: Answer = Field(
        True,
        description="章节页：每章前要不要一页 / a slide before each section",
        examples=[False],
    )
    closing: Text | None = Field(
        None,
        description="结束语：最后一页的话 / words on the last slide",
        examples=["敬请批评指正"],
    )
    footer: Text | None = Field(
        None,
        description="页脚：不写就用副标题 / the footer, else the subtitle",
        examples=["2020年上半年工作情况"],
    )
    source: Text | None = Field(
        None,
        description="来源：有数字的页都写的来源行 / source line of every slide with numbers",
        examples=["资料来源：工作报告"],
    )
    language: Literal["zh-CN", "en-US"] = Field(
        "zh-CN", description="语言：zh-CN 或 en-US / language of the deck", examples=["en-US"]
    )


def _slides_or_skip(value: Any) -> str:
    return "skip" if isinstance(value, str) else "slides"


Chapter = Annotated[
    Annotated[list[AnySlide], Tag("slides")] | Annotated[Literal["skip"], Tag("skip")],
    Discriminator(_slides_or_skip),
]


class DeckSpec(Node):
    """一份规格 / A whole spec file."""

    report: Name | None = Field(
        None, description="报告：报告文件 / the report's file", examples=["报告.txt"]
    )
    template: Name = Field(
        Text("blue"),
        description="模板：内置模板的名字，或一个 .pptx 文件 / a built-in name, or a .pptx file",
        examples=["blue", "本单位模板.pptx"],
    )
    deck: DeckInfo = Field(
        description="整套：标题、单位、日期等 / title, organisation, date and so on",
        examples=[{"title": "推动高质量发展", "date": "2020-07-20"}],
    )
    opening: list[AnySlide] = Field(
        [],
        description="开篇：第一章之前的页 / slides before the first section",
        examples=[[{"title": "稳岗有力", "points": ["推出便民举措14条"]}]],
    )
    sections: dict[Text, Chapter] = Field(
        description="各章：报告的标题: 页的列表，略过写 skip / slides of each heading, or skip",
        examples=[
            {
                "优化营商环境": [{"title": "稳岗有力", "points": ["推出便民举措14条"]}],
                "新闻推荐": "skip",
            }
        ],
        min_length=1,
    )
    ending: list[AnySlide] = Field(
        [],
        description="结尾：最后一章之后的页 / slides after the last section",
        examples=[[{"quote": "用心用情做好民生工作", "by": "周安"}]],
    )
