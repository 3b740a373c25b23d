"""Decks by chance, of everything that the arranger can make, on the layouts of a given template."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pptx
from hypothesis import strategies as st

from slidegen.deck import (
    Bullet,
    Cell,
    ChartItem,
    ChartPoint,
    ChartSeries,
    Colour,
    Deck,
    DeckProperties,
    Item,
    Line,
    Paragraph,
    Run,
    ShapeItem,
    Slide,
    SlotRef,
    TableItem,
    TextItem,
)
from slidegen.powerpoint.read_template import read_template
from slidegen.powerpoint.text import NUMBER_MARK
from slidegen.problems import Problems
from slidegen.template import Slot, Template, TemplateLayout
from slidegen.units import Box

TEMPLATES = {
    "default": Path(pptx.__file__).parent / "templates" / "default.pptx",
    "blue": Path(__file__).parent.parent / "assets" / "templates" / "blue.pptx",
}

# What XML can hold, with what has to be escaped in it made likely.
_CHARS = st.one_of(
    st.sampled_from("""<>&"'“”‹›— \t汉字指标８%"""),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
texts = st.text(_CHARS, max_size=12)
words = st.text(st.sampled_from(string.ascii_letters + "增长投资 /&<"), min_size=1, max_size=8)

colours = st.builds(
    Colour,
    st.sampled_from(["tx1", "bg1", "tx2", "bg2", "accent1", "accent6"]),
    st.integers(1, 100),
    st.integers(0, 99),
)
lines = st.builds(
    Line, colours, st.integers(1, 24).map(lambda n: n / 4), st.sampled_from(["solid", "dash"])
)
boxes = st.builds(
    Box,
    st.integers(-100_000, 9_000_000),
    st.integers(-100_000, 6_000_000),
    st.integers(1, 9_000_000),
    st.integers(1, 6_000_000),
)
_SIZES = st.integers(80, 960).map(lambda n: n / 10)
_INSETS = st.tuples(*[st.integers(0, 400_000)] * 4)


def runs(text: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Run]:
    return st.builds(
        Run,
        text=text,
        size=st.none() | _SIZES,
        bold=st.none() | st.booleans(),
        colour=st.none() | colours,
        spacing=st.none() | st.integers(-200, 800).map(lambda n: n / 100),
        face=st.sampled_from([None, "major", "minor"]),
        lang=st.sampled_from(["zh-CN", "en-US"]),
    )


bullets = st.builds(
    Bullet,
    st.sampled_from("▪•–<"),
    st.none() | colours,
    st.none() | st.integers(25, 400),
    st.sampled_from([None, "Arial", "微软雅黑"]),
)


def paragraphs(run: st.SearchStrategy[Run]) -> st.SearchStrategy[Paragraph]:
    return st.builds(
        Paragraph,
        runs=st.lists(run | runs(st.just("\v")), max_size=4).map(tuple),
        level=st.integers(0, 4),
        align=st.sampled_from([None, "l", "ctr", "r"]),
        line_pitch=st.none() | _SIZES,
        before=st.none() | st.integers(0, 400).map(lambda n: n / 10),
        after=st.none() | st.integers(0, 400).map(lambda n: n / 10),
        margin=st.none() | st.integers(0, 900_000),
        indent=st.none() | st.integers(-900_000, 900_000),
        bullet=st.none() | st.just("none") | bullets,
    )


bodies = st.lists(paragraphs(runs()), min_size=1, max_size=3).map(tuple)
number_bodies = st.tuples(
    st.builds(
        lambda before, mark: Paragraph((*before, mark)),
        st.lists(runs(words), max_size=1),
        runs(st.just(NUMBER_MARK)),
    )
)


@st.composite
def text_boxes(draw: st.DrawFn, key: str, name: str) -> TextItem:
    field = draw(st.sampled_from([None, None, "slidenum"]))
    return TextItem(
        key=key,
        name=name,
        box=draw(boxes),
        paragraphs=draw(number_bodies if field else bodies),
        anchor=draw(st.sampled_from([None, "t", "ctr", "b"])),
        insets=draw(st.none() | _INSETS),
        fill=draw(st.none() | colours),
        line=draw(st.none() | lines),
        field=field,
    )


@st.composite
def filled_slots(draw: st.DrawFn, key: str, name: str, slot: Slot) -> TextItem:
    """Text in a placeholder, which stays in its place or leaves it."""
    moved = draw(st.booleans())
    number = slot.kind == "sldNum"
    return TextItem(
        key=key,
        name=name,
        box=draw(boxes) if moved else slot.box,
        paragraphs=draw(number_bodies if number else bodies),
        slot=SlotRef(slot.kind, slot.idx),
        own_box=moved,
        anchor=draw(st.sampled_from([None, "ctr"])),
        insets=draw(st.none() | _INSETS),
        fill=draw(st.none() | colours),
        line=draw(st.none() | lines),
        field="slidenum" if number else None,
    )


