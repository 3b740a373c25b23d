"""Specs drawn from a seed: every layout and chart type, texts from two characters to 400.

The report of a generated spec states every number on its slides, so that all of them can be
traced. Most texts are within what their layout is made for, some are beyond: a spec that cannot
fit has to be told so, with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

from slidegen.spec import CHART_TYPES
from tests.generated_texts import Language, emphasised, name, number, text

Slide = dict[str, Any]

# What a deck begins, ends and is parted with; the others are its content, in turn.
FRAME_LAYOUTS = ("cover", "agenda", "section", "closing")
_LANGUAGES: tuple[Language, ...] = ("zh", "mixed", "zh", "en", "mixed")


@dataclass(frozen=True)
class GeneratedSpec:
    """A spec as plain data, the template that it is set on and the report that it is traced to."""

    seed: int
    template: str
    spec: dict[str, Any]

    @property
    def slides(self) -> list[Slide]:
        """All slides of the spec in the order of the deck."""
        chapters = [slide for group in self.spec["sections"].values() for slide in group]
        return [*self.spec["opening"], *chapters, *self.spec["ending"]]

    def write(self, folder: Path, template: str) -> Path:
        """The spec's file, with its report beside it. `template` as a spec names it."""
        report = folder / f"{self.seed}.md"
        report.write_text(write_report(self), "utf-8")
        file = folder / f"{self.seed}.yaml"
        whole = {"report": report.name, "template": template, **self.spec}
        file.write_text(dump(whole), "utf-8")
        return file

    def without(self, keys: set[str]) -> GeneratedSpec:
        """The spec without the slides of these keys."""

        def keep(slides: list[Slide]) -> list[Slide]:
            return [slide for slide in slides if slide["key"] not in keys]

        sections = {heading: keep(slides) for heading, slides in self.spec["sections"].items()}
        kept: dict[str, Any] = {
            "opening": keep(self.spec["opening"]),
            "sections": {heading: slides for heading, slides in sections.items() if slides}
            or {next(iter(sections)): "skip"},
            "ending": keep(self.spec["ending"]),
        }
        return GeneratedSpec(self.seed, self.template, {**self.spec, **kept})


