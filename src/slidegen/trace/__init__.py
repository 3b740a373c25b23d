"""Where each number shown on a slide comes from."""

from __future__ import annotations

from slidegen.trace.entries import (
    Behind,
    DerivedNumber,
    OtherNumber,
    ShownText,
    Trace,
    TracedNumber,
    Verdict,
)
from slidegen.trace.notes import speaker_sources
from slidegen.trace.numbers import trace_numbers

__all__ = [
    "Behind",
    "DerivedNumber",
    "OtherNumber",
    "ShownText",
    "Trace",
    "TracedNumber",
    "Verdict",
    "speaker_sources",
    "trace_numbers",
]
