"""Numbers that the spec itself explains: worked out, or taken from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from slidegen.expressions import RATIO, Derived, evaluate
from slidegen.facts import Fact, Name, agrees, find_numbers
from slidegen.facts.ratios import merge_ratios
from slidegen.facts.stated import StatedFacts
from slidegen.problems import Problems
from slidegen.trace.entries import Behind, DerivedNumber, OtherNumber, TracedNumber
from slidegen.values import dataclass

Declaration = DerivedNumber | OtherNumber


@dataclass(slots=True)
class _Declared:
    """A declaration with the number it is about, and whether a slide has shown it."""

    said: Declaration
    number: Fact | Name
    used: bool = False
    derived: Derived | None = None


class Declarations:
    """`derived` and `elsewhere` of all slides, to be asked about a number."""

    def __init__(
        self,
        derived: Sequence[DerivedNumber],
        others: Sequence[OtherNumber],
        sections: Mapping[str, str],
        facts: StatedFacts,
        problems: Problems,
    ) -> None:
        self._sections, self._facts, self._problems = sections, facts, problems
        self._of_slide: dict[str, list[_Declared]] = defaultdict(list)
        everything: list[Declaration] = [*derived, *others]
        for said in everything:
            number = _number_of(said.shown)
            if number is None:
                problems.error("declaration-without-number", said.place, shown=said.shown)
            else:
                self._of_slide[said.slide_key].append(_Declared(said, number))

    def explain(
        self, entry: TracedNumber, number: Fact | Name, slide_key: str
    ) -> TracedNumber | None:
        """The entry with what a declaration of the slide (of the deck: "") says of its number."""
        for declared in self._of_slide.get(slide_key, ()):
            if not _is_same(declared.number, number):
                continue
            if isinstance(declared.said, OtherNumber):
                declared.used = True
                return replace(entry, verdict="declared", source=declared.said.source)
            if isinstance(number, Fact):
                first = not declared.used
                declared.used = True
                if first:
                    self._work_out(declared, declared.said, entry, number)
                return self._with_derived(entry, declared.derived)
        return None

    def warn_of_unused(self, problems: Problems) -> None:
        for several in self._of_slide.values():
            for declared in several:
                if not declared.used:
                    said = declared.said
                    problems.warning("declaration-unused", said.place, shown=said.shown)

    def _work_out(
        self, declared: _Declared, said: DerivedNumber, entry: TracedNumber, number: Fact
    ) -> None:
        section = self._sections.get(entry.shown.slide_key, "")
        result = evaluate(said.expression, said.place, self._facts, self._problems, section)
        if result is None:
            return
        if not agrees(number, result.value, result.unit):
            self._problems.error(
                "derived-differs",
                said.place,
                others=(entry.place,) if entry.place else (),
                number=entry.text,
                expression=result.expression,
                gives=word_result(result, number),
            )
            return
        declared.derived = result
        hedged = [o.stated.fact for o in result.operands if o.stated and o.stated.fact.qualifier]
        if hedged and not number.qualifier:
            self._problems.warning(
                "derived-qualifier-dropped", entry.place, number=entry.text, fact=hedged[0].text
            )

    def _with_derived(self, entry: TracedNumber, derived: Derived | None) -> TracedNumber:
        if derived is None:
            return entry
        behind = tuple(
            Behind(
                operand.stated.fact.text,
                self._facts.sentence_of(operand.stated),
                operand.stated.heading,
            )
            for operand in derived.operands
            if operand.stated is not None
        )
        return replace(entry, verdict="derived", derived=derived, behind=behind)


def _number_of(shown: str) -> Fact | Name | None:
    numbers = find_numbers(shown)
    facts = merge_ratios(shown, numbers.facts)
    found: Sequence[Fact | Name] = facts or numbers.names
    return found[0] if len(found) == 1 else None


def _is_same(declared: Fact | Name, number: Fact | Name) -> bool:
    if isinstance(declared, Fact) and isinstance(number, Fact):
        if not declared.unit and declared.scale == 1 and number.unit:
            return declared.written == number.written
        return declared.value == number.value and (
            declared.unit == number.unit or not number.unit or not declared.unit
        )
    if isinstance(declared, Name) and isinstance(number, Name):
        return declared.text.replace(" ", "") == number.text.replace(" ", "")
    return False


def word_result(derived: Derived, like: Fact) -> str:
    """What an expression gives, in the unit of the number shown and a decimal more exact."""
    value, unit = derived.value, derived.unit
    if unit == "%" and like.unit == "个百分点":  # a difference of per cents
        unit = like.unit
    factors = {"%": 100, "个百分点": 100, "‰": 1000}
    if unit == RATIO and like.unit in factors:
        return f"{_round(value * factors[like.unit], like)}{like.unit}"
    if unit == RATIO:
        return _round(value, like)
    if unit == like.unit and like.scale != 1:
        multiple = {10**4: "万", 10**8: "亿", 10**12: "万亿"}.get(int(like.scale), "")
        if multiple:
            return f"{_round(value / like.scale, like)}{multiple}{unit}"
    for size, multiple in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= size and unit not in factors:
            return f"{_round(value / size, like)}{multiple}{unit}"
    return f"{_round(value, like)}{unit}"


def _round(value: Decimal, like: Fact) -> str:
    exponent = like.written.as_tuple().exponent
    places = (-exponent if isinstance(exponent, int) else 0) + 1
    context = Context(prec=max(28, value.adjusted() + places + 2))
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, context)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".")
