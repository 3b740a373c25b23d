"""The values of `slidegen.deck` as JSON and back, exactly.

Written from the dataclasses themselves, the few that a deck has thousands of by functions of their
own: fields that have their default are left out, decimals are texts, and items say their type under
"type".
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter, itemgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from slidegen.deck import (
    ChartItem,
    ChartPoint,
    Colour,
    ForeignItem,
    Paragraph,
    Run,
    ShapeItem,
    SlotRef,
    TableItem,
    TextItem,
)
from slidegen.units import Box

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
    """Canonical JSON: sorted keys, no spaces, characters as they are. One field may be left out.

    It is text at once, without first making lists and dicts: that takes four times as long.
    """
    kind: Any = type(value)
    return _dataclass_writer(kind, leave_out)(value) if leave_out else _WRITERS[kind](value)


def from_plain(kind: Callable[..., T], plain: object) -> T:
    """The value of a dataclass that `to_json` wrote, from what `json.loads` makes of it.

    Raises ValueError, KeyError or TypeError where it was not written by this version of it.
    """
    found: T = _reader(kind)(plain)
    return found


def item_from_plain(plain: dict[str, Any]) -> Any:
    return from_plain(_ITEM_TYPES[plain["type"]], plain)


_write_bool = {True: "true", False: "false"}.__getitem__


def _write_tuple(value: tuple[Any, ...]) -> str:
    return f"[{','.join([_WRITERS[type(part)](part) for part in value])}]"


def _write_dict(value: dict[str, Any]) -> str:
    parts = [f"{encode_basestring(name)}:{to_json(value[name])}" for name in sorted(value)]
    return f"{{{','.join(parts)}}}"


def _write_type(kind: type) -> str:
    return f'"{_ITEM_NAMES[kind]}"'


@cache
def _dataclass_writer(kind: Any, leave_out: str = "") -> Callable[[Any], str]:
    """Writes the fields that differ from their defaults, and for an item its type.

    A default that is made anew counts as none, so it is always written.
    """
    named = [(field.name, field.name, field.default) for field in fields(kind)]
    if kind in _ITEM_NAMES:
        named.append(("type", "__class__", MISSING))
    known = sorted((entry for entry in named if entry[0] != leave_out), key=itemgetter(0))
    heads = [(f'"{name}":', default) for name, _, default in known]
    # One more, so that the getter gives a tuple for a class of a single field too.
    get_all = attrgetter(*(attribute for _, attribute, _ in known), "__class__")

    def write(value: Any) -> str:
        parts = []
        for (head, default), part in zip(heads, get_all(value), strict=False):
            # Nothing equals None but itself, and asking a dataclass takes its time.
            if part is default or (default is not None and part == default):
                continue
            parts.append(head + _WRITERS[type(part)](part))
        return f"{{{','.join(parts)}}}"

    return write


class _Writers(dict[type, Callable[[Any], str]]):
    """How a value of a type is written; for a dataclass it is found out when first asked."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        made = self[kind] = _dataclass_writer(kind)
        return made


# What most of a deck is made of is written out here: half the time of a loop over the fields. Each
# takes all the fields apart, so that one added later is not forgotten: it will not fit.
_BOX, _SLOT, _COLOUR, _RUN, _PARAGRAPH, _TEXT, _POINT = [
    attrgetter(*(field.name for field in fields(kind)))
    for kind in (Box, SlotRef, Colour, Run, Paragraph, TextItem, ChartPoint)
]
_DEFAULTS = {
    (kind, field.name): field.default
    for kind in (Colour, Run, Paragraph, TextItem, ChartPoint)
    for field in fields(kind)
}
_LUM_MOD, _LUM_OFF = _DEFAULTS[Colour, "lum_mod"], _DEFAULTS[Colour, "lum_off"]
_LANG, _LEVEL = _DEFAULTS[Run, "lang"], _DEFAULTS[Paragraph, "level"]
_OWN_BOX = _DEFAULTS[TextItem, "own_box"]
_FORECAST, _BOLD = _DEFAULTS[ChartPoint, "forecast"], _DEFAULTS[ChartPoint, "label_bold"]


def _write_box(box: Box) -> str:
    x, y, width, height = _BOX(box)
    return f'{{"height":{height},"width":{width},"x":{x},"y":{y}}}'


