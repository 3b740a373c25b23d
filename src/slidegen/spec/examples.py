"""Examples of the spec language as YAML, from the models' own examples."""

from __future__ import annotations

import re
from typing import Any

from slidegen.patterns import regex
from slidegen.spec.nodes import Node

# What YAML would not take as a plain text between brackets.
_NEEDS_QUOTES = regex(r"""^[\s\-?:#&*!|>'"%@`]|: |:$| #|[,\[\]{}]|\s$|^$""")


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


def show_block(value: Any, indent: int = 0) -> str:
    """A value on several lines, as people write it; what is short enough stays on one."""
    pad = " " * indent
    if isinstance(value, dict):
        return "\n".join(f"{pad}{show_value(k)}:{_show_below(v, indent)}" for k, v in value.items())
    if isinstance(value, list):
        return "\n".join(f"{pad}- {show_block(item, indent + 2).lstrip()}" for item in value)
    return f"{pad}{show_value(value)}"


def _show_below(value: Any, indent: int) -> str:
    line = show_value(value)
    if not isinstance(value, dict | list) or (isinstance(value, list) and len(line) < 40):
        return f" {line}"
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        pad = " " * (indent + 2)
        return "".join(f"\n{pad}- {show_value(item)}" for item in value)
    return "\n" + show_block(value, indent + 2)
