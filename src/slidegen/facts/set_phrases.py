"""Numbers that a list of quantities leaves out: spans of time, classes, names and set phrases.

The build compares them all the same: what a slide shows has to stand in the report.
"""

from __future__ import annotations

import re

from slidegen.facts.fact import Fact
from slidegen.patterns import regex

_TIMES = {"个月", "天", "周", "个季度", "小时", "个小时", "分钟", "年", "个工作日"}
_TIMES_EN = {"years", "months", "weeks", "days", "hours"}
_BEFORE_SPANS = ("前", "近", "过去", "最近", "连续", "未来", "今后", "此前", "头", "后")
_AFTER_SPANS = regex(
    r"来|内(?!部)|间|以来|(?:便民)?(?:生活|经济|通勤|交通|服务)圈|工作制|值班|值守|营业|开放|在线|不间断|不打烊"
)
_BEFORE_SPANS_EN = regex(
    r"\b(?:in|for|past|last|next|within|since|every|after|previous|over\sthe)\s$", re.IGNORECASE
)
# 超亿元项目, 5亿元以上的重大项目: a class of projects, and no amount of any.
_OF_A_CLASS = regex(
    r"(?:的|[)）])?[^，。；、\d]{0,6}?(?:项目|企业|工程|单位|产业|集群|合同|订单|案件)"
)
_CLASSES = {"超", "以上", "及以上", "以下", "过"}
# 16—24岁劳动力, 60岁以上人口 and 500千伏变电站.
_AGES = {"岁", "周岁"}
_AGED = regex(
    r"(?:及?以[上下]|至|到|——|[—–~－-]|的)?\d{0,3}(?:岁|周岁)?(?:及?以[上下])?(?:的)?"
    r"(?:常住)?(?:人口|劳动力|失业率|老|儿童|青|未成年|以|居民|人员|少年|女|男|学生|婴)"
)
_LINES = regex(r"[及]?(?:变|输|线|电网|高压|主|等级)")
_NAMED = regex(r"后(?=[，。、；”’群创青一]|$)|工程|高校|报警|热线|号|[+＋]")
# H2O-Pro 900: a name of capitals and digits, then a number without a unit.
_MODEL = regex(r"(?<![\w-])(?=[\w-]*\d)[A-Z][A-Za-z\d]*(?:-[A-Za-z\d]+)+\s$")


def is_set_phrase(text: str, fact: Fact) -> bool:
    """Whether a number belongs to a name, a period or a class."""
    head = text[max(0, fact.start - 24) : fact.start]
    if not fact.unit and fact.scale == 1 and fact.text.isdigit():
        return (
            _MODEL.search(head) is not None
            or _NAMED.match(text, fact.end) is not None
            or head.endswith(("+", "＋", "前"))
        )
    if fact.unit in _TIMES:
        around = head.endswith((*_BEFORE_SPANS, "全年")) or _AFTER_SPANS.match(text, fact.end)
        return bool(around) or (fact.unit == "小时" and fact.value == 24)
    if fact.unit in _TIMES_EN:
        return _BEFORE_SPANS_EN.search(head) is not None
    if fact.unit in _AGES:
        return fact.qualifier in _CLASSES or _AGED.match(text, fact.end) is not None
    if fact.unit in ("伏", "千伏"):
        return _LINES.match(text, fact.end) is not None
    if fact.unit == "元" and fact.qualifier in _CLASSES:
        return _OF_A_CLASS.match(text, fact.end) is not None
    return fact.unit == "条" and head.endswith(("新", "国"))
