"""The whole program on one page: report + spec + template → deck → file.

    report ──read_report──▶ Report ──find_facts──▶ facts ─────────────────┐
    spec ──load_spec──▶ DeckSpec ──plan_deck──▶ DeckPlan ──trace_numbers──▶ Trace
    template ──read_template──▶ Template ──arrange_deck──▶ Deck ──quote_sources──▶ Deck
                                                    Deck ──write_deck──▶ .pptx

Every phase adds what is wrong to the same `Problems`; whether to stop is decided here alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidegen.arrange import Explanation, arrange_deck, explain_deck
from slidegen.builtin import builtin_template, builtin_templates
from slidegen.builtin_reading import load_reading
from slidegen.deck import Deck
from slidegen.plan import plan_deck, shown_in_deck
from slidegen.plan.content import DeckPlan
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.powerpoint.save import save_deck
from slidegen.powerpoint.write_deck import write_deck
from slidegen.problems import Place, Problems
from slidegen.readers import read_report
from slidegen.report import Report
from slidegen.sources import quote_sources
from slidegen.spec import DeckSpec
from slidegen.spec_load import load_spec, nearest
from slidegen.template import Template
from slidegen.trace import (
    DerivedNumber,
    OtherNumber,
    Trace,
    trace_numbers,
)
from slidegen.typeset.faces import load_faces
from slidegen.values import dataclass

if TYPE_CHECKING:
    from slidegen.facts.listing import ListedFact

__all__ = ["BuildResult", "build", "builtin_templates", "check", "explain", "facts_of"]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build: the file written (None where nothing was), slides, problems."""

    path: Path | None
    slides: int
    problems: Problems

    @property
    def ok(self) -> bool:
        return not self.problems.has_errors


