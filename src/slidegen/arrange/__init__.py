"""DeckPlan → Deck: boxes, sizes and line breaks. Knows millimetres, not the report."""

from __future__ import annotations

from slidegen.arrange.deck_arrange import arrange_deck

__all__ = ["arrange_deck"]
