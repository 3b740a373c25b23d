"""Report + spec → DeckPlan: what each slide says. Knows nothing of sizes and places on a slide."""

from __future__ import annotations

from slidegen.plan.deck_plan import plan_deck
from slidegen.plan.shown import shown_in_deck

__all__ = ["plan_deck", "shown_in_deck"]
