"""A template layout's placeholders as slots, with what they inherit from the master."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from slidegen.deck import SlotKind
from slidegen.powerpoint.inherit import TextStyles, is_vertical, read_anchor, read_insets
from slidegen.powerpoint.shape_tree import integer
from slidegen.powerpoint.sheet import Placeholder, Sheet
from slidegen.template import Slot, SlotRole
from slidegen.units import Box

# ST_PlaceholderType (§19.7.10); those that a slide of ours never fills are left out.
_KINDS: dict[str, SlotKind] = {
    "title": "title",
    "ctrTitle": "ctrTitle",
    "subTitle": "subTitle",
    "body": "body",
    "obj": "obj",
    "chart": "chart",
    "tbl": "tbl",
    "pic": "pic",
    "clipArt": "pic",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
}
_FOOTERS = ("dt", "ftr", "sldNum")
# The master has five placeholders, and every other kind takes after one of them.
_MASTER_KIND = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}

# What asks for one particular line of a cover or chapter page, in the words of its prompt.
_SAID = {
    "单位": "author", "汇报单位": "author", "发布单位": "author", "汇报人": "author",
    "主讲人": "author", "作者": "author", "author": "author", "presenter": "author",
    "organisation": "author", "organization": "author",
    "场合": "occasion", "会议": "occasion", "occasion": "occasion", "event": "occasion",
    "日期": "date", "汇报日期": "date", "date": "date",
    "副标题": "subtitle", "序号": "number", "章号": "number", "number": "number",
}  # fmt: skip
_LEADS = ("单击此处添加", "单击此处编辑", "单击添加", "click to add ", "click to edit ")

# A line or two of small print: no higher than this share of the page, no larger than this in pt.
_LINE_HEIGHT = 0.06
_LINE_SIZE = 16.0
# A source line stands in the lower part of the page.
_FOOT = 0.75


def master_kind(kind: str) -> str:
    """Which placeholder of the master one of a layout takes after (§19.7.10)."""
    return _MASTER_KIND.get(kind, "body")


def read_slots(layout: Sheet, master: Sheet, styles: TextStyles, page: Box) -> tuple[Slot, ...]:
    """The slots in the order of the layout, each with its role."""
    slots: list[Slot] = []
    for placeholder in layout.placeholders:
        kind = _KINDS.get(placeholder.kind)
        if kind is None:
            continue
        above = master.first_of(master_kind(kind))
        slot = _read_slot(placeholder, kind, above, styles)
        if slot is not None:
            slots.append(slot)
    return _with_roles(slots, page)


def _read_slot(
    own: Placeholder, kind: SlotKind, above: Placeholder | None, styles: TextStyles
) -> Slot | None:
    box, body = own.box, own.body
    if above is not None:
        box, body = box or above.box, {**above.body, **body}
    if box is None or not box.width or not box.height:
        return None
    return Slot(
        kind=kind,
        idx=integer(own.ph.get("idx")),
        box=box,
        insets=read_insets(body),
        anchor=read_anchor(body),
        levels=styles.levels(own.list_style, above, _style_of(kind)),
        role="footer" if kind in _FOOTERS else "content",
        vertical=is_vertical(own, body),
        states_type=' sz="' in own.list_style,
        line=_line_of(own.prompt),
    )


def _line_of(prompt: str) -> str:
    """Which line of an opening page the prompt asks for, `""` for none in particular."""
    words = prompt.strip().lower()
    for lead in _LEADS:
        words = words.removeprefix(lead)
    return _SAID.get(words, "")


def _style_of(kind: SlotKind) -> Literal["title", "body", "other"]:
    if kind in ("title", "ctrTitle"):
        return "title"
    return "other" if kind in _FOOTERS else "body"


def _with_roles(slots: list[Slot], page: Box) -> tuple[Slot, ...]:
    """Slots for the chapter tag and the source line told by their place: small, above or below."""
    title = next((slot for slot in slots if slot.kind == "title" and not slot.vertical), None)
    small = [slot for slot in slots if title is not None and _is_small_line(slot, page)]
    large = [slot for slot in slots if slot.role == "content" and slot not in small]
    foot = max((slot.box.bottom for slot in large), default=0)
    roles: dict[int, SlotRole] = {}
    tags = [slot for slot in small if title is not None and slot.box.bottom <= title.box.y]
    if tags:
        roles[id(max(tags, key=lambda slot: slot.box.bottom))] = "tag"
    sources = [
        slot
        for slot in small
        if slot.box.y >= page.height * _FOOT and slot.box.y + slot.box.height // 2 >= foot
    ]
    if sources:
        roles[id(max(sources, key=lambda slot: slot.box.width))] = "source"
    return tuple(
        replace(slot, role=roles[id(slot)]) if id(slot) in roles else slot for slot in slots
    )


def _is_small_line(slot: Slot, page: Box) -> bool:
    return (
        slot.kind == "body"
        and not slot.vertical
        and slot.box.height <= page.height * _LINE_HEIGHT
        and slot.levels[0].size <= _LINE_SIZE
    )
