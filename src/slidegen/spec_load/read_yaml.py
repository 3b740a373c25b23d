"""YAML → texts, lists and mappings that know where they stand. YAML is read only here.

Scalars stay as the author wrote them: `no`, `012`, `1:30` and `1.10` are texts. The tree is put
together from events rather than by the library's composer: aliases then have a place, and depth
and size have a limit before anything is expanded.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

import yaml

from slidegen.patterns import regex
from slidegen.problems import Place, Problems
from slidegen.readers.lines import XML_FORBIDS
from slidegen.spec import Listed, Located, Text
from slidegen.spec_load.explain_yaml import explain_syntax, explain_text
from slidegen.spec_load.source import Source
from slidegen.values import dataclass

# The C loader is ten times as fast. A PyYAML built without libyaml has not got it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A spec's own depth is 9. 1000 slides have some 20 000 nodes.
MAX_DEPTH = 40
MAX_NODES = 200_000

_NULLS = ("", "~", "null", "Null", "NULL")
_HARMLESS_TAGS = {"!"} | {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
}
_PROPERTIES = regex(r"(?:[&!]\S*[ \t]*(?:[\r\n]+[ \t]*)?)*")


def read_yaml(source: Source, problems: Problems) -> Located | None:
    """The mapping that a spec is; None where it is none or cannot be read (said in `problems`)."""
    tree = _Tree(source, problems)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            tree.take(event)
    except yaml.YAMLError as error:
        explain_syntax(error, source, problems)
        return None
    except _Stop:
        return None
    root = tree.root
    if root is None:
        problems.error("spec-empty", source.place_in(0, 0, 1), file=source.file)
    elif not isinstance(root, Located):
        place = root.place if root.place is not None else source.place_in(0, 0, 1)
        if not (isinstance(root, Text) and explain_text(root, source, problems)):
            problems.error("spec-no-keys", place)
    return root if isinstance(root, Located) else None


class _Stop(Exception):
    """There is no use in reading on; the reason has been said."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; in a mapping, `key` waits for its value."""

    value: Any
    anchor: str | None
    nodes_before: int
    keys: dict[str, Text] = field(default_factory=dict)
    key: Text | None = None
    expects_key: bool = True
    ignore: bool = False


class _Tree:
    def __init__(self, source: Source, problems: Problems) -> None:
        self.root: Any = None
        self._source = source
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._count(1, event)
            value = self._read_scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            self._put(value, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self._open.pop()
            if done.anchor:
                self._anchors[done.anchor] = (done.value, self._nodes - done.nodes_before)
            self._put(done.value, event)
        elif kind is yaml.AliasEvent:
            self._put(self._resolve(event), event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._problems.error("several-documents", self._place(event))
                raise _Stop

    def _place(self, event: Any) -> Place:
        return self._source.place(event.start_mark.index, event.end_mark.index)

    def _count(self, nodes: int, event: Any, code: str = "yaml-too-large") -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._problems.error(code, self._place(event), limit=MAX_NODES)
            raise _Stop

    def _begin(self, event: Any) -> None:
        self._count(1, event)
        if len(self._open) >= MAX_DEPTH:
            self._problems.error("yaml-too-deep", self._place(event), limit=MAX_DEPTH)
            raise _Stop
        value = Located() if type(event) is yaml.MappingStartEvent else Listed()
        value.place = self._place(event)
        if event.tag is not None or event.anchor is not None:
            self._check_tag(event)
        self._open.append(_Open(value, event.anchor, self._nodes))

    def _resolve(self, event: Any) -> Any:
        name = event.anchor
        if any(each.anchor == name for each in self._open):
            self._problems.error("yaml-alias-loops", self._place(event), name=name)
            raise _Stop
        if name not in self._anchors:
            self._problems.error("yaml-first-character", self._place(event), character="*")
            return Text(f"*{name}", self._place(event))
        value, nodes = self._anchors[name]
        self._count(nodes, event, "yaml-aliases")
        return value

    def _read_scalar(self, event: Any) -> Text | None:
        text: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if event.tag is not None or event.anchor is not None:
            self._check_tag(event)
            match = _PROPERTIES.match(self._source.text, start, end)
            start = match.end() if match else start
        style = event.style
        if style is None or style == "":
            if text in _NULLS:
                return None
        elif style in "|>":
            start = self._content_of_block(start, end)
        else:
            start, end = start + 1, max(start + 1, end - 1)
            if style == '"' and "\\" in self._source.text[start:end]:
                text = self._without_controls(text, self._source.place(start, end))
        return Text(text, self._source.place(start, end))

    def _without_controls(self, text: str, place: Place) -> str:
        """An escape such as `\\x07` can bring in a character that no slide can hold."""
        for found in XML_FORBIDS.findall(text):
            self._problems.error("control-character", place, character=f"U+{ord(found):04X}")
        return XML_FORBIDS.sub(" ", text)

    def _content_of_block(self, start: int, end: int) -> int:
        """Where the text of a `|` or `>` begins: on the first line below that is not blank."""
        match = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)\s*").match(self._source.text, start, end)
        return match.end() if match and match.end() < end else start

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _HARMLESS_TAGS:
            written = self._source.text[event.start_mark.index :].split(maxsplit=1)[0]
            place = self._source.place(
                event.start_mark.index, event.start_mark.index + len(written)
            )
            self._problems.error("yaml-tag", place, tag=written)

    def _put(self, value: Any, event: Any) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if isinstance(parent.value, Listed):
            parent.value.append(value)
            if value is None:
                parent.value.empty.append(self._empty_item(event))
        elif parent.expects_key:
            self._put_key(parent, value, event)
        else:
            if not parent.ignore:
                parent.value[parent.key] = value
            parent.expects_key = True

    def _empty_item(self, event: Any) -> Place:
        """Where the dash is that has nothing behind it, or the `~`."""
        start = event.start_mark.index
        if not getattr(event, "value", ""):
            start = max(self._source.text.rfind("-", 0, start + 1), 0)
        return self._source.place(start, start + 1)

    def _put_key(self, parent: _Open, value: Any, event: Any) -> None:
        parent.expects_key = False
        parent.ignore = False
        if value is None and type(event) is yaml.ScalarEvent and event.value:
            value = Text(event.value, self._place(event))  # `~` and `null` are words here
        if type(event) is yaml.AliasEvent and value == f"*{event.anchor}":
            parent.ignore = True  # said already
            return
        if not isinstance(value, Text):
            self._problems.error("yaml-key", self._place(event))
            parent.ignore = True
            return
        if value == "<<":
            self._problems.error("yaml-merge", value.place)
            parent.ignore = True
        elif value in parent.keys:
            first = parent.keys[value].place
            self._problems.error(
                "duplicate-key", value.place, others=(first,) if first else (), key=str(value)
            )
            parent.ignore = parent.value.get(value) is not None
        elif not parent.keys and value.place is not None:
            parent.value.place = value.place
        parent.keys.setdefault(value, value)
        parent.key = value