def build(
    spec: Path | str,
    out: Path | str | None = None,
    *,
    template: str | None = None,
    report: Path | str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the deck of a spec. Nothing is written if there is an error (with `strict`, a warning).

    `out` is the .pptx to write, by default the spec's name in the working directory; `template`
    and `report` take the place of those that the spec names.
    """
    spec = Path(spec)
    problems = Problems()
    progress = progress or _silent
    made = _make_deck(spec, template, report, problems, progress)
    if made is None or _must_stop(problems, strict):
        return BuildResult(None, 0, _judge(problems, strict))
    deck, source, template_path = made
    progress("write")
    target = Path(out) if out is not None else Path(f"{spec.stem}.pptx")
    saved = save_deck(write_deck(deck, source), target, problems, template=template_path)
    return BuildResult(target if saved else None, len(deck.slides), _judge(problems, strict))


def check(
    spec: Path | str,
    *,
    template: str | None = None,
    report: Path | str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Say all that `build` would say, and write nothing."""
    problems = Problems()
    made = _make_deck(Path(spec), template, report, problems, progress or _silent)
    slides = len(made[0].slides) if made else 0
    return BuildResult(None, slides, _judge(problems, strict))


def explain(
    spec: Path | str,
    line: int,
    *,
    template: str | None = None,
    report: Path | str | None = None,
) -> tuple[Explanation, Problems]:
    """Why the texts at a line of the spec are set as they are; what is wrong with them as well."""
    spec, problems = Path(spec), Problems()
    planned = _plan_deck(spec, template, report, problems, _silent)
    if planned is None:
        return Explanation(()), problems
    found = explain_deck(planned.plan, planned.template, str(spec), line, problems)
    return found, problems


def facts_of(
    report: Path | str, *, strict: bool = False
) -> tuple[tuple[ListedFact, ...], Problems]:
    """Every quantity that a report states, in its order; what is wrong with the report as well."""
    from slidegen.facts.listing import list_facts

    problems = Problems()
    read = read_report(Path(report), problems)
    facts = list_facts(read) if read is not None else ()
    if read is not None and not facts:
        problems.warning("report-without-numbers", Place(str(report)), file=str(report))
    return facts, _judge(problems, strict)


def _silent(phase: str) -> None:
    """No progress wanted."""


def _must_stop(problems: Problems, strict: bool) -> bool:
    return problems.has_errors or (strict and len(problems) > 0)


def _judge(problems: Problems, strict: bool) -> Problems:
    """With `strict`, warnings count as errors."""
    if not strict:
        return problems
    judged = Problems()
    for problem in problems:
        judged.add(replace(problem, severity="error"))
    return judged


def _make_deck(
    spec_path: Path,
    template_name: str | None,
    report_path: Path | str | None,
    problems: Problems,
    progress: Progress,
) -> tuple[Deck, bytes, Path] | None:
    """The deck with the template it is written on; None where it cannot be made at all."""
    planned = _plan_deck(spec_path, template_name, report_path, problems, progress)
    if planned is None:
        return None
    progress("arrange")
    deck = arrange_deck(planned.plan, planned.template, problems)
    deck = quote_sources(deck, planned.trace, planned.plan)
    return _keep_digest(deck, planned.report), planned.source, planned.path


@dataclass(frozen=True, slots=True)
class _Planned:
    """A deck before it is arranged, and the template: as read, its bytes, its file."""

    plan: DeckPlan
    trace: Trace
    report: Report | None
    template: Template
    source: bytes
    path: Path


def _plan_deck(
    spec_path: Path,
    template_name: str | None,
    report_path: Path | str | None,
    problems: Problems,
    progress: Progress,
) -> _Planned | None:
    """Everything that is known before sizes and places; None where the spec cannot be read."""
    progress("read")
    spec = load_spec(spec_path, problems)
    if spec is None:
        return None
    report = _read_report(spec, spec_path, report_path, problems)
    found = _read_template(spec, spec_path, template_name, problems)
    progress("plan")
    plan = plan_deck(spec, report, spec_path.parent, problems)
    trace = _trace(plan, spec, report, problems)
    return _Planned(plan, trace, report, *found) if found is not None else None


def _read_report(
    spec: DeckSpec, spec_path: Path, given: Path | str | None, problems: Problems
) -> Report | None:
    if given is not None:
        return read_report(Path(given), problems)
    if spec.report is None:
        problems.error("no-report", spec.place or Place(str(spec_path)))
        return None
    return read_report(spec_path.parent / spec.report, problems, asked_at=spec.report.place)


def _read_template(
    spec: DeckSpec, spec_path: Path, given: str | None, problems: Problems
) -> tuple[Template, bytes, Path] | None:
    """A built-in family by name, else a file: beside the spec, or where the command was given."""
    name = given if given is not None else str(spec.template)
    place = spec.template.place if given is None else None
    path = builtin_template(name)
    if path is not None and (kept := load_reading(path)) is not None:
        faces = load_faces([spec_path.parent], problems)
        return replace(kept[0], faces=faces), kept[1], path
    if path is None:
        path = Path(name) if given is not None else spec_path.parent / name
        if not path.suffix:
            near = nearest(name, builtin_templates())
            values: dict[str, Any] = {"nearest": near} if near else {}
            known = "、".join(builtin_templates())
            problems.error("unknown-template", place, name=name, known=known, **values)
            return None
    source = open_package(path, problems, asked_at=place)
    if source is None:
        return None
    faces = load_faces(
        dict.fromkeys(folder.resolve() for folder in (spec_path.parent, path.parent)), problems
    )
    read = read_template(source, str(path), problems, faces)
    return (read, source, path) if read is not None else None


def _trace(plan: DeckPlan, spec: DeckSpec, report: Report | None, problems: Problems) -> Trace:
    """Each number on a slide, to where it comes from. Without a report there is nothing to say."""
    if report is None:
        return Trace(())
    derived = [
        DerivedNumber(number.shown, number.meaning, number.place, slide.key)
        for slide in plan.slides
        for number in slide.derived
    ]
    others = [
        OtherNumber(number.shown, number.meaning, number.place, slide.key)
        for slide in plan.slides
        for number in slide.elsewhere
    ]
    context = (plan.title, plan.date, str(spec.deck.subtitle or ""), str(spec.deck.occasion or ""))
    return trace_numbers(shown_in_deck(plan), report, derived, others, problems, context=context)


def _keep_digest(deck: Deck, report: Report | None) -> Deck:
    """The deck with the report's digest, for a later run to know whether it has changed."""
    if report is None:
        return deck
    known = {"file": Path(report.file).name, "sha256": report.sha256}
    return replace(deck, state={"report": json.dumps(known, ensure_ascii=False, sort_keys=True)})
