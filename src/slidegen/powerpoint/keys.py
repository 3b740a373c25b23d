"""The keys of slides as found in a file: which slide is one that slidegen wrote, which a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slidegen.powerpoint.opc import Package
from slidegen.powerpoint.relationships import TAGS
from slidegen.powerpoint.stamp import read_slide_id, read_tags, slide_id
from slidegen.values import dataclass

# A creationId that collided was hashed again with a count; more than a few never happen.
_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class FoundKeys:
    """The key of a slide, unique in the deck, and the keys of its items by their GUIDs."""

    slide: str
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Marks:
    tag: str | None
    creation_id: int | None
    items: Mapping[str, str]

    @property
    def is_original(self) -> bool:
        """Whether tag and creationId are both as they were written."""
        if self.tag is None:
            return False
        hashed = [self.tag, *(f"{self.tag}#{n}" for n in range(2, _ATTEMPTS))]
        return self.creation_id in [slide_id(text) for text in hashed]


def find_keys(
    package: Package, slides: Sequence[str], stored: Mapping[int, str] | None = None
) -> list[FoundKeys]:
    """The keys of slide parts, in order. `stored` are the keys under the creationIds written.

    A slide's key is its tag; of several slides with one tag the original has it, else the first,
    and the others are copies that a presenter made. A slide whose tags were lost is known by its
    creationId. A slide that was never slidegen's has a key made from its own number.
    """
    marks = [_read_marks(package, slide, stored or {}) for slide in slides]
    owners = _owners(marks)
    taken = {mark.tag for mark in marks if mark.tag is not None}
    found = []
    for index, mark in enumerate(marks):
        key = mark.tag
        if key is None or owners[key] != index:
            key = _free_key(_own_key(mark, index), taken)
            taken.add(key)
        found.append(FoundKeys(key, mark.items))
    return found


def _read_marks(package: Package, slide: str, stored: Mapping[int, str]) -> _Marks:
    creation_id = read_slide_id(package.xml(slide))
    for part in package.related(slide, TAGS):
        tag, items = read_tags(package.read(part))
        if tag:
            return _Marks(tag, creation_id, items)
    return _Marks(stored.get(creation_id or 0), creation_id, {})


def _owners(marks: Sequence[_Marks]) -> dict[str, int]:
    """Which slide a tag belongs to: the first original, else the first that carries it."""
    first: dict[str, int] = {}
    original: dict[str, int] = {}
    for index, mark in enumerate(marks):
        if mark.tag is not None:
            first.setdefault(mark.tag, index)
            if mark.is_original:
                original.setdefault(mark.tag, index)
    return first | original


def _own_key(mark: _Marks, index: int) -> str:
    number = mark.creation_id if mark.creation_id is not None else index + 1
    return f"{mark.tag}/copy-{number}" if mark.tag is not None else f"slide-{number}"


def _free_key(key: str, taken: set[str]) -> str:
    count, free = 1, key
    while free in taken:
        count += 1
        free = f"{key}-{count}"
    return free
