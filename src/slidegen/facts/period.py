"""The period that each quantity of a paragraph is about: 2023年, 2024年1—9月, 2023年末, Q3 FY2024.

Words such as 今年, 上年 and 全年 are resolved where the report says in its title or date which
year it speaks of; else the period is given as stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from slidegen.facts.fact import Fact
from slidegen.patterns import regex
from slidegen.report import Report
from slidegen.values import dataclass

_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_NUMERAL_YEAR = "[一二][〇○零一二三四五六七八九]{3}"
_YEAR = (
    rf"(?:(?:(?:19|20|１９|２０)[\d０-９]{{2}}|{_NUMERAL_YEAR})年"
    r"|今年|本年|去年|上年|前年|明年|当年)"
)
_TO = r"\s?(?:[-—–~至到]|——)\s?"
_MONTHS = rf"[\d０-９]{{1,2}}(?:{_TO}[\d０-９]{{1,2}})?月"
_PART = (
    rf"(?:{_MONTHS}(?:份|末|底|当月)?|前三季度|第?[一二三四1-4]季度|上半年|下半年|全年|年末|年底|年初"
    r"|(?<=年)[末底初](?!次|步|级|始|期|中))"
)
_SPAN_OF_YEARS = "[一二两三四五六七八九十]{1,3}年"
_PERIOD = regex(
    r"(?P<loose>目前|截至目前|期末|报告期末|当月|本月|上月|当季|本季度|上季度|(?:上年|去年)?同期"
    rf"|(?:过去|[近前]){_SPAN_OF_YEARS}(?:来|间|内)?|{_SPAN_OF_YEARS}(?:来|间|内|前))"
    rf"|(?P<span>{_YEAR}{_TO}(?={_YEAR}))?(?P<year>{_YEAR})?(?P<part>{_PART}|同期)?"
    r"(?<=[年月度份末底初期])"
)
_EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EN_PERIOD_SOURCE = (
    r"\b(?:Q[1-4]|H[12])\s?(?:FY)?\s?\d{4}|\bFY\s?\d{4}|\b[Ff]iscal\s(?:year\s)?\d{4}"
    r"|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s(?:[Qq]uarter|[Hh]alf)"
    r"(?:\s(?:of\s)?(?:[Ff]iscal\s)?\d{4})?"
    rf"|\b(?:{_EN_MONTHS})(?:\s\d{{1,2}},)?\s\d{{4}}|\bQ[1-4]\b"
    r"|\b(?:a|one)\syear\s(?:ago|earlier)\b"
)
_EN_PERIOD = regex(rf"{_EN_PERIOD_SOURCE}|\b(?:in|for|of|since)\s(?P<bare>(?:19|20)\d\d)\b")
# $4.2 billion in Q3 FY2024, $0.94 a year ago
_EN_FOLLOWS = regex(
    rf"(?:\s[a-z]+)?\s(?:in|for|during|by|by the end of)\s(?:the\s)?(?P<period>{_EN_PERIOD_SOURCE})"
    r"|\s(?P<ago>(?:a|one)\syear\s(?:ago|earlier))"
)
# 比上年增长 and 与去年同期相比 name what is compared with.
_COMPARED = regex(r"(?:比|较|同|与|占|超过|是|为|相当于|恢复到|以前|自|于|低于|高于|达到)$")
_AGO = regex(r"相比|以前|以来|前的")
_ENDS = regex(r"[。！？!?\n]|\.\s")
_TITLE_YEAR = regex(r"((?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3})\s?年?")


@dataclass(frozen=True, slots=True)
class Base:
    """The year that a report speaks of and the period in its title; empty where it has none."""

    year: int | None
    period: str


def find_base(report: Report) -> Base:
    """From the title; from its date only the year."""
    said = _PERIOD_IN_TITLE.search(report.title)
    if said is not None:
        year = int(said[1].translate(_DIGITS))
        # A report on the work of a government looks back on the year before and ahead on its own.
        both = "工作报告" in report.title
        return Base(year, "" if both else _resolve(said[0], year))
    english = _EN_PERIOD.search(report.title)
    if english is not None:
        found = re.search(r"(?:19|20)\d\d", english[0])
        return Base(int(found[0]) if found else None, _shorten(english[0]))
    for line in report.byline:
        match = _TITLE_YEAR.search(line)
        if match is not None:
            return Base(int(match[1].translate(_DIGITS)), "")
    return Base(None, "")


_PERIOD_IN_TITLE = regex(rf"((?:19|20)\d\d|{_NUMERAL_YEAR})年(?:{_PART})?")


def find_periods(text: str, facts: Sequence[Fact], base: Base) -> list[str]:
    """For each quantity the period named last before it in its paragraph, else the report's."""
    marks = sorted([*_chinese_marks(text, base), *_english_marks(text)])
    ends = [match.end() for match in _ENDS.finditer(text)]
    found, at, current, near = [], 0, base.period, ""
    stop = 0
    for fact in facts:
        while at < len(marks) and marks[at][0] <= fact.start:
            _, sticky, period = marks[at]
            at += 1
            near = period
            if sticky:
                current = period
        while stop < len(ends) and ends[stop] <= fact.start:
            stop += 1
        begin = ends[stop - 1] if stop else 0
        follows = _EN_FOLLOWS.match(text, fact.end, fact.end + 48)
        if follows is not None:
            found.append(_shorten(follows["period"] or follows["ago"]))
            continue
        last = marks[at - 1] if at else None
        close = last is not None and not last[1] and fact.start - last[0] < 4 + len(last[2])
        found.append(near if close and last is not None and last[0] >= begin else current)
    return found


