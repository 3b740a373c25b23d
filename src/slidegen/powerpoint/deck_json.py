"""The values of `slidegen.deck` as JSON and back, exactly.

Written from the dataclasses themselves: fields that have their default are left out, decimals are
texts, and items say their type under "type".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from slidegen.deck import ChartItem, ForeignItem, ShapeItem, TableItem, TextItem

T = TypeVar("T")

_ITEM_NAMES: dict[type, str] = {
    TextItem: "text",
    ShapeItem: "shape",
    ChartItem: "chart",
    TableItem: "table",
    ForeignItem: "foreign",
}
_ITEM_TYPES = {name: kind for kind, name in _ITEM_NAMES.items()}
_SCALARS = frozenset((str, int, float, bool, NoneType))


def to_json(value: object, leave_out: str = "") -> str:
    """Canonical JSON: sorted keys, no spaces, characters as they are. One field may be left out."""
    plain = _plain(value)
    if leave_out:
        plain.pop(leave_out, None)
    return dumps(plain)


def dumps(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_plain(kind: Callable[..., T], plain: object) -> T:
    """The value of a dataclass that `to_json` wrote, from what `json.loads` makes of it.

    Raises ValueError, KeyError or TypeError where it was not written by this version of it.
    """
    found: T = _reader(kind)(plain)
    return found


def item_from_plain(plain: dict[str, Any]) -> Any:
    return from_plain(_ITEM_TYPES[plain["type"]], plain)


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [_plain(part) for part in value]
    if kind is Decimal:
        return str(value)
    if kind is dict:
        return {name: _plain(part) for name, part in value.items()}
    found = {}
    for name, default in _fields(kind):
        part = getattr(value, name)
        if part is not default and part != default:
            found[name] = _plain(part)
    if kind in _ITEM_NAMES:
        found["type"] = _ITEM_NAMES[kind]
    return found


@cache
def _fields(kind: Any) -> tuple[tuple[str, object], ...]:
    """Names with defaults; a default that is made anew counts as none, so it is always written."""
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _reader(hint: Hashable) -> Callable[[Any], Any]:
    """How a value of this annotation is read."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Decimal:
        return Decimal
    if hint in _SCALARS or origin is Literal:
        return _as_it_is
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is dict:
        return dict
    if origin in (Union, UnionType):
        return _union_reader(arguments)
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    raise TypeError(f"a field of type {hint} cannot be kept as JSON")


def _as_it_is(plain: Any) -> Any:
    return plain


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _reader(arguments[0])
        return lambda plain: tuple([each(part) for part in plain])
    readers = [_reader(argument) for argument in arguments]
    return lambda plain: tuple(reader(part) for reader, part in zip(readers, plain, strict=True))


def _union_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """None as null, a dataclass as an object, and one other type besides."""
    if all(argument in _ITEM_NAMES for argument in arguments):
        return item_from_plain
    rest = [argument for argument in arguments if argument is not NoneType]
    objects = [_reader(argument) for argument in rest if _is_object(argument)]
    others = [_reader(argument) for argument in rest if not _is_object(argument)]
    if len(objects) > 1 or len(others) > 1:
        raise TypeError(f"a field of type {arguments} cannot be told apart in JSON")

    def read(plain: Any) -> Any:
        if plain is None:
            return None
        return objects[0](plain) if isinstance(plain, dict) and objects else others[0](plain)

    return read


def _is_object(hint: Any) -> bool:
    return is_dataclass(hint)


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    # Readers of the fields are looked up when first needed, as hints are not free to resolve.
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = [
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    ]

    def read(plain: Any) -> Any:
        values = {name: readers[name](part) for name, part in plain.items() if name in readers}
        missing = [name for name in needed if name not in values]
        if missing:
            raise KeyError(missing[0])
        return kind(**values)

    return read