class _Dumper(yaml.SafeDumper):
    """No anchors, and `~` for what is empty."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "~")
)


def dump(spec: dict[str, Any]) -> str:
    """The spec as YAML, every text on one line."""
    return yaml.dump(spec, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def generate_spec(seed: int, templates: tuple[str, ...]) -> GeneratedSpec:
    """The spec of a seed. Seeds in a row go through all templates and all layouts in turn."""
    random = Random(seed)
    turn, template = divmod(seed, len(templates))
    writer = _Writer(random, _LANGUAGES[turn % len(_LANGUAGES)], turn * 5 + template)
    return GeneratedSpec(seed, templates[template], writer.deck())


def generate_specs(
    count: int, templates: tuple[str, ...], first: int = 0
) -> Iterator[GeneratedSpec]:
    for seed in range(first, first + count):
        yield generate_spec(seed, templates)


# --- the report --------------------------------------------------------------------------------


def write_report(spec: GeneratedSpec) -> str:
    """A report that says what each slide says, chapter by chapter."""
    lines = [f"# {_plain(spec.spec['deck']['title'])}", "", *_sentences(spec.spec["deck"])]
    for slide in spec.spec["opening"]:
        lines += _sentences(slide)
    for heading, slides in spec.spec["sections"].items():
        lines += ["", f"## {heading}", ""]
        for slide in slides if slides != "skip" else []:
            lines += _sentences(slide)
    for slide in spec.spec["ending"]:
        lines += _sentences(slide)
    return "\n".join(lines) + "\n"


def _sentences(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = _chart_sentences(value) if "type" in value else _table_sentences(value)
        inner = [line for part in value.values() for line in _sentences(part)]
        return [*own, *inner]
    if isinstance(value, list):
        return [line for part in value for line in _sentences(part)]
    return [f"文中说：{_plain(value)}。", ""] if isinstance(value, str) else []


def _chart_sentences(chart: dict[str, Any]) -> list[str]:
    categories = chart.get("categories") or list(chart["data"])
    series = chart.get("series") or {"": list(chart["data"].values())}
    said = [
        f"{category}{name}为{value}{chart['unit']}"
        for name, values in series.items()
        for category, value in zip(categories, values, strict=True)
        if value is not None
    ]
    return ["，".join(said) + "。", "", "、".join((*categories, *series)) + "。", ""]


def _table_sentences(table: dict[str, Any]) -> list[str]:
    """Numbers under a head with a unit, with that unit."""
    if "columns" not in table:
        return []
    units = [head.partition("（")[2].rstrip("）") for head in table["columns"]]
    said = [
        f"{row[0]}为{cell}{unit}"
        for row in table["rows"]
        for cell, unit in zip(row, units, strict=True)
        if unit and cell is not None
    ]
    return ["，".join(said) + "。", ""] if said else []


def _plain(said: str) -> str:
    return said.replace("**", "")


# --- the slides --------------------------------------------------------------------------------


@dataclass
class _Writer:
    """Draws the parts of one deck. `turn` counts through the layouts and chart types."""

    random: Random
    language: Language
    turn: int
    charts: int = 0
    titles: set[str] = field(default_factory=set)

    def deck(self) -> dict[str, Any]:
        random = self.random
        info: Slide = {
            "title": self.title(),
            "subtitle": self.said(4, 36),
            "author": self.name(16),
            "date": random.choice(("2024-07-15", "2024年上半年")),
            "section_slides": False,
        }
        if random.random() < 0.4:
            info["footer"] = self.said(4, 30)
        if random.random() < 0.4:
            info["source"] = "资料来源：" + self.said(6, 40)
        if self.language == "en":
            info["language"] = "en-US"
        return {
            "deck": info,
            "opening": self.opening(),
            "sections": self.chapters(),
            "ending": [self.closing()] if random.random() < 0.5 else [],
        }

    def opening(self) -> list[Slide]:
        cover: Slide = {"layout": "cover", "key": "cover", "title": self.title(6, 48)}
        for key, longest in (("subtitle", 40), ("author", 24), ("occasion", 24)):
            if self.random.random() < 0.6:
                cover[key] = self.said(2, longest)
        agenda: Slide = {"layout": "agenda", "key": "agenda"}
        return [cover, agenda] if self.random.random() < 0.5 else [cover]

    def closing(self) -> Slide:
        slide: Slide = {"layout": "closing", "key": "closing", "title": self.title(4, 24)}
        if self.random.random() < 0.6:
            slide["subtitle"] = self.said(2, 40)
        return slide

    def chapters(self) -> dict[str, list[Slide]]:
        count = self.random.choice((1, 2, 2, 3, 4, 5, 6, 9))
        contents = self.contents()
        chapters: dict[str, list[Slide]] = {}
        while len(chapters) < count:
            heading = self.name(self.random.choice((6, 10, 20)))
            chapters.setdefault(heading, [])
        for place, slides in enumerate(chapters.values(), 1):
            section: Slide = {"layout": "section", "key": f"section-{place}"}
            if self.random.random() < 0.5:
                section["subtitle"] = self.said(4, 40)
            # A chapter needs a slide; of many chapters only the first have a slide before them.
            if place <= 2 or place > len(contents):
                slides.append(section)
        for index, slide in enumerate(contents):
            list(chapters.values())[index % count].append(slide)
        return chapters

    def contents(self) -> list[Slide]:
        """Three to six slides; over the seeds every layout comes in turn."""
        made = []
        for index in range(self.random.randint(3, 6)):
            layout = _CONTENT_LAYOUTS[(self.turn + index) % len(_CONTENT_LAYOUTS)]
            slide = {"layout": layout, "key": f"{layout}-{index}"}
            if layout != "quote":
                slide["title"] = self.title()
            slide |= _DRAWN[layout](self)
            if self.random.random() < 0.15:
                slide["source"] = "资料来源：" + self.said(6, 60)
            made.append(slide)
        return made

    # --- texts ---

    def said(self, shortest: int, longest: int) -> str:
        return text(self.random, self.language, shortest, longest)

    def name(self, longest: int) -> str:
        return name(self.random, self.language, longest)

    def title(self, shortest: int = 4, longest: int = 60) -> str:
        while True:
            found = self.said(shortest, self.random.choice((longest // 3, longest // 2, longest)))
            if found not in self.titles:
                self.titles.add(found)
                return found

    def length(self) -> tuple[int, int]:
        """How long the bullets of a slide are, in characters."""
        return self.random.choice(((2, 16), (8, 40), (8, 40), (20, 90), (60, 180), (2, 400)))

    def points(self, most: int, lengths: tuple[int, int], nested: float = 0.3) -> list[Any]:
        nested = nested if self.random.random() < 0.5 else 0.0
        found: list[Any] = []
        for _ in range(self.random.randint(1, most)):
            said = emphasised(self.random, self.said(*lengths))
            if self.random.random() < nested:
                below = [
                    self.said(2, min(80, lengths[1])) for _ in range(self.random.randint(1, 4))
                ]
                found.append({"text": said, "points": below})
            else:
                found.append(said)
        return found

    def side_points(self) -> list[Any]:
        return self.points(4, self.random.choice(((2, 12), (6, 24), (10, 40))), 0.2)

    # --- contents ---

    def bullets(self) -> Slide:
        return {"points": self.points(14, self.length())}

    def metrics(self) -> Slide:
        longest = self.random.choice((6, 8, 12, 24))
        metrics = []
        for _ in range(self.random.randint(1, 6)):
            metric = {"value": number(self.random, self.language), "label": self.said(2, longest)}
            if self.random.random() < 0.3:
                metric["change"] = self.said(4, 16)
            if self.random.random() < 0.3:
                metric["note"] = self.said(4, 24)
            metrics.append(metric)
        slide: Slide = {"metrics": metrics}
        kind = self.random.random()
        if kind < 0.25:
            slide["note"] = self.said(6, 60)
        elif kind < 0.5:
            slide["points"] = self.side_points()
        return slide

    def chart(self) -> Slide:
        kind = list(CHART_TYPES)[(self.turn + 4 * self.charts) % len(CHART_TYPES)]
        self.charts += 1
        whole = kind in ("pie", "doughnut")
        names = self.categories(self.random.randint(2, 7 if whole else 14))
        count = 1 if whole else self.random.choice((1, 1, 2, 3, 4))
        chart: Slide = {"type": kind, "unit": self.random.choice(("亿元", "%", "万人", "个"))}
        if self.random.random() < 0.7:
            chart["heading"] = self.name(14)
        series = {self.name(8) + mark: self.values(len(names), whole) for mark in _MARKS[:count]}
        if count == 1:
            chart["data"] = dict(zip(names, next(iter(series.values())), strict=True))
        else:
            chart |= {"categories": names, "series": series}
        if self.random.random() < 0.4:
            chart["highlight"] = self.random.choice(names)
        slide: Slide = {"chart": chart}
        if self.random.random() < 0.45:
            slide["points"] = self.side_points()
        return slide

    def categories(self, count: int) -> list[str]:
        kind = self.random.random()
        if kind < 0.2:
            return [f"{month}月" for month in range(1, count + 1)]
        if kind < 0.35:
            return [f"{2024 - count + index}年" for index in range(count)]
        longest = self.random.choice((4, 6, 10, 18))
        found: dict[str, None] = {}
        while len(found) < count:
            made = self.name(longest)
            found[made if made not in found else made + _MARKS[len(found) % 10]] = None
        return list(found)

    def values(self, count: int, whole: bool) -> list[str | None]:
        scale = self.random.choice((10, 100, 1000, 100_000))
        digits = self.random.randint(0, 2)
        found: list[str | None] = []
        for _ in range(count):
            value = self.random.uniform(0.2, 1) * scale * self.random.choice((1, 1, 1, 0.1))
            # 2084.2 could be a month.
            value += 300 if 1900 <= value < 2100 else 0
            if not whole and self.random.random() < 0.06:
                found.append(None)
            else:
                found.append(f"{value:.{digits}f}")
        return found if any(found) else [f"{scale}", *found[1:]]

    def comparison(self) -> Slide:
        lengths = self.random.choice(((2, 12), (6, 20), (10, 40)))
        with_values = self.random.random() < 0.5
        return {side: self.side(lengths, with_values) for side in ("left", "right")}

    def side(self, lengths: tuple[int, int], with_values: bool) -> Slide:
        side: Slide = {"heading": self.said(2, 14)}
        if with_values:
            side |= {"value": number(self.random, self.language), "label": self.said(2, 12)}
        return side | {"points": self.points(4, lengths, 0.1)}

    def table(self) -> Slide:
        columns = self.random.randint(2, 6)
        heads = [self.name(6) for _ in range(columns)]
        kinds = [
            "name",
            *(self.random.choice(("number", "share", "text", "money")) for _ in heads[1:]),
        ]
        for index, kind in enumerate(kinds):
            heads[index] += "（亿元）" if kind == "money" else ""
        longest = self.random.choice((8, 20, 60))
        rows = [
            [self.cell(kind, longest) for kind in kinds] for _ in range(self.random.randint(1, 20))
        ]
        return {"table": {"columns": heads, "rows": rows}}

    def cell(self, kind: str, longest: int) -> str | None:
        if kind == "name":
            return self.name(min(longest, 18))
        if self.random.random() < 0.05:
            return None
        if kind == "number":
            return f"{self.random.randint(3, 9999)}个"
        if kind == "share":
            return f"{self.random.uniform(0.1, 99):.1f}%"
        if kind == "money":
            return f"{self.random.uniform(1, 99_999):.2f}"
        return self.said(2, longest)

    def progress(self) -> Slide:
        bars = [self.bar() for _ in range(self.random.randint(1, 4))]
        slide: Slide = {"progress": bars}
        if self.random.random() < 0.4:
            slide["points"] = self.points(2, (4, 30), 0.0)
        return slide

    def bar(self) -> Slide:
        label = self.said(2, self.random.choice((6, 12, 16)))
        if self.random.random() < 0.4:
            return {"value": f"{self.random.uniform(1, 100):.1f}%", "label": label}
        total = self.random.randint(20, 9999)
        bar = {
            "value": f"{self.random.randint(1, total)}项",
            "total": f"{total}项",
            "label": label,
            "total_label": self.name(8),
        }
        return bar

    def quote(self) -> Slide:
        slide: Slide = {"quote": self.said(4, self.random.choice((20, 60, 120, 200)))}
        if self.random.random() < 0.8:
            slide |= {"by": self.name(8), "role": self.said(2, 24)}
        return slide

    def summary(self) -> Slide:
        longest = self.random.choice((16, 30, 60))
        rows = []
        for _ in range(self.random.randint(2, 5)):
            row = {
                "heading": self.said(2, 10),
                "text": emphasised(self.random, self.said(4, longest)),
            }
            if self.random.random() < 0.7:
                row |= {"value": number(self.random, self.language), "label": self.said(2, 12)}
            rows.append(row)
        return {"summary": rows}

    def timeline(self) -> Slide:
        longest = self.random.choice((8, 20, 40, 120))
        stops = []
        for place in range(self.random.randint(3, 8)):
            # Dates tell the stops apart.
            stop = {"date": f"{place + 1}月", "heading": self.said(2, min(longest, 24))}
            if self.random.random() < 0.2:
                stop["date"] += self.said(2, 12)
            if self.random.random() < 0.8:
                stop["text"] = emphasised(self.random, self.said(2, longest))
            stops.append(stop)
        slide: Slide = {"timeline": stops}
        if self.random.random() < 0.5:
            slide["highlight"] = self.random.choice(stops)["date"]
        return slide

    def process(self) -> Slide:
        longest = self.random.choice((8, 20, 40, 120))
        with_values = self.random.random() < 0.5
        steps = []
        for _ in range(self.random.randint(3, 6)):
            step = {
                "heading": self.said(2, self.random.choice((6, 12, 20))),
                "text": emphasised(self.random, self.said(2, longest)),
            }
            if with_values and self.random.random() < 0.8:
                step["value"] = number(self.random, self.language)
            steps.append(step)
        slide: Slide = {"process": steps}
        if self.random.random() < 0.5:
            slide["highlight"] = self.random.choice(steps)["heading"]
        return slide


# What tells names apart that came out alike.
_MARKS = "甲乙丙丁戊己庚辛壬癸"

_DRAWN: dict[str, Callable[[_Writer], Slide]] = {
    "bullets": _Writer.bullets,
    "metrics": _Writer.metrics,
    "chart": _Writer.chart,
    "comparison": _Writer.comparison,
    "table": _Writer.table,
    "progress": _Writer.progress,
    "quote": _Writer.quote,
    "summary": _Writer.summary,
    "timeline": _Writer.timeline,
    "process": _Writer.process,
}
# Bullets, charts and tables have the most forms, so they come more often. Their count has no
# divisor in common with the steps of `turn` (5) and with the chart types (9), so that all meet.
_CONTENT_LAYOUTS = (
    "bullets", "chart", "metrics", "bullets", "table", "comparison", "chart",
    "timeline", "summary", "progress", "bullets", "process", "quote", "chart", "table",
    "metrics",
)  # fmt: skip
