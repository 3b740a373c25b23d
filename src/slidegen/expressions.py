"""Numbers worked out from the report's: `50/106`, `8207.9万元+7414万元`.

Nothing is evaluated but + - * / ( ) over quantities that the report states, with decimals. Units
go along: like units add up, a unit divided by itself leaves a ratio.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from slidegen.facts import Fact, find_facts
from slidegen.facts.stated import Stated, StatedFacts, stands_under
from slidegen.patterns import regex
from slidegen.problems import Place, Problem, Problems
from slidegen.values import dataclass

RATIO = "比例"
MAX_LENGTH, MAX_OPERANDS, MAX_DEPTH = 300, 40, 20

_FOLD = str.maketrans("（）＋－−–×✕÷／＊", "()+---**//*")
_TOKEN = regex(r"[()+\-*/]|[^()+\-*/]+")
# The whole, and what makes per cent of a share; no report need state them.
_CONSTANTS = (Decimal(1), Decimal(100))
# Enough for any quotient that is shown with a few decimals; sums and products stay exact.
_CONTEXT = Context(prec=60, traps=[DivisionByZero, InvalidOperation, Overflow])


@dataclass(frozen=True, slots=True)
class Operand:
    """A number of an expression as written, and where the report states it (not so 1 and 100%)."""

    text: str
    stated: Stated | None


@dataclass(frozen=True, slots=True)
class Derived:
    """What an expression gives: the exact value, its unit ("比例" for a ratio), its operands.

    An amount for each of something has a unit such as "元/个".
    """

    expression: str
    value: Decimal
    unit: str
    operands: tuple[Operand, ...]


def evaluate(
    expression: str,
    place: Place | None,
    facts: StatedFacts,
    problems: Problems,
    section: str = "",
) -> Derived | None:
    """The value of an expression over the report's numbers; None where a problem was added.

    Of several places that state an operand the one under the heading `section` is taken.
    Errors: expression-broken, expression-too-long, operand-not-in-report, expression-units,
    division-by-zero.
    """
    try:
        tree = _Parser(expression).parse()
        operands = _find_operands(tree, expression, facts, section, place, problems)
        if operands is None:
            return None
        with localcontext(_CONTEXT):
            value, unit = _calculate(tree, operands)
    except _Broken as broken:
        values = {"expression": expression.strip()} | broken.values
        problems.add(Problem("error", broken.code, place, values))
        return None
    except (DivisionByZero, InvalidOperation, Overflow):
        problems.error("division-by-zero", place, expression=expression.strip())
        return None
    return Derived(expression.strip(), value, unit, tuple(operands[n][0] for n in _leaves(tree)))


class _Broken(Exception):
    """Left by the steps below, caught in `evaluate`."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True, eq=False)
class _Number:
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True, eq=False)
class _Negative:
    of: _Node


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    sign: str
    left: _Node
    right: _Node


_Node = _Number | _Negative | _Pair


class _Parser:
    """Recursive descent: sums of products of numbers and brackets."""

    def __init__(self, expression: str) -> None:
        if len(expression) > MAX_LENGTH:
            raise _Broken("expression-too-long", limit=MAX_OPERANDS)
        tokens: list[str] = _TOKEN.findall(expression.translate(_FOLD))
        self._tokens = [token.strip() for token in tokens if token.strip()]
        self._next = 0
        if sum(token not in "()+-*/" for token in self._tokens) > MAX_OPERANDS:
            raise _Broken("expression-too-long", limit=MAX_OPERANDS)

    def parse(self) -> _Node:
        tree = self._sum(0)
        if self._next < len(self._tokens):
            raise _Broken("expression-broken", at=self._tokens[self._next])
        return tree

    def _take(self, *signs: str) -> str:
        if self._next < len(self._tokens) and self._tokens[self._next] in signs:
            self._next += 1
            return self._tokens[self._next - 1]
        return ""

    def _sum(self, depth: int) -> _Node:
        if depth > MAX_DEPTH:
            raise _Broken("expression-too-long", limit=MAX_OPERANDS)
        node = self._product(depth)
        while sign := self._take("+", "-"):
            node = _Pair(sign, node, self._product(depth))
        return node

    def _product(self, depth: int) -> _Node:
        node = self._operand(depth)
        while sign := self._take("*", "/"):
            node = _Pair(sign, node, self._operand(depth))
        return node

    def _operand(self, depth: int) -> _Node:
        if depth > MAX_DEPTH:
            raise _Broken("expression-too-long", limit=MAX_OPERANDS)
        if self._take("-"):
            return _Negative(self._operand(depth + 1))
        if self._take("("):
            node = self._sum(depth + 1)
            if not self._take(")"):
                raise _Broken("expression-broken", at="(")
            return node
        if self._next == len(self._tokens) or self._tokens[self._next] in "()+-*/":
            at = self._tokens[min(self._next, len(self._tokens) - 1)] if self._tokens else ""
            raise _Broken("expression-broken", at=at)
        self._next += 1
        return _read_number(self._tokens[self._next - 1])


def _read_number(text: str) -> _Number:
    facts = find_facts(text)
    if len(facts) != 1 or facts[0].text != text:
        raise _Broken("expression-broken", at=text)
    return _Number(text, facts[0])


def _leaves(node: _Node) -> list[_Number]:
    match node:
        case _Number():
            return [node]
        case _Negative():
            return _leaves(node.of)
    return [*_leaves(node.left), *_leaves(node.right)]


_Quantity = tuple[Decimal, str]
_Operands = dict[_Number, tuple[Operand, _Quantity]]


