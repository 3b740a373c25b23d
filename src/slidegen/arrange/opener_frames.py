"""Where cover, chapter and last slide would like their texts, as shares of the page.

A template's own placeholders win; these boxes say which of its layouts is meant, and serve where
it has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from slidegen.units import Box


@dataclass(frozen=True, slots=True)
class CoverFrames:
    """Boxes in EMU on a page."""

    author: Box
    title: Box
    subtitle: Box
    occasion: Box
    date: Box


@dataclass(frozen=True, slots=True)
class ClosingFrames:
    title: Box
    subtitle: Box
    author: Box
    date: Box


@dataclass(frozen=True, slots=True)
class SectionFrames:
    number: Box
    title: Box
    subtitle: Box


def cover_frames(page: Box) -> CoverFrames:
    return CoverFrames(
        author=_share(page, 0.70, 0.63, 9.0, 0.34),
        title=_share(page, 0.70, 1.75, 9.9, 2.1),
        subtitle=_share(page, 0.70, 4.40, 9.9, 0.5),
        occasion=_share(page, 0.70, 6.53, 9.0, 0.34),
        date=_share(page, 11.111, 6.06, 1.8, 0.8),
    )


def closing_frames(page: Box) -> ClosingFrames:
    return ClosingFrames(
        title=_share(page, 0.70, 2.40, 9.9, 0.9),
        subtitle=_share(page, 0.70, 3.95, 9.9, 1.0),
        author=_share(page, 0.70, 6.53, 9.0, 0.34),
        date=_share(page, 11.111, 6.06, 1.8, 0.8),
    )


def section_frames(page: Box) -> SectionFrames:
    return SectionFrames(
        number=_share(page, 0.70, 1.08, 4.0, 2.3),
        title=_share(page, 0.70, 3.59, 11.933, 0.8),
        subtitle=_share(page, 0.70, 4.52, 11.933, 0.5),
    )


def _share(page: Box, x: float, y: float, width: float, height: float) -> Box:
    """A box given in inches on the 13.333 × 7.5 in page of the design, on this page."""
    across, down = page.width / 13.333, page.height / 7.5
    return Box(
        page.x + round(x * across),
        page.y + round(y * down),
        round(width * across),
        round(height * down),
    )
