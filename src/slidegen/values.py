"""Dataclasses that cost next to nothing to define.

`dataclasses.dataclass(frozen=True, slots=True)` writes six methods as source text and compiles
them for each class: half a millisecond a class, and this program has some 150 classes to define
before it can begin. Here equality, hash, `repr` and immutability are functions that all classes
share, and `__init__` is compiled when the first value of a class is made. The rest is the standard
library's, whose `field`, `fields`, `replace` and `is_dataclass` work as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(*, slots, frozen=False, eq=True):
        """As in the standard library, for classes with slots and fields without other options."""
        assert slots, "without slots there is nothing to be won"

        def define(cls):
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
            made._values = attrgetter(*made.__match_args__ or ("__class__",))
            made.__init__ = _init_first
            made.__reduce__ = _reduce
            made.__repr__ = _repr
            if frozen:
                made.__setattr__ = made.__delattr__ = _refuse
            if eq:
                made.__eq__ = _equal
                made.__hash__ = _hash if frozen else None
            return made

        return define

    def _init_first(self, *args, **given):
        """Write the class's own `__init__`, and from then on use that."""
        cls = type(self)
        cls.__init__ = _write_init(cls)
        cls.__init__(self, *args, **given)

    def _write_init(cls):
        names = {"_unset": dataclasses.MISSING}
        parameters, lines = ["self"], []
        for field in dataclasses.fields(cls):
            name = value = field.name
            names[f"_set_{name}"] = getattr(cls, name).__set__
            if field.default_factory is not dataclasses.MISSING:
                names[f"_make_{name}"] = field.default_factory
                parameters.append(f"{name}=_unset")
                value = f"_make_{name}() if {name} is _unset else {name}"
            elif field.default is not dataclasses.MISSING:
                names[f"_default_{name}"] = field.default
                parameters.append(f"{name}=_default_{name}")
            else:
                parameters.append(name)
            lines.append(f"    _set_{name}(self, {value})")
        exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or ["    pass"]), names)
        return names["__init__"]

    def _equal(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._values(self) == other._values(other)

    def _hash(self):
        return hash(self._values(self))

    def _reduce(self):
        """How to copy or pickle a value: make it anew."""
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)

    def _repr(self):
        fields = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({', '.join(fields)})"

    def _refuse(self, name, value=None):
        raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of a value")
