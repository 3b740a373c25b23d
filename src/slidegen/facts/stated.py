"""All quantities that a report states, found by value, each with its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from slidegen.facts.compare import unit_key
from slidegen.facts.fact import Fact, Name
from slidegen.facts.find import find_numbers
from slidegen.facts.ratios import find_ratios, is_ratio
from slidegen.facts.tables import Cell, TableReader
from slidegen.facts.units import join_unit
from slidegen.patterns import regex
from slidegen.problems import Place
from slidegen.report import Paragraph, Report, Section, normalise_heading, place_in
from slidegen.values import dataclass

# A sentence ends with its full stop and the quotes behind it. In English a space and a capital
# follow; No. 47, a.m. and St. Louis end none.
SENTENCE_END = regex(
    r"[。！？!?.](?:(?<!\.)[。！？!?]*[”’」』）)\"']*"
    r"|(?<![A-Z]\.)(?<!\b(?:No|vs|St|Mr|Dr|Ms)\.)(?<!\b(?:Inc|Ltd)\.)"
    r"[”’\"')\]]*(?=\s+[A-Z\"“'(\d]))"
)
_LIST_MARKS = regex(
    r"^(?:[-*•·●■□◆]\s+|——|--\s?|\d{1,2}[、.．)）]\s*(?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]\s*"
    r"|[一二三四五六七八九十]{1,3}、\s*)+"
)


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A quantity of the report, itself and no other: two of equal wording are two statements.

    The fact's offsets are those of the paragraph's text.

    `headings` are the heading it stands under and those above that; none before the first.
    `cell` is set for a number in a table's row. The fact then has the unit that stands in the
    column's head, the row or the caption, while its text is that of the cell.
    """

    fact: Fact
    paragraph: Paragraph
    headings: tuple[str, ...] = ()
    is_heading: bool = False
    cell: Cell | None = None

    @property
    def heading(self) -> str:
        return self.headings[0] if self.headings else ""

    @property
    def wording(self) -> str:
        """The number with its unit, wherever that stands: 518.6万吨."""
        return join_unit(self.fact.text, self.cell.unit if self.cell else "")


class StatedFacts:
    """The report's quantities and names, to be asked."""

    def __init__(self, report: Report | None) -> None:
        self._report = report
        self.all: list[Stated] = []
        self.names: list[Name] = []
        self._by_value: dict[tuple[Decimal, str], list[Stated]] = defaultdict(list)
        self._by_size: dict[Decimal, list[Stated]] = defaultdict(list)
        self._by_written: dict[Decimal, list[Stated]] = defaultdict(list)
        self._sentences: dict[tuple[int, int], list[int]] = {}
        tables = TableReader()
        for paragraph, headings, is_heading in paragraphs_of(report) if report else ():
            numbers = find_numbers(paragraph.text)
            self.names.extend(numbers.names)
            placed = tables.read("" if is_heading else paragraph.text, numbers.facts)
            for fact, cell in placed:
                self._add(Stated(fact, paragraph, headings, is_heading, cell))
            for ratio in find_ratios(paragraph.text, numbers.facts):
                self._add(Stated(ratio, paragraph, headings, is_heading))

    def _add(self, stated: Stated) -> None:
        fact = stated.fact
        self.all.append(stated)
        self._by_value[fact.value, unit_key(fact.unit)].append(stated)
        self._by_size[abs(fact.value)].append(stated)
        self._by_written[abs(fact.written)].append(stated)

    def with_value(self, value: Decimal, unit: str) -> list[Stated]:
        """Those of exactly this value and unit, in the report's order."""
        return self._by_value.get((value, unit_key(unit)), [])

    def with_size(self, value: Decimal) -> list[Stated]:
        """Those of this value whatever their sign and unit."""
        return self._by_size.get(abs(value), [])

    def with_digits(self, written: Decimal) -> list[Stated]:
        """Those written with these digits whatever their multiple and unit: 9073 of 9073亿元."""
        return self._by_written.get(abs(written), [])

    def sentence_of(self, stated: Stated) -> str:
        """The sentence in which it stands, without a list mark before it."""
        start, end = self.sentence_span(stated)
        return _LIST_MARKS.sub("", stated.paragraph.text[start:end].strip())

    def sentence_span(self, stated: Stated) -> tuple[int, int]:
        """The sentence's characters in the paragraph's text."""
        paragraph = stated.paragraph
        key = (paragraph.start, paragraph.end)
        if key not in self._sentences:
            ends = [match.end() for match in SENTENCE_END.finditer(paragraph.text)]
            self._sentences[key] = [0, *ends]
        starts = self._sentences[key]
        index = bisect_right(starts, stated.fact.start) - 1
        end = starts[index + 1] if index + 1 < len(starts) else len(paragraph.text)
        return starts[index], end

    def place_of(self, stated: Stated) -> Place:
        """Where the number stands in the report's file."""
        fact = stated.fact
        if self._report is None:
            return stated.paragraph.place
        return place_in(self._report, stated.paragraph, fact.start, fact.end - fact.start)

    def nearest(self, fact: Fact, count: int = 3) -> list[Stated]:
        """What the author may have meant: the same digits, the same unit and nearly the same."""
        ranked = sorted(
            ((_distance(fact, other.fact), index) for index, other in enumerate(self.all)),
        )
        found: list[Stated] = []
        for distance, index in ranked:
            if distance >= _FAR or len(found) == count:
                break
            if all(self.all[index].fact.text != other.fact.text for other in found):
                found.append(self.all[index])
        return found


