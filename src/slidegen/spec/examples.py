"""Examples of the spec language as YAML, from the models' own examples."""

from __future__ import annotations

import re
from typing import Any

from slidegen.spec.nodes import Node

# What YAML would not take as a plain text between brackets.
_NEEDS_QUOTES = re.compile(r"""^[\s\-?:#&*!|>'"%@`]|: |:$| #|[,\[\]{}]|\s$|^$""")


def show_value(value: Any) -> str:
    """A value on one line: `{data: {技改投资: 30}}`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show_value(k)}: {show_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(show_value(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f'"{text}"' if _NEEDS_QUOTES.search(text) else text


def show_key(model: type[Node], key: str) -> str:
    """A key with its example: `unit: 亿元`. A key without an example stands with `…`."""
    field = model.model_fields[model.find_field(key) or key]
    return f"{key}: {show_value(field.examples[0])}" if field.examples else f"{key}: …"


def describe(description: str | None, language: str) -> str:
    """The Chinese or the English half of a description."""
    chinese, _, english = " ".join((description or "").split()).partition(" / ")
    return chinese if language == "zh" or not english else english


def chinese_name(description: str | None) -> str:
    """The name that stands before the explanation: 标题 of 标题：写结论."""
    return re.split(r"[：（，]", describe(description, "zh"))[0].strip()
