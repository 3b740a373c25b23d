"""A key that the language does not have, and what its author most likely meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from slidegen.problems import Place
from slidegen.spec import Located, Node, SlideSpec
from slidegen.spec_load.names import (
    key_place_below,
    layouts_with_key,
    likeness,
    nearest_key,
    strip_marks,
)
from slidegen.spec_load.source import Source
from slidegen.values import dataclass

# As like as `note` and `notes`: rather misspelt than a key of some other layout.
_VERY_LIKE = 0.8


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """What to say; `meant` is the key that therefore is not also missing."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    meant: str | None = None
    place: Place | None = None


def explain_unknown_key(
    key: str,
    place: Place | None,
    mapping: Located,
    model: type[Node],
    lacking: set[str],
    source: Source,
) -> UnknownKey:
    """The likeliest reason. `lacking` are the keys that the mapping has to have and has not."""
    found = _by_characters(key, place, model)
    if found is None and mapping.get(key) is None and _stands_alone(place, source):
        found = UnknownKey("comma-in-text", {"text": key})
    if found is not None:
        return found
    near = nearest_key(key, model, [each for each in mapping if each != key])
    if near is None or likeness(key, near) < _VERY_LIKE:
        found = _by_neighbours(key, mapping, model, lacking)
        if found is not None and near not in lacking:
            return found
    if near is None:
        return UnknownKey("unknown-key", {"key": key, "known": model.key_names()})
    return UnknownKey("unknown-key", {"key": key, "nearest": near}, near)


def _by_characters(key: str, place: Place | None, model: type[Node]) -> UnknownKey | None:
    """A right key with something about it that is easily overlooked."""
    spaces = len(key) - len(key.lstrip("\u3000\xa0"))
    if spaces and place is not None:
        at = Place(place.file, place.line, place.column, spaces)
        return UnknownKey("yaml-wide-space", meant=strip_marks(key), place=at)
    bare = strip_marks(key)
    if bare in model.key_names():
        odd = next(char for char in key if char not in bare)
        values = {
            "key": bare,
            "character": f"U+{ord(odd):04X} {unicodedata.name(odd, '')}".strip(),
        }
        return UnknownKey("odd-character-in-key", values, bare)
    return _by_colon(key, place, model)


def _by_colon(key: str, place: Place | None, model: type[Node]) -> UnknownKey | None:
    """`value：5个` and `value:5个` between braces: all of it was taken for a key."""
    for colon, code in (("：", "yaml-wide-colon"), (":", "yaml-colon-space")):
        before, found, _ = key.partition(colon)
        meant = strip_marks(before)
        if found and meant in model.key_names():
            at = None
            if place is not None:
                at = Place(place.file, place.line, place.column + len(before), 1)
            return UnknownKey(code, {"key": meant}, meant, at)
    return None


def _by_neighbours(
    key: str, mapping: Located, model: type[Node], lacking: set[str]
) -> UnknownKey | None:
    """A key that is right elsewhere: under another key of this mapping, or in another layout."""
    below = key_place_below(key, model, mapping)
    if below is not None:
        meant = below if below in lacking else None
        return UnknownKey("key-belongs-below", {"key": key, "below": below}, meant)
    if issubclass(model, SlideSpec) and (layouts := layouts_with_key(key)):
        layout = str(model.model_fields["layout"].default)
        values = {
            "key": key,
            "layout": layout,
            "layouts": layouts,
            "known": model.key_names(),
        }
        return UnknownKey("key-of-other-layout", values)
    return None


def _stands_alone(place: Place | None, source: Source) -> bool:
    """Whether no colon follows: between braces, what stands behind a comma is a key of its own."""
    if place is None:
        return False
    rest = source.rows[place.line - 1][place.column - 1 + place.length :].lstrip(" \"'")
    return rest[:1] in (",", "}")
