"""What the built-in templates say, kept beside each as it was read when the template was made.

To check and read the fifty layouts of one takes 35 ms of every build, to load this takes 3.
"""

from __future__ import annotations

import pickle
import zlib
from dataclasses import replace
from pathlib import Path

from slidegen.template import LevelType, Palette, Slot, Template, TemplateLayout, Theme
from slidegen.typeset.faces import BUILTIN_FACES

_SHAPES = (Template, TemplateLayout, Slot, LevelType, Theme, Palette)
_MARK = 4


def reading_beside(path: Path) -> Path:
    """Where the reading of a built-in template is kept."""
    return path.with_suffix(".reading")


def load_reading(path: Path) -> tuple[Template, bytes] | None:
    """The template in a built-in file, and its bytes; None where it has to be read anew.

    Only for files of this program itself: unpickling trusts what it is given.
    """
    kept = reading_beside(path)
    if not kept.is_file():
        return None
    source, reading = path.read_bytes(), kept.read_bytes()
    if reading[:_MARK] != _mark(source):
        return None
    template: Template = pickle.loads(reading[_MARK:])
    return replace(template, file=str(path), faces=BUILTIN_FACES), source


def reading_bytes(template: Template, source: bytes) -> bytes:
    """What `load_reading` finds the template in again."""
    return _mark(source) + pickle.dumps(replace(template, file=""), protocol=5)


def _mark(source: bytes) -> bytes:
    """Another one for another file, and for other fields of what is read from it."""
    fields = repr([shape.__match_args__ for shape in _SHAPES]).encode()
    return zlib.crc32(source, zlib.crc32(fields)).to_bytes(_MARK, "big")
