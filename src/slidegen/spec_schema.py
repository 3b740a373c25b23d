"""The spec language for editors (JSON Schema) and for people (its layouts, key by key)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from slidegen.spec import CHART_TYPES, LAYOUT_KEYS, LAYOUTS, DeckSpec, Node, SlideSpec
from slidegen.spec.examples import describe, show_block, show_value
from slidegen.spec_load.names import node_in
from slidegen.values import dataclass

Language = Literal["zh", "en"]
Schema = dict[str, Any]

_SLIDE = {"$ref": "#/$defs/Slide"}
_NULL: Schema = {"type": "null"}
# The contents one of which a slide may highlight by its name.
_HIGHLIGHTED = frozenset(("metrics", "summary", "timeline", "process"))


def schema_text() -> str:
    """The schema as the file `schema/slidegen.schema.json` holds it."""
    return json.dumps(spec_schema(), ensure_ascii=False, indent=2) + "\n"


def spec_schema() -> Schema:
    """JSON Schema (2020-12) of a spec file. It accepts what `load_spec` accepts.

    Slides are told apart by `if`/`then` on their layout rather than by alternatives, because an
    editor then says what is wrong with a slide instead of "matches none of twelve schemas".
    """
    made = DeckSpec.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = made.pop("$defs")
    for definition in (made, *definitions.values()):
        _allow_empty(definition)
    definitions["Point"] = _point_schema(definitions["Point"])
    definitions["ChartSpec"]["oneOf"] = [
        _has("data"),
        {"allOf": [_has("categories"), _has("series")]},
        _has("from"),
    ]
    definitions["ChartSpec"]["properties"]["type"]["enumDescriptions"] = list(CHART_TYPES.values())
    definitions["TableSpec"]["oneOf"] = [
        {"allOf": [_has("columns"), _has("rows")]},
        _has("from"),
    ]
    definitions["Slide"] = _slide_schema()
    tidy: Schema = _tidy({**made, "$defs": dict(sorted(definitions.items()))})
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "slidegen"}
    return {**head, **tidy}


def _allow_empty(definition: Schema) -> None:
    """A key that may be left out may also stand with nothing behind it."""
    required = definition.get("required", [])
    for key, prop in definition.get("properties", {}).items():
        if key in required or _NULL in prop.get("anyOf", ()):
            continue
        about = {k: prop.pop(k) for k in ("description", "examples", "default") if k in prop}
        definition["properties"][key] = {"anyOf": [{**prop}, _NULL], **about}


def _point_schema(long: Schema) -> Schema:
    """A text, `text: [text]`, or the long form."""
    about = long.pop("description")
    short = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"enum": ["text", "points"]}},
        "additionalProperties": {"anyOf": [long["properties"]["points"], _NULL]},
    }
    return {
        "description": about,
        "anyOf": [{"type": ["string", "number", "boolean"]}, short, long],
    }


def _slide_schema() -> Schema:
    by_name = [
        {"if": _is_layout(layout), "then": {"$ref": f"#/$defs/{model.__name__}"}}
        for layout, model in LAYOUTS.items()
    ]
    by_keys = [
        {"if": _speaks_for(layout), "then": {"$ref": f"#/$defs/{LAYOUTS[layout].__name__}"}}
        for layout in dict.fromkeys((*LAYOUT_KEYS.values(), "bullets"))
    ]
    return {
        "type": "object",
        "description": "一页 / one slide",
        "properties": {
            "layout": {
                "description": "版式：别的键说得清就不用写 / the layout, if no key says it",
                "enum": [*LAYOUTS, None],
                "enumDescriptions": [_about(model) for model in LAYOUTS.values()],
            }
        },
        "anyOf": [_has(key) for key in ("layout", *LAYOUT_KEYS, "points")],
        "allOf": [*by_name, *by_keys],
    }


def _is_layout(layout: str) -> Schema:
    return {"required": ["layout"], "properties": {"layout": {"const": layout}}}


def _speaks_for(layout: str) -> Schema:
    """No layout is named, and the keys say this one."""
    own = [key for key, each in LAYOUT_KEYS.items() if each == layout]
    clauses: list[Schema] = [{"not": _has("layout")}]
    if layout == "bullets":
        own = ["points"]
        clauses += [{"not": {"required": [key]}} for key in LAYOUT_KEYS]
    clauses.append({"anyOf": [{"required": [key]} for key in own]})
    return {"allOf": clauses}


def _has(key: str) -> Schema:
    """The key stands there with something behind it."""
    return {"required": [key], "properties": {key: {"not": _NULL}}}


def _about(model: type[Node]) -> str:
    return " ".join((model.__doc__ or "").split())


def _tidy(schema: Any, *, names: bool = False) -> Any:
    """Without the titles that pydantic makes up, and with every list of slides the same.

    `names` says that the keys of `schema` are names of properties, not words of JSON Schema.
    """
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "oneOf" in schema and all("$ref" in each for each in schema["oneOf"]):
        return _SLIDE
    return {
        key: _tidy(value, names=key in ("properties", "$defs") and not names)
        for key, value in schema.items()
        if names or key != "title"
    }


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One key: what it is for, an example on one line, and the keys below it if it has any."""

    key: str
    required: bool
    about: str
    example: str
    keys: tuple[KeyHelp, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutHelp:
    """One layout with its own keys, those that every slide has left out, and a slide in YAML."""

    name: str
    about: str
    keys: tuple[KeyHelp, ...]
    example: str


def describe_layouts(language: Language) -> tuple[LayoutHelp, ...]:
    return tuple(
        LayoutHelp(
            name,
            describe(model.__doc__, language),
            tuple(key for key in describe_keys(model, language) if key.key not in _common(model)),
            show_block([_example_of(model)]),
        )
        for name, model in LAYOUTS.items()
    )


def describe_charts(language: Language) -> tuple[tuple[str, str], ...]:
    """Each chart type with what it is good for."""
    return tuple((name, describe(about, language)) for name, about in CHART_TYPES.items())


def describe_keys(model: type[Node], language: Language) -> tuple[KeyHelp, ...]:
    """The keys of a mapping, those that have to be there first."""
    keys = list(_describe_keys(model, language))
    return tuple(sorted(keys, key=lambda key: not key.required))


def _describe_keys(model: type[Node], language: Language) -> Iterator[KeyHelp]:
    for name, field in model.model_fields.items():
        if name == "layout":
            continue
        inner = node_in(field.annotation)
        below = describe_keys(inner, language) if inner is not None else ()
        yield KeyHelp(
            field.alias or name,
            field.is_required(),
            describe(field.description, language),
            show_value(field.examples[0]) if field.examples else "",
            # The two forms of a bullet are shown by its example.
            () if inner is not None and inner.__name__ == "Point" else below,
        )


def _common(model: type[Node]) -> frozenset[str]:
    """What every slide may have; a title that has to be there is the layout's own."""
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    return frozenset(SlideSpec.model_fields) - required


def _example_of(model: type[SlideSpec]) -> dict[str, Any]:
    """A slide of a layout with all that this layout has and others have not."""
    shown = {"layout": model.model_fields["layout"].default}
    for name, field in model.model_fields.items():
        if name not in _common(model) and name != "layout" and field.examples:
            shown[field.alias or name] = field.examples[0]
    if "highlight" in shown and not shown.keys() & _HIGHLIGHTED:
        del shown["highlight"]
    return shown
