"""Validation by the models, and each of their errors as one problem at its place."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from slidegen.problems import Problems
from slidegen.spec import DeckSpec, Listed, Located, Text
from slidegen.spec_load.first_problems import MOST_PROBLEMS
from slidegen.spec_load.judge import report_errors
from slidegen.spec_load.path import Step, walk
from slidegen.spec_load.source import Source


def validate_spec(root: Located, source: Source, name: str, problems: Problems) -> DeckSpec | None:
    """The spec; without the slides that have mistakes; None where what is left is no spec.

    `name` stands for the deck's title where that is missing.
    """
    try:
        return DeckSpec.model_validate(root)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    report_errors(errors[:MOST_PROBLEMS], root, source, problems)
    _prune(root, [error["loc"] for error in errors], name)
    try:
        return DeckSpec.model_validate(root)
    except ValidationError:
        return None


def _prune(root: Located, paths: list[tuple[Step, ...]], name: str) -> None:
    """Take out what has a mistake in it, as little as possible.

    A slide goes as a whole: without one of its keys it would seem to have further mistakes (a
    number that a misspelt `derived` declares, a highlight that a misspelt label names).
    """
    doomed: dict[tuple[int, Any], tuple[Any, Any]] = {}
    for path in paths:
        trail = walk(root, path)
        listed = [step for step in trail if isinstance(step[0], Listed)]
        if trail and path[0] != "report":
            part = (listed if listed and path[0] != "deck" else trail[::-1])[0]
            doomed[id(part[0]), part[1]] = part
        if path[:1] == ("deck",):
            _give_title(root, name)
    for container, key in sorted(doomed.values(), key=lambda each: _last_first(each[1])):
        _remove(container, key, root)


def _last_first(key: Any) -> int:
    return -key if isinstance(key, int) else 0


def _remove(container: Any, key: Any, root: Located) -> None:
    sections: Any = root.get("sections")
    if isinstance(container, Listed):
        if key < len(container):
            del container[key]
    elif container is sections:
        sections[key] = Listed()
    elif container is not root or key not in ("report", "deck", "sections"):
        container.pop(key, None)


def _give_title(root: Located, name: str) -> None:
    deck = root.get("deck")
    if not isinstance(deck, Located):
        deck = Located()
        root["deck"] = deck
    if not isinstance(deck.get("title"), Text):
        deck["title"] = Text(name)
