"""Charts: which values are drawn, in which unit, and how each is worded."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from slidegen.facts import Fact, find_facts
from slidegen.patterns import regex
from slidegen.plan.content import ChartPlan, PointValue, SeriesPlan, parse_words
from slidegen.plan.numbers import (
    MINUS,
    count_decimals,
    parts_thousands,
    read_facts,
    real_minus,
    split_unit,
    write_number,
)
from slidegen.problems import Problems
from slidegen.readers.figures import Grid, read_figures
from slidegen.spec import ChartSpec, Text

# What people write in a cell without a number.
NO_VALUE = frozenset(("", "—", "——", "–", "-", "－", "−", "…", "……", "/", "n/a", "N/A", "无"))

_SIGNS = regex(r"US\$|HK\$|USD|HKD|EUR|GBP|RMB|CNY|人民币|[-−–－+＋$€£￥¥]")

Figures = tuple[tuple[Text, ...], dict[Text, tuple[Text | None, ...]]]


def plan_chart(
    spec: ChartSpec, title: str, folder: Path, language: str, problems: Problems
) -> ChartPlan | None:
    """The chart with every value as an exact decimal in the chart's unit, or None.

    `title` names the chart in its alternative text.
    """
    figures = _collect_figures(spec, folder, problems)
    if figures is None:
        return None
    categories, series = figures
    unit = str(spec.unit) or _common_unit(series)
    planned = _part_alike(
        tuple(
            SeriesPlan(str(name), tuple(_plan_value(value, unit, problems) for value in values))
            for name, values in series.items()
        ),
        language,
    )
    _check_kind(spec, planned, problems)
    names = [str(category) for category in categories]
    chart = ChartPlan(
        kind=spec.type,
        unit=unit,
        heading=parse_words(spec.heading, spec.heading.place) if spec.heading else None,
        categories=tuple(names),
        series=planned,
        highlight=_find_category(spec.highlight, names, problems),
        forecast=tuple(
            index
            for name in spec.forecast
            if (index := _find_category(name, names, problems)) is not None
        ),
        alt="",
        place=spec.place,
        category_places=tuple(getattr(name, "place", None) for name in categories),
    )
    return _with_alt(chart, title, language)


def word_value(value: PointValue, unit: str) -> str:
    """A value as the audience reads it, with unit and qualifier: `8%左右`, `−$1,684.3 million`."""
    if value.wording:
        return value.wording
    if value.value is None:
        return ""
    before, after = split_unit(unit)
    minus = MINUS if value.value < 0 else ""
    number = write_number(abs(value.value), value.decimals, value.grouped)
    return f"{value.prefix}{minus}{before}{number}{join_unit(after, value)}"


def join_unit(unit: str, value: PointValue) -> str:
    """The unit with the qualifier after it: `%左右`, but 余 inside 亿余元."""
    if value.suffix in ("余", "多") and len(unit) > 1 and unit[0] in "十百千万亿":
        cut = len(unit) - len(unit.lstrip("十百千万亿"))
        return unit[:cut] + value.suffix + unit[cut:]
    return unit + value.suffix


def _collect_figures(spec: ChartSpec, folder: Path, problems: Problems) -> Figures | None:
    if spec.data is not None:
        name = spec.heading or Text(str(spec.unit) or "数值", spec.place)
        return tuple(spec.data), {name: tuple(spec.data.values())}
    if spec.categories is not None and spec.series is not None:
        return tuple(spec.categories), {k: tuple(v) for k, v in spec.series.items()}
    if spec.source_file is not None:
        grid = read_figures(spec.source_file, folder, problems)
        return _read_grid(grid, spec, problems) if grid else None
    return None


def _read_grid(grid: Grid, spec: ChartSpec, problems: Problems) -> Figures | None:
    """First row: names of the series; first column: categories."""
    place = spec.source_file.file.place if spec.source_file else spec.place
    if len(grid) < 2 or len(grid[0]) < 2:
        problems.error("data-too-small", place)
        return None
    names = [cell or Text(f"系列{i}", place) for i, cell in enumerate(grid[0][1:], 1)]
    if len(set(names)) < len(names):
        problems.error("data-names-repeat", names[0].place or place)
        return None
    rows = [row for row in grid[1:] if row[0] is not None]
    categories = tuple(row[0] for row in rows if row[0] is not None)
    return categories, {name: tuple(row[i] for row in rows) for i, name in enumerate(names, 1)}


def _common_unit(series: dict[Text, tuple[Text | None, ...]]) -> str:
    """The unit that all values are written with, where the chart names none."""
    units = {
        _written_unit(fact)
        for values in series.values()
        for value in values
        if value is not None and len(facts := read_facts(value)) == 1
        for fact in facts
    }
    return units.pop() if len(units) == 1 else ""


def _written_unit(fact: Fact) -> str:
    """万元 of 8207.9万元, `$ million` of $5 million: what stands around the digits."""
    text = fact.text.replace(fact.qualifier, "", 1)
    before, after = re.split(r"[0-9０-９][0-9０-９.,，．]*", text, maxsplit=1)
    sign, after = before.strip("-−–－+＋ "), after.strip()
    return f"{sign} {after}" if sign and after[:1].isascii() else sign + after


def _plan_value(text: Text | None, unit: str, problems: Problems) -> PointValue:
    if text is None or text.strip() in NO_VALUE:
        return PointValue(None, place=text.place if text is not None else None)
    facts = read_facts(text)
    if len(facts) != 1:
        problems.error("not-a-number", text.place, text=str(text))
        return PointValue(None, place=text.place)
    fact = facts[0]
    scale, base = _unit_scale(unit)
    # A bare number is one in the chart's unit; a worded one says its own.
    bare = not fact.unit and fact.scale == 1
    if bare:
        value = fact.value
    elif fact.unit == base or not unit:
        value = fact.value / scale
    else:
        values: dict[str, Any] = {"text": str(text), "unit": unit}
        if fact.unit:
            problems.error("chart-unit-differs", text.place, found=fact.unit, **values)
        else:
            problems.error("chart-value-without-unit", text.place, **values)
        return PointValue(None, place=text.place)
    prefix, suffix = _qualifiers_around(fact)
    same_multiple = bare or fact.scale == scale
    return PointValue(
        value=value,
        decimals=count_decimals(fact.written if same_multiple else value.normalize()),
        prefix=prefix,
        suffix=suffix,
        wording="" if same_multiple else real_minus(str(text).strip()),
        place=text.place,
        grouped=parts_thousands(fact.text),
    )


def _part_alike(series: tuple[SeriesPlan, ...], language: str) -> tuple[SeriesPlan, ...]:
    """Thousands are parted alike in the whole chart.

    Chinese parts them from five digits on. From four on they are parted where the author did so
    in this chart, and in English also where the chart has longer numbers.
    """
    known = [
        (abs(value.value), value.grouped)
        for item in series
        for value in item.values
        if value.value is not None
    ]
    grouped = any(parted for size, parted in known if size < 10_000) or (
        language != "zh-CN" and any(size >= 10_000 for size, _ in known)
    )
    return tuple(
        SeriesPlan(item.name, tuple(_with_grouped(value, grouped) for value in item.values))
        for item in series
    )


def _with_grouped(value: PointValue, grouped: bool) -> PointValue:
    return value if value.grouped == grouped else replace(value, grouped=grouped)


# Each value of a chart is read in the chart's unit.
@lru_cache(maxsize=64)
def _unit_scale(unit: str) -> tuple[Decimal, str]:
    """亿元 → (100000000, 元); % → (1, %); $ million → (1000000, 美元)."""
    before, after = split_unit(unit)
    facts = find_facts(f"{before}1{after}")
    return (facts[0].value, facts[0].unit) if facts else (Decimal(1), unit)


def _qualifiers_around(fact: Fact) -> tuple[str, str]:
    if fact.text[:1].isdigit():
        return "", fact.qualifier
    digits = next((i for i, char in enumerate(fact.text) if char.isdigit()), 0)
    before = _SIGNS.sub("", fact.text[:digits]).strip()
    after = "" if fact.qualifier in before else fact.qualifier
    # Words of letters stand apart from the number: `about 8`, but 近8.
    return (f"{before} " if before[-1:].isascii() and before else before), after


def _check_kind(spec: ChartSpec, series: tuple[SeriesPlan, ...], problems: Problems) -> None:
    if spec.type in ("pie", "doughnut"):
        if len(series) > 1:
            problems.error("pie-of-several-series", spec.place, type=spec.type)
        for value in series[0].values if series else ():
            if value.value is not None and value.value < 0:
                problems.error("pie-with-negative", value.place, type=spec.type)
    if all(value.value is None for item in series for value in item.values):
        problems.error("chart-without-values", spec.place)


def _find_category(name: Text | None, names: list[str], problems: Problems) -> int | None:
    if name is None:
        return None
    if name in names:
        return names.index(name)
    near = get_close_matches(name, names, 1, 0.4)
    values: dict[str, Any] = {"nearest": near[0]} if near else {}
    problems.error("unknown-category", name.place, name=str(name), **values)
    return None


_KIND_NAMES = {
    "column": ("柱形图", "Column chart"),
    "bar": ("条形图", "Bar chart"),
    "column-stacked": ("堆积柱形图", "Stacked column chart"),
    "bar-stacked": ("堆积条形图", "Stacked bar chart"),
    "column-stacked-100": ("百分比堆积柱形图", "100% stacked column chart"),
    "bar-stacked-100": ("百分比堆积条形图", "100% stacked bar chart"),
    "line": ("折线图", "Line chart"),
    "pie": ("饼图", "Pie chart"),
    "doughnut": ("圆环图", "Doughnut chart"),
}


def _with_alt(chart: ChartPlan, title: str, language: str) -> ChartPlan:
    """Alternative text: type, what it shows, unit, highest and lowest of each series."""
    zh = language == "zh-CN"
    kind = _KIND_NAMES[chart.kind][0 if zh else 1]
    subject = chart.heading.plain if chart.heading else title
    parts = [f"{kind}：{subject}" if zh else f"{kind}: {subject}"]
    if chart.unit:
        parts.append(f"单位：{chart.unit}" if zh else f"Unit: {chart.unit}")
    parts += [text for item in chart.series if (text := _describe_series(chart, item, zh))]
    ends = "。！？" if zh else ".!?"
    sentences = [part if part[-1:] in ends else part + ends[0] for part in parts]
    return replace(chart, alt=("" if zh else " ").join(sentences))


def _describe_series(chart: ChartPlan, series: SeriesPlan, zh: bool) -> str:
    known = [(v.value, i) for i, v in enumerate(series.values) if v.value is not None]
    if not known:
        return ""
    name = f"{series.name}{'：' if zh else ': '}" if len(chart.series) > 1 else ""
    count = len(known)
    high, low = max(known, key=lambda k: k[0]), min(known, key=lambda k: k[0])
    most, least = (word_value(series.values[index], chart.unit) for _, index in (high, low))
    top, bottom = chart.categories[high[1]], chart.categories[low[1]]
    if count == 1:
        return f"{name}{top}，{most}" if zh else f"{name}{top}, {most}"
    if high[0] == low[0]:
        return f"{name}共{count}项，都是{most}" if zh else f"{name}{count} values, all {most}"
    if zh:
        return f"{name}共{count}项，最高的是{top}，{most}；最低的是{bottom}，{least}"
    return f"{name}{count} values. Highest: {top}, {most}; lowest: {bottom}, {least}"