def _find_operands(
    tree: _Node,
    expression: str,
    facts: StatedFacts,
    section: str,
    place: Place | None,
    problems: Problems,
) -> _Operands | None:
    """Each number of the expression in the report; all that are missing are said at once."""
    numbers = _leaves(tree)
    free = _counts_of_terms(tree)
    candidates = {number: _candidates(number.fact, facts) for number in numbers}
    units = Counter(
        unit for found in candidates.values() for unit in {stated.fact.unit for stated in found}
    )
    operands: _Operands = {}
    for number in numbers:
        found = sorted(
            candidates[number],
            key=lambda stated: (
                -units[stated.fact.unit],
                not stands_under(stated, section),
                str(stated.fact.written) != str(number.fact.written),  # 2 is rather 2 than 2.0
                stated.is_heading,
            ),
        )
        is_free = number in free or _is_constant(number.fact)
        if is_free and (not found or units[found[0].fact.unit] < 2 or number in free):
            quantity = (number.fact.value, number.fact.unit)
            operands[number] = (Operand(number.text, None), quantity)
        elif found:
            operands[number] = (Operand(number.text, found[0]), _quantity(number.fact, found[0]))
        else:
            _say_missing(number, expression, facts, place, problems)
    return operands if len(operands) == len(numbers) else None


def _candidates(fact: Fact, facts: StatedFacts) -> Sequence[Stated]:
    """Where the report states a number. A bare one may have any unit and multiple there.

    The sign is the expression's: -0.5亿元 is a minus and 0.5亿元.
    """
    exact = facts.with_value(fact.value, fact.unit) or facts.with_value(-fact.value, fact.unit)
    if exact and fact.unit:
        return exact
    if fact.unit:
        # The report may count without a unit: 33万市场主体.
        return [stated for stated in facts.with_value(fact.value, "") if fact.unit != "%"]
    if fact.scale != 1:
        return facts.with_size(fact.value)
    return facts.with_digits(fact.written)


def _is_constant(fact: Fact) -> bool:
    return not fact.qualifier and (
        (fact.unit == "" and fact.scale == 1 and fact.value in _CONSTANTS)
        or (fact.unit == "%" and fact.value == 100)
    )


def _counts_of_terms(tree: _Node) -> set[_Number]:
    """The 3 of `(15%+25%+30%)/3`: how many terms a mean is of."""
    match tree:
        case _Number():
            return set()
        case _Negative():
            return _counts_of_terms(tree.of)
    found = _counts_of_terms(tree.left) | _counts_of_terms(tree.right)
    if tree.sign == "/" and isinstance(tree.right, _Number):
        fact = tree.right.fact
        terms = _count_terms(tree.left)
        if terms > 1 and not fact.unit and fact.value == terms:
            found.add(tree.right)
    return found


def _count_terms(node: _Node) -> int:
    if isinstance(node, _Pair) and node.sign == "+":
        return _count_terms(node.left) + _count_terms(node.right)
    return 1


def _quantity(asked: Fact, stated: Stated) -> _Quantity:
    """A bare number counts as the report writes it: 9073 is 9073亿元 where the report says so."""
    if not asked.unit and asked.scale == 1:
        return abs(stated.fact.value), stated.fact.unit
    return asked.value, asked.unit or stated.fact.unit


def _say_missing(
    number: _Number,
    expression: str,
    facts: StatedFacts,
    place: Place | None,
    problems: Problems,
) -> None:
    near = facts.nearest(number.fact)
    values: dict[str, object] = {"number": number.text, "expression": expression.strip()}
    if near:
        values["nearest"] = " / ".join(stated.wording for stated in near)
    others = tuple(facts.place_of(stated) for stated in near[:1])
    problems.add(Problem("error", "operand-not-in-report", place, values, others))


def _calculate(node: _Node, operands: _Operands) -> _Quantity:
    match node:
        case _Number():
            return operands[node][1]
        case _Negative():
            value, unit = _calculate(node.of, operands)
            return -value, unit
    left, right = _calculate(node.left, operands), _calculate(node.right, operands)
    match node.sign:
        case "+":
            return _add(left, right)
        case "-":
            return _add(left, (-right[0], right[1]))
        case "*":
            return _multiply(left, right)
    return _divide(left, right)


def _add(left: _Quantity, right: _Quantity) -> _Quantity:
    (a, unit), (b, other) = left, right
    if unit == other:
        return a + b, unit
    pair = {unit, other}
    if pair == {"%", "个百分点"}:
        return a + b, "%"
    if pair == {RATIO, ""}:  # 162/144-1
        return a + b, RATIO
    if pair <= {RATIO, "%", ""} and (RATIO in pair or abs(a if unit == "" else b) == 1):
        # 1-96%
        return _as_ratio(left) + _as_ratio(right), RATIO
    if "" in pair:
        return a + b, unit or other
    raise _Broken("expression-units", first=unit or "—", second=other or "—")


def _as_ratio(quantity: _Quantity) -> Decimal:
    value, unit = quantity
    return value / 100 if unit == "%" else value


def _multiply(left: _Quantity, right: _Quantity) -> _Quantity:
    for (share, unit), (value, other) in ((left, right), (right, left)):
        if unit == "%":
            return share / 100 * value, RATIO if other in ("%", "") else other
        if unit == RATIO and other == "" and value == 100:  # 50/106*100
            return share * value, "%"
        if unit in (RATIO, "倍", ""):
            return share * value, other
    raise _Broken("expression-units", first=left[1], second=right[1])


def _divide(left: _Quantity, right: _Quantity) -> _Quantity:
    (a, unit), (b, other) = left, right
    if unit == other:
        return a / b, RATIO
    if other == "%":
        return a / (b / 100), unit or RATIO
    if other in (RATIO, "倍", ""):
        return a / b, unit
    return a / b, f"{unit}/{other}"
