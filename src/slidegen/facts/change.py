"""Which way each number of a sentence went: 增长, 下降, 高于, 低于; in English up and down.

A level has a direction where the sentence says that a rise or fall led to it (提高到60%以上);
plain levels have none. Each rule looks at a few dozen characters, so time grows with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from slidegen.facts.change_words import (
    ABOVE,
    BELOW,
    DOWN,
    DOWNS,
    FALL,
    FALLS,
    FALLS_OF,
    HIGHER,
    LOWER,
    NO_CHANGE,
    PULLS_DOWN,
    PULLS_UP,
    RISE,
    RISES,
    RISES_OF,
    TRANSITIVE,
    UP,
    UPS,
)
from slidegen.facts.fact import Fact
from slidegen.facts.words import COUNTERS
from slidegen.patterns import regex
from slidegen.values import dataclass

_LOOK = 64


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# 增加到2002年的, 压缩到目前的平均, 达到: what may stand between the verb and the number.
_TIME_OF = r"(?:[^，。；、：]{0,10}(?:年|月|末|底|前|后|初|期|目前|现在|现行|如今|季度)的)?"
_LINK = (
    r"(?:了|幅度|幅|之后|后)?(?:有望|预计|计划|可|将|需|要|再|又|仅|只|均|高)?"
    r"(?:[至到为成达于在约近超逾过]|不足|不到)*"
    rf"{_TIME_OF}(?:平均|每人|每年|每月|人均|年均|全国|全省|全市)*[\s“”（(:：]*$"
)
# 增加值 and 增长面 are names; 少增 falls; 公升 is a measure; 增减 and 减收增支 say nothing.
_CHANGE = regex(
    rf"(?:(?P<rise>(?<!少)(?<!负)(?<!公)(?<!毫)(?<!减收)(?<!降)(?:{_any_of(RISES)}))"
    rf"|(?P<fall>(?<!增)(?:{_any_of(FALLS)})|负增长)){_LINK}"
)
_CHANGE_OF = regex(
    rf"(?:(?P<rise>{_any_of(RISES_OF)})|(?P<fall>{_any_of(FALLS_OF)}|(?:每年|全年|年均)减轻))"
    rf"(?!{NO_CHANGE}|值|额|量|率|面|点|的)[^，。；：、！？\d（）()]{{1,22}}$"
)
_OF_AFTER = regex(rf"由|从(?!业)|比上|比去|较上|较去|率|占|为|的$|增长|下降|{NO_CHANGE}")
_TOTAL = regex(r"(?:等|共计|总计|合计|累计|共|达到|达|约|近|超过|超)*\s*$")
_ADDED_NOUN = regex(r"(?:增加|减少|新增)的[^，。；：、\d]{1,12}(?:达到|达|为|共|约|近|超过)+$")
_THEN_OF_IT = regex(r"^[，,；]?\s?其中[:：,，]?[^，。；、\d比较增减]{0,20}$")
_THEN_ALSO = regex(r"^[、和及][^，。；、\d新扩改建]{1,12}$")
_PULL = regex(rf"(?:(?P<rise>{PULLS_UP})|(?P<fall>{PULLS_DOWN}))[^，。；：、\d]{{0,24}}$")
# After a fall of 11.8%: 影响全市投资增速1.5个百分点.
_AFFECT = regex(r"影响[^，。；：\d]{1,16}(?:增速|增幅|涨幅|增长率|价格|指数)(?:约|近)?$")
_THAN = regex(
    r"(?:(?<![占同环之])比(?![重例率值])|较(?![快高大低多少])|与|同)(?P<base>[^，。；：]{1,30}?)(?:相比)?(?:仍|还|要|又|则|均|都|约|略)*"
    r"(?:(?P<more>高|快|多|大|长|好|强)|(?P<less>低|慢|少|小|短|弱))"
    r"[投收支销产购招建征用]?(?:出|了|约|近)*$"
)
_AGAINST = regex(
    rf"(?:(?P<more>{_any_of(HIGHER)})|(?P<less>{_any_of(LOWER)}))"
    r"(?P<base>[^，。；：、\d]{0,20}?)(?:约|近)?$"
)
_SAME_TIME = regex(r"(?:同|环|同期)比(?:增)?(?:(?P<more>多|高|快)|(?P<less>少|低|慢))(?:了|出)?$")
_TIMES = regex(
    r"(?:上年|去年|前年|上月|上季|上季度|上半年|年初|月初|同期|往年|年前|年|月|月份|季度|末|底|初"
    r"|之初|以前|之前|前|此前|去年全年|上期|上周)(?:同期|全年)?(?:末|底|初|水平)?(?:[日月人平]均|[日人平均])?$"
)
_AFTER = regex(
    r"(?:以上|左右|以内)?[”）)]?的?(?:年均|平均|实际|同比|较快|高速|中高速|高)?(?:速度|幅度|比例)?(?:同比|逐年)?"
    r"(?:(?P<rise>递增|(?<=的)正?(?:增长|增速|增幅|涨幅|上涨|提升|提高)"
    r"|(?<=速度)(?:增长|上升|提高|扩大)|(?<=幅度)(?:增长|上升|提高))"
    r"|(?P<fall>递减|(?<=的)(?:负增长|下降|降幅|跌幅|下跌|下滑|降低)"
    r"|(?<=速度)(?:下降|减少)|(?<=幅度)(?:下降|减少)))"
)
_LIST_GAP = regex(
    r"\s*(?:以上|左右)?\s*(?:[、/]|和|与|及|以及|[、，,]\s?(?:和|与|以及)|至|到|——|[—–~－-])?\s*"
    r"(?:[$€£¥])?$"
)
_REACHED = regex(r"\s*[，,]\s*(?:已|现)?(?:达到?|升?至)(?:了)?$")
_FROM = regex(r"(?:由|从)[^，。；：]{0,24}$")
_TO = regex(rf"(?:到|至|为|成)了?{_TIME_OF}(?:平均|每人|每月)*$")
_RATE = regex(r"(?:增长率|增速|增幅|涨幅|涨跌幅|变动率|同比|环比)[为达至约在是:：\s]*$")

_EN_RATE = r"(?:at\s(?:an?|the|its)\s(?:[\w-]+\s){0,3}(?:rate|pace)\sof\s)?"
_EN_ENDS = (
    rf"\s{_EN_RATE}(?:(?:by|to|at|of|in)\s)?"
    r"(?:(?:just|only|another|between|from|an?|the|its|nearly)\s)*"
)
_EN_CHANGE = regex(
    r".*(?<![\w-])(?<!make )(?<!makes )(?<!made )"
    rf"(?:(?P<rise>{_any_of(UPS)})|(?P<fall>{_any_of(DOWNS)}))"
    rf"(?:\s(?:\w+ly|it|them|further|back|again|sequentially))?{_EN_ENDS}(?:[a-z-]+\s){{0,2}}$",
    re.IGNORECASE | re.DOTALL,
)
_EN_BY = regex(
    rf".*(?<![\w-])(?:(?P<rise>{_any_of(UPS)})|(?P<fall>{_any_of(DOWNS)}))"
    r"(?:\s[\w'-]+){1,5}\s(?:by|to)\s(?:(?:another|between|an?)\s)*$",
    re.IGNORECASE | re.DOTALL,
)
_EN_NOUN = regex(
    r"\b(?:(?P<rise>growth|increases?|gains?|rises?|improvement)|(?P<fall>declines?|decreases?|drops?))"
    r"\s(?:(?:was|were|is|are|of|at|averaged|ranged|remained|came|mostly|about|in|to|the|a|from|between)\s)+$",
    re.IGNORECASE,
)
_EN_AWAY = regex(
    r"\b(?:took away|taking away|shaved(?: off)?|subtracted|lost"
    r"|(?:be|is|are|was|were) off)\s(?:about\s)?$"
)
_EN_FROM = regex(r"\bfrom\s(?:an?\s|about\s)?$", re.IGNORECASE)
_EN_AFTER = regex(
    r"(?:\spoints?)?(?:"
    r"(?P<rise>\s(?:higher|growth|increases?|rise|gain|jump|improvement|of growth)\b"
    r"|\s(?:more|above|over)"
    r"(?=\s(?:than\s)?(?:an?\syear|last|the\s(?:prior|previous)|in\s\d{4}|at the start)))"
    r"|(?P<fall>\s(?:lower|decline|decrease|drop|fall|reduction|cut|contraction)\b"
    r"|\s(?:fewer|less|below|under)(?=\s(?:than\s)?(?:an?\syear|last|the\s(?:prior|previous))))"
    r"|(?P<above>\s(?:above|more than|higher than)\s)|(?P<below>\s(?:below|less than)\s))",
    re.IGNORECASE,
)
_EN_GAP = regex(
    r"(?:\s(?:year (?:over|on) year|sequentially|quarter over quarter"
    r"|from a year (?:ago|earlier)))?"
    r",?\s?(?:(?:and|or|to|the equivalent of|or about|equivalent to|and to)\s|to\s|[–—-])$",
    re.IGNORECASE,
)
_EN_RANGE = regex(r"\s(?:to|and)\s|[–—-]")
_LATIN = regex(r"[A-Za-z]")
_CJK = regex("[\u4e00-\u9fff]+")
_STOPS = regex(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class _Change:
    """A direction, and whether parts of the amount have it too (新增公路…，其中高速公路…)."""

    direction: str = ""
    of_parts: bool = False
    by: bool = False


_NONE = _Change()


def find_directions(text: str, facts: Sequence[Fact]) -> list[str]:
    """For each quantity of a paragraph 增长, 下降, 高于, 低于, up, down or empty."""
    found: list[_Change] = []
    for index, fact in enumerate(facts):
        before = facts[index - 1] if index else None
        earlier = found[-1] if found else _NONE
        found.append(_find_change(text, fact, before, earlier))
        # 50 to 80 basis points above last year's level
        if before is None or earlier.direction or not found[-1].direction:
            continue
        if _EN_RANGE.fullmatch(text[before.end : fact.start]) and not _came_from(text, before):
            found[-2] = found[-1]
    return [change.direction for change in found]


def _find_change(text: str, fact: Fact, before: Fact | None, earlier: _Change) -> _Change:
    floor = max(fact.start - _LOOK, 0)
    head = text[floor : fact.start]
    gap = None
    if before is not None and floor <= before.end <= fact.start:
        gap = text[before.end : fact.start]
    elif before is not None and floor < fact.start < before.end:
        gap = ""
    if _reads_english(head or text[fact.end : fact.end + _LOOK]):
        return _find_english(text, fact, before, head, gap, earlier)
    return _find_chinese(text, fact, before, head, gap, earlier)


def _reads_english(words: str) -> bool:
    return _LATIN.search(words[-20:]) is not None and not re.search("[\u4e00-\u9fff]", words[-20:])


def _find_chinese(
    text: str, fact: Fact, before: Fact | None, head: str, gap: str | None, earlier: _Change
) -> _Change:
    if fact.unit == "番" or fact.text.startswith("翻"):
        return _Change(RISE, by=True)
    if fact.text.startswith("+"):
        return _Change(RISE)
    if gap is not None and before is not None:
        if _goes_from_to(text, before, fact, gap):
            return _Change(RISE if fact.value > before.value else FALL)
        if _LIST_GAP.match(gap):
            return earlier
        if earlier.direction and _AFFECT.search(gap):
            return earlier
    own = gap if gap is not None else head
    clause = _after_stop(own)
    found = _from_words(clause, fact, text)
    if found is None and gap is not None:
        found = _from_earlier(gap, earlier)
    if found is None:
        after = _AFTER.match(text, fact.end, fact.end + 16)
        found = _Change(_side(after, RISE, FALL)) if after else None
    if found is None and fact.value < 0 and _RATE.search(head):
        return _Change(FALL)
    found = found or _NONE
    if fact.value < 0 and found.direction == RISE:
        return _Change(FALL)
    return found


def _after_stop(words: str) -> str:
    stops = [match.end() for match in _STOPS.finditer(words)]
    return words[stops[-1] :] if stops else words


def _from_words(clause: str, fact: Fact, text: str) -> _Change | None:
    if fact.unit == "个百分点" and (pull := _PULL.search(clause)):
        return _Change(_side(pull, RISE, FALL))
    change = _CHANGE.search(clause)
    if change is not None and not _is_object(fact, change, text):
        return _Change(_side(change, RISE, FALL), by=True)
    same_time = _SAME_TIME.search(clause)
    if same_time is not None:
        return _Change(_side(same_time, RISE, FALL, "more"))
    than = _THAN.search(clause)
    if than is not None:
        return _Change(_compare_with(than))
    against = _AGAINST.search(clause)
    if against is not None:
        stands_alone = not against["base"]
        if stands_alone and not against[0].startswith(("高出", "多出", "超出")):
            return _NONE  # 低于5.5%: the number is what is compared with
        return _Change(_compare_with(against))
    of = _CHANGE_OF.search(_TOTAL.sub("", clause))
    if of is not None and not _OF_AFTER.search(of[0], 2) and not _is_mixed(clause):
        return _Change(_side(of, RISE, FALL), of_parts="新增" in of[0])
    if _ADDED_NOUN.search(clause):
        return _Change(FALL if "减少的" in clause else RISE)
    return None


def _is_object(fact: Fact, change: re.Match[str], text: str) -> bool:
    """降低900多万个体工商户税负: those whose burden falls are counted."""
    if fact.unit not in ("", "人") and fact.unit not in COUNTERS:
        return False
    follows = text[fact.end : fact.end + 2]
    return change[0] in TRANSITIVE and len(follows) == 2 and _CJK.fullmatch(follows) is not None


def _compare_with(match: re.Match[str]) -> str:
    """Against an earlier time it rose or fell, against anything else it is above or below."""
    if _TIMES.search(match["base"]):
        return RISE if match["more"] else FALL
    return ABOVE if match["more"] else BELOW


def _is_mixed(clause: str) -> bool:
    """增加财政开支和减少财政收入共405亿元 went neither way."""
    return any(word in clause for word in RISES_OF) and any(word in clause for word in FALLS_OF)


def _from_earlier(gap: str, earlier: _Change) -> _Change | None:
    if earlier.of_parts and (_THEN_OF_IT.match(gap) or _THEN_ALSO.match(gap)):
        return earlier
    if earlier.by and _REACHED.match(gap):
        return _Change(earlier.direction)
    return None


def _goes_from_to(text: str, before: Fact, fact: Fact, gap: str) -> bool:
    """由A调整到B says which way by its two numbers."""
    if before.unit != fact.unit or before.value == fact.value or not _TO.search(gap):
        return False
    if _CHANGE.search(gap) or _STOPS.search(gap) or "，" in gap.strip("，"):
        return False
    head = text[max(0, before.start - 26) : before.start]
    return _FROM.search(head) is not None


def _side(match: re.Match[str], rise: str, fall: str, name: str = "rise") -> str:
    return rise if match[name] else fall


def _find_english(
    text: str, fact: Fact, before: Fact | None, head: str, gap: str | None, earlier: _Change
) -> _Change:
    own = _after_english_stop(gap if gap is not None else head)
    if gap is not None and _EN_GAP.fullmatch(gap):
        if before is not None and _came_from(text, before) and gap.strip() == "to":
            return _Change(UP if abs(fact.value) > abs(before.value) else DOWN)
        if earlier.direction:
            return earlier
    if _EN_FROM.search(own):
        return _NONE
    own = own.rstrip("$€£(")
    own = own if own.endswith(" ") or not own else f"{own} " if own.endswith("a") else own
    if _EN_AWAY.search(own):
        return _Change(DOWN)
    match = _EN_CHANGE.match(own) or _EN_BY.match(own) or _EN_NOUN.search(own)
    after = _EN_AFTER.match(text, fact.end)
    if after is not None and (after["rise"] or after["fall"]):
        return _Change(_side(after, UP, DOWN))
    if match is not None:
        return _Change(_side(match, UP, DOWN))
    if after is not None:
        return _Change("above" if after["above"] else "below")
    return _NONE


def _came_from(text: str, fact: Fact) -> bool:
    return _EN_FROM.search(text[max(0, fact.start - 12) : fact.start]) is not None


def _after_english_stop(words: str) -> str:
    parts = re.split(r"(?<=[;.!?])\s|(?<=,)\s(?=(?:and|which|while|or|but)\b)", words)
    return parts[-1]
