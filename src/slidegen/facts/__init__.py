"""Every number in a text, and when two of them say the same."""

from __future__ import annotations

from slidegen.facts.compare import agrees, qualifier_sense, same_quantity
from slidegen.facts.fact import Fact, Name, NameKind, Numbers
from slidegen.facts.find import find_facts, find_numbers

__all__ = [
    "Fact",
    "Name",
    "NameKind",
    "Numbers",
    "agrees",
    "find_facts",
    "find_numbers",
    "qualifier_sense",
    "same_quantity",
]
