"""Short ways to say a planned chart and a template, for tests of charts."""

from __future__ import annotations

from decimal import Decimal

from slidegen.arrange.blocks import ChartBlock
from slidegen.arrange.chart_item import set_chart
from slidegen.deck import ChartItem, ChartKind, Colour
from slidegen.plan.content import ChartPlan, PointValue, SeriesPlan
from slidegen.problems import Place, Problems
from slidegen.template import Palette, Template, Theme
from slidegen.units import Box, inches

BLUE = Theme(
    colours={
        "tx1": "1B2430",
        "bg1": "FFFFFF",
        "tx2": "0A2B4E",
        "bg2": "EDF2F7",
        "accent1": "1659A8",
        "accent2": "C06C12",
        "accent3": "4A98CB",
        "accent4": "13304E",
        "accent5": "8391A3",
        "accent6": "556274",
    },
    major_latin="Microsoft YaHei",
    major_ea="Microsoft YaHei",
    minor_latin="Microsoft YaHei",
    minor_ea="Microsoft YaHei",
)
TEMPLATE = Template(
    file="blue.pptx",
    width=inches(13.333),
    height=inches(7.5),
    layouts=(),
    theme=BLUE,
    palette=Palette(
        text=Colour("tx1"),
        strong=Colour("tx2"),
        highlight=Colour("accent1"),
        muted=Colour("accent5"),
        secondary=Colour("accent6"),
        hairline=Colour("accent5", 40, 60),
        rule=Colour("tx2"),
        track=Colour("bg2"),
        ground=Colour("bg1"),
        series=tuple(Colour(f"accent{i}") for i in (1, 2, 3, 4, 5)),  # type: ignore[arg-type]
    ),
    content=Box(inches(0.7), inches(2.25), inches(11.933), inches(4.2)),
)
WIDE = Box(inches(0.7), inches(2.62), inches(11.933), inches(3.83))
NARROW = Box(inches(0.7), inches(2.62), inches(6.878), inches(3.83))


def value(text: str | None) -> PointValue:
    """`近30`, `8左右`, `8207.9=0.82079` (a wording and its value), `None` for a gap."""
    if text is None:
        return PointValue(None)
    wording = ""
    if "=" in text:
        wording, text = text.split("=")
    digits = "".join(c for c in text if c.isdigit() or c in ".-")
    before, after = text.split(digits)
    decimals = len(digits.partition(".")[2])
    return PointValue(Decimal(digits), decimals, before, after, wording, Place("spec.yaml", 7))


def plan(
    kind: ChartKind,
    categories: str,
    *series: str,
    unit: str = "亿元",
    highlight: int | None = None,
    forecast: tuple[int, ...] = (),
) -> ChartPlan:
    """`plan("bar", "甲 乙", "投资: 1 2.5 -")`; `-` alone is a missing value, `_` a space."""
    found = []
    for line in series:
        name, _, values = line.partition(": ")
        found.append(
            SeriesPlan(name, tuple(value(None if v == "-" else v) for v in values.split()))
        )
    return ChartPlan(
        kind=kind,
        unit=unit,
        heading=None,
        categories=tuple(name.replace("_", " ") for name in categories.split()),
        series=tuple(found),
        highlight=highlight,
        forecast=forecast,
        alt="图",
        place=Place("spec.yaml", 5),
    )


def arrange(chart: ChartPlan, box: Box = WIDE, name: str = "图") -> tuple[ChartItem, Problems]:
    problems = Problems()
    item = set_chart(ChartBlock("chart", name, box, chart), box, None, TEMPLATE, problems)
    return item, problems
