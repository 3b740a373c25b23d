"""What the built-in template families look like: colours, fonts, grounds and ornaments."""

from __future__ import annotations

from dataclasses import dataclass, field

from shape_xml import quotation_mark, shape

from slidegen.arrange.page_frames import quote_frames
from slidegen.deck import Colour
from slidegen.template import Palette
from slidegen.units import Box, inches

PAGE = Box(0, 0, inches(13.333), inches(7.5))


@dataclass(frozen=True)
class Look:
    """One kind of page: its ground, whether the master's ornament shows, colours of its texts."""

    ground: Colour | None = None
    ornament: bool = True
    tones: dict[str, Colour] = field(default_factory=dict)
    shapes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Family:
    """A template family: the twelve colours of its theme, its major and minor typeface."""

    name: str
    title: str
    colours: dict[str, str]
    fonts: tuple[str, str]
    looks: dict[str, Look]
    ornament: str


def palette_of(family: Family) -> Palette:
    """The colours that drafts of this family are made with."""
    return Palette(
        text=Colour("tx1"),
        strong=Colour("tx2"),
        highlight=Colour("accent1"),
        muted=Colour("accent5"),
        secondary=Colour("accent6"),
        hairline=Colour("bg2", 85),
        rule=Colour("accent1"),
        track=Colour("bg2"),
        ground=Colour("bg1"),
        series=tuple(Colour(f"accent{n}") for n in range(1, 6)),  # type: ignore[arg-type]
    )


def inch_box(x: float, y: float, width: float, height: float) -> Box:
    return Box(inches(x), inches(y), inches(width), inches(height))


WHITE, MUTED = Colour("bg1"), Colour("tx2", 20, 80)


BLUE_PANEL = shape("色块", inch_box(10.811, 0, 2.522, 7.5), Colour("accent1"), 90)
BLUE = Family(
    name="blue",
    title="商务蓝",
    colours={
        "dk1": "1B2430",
        "lt1": "FFFFFF",
        "dk2": "0A2B4E",
        "lt2": "EDF2F7",
        "accent1": "1659A8",
        "accent2": "C06C12",
        "accent3": "4A98CB",
        "accent4": "13304E",
        "accent5": "8391A3",
        "accent6": "556274",
        "hlink": "1659A8",
        "folHlink": "556274",
    },
    fonts=("Microsoft YaHei", "Microsoft YaHei"),
    ornament=shape("页眉色条", inch_box(0.70, 0, 0.811, 0.09), Colour("accent1"), 90),
    looks={
        "cover": Look(
            Colour("tx2"),
            ornament=False,
            tones={
                "title": WHITE,
                "subtitle": MUTED,
                "author": WHITE,
                "occasion": MUTED,
                "date": WHITE,
            },
            shapes=(
                BLUE_PANEL,
                shape("短线", inch_box(0.70, 4.06, 0.811, 0.05), Colour("accent3"), 91),
            ),
        ),
        "closing": Look(
            Colour("tx2"),
            ornament=False,
            tones={"title": WHITE, "subtitle": MUTED, "author": MUTED, "date": WHITE},
            shapes=(
                BLUE_PANEL,
                shape("短线", inch_box(0.70, 3.52, 0.811, 0.05), Colour("accent3"), 91),
            ),
        ),
        "section": Look(
            Colour("tx2"),
            ornament=False,
            tones={"title": WHITE, "subtitle": MUTED, "number": Colour("accent3")},
        ),
        "quote": Look(
            Colour("bg2"),
            shapes=(
                quotation_mark(inch_box(1.80, 1.62, 0.814, 0.662), Colour("accent1"), 90),
                shape("短线", quote_frames(PAGE).bar, Colour("accent1"), 91),
            ),
        ),
    },
)
FAMILIES = (BLUE,)
