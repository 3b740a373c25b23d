"""The commands. What a command needs is loaded when it runs, so that `--help` stays quick."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slidegen.cli.output import Progress, print_problems
from slidegen.cli.usage import WordedCommand, WordedGroup
from slidegen.messages import Language
from slidegen.messages.cli import TEMPLATES, say
from slidegen.problems import Place, Problems

if TYPE_CHECKING:
    from slidegen.pipeline import BuildResult


_WITH_MORE = ("build", "explain", "preview", "fonts")


def make_program(language: Language) -> click.Group:
    """All commands, with help in a language."""
    program = WordedGroup(
        language=language,
        name="slidegen",
        help=say("about", language),
        epilog=_as_is(say("first-steps", language)),
        params=[_version_option(language), _lang_option(language)],
        callback=lambda lang: None,
    )
    shared = (
        _option("--template", "opt-template", language, metavar="NAME|FILE"),
        _option("--report", "opt-report", language, metavar="FILE"),
        _option(
            "--format", "opt-format", language, kind=click.Choice(["text", "json"]), default="text"
        ),
        _option("--strict", "opt-strict", language, is_flag=True),
    )
    spec = click.Argument(["spec"], metavar="SPEC")
    out = _option("-o,--out", "opt-out", language, metavar="FILE")
    folder = _option("-o,--out", "opt-dir", language, metavar="DIR", required=True)
    commands: list[tuple[str, Callable[..., int], list[click.Parameter]]] = [
        ("build", _build, [spec, out, *shared]),
        ("check", _check, [spec, *shared]),
        ("explain", _explain, [click.Argument(["place"], metavar="SPEC:LINE"), *shared[:3]]),
        ("preview", _preview, [click.Argument(["deck"], metavar="DECK|SPEC"), folder, *shared]),
        ("facts", _facts, [click.Argument(["report"], metavar="REPORT"), shared[2], shared[3]]),
        ("schema", _schema, []),
        ("layouts", _layouts, [click.Argument(["name"], metavar="[NAME]", required=False)]),
        ("templates", _templates, [_option("--names", "opt-names", language, is_flag=True)]),
        ("fonts", _fonts, _fonts_parameters(language, shared[2])),
    ]
    for name, run, parameters in commands:
        program.add_command(_command(name, run, parameters, language))
    return program


def _command(
    name: str, run: Callable[..., int], parameters: list[click.Parameter], language: Language
) -> click.Command:
    def callback(lang: str | None, **given: Any) -> int:
        return run(language, **given)

    return WordedCommand(
        language=language,
        name=name,
        callback=callback,
        params=[*parameters, _lang_option(language)],
        help=say(name, language),
        short_help=say(name, language),
        epilog=_as_is(say(f"{name}-more", language))
        if name in ("build", "explain", "preview")
        else None,
    )


def _as_is(text: str) -> str:
    """click breaks lines between words, which Chinese has not; `\\b` keeps them as they are."""
    return "\n\n".join(f"\b\n{paragraph}" for paragraph in text.split("\n\n"))


def _option(
    names: str, word: str, language: Language, *, kind: Any = None, **settings: Any
) -> click.Option:
    return click.Option(names.split(","), help=say(word, language), type=kind, **settings)


def _lang_option(language: Language) -> click.Option:
    return _option("--lang", "opt-lang", language, kind=click.Choice(["zh", "en"]))


def _version_option(language: Language) -> click.Option:
    def show(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from slidegen import __version__

            click.echo(f"slidegen {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=say("opt-version", language),
    )


def _build(language: Language, spec: str, out: str | None, format: str, **choices: Any) -> int:
    from slidegen.pipeline import build

    with Progress(language) as progress:
        result = build(spec, out, progress=progress, **choices)
    deck = str(result.path) if result.path is not None else None
    print_problems(result.problems, language, format, deck=deck, slides=result.slides)
    if deck is not None and format == "text":
        click.echo(say("built", language, path=deck, slides=result.slides))
    return _status(result)


def _check(language: Language, spec: str, format: str, **choices: Any) -> int:
    from slidegen.pipeline import check

    with Progress(language) as progress:
        result = check(spec, progress=progress, **choices)
    print_problems(result.problems, language, format, deck=None, slides=result.slides)
    if result.ok and format == "text":
        click.echo(say("checked", language, slides=result.slides))
    return _status(result)


def _explain(language: Language, place: str, format: str, **choices: Any) -> int:
    from slidegen.cli.explain import explain_texts, parse_place
    from slidegen.pipeline import explain

    asked = parse_place(place)
    if asked is None:
        raise click.UsageError(say("bad-place", language, place=place))
    file, line = asked
    found, problems = explain(file, line, **choices)
    if found.near:
        near = ", ".join(map(str, found.near))
        problems.error("no-text-there", Place(file, line, 1), file=file, line=line, near=near)
    print_problems(problems, language, format, texts=[asdict(text) for text in found.texts])
    if found.texts and format == "text":
        click.echo(explain_texts(found.texts, language), nl=False)
    return 0 if found.texts else 1


def _status(result: BuildResult) -> int:
    return 0 if result.ok else 1


def _preview(language: Language, deck: str, out: str, format: str, **choices: Any) -> int:
    problems = Problems()
    with Progress(language) as progress, tempfile.TemporaryDirectory(prefix="slidegen-") as room:
        path = Path(deck)
        built: Path | None = path
        if path.suffix.lower() in (".yaml", ".yml"):
            built = _build_for_preview(path, Path(room), problems, progress, choices)
        pictures: list[Path] = []
        if built is not None:
            from slidegen.preview import preview_deck

            pictures = preview_deck(built, Path(out), problems, progress=progress)
    names = [str(picture) for picture in pictures]
    print_problems(problems, language, format, pictures=names)
    if pictures and format == "text":
        drawn = say("drawn", language, pictures=len(pictures) - 1, sheet=pictures[-1])
        click.echo(drawn)
    return 0 if pictures and not problems.has_errors else 1


def _build_for_preview(
    spec: Path, room: Path, problems: Problems, progress: Progress, choices: dict[str, Any]
) -> Path | None:
    from slidegen.pipeline import build

    result = build(spec, room / f"{spec.stem}.pptx", progress=progress, **choices)
    for problem in result.problems:
        problems.add(problem)
    return result.path


def _facts(language: Language, report: str, format: str, strict: bool) -> int:
    from slidegen.cli.facts import fact_records, facts_table
    from slidegen.pipeline import facts_of

    facts, problems = facts_of(report, strict=strict)
    print_problems(problems, language, format, facts=fact_records(facts))
    if facts and format == "text":
        click.echo(facts_table(facts, language), nl=False)
    return 1 if problems.has_errors else 0


def _schema(language: Language) -> int:
    from slidegen.spec_schema import schema_text

    click.echo(schema_text(), nl=False)
    return 0


def _layouts(language: Language, name: str | None) -> int:
    from slidegen.cli.layouts import layouts_text, one_layout_text

    if name is None:
        click.echo(layouts_text(language), nl=False)
        return 0
    text = one_layout_text(name, language)
    if text is None:
        from slidegen.spec import CHART_TYPES, LAYOUTS
        from slidegen.spec_load import nearest

        near = nearest(name, (*LAYOUTS, *CHART_TYPES))
        said = say("no-layout", language, name=name)
        raise click.UsageError(said + (say("did-you-mean", language, name=near) if near else ""))
    click.echo(text, nl=False)
    return 0


def _templates(language: Language, names: bool) -> int:
    from slidegen.builtin import builtin_templates

    for name in builtin_templates():
        about = TEMPLATES.get(name, ("", ""))[0 if language == "zh" else 1]
        click.echo(name if names or not about else f"{name}  {about}")
    return 0


def _fonts_parameters(language: Language, form: click.Option) -> list[click.Parameter]:
    return [
        click.Argument(["file"], metavar="[FILE]", required=False),
        _option("-o,--out", "opt-table", language, metavar="FILE"),
        _option("--bold", "opt-bold", language, metavar="FILE"),
        _option("--face", "opt-face", language, kind=int, default=1, metavar="N"),
        form,
    ]


def _fonts(language: Language, file: str | None, format: str, **choices: Any) -> int:
    from slidegen.cli.fonts import list_fonts, read_font_file

    if file is None:
        return list_fonts(language, format)
    return read_font_file(language, format, file, **choices)
