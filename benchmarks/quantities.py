"""How well the quantities of labelled reports are found: a line a report, and where it went wrong.

    python benchmarks/quantities.py LABELS [--reports DIR] [-v]

LABELS is a folder of label files, one JSON a report (no labels are kept in this repository):
`file` and `encoding` of the report, `labelled_ranges`, `facts` (`value_start`, `value_end`,
`value`, `number`, `unit`, `qualifier`, `direction`, `range`, `cell`), `optional_facts` and
`distractors`. The reports are looked for in --reports, else in a folder `reports` beside LABELS.

A quantity hits a label where their spans overlap and their numbers are equal; unit, qualifier
and direction are compared on the hits. Quantities outside the ranges, and those on optional facts
and table cells, count neither way. The bars: 99 % of precision and recall, 99 % of units and
qualifiers, 97 % of directions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from slidegen.facts.change_words import ABOVE, BELOW, DOWN, FALL, RISE, UP
from slidegen.facts.listing import ListedFact
from slidegen.facts.words import QUALIFIERS
from slidegen.pipeline import facts_of

Label = dict[str, Any]

_SAME_UNIT = {
    "美元": "USD", "$": "USD", "欧元": "EUR", "percentage points": "个百分点", "百分点": "个百分点",
    "basis points": "个基点", "基点": "个基点", "x": "倍", "times": "倍", "percent": "%",
}  # fmt: skip
_SAME_DIRECTION = {UP: RISE, DOWN: FALL, "above": ABOVE, "below": BELOW}
_HEAD = ("report", "labels", "precision", "recall", "unit", "qualifier", "direction")
_BARS = (0.99, 0.99, 0.99, 0.99, 0.97)


def main() -> int:
    asked = _read_arguments()
    reports = asked.reports or asked.labels.parent / "reports"
    rows = [_HEAD]
    passed = True
    for path in sorted(asked.labels.glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        facts = _read(reports / labels["file"], labels.get("encoding", "utf-8"))
        score = Score(labels, facts)
        rates = score.rates()
        passed = passed and all(map(_is_met, rates, _BARS))
        rows.append((path.stem, str(len(score.facts)), *map(_show, rates, _BARS)))
        if asked.verbose:
            print("\n".join(score.complaints()))
    _print_table(rows)
    return 0 if passed and len(rows) > 1 else 1


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("--reports", type=Path, help="folder of the reports")
    parser.add_argument("-v", "--verbose", action="store_true", help="every miss and false alarm")
    return parser.parse_args()


def _read(path: Path, encoding: str) -> tuple[ListedFact, ...]:
    """As `slidegen facts`; a report in another encoding as if it had been saved in UTF-8."""
    facts, problems = facts_of(path)
    if any(problem.code == "report-encoding" for problem in problems):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            copy.write_bytes(path.read_bytes().decode(encoding).encode("utf-8"))
            facts, problems = facts_of(copy)
    if problems.has_errors:
        print(f"{path}: {[problem.code for problem in problems]}", file=sys.stderr)
    return facts


class Score:
    """What was found of one report's labels."""

    def __init__(self, labels: Label, facts: Sequence[ListedFact]) -> None:
        ranges = [(part["start"], part["end"]) for part in labels["labelled_ranges"]]
        self.facts: list[Label] = [fact for fact in labels["facts"] if not fact.get("cell")]
        self._optional = labels.get("optional_facts", []) + [
            fact for fact in labels["facts"] if fact.get("cell")
        ]
        self._found = [fact for fact in facts if any(a <= fact.start < b for a, b in ranges)]
        self.hits, self.false = self._match()
        met = [id(label) for label, _ in self.hits]
        self.missed = [label for label in self.facts if id(label) not in met]

    def _match(self) -> tuple[list[tuple[Label, ListedFact]], list[ListedFact]]:
        hits: list[tuple[Label, ListedFact]] = []
        false = []
        free = list(self.facts)
        for fact in self._found:
            label = next((each for each in free if _is_same(each, fact)), None)
            if label is not None:
                free.remove(label)
                hits.append((label, fact))
            elif not any(_overlap(label, fact) for label in self._optional):
                false.append(fact)
        return hits, false

    def rates(self) -> tuple[float | None, ...]:
        """Precision, recall, and of the hits those with the right unit, qualifier, direction."""
        hits = len(self.hits)
        right = [
            sum(same(label, fact) for label, fact in self.hits)
            for same in (_same_unit, _same_qualifier, _same_direction)
        ]
        return (
            _rate(hits, hits + len(self.false)),
            _rate(hits, len(self.facts)),
            *(_rate(count, hits) for count in right),
        )

    def complaints(self) -> Iterator[str]:
        for label in self.missed:
            yield f"missed {label['value']} ({label['value_start']}): {label.get('quote', '')}"
        for fact in self.false:
            yield f"false  {fact.text} ({fact.start}): {fact.sentence}"
        for label, fact in self.hits:
            for same, name in (
                (_same_unit, "unit"),
                (_same_qualifier, "qualifier"),
                (_same_direction, "direction"),
            ):
                if not same(label, fact):
                    said = f"{getattr(fact, name)!r}, labelled {label[name]!r}"
                    yield f"{name} of {fact.text} ({fact.start}) is {said}: {fact.sentence}"


def _overlap(label: Label, fact: ListedFact) -> bool:
    return bool(min(label["value_end"], fact.end) > max(label["value_start"], fact.start))


def _is_same(label: Label, fact: ListedFact) -> bool:
    if not _overlap(label, fact):
        return False
    wanted, value = abs(Decimal(str(label["number"]))), abs(fact.value)
    slack = Decimal("0.0005") if label["unit"] == "比例" else Decimal(0)
    return abs(wanted - value) <= slack


def _same_unit(label: Label, fact: ListedFact) -> bool:
    wanted: str = label["unit"]
    # The noun counted stands for the unit: 33万市场主体, 4,870 customers.
    return wanted.startswith("(") or _unit(wanted) == _unit(fact.unit)


def _unit(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)


def _same_qualifier(label: Label, fact: ListedFact) -> bool:
    wanted, found = label["qualifier"] or "", fact.qualifier
    return QUALIFIERS.get(wanted, wanted) == QUALIFIERS.get(found, found)


def _same_direction(label: Label, fact: ListedFact) -> bool:
    wanted, found = label["direction"] or "", fact.direction
    return _SAME_DIRECTION.get(wanted, wanted) == _SAME_DIRECTION.get(found, found)


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _is_met(rate: float | None, bar: float) -> bool:
    return rate is None or rate >= bar


def _show(rate: float | None, bar: float) -> str:
    if rate is None:
        return "–"
    return f"{100 * rate:.1f}%" + ("" if _is_met(rate, bar) else " !")


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[index]) for row in rows) for index in range(len(_HEAD))]
    for row in rows:
        first, *rest = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join([first, *rest]).rstrip())


if __name__ == "__main__":
    sys.exit(main())
