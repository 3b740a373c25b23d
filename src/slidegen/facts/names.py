"""Numbers that state no quantity: dates and periods, list numbers, names and codes with digits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from slidegen.facts.fact import Name, NameKind
from slidegen.facts.fold import Folded
from slidegen.facts.words import UNITS
from slidegen.patterns import regex

_MONTHS = (
    "(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
# 2010.5亿元 and 2000至2010家 are amounts.
_UNCOUNTED = r"(?!\s?(?:%|[万亿千百元个家项件人户吨公平米美辆台套]))"
_TO = r"\s?(?:[-—–~至到]|——)\s?"

# Dates and periods, longest first. Spans of years and months are no quantities either.
_DATES = regex(
    r"(?=[\dA-Z第])(?:(?<![\d.])(?:"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.%])"
    rf"|(?:19|20)\d\d\s?(?:[-—–~/]|至|到)\s?(?:19|20)?\d\d(?:年度?|(?![\d.%]){_UNCOUNTED})"
    rf"|(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])(?![\d.%]){_UNCOUNTED}"
    rf"|(?:\d\d|\d{{4}})年(?:\d{{1,2}}(?:{_TO}\d{{1,2}})?月(?:份|\d{{1,2}}日)?)?"
    rf"|\d{{1,2}}(?:{_TO}|、)\d{{1,2}}月(?:份|\d{{1,2}}日)?"
    rf"|\d{{1,2}}月\d{{1,2}}(?:{_TO}|、)\d{{1,2}}日"
    r"|\d{1,2}月(?:份|底|末|初|\d{1,2}日)?"
    r"|\d{1,2}[日号](?![a-z\d])|(?<!\d,)\d{1,3}(?:[多余]?年(?![级轮])|周年)"
    r"|\d{1,2}世纪(?:\d0年代)?|\d0年代"
    r"|\d{1,2}[:：]\d\d(?!\d)"
    r"|(?:19|20)\d\d(?:H[12]|Q[1-4]|上半年|下半年)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTHS}\.?(?:\s(?:19|20)\d\d)?"
    rf"|(?:19|20)\d\d(?![\d,.]{{0,20}}\d){_UNCOUNTED}(?=$|[\s,.;:)\]'\"’”。，；）、])"
    r")"
    rf"|\b{_MONTHS}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?(?![\d%])"
    rf"|\b{_MONTHS}\.?\s(?:19|20)\d\d"
    r"|\b(?:[QH][1-4]|FY)\s?(?:19|20)?\d\d\b|\b[QH][1-4]\b|第[1-4]季度"
    r"|(?:next|past|last|previous)\s\d{1,3}\s(?:day|week|month|quarter|year)s?\b)",
    re.IGNORECASE,
)

# Words before a number that make it a name: Table 1, version 6.2, 编号：2024-051.
_LABELS = regex(
    r"(?<![A-Za-z])(?:No\.|Table|Figure|Fig\.|Chart|Exhibit|Note|Form|Section|Chapter|Article"
    r"|Appendix|Plant|Suite|Room|Tier|Series|Type|Class|Level|Phase|Top|[Vv]ersion|[Rr]elease|code|Wi-Fi|Windows"
    r"|ISO(?:/IEC)?|IEC|IEEE|GB(?:/T)?|DIN|EN)\s?\d+(?:[.:\-—–][\dA-Z]+){0,6}(?![\d.,%]{0,12}[\d%])"
    r"|(?:^|(?<=[\s（(，。；、：见如“]))(?:附?[表图]|专栏|附件)\s?\d{1,2}(?![\d.,%万亿个项家件张份])"
    r"|(?:代码|编号|文号|账号|证号|邮编|电话|热线)[：:为]?\s?"
    r"(?!\d[\d.,]{0,12}\s?[万亿千百%个部户条家件])[\dA-Z][\dA-Z\-]*"
)
# GB/T 4754—2017: what follows is no year for itself.
_STANDARDS = regex(
    r"(?<![A-Za-z])(?:[A-Z]{1,4}\d{0,4}(?:/[A-Z]{1,6})?)[\s-]?\d{3,6}(?:[.-]\d{1,3})?[—–:\-]"
    r"(?:19|20)\d\d(?!\d)"
)
# Bases and shares: the number says for how many, not how many: 每50公斤, 上年同期=100.
_BASES = regex(
    r"每\d+(?:\.\d+)?(?:[万千百]?[\u4e00-\u9fff])?|[=＝]\s?10{0,3}(?=[）)，。；\s]|$)"
    r"|(?<=为)10{0,3}(?=[）)])|(?<=\bper )\d[\d,]*(?:\s[a-z]+)?"
)
_LATIN_UNITS = "|".join(
    re.escape(word) for word in sorted(UNITS, key=len, reverse=True) if word[0].isascii()
)
# 5G, 500强, 2.0版, 第3, 14th, 7×24小时, telephone numbers.
_NAMES = regex(
    r"(?=[\d第A-Za-z+])(?:第\d+(?:\.\d+)?"
    r"|\d+(?:st|nd|rd|th)\b"
    r"|7\s?[×xX*]\s?24(?:小时)?|24/7"
    r"|\+\d{1,3}\s?(?:\(\d{1,4}\)\s?)?\d{2,4}[-\s]\d{3,4}(?:[-\s]\d{3,4})?"
    r"|(?<![A-Za-z\d])[A-Za-z]+[-·]?\d+(?:[.\-]\d+)*[A-Za-z]*"
    rf"|(?<![\d.])(?<!\d,)\d+(?:\.\d+)?(?!(?:{_LATIN_UNITS}|x|bn|mn|tn)(?![A-Za-z\d]))"
    r"[A-Za-z]+(?![A-Za-z])"
    r"|(?<![\d.,])\d+强|(?<![\d.,])\d+(?:\.\d+)?版|(?<![\d.,])\d+\.0(?=时代|模式|工程|[”’」』])"
    r"|(?<![\d.,])\d+纳米|(?<!\d)\d{5}(?=热线|平台)"
    r"|(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)|(?<!\d)\d{12,}(?!\d)"
    r"|\b\d{1,5}\s(?=[A-Z][a-z]+\s(?:Road|Street|Avenue|Drive|Lane)\b))"
)
_DOCUMENTS = regex(r"[〔\[【(（]\d{4}[〕\]】)）]\s?(?:第\s?)?\d+\s?号")
_LIST_NUMBERS = regex(
    r"^[ \t]*(?:\d{1,2}[、．](?!\d)|\d{1,2}\.(?=\s)|[(（]\d{1,2}[)）]|\[\d{1,2}\])"
    r"|(?<=[.;。；] )\(\d{1,2}\)(?=\s?[A-Z])|[①-⑳]|\[\d{1,2}\]",
    re.MULTILINE,
)
# An address states nothing with its digits.
_ADDRESSES = regex(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII
)
_DIGIT = regex(r"[\d①-⑳]")
# Each with a sign without which it cannot match: most texts have none, and looking is cheap
# where a set of characters comes first.
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str], NameKind], ...] = (
    (_LIST_NUMBERS, regex(r"[\d①-⑳](?:(?<=[①-⑳])|[、．)）\]]|\.\s)"), "list-number"),
    (_ADDRESSES, regex(r"://|www\.|@"), "name"),
    (_DOCUMENTS, regex("号"), "name"),
    (_STANDARDS, regex(r"[—–:\-](?:19|20)\d\d"), "name"),
    (
        _DATES,
        regex(r"[\dA-Za-z](?:(?<=[A-Za-z])|.?[年月日号世季:：]|(?<=1)9\d\d|(?<=2)0\d\d)"),
        "date",
    ),
    (
        _LABELS,
        regex(r"[A-Za-z表图栏件码号证编话线](?:(?<=[A-Za-z])|.?\s?[\dA-Z])"),
        "name",
    ),
    (_BASES, regex(r"[每=＝为p](?:(?<=p)er \d|\s?\d)"), "name"),
    (
        _NAMES,
        regex(
            r"[\d第.A-Za-z×*+/](?:(?<=[A-Za-z×*+/])|(?<=\d)(?:[强版纳热平]|\d{4})|(?<=第)\d"
            r"|(?<=\.)0[时模工”’」』])"
        ),
        "name",
    ),
)


class Spans:
    """Spans in order, none overlapping; says whether a position lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def holds(self, position: int) -> bool:
        index = bisect_right(self._spans, (position, 1 << 60)) - 1
        return index >= 0 and self._spans[index][1] > position

    def is_free(self, start: int, end: int) -> bool:
        """Whether no span has a character from `start` up to `end`."""
        return self.end_before(end) <= start

    def end_before(self, position: int) -> int:
        """The end of the last span that begins before a position, 0 if there is none."""
        index = bisect_right(self._spans, (position, 0)) - 1
        return self._spans[index][1] if index >= 0 else 0


def find_names(folded: Folded, text: str) -> list[Name]:
    """Names in their order, none within another. Offsets are those of `text`, not as folded."""
    if _DIGIT.search(folded.text) is None:
        return []
    found: list[Name] = []
    for pattern, sign, kind in _KINDS:
        if sign.search(folded.text) is None:
            continue
        before = Spans((name.start, name.end) for name in found)
        for match in pattern.finditer(folded.text):
            start, end = folded.start(match.start()), folded.end(match.end())
            if before.holds(start) or before.holds(end - 1):
                continue
            numbers = tuple(part.lstrip("0") or "0" for part in re.findall(r"\d+", match.group()))
            found.append(Name(kind, text[start:end].strip(), start, end, numbers))
    return sorted(found, key=lambda name: name.start)
