"""How the values of a chart are worded at their bars, and the number formats that do it."""

from __future__ import annotations

from decimal import Decimal

from slidegen.plan.charts import join_unit, word_value
from slidegen.plan.content import PointValue, SeriesPlan
from slidegen.plan.numbers import MINUS, count_decimals, write_number

_PER_CENT = ("%", "％", "‰")


def label_text(value: PointValue, unit: str) -> str:
    """What stands at the bar: per cent with its sign, other units once in the heading."""
    return word_value(value, unit_at_labels(unit))


def unit_at_labels(unit: str) -> str:
    return unit if unit in _PER_CENT else ""


def series_formats(series: SeriesPlan, unit: str) -> tuple[str, tuple[str, ...]]:
    """The number format of the series and that of each of its values (`General` for a gap).

    The series has the one that most of its values have, without qualifiers where it can.
    """
    signed = has_negative(series)
    own = tuple(
        number_format(value, unit, signed) if value.value is not None else "General"
        for value in series.values
    )
    known = [
        (value, code)
        for value, code in zip(series.values, own, strict=True)
        if value.value is not None
    ]
    plain = [code for value, code in known if not value.prefix + value.suffix + value.wording]
    codes = plain or [code for _, code in known]
    return (max(codes, key=codes.count) if codes else "General"), own


def has_negative(series: SeriesPlan) -> bool:
    return any(value.value is not None and value.value < 0 for value in series.values)


def number_format(value: PointValue, unit: str, signed: bool = False) -> str:
    """The number format that shows the value as the report words it: `General"%左右"`.

    `General` shows as many decimals as the value has, so a label is still true after somebody
    edits the value; zeros at the end that the report writes (2.0) need a format of their own.
    `signed` adds how negative numbers are shown: with a real minus.
    """
    assert value.value is not None
    decimals = "." + "0" * value.decimals if value.decimals else ""
    digits = "General"
    if "," in write_number(value.value, value.decimals, value.grouped):
        digits = f"#,##0{decimals}"
    elif value.decimals > count_decimals(value.value.normalize()):
        digits = f"0{decimals}"
    after = join_unit(unit_at_labels(unit), value)
    shown = f"{_literal(value.prefix)}{digits}{_literal(after)}"
    if not signed:
        return shown
    return f"{shown};{_literal(value.prefix + MINUS)}{digits}{_literal(after)}"


def scale_format(ends: tuple[Decimal, Decimal], step: Decimal, unit: str) -> str:
    """The number format of a scale's marks: worded as labels, all with the decimals of `step`."""
    decimals = count_decimals(step)
    grouped = "," in write_number(max(map(abs, ends)), decimals)
    digits = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    after = _literal(unit_at_labels(unit))
    shown = f"{digits}{after}"
    return f"{shown};{_literal(MINUS)}{digits}{after}" if min(ends) < 0 else shown


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""
