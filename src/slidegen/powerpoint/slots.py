"""The placeholders of a template layout, as a slide that fills them must name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from slidegen.deck import SlotRef
from slidegen.powerpoint.layout_shapes import placeholders, read_box
from slidegen.powerpoint.layout_slots import master_placeholders
from slidegen.powerpoint.markup import escape_value
from slidegen.powerpoint.new_parts import related
from slidegen.units import Box

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a placeholder of the layout takes its place from on the master (ECMA-376 Part 1 §19.7.10).
_MASTER_KINDS = {
    "title": "title",
    "ctrTitle": "title",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
}


@dataclass(frozen=True, slots=True)
class LayoutSlot:
    """A placeholder: its `p:ph` as text and its box in EMU (None if it has no place anywhere)."""

    ph: str
    box: Box | None


Slots = dict[SlotRef, LayoutSlot]


def find_slots(layout: Any) -> Slots:
    """The placeholders of a layout part, with the places they inherit from the master."""
    found: Slots = {}
    master = _master_of(layout)
    for shape, ph in placeholders(layout._element):
        slot = read_slot(ph)
        above = master.get(_MASTER_KINDS.get(slot.kind, "body"))
        box = read_box(shape)
        if box is None and above is not None:
            box = read_box(above)
        found.setdefault(slot, LayoutSlot(_ph_xml(ph), box))
    return found


def read_slot(ph: _Element) -> SlotRef:
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


def _ph_xml(ph: _Element) -> str:
    """The placeholder as the layout has it; a prompt is the layout's alone."""
    attributes = "".join(
        f' {name}="{escape_value(str(ph.get(name)))}"'
        for name in ("type", "orient", "sz", "idx")
        if ph.get(name) is not None
    )
    return f"<p:ph{attributes}/>"


def _master_of(layout: Any) -> Mapping[str, Any]:
    for _, master in related(layout, RT.SLIDE_MASTER):
        return master_placeholders(master._element)
    return {}
