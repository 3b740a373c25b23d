"""Texts of any length as reports and slides have them, drawn by a seeded random generator.

Chinese, English and mixed; numbers with units and qualifiers, long numbers, words of 30 letters,
addresses, and the marks that lines may not begin or end with.
"""

from __future__ import annotations

from random import Random
from re import compile as regex
from typing import Literal

Language = Literal["zh", "en", "mixed"]

_WHO = (
    "全区", "市直各部门", "各镇街", "重点企业", "创新平台", "“链主”企业", "港口集团",
    "试点单位", "基层党组织", "招商专班", "《规划》编制组", "农业合作社",
)  # fmt: skip
_HOW = ["持续", "加快", "稳步", "全面", "深入", "率先", "扎实", "统筹", "协同", "分类"]
_DOES = ["推进", "落实", "建设", "优化", "完善", "提升", "壮大", "巩固", "深化", "打造", "盘活"]
_WHAT = [
    "重点项目建设",
    "营商环境",
    "“六稳”“六保”工作",
    "新旧动能转换",
    "海洋经济",
    "民生实事",
    "乡村振兴",
    "产业链供应链（含备份）",
    "“双招双引”攻坚",
    "城市更新",
    "《优化营商环境条例》",
    "智慧园区——二期工程",
    "科技成果转化、产业化",
    "公共服务均等化",
]
_SO = [
    "成效明显",
    "任务按期完成",
    "群众满意度不断提高",
    "增速居全省前列",
    "各项指标好于预期……",
    "做到件件有着落、事事有回音",
    "形成可复制、可推广的经验",
]
_FIGURES = [
    "同比增长{p}%",
    "完成投资{n}亿元",
    "新增就业{n}万人",
    "惠及企业{i}家",
    "1—6月累计{n}亿元",
    "比上年下降{p}%",
    "达到{i}余人次",
    "签约项目{i}个，总投资近{n}亿元",
    "占{p}%左右",
    "为-{p}%",
    "2023-2025年安排{n}亿元",
    "总额{long}元",
]
_CLAUSE_ENDS = "，；，，：。"

_SUBJECTS = (
    "the harbour authority", "local businesses", "the council's task force", "our partners",
    "regional hospitals", "the training programme", "small exporters",
)  # fmt: skip
_VERBS = ("expanded", "completed", "reviewed", "brought forward", "reorganised", "strengthened")
_OBJECTS = (
    "the deep-water berths", "their apprenticeship schemes", "cross-border services",
    "the “one-stop” desk", "energy-efficient housing", "a long-term maintenance plan",
)  # fmt: skip
_RESULTS = (
    "and waiting times fell by {p}%", "with {i} new jobs", "at a cost of ${n} million",
    "well ahead of schedule", "reaching {long} units in total", "in 2023-2025",
)  # fmt: skip

_LATIN_IN_CHINESE = ("5G", "AI", "GPT-4o", "PPP", "ISO 9001", "RCEP", "CBD", "B2B", "3D")
_LONG_WORDS = (
    "Internationalisierungsstrategien", "Counterrevolutionarilyminded",
    "Electroencephalographically", "Donaudampfschifffahrtsgesell",
    "https://www.example.gov.cn/zwgk/2024/07/t20240715_1234.html",
)  # fmt: skip

# No text ends in these: they belong to what follows.
_OPEN = "（“‘《〈「『【([ -—…·，、；：,;:"


def clause(random: Random, language: Language) -> str:
    """A sentence's part, with the mark behind it."""
    if language == "en" or (language == "mixed" and random.random() < 0.3):
        return _english_clause(random)
    return _chinese_clause(random, latin=language == "mixed")


def _chinese_clause(random: Random, latin: bool) -> str:
    kind = random.random()
    if kind < 0.3:
        said = _figure(random, random.choice(_FIGURES))
    elif kind < 0.45:
        said = random.choice(_SO)
    else:
        said = "".join(random.choice(words) for words in (_WHO, _HOW, _DOES, _WHAT))
    if latin and random.random() < 0.5:
        said = f"{random.choice(_LATIN_IN_CHINESE)}{said}"
    if latin and random.random() < 0.12:
        said += random.choice(_LONG_WORDS)
    return said + random.choice(_CLAUSE_ENDS)


