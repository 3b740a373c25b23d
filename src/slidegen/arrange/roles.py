"""How each kind of text is set where the template does not say: sizes, weights, colours, floors.

Sizes in pt, line pitches as multiples of the size. The built-in templates carry the same values
in their placeholders, so on those nothing is written twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from slidegen.values import dataclass

Tone = Literal["text", "strong", "highlight", "secondary", "ground"]


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """One level of a role. `hanging` is the width of a bullet's indent in pt, 0 without a mark."""

    size: float
    floor: float
    pitch: float = 1.2
    bold: bool = False
    tone: Tone = "text"
    before: float = 0.0
    hanging: float = 0.0
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Role:
    """`template_first`: where a slot serves the text its own look wins, else the role's does."""

    name: str
    levels: tuple[RoleLevel, ...]
    template_first: bool = False
    face: Literal["major", "minor"] = "minor"


# The smallest sizes anybody has to read: body 18 pt, labels 14 pt, tables 12 pt, sources 10.5 pt.
BODY_FLOOR = 18.0
LABEL_FLOOR = 14.0
TABLE_FLOOR = 12.0
SOURCE_FLOOR = 10.5
TITLE_FLOOR = 24.0
# A unit or label set small beside its number.
UNIT_FLOOR = 16.0

# The mark before a bullet, and its size in per cent of the text's.
MARK = "▪"
MARK_SIZE = 90

# Sizes that text steps down through; between neighbours nobody sees a mistake, only a decision.
LADDER = (
    138, 115, 96, 88, 80, 72, 66, 60, 54, 48, 46, 44, 40, 36, 32, 28,
    26, 24, 22, 20, 18, 16, 14, 12, 10.5,
)  # fmt: skip

