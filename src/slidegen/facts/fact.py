"""What is found where a text states a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity as a text states it: 7414万余元 is 74140000 元 with the qualifier 余.

    `value` is multiplied out (15% is 15 with unit %), with its sign; it is `written` × `scale`,
    and `written` keeps the decimals shown. `unit` has no multiplier and one spelling
    (％, percent and % are %), empty where the text counts without a unit. `qualifier` is the word
    as written, or empty. `numerals` says that the number is written in Chinese numerals.
    `start` and `end` are code points of the text, `end` exclusive; `text` is what stands there:
    number, unit and the qualifier that touches them.
    """

    value: Decimal
    unit: str
    qualifier: str
    text: str
    start: int
    end: int
    written: Decimal
    scale: Decimal = Decimal(1)
    numerals: bool = False

    @property
    def step(self) -> Decimal:
        """The size of one unit in the last place shown: 8.1亿 is exact to 10000000."""
        exponent = self.written.as_tuple().exponent
        return self.scale.scaleb(exponent if isinstance(exponent, int) else 0)


NameKind = Literal["name", "date", "list-number"]


@dataclass(frozen=True, slots=True)
class Name:
    """A number that states no quantity: a name (5G, 世界500强), a date or period, a list number.

    `numbers` are the digits it holds, for dates the year, month and day, without leading zeros.
    """

    kind: NameKind
    text: str
    start: int
    end: int
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number of a text, in its order: quantities, and names that only look like them."""

    facts: tuple[Fact, ...]
    names: tuple[Name, ...]
