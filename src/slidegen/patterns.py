"""Regular expressions that are compiled when they are first used.

This program has some 120 of them, which take 30 ms to compile; most decks use a third, and the
costliest are for what few reports have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:

    def regex(source: str, flags: int = 0) -> re.Pattern[str]:
        """As `re.compile`."""
else:

    class regex:
        """As `re.compile`; only that the `re` of a match is another object."""

        __slots__ = (
            "_flags", "_source", "findall", "finditer", "fullmatch", "match", "search", "split",
            "sub", "subn",
        )  # fmt: skip

        def __init__(self, source: str, flags: int = 0) -> None:
            self._source = source
            self._flags = flags

        def __getattr__(self, name: str) -> Any:
            """Asked only for what is not there yet: compile, and have its methods for one's own."""
            compiled = re.compile(self._source, self._flags)
            for method in self.__slots__[2:]:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)
