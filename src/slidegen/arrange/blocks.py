"""What a layout puts on a slide before sizes are chosen: blocks of content in wanted boxes."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from slidegen.arrange.roles import Role
from slidegen.deck import Bullet, Colour, Line, SlotKind
from slidegen.plan.content import ChartPlan, TablePlan
from slidegen.problems import Place
from slidegen.units import Box
from slidegen.values import dataclass

TEXT_KINDS: tuple[SlotKind, ...] = ("body", "obj")


@dataclass(frozen=True, slots=True)
class BlockSpan:
    """Characters of one look. `scale` is the size relative to the paragraph's level."""

    text: str
    bold: bool | None = None
    colour: Colour | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class BlockParagraph:
    """`bullet` None leaves the mark to the level, "none" takes it away.

    `continued` goes on from the slide before: it has no mark, and its first line is set in like
    the others.
    """

    spans: tuple[BlockSpan, ...]
    level: int = 0
    bullet: Bullet | Literal["none"] | None = None
    place: Place | None = None
    continued: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text with its role, the box it would like, and the kinds of slot that may serve it.

    `group` names the texts that share one size (by default all of the role in the deck).
    `one_line` forbids wrapping, `balanced` breaks lines by sense, `spread` opens the space
    between bullets to use the height. `moves` takes its slot along to the block's own place, where
    the template has the slot elsewhere (at `sought`, if that is said); `pinned` states its place on
    the slide even where that is the slot's. `optional` text is left out where it does not fit: it
    only repeats what stands elsewhere.
    """

    key: str
    name: str
    role: Role
    box: Box
    paragraphs: tuple[BlockParagraph, ...]
    kinds: tuple[SlotKind, ...] = ()
    group: str = ""
    one_line: bool = False
    balanced: bool = False
    spread: bool = False
    align: Literal["l", "ctr", "r"] | None = None
    anchor: Literal["t", "ctr", "b"] = "t"
    place: Place | None = None
    slide_number: bool = False
    moves: bool = False
    sought: Box | None = None
    pinned: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ShapeBlock:
    key: str
    name: str
    box: Box
    geometry: Literal["rect", "line", "ellipse", "homePlate", "chevron"] = "rect"
    fill: Colour | None = None
    line: Line | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    key: str
    name: str
    box: Box
    chart: ChartPlan
    kinds: tuple[SlotKind, ...] = ("chart", "obj")


@dataclass(frozen=True, slots=True)
class TableBlock:
    key: str
    name: str
    box: Box
    table: TablePlan
    kinds: tuple[SlotKind, ...] = ("tbl", "obj")


Block = TextBlock | ShapeBlock | ChartBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide's blocks in reading order, before a template layout is chosen for them.

    `otherwise` is for a template that has no layout for these blocks: the same content in the
    free area under a title. `roomier` is a form with more room for each text, for content that does
    not fit this one. `whole` blocks want a slot each or none: loose texts on a cover
    would stand on whatever is drawn there. `strip` are the chapters' names at the foot of a
    chapter slide.
    """

    blocks: tuple[Block, ...]
    furniture: bool = True
    strip: tuple[str, ...] = field(default=())
    otherwise: Draft | None = None
    roomier: Draft | None = None
    whole: bool = False
