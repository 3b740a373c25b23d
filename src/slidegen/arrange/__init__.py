"""DeckPlan → Deck: boxes, sizes and line breaks. Knows millimetres, not the report."""

from __future__ import annotations

from slidegen.arrange.deck_arrange import Explanation, arrange_deck, explain_deck
from slidegen.arrange.explanation import ExplainedText

__all__ = ["ExplainedText", "Explanation", "arrange_deck", "explain_deck"]
