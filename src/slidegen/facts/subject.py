"""What each quantity of a sentence measures, in the sentence's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from slidegen.facts.fact import Fact
from slidegen.facts.words import COUNTERS, FELL_BY, ROSE_BY
from slidegen.patterns import regex

_STOP = regex(r"[。！？；!?;\n]|\.\s")
_CLAUSE = regex(r"[，,：:（）()]")
_COUNTED = regex(r"[^\s，。；：、！？,.;:!?\d（）()“”‘’的了在与和及由比占被将为是已有均全]{1,14}")
_VERBS = """
达到 达 为 完成 实现 保持在 稳定在 控制在 维持在 累计 共 共计 合计 总计 约为 约 分别 其中 预计
仅 已 有 是 占 突破 超过 收窄 扩大 缩短 压减 降至 降到 提高到 增加到 上升到 减少到 升至 增至 了 新增
净增 同比 环比 年均 平均每年 平均 实际 比上年 比去年 较上年 按可比价格计算 高 低
"""
_CHANGES = [word for word in (*ROSE_BY, *FELL_BY) if len(word) > 1 and not word.isascii()]
_ENDINGS = "|".join(sorted([*_CHANGES, *_VERBS.split()], key=len, reverse=True))
_TAIL = regex(rf"(?:{_ENDINGS}|[由从][^，。由从]{{0,14}}的?|到|至|[\s、“”和与及]+)$")
_LONGEST_TAIL = 8
_COMPARISON = regex(
    r"(?:比|较|同|与)[^，。；]{1,12}?(?:年|月|期|季度|半年|末|初|份|水平|平均|相比)"
    r"(?:同期|水平|末|初|相比)?"
)
_WITHIN = regex(
    r"^(公司|集团|本行|全市|全省|全国|全区)?(?:第?[一二三四]季度|前三季度|上半年|全年)(?:实现|完成)?"
)
_AGAINST = regex(r"(?:(?:比|较)[^，]{1,12}[高低快慢多少]出?|(?:高于|低于|快于|慢于)[^，]{1,16})$")
_LEAD = regex(
    r"^(?:其中|另外|此外|同时|初步核算|据统计|截至[^，]{1,8}|预计|全年|年末|今年|去年|上半年|下半年|前三季度|当年|目前|[一二三四]季度"
    r"|\d{4}年|\d{1,2}(?:[—-]\d{1,2})?月份?|[和与及、，,：:\s“”])+"
)
_ASIDE = regex(r"\s*(?:扣除|按|据|受|以|比|较|与|同|在[^，]*(?:基础上|情况下)$|又|还|也|再)")
_ITEMS = regex(r"[、和与及]")
_ENGLISH = regex(
    r"(?:\b(?:of|was|were|is|are|to|by|at|reached|totaled|stood|came|rose|fell|grew|declined|increased|decreased"
    r"|dropped|about|a|an|the|and|or|up|down|in|with|from)\s*)+$",
    re.IGNORECASE,
)


def find_subjects(text: str, facts: Sequence[Fact]) -> list[str]:
    """For each quantity of a paragraph its subject; of 分别 the item that is its turn."""
    found: list[str] = []
    index = 0
    while index < len(facts):
        run = _run_length(text, facts, index)
        subject = _subject_of(text, facts, index, found[-1] if found else "")
        found.extend(_share_out(text, facts, index, run, subject))
        index += run
    return found


def _run_length(text: str, facts: Sequence[Fact], index: int) -> int:
    """How many quantities follow one another as a list: 15%、25%、30%."""
    length = 1
    while index + length < len(facts):
        gap = text[facts[index + length - 1].end : facts[index + length].start]
        if not re.fullmatch(r"\s?(?:[、：:/]|和|与|至|到|[—–~－-]|、和|\sto\s|\sand\s)?\s?", gap):
            break
        length += 1
    return length


def _share_out(text: str, facts: Sequence[Fact], index: int, run: int, subject: str) -> list[str]:
    """工业、民间、技改投资 for three numbers: 工业投资, 民间投资, 技改投资."""
    items = [item for item in _ITEMS.split(subject) if item]
    if run < 2 or len(items) != run:
        return [subject] * run
    tail = items[-1]
    if any(item.endswith(tail[-2:]) for item in items[:-1]):
        return items
    shared = ""
    for length in range(min(6, len(tail) - 1), 1, -1):
        if all(not item.endswith(tail[-length:]) for item in items[:-1]):
            shared = tail[-length:] if len(tail) - length >= 2 else shared
            if shared:
                break
    shared = shared if len(shared) <= 3 else shared[-2:]
    return [f"{item}{shared}" if item != tail else tail for item in items]


def _subject_of(text: str, facts: Sequence[Fact], index: int, before: str) -> str:
    fact = facts[index]
    floor = facts[index - 1].end if index else 0
    floor = max(floor, fact.start - 80)
    head = text[floor : fact.start]
    stops = [match.end() for match in _STOP.finditer(head)]
    new_sentence = bool(stops) or floor == 0
    own = head[stops[-1] :] if stops else head
    if re.search(r"[a-z]{2}", own) and not re.search("[\u4e00-\u9fff]", own):
        return _english_subject(own, text[fact.end : fact.end + 40]) or (
            "" if new_sentence else before
        )
    if fact.unit in COUNTERS or (not fact.unit and fact.scale != 1):
        counted = _COUNTED.match(text, fact.end)
        if counted is not None:
            return counted[0]
    parts = [_strip(part) for part in _CLAUSE.split(own) if not _ASIDE.match(part)]
    named = next((part for part in reversed(parts) if part), "")
    if not named:
        return "" if new_sentence else before
    if own.lstrip("，,； ").startswith("占") and before:
        return f"{before}占{named.removeprefix('占')}"
    return named


def _strip(part: str) -> str:
    said = _AGAINST.sub("", _COMPARISON.sub("", part))
    for _ in range(_LONGEST_TAIL):
        shorter = _TAIL.sub("", said)
        if shorter == said:
            break
        said = shorter
    said = _WITHIN.sub(r"\1", _LEAD.sub("", said))
    return said.strip(" 　的，、“”")


def _english_subject(head: str, after: str) -> str:
    counted = re.match(r"\s(?:of\s)?([a-z][a-z-]+(?:\s[a-z-]+){0,2})", after)
    clause = re.split(r"[,;:(]\s?", head)[-1]
    named = _ENGLISH.sub("", clause).strip()
    if named:
        return " ".join(named.split()[-6:])
    return counted[1] if counted else ""
