"""What is printed, and where: results, problems, progress."""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any, TextIO

import click

from slidegen.diagnostics import format_problems, problem_records
from slidegen.messages import Language
from slidegen.messages.cli import say
from slidegen.problems import Problems

# Work that is done sooner needs no word about it.
_PATIENCE = 1.0


def open_streams() -> bool:
    """Let no output fail for its encoding; returns whether Chinese can be shown."""
    able = True
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            "中文“”：，…—".encode(encoding)
        except (UnicodeEncodeError, LookupError):
            able = False
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    return able


def print_problems(problems: Problems, language: Language, form: str, **result: Any) -> None:
    """As text on standard error; as JSON together with the result on standard output."""
    if form == "json":
        record = {
            "ok": not problems.has_errors,
            **result,
            "problems": problem_records(problems, language),
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    text = format_problems(problems, language, colour=_wants_colour(sys.stderr))
    if text:
        sys.stderr.write(text)
        sys.stderr.flush()


def _wants_colour(stream: TextIO) -> bool:
    """Colour on a terminal, unless it is not wanted (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if not stream.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ or "ANSICON" in os.environ


class Progress:
    """Says on a terminal what is going on, once that has taken longer than a second."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shown = ""
        self._phase = ""
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            self._timer = threading.Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._shown:
                self._write("")

    def __call__(self, phase: str) -> None:
        with self._lock:
            self._phase = phase
            if self._shown:
                self._write(say(phase, self._language))

    def _show(self) -> None:
        with self._lock:
            if self._timer is not None and self._phase:
                self._write(say(self._phase, self._language))

    def _write(self, text: str) -> None:
        # ESC [ K clears what is left of the line before.
        sys.stderr.write(f"\r{text}\033[K")
        sys.stderr.flush()
        self._shown = text
