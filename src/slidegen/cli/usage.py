"""Help and complaints about usage in Chinese or English; click's own are English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from slidegen.messages import Language
from slidegen.messages.cli import say


class _Worded:
    """Headings of the help in the chosen language."""

    language: Language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        prefix = say("usage", self.language)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)

    def write_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parameters = self.get_params(ctx)  # type: ignore[attr-defined]
        options = [each for each in parameters if isinstance(each, click.Option)]
        rows = [row for each in options if (row := each.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(say("options", self.language)):
                formatter.write_dl(rows)


class WordedCommand(_Worded, click.Command):
    def __init__(self, *, language: Language, **settings: Any) -> None:
        self.language = language
        super().__init__(options_metavar=say("options-mark", language), **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.write_options(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self.language)


class WordedGroup(_Worded, click.Group):
    def __init__(self, *, language: Language, **settings: Any) -> None:
        self.language = language
        super().__init__(
            options_metavar=say("options-mark", language),
            subcommand_metavar=say("command-mark", language),
            **settings,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.write_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, command.short_help or "") for name, command in self.commands.items()]
        with formatter.section(say("commands", self.language)):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self.language)


def _help_option(language: Language) -> click.Option:
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=say("opt-help", language),
    )


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def explain_usage(error: click.UsageError, language: Language) -> str:
    """The usage line, what is wrong with the command as given, and where help is."""
    ctx = error.ctx
    lines = []
    if ctx is not None:
        lines += [ctx.get_usage()]
    lines.append(say("error", language) + _complaint(error, language))
    if ctx is not None:
        lines.append(say("try-help", language, command=ctx.command_path))
    return "\n".join(lines)


def _complaint(error: click.UsageError, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        said = say("no-option", language, name=error.option_name)
        return _with_guess(said, error.possibilities, language)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        word = "missing-option" if isinstance(error.param, click.Option) else "missing-argument"
        return say(word, language, name=_name_of(error.param))
    if isinstance(error, click.BadOptionUsage):
        return say("needs-value", language, name=error.option_name)
    if isinstance(error, click.BadParameter) and isinstance(
        getattr(error.param, "type", None), click.Choice
    ):
        return _bad_choice(error, language)
    return _by_context(error, language)


def _bad_choice(error: click.BadParameter, language: Language) -> str:
    assert error.param is not None and isinstance(error.param.type, click.Choice)
    # click says which value it was only inside its English sentence.
    value = error.message.split("'")[1] if error.message.count("'") > 1 else ""
    choices = f" {say('or', language)} ".join(map(str, error.param.type.choices))
    return say("bad-choice", language, name=_name_of(error.param), choices=choices, value=value)


def _by_context(error: click.UsageError, language: Language) -> str:
    """Complaints that click only words: an unknown command, too many arguments."""
    ctx = error.ctx
    words = error.message.split("'")
    if ctx is not None and isinstance(ctx.command, click.Group) and len(words) > 1:
        said = say("no-command", language, name=words[1])
        return _with_guess(said, _near(words[1], ctx.command.commands), language)
    _, found, extra = error.message.partition("unexpected extra argument")
    if found:
        return say("extra-argument", language, name=extra.strip("s ()."))
    return error.format_message()


def _near(name: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, list(known), 1)


def _with_guess(said: str, near: list[str] | None, language: Language) -> str:
    joint = "" if language == "zh" else " "
    return said + joint + say("did-you-mean", language, name=near[0]) if near else said


def _name_of(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.make_metavar(click.Context(click.Command("")))
