"""Which blocks of a report are headings, and at which level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from slidegen.patterns import regex
from slidegen.readers.lines import Block, ends_sentence, width_of

_NUMBERS = "一二三四五六七八九十百"
# Kinds of number before a heading. Which stands above which is the report's own choice.
_KINDS = (
    ("part", rf"第([{_NUMBERS}\d]{{1,5}})(?:部分|篇)[、：:\s]*"),
    ("chapter", rf"第([{_NUMBERS}\d]{{1,5}})章[、：:\s]*"),
    ("section", rf"第([{_NUMBERS}\d]{{1,5}})节[、：:\s]*"),
    ("ordinal", rf"第([{_NUMBERS}]{{1,3}})[、，]"),
    ("numeral", rf"([{_NUMBERS}]{{1,4}})[、.．]\s*"),
    ("bracket", rf"[(（]([{_NUMBERS}]{{1,4}})[)）][、.]?\s*"),
    ("english", r"(?i)(?:Part|Chapter|Section)\s+(\d{1,3}|[IVX]{1,5})\b[.:\s]*"),
    ("roman", r"([IVX]{1,5})\.\s+"),
    ("digits", r"(\d{1,2})(?:[、．]\s*|\.(?!\d)\s*|\s+(?=[^\d\s]))(?=\S)"),
    ("digits-2", r"(\d{1,2}\.\d{1,2})[、.．]?\s*(?=[^\d\s%万亿元个])"),
    ("digits-3", r"(\d{1,2}\.\d{1,2}\.\d{1,2})[、.．]?\s*(?=[^\d\s%])"),
    ("digit-bracket", r"[(（](\d{1,2})[)）]\s*"),
)
_FIRST = ("一", "1", "I", "1.1", "1.1.1")
_BARE = "bare"
# A line that is wider is a sentence that lost its full stop.
_WIDEST_BARE, _WIDEST_NUMBERED, _MOST_WORDS = 60, 100, 14
_NO_HEADING = regex(
    r"(?:附?[表图]|Table|Figure|Chart|Exhibit)\s*[\d一二三四五六七八九十]"
    r"|附表|[(（〔\[【].*[)）〕\]】]$|[□◎※*#]|——|--|[“「『].*[”」』]$"
    r"|(?:本报|记者|通讯员|编辑|来源|作者|责任编辑|责编|联系人|资料来源|注)\s?[:：]?"
)
_OPEN_ENDS = "，、《（“—,(-"
_DATE_ONLY = regex(
    r"[\d\s年月日号时分:：.\-/〔〕（）()第期总,，]*$"
    r"|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?$"
)
_SALUTATION = regex(r"(?:各位|同志们|女士们|先生们|尊敬的|Dear\b|Ladies)")


def heading_kind(block: Block) -> tuple[str, str]:
    """The kind of number that begins a block, and the number; ("", "") if none does."""
    text = f"{block.mark} {block.text}" if block.mark else block.text
    for kind, pattern in _patterns():
        match = pattern.match(text)
        if match is not None:
            return kind, match[1]
    return "", ""


# A report whose headings are marked needs none of them.
@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def find_headings(blocks: Sequence[Block]) -> dict[int, str]:
    """The indices of the blocks that are headings, each with the kind of its number.

    Blocks marked as headings are not asked. From the end backwards, since a heading is known by
    what follows it.
    """
    found: dict[int, str] = {}
    kinds = [heading_kind(block) for block in blocks]
    for index in range(len(blocks) - 1, -1, -1):
        kind = kinds[index][0]
        if _is_numbered_heading(blocks, kinds, index, found):
            found[index] = kind
        elif not kind and _is_bare_heading(blocks, index, found):
            found[index] = _BARE
    return dict(sorted(found.items()))


def _is_numbered_heading(
    blocks: Sequence[Block], kinds: Sequence[tuple[str, str]], index: int, found: dict[int, str]
) -> bool:
    block, kind = blocks[index], kinds[index][0]
    if not kind or block.kind in ("row", "heading") or block.literal:
        return False
    text = block.text
    is_digits = kind in ("digits", "roman", "digits-2", "digits-3", "digit-bracket")
    if width_of(text) > (_WIDEST_BARE if is_digits else _WIDEST_NUMBERED):
        return False
    after = kinds[index + 1] if index + 1 < len(blocks) else ("", "")
    before = kinds[index - 1] if index else ("", "")
    # One of a run of numbered lines with nothing between them: a list.
    if kind in (after[0], before[0]) and kind not in ("part", "chapter"):
        if is_digits or ends_sentence(text):
            return False
        if after[0] == kind and index + 1 not in found:
            return False
    if not ends_sentence(text):
        return kind not in ("digits", "digit-bracket") or _is_followed(blocks, index, found)
    # （一）加强和改善宏观调控。: a heading with a full stop is one sentence on a line of its own.
    return (
        kind in ("numeral", "bracket")
        and re.search(r"[。！？；：:]", text[:-1]) is None
        and text.endswith("。")
        and index + 1 < len(blocks)
        and blocks[index + 1].kind == "text"
        and not after[0]
    )


def _is_bare_heading(blocks: Sequence[Block], index: int, found: dict[int, str]) -> bool:
    block = blocks[index]
    text = block.text
    if block.kind != "text" or block.literal or ends_sentence(text) or text[-1:] in _OPEN_ENDS:
        return False
    width = width_of(text)
    if not 2 < width <= _WIDEST_BARE + (20 if text.isascii() else 0):
        return False
    if text.isascii() and (len(text.split()) > _MOST_WORDS or not re.match(r"[A-Z\"'(\d]", text)):
        return False
    if _NO_HEADING.match(text) or _DATE_ONLY.match(text) or re.search(r"[。；！？]", text):
        return False
    if not re.search(r"[^\W\d_]", text):
        return False
    return _is_followed(blocks, index, found)


def _is_followed(blocks: Sequence[Block], index: int, found: dict[int, str]) -> bool:
    """Whether there is something that the heading could be the heading of."""
    if index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    if _SALUTATION.match(following.text) and width_of(following.text) < 30:
        return False
    return (
        index + 1 in found
        or following.kind != "text"
        or ends_sentence(following.text)
        or width_of(following.text) > _WIDEST_BARE
        or _NO_HEADING.match(following.text) is not None
    )


def number_levels(kinds: Sequence[tuple[str, str]]) -> list[int]:
    """The level of each heading, from the kinds and numbers of all, in their order.

    A kind that is new stands below the heading before it; a kind met before stands where it
    stood. Headings without a number stand beside the first numbered kind, above it where that
    starts anew under them, and inside a chapter below what they follow.
    """
    top = next((kind for kind, _ in kinds if kind != _BARE), None)
    bare_above = top is not None and _bare_stands_above(kinds, top)
    last_top = max((i for i, (kind, _) in enumerate(kinds) if kind == top), default=-1)
    levels: list[int] = []
    known: dict[str, int] = {}
    numbered = 0
    for index, (kind, _) in enumerate(kinds):
        if kind == _BARE:
            inside = numbered and not bare_above and index < last_top
            levels.append(numbered + 1 if inside else known.setdefault(_BARE, 1))
            numbered = numbered if inside else 0 if bare_above else numbered
            continue
        if kind not in known:
            current = levels[-1] if levels and (bare_above or kinds[index - 1][0] != _BARE) else 0
            known[kind] = current + 1
        for other in [k for k, level in known.items() if level > known[kind]]:
            if other != _BARE:
                del known[other]
        numbered = known[kind]
        levels.append(numbered)
    return levels


def _bare_stands_above(kinds: Sequence[tuple[str, str]], top: str) -> bool:
    """Whether the first numbered kind counts inside headings without a number."""
    starts = [i for i, (kind, number) in enumerate(kinds) if kind == top and number in _FIRST]
    bare = [i for i, (kind, _) in enumerate(kinds) if kind == _BARE]
    if not bare or not starts:
        return False
    under = [start for start in starts if start and kinds[start - 1][0] == _BARE]
    return len(under) > 1 or (len(under) == 1 and len([i for i in bare if i < under[0]]) > 1)
