"""From the path of a validation error to what the author wrote there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from slidegen.problems import Place
from slidegen.spec import LAYOUTS, DeckSpec, Listed, Located, Node, layout_tag
from slidegen.spec_load.names import node_in

Step = int | str

_MODELS = {layout_tag(layout): model for layout, model in LAYOUTS.items()}


def walk(root: Located, path: Iterable[Step]) -> list[tuple[Any, Any]]:
    """Each list or mapping on the way with the key taken in it, as far as it was written.

    Steps that stand for nothing written are passed over: the kind of slide tried, and keys that a
    short form leaves out (`- 文化: [博物馆]` has no `points`).
    """
    trail: list[tuple[Any, Any]] = []
    value: Any = root
    for step in path:
        key: Any = step
        if (isinstance(value, Located) and key in value) or (
            isinstance(value, Listed) and isinstance(key, int) and key < len(value)
        ):
            trail.append((value, key))
            value = value[key]
        elif isinstance(value, Located) and step == "points" and len(value) == 1:
            trail.append((value, next(iter(value))))
            value = next(iter(value.values()))
    return trail


def place_of(root: Located, path: Iterable[Step]) -> Place | None:
    """Where the value at a path stands; of an empty one and of one that is missing, its key."""
    trail = walk(root, path)
    for container, key in reversed(trail):
        place: Place | None = getattr(container[key], "place", None)
        if place is not None:
            return place
        if isinstance(container, Listed) and container[key] is None:
            return _empty_place(container, key)
        if isinstance(container, Located):
            return key_place(container, key)
    return root.place


def _empty_place(items: Listed, index: int) -> Place | None:
    before = sum(item is None for item in items[:index])
    return items.empty[before] if before < len(items.empty) else items.place


def key_place(mapping: Located, key: str) -> Place | None:
    """Where a key itself stands."""
    for each in mapping:
        if each == key:
            place: Place | None = getattr(each, "place", None)
            return place
    return mapping.place


def model_at(path: Iterable[Step]) -> type[Node]:
    """The model that the mapping at a path is read as."""
    model: type[Node] = DeckSpec
    for step in path:
        if step in _MODELS:
            model = _MODELS[str(step)]
        elif isinstance(step, str) and (name := model.find_field(step)) is not None:
            model = node_in(model.model_fields[name].annotation) or model
    return model
