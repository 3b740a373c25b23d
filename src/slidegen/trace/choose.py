"""Of several statements of a value in the report, the one that is about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add

from slidegen.facts import Fact, qualifier_sense
from slidegen.facts.direction import Direction, direction_beside, direction_of_value
from slidegen.facts.stated import Stated, StatedFacts, stands_under
from slidegen.facts.words import FELL_BY, ROSE_BY
from slidegen.patterns import regex
from slidegen.trace.entries import ShownText

_DIRECTIONS = [word for word in (*ROSE_BY, *FELL_BY) if len(word) > 1]
_CHINESE_DIRECTION = regex("|".join(word for word in _DIRECTIONS if not word.isascii()))
_LATIN_DIRECTION = regex(rf"\b(?:{'|'.join(word for word in _DIRECTIONS if word.isascii())})\b")
_BETWEEN_WORDS = r"\d\s,.，。、；：%“”（）"
_BETWEEN = regex(f"[{_BETWEEN_WORDS}]+")
_CHINESE_RUN = regex(rf"[^\x00-\u2e80{_BETWEEN_WORDS}]+")
_LATIN_WORD = regex(r"[a-z][a-z]{2,}")
_CLAUSE_END = regex(r"[，。；：！？,;:!?\n](?:\D|$)")
_WINDOW = 30


def choose_statement(
    number: Fact, found: Sequence[Stated], text: ShownText, around: str, facts: StatedFacts
) -> Stated:
    """What the number measures counts most, then its item's words, the title, the section.

    A statement that is as exact as the slide, and speaks of a rise or fall as it does, goes
    before one that fits its words as well.
    """
    if len(found) == 1:
        return found[0]
    about = _word_pairs(text.about or clause_of(text.text, number.start, number.end))
    item, title = _word_pairs(around), _word_pairs(text.title)
    of_about, of_item, of_title = len(about) or 1, len(item) or 1, len(title) or 1
    sense, direction = qualifier_sense(number), direction_shown(number, text)[0]

    def fitness(stated: Stated) -> float:
        own, near = _words_near(stated, facts)
        in_section = bool(text.section) and stands_under(stated, text.section)
        return (
            10 * (len(about & own) / of_about)
            + 10 * (len(about & near) / of_about)
            + 10 * (len(item & near) / of_item)
            + 5 * (len(title & near) / of_title)
            + 4 * in_section
            + 3 * (qualifier_sense(stated.fact) == sense)
            + (3 * direction * direction_stated(stated)[0] if direction else 0)
            - 2 * stated.is_heading
        )

    return max(found, key=fitness)


def direction_shown(number: Fact, text: ShownText) -> tuple[Direction, str]:
    """Whether the slide says that the number is a rise (1), a fall (-1) or neither (0)."""
    direction, said = direction_beside(text.text, number)
    if not direction and number.text == text.text.strip():
        direction = direction_of_value(number, text.measures or text.about)
    return direction, said


# The same statement is weighed for many numbers of the slides.
@lru_cache(maxsize=8192)
def direction_stated(stated: Stated) -> tuple[Direction, str]:
    """Whether the report says so; the sign of a table's cell counts below a rate's name."""
    if stated.cell is not None:
        measures = stated.cell.column
        return direction_of_value(stated.fact, measures), f"{measures} {stated.wording}".strip()
    return direction_beside(stated.paragraph.text, stated.fact)


def clause_of(text: str, start: int, end: int) -> str:
    """The words up to the next comma on either side; where there are none, those before too."""
    stops = [match.start() for match in _CLAUSE_END.finditer(text, 0, start)]
    after = _CLAUSE_END.search(text, end)
    last = after.start() if after else len(text)
    clause = text[stops[-1] + 1 if stops else 0 : last]
    if len(stops) > 0 and not _word_pairs(clause):
        return text[stops[-2] + 1 if len(stops) > 1 else 0 : last]
    return clause


@lru_cache(maxsize=8192)
def _words_near(stated: Stated, facts: StatedFacts) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the number's clause or of its row and column; those of what is around."""
    cell, fact, said = stated.cell, stated.fact, stated.paragraph.text
    if cell is not None:
        own = f"{cell.name} {cell.column}"
        return _word_pairs(own), _word_pairs(f"{own} {cell.caption}")
    first, last = facts.sentence_span(stated)
    near = said[max(first, fact.start - _WINDOW) : min(last, fact.end + _WINDOW)]
    return _word_pairs(clause_of(said[:last], fact.start, fact.end)), _word_pairs(near)


# The words around a number of the report are compared with many slides.
@lru_cache(maxsize=4096)
def _word_pairs(text: str) -> frozenset[str]:
    """Pairs of Chinese characters and whole Latin words, without numbers and directions.

    That two numbers both grew does not make them one.
    """
    said = text.lower()
    pairs: frozenset[str] = frozenset().union(*map(_pairs_of_run, _CHINESE_RUN.findall(said)))
    if _LATIN_WORD.search(said) is None:
        return pairs
    plain = _LATIN_DIRECTION.sub(" ", _BETWEEN.sub(" ", said))
    return pairs.union(_LATIN_WORD.findall(plain))


# Most of what stands around one number stands around the next one as well.
@lru_cache(maxsize=4096)
def _pairs_of_run(run: str) -> frozenset[str]:
    parts = _CHINESE_DIRECTION.split(run)
    return frozenset(pair for part in parts for pair in map(add, part, part[1:]))