def _english_clause(random: Random) -> str:
    parts = [random.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS)]
    if random.random() < 0.6:
        parts.append(_figure(random, random.choice(_RESULTS)))
    if random.random() < 0.08:
        parts.append(random.choice(_LONG_WORDS))
    return " ".join(parts) + random.choice((", ", "; ", ". "))


def _figure(random: Random, form: str) -> str:
    return form.format(
        p=f"{random.uniform(0.1, 40):.1f}",
        n=f"{random.uniform(1, 9000):.{random.randint(0, 2)}f}",
        i=random.randint(3, 99_999),
        long=random.randint(10**9, 10**14),
    )


def text(random: Random, language: Language, shortest: int, longest: int) -> str:
    """A text of `shortest` to `longest` characters: clauses up to a length drawn from there."""
    wanted = random.randint(shortest, longest)
    # Short texts begin anywhere in a clause, else all of them would be its subject.
    skipped = random.randint(0, 24) if wanted < 24 else 0
    found = ""
    while len(found) < wanted + skipped:
        found += clause(random, language)
    found = _WORD_BEGINS.split(found[skipped:], maxsplit=1)[-1] if skipped else found
    while len(found) < wanted:
        found += clause(random, language)
    cut = found[: _whole_words(found, wanted, longest)].rstrip(_OPEN)
    # A text cut inside a quotation stays open; writers close theirs.
    for opening, closing in ("“”", "《》", "（）"):
        if cut.count(opening) > cut.count(closing):
            cut = (cut + closing) if len(cut) < longest else cut.rpartition(opening)[0]
    cut = cut.rstrip(_OPEN)
    return cut if len(cut) >= 2 else "民生" if language != "en" else "Jobs"


# After a mark, before a word or a Chinese character.
_WORD_BEGINS = regex(r"[ ，；：。、]|(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_WORD = regex(r"[A-Za-z0-9.,%'’$:/_-]+")


def _whole_words(found: str, wanted: int, longest: int) -> int:
    """Where a text of about `wanted` characters ends: not inside a word or a number."""
    for word in _WORD.finditer(found):
        if word.start() < wanted < word.end():
            return word.start() if word.start() > 1 or word.end() > longest else word.end()
    return wanted


def emphasised(random: Random, said: str) -> str:
    """The text with some of its words between the marks of emphasis."""
    if len(said) < 8 or random.random() > 0.12 or "*" in said:
        return said
    start = random.randint(0, len(said) - 6)
    end = random.randint(start + 2, len(said))
    if said[start].isspace() or said[end - 1].isspace():
        return said
    return f"{said[:start]}**{said[start:end]}**{said[end:]}"


_PARTS = (
    "海洋", "高端", "装备", "制造", "港口", "物流", "老旧", "小区", "改造", "教育", "医疗",
    "财政", "资金", "工业", "服务", "农村", "公路", "人才",
)  # fmt: skip


def name(random: Random, language: Language, longest: int) -> str:
    """A short name without a number: of a category, a chapter, a person."""
    if language == "en":
        first = random.choice(("Harbour", "Exports", "Housing", "Port dues", "Training"))
        rest = random.choice(("", " north", " and ferries", " (new)", " of the region"))
        return (first + rest)[:longest].strip(" (")
    wanted = random.randint(2, max(2, longest))
    return "".join(random.choice(_PARTS) for _ in range(-(-wanted // 2)))[:wanted]


def number(random: Random, language: Language) -> str:
    """A number as it stands large on a slide: with unit, qualifier or sign."""
    plain = f"{random.uniform(1, 9999):.{random.randint(0, 2)}f}"
    share = f"{random.uniform(0.1, 99):.1f}%"
    if language == "en":
        whole = f"{random.randint(1, 99_999):,}"
        return random.choice((f"${plain} million", share, whole, f"about {share}"))
    count, days = random.randint(3, 9999), random.randint(3, 30)
    return random.choice(
        (
            share, f"{share}左右", f"{plain}亿元", f"超{plain}亿元", f"{plain}万人", f"{count}个",
            f"近{random.randint(2, 9)}000亿元", f"{days}个工作日以内",
            f"{random.randint(10**6, 10**9)}元", f"{days}.{random.randint(1, 9)}万余户",
        )
    )  # fmt: skip
