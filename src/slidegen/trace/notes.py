"""The sources of a slide's numbers, as lines for the speaker's notes."""

from __future__ import annotations

from dataclasses import field

from slidegen.trace.entries import Trace, TracedNumber
from slidegen.values import dataclass


@dataclass(slots=True)
class _Line:
    """One sentence (or other source) with all the numbers that rest on it."""

    source: str
    heading: str = ""
    numbers: dict[str, str] = field(default_factory=dict)

    def add(self, number: str, fact: str = "") -> None:
        """A number as shown. Of several ways to show one fact (162, 162个) the longest stays."""
        known = self.numbers.get(fact or number, "")
        self.numbers[fact or number] = max(known, number, key=len)


def speaker_sources(trace: Trace, slide_key: str, language: str) -> tuple[str, ...]:
    """A header, then a line for each sentence behind a number of the slide; () if there is none.

    `language` is "zh-CN" or "en-US"; the report's sentences stay as they are.
    """
    words = _WORDS["en" if language.startswith("en") else "zh"]
    lines: dict[tuple[str, ...], _Line] = {}
    for entry in trace.entries:
        if entry.shown.slide_key == slide_key:
            _add(lines, entry, words)
    if not lines:
        return ()
    return (words.header, *(_write(line, words) for line in lines.values()))


@dataclass(frozen=True, slots=True)
class _Words:
    header: str
    comma: str
    colon: str
    derived: str
    elsewhere: str
    brackets: tuple[str, str]


_WORDS = {
    "zh": _Words("数据出处：", "、", "：", "（推算）", "（报告以外）", ("（", "）")),
    "en": _Words(
        "Sources of the numbers:", ", ", ": ", " (derived)", " (not from the report)", (" (", ")")
    ),
}


def _add(lines: dict[tuple[str, ...], _Line], entry: TracedNumber, words: _Words) -> None:
    match entry.verdict:
        case "traced" if entry.sentence:
            fact = entry.fact.text if entry.fact else entry.text
            _add_sentence(lines, entry.sentence, entry.heading, entry.text, fact)
        case "derived" if entry.derived is not None:
            equation = f"{entry.text} = {entry.derived.expression}{words.derived}"
            lines.setdefault(("derived", equation), _Line("")).add(equation)
            for behind in entry.behind:
                _add_sentence(lines, behind.sentence, behind.heading, behind.text, behind.text)
        case "declared":
            source = f"{entry.source}{words.elsewhere}"
            lines.setdefault(("declared", source), _Line(source)).add(entry.text)


def _add_sentence(
    lines: dict[tuple[str, ...], _Line], sentence: str, heading: str, number: str, fact: str
) -> None:
    lines.setdefault(("stated", sentence, heading), _Line(sentence, heading)).add(number, fact)


def _write(line: _Line, words: _Words) -> str:
    numbers = words.comma.join(line.numbers.values())
    if not line.source:
        return numbers
    heading = line.heading.join(words.brackets) if line.heading else ""
    return f"{numbers}{words.colon}{line.source}{heading}"
