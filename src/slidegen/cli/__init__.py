"""The command line. Exit status: 0 done, 1 the input is wrong, 2 wrong usage, 130 interrupted.

Results go to standard output, problems to standard error; with `--format json` one JSON object on
standard output holds both.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from slidegen.cli.commands import make_program
from slidegen.cli.output import open_streams, print_problems
from slidegen.cli.usage import explain_usage
from slidegen.diagnostics import choose_language
from slidegen.messages import Language
from slidegen.messages.cli import say
from slidegen.problems import Problems


def main() -> NoReturn:
    """Run the command given to this process and end it."""
    # Nothing that grows with a deck refers to itself: the collector would search and find nothing.
    gc.disable()
    # pydantic would look through all installed packages for plugins that change what it does.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = run_command(sys.argv[1:])
    # Python would take all objects apart one by one, a tenth of a build; the system frees them
    # at once. Output has been flushed, and nothing here waits for the interpreter to end.
    os._exit(status)


def run_command(args: Sequence[str]) -> int:
    """Run a command and return its exit status. Nothing that goes wrong shows a traceback."""
    given = list(args)
    can_show_chinese = open_streams()
    language = choose_language(_asked_language(given), os.environ)
    if language == "zh" and not can_show_chinese and _asked_language(given) is None:
        language = "en"
    status = _run(given, language)
    sys.stderr.flush()
    return status


def _asked_language(args: Sequence[str]) -> str | None:
    """What follows `--lang`; it is needed to say what is wrong with the options themselves."""
    for number, arg in enumerate(args):
        if arg == "--":
            return None
        if arg == "--lang" and number + 1 < len(args):
            return args[number + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return None


def _run(args: list[str], language: Language) -> int:
    try:
        program = make_program(language)
        status = program.main(args=args, prog_name=_name(), standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(explain_usage(error, language), err=True)
        return 2
    except click.exceptions.Exit as exit:
        return exit.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted", language), err=True)
        return 130
    except BrokenPipeError:
        # Whoever read our output has closed it. Python would complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _report_failure(error, language, "json" in args)


def _name() -> str:
    name = Path(sys.argv[0]).stem
    return "python -m slidegen" if name == "__main__" else name or "slidegen"


def _report_failure(error: Exception, language: Language, as_json: bool) -> int:
    """One line for what should never happen, instead of a traceback."""
    if os.environ.get("SLIDEGEN_DEBUG"):
        import traceback

        traceback.print_exception(error)
    problems = Problems()
    if isinstance(error, OSError) and error.filename is None:
        problems.error("output-failed", None, reason=error.strerror or type(error).__name__)
        as_json = False
    else:
        from slidegen import __version__

        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        problems.error("internal-error", None, error=said, where=_where(error), version=__version__)
    print_problems(problems, language, "json" if as_json else "text")
    return 1


def _where(error: Exception) -> str:
    """The last line of our own that was being run."""
    where = "?"
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "slidegen" in path.parts:
            where = f"{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
