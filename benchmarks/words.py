"""The words of a long deck: 70 % title and five bullets, 30 % a chart with one line of text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

TITLE = "重点片区工作进展"
SUBTITLE = "全年工作情况"
CATEGORIES = ("智能家电", "海洋装备", "生物医药", "新型材料", "现代物流", "文化旅游")
SERIES = ("上半年", "下半年")
UNIT = "亿元"
IN_A_CHAPTER = 20

_REGIONS = (
    "海陵", "青龙", "白沙", "金湾", "银滩", "云台", "凤鸣", "石桥", "东岳", "西津",
    "南浦", "北辰", "长乐", "永安", "新河", "古港", "高埠", "平川", "双溪", "柳林",
)  # fmt: skip
_TOPICS = (
    "产业升级", "项目建设", "招商引资", "科技创新", "营商环境", "城市更新", "乡村振兴",
    "生态治理", "交通路网", "港口物流", "文化旅游", "教育事业", "医疗服务", "稳岗就业",
    "社会保障", "基层治理", "数字政务", "安全生产", "人才引进", "对外开放",
)  # fmt: skip
_FIRST = (
    "围绕年度重点任务抓好落实",
    "坚持问题导向完善工作机制",
    "组建工作专班逐项跟踪调度",
    "聚焦群众关切补齐民生短板",
    "推动要素资源向项目处集聚",
    "强化部门联动形成工作合力",
    "健全督查考核压实各方责任",
)
_SECOND = (
    "各项工作按照计划有序推进",
    "重点领域取得新的明显进展",
    "企业和群众的获得感更加足",
    "一批项目提前建成投入使用",
    "制度成果不断转化为好成效",
)


@dataclass(frozen=True, slots=True)
class BenchmarkSlide:
    """One slide: five `bullets`, or values per series in tenths of the unit and one `line`."""

    chapter: str
    title: str
    bullets: tuple[str, ...] = ()
    values: tuple[tuple[str, ...], ...] = ()
    line: str = ""


def make_slides(count: int) -> Iterator[BenchmarkSlide]:
    """The same `count` slides each time; the numbers on them are all different ones."""
    chance = random.Random(count)
    for index in range(count):
        chapter = f"{_REGIONS[index // IN_A_CHAPTER]}片区"
        title = f"{chapter}{_TOPICS[index % IN_A_CHAPTER]}取得积极成效"
        if index % 10 in (2, 5, 8):
            values = tuple(
                tuple(f"{chance.randrange(101, 999) / 10:.1f}" for _ in CATEGORIES) for _ in SERIES
            )
            yield BenchmarkSlide(chapter, title, values=values, line=_sentence(index))
        else:
            bullets = tuple(_sentence(index * 5 + number) for number in range(5))
            yield BenchmarkSlide(chapter, title, bullets=bullets)


def _sentence(index: int) -> str:
    """25 characters; five in a row are five different ones."""
    return f"{_FIRST[index % len(_FIRST)]}，{_SECOND[index % len(_SECOND)]}"


def write_report(slides: list[BenchmarkSlide]) -> str:
    """A report in Markdown that says what the slides say."""
    lines = [f"# {TITLE}"]
    chapter = ""
    for slide in slides:
        if slide.chapter != chapter:
            chapter = slide.chapter
            lines.append(f"## {chapter}")
        lines.append(f"{slide.title}。")
        lines.extend(f"{sentence}。" for sentence in (*slide.bullets, slide.line) if sentence)
        for name, values in zip(SERIES, slide.values, strict=False):
            told = "，".join(
                f"{category}产值{value}{UNIT}"
                for category, value in zip(CATEGORIES, values, strict=True)
            )
            lines.append(f"{name}，{told}。")
    return "\n\n".join(lines) + "\n"


def write_spec(slides: list[BenchmarkSlide], report: str) -> str:
    """The spec of the deck in YAML, as an author would write it."""
    lines = [
        f"report: {report}",
        "template: blue",
        "deck:",
        f"  title: {TITLE}",
        f"  subtitle: {SUBTITLE}",
        "  section_slides: false",
        "sections:",
    ]
    chapter = ""
    for slide in slides:
        if slide.chapter != chapter:
            chapter = slide.chapter
            lines.append(f"  {chapter}:")
        lines.append(f"    - title: {slide.title}")
        lines.extend(_chart_lines(slide) if slide.values else _point_lines(slide.bullets))
    return "\n".join(lines) + "\n"


def _chart_lines(slide: BenchmarkSlide) -> list[str]:
    series = [
        f"          {name}: [{', '.join(values)}]"
        for name, values in zip(SERIES, slide.values, strict=True)
    ]
    return [
        "      chart:",
        "        type: column",
        f"        unit: {UNIT}",
        f"        categories: [{', '.join(CATEGORIES)}]",
        "        series:",
        *series,
        *_point_lines((slide.line,)),
    ]


def _point_lines(points: tuple[str, ...]) -> list[str]:
    return ["      points:", *(f"        - {point}" for point in points)]
