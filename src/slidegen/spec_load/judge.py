"""What pydantic found wrong, in the spec's own words: one problem for one mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from slidegen.problems import Place, Problems
from slidegen.spec import CHART_TYPES, Listed, Located, Node, Text
from slidegen.spec.examples import show_key
from slidegen.spec_load.explain_yaml import explain_text
from slidegen.spec_load.names import nearest, nearest_chart_type, strip_marks
from slidegen.spec_load.path import Step, key_place, model_at, place_of, walk
from slidegen.spec_load.source import Source
from slidegen.spec_load.unknown_keys import explain_unknown_key

Path = tuple[Step, ...]

_NEEDS = {
    "text": "needs-text",
    "list_type": "needs-list",
    "dict_type": "needs-keys",
    "model_type": "needs-keys",
    "model_attributes_type": "needs-keys",
    "union_tag_not_found": "needs-keys",
    "dash": "needs-list",
}


def report_errors(
    errors: Iterable[Mapping[str, Any]], root: Located, source: Source, problems: Problems
) -> None:
    """Add a problem for each error."""
    found = list(errors)
    judge = _Judge(root, source)
    unknown = [error for error in found if error["type"] == "extra_forbidden"]
    missing = {tuple(error["loc"]) for error in found if error["type"] == "missing"}
    for error in unknown:
        missing -= judge.take_unknown_key(tuple(error["loc"]), missing)
    for error in found:
        path = tuple(error["loc"])
        if error["type"] == "missing":
            if path in missing:
                judge.take_missing(path)
        elif error["type"] != "extra_forbidden":
            judge.take(error, path)
    for problem in judge.problems:
        problems.add(problem)


class _Judge:
    def __init__(self, root: Located, source: Source) -> None:
        self.problems = Problems()
        self._root = root
        self._source = source

    def take_unknown_key(self, path: Path, missing: set[Path]) -> set[Path]:
        """Report a key; returns the paths that are missing for no other reason than this key."""
        parent, key = path[:-1], str(path[-1])
        mapping = self._value(parent)
        model = model_at(parent)
        place = key_place(mapping, key) if isinstance(mapping, Located) else None
        lacking = {str(each[-1]) for each in missing if each[:-1] == parent}
        written = mapping if isinstance(mapping, Located) else Located()
        found = explain_unknown_key(key, place, written, model, lacking, self._source)
        self.problems.error(
            found.code, place if found.place is None else found.place, **found.values
        )
        return {(*parent, found.meant)} if found.meant is not None else set()

    def take_missing(self, path: Path) -> None:
        model = model_at(path[:-1])
        key = str(path[-1])
        place = self._holder_place(path[:-1])
        self.problems.error("missing-key", place, key=key, example=show_key(model, key))

    def take(self, error: Mapping[str, Any], path: Path) -> None:
        kind = str(error["type"])
        value = self._value(path)
        context: Mapping[str, Any] = error.get("ctx") or {}
        if value is None and kind != "curly_quotes":
            self._take_empty(path)
        elif kind in _NEEDS:
            self._take_wrong_kind(_NEEDS[kind], path, value)
        elif kind in ("too_short", "too_long"):
            self._take_count(kind, path, context)
        elif kind == "literal_error":
            self._take_wrong_word(path, value)
        elif kind == "series_length":
            self._take_series(path, context)
        else:
            self._take_other(kind, path, value, context)

    def _take_empty(self, path: Path) -> None:
        place = place_of(self._root, path)
        key = _key_of(path)
        trail = walk(self._root, path)
        if trail and isinstance(trail[-1][0], Listed):
            self.problems.error("empty-item", place)
            return
        if path[:1] == ("sections",) and len(trail) == 2:
            self.problems.error("section-empty", place, heading=key)
        else:
            self.problems.error("empty-value", place, key=key, example=self._example(path))

    def _take_wrong_kind(self, code: str, path: Path, value: Any) -> None:
        place = place_of(self._root, path)
        if isinstance(value, Text) and explain_text(value, self._source, self.problems):
            return
        if code == "needs-text" and _is_third_level(path, value):
            self.problems.error("points-too-deep", place)
        elif code == "needs-keys" and _is_item_of(path, "points"):
            self.problems.error("needs-point", place)
        elif code == "needs-keys" and _is_slide(path):
            self.problems.error("needs-slide", place)
        else:
            self.problems.error(code, place, key=_key_of(path), example=self._example(path))

    def _take_count(self, kind: str, path: Path, context: Mapping[str, Any]) -> None:
        key, count = _key_of(path), context.get("actual_length", 0)
        place = place_of(self._root, path)
        trail = walk(self._root, path)
        if trail and isinstance(trail[-1][0], Located):
            place = key_place(trail[-1][0], trail[-1][1])
        if path == ("sections",):
            self.problems.error("sections-empty", place)
        elif kind == "too_short":
            least = context.get("min_length")
            self.problems.error("too-few-items", place, key=key, count=count, least=least)
        else:
            most = context.get("max_length")
            self.problems.error("too-many-items", place, key=key, count=count, most=most)

    def _take_wrong_word(self, path: Path, value: Any) -> None:
        place = place_of(self._root, path)
        if not isinstance(value, Text):
            code = "needs-text"
            self.problems.error(code, place, key=_key_of(path), example=self._example(path))
        elif path[:1] == ("sections",) and path[-1] == "skip":
            if not explain_text(value, self._source, self.problems):
                self.problems.error("section-neither-slides-nor-skip", place, text=_short(value))
        elif path[-1] == "type" and strip_marks(value) in CHART_TYPES:
            self.problems.error("curly-quotes", place, bare=strip_marks(value))
        elif path[-1] == "type":
            near = nearest_chart_type(value)
            values: dict[str, Any] = {"nearest": near} if near else {}
            known = tuple(CHART_TYPES)
            self.problems.error("unknown-chart-type", place, name=str(value), known=known, **values)
        else:
            near = _nearest_language(value)
            values = {"nearest": near} if near else {}
            self.problems.error("unknown-language", place, name=str(value), **values)

    def _take_series(self, path: Path, context: Mapping[str, Any]) -> None:
        """Each series that is not as long as the categories, with both counts."""
        chart = self._value(path)
        series = chart.get("series") if isinstance(chart, Located) else None
        others = key_place(chart, "categories") if isinstance(chart, Located) else None
        for name, count in context["counts"].items():
            place = key_place(series, name) if isinstance(series, Located) else None
            self.problems.error(
                "series-length",
                place,
                others=(others,) if others else (),
                name=str(name),
                count=count,
                categories=context["categories"],
            )

    def _take_other(self, kind: str, path: Path, value: Any, context: Mapping[str, Any]) -> None:
        place = place_of(self._root, path)
        match kind:
            case "answer":
                key = _key_of(path)
                self.problems.error("needs-yes-or-no", place, key=key)
            case "curly_quotes":
                self.problems.error("curly-quotes", place, bare=str(value)[1:-1])
            case "point":
                self.problems.error("several-points-in-one", place)
            case "no_figures":
                self.problems.error("chart-without-figures", self._holder_place(path))
            case "figures_twice":
                given = [k for k in ("data", "categories", "series", "from") if k in value]
                self.problems.error(
                    "figures-twice", key_place(value, given[-1]), given=tuple(given)
                )
            case "no_cells":
                self.problems.error("table-without-cells", self._holder_place(path))
            case "cells_twice":
                self.problems.error("cells-twice", key_place(value, "from"))
            case "half_figures":
                self.take_missing((*path, context["key"]))
            case _:
                self.problems.error("not-understood", place, key=_key_of(path))

    def _value(self, path: Path) -> Any:
        trail = walk(self._root, path)
        return trail[-1][0][trail[-1][1]] if trail else self._root

    def _holder_place(self, path: Path) -> Place | None:
        """Where a mapping is: the key that it stands under, or its own first key in a list."""
        trail = walk(self._root, path)
        if trail and isinstance(trail[-1][0], Located):
            return key_place(trail[-1][0], trail[-1][1])
        return place_of(self._root, path)

    def _example(self, path: Path) -> str:
        """How the key at a path, or the nearest above it, is written."""
        for end in range(len(path), 0, -1):
            model: type[Node] = model_at(path[: end - 1])
            step = path[end - 1]
            if isinstance(step, str) and model.find_field(step) is not None:
                return show_key(model, step)
        return "…"


def _key_of(path: Path) -> str:
    """The key at a path, or the one above a list's item."""
    return next((str(step) for step in reversed(path) if _is_key(step)), "…")


def _is_key(step: Step) -> bool:
    return isinstance(step, str) and not step.startswith("layout ") and step not in _UNWRITTEN


# Steps that pydantic adds: the kinds of a chapter, and the check of a mapping's key.
_UNWRITTEN = ("slides", "skip", "[key]")


def _is_third_level(path: Path, value: Any) -> bool:
    return isinstance(value, Located | Listed) and [s for s in path if s == "points"][1:] != []


def _is_item_of(path: Path, key: str) -> bool:
    return len(path) > 1 and path[-2] == key and isinstance(path[-1], int)


def _is_slide(path: Path) -> bool:
    """Whether a path ends at an item of a list of slides."""
    return isinstance(path[-1], int) and (
        len(path) == 2 or (path[0] == "sections" and len(path) == 4)
    )


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def _nearest_language(name: str) -> str | None:
    words = {"zh": "zh-CN", "中文": "zh-CN", "chinese": "zh-CN", "zh-CN": "zh-CN"}
    words |= {"en": "en-US", "英文": "en-US", "英语": "en-US", "english": "en-US", "en-US": "en-US"}
    near = nearest(name, words)
    return words[near] if near is not None else None
