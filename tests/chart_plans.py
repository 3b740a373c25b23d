"""Short ways to say a planned chart and a template, for tests of charts."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import get_args

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


_HAN = "新区经济发展规模以上工业固定资产投资社会消费品零售总额进出口战略性兴产业集群重大项目建设"
_WORDS = (
    "Investment", "Retail", "Exports", "Logistics", "Manufacturing", "Agriculture", "Tourism",
    "Energy", "Port",
)  # fmt: skip
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)


def random_plan(number: int) -> ChartPlan:
    """A chart with 2 to 24 categories and 1 to 6 series, names and values short and long."""
    dice = random.Random(number)
    kind = dice.choice(KINDS)
    is_round = kind in ("pie", "doughnut")
    names = _random_names(dice, dice.choice((2, 3, 4, 5, 6, 8, 10, 12, 16, 24)))
    signed = not is_round and "100" not in kind and dice.random() < 0.3
    digits = dice.choice((1, 2, 3, 4, 6, 9, 12))
    series = [
        f"系列{'甲乙丙丁戊己'[i]}: " + " ".join(_random_number(dice, digits, signed) for _ in names)
        for i in range(1 if is_round else dice.choice((1, 1, 2, 3, 4, 6)))
    ]
    return plan(kind, " ".join(name.replace(" ", "_") for name in names), *series)


def _random_names(dice: random.Random, count: int) -> list[str]:
    length = dice.choice((2, 4, 6, 10, 16, 30))
    way = dice.choice(("han", "words", "months"))
    if way == "months":
        return [f"{2018 + i // 12}年{i % 12 + 1}月" for i in range(count)]
    if way == "han":
        return [f"{''.join(dice.choices(_HAN, k=length))}{'甲乙丙'[i % 3]}" for i in range(count)]
    return [" ".join(dice.choices(_WORDS, k=max(1, length // 8))) for _ in range(count)]


def _random_number(dice: random.Random, digits: int, signed: bool) -> str:
    shown = str(dice.randint(10 ** (digits - 1), 10**digits - 1))
    if digits > 1 and dice.random() < 0.4:
        shown = f"{shown[:-1]}.{shown[-1]}"
    return f"-{shown}" if signed and dice.random() < 0.35 else shown
