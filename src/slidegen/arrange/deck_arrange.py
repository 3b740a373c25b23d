"""DeckPlan → Deck: slides in their places, sizes for all texts of a role, items that are final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slidegen.arrange.blocks import ChartBlock, ShapeBlock
from slidegen.arrange.chart_item import set_chart
from slidegen.arrange.continuation import place_slides
from slidegen.arrange.explanation import ExplainedText, explain_line, lines_with_text
from slidegen.arrange.placing import Placed, PlacedSlide
from slidegen.arrange.setting import PlacedText, Steps, choose_sizes
from slidegen.arrange.table_item import set_table
from slidegen.arrange.table_sizes import PlacedTable, choose_table_sizes
from slidegen.arrange.text_item import set_item
from slidegen.deck import Deck, DeckProperties, Item, ShapeItem, Slide
from slidegen.plan.content import DeckPlan
from slidegen.problems import Place, Problems
from slidegen.template import Template
from slidegen.values import dataclass

# So many lines are named where the one asked for has no text.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The step of sizes of each group of texts, and the size in pt of each table."""

    steps: Steps
    tables: Mapping[PlacedTable, float]


def arrange_deck(plan: DeckPlan, template: Template, problems: Problems) -> Deck:
    """Every slide with its items at fixed boxes, texts at one size for each role."""
    slides = _place_all(plan, template, problems)
    loose = dict.fromkeys(slide.plan.content.layout for slide in slides if slide.loose)
    if loose and template.layouts and any(layout.title for layout in template.layouts):
        problems.warning("layouts-without-slots", Place(template.file), layouts="、".join(loose))
    sizes = _choose_sizes(slides)
    return Deck(
        width=template.width,
        height=template.height,
        slides=tuple(_set_slide(slide, sizes, plan, template, problems) for slide in slides),
        properties=DeckProperties(
            title=plan.title, author=plan.author, date=plan.date, language=plan.language
        ),
    )


@dataclass(frozen=True, slots=True)
class Explanation:
    """The texts at a line of the spec; where there is none, `near` are the lines that have some."""

    texts: tuple[ExplainedText, ...]
    near: tuple[int, ...] = ()


def explain_deck(
    plan: DeckPlan, template: Template, file: str, line: int, problems: Problems
) -> Explanation:
    """Why the texts at a line of the spec stand on their slides as `arrange_deck` sets them."""
    slides = _place_all(plan, template, problems)
    sizes = _choose_sizes(slides)
    tables = [
        sizes.tables[placed]
        for slide in slides
        for placed in slide.placed
        if isinstance(placed, PlacedTable)
    ]
    texts = tuple(explain_line(slides, sizes.steps, tables, file, line))
    if texts:
        return Explanation(texts)
    lines = lines_with_text(slides, file)
    nearest = sorted(lines, key=lambda other: abs(other - line))[:_NEAR]
    return Explanation((), tuple(sorted(nearest)))


def _place_all(plan: DeckPlan, template: Template, problems: Problems) -> list[PlacedSlide]:
    return [
        placed for slide in plan.slides for placed in place_slides(slide, plan, template, problems)
    ]


def _choose_sizes(slides: Sequence[PlacedSlide]) -> _Sizes:
    placed = [placed for slide in slides for placed in slide.placed]
    return _Sizes(
        choose_sizes(text for text in placed if isinstance(text, PlacedText)),
        choose_table_sizes([table for table in placed if isinstance(table, PlacedTable)]),
    )


def _set_slide(
    slide: PlacedSlide, sizes: _Sizes, deck: DeckPlan, template: Template, problems: Problems
) -> Slide:
    return Slide(
        key=slide.plan.key,
        layout=slide.layout.part,
        items=tuple(
            _set_block(placed, sizes, deck.language, template, problems) for placed in slide.placed
        ),
        notes=tuple(line for line in slide.plan.notes.splitlines() if line.strip()),
        section=slide.plan.section,
    )


def _set_block(
    placed: Placed,
    sizes: _Sizes,
    lang: str,
    template: Template,
    problems: Problems,
) -> Item:
    if isinstance(placed, PlacedText):
        return set_item(placed, sizes.steps, problems, lang)
    if isinstance(placed, PlacedTable):
        return set_table(placed, sizes.tables[placed], template, problems, lang)
    match placed.block:
        case ChartBlock() as block:
            return set_chart(block, placed.box, placed.slot, template, problems)
        case ShapeBlock() as block:
            return ShapeItem(
                block.key,
                block.name,
                placed.box,
                block.geometry,
                block.fill,
                block.line,
                block.alt,
            )