TITLE = Role(
    "title",
    (RoleLevel(28, TITLE_FLOOR, 38 / 28, True, "strong"),),
    template_first=True,
    face="major",
)
COVER_TITLE = Role(
    "cover-title", (RoleLevel(54, 32, 74 / 54, True),), template_first=True, face="major"
)
CLOSING_TITLE = Role(
    "closing-title", (RoleLevel(46, 32, 60 / 46, True),), template_first=True, face="major"
)
COVER_TEXT = Role("cover-text", (RoleLevel(24, 18, 34 / 24),), template_first=True)
CLOSING_TEXT = Role("closing-text", (RoleLevel(22, 18, 34 / 22),), template_first=True)
COVER_AUTHOR = Role("cover-author", (RoleLevel(18, LABEL_FLOOR, 1.4, True),), template_first=True)
COVER_NOTE = Role("cover-note", (RoleLevel(18, LABEL_FLOOR, 1.4),), template_first=True)
COVER_DATE = Role("cover-date", (RoleLevel(20, LABEL_FLOOR, 29.2 / 20, True),), template_first=True)
SECTION_TITLE = Role(
    "section-title", (RoleLevel(46, 28, 1.3, True),), template_first=True, face="major"
)
SECTION_TEXT = Role("section-text", (RoleLevel(22, 18, 30 / 22),), template_first=True)
SECTION_NUMBER = Role("section-number", (RoleLevel(138, 40, 1.2, True),), template_first=True)
TAG = Role("tag", (RoleLevel(14, 12, 1.2, True, "highlight"),), template_first=True)
SOURCE = Role(
    "source", (RoleLevel(12, SOURCE_FLOOR, 1.2, False, "secondary"),), template_first=True
)
FOOTER = Role(
    "footer", (RoleLevel(12, SOURCE_FLOOR, 1.25, False, "secondary"),), template_first=True
)
BODY = Role(
    "body",
    (
        RoleLevel(22, BODY_FLOOR, 30 / 22, False, "text", before=14, hanging=22),
        RoleLevel(18, BODY_FLOOR, 28 / 18, False, "text", before=2, margin=22),
    ),
    template_first=True,
)
SIDE_BODY = Role(
    "side-body",
    (
        RoleLevel(20, BODY_FLOOR, 28 / 20, False, "text", before=12, hanging=20),
        RoleLevel(18, BODY_FLOOR, 27 / 18, False, "text", before=2, margin=20),
    ),
    template_first=True,
)
NOTE = Role("note", (RoleLevel(20, BODY_FLOOR, 29 / 20),), template_first=True)
AGENDA_TITLE = Role(
    "agenda-title", (RoleLevel(36, 24, 1.2, True, "strong"),), template_first=True, face="major"
)
STRIP = Role("strip", (RoleLevel(16, 12, 1.25),))
CHART_HEADING = Role("chart-heading", (RoleLevel(16, LABEL_FLOOR, 1.25, True),))
METRIC_VALUE = Role("metric-value", (RoleLevel(88, 28, 1.2, True, "strong"),))
METRIC_TEXT = Role(
    "metric-text",
    (
        RoleLevel(22, LABEL_FLOOR, 30 / 22, True, "text"),
        RoleLevel(18, LABEL_FLOOR, 28 / 18, True, "highlight", before=2),
        RoleLevel(18, LABEL_FLOOR, 28 / 18, False, "secondary", before=2),
    ),
)
ROW_LABEL = Role("row-label", (RoleLevel(22, BODY_FLOOR, 30 / 22, True, "strong"),))
ROW_BODY = Role(
    "row-body", (RoleLevel(20, BODY_FLOOR, 28 / 20, False, "text", before=6.7, hanging=20),)
)
SIDE_VALUE = Role("side-value", (RoleLevel(60, 32, 1.2, True, "highlight"),))
SIDE_HEADING = Role("side-heading", (RoleLevel(24, 18, 1.3, True, "highlight"),))
BAR_LEFT = Role(
    "bar-left",
    (
        RoleLevel(60, 24, 1.2, True, "highlight"),
        RoleLevel(18, LABEL_FLOOR, 1.3, True, "text"),
    ),
)
BAR_RIGHT = Role(
    "bar-right",
    (RoleLevel(48, 24, 1.2, True, "text"), RoleLevel(18, LABEL_FLOOR, 1.3, True, "text")),
)
STOP_DATE = Role("stop-date", (RoleLevel(20, LABEL_FLOOR, 1.3, True, "highlight"),))
STOP_TEXT = Role(
    "stop-text",
    (
        RoleLevel(20, 16, 28 / 20, True, "text"),
        RoleLevel(18, 16, 28 / 18, False, "text", before=8),
    ),
)
# In two rows, where the next dates stand close under the texts.
STOP_TEXT_DENSE = Role(
    "stop-text-dense",
    (
        RoleLevel(18, 16, 25 / 18, True, "text"),
        RoleLevel(16, 16, 24 / 16, False, "text", before=4),
    ),
)
STEP_NAME = Role("step-name", (RoleLevel(20, LABEL_FLOOR, 1.2, True, "strong"),))
STEP_VALUE = Role("step-value", (RoleLevel(60, 28, 1.2, True, "strong"),))
STEP_TEXT = Role("step-text", (RoleLevel(20, 16, 30 / 20),))
AGENDA_NUMBER = Role("agenda-number", (RoleLevel(36, 18, 1.2, True, "highlight"),))
AGENDA_ITEM = Role(
    "agenda-item",
    (
        RoleLevel(26, 18, 1.3, True, "text"),
        RoleLevel(18, LABEL_FLOOR, 1.4, False, "secondary", before=5),
    ),
)
QUOTE = Role("quote", (RoleLevel(36, 24, 58 / 36, False, "strong"),), template_first=True)
QUOTE_BY = Role(
    "quote-by",
    (
        RoleLevel(22, 16, 1.3, True, "text"),
        RoleLevel(18, LABEL_FLOOR, 1.4, False, "secondary", before=2),
    ),
)
SUMMARY_HEADING = Role("summary-heading", (RoleLevel(22, 16, 30 / 22, True, "strong"),))
SUMMARY_TEXT = Role("summary-text", (RoleLevel(20, 16, 30 / 20),))
SUMMARY_VALUE = Role(
    "summary-value",
    (
        RoleLevel(44, 28, 1.2, True, "highlight"),
        RoleLevel(16, LABEL_FLOOR, 1.3, False, "secondary"),
    ),
)


def sized(role: Role, size: float) -> Role:
    """The role with its first level at `size` pt (a metric is larger the fewer there are)."""
    first, *rest = role.levels
    return replace(role, levels=(replace(first, size=size, floor=min(first.floor, size)), *rest))
