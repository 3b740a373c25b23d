"""What the built-in template families look like: colours, fonts, grounds and ornaments.

Places are in inches on a page of 13.333 × 7.5. A look changes what a layout would otherwise take
from the blocks that slidegen drafts: where a text stands, in which tone, face and size.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shape_xml import quotation_mark, shape

from slidegen.arrange.page_frames import quote_frames
from slidegen.deck import Colour, ThemeSlot
from slidegen.template import Palette
from slidegen.units import Box, inches

PAGE = Box(0, 0, inches(13.333), inches(7.5))
TITLE = Box(inches(0.70), inches(0.83), inches(11.933), inches(1.15))
ACCENTS: tuple[ThemeSlot, ...] = ("accent1", "accent2", "accent3", "accent4", "accent5")


TEXT, PAGE_TONE, PANEL = Colour("tx1"), Colour("bg1"), Colour("bg2")
HIGHLIGHT, SECOND, SECONDARY = Colour("accent1"), Colour("accent2"), Colour("accent6")
TITLE_TONE, SHADED, SHADED_MORE = Colour("tx2"), Colour("bg2", 85), Colour("bg2", 78)


def inch_box(x: float, y: float, width: float, height: float) -> Box:
    return Box(inches(x), inches(y), inches(width), inches(height))


@dataclass(frozen=True)
class Look:
    """One kind of page: its ground, whether the master's ornament shows, how its texts look.

    Texts are told by the key of their block without its number. `faces` are "major" or the name
    of a typeface, `sizes` pt.
    """

    ground: Colour | None = None
    ornament: bool = True
    tones: dict[str, Colour] = field(default_factory=dict)
    shapes: tuple[str, ...] = ()
    places: dict[str, Box] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    aligns: dict[str, str] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """A template family: the twelve colours of its theme, its major and minor typeface.

    `dark` maps text to the light colours. `strong` is the tone of large numbers, and of titles
    unless there is a `title_tone`. A face that is heavy as it is has no `bold_titles`.
    """

    name: str
    title: str
    colours: dict[str, str]
    fonts: tuple[str, str]
    looks: dict[str, Look]
    ornament: str
    dark: bool = False
    strong: Colour = TITLE_TONE
    rule: Colour = HIGHLIGHT
    hairline: Colour = SHADED
    title_tone: Colour | None = None
    title_box: Box = TITLE
    tag_top: float = 0.50
    bold_titles: bool = True


def palette_of(family: Family) -> Palette:
    """The colours that drafts of this family are made with."""
    return Palette(
        text=TEXT,
        strong=family.strong,
        highlight=HIGHLIGHT,
        muted=Colour("accent5"),
        secondary=SECONDARY,
        hairline=family.hairline,
        rule=family.rule,
        track=PANEL,
        ground=PAGE_TONE,
        series=tuple(Colour(slot) for slot in ACCENTS),
    )


def rule(y: float, weight: float, colour: Colour, number: int, x: float, width: float) -> str:
    """A rule as a thin rectangle; `y` is its middle, `weight` in pt."""
    height = weight / 72
    return shape("横线", inch_box(x, y - height / 2, width, height), colour, number)


def mark(box: Box, colour: Colour = HIGHLIGHT) -> tuple[str, str]:
    """The opening mark of a quotation, and the short bar between it and its author."""
    return (
        quotation_mark(box, colour, 90),
        shape("短线", quote_frames(PAGE).bar, colour, 91),
    )


MARK = inch_box(1.80, 1.62, 0.814, 0.662)
# The foot of covers: what it is for at the left, the date at the right, on one baseline.
OCCASION, DATE = inch_box(0.70, 5.90, 8.70, 0.38), inch_box(9.633, 5.85, 3.0, 0.86)
LOW_OCCASION, LOW_DATE = inch_box(0.70, 6.20, 8.70, 0.38), inch_box(9.633, 6.15, 3.0, 0.86)


# --- blue ----------------------------------------------------------------------------------------

ON_DARK = Colour("tx2", 20, 80)
BLUE_PANEL = shape("色块", inch_box(10.811, 0, 2.522, 7.5), HIGHLIGHT, 90)
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
    ornament=shape("页眉色条", inch_box(0.70, 0, 0.811, 0.09), HIGHLIGHT, 90),
    looks={
        "cover": Look(
            Colour("tx2"),
            ornament=False,
            tones={
                "title": PAGE_TONE,
                "subtitle": ON_DARK,
                "author": PAGE_TONE,
                "occasion": ON_DARK,
                "date": PAGE_TONE,
            },
            shapes=(
                BLUE_PANEL,
                shape("短线", inch_box(0.70, 4.06, 0.811, 0.05), Colour("accent3"), 91),
            ),
        ),
        "closing": Look(
            Colour("tx2"),
            ornament=False,
            tones={"title": PAGE_TONE, "subtitle": ON_DARK, "author": ON_DARK, "date": PAGE_TONE},
            shapes=(
                BLUE_PANEL,
                shape("短线", inch_box(0.70, 3.52, 0.811, 0.05), Colour("accent3"), 91),
            ),
        ),
        "section": Look(
            Colour("tx2"),
            ornament=False,
            tones={"title": PAGE_TONE, "subtitle": ON_DARK, "number": Colour("accent3")},
        ),
        "quote": Look(PANEL, shapes=mark(MARK), faces={"title": "SimSun"}),
    },
)


# --- red -----------------------------------------------------------------------------------------


def double_rule(y: float) -> str:
    """The head of a page: a strong rule and a fine one 0.052 in under it."""
    return rule(y, 3, HIGHLIGHT, 90, 0.70, 11.933) + rule(y + 0.052, 1, HIGHLIGHT, 91, 0.70, 11.933)


RED_PANEL = (
    shape("色块", inch_box(0, 0, 13.333, 5.25), HIGHLIGHT, 90),
    rule(5.341, 3.5, SECOND, 91, 0, 13.333),
    rule(5.406, 1, SECOND, 92, 0, 13.333),
)
RED = Family(
    name="red",
    title="党政红",
    colours={
        "dk1": "2B2421",
        "lt1": "FFFFFF",
        "dk2": "6E1417",
        "lt2": "F8F3EA",
        "accent1": "9F1D21",
        "accent2": "B48A36",
        "accent3": "2F4F68",
        "accent4": "6D97B5",
        "accent5": "978D83",
        "accent6": "655B53",
        "hlink": "9F1D21",
        "folHlink": "655B53",
    },
    fonts=("STZhongsong", "Microsoft YaHei"),
    ornament=double_rule(0.781),
    strong=TEXT,
    hairline=SHADED_MORE,
    title_tone=TITLE_TONE,
    title_box=inch_box(0.70, 0.92, 11.933, 1.10),
    tag_top=0.45,
    bold_titles=False,
    looks={
        "cover": Look(
            PANEL,
            ornament=False,
            tones={
                "title": PAGE_TONE,
                "subtitle": PANEL,
                "author": PANEL,
                "occasion": TEXT,
                "date": SECONDARY,
            },
            shapes=RED_PANEL,
            places={
                "subtitle": inch_box(0.70, 4.05, 11.933, 0.97),
                "occasion": OCCASION,
                "date": DATE,
            },
            aligns={"date": "r"},
            anchors={"date": "t"},
            sizes={"date": 18},
        ),
        "closing": Look(
            PANEL,
            ornament=False,
            tones={"title": PAGE_TONE, "subtitle": PANEL, "author": TEXT, "date": SECONDARY},
            shapes=RED_PANEL,
            places={
                "subtitle": inch_box(0.70, 3.60, 11.933, 1.40),
                "author": OCCASION,
                "date": DATE,
            },
            aligns={"date": "r"},
            anchors={"date": "t"},
            sizes={"date": 18},
        ),
        "agenda": Look(
            ornament=False,
            shapes=(double_rule(0.42),),
            faces={"number": "major", "item": "major"},
        ),
        "section": Look(
            PANEL,
            ornament=False,
            tones={"number": PANEL, "title": TEXT, "subtitle": TEXT},
            shapes=(
                shape("色块", inch_box(0, 0, 4.55, 6.05), HIGHLIGHT, 90),
                rule(3.576, 2, SECOND, 91, 5.00, 2.833),
                rule(3.615, 0.75, SECOND, 92, 5.00, 2.833),
            ),
            places={
                "number": inch_box(0.70, 1.70, 3.50, 1.92),
                "title": inch_box(5.00, 1.70, 7.633, 1.727),
                "subtitle": inch_box(5.00, 3.85, 7.633, 0.90),
            },
            anchors={"title": "b"},
            faces={"number": "major"},
            sizes={"number": 115},
        ),
        "section-plain": Look(
            PANEL,
            ornament=False,
            tones={"title": TEXT, "subtitle": TEXT},
            shapes=(
                shape("色块", inch_box(0, 0, 13.333, 3.00), HIGHLIGHT, 90),
                rule(3.091, 3.5, SECOND, 91, 0, 13.333),
                rule(3.156, 1, SECOND, 92, 0, 13.333),
            ),
        ),
        "quote": Look(PANEL, shapes=mark(MARK), faces={"title": "SimSun"}),
    },
)


# --- light ---------------------------------------------------------------------------------------

LIGHT_RULES = (
    rule(0.625, 3.6, TEXT, 90, 0.70, 11.933),
    rule(6.05, 0.75, SECONDARY, 91, 0.70, 11.933),
)
LIGHT = Family(
    name="light",
    title="简洁浅色",
    colours={
        "dk1": "1C1C1E",
        "lt1": "FFFFFF",
        "dk2": "33383E",
        "lt2": "F4F4F1",
        "accent1": "00695C",
        "accent2": "B7791F",
        "accent3": "23272B",
        # Apart from the grey beside it for everybody.
        "accent4": "3F7FBF",
        "accent5": "8C9298",
        "accent6": "5B6268",
        "hlink": "00695C",
        "folHlink": "5B6268",
    },
    fonts=("Microsoft YaHei", "Microsoft YaHei"),
    ornament=rule(0.351, 1.5, TEXT, 90, 0.70, 11.933),
    strong=TEXT,
    rule=TEXT,
    hairline=SHADED_MORE,
    looks={
        "cover": Look(
            ornament=False,
            tones={
                "title": TEXT,
                "subtitle": HIGHLIGHT,
                "author": TEXT,
                "occasion": TEXT,
                "date": SECONDARY,
            },
            shapes=LIGHT_RULES,
            places={
                "author": inch_box(0.70, 0.782, 11.933, 0.38),
                "subtitle": inch_box(0.70, 4.05, 11.933, 0.97),
                "occasion": LOW_OCCASION,
                "date": LOW_DATE,
            },
            aligns={"date": "r"},
            anchors={"date": "t"},
            sizes={"date": 18},
        ),
        "closing": Look(
            ornament=False,
            tones={"title": TEXT, "subtitle": HIGHLIGHT, "author": TEXT, "date": SECONDARY},
            shapes=LIGHT_RULES,
            places={
                "subtitle": inch_box(0.70, 3.60, 11.933, 1.45),
                "author": LOW_OCCASION,
                "date": LOW_DATE,
            },
            aligns={"date": "r"},
            anchors={"date": "t"},
            sizes={"date": 18},
        ),
        "section": Look(
            ornament=False,
            tones={"number": HIGHLIGHT, "title": TEXT, "subtitle": TEXT},
            shapes=LIGHT_RULES[:1],
            places={
                "number": inch_box(0.70, 1.30, 3.90, 3.34),
                "title": inch_box(4.744, 1.80, 7.889, 1.74),
                "subtitle": inch_box(4.744, 3.73, 7.889, 0.90),
            },
            anchors={"title": "b"},
            sizes={"number": 200},
        ),
        "section-plain": Look(
            ornament=False,
            tones={"title": TEXT, "subtitle": TEXT},
            shapes=LIGHT_RULES[:1],
        ),
        "quote": Look(PANEL, shapes=mark(MARK)),
    },
)


# --- dark ----------------------------------------------------------------------------------------

DARK_BAR = inch_box(0.70, 4.06, 0.811, 0.05)
DARK_PANEL = shape("色块", inch_box(10.811, 0, 2.522, 7.5), PANEL, 90)
DARK = Family(
    name="dark",
    title="深色大屏",
    colours={
        "dk1": "0A1F3A",
        "lt1": "FFFFFF",
        "dk2": "14325A",
        "lt2": "B4D4F5",
        "accent1": "5AA9F0",
        "accent2": "F5B04C",
        "accent3": "3FB5A3",
        "accent4": "E6EDF5",
        "accent5": "5F7391",
        "accent6": "AEBBCB",
        "hlink": "5AA9F0",
        "folHlink": "AEBBCB",
    },
    fonts=("Microsoft YaHei", "Microsoft YaHei"),
    ornament=shape("页眉色条", inch_box(0.70, 0, 0.811, 0.09), HIGHLIGHT, 90),
    dark=True,
    strong=TEXT,
    hairline=Colour("accent5", 60),
    looks={
        "cover": Look(
            ornament=False,
            tones={
                "title": TEXT,
                "subtitle": Colour("tx2"),
                "author": TEXT,
                "occasion": SECONDARY,
                "date": TEXT,
            },
            shapes=(DARK_PANEL, shape("短线", DARK_BAR, HIGHLIGHT, 91)),
        ),
        "closing": Look(
            ornament=False,
            tones={"title": TEXT, "subtitle": Colour("tx2"), "author": SECONDARY, "date": TEXT},
            shapes=(
                DARK_PANEL,
                shape("短线", inch_box(0.70, 3.52, 0.811, 0.05), HIGHLIGHT, 91),
            ),
        ),
        "section": Look(
            PANEL,
            ornament=False,
            tones={"title": TEXT, "subtitle": Colour("tx2"), "number": HIGHLIGHT},
        ),
        "quote": Look(PANEL, shapes=mark(MARK)),
    },
)
FAMILIES = (BLUE, RED, LIGHT, DARK)