def find_opening(text: str, base: Base) -> str:
    """The period with which a paragraph begins (1—9月份，…): it holds for the section."""
    marks = _chinese_marks(text[:_OPENING], base)
    return marks[0][2] if marks and marks[0][1] else ""


_OPENING = 12
_PASSING = ("由", "从", "到", "至", "的", "以前")
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_NUMERALS = regex(r"[０-９]|[〇○零一二三四五六七八九]{4}年")


def _chinese_marks(text: str, base: Base) -> list[tuple[int, bool, str]]:
    """End, whether it holds for what follows, and the period; those compared with are left out."""
    marks = []
    year = base.year
    compared_to = -1
    for match in _PERIOD.finditer(text):
        if match.start() == match.end():
            continue
        head = text[max(0, match.start() - 4) : match.start()]
        after = text[match.end() : match.end() + 2]
        also = head.endswith("、") and compared_to == match.start() - 1
        if _COMPARED.search(head) or _AGO.match(after) or also:
            compared_to = match.end()
            continue
        if match[0] == "同期":
            continue
        if match[0] in ("上年同期", "去年同期"):
            marks.append((match.end(), False, _year_before(base) or match[0]))
            continue
        if match[0] in ("当季", "当月", "本季度", "本月") and base.period:
            marks.append((match.end(), False, base.period))
            continue
        period = _resolve(match[0], year)
        own = re.match(r"(\d{4})年", period)
        if own is not None and not head.endswith(("由", "从")):
            year = int(own[1]) if base.year is None else year
        sticky = match["loose"] is None and not head.endswith(
            ("由", "从", "到", "至", "的", "以前")
        )
        marks.append((match.end(), sticky, period))
    return marks


def _year_before(base: Base) -> str:
    if base.year is None or str(base.year) not in base.period:
        return ""
    return base.period.replace(str(base.year), str(base.year - 1))


def _english_marks(text: str) -> list[tuple[int, bool, str]]:
    if not re.search("[A-Za-z]{3}", text):
        return []
    found = []
    for match in _EN_PERIOD.finditer(text):
        said = match["bare"] or match[0]
        ago = "year" in said and "fiscal" not in said.lower()
        if not ago:
            found.append((match.end(), False, _shorten(said)))
    return found


def _shorten(said: str) -> str:
    """Third Quarter Fiscal 2024 as Q3 FY2024, fiscal 2024 as FY2024."""
    match = _QUARTER.fullmatch(said)
    if match is not None:
        number = _ORDINALS.index(match[1].lower()) + 1
        return f"Q{number} {'FY' if match[2] else ''}{match[3]}"
    return re.sub(r"^[Ff]iscal\s(?:year\s)?", "FY", said)


_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER = regex(
    r"(first|second|third|fourth)\squarter\s(?:of\s)?(fiscal\s)?(\d{4})", re.IGNORECASE
)


def _resolve(said: str, year: int | None) -> str:
    """今年１至９月 as 1981年1—9月, 年末 as 2023年末; as stated where the year is not known."""
    words = (
        said.translate(_DIGITS)
        if re.search(r"[０-９]|[〇○零一二三四五六七八九]{4}年", said)
        else said
    )
    for word, step in (
        ("今年", 0),
        ("本年", 0),
        ("当年", 0),
        ("去年", -1),
        ("上年", -1),
        ("前年", -2),
        ("明年", 1),
    ):
        if words.startswith(word):
            if year is None:
                return said
            words = f"{year + step}年{words[len(word) :]}"
    words = re.sub(r"年全年$|年年", "年", words).replace("年年末", "年末")
    words = (
        re.sub(_TO.replace(r"\s?", ""), "—", words)
        if re.search(r"\d[-—–~至到]\d", words)
        else words
    )
    words = re.sub(r"第([一二三四1-4]季度)", r"\1", words).replace("前三季度", "1—9月")
    words = re.sub(r"月份(?=$|末|底)|月当月", "月", words)
    if year is not None and not re.match(r"\d{4}年", words):
        if words in ("全年",):
            return f"{year}年"
        if words.startswith("年末") or words.startswith("年底"):
            return f"{year}年末"
        if re.match(rf"{_PART}", words):
            return f"{year}年{words}"
    return words
