"""How a placeholder sets its text: what it states, else its master, else the master's styles.

Every property inherits on its own (ECMA-376 Part 1 §19.7.10, §21.1.2.4, §19.3.1.52, §19.2.1.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from lxml import etree

from slidegen.deck import Colour
from slidegen.powerpoint.shape_tree import integer
from slidegen.powerpoint.sheet import Placeholder
from slidegen.powerpoint.theme import ColourScheme, per_cent, read_colour, resolve_typeface
from slidegen.powerpoint.xml_part import A, P
from slidegen.template import LevelType, Theme

LEVELS = 5
# Where a text body states no insets (§21.1.2.1.1), in EMU: left, top, right, bottom.
_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
_STYLES = {"title": "titleStyle", "body": "bodyStyle", "other": "otherStyle"}
_ANCHORS: dict[str, Literal["t", "ctr", "b"]] = {"t": "t", "ctr": "ctr", "b": "b"}
_ALIGNS: dict[str, Literal["l", "ctr", "r"]] = {"l": "l", "ctr": "ctr", "r": "r"}

# A distance in pt, or as a multiple of the line (spcPct).
Spacing = tuple[Literal["pt", "lines"], float]


class Level(TypedDict, total=False):
    """What one source says of a level; what it is silent on is absent."""

    size: float
    bold: bool
    colour: Colour | None
    align: Literal["l", "ctr", "r"]
    line: Spacing
    before: Spacing
    after: Spacing
    margin: int
    indent: int
    bulleted: bool
    latin: str
    ea: str
    caps: bool


Style = tuple[Level, ...]


class TextStyles:
    """The styles that every placeholder of a master's layouts falls back on, read once."""

    def __init__(
        self,
        presentation: etree._Element,
        master: etree._Element,
        scheme: ColourScheme,
        theme: Theme,
    ) -> None:
        self._scheme = scheme
        self._theme = theme
        default = self._read(presentation.find(f"{P}defaultTextStyle"))
        found = master.find(f"{P}txStyles")
        self._of_kind = {
            kind: _over(self._read(found.find(f"{P}{tag}") if found is not None else None), default)
            for kind, tag in _STYLES.items()
        }
        self._of_master: dict[tuple[str, str], Style] = {}
        # Slots of one role say the same on many layouts, word for word.
        self._known: dict[tuple[str, str, str], tuple[LevelType, ...]] = {}

    def levels(
        self, own: str, above: Placeholder | None, kind: Literal["title", "body", "other"]
    ) -> tuple[LevelType, ...]:
        """The levels under the list style `own`; `above` is what the placeholder inherits from."""
        inherited = above.list_style if above is not None else ""
        key = (own, inherited, kind)
        if key not in self._known:
            if (inherited, kind) not in self._of_master:
                base = self._of_kind[kind]
                self._of_master[inherited, kind] = _over(self._read(_parse(inherited)), base)
            levels = _over(self._read(_parse(own)), self._of_master[inherited, kind])
            self._known[key] = tuple(_settle(level, self._theme) for level in levels)
        return self._known[key]

    def _read(self, styles: etree._Element | None) -> Style:
        if styles is None or not len(styles):
            return tuple(Level() for _ in range(LEVELS))
        # `defPPr` holds for every level that says nothing (§21.1.2.2.2).
        common = self._read_level(styles.find(f"{A}defPPr"))
        return tuple(
            {**common, **self._read_level(styles.find(f"{A}lvl{number}pPr"))}
            for number in range(1, LEVELS + 1)
        )

    def _read_level(self, properties: etree._Element | None) -> Level:
        level: Level = {}
        if properties is None:
            return level
        if (align := properties.get("algn")) is not None:
            level["align"] = _ALIGNS.get(align, "l")
        if (margin := properties.get("marL")) is not None:
            level["margin"] = integer(margin)
        if (indent := properties.get("indent")) is not None:
            level["indent"] = integer(indent)
        for child in properties:
            if child.tag == f"{A}lnSpc":
                level["line"] = _spacing(child)
            elif child.tag == f"{A}spcBef":
                level["before"] = _spacing(child)
            elif child.tag == f"{A}spcAft":
                level["after"] = _spacing(child)
            elif child.tag in (f"{A}buNone", f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip"):
                level["bulleted"] = child.tag != f"{A}buNone"
            elif child.tag == f"{A}defRPr":
                self._read_run(child, level)
        return level

    def _read_run(self, properties: etree._Element, level: Level) -> None:
        if (size := integer(properties.get("sz"))) > 0:
            level["size"] = size / 100
        if (bold := properties.get("b")) is not None:
            level["bold"] = bold in ("1", "true")
        if (caps := properties.get("cap")) is not None:
            level["caps"] = caps == "all"
        for child in properties:
            if child.tag == f"{A}solidFill":
                level["colour"] = read_colour(child, self._scheme)
            elif child.tag in (f"{A}gradFill", f"{A}noFill", f"{A}blipFill", f"{A}pattFill"):
                level["colour"] = None
            elif child.tag == f"{A}latin" and child.get("typeface"):
                level["latin"] = child.get("typeface", "")
            elif child.tag == f"{A}ea" and child.get("typeface"):
                level["ea"] = child.get("typeface", "")


def _parse(list_style: str) -> etree._Element | None:
    return etree.fromstring(list_style) if list_style else None


def _over(own: Style, base: Style) -> Style:
    return tuple({**under, **over} for over, under in zip(own, base, strict=True))


def _spacing(element: etree._Element) -> Spacing:
    for child in element:
        if child.tag == f"{A}spcPct":
            return "lines", per_cent(child.get("val"), 100) / 100
        if child.tag == f"{A}spcPts":
            return "pt", integer(child.get("val")) / 100
    return "pt", 0.0


def _settle(level: Level, theme: Theme) -> LevelType:
    """A level with nothing left open; 18 pt and one line where no source says otherwise."""
    size = level.get("size", 18.0)
    unit, amount = level.get("line", ("lines", 1.0))
    return LevelType(
        size=size,
        bold=level.get("bold", False),
        colour=level.get("colour"),
        align=level.get("align", "l"),
        pitch=amount if unit == "pt" and amount > 0 else None,
        pitch_ratio=amount if unit == "lines" and amount > 0 else 1.0,
        before=_in_points(level.get("before"), size),
        after=_in_points(level.get("after"), size),
        margin=level.get("margin", 0),
        indent=level.get("indent", 0),
        bulleted=level.get("bulleted", False),
        latin=resolve_typeface(level.get("latin", "+mn-lt"), theme),
        ea=resolve_typeface(level.get("ea", "+mn-ea"), theme),
        caps=level.get("caps", False),
    )


def _in_points(spacing: Spacing | None, size: float) -> float:
    """A share is one of the line, which is 1.2 × the size whatever the typeface."""
    if spacing is None:
        return 0.0
    unit, amount = spacing
    return amount if unit == "pt" else round(amount * 1.2 * size, 2)


def read_insets(body: Mapping[str, str]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in EMU from the attributes of `a:bodyPr`."""
    left, top, right, bottom = (
        integer(body.get(name), default) for name, default in _INSETS.items()
    )
    return left, top, right, bottom


def read_anchor(body: Mapping[str, str]) -> Literal["t", "ctr", "b"]:
    """`just` and `dist` stand at the bottom, as PowerPoint draws them."""
    return _ANCHORS.get(body.get("anchor") or "t", "b")


def is_vertical(placeholder: Placeholder, body: Mapping[str, str]) -> bool:
    """Whether text runs down the page: by its direction, or because its frame lies on its side."""
    return (
        (body.get("vert") or "horz") != "horz"
        or placeholder.ph.get("orient") == "vert"
        or placeholder.is_on_its_side
    )
