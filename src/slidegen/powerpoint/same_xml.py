"""Whether two shapes say the same: what was found in a file, and what would be written for it.

That is how reading knows what it has understood. Left aside are marks that programs add as they
save, and values that say what holds anyway.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from slidegen.powerpoint.markup import (
    COLUMN_ID_URI,
    NAMESPACES,
    ROW_ID_URI,
    SHAPE_ID_URI,
    drawing,
    presentation,
)

# [MS-PPTX] modifyId, which PowerPoint counts up as a shape is edited.
_MODIFIED_URI = "{D42A27DB-BD31-4B8C-83A1-F6EECF244321}"
_MARKS = frozenset((SHAPE_ID_URI, COLUMN_ID_URI, ROW_ID_URI, _MODIFIED_URI))

_TYPE_NOISE = frozenset(
    ("lang", "altLang", "dirty", "err", "smtClean", "bmk", "kumimoji", "noProof")
)
_FACE_NOISE = frozenset(("panose", "pitchFamily", "charset"))
# Attributes that are read another way, or that carry no meaning for the audience.
_LEFT_ASIDE: dict[str, frozenset[str]] = {
    drawing("rPr"): _TYPE_NOISE,
    drawing("endParaRPr"): _TYPE_NOISE,
    drawing("latin"): _FACE_NOISE,
    drawing("ea"): _FACE_NOISE,
    drawing("buFont"): _FACE_NOISE,
    drawing("fld"): frozenset(("id",)),
    drawing("graphicFrameLocks"): frozenset(("noGrp",)),
    presentation("cNvPr"): frozenset(("id",)),
    presentation("ph"): frozenset(("sz", "orient", "hasCustomPrompt")),
}

_LINE_DEFAULTS = {"cap": "flat", "cmpd": "sng", "algn": "ctr"}
# Defaults of ECMA-376 Part 1 §20.1.2.2.24, §21.1.2.1.1, §21.1.2.2.7 and §21.1.3.17.
_DEFAULTS: dict[str, dict[str, str]] = {
    drawing("bodyPr"): {
        **{"rtlCol": "0", "rot": "0", "vert": "horz", "numCol": "1", "spcCol": "0"},
        **{"spcFirstLastPara": "0", "fromWordArt": "0", "anchorCtr": "0", "forceAA": "0"},
        **{"vertOverflow": "overflow", "horzOverflow": "overflow"},
    },
    drawing("pPr"): {
        **{"lvl": "0", "eaLnBrk": "1", "latinLnBrk": "0", "hangingPunct": "1", "rtl": "0"},
    },
    drawing("tcPr"): {
        **{"anchor": "t", "marL": "91440", "marR": "91440", "marT": "45720", "marB": "45720"},
    },
    **{drawing(name): _LINE_DEFAULTS for name in ("ln", "lnL", "lnR", "lnT", "lnB")},
}

# Elements that say nothing as long as they are empty.
_EMPTY_SAYS_NOTHING = frozenset(
    drawing(name)
    for name in (
        *("lstStyle", "avLst", "pPr", "rPr", "endParaRPr", "effectLst", "extLst", "round"),
        "graphicFrameLocks",
    )
) | frozenset((presentation("extLst"),))
_CELL_EDGES = frozenset(drawing(name) for name in ("lnL", "lnR", "lnT", "lnB"))

_Normal = tuple[str, tuple[tuple[str, str], ...], str, tuple[Any, ...]]


def same_xml(found: Any, written: str, *, ignore_text: bool = False) -> bool:
    """Whether the element found says what the text says. `ignore_text` leaves the text body aside,
    for shapes that have none to show."""
    again = etree.fromstring(f"<_ {NAMESPACES}>{written}</_>")[0]
    return _normal(found, ignore_text) == _normal(again, ignore_text)


def _normal(element: Any, ignore_text: bool) -> _Normal:
    tag = element.tag
    aside, defaults = _LEFT_ASIDE.get(tag, frozenset()), _DEFAULTS.get(tag, {})
    attributes = tuple(
        sorted(
            (name, value)
            for name, value in element.items()
            if name not in aside and defaults.get(name) != value
        )
    )
    children = [
        _normal(child, ignore_text)
        for child in element
        if isinstance(child.tag, str) and _counts(child, element, ignore_text)
    ]
    kept = tuple(child for child in children if not _says_nothing(child))
    text = (element.text or "") if tag == drawing("t") and not _is_field_text(element) else ""
    return (tag, attributes, text, kept)


def _counts(child: Any, parent: Any, ignore_text: bool) -> bool:
    """Whether a child is to be compared at all."""
    tag = child.tag
    if tag in (drawing("ext"), presentation("ext")) and child.get("uri") in _MARKS:
        return False
    if tag == presentation("txBody"):
        return not ignore_text
    if tag == drawing("endParaRPr"):
        return len(parent) == 1 or (len(parent) == 2 and parent[0].tag == drawing("pPr"))
    if tag == drawing("prstDash"):
        return bool(child.get("val") != "solid")
    if tag in (drawing("headEnd"), drawing("tailEnd")):
        return bool(child.get("type", "none") != "none")
    if tag == drawing("normAutofit"):
        # In a placeholder it repeats the template; in a text box its opposite is expected.
        return len(child.attrib) > 0
    if parent.tag == drawing("tcPr"):
        bare = tag in _CELL_EDGES and child.find(drawing("noFill")) is not None
        return not bare and tag != drawing("noFill")
    return True


def _says_nothing(normal: _Normal) -> bool:
    tag, attributes, _, children = normal
    return tag in _EMPTY_SAYS_NOTHING and not attributes and not children


def _is_field_text(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == drawing("fld")
