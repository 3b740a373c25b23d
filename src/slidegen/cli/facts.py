"""`slidegen facts`: a report's quantities as a table for people and as records for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from slidegen.facts.listing import ListedFact
from slidegen.messages import Language
from slidegen.messages.facts import say
from slidegen.readers.lines import width_of

# Thirds and sevenths have no end; six decimals tell them apart.
_PLACES = Decimal("0.000001")
_EXACT = Context(prec=100, rounding=ROUND_HALF_EVEN)
# Columns on a terminal; what is longer is cut with an ellipsis.
_WIDEST = {"number": 24, "value": 26, "qualifier": 10, "period": 18, "subject": 26}
_AROUND = 22
_COLUMNS = ("line", "number", "value", "qualifier", "direction", "period", "subject", "sentence")


def fact_records(facts: Sequence[ListedFact]) -> list[dict[str, Any]]:
    """A record a quantity, as `slidegen facts --format json` prints them.

    `value` is a decimal string multiplied out; what the report does not say is null.
    """
    return [
        {
            "start": fact.start,
            "end": fact.end,
            "text": fact.text,
            "value": plain_value(fact.value),
            "unit": fact.unit,
            "qualifier": fact.qualifier or None,
            "direction": fact.direction or None,
            "period": fact.period or None,
            "subject": fact.subject or None,
            "line": fact.line,
            "section": fact.section or None,
            "sentence": fact.sentence,
            "cell": fact.is_cell,
        }
        for fact in facts
    ]


def plain_value(value: Decimal) -> str:
    """Without exponent and needless zeros: 82500, 1.05, 0.333333."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12:
        value = value.quantize(_PLACES, context=_EXACT)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def facts_table(facts: Sequence[ListedFact], language: Language) -> str:
    """One quantity a line with the words around it, to be proof-read beside the report."""
    rows = [tuple(say(column, language) for column in _COLUMNS)]
    rows += [_row(fact) for fact in facts]
    widths = [max(width_of(row[index]) for row in rows) for index in range(len(_COLUMNS))]
    count = "count-one" if len(facts) == 1 else "count"
    lines = [*_set_rows(rows, widths), "", say(count, language, count=len(facts))]
    return "\n".join(lines) + "\n"


def _row(fact: ListedFact) -> tuple[str, ...]:
    cells = {
        "line": str(fact.line),
        "number": _one_line(fact.text),
        "value": f"{plain_value(fact.value)} {fact.unit}".strip(),
        "qualifier": fact.qualifier,
        "direction": fact.direction,
        "period": fact.period,
        "subject": fact.subject,
        "sentence": _excerpt(fact),
    }
    return tuple(_cut(cells[name], _WIDEST.get(name, 0)) for name in _COLUMNS)


def _excerpt(fact: ListedFact) -> str:
    """The words around the number, the number itself in brackets."""
    at, text = fact.offset, fact.sentence
    if not text.startswith(fact.shown, at):
        return _cut(_one_line(text), 2 * _AROUND)
    before, after = text[:at], text[at + len(fact.shown) :]
    head = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    tail = after if len(after) <= _AROUND else after[:_AROUND] + "…"
    return _one_line(f"{head}【{fact.shown}】{tail}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, widest: int) -> str:
    if not widest or width_of(text) <= widest:
        return text
    while width_of(text) >= widest:
        text = text[:-1]
    return f"{text}…"


def _set_rows(rows: Sequence[tuple[str, ...]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = (
            cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