@st.composite
def shapes(draw: st.DrawFn, key: str, name: str) -> ShapeItem:
    geometry = draw(st.sampled_from(["rect", "ellipse", "line", "homePlate", "chevron"]))
    box = draw(boxes)
    return ShapeItem(
        key=key,
        name=name,
        box=Box(box.x, box.y, box.width, 0) if geometry == "line" else box,
        geometry=geometry,
        fill=None if geometry == "line" else draw(st.none() | colours),
        line=draw(st.none() | lines),
        alt=draw(texts.map(str.strip)),
    )


cells = st.builds(
    Cell,
    paragraphs=bodies,
    anchor=st.sampled_from(["t", "ctr", "b"]),
    insets=_INSETS,
    fill=st.none() | colours,
    top=st.none() | lines,
    bottom=st.none() | lines,
)


@st.composite
def tables(draw: st.DrawFn, key: str, name: str) -> TableItem:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    widths = tuple(draw(st.integers(100_000, 2_000_000)) for _ in range(columns))
    heights = tuple(draw(st.integers(100_000, 900_000)) for _ in range(rows))
    return TableItem(
        key=key,
        name=name,
        box=Box(100, 200, sum(widths), sum(heights)),
        widths=widths,
        heights=heights,
        rows=tuple(tuple(draw(cells) for _ in widths) for _ in heights),
        alt=draw(words),
        header_row=draw(st.booleans()),
        first_column=draw(st.booleans()),
    )


@st.composite
def charts(draw: st.DrawFn, key: str, name: str) -> ChartItem:
    """Charts as such; what can stand in one is the business of the tests of charts."""
    count = draw(st.integers(1, 4))
    values = st.integers(1, 10_000).map(lambda n: Decimal(n).scaleb(-1))
    series = tuple(
        ChartSeries(
            label,
            Colour("accent1"),
            tuple(ChartPoint(draw(values)) for _ in range(count)),
            "0.0",
        )
        for label in draw(st.sampled_from([("计划",), ("计划", "完成")]))
    )
    kind = draw(st.sampled_from(["column", "bar", "line", "column-stacked"]))
    return ChartItem(
        key=key,
        name=name,
        box=draw(boxes.filter(lambda box: box.width > 500_000 and box.height > 500_000)),
        kind=kind,
        categories=tuple(f"类别{number}" for number in range(count)),
        series=series,
        unit="亿元",
        alt=draw(words),
        label_size=14.0,
        category_size=14.0,
        text_colour=Colour("tx1"),
        axis_colour=Colour("tx2"),
        overlap=100 if "stacked" in kind else 0,
        legend="top" if len(series) > 1 else "none",
    )


@st.composite
def items(draw: st.DrawFn, layout: TemplateLayout) -> tuple[Item, ...]:
    """Placeholders of the layout and free items in any order, each with its own key and name."""
    slots = [slot for slot in layout.slots if slot.kind not in ("chart", "tbl", "pic")]
    chosen = draw(st.lists(st.sampled_from(slots), unique=True, max_size=3)) if slots else []
    free = draw(st.lists(st.sampled_from([text_boxes, shapes, tables, charts]), max_size=4))
    makers = draw(st.permutations([*chosen, *free]))
    keys = draw(st.lists(words, unique=True, min_size=len(makers), max_size=len(makers)))
    return tuple(
        draw(
            filled_slots(key, f"名称 {number}", maker)
            if isinstance(maker, Slot)
            else maker(key, f"名称 {number}")
        )
        for number, (key, maker) in enumerate(zip(keys, makers, strict=True))
    )


@st.composite
def decks(draw: st.DrawFn, template_name: str) -> Deck:
    template = template_of(template_name)
    keys = draw(st.lists(words, unique=True, max_size=3))
    slides = []
    for key in keys:
        layout = draw(st.sampled_from(template.layouts))
        notes = draw(st.lists(texts, max_size=3).filter(lambda lines: not lines or any(lines)))
        section = draw(st.sampled_from(["", "开头", "优化 <营商> & 环境"]))
        slides.append(Slide(key, layout.part, draw(items(layout)), tuple(notes), section))
    return Deck(template.width, template.height, tuple(slides), draw(properties), draw(states))


properties = st.builds(
    DeckProperties,
    title=texts,
    author=texts,
    subject=texts,
    date=st.just("") | st.dates(min_value=date(1981, 1, 1)).map(str),
    language=st.sampled_from(["zh-CN", "en-US"]),
)
states = st.dictionaries(words, texts, max_size=2)


@cache
def template_of(name: str) -> Template:
    problems = Problems()
    template = read_template(TEMPLATES[name].read_bytes(), name, problems)
    assert template is not None, list(problems)
    return template


@cache
def bytes_of(name: str) -> bytes:
    return TEMPLATES[name].read_bytes()