_FAR = 5.0


def _distance(asked: Fact, other: Fact) -> float:
    """Under 1 the same digits, under 2 a slip of one digit in the same unit, then by size."""
    if is_ratio(asked) != is_ratio(other):
        return _FAR
    same_unit = asked.unit == other.unit
    if abs(asked.written) == abs(other.written):
        return 0.0 if same_unit else 0.5
    if not same_unit and (asked.unit and other.unit):
        return _FAR
    if asked.scale == other.scale and _is_slip(str(abs(asked.written)), str(abs(other.written))):
        return 1.0
    if not asked.value or not other.value:
        return _FAR
    ratio = float(abs(asked.value / other.value))
    ratio = max(ratio, 1 / ratio) if ratio else float("inf")
    return 2.0 + ratio - 1 if ratio < 1.5 else _FAR


def _is_slip(first: str, second: str) -> bool:
    """Two numbers of three digits and more that differ by one digit, more, less or another."""
    if first == second or min(len(first), len(second)) < 3 or abs(len(first) - len(second)) > 1:
        return False
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    rest, other = first[same:], second[same:]
    swapped = rest[1::-1] + rest[2:]
    return other == swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]


def paragraphs_of(report: Report) -> Iterator[tuple[Paragraph, tuple[str, ...], bool]]:
    """Every paragraph with its headings; titles and headings last, as others say it better."""
    for paragraph in report.lead:
        yield paragraph, (), False
    for section, headings in _with_ancestors(report.sections):
        for paragraph in section.blocks:
            yield paragraph, headings, False
    for section, headings in _with_ancestors(report.sections):
        length = len(section.heading)
        own = Paragraph(section.heading, section.place, section.start, section.start + length)
        yield own, headings, True
    at = 0
    for line in (report.title, *report.byline):
        found = report.text.find(line, at)
        start = max(found, at)
        yield Paragraph(line, Place(report.file), start, start + len(line)), (), True
        at = start


def _with_ancestors(sections: Iterable[Section]) -> Iterator[tuple[Section, tuple[str, ...]]]:
    above: list[Section] = []
    for section in sections:
        above = [other for other in above if other.level < section.level]
        above.append(section)
        yield section, tuple(other.heading for other in reversed(above))


def stands_under(stated: Stated, heading: str) -> bool:
    """Whether the report's section `heading`, or one in it, states the quantity."""
    return normalise_heading(heading) in _normalise_all(stated.headings)


# Many statements stand under the same headings.
@lru_cache(maxsize=1024)
def _normalise_all(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normalise_heading, headings))
