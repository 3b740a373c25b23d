"""Of whom a number without a unit counts: 近1亿农村贫困人口 are people, 人."""

from __future__ import annotations

from slidegen.patterns import regex

_PEOPLE = (
    "人口|人员|居民|村民|市民|农民|牧民|群众|职工|员工|学生|儿童|老人|老年人|青年|游客|旅客|党员|劳动力"
    "|毕业生|师生|教师|干部|妇女|患者|残疾人|民众|同胞|网民|人民|大军|将士|官兵|参保人|移民|中国人|纳税人|工人|投保人|志愿者|劳动者|消费者|投资者|就业者|受益者"
)
_AFTER = regex(rf"[^，。；：、！？\d]{{0,8}}?(?:{_PEOPLE})")
_VERB = regex(r"^(?:的)?(?:元|以上|左右|以内)")
# 农村贫困人口减少1386万, 参保人数增加1.4亿: the number ends its clause.
_BEFORE = regex(rf"(?:{_PEOPLE}|人数)[^，。；！？\d]{{0,10}}$")
_COUNTED = regex(rf"(?:{_PEOPLE}|人数)(?:已)?[由从]$")
_ENDS = regex(r"[，。；、！？,;）)\s的]|$")


def counts_people(text: str, start: int, end: int) -> bool:
    """Whether the words around a bare number say that it counts people."""
    follows = text[end : end + 16]
    if not _VERB.match(follows) and _AFTER.match(follows):
        return True
    head = text[max(0, start - 20) : start]
    if _COUNTED.search(head) is not None:
        return True
    return _ENDS.match(follows) is not None and _BEFORE.search(head) is not None
