"""The gate that every deck made by a test passes: a schema validator and rules of our own.

The validator is a good judge of XML and a weak one of packages; the rules are what PowerPoint
repairs or refuses although the schema allows it. Nothing here uses the code under test.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from tests.gate import charts, container, slides
from tests.gate.package import Package

Rule = Callable[[Package], Iterable[str]]

_UNREADABLE = "package-unreadable"

# Without a sound container nothing can be said of what is in it.
_CONTAINER: tuple[Rule, ...] = (container.check_zip, container.check_xml)
_CONTENT: tuple[Rule, ...] = (
    container.check_content_types,
    container.check_reachable,
    container.check_references,
    slides.check_notes,
    slides.check_ids,
    slides.check_placeholders,
    slides.check_tables,
    slides.check_sections,
    slides.check_marks,
    slides.check_texts,
    slides.check_shapes,
    charts.check_charts,
    charts.check_caches,
    charts.check_pictures,
)


def check_package(data: bytes) -> list[str]:
    """What is wrong with a .pptx, `code: where`; empty for a good one."""
    found = check_rules(data)
    if any(finding.startswith(_UNREADABLE) for finding in found):
        return found
    found += audit(data, ".pptx")
    package = Package(data)
    for part in package.content_parts:
        if part.endswith(".xlsx"):
            found += [f"{finding} in {part}" for finding in audit(package.parts[part], ".xlsx")]
    return found


def check_rules(data: bytes) -> list[str]:
    """The rules of our own alone."""
    try:
        package = Package(data)
        found = [finding for rule in _CONTAINER for finding in rule(package)]
        return found or [finding for rule in _CONTENT for finding in rule(package)]
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        return [f"{_UNREADABLE}: {error!r}"]


def assert_valid(deck: bytes | Path | str) -> None:
    """Fail with every finding."""
    findings = check_package(deck if isinstance(deck, bytes) else Path(deck).read_bytes())
    assert not findings, "\n".join(findings)


def audit(data: bytes, suffix: str) -> list[str]:
    """The findings of the schema validator."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(data)
        result = _validator().validate(path)
    return [f"schema: {e.part_uri} {e.path}: {e.description}" for e in result.errors]


@cache
def _validator() -> OpenXmlValidator:
    """One for all: it loads its schemas once."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
