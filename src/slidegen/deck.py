"""The deck: slides of items at fixed boxes. What is written to a .pptx and what is read back.

Nothing is left to choose here: text has its size and its lines, charts their values and colours.
Colours and fonts are references into the template's theme, so a presenter who changes the theme
recolours the deck.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Literal

from slidegen.units import Box
from slidegen.values import dataclass

ThemeSlot = Literal[
    "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"
]


@dataclass(frozen=True, slots=True)
class Colour:
    """A theme colour, optionally lightened or darkened (ECMA-376 Part 1 §20.1.2.3.20-21).

    `lum_mod` and `lum_off` are whole per cent; 100 and 0 leave the theme colour as it is.
    """

    slot: ThemeSlot
    lum_mod: int = 100
    lum_off: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. What is None is inherited from the template.

    `text` has no line ends; a chosen line break is a `Run` whose text is "\\v".
    `size` is in pt; `spacing` is extra space after each character in pt; `face` "major" or
    "minor" refers to the theme's fonts, `lang` is a BCP 47 tag.
    """

    text: str
    size: float | None = None
    bold: bool | None = None
    colour: Colour | None = None
    spacing: float | None = None
    face: Literal["major", "minor"] | None = None
    lang: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class Bullet:
    """A mark before a paragraph. `size` is per cent of the text size, `face` a typeface name."""

    char: str
    colour: Colour | None = None
    size: int | None = None
    face: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on one or more lines. What is None is inherited from the template.

    `level` counts from 0; `line_pitch`, `before` and `after` are exact pt; `margin` and
    `indent` are EMU (indent is negative for a hanging mark); `bullet` "none" switches the
    template's bullet off.
    """

    runs: tuple[Run, ...]
    level: int = 0
    align: Literal["l", "ctr", "r"] | None = None
    line_pitch: float | None = None
    before: float | None = None
    after: float | None = None
    margin: int | None = None
    indent: int | None = None
    bullet: Bullet | Literal["none"] | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """The outline of a shape or cell edge; `width` in pt."""

    colour: Colour
    width: float
    dash: Literal["solid", "dash"] = "solid"


SlotKind = Literal[
    "title",
    "ctrTitle",
    "subTitle",
    "body",
    "obj",
    "chart",
    "tbl",
    "pic",
    "dt",
    "ftr",
    "sldNum",
]


@dataclass(frozen=True, slots=True)
class SlotRef:
    """Which placeholder of the slide's template layout an item fills."""

    kind: SlotKind
    idx: int


@dataclass(frozen=True, slots=True)
class TextItem:
    """Text in a placeholder (`slot`) or in a text box.

    `box` is always the frame on the slide; `own_box` says whether it is written (a text box, or a
    placeholder that leaves its template's place) or inherited. `insets` (left, top, right,
    bottom, EMU) and `anchor` are None when inherited from the placeholder. `fill` and `line`
    dress a text box as a native shape. `field` makes the text a slide-number or date field.
    """

    key: str
    name: str
    box: Box
    paragraphs: tuple[Paragraph, ...]
    slot: SlotRef | None = None
    own_box: bool = True
    anchor: Literal["t", "ctr", "b"] | None = None
    insets: tuple[int, int, int, int] | None = None
    fill: Colour | None = None
    line: Line | None = None
    field: Literal["slidenum"] | None = None

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ShapeItem:
    """A native shape without text: a rule, a bar, a panel. Marked decorative unless `alt` is set.

    A horizontal or vertical rule is a "line" whose box has height or width 0.
    """

    key: str
    name: str
    box: Box
    geometry: Literal["rect", "line", "ellipse", "homePlate", "chevron"] = "rect"
    fill: Colour | None = None
    line: Line | None = None
    alt: str = ""


ChartKind = Literal[
    "column",
    "bar",
    "column-stacked",
    "bar-stacked",
    "column-stacked-100",
    "bar-stacked-100",
    "line",
    "pie",
    "doughnut",
]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value of a series. `value` None is a gap.

    `label` None shows the value in the series' number format; a text is shown as it stands, the
    empty text is no label. `label_side` says where a line's label stands, None above the point.
    `number_format` overrides the series' format for this point (so that 8%左右 stays tied to its
    value). `colour` None is the series' colour; `forecast` draws it outlined and dashed.
    """

    value: Decimal | None
    label: str | None = None
    number_format: str | None = None
    colour: Colour | None = None
    label_colour: Colour | None = None
    label_bold: bool = False
    forecast: bool = False
    label_side: Literal["l", "r", "b"] | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    name: str
    colour: Colour
    points: tuple[ChartPoint, ...]
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class ChartItem:
    """A native chart with its workbook.

    Text sizes in pt. `plot_area` is the inner plot rectangle in EMU, relative to `box`, or None
    to leave it to the program. `maximum` and `minimum` fix the value axis. `gap` and `overlap`
    are per cent of a bar's width. `legend` "none" where one series needs no name; `legend_area` is
    its rectangle in EMU, relative to `box`, or None to leave it to the program.
    `unit` is kept for "Edit Data": it stands in the workbook beside the series' names.
    `show_scale` draws the value axis and its gridlines; its numbers have the labels' size and
    `scale_format` and stand at every `scale_step`, or where the program sets them if that is None.
    """

    key: str
    name: str
    box: Box
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    alt: str
    label_size: float
    category_size: float
    text_colour: Colour
    axis_colour: Colour
    slot: SlotRef | None = None
    own_box: bool = True
    plot_area: Box | None = None
    gap: int = 90
    overlap: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    legend: Literal["none", "top", "right", "bottom"] = "none"
    show_labels: bool = True
    share_labels: bool = False
    legend_area: Box | None = None
    legend_size: float = 16.0
    show_scale: bool = False
    scale_step: Decimal | None = None
    scale_format: str = "General"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. Edges are None where nothing is drawn; insets (l, t, r, b) in EMU."""

    paragraphs: tuple[Paragraph, ...]
    anchor: Literal["t", "ctr", "b"] = "ctr"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    fill: Colour | None = None
    top: Line | None = None
    bottom: Line | None = None

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class TableItem:
    """A native table. `widths` and `heights` are EMU and add up to the box."""

    key: str
    name: str
    box: Box
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    header_row: bool = True
    first_column: bool = False
    slot: SlotRef | None = None
    own_box: bool = True


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """Something on a slide that slidegen does not model; its XML is carried along untouched."""

    key: str
    name: str
    box: Box
    xml: str


Item = TextItem | ShapeItem | ChartItem | TableItem | ForeignItem


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. Items stand in reading order, which is also the drawing order.

    `layout` is the part name of the template layout ("/ppt/slideLayouts/slideLayout4.xml");
    `notes` are the paragraphs of the speaker notes; `section` names the presentation section.
    """

    key: str
    layout: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class DeckProperties:
    """Document properties (docProps/core.xml). `date` is ISO (YYYY-MM-DD) or empty."""

    title: str = ""
    author: str = ""
    subject: str = ""
    date: str = ""
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything that goes into the file, apart from the template it is written on.

    Width and height are EMU. `state` are further texts kept in the file under a name (the
    report's digest, the trace), for later runs.
    """

    width: int
    height: int
    slides: tuple[Slide, ...]
    properties: DeckProperties = DeckProperties()
    state: dict[str, str] = field(default_factory=dict)
