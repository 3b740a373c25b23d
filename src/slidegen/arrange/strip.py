"""The row of chapter names at the foot of a chapter slide, the current one lit."""

from __future__ import annotations

from slidegen.arrange import roles
from slidegen.arrange.blocks import BlockParagraph, BlockSpan, ShapeBlock, TextBlock
from slidegen.arrange.names import name_item
from slidegen.colours import contrast, resolve_colour
from slidegen.deck import Colour, Line
from slidegen.plan.content import SlidePlan
from slidegen.template import Template, TemplateLayout
from slidegen.units import Box, inches, points


def draft_strip(
    names: tuple[str, ...],
    slide: SlidePlan,
    layout: TemplateLayout,
    template: Template,
    language: str,
) -> list[ShapeBlock | TextBlock]:
    """A rule and a name for each chapter, if the template layout leaves the foot free."""
    height = points(56)
    # Where a layout has footers, the foot of the page is the template's, and what it draws there.
    footed = layout.with_role("footer") is not None
    foot = template.content.bottom if footed else template.height - inches(0.30)
    area = Box(template.content.x, foot - height, template.content.width, height)
    slots = [slot.box for slot in layout.slots if slot.role == "content"]
    if any(box.overlaps(area) for box in slots):
        return []
    bright, dim = _tones(layout, template)
    found: list[ShapeBlock | TextBlock] = []
    for number, (name, box) in enumerate(
        zip(names, area.columns(len(names), inches(0.2)), strict=True), 1
    ):
        current = number == slide.number
        colour = bright if current else dim
        found.append(
            ShapeBlock(
                key=f"strip-{number}/rule",
                name=name_item("rule", language, number),
                box=Box(box.x, box.y, box.width, 0),
                geometry="line",
                line=Line(colour, 3.6 if current else 1.0),
            )
        )
        found.append(
            TextBlock(
                key=f"strip-{number}/name",
                name=name_item("strip", language, number),
                role=roles.STRIP,
                box=Box(box.x, box.y + points(14), box.width, points(42)),
                paragraphs=(
                    BlockParagraph(
                        (BlockSpan(f"{number:02d}  {name}", bold=current, colour=colour),)
                    ),
                ),
                balanced=True,
                optional=True,
            )
        )
    return found


def _tones(layout: TemplateLayout, template: Template) -> tuple[Colour, Colour]:
    """Colours for the current and the other chapters that can be read on the layout's ground."""
    text, page = template.palette.text, template.palette.ground
    dark = contrast(resolve_colour(page, template.theme), layout.ground) > contrast(
        resolve_colour(text, template.theme), layout.ground
    )
    if dark:
        return page, Colour("tx2", 20, 80)
    return template.palette.highlight, template.palette.secondary
