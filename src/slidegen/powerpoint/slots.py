"""The placeholders of a template layout, as a slide that fills them must name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidegen.deck import SlotRef
from slidegen.powerpoint.layout_slots import master_kind
from slidegen.powerpoint.markup import escape_value
from slidegen.powerpoint.opc import Package
from slidegen.powerpoint.relationships import SLIDE_MASTER
from slidegen.powerpoint.sheet import read_sheet
from slidegen.units import Box
from slidegen.values import dataclass


@dataclass(frozen=True, slots=True)
class LayoutSlot:
    """A placeholder: its `p:ph` as text and its box in EMU (None if it has no place anywhere)."""

    ph: str
    box: Box | None


Slots = dict[SlotRef, LayoutSlot]


def find_slots(package: Package, layout: str) -> Slots:
    """The placeholders of a layout part, with the places they inherit from the master."""
    found: Slots = {}
    masters = [read_sheet(package, part) for part in package.related(layout, SLIDE_MASTER)]
    for placeholder in read_sheet(package, layout).placeholders:
        slot, box = read_slot(placeholder.ph), placeholder.box
        above = masters[0].first_of(master_kind(slot.kind)) if masters else None
        if box is None and above is not None:
            box = above.box
        found.setdefault(slot, LayoutSlot(_ph_xml(placeholder.ph), box))
    return found


def read_slot(ph: Mapping[str, str]) -> SlotRef:
    """Kind and number; without a type it is an object, without an idx number 0 (§19.3.1.36)."""
    kind: Any = ph.get("type", "obj")
    return SlotRef(kind, int(ph.get("idx", "0")))


def slot_xml(slot: SlotRef, slots: Slots) -> str:
    """`p:ph` for a shape that fills the slot."""
    known = slots.get(slot)
    if known is not None:
        return known.ph
    kind = f' type="{slot.kind}"' if slot.kind != "obj" else ""
    idx = f' idx="{slot.idx}"' if slot.idx else ""
    return f"<p:ph{kind}{idx}/>"


def _ph_xml(ph: Mapping[str, str]) -> str:
    """The placeholder as the layout has it; a prompt is the layout's alone."""
    attributes = "".join(
        f' {name}="{escape_value(ph[name])}"'
        for name in ("type", "orient", "sz", "idx")
        if name in ph
    )
    return f"<p:ph{attributes}/>"