def _write_slot(slot: SlotRef) -> str:
    kind, idx = _SLOT(slot)
    return f'{{"idx":{idx},"kind":{encode_basestring(kind)}}}'


def _write_colour(colour: Colour) -> str:
    slot, lum_mod, lum_off = _COLOUR(colour)
    text = ""
    if lum_mod != _LUM_MOD:
        text += f'"lum_mod":{lum_mod},'
    if lum_off != _LUM_OFF:
        text += f'"lum_off":{lum_off},'
    return f'{{{text}"slot":{encode_basestring(slot)}}}'


def _write_run(run: Run) -> str:
    characters, size, bold, colour, spacing, face, lang = _RUN(run)
    text = ""
    if bold is not None:
        text += f'"bold":{_write_bool(bold)},'
    if colour is not None:
        text += f'"colour":{_write_colour(colour)},'
    if face is not None:
        text += f'"face":{encode_basestring(face)},'
    if lang != _LANG:
        text += f'"lang":{encode_basestring(lang)},'
    if size is not None:
        text += f'"size":{size},'
    if spacing is not None:
        text += f'"spacing":{spacing},'
    return f'{{{text}"text":{encode_basestring(characters)}}}'


def _write_paragraph(paragraph: Paragraph) -> str:
    runs, level, align, line_pitch, before, after, margin, indent, bullet = _PARAGRAPH(paragraph)
    text = ""
    if after is not None:
        text += f'"after":{after},'
    if align is not None:
        text += f'"align":{encode_basestring(align)},'
    if before is not None:
        text += f'"before":{before},'
    if bullet is not None:
        text += f'"bullet":{to_json(bullet)},'
    if indent is not None:
        text += f'"indent":{indent},'
    if level != _LEVEL:
        text += f'"level":{level},'
    if line_pitch is not None:
        text += f'"line_pitch":{line_pitch},'
    if margin is not None:
        text += f'"margin":{margin},'
    return f'{{{text}"runs":{_write_tuple(runs)}}}'


def _write_text_item(item: TextItem) -> str:
    key, name, box, paragraphs, slot, own_box, anchor, insets, fill, line, field = _TEXT(item)
    text = ""
    if anchor is not None:
        text += f'"anchor":{encode_basestring(anchor)},'
    text += f'"box":{_write_box(box)},'
    if field is not None:
        text += f'"field":{encode_basestring(field)},'
    if fill is not None:
        text += f'"fill":{_write_colour(fill)},'
    if insets is not None:
        text += f'"insets":{_write_tuple(insets)},'
    text += f'"key":{encode_basestring(key)},'
    if line is not None:
        text += f'"line":{to_json(line)},'
    text += f'"name":{encode_basestring(name)},'
    if own_box != _OWN_BOX:
        text += f'"own_box":{_write_bool(own_box)},'
    text += f'"paragraphs":{_write_tuple(paragraphs)},'
    if slot is not None:
        text += f'"slot":{_write_slot(slot)},'
    return f'{{{text}"type":"{_ITEM_NAMES[TextItem]}"}}'


def _write_point(point: ChartPoint) -> str:
    value, label, number_format, colour, label_colour, bold, forecast, side = _POINT(point)
    text = ""
    if colour is not None:
        text += f'"colour":{_write_colour(colour)},'
    if forecast != _FORECAST:
        text += f'"forecast":{_write_bool(forecast)},'
    if label is not None:
        text += f'"label":{encode_basestring(label)},'
    if bold != _BOLD:
        text += f'"label_bold":{_write_bool(bold)},'
    if label_colour is not None:
        text += f'"label_colour":{_write_colour(label_colour)},'
    if side is not None:
        text += f'"label_side":{encode_basestring(side)},'
    if number_format is not None:
        text += f'"number_format":{encode_basestring(number_format)},'
    return f'{{{text}"value":{to_json(value)}}}'


_WRITERS = _Writers(
    {
        str: encode_basestring,
        int: int.__repr__,
        float: float.__repr__,
        bool: _write_bool,
        NoneType: {None: "null"}.__getitem__,
        Decimal: '"{}"'.format,
        tuple: _write_tuple,
        dict: _write_dict,
        type: _write_type,
        Box: _write_box,
        SlotRef: _write_slot,
        Colour: _write_colour,
        Run: _write_run,
        Paragraph: _write_paragraph,
        TextItem: _write_text_item,
        ChartPoint: _write_point,
    }
)


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
