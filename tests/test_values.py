"""The dataclasses of this program behave as the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any

import pytest

from slidegen.values import dataclass


def _define(dataclass: Callable[..., Any]) -> tuple[type, ...]:
    @dataclass(frozen=True, slots=True)
    class Mark:
        text: str
        size: float = 1.0
        notes: list[str] = field(default_factory=list)

        @property
        def loud(self) -> str:
            return self.text.upper()

    @dataclass(frozen=True, slots=True)
    class Single:
        value: int

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(frozen=True, slots=True, eq=False)
    class Identity:
        value: int

    @dataclass(slots=True)
    class Changing:
        value: int = 0

    return Mark, Single, Empty, Identity, Changing


OURS, STANDARD = _define(dataclass), _define(dataclasses.dataclass)


@dataclass(frozen=True, slots=True)
class Kept:
    """Stands in the module, where pickle finds it."""

    name: str
    numbers: tuple[int, ...] = ()


def _outcome(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except Exception as error:
        return type(error)


BEHAVIOUR: list[tuple[str, Callable[[Any, Any, Any, Any, Any], Any]]] = [
    ("positions", lambda mark, *_: repr(mark("a", 2.0, ["n"]))),
    ("names and defaults", lambda mark, *_: repr(mark(text="a"))),
    ("a new default for each value", lambda mark, *_: mark("a").notes is mark("a").notes),
    ("a value that is missing", lambda mark, *_: mark()),
    ("a value too many", lambda mark, *_: mark("a", 1.0, [], 4)),
    ("a name that there is not", lambda mark, *_: mark("a", colour="red")),
    ("properties", lambda mark, *_: mark("a").loud),
    ("equal", lambda mark, *_: mark("a") == mark("a")),
    ("different", lambda mark, *_: mark("a") == mark("b")),
    ("of another class", lambda mark, single, *_: mark("a") == single(1)),
    ("of no class of ours", lambda _, single, *__: single(1) == 1),
    ("equal without fields", lambda _, __, empty, *___: empty() == empty()),
    ("one in a set", lambda _, single, *__: len({single(1), single(1), single(2)})),
    ("hash of what cannot be hashed", lambda mark, *_: hash(mark("a"))),
    ("changed", lambda mark, *_: setattr(mark("a"), "text", "b")),
    ("taken away", lambda mark, *_: delattr(mark("a"), "text")),
    ("an attribute that is no field", lambda *classes: setattr(classes[4](), "colour", "red")),
    ("identity", lambda *classes: classes[3](1) == classes[3](1)),
    ("identities in a set", lambda *classes: len({classes[3](1), classes[3](1)})),
    ("changing", lambda *classes: setattr(classes[4](), "value", 3)),
    ("changing ones are equal", lambda *classes: classes[4](1) == classes[4](1)),
    ("changing ones in a set", lambda *classes: {classes[4](1)}),
    ("replace", lambda mark, *_: repr(replace(mark("a", 2.0), text="b"))),
    ("fields", lambda mark, *_: [(f.name, f.default) for f in fields(mark)]),
    ("is a dataclass", lambda mark, *_: is_dataclass(mark)),
    ("matched by position", lambda mark, *_: mark.__match_args__),
    ("copied", lambda mark, *_: copy.deepcopy(mark("a", 2.0, ["n"])) == mark("a", 2.0, ["n"])),
]


@pytest.mark.parametrize(("title", "ask"), BEHAVIOUR, ids=[title for title, _ in BEHAVIOUR])
def test_behaves_as_the_standard_librarys(title: str, ask: Callable[..., Any]) -> None:
    assert _outcome(lambda: ask(*OURS)) == _outcome(lambda: ask(*STANDARD))


def test_the_first_value_is_made_as_the_second() -> None:
    mark, *_ = _define(dataclass)
    assert mark("a", size=3.0) == mark("a", size=3.0)


def test_refused_with_the_name_of_the_field() -> None:
    with pytest.raises(FrozenInstanceError, match="name"):
        Kept("a").name = "b"  # type: ignore[misc]


def test_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept("a", (1, 2)))) == Kept("a", (1, 2))
