"""The text of `slidegen layouts`."""

from __future__ import annotations

from collections.abc import Iterator

from slidegen.diagnostics import display_width
from slidegen.messages import Language
from slidegen.messages.cli import say
from slidegen.spec import CHART_TYPES, ChartSpec, SlideSpec
from slidegen.spec_schema import (
    KeyHelp,
    LayoutHelp,
    describe_charts,
    describe_keys,
    describe_layouts,
)


def layouts_text(language: Language) -> str:
    """Layouts and chart types, a few lines each."""
    return "\n".join(_all_lines(language)) + "\n"


def one_layout_text(name: str, language: Language) -> str | None:
    """One layout or chart type key by key, with a slide to copy; None where there is none."""
    if name in CHART_TYPES:
        return "\n".join(_chart_lines(name, language)) + "\n"
    found = next((each for each in describe_layouts(language) if each.name == name), None)
    return "\n".join(_layout_lines(found, language)) + "\n" if found is not None else None


def _all_lines(language: Language) -> Iterator[str]:
    yield say("layouts-title", language)
    layouts = describe_layouts(language)
    yield from _columns([(f"  {each.name}", each.about, _keys_of(each)) for each in layouts])
    yield ""
    common = "、" if language == "zh" else ", "
    yield say("every-slide", language, keys=common.join(SlideSpec.model_fields))
    yield ""
    yield say("charts-title", language)
    yield from _columns([(f"  {name}", about) for name, about in describe_charts(language)])
    yield ""
    yield say("layouts-more", language)


def _keys_of(layout: LayoutHelp) -> str:
    return " ".join(key.key if key.required else f"[{key.key}]" for key in layout.keys)


def _layout_lines(layout: LayoutHelp, language: Language) -> Iterator[str]:
    yield f"{layout.name}  {layout.about}"
    yield ""
    yield from _key_lines(layout.keys, language)
    yield ""
    yield say("example", language)
    yield ""
    for line in layout.example.splitlines():
        yield f"  {line}"


def _chart_lines(name: str, language: Language) -> Iterator[str]:
    yield f"type: {name}  {dict(describe_charts(language))[name]}"
    yield ""
    yield from _key_lines(describe_keys(ChartSpec, language), language)


def _key_lines(keys: tuple[KeyHelp, ...], language: Language) -> Iterator[str]:
    yield from _columns(list(_key_rows(keys, language, "  ")))


def _key_rows(keys: tuple[KeyHelp, ...], language: Language, pad: str) -> Iterator[tuple[str, ...]]:
    for key in keys:
        mark = f"（{say('required', language)}）" if key.required else ""
        mark = mark if language == "zh" else mark.replace("（", " (").replace("）", ")")
        example = "" if key.keys or not key.example else f"{key.key}: {key.example}"
        yield pad + key.key, key.about + mark, example
        yield from _key_rows(key.keys, language, pad + "  ")


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Rows in columns that fit Chinese text as well; the last column is ragged."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell + " " * (width - display_width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()
