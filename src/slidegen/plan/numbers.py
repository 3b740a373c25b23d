"""How numbers are printed: decimals and thousands as written, a real minus, currency in front."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from slidegen.facts import Fact, find_facts
from slidegen.patterns import regex

MINUS = "−"

_SIGN = regex(r"(US\$|HK\$|[$€£¥￥])\s*|(USD|EUR|GBP|HKD|RMB|CNY)\b\s*")
_BRACKETED = regex(
    r"(?P<sign>[$€£¥￥]?)[（(](?P<digits>[$€£¥￥]?[\d.,]+)(?P<unit>[%％]?)[)）](?P<rest>.*)"
)
_BARE = regex(r"[-−]?[0-9]+")
_BARE_DECIMAL = regex(r"[-−]?[0-9]+(?:\.[0-9]+)?")
_HYPHEN = regex(r"(?<![\w%％)）])-(?=[$€£¥￥]?\d)")
_PARTED = regex(r"\d[,，]\d{3}")
_WHOLE = regex(r"(?<![\d.,])\d{4,}")


def write_number(value: Decimal, decimals: int, grouped: bool = False) -> str:
    """Digits with so many decimals; thousands are parted from five digits on, so 2020 stays 2020.

    `grouped` parts them from four digits on.
    """
    mark = "," if grouped or abs(value) >= 10_000 else ""
    return f"{value:{mark}.{decimals}f}".replace("-", MINUS)


def count_decimals(value: Decimal) -> int:
    """How many decimals the value has as it is written: 2 for 0.80."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


# Each value of a chart is worded with the chart's unit.
@lru_cache(maxsize=64)
def split_unit(unit: str) -> tuple[str, str]:
    """What stands before the digits and what behind: `$ million` is `$` and ` million`."""
    match = _SIGN.match(unit)
    before = ""
    if match is not None:
        before = match[1] or f"{match[2]} "
        unit = unit[match.end() :]
    # 5 million tonnes, but 5亿元 and 5%.
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return before, gap + unit


def read_bracketed(text: str) -> str | None:
    """A negative as accountants write it, `(38.2)` or `(8)%`, with a sign instead; else None."""
    match = _BRACKETED.fullmatch(text.strip())
    if match is None:
        return None
    return f"-{match['sign']}{match['digits']}{match['unit']}{match['rest']}"


def read_facts(text: str) -> tuple[Fact, ...]:
    """The quantities of a text that stands where numbers stand: there 2000 is no year.

    Nor is 2048.8 a month."""
    text = read_bracketed(text) or text.strip()
    if _BARE_DECIMAL.fullmatch(text) is not None:
        written = Decimal(text.replace("−", "-"))
        return (Fact(written, "", "", text, 0, len(text), written),)
    return find_facts(text)


def is_bare(text: str) -> bool:
    """Whether the text is digits alone, perhaps with a sign."""
    return _BARE.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """Whether the text is one number alone, with unit and qualifier."""
    text = read_bracketed(text) or text.strip()
    facts = find_facts(text)
    return len(facts) == 1 and len(facts[0].text) == len(text)


def real_minus(text: str) -> str:
    """A number alone with a minus in place of a hyphen; any other text as it is."""
    return _HYPHEN.sub(MINUS, text) if "-" in text and is_number(text.replace("**", "")) else text


def part_thousands(text: str, least: int) -> str:
    """The text with commas in whole numbers of at least `least` digits; decimals stay whole."""
    return _WHOLE.sub(lambda m: f"{int(m[0]):,}" if len(m[0]) >= least else m[0], text)


def parts_thousands(text: str) -> bool:
    """Whether a number is written with commas between its thousands."""
    return _PARTED.search(text) is not None
