"""What is kept beside the built-in templates is what reading them says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from slidegen.builtin import builtin_template, builtin_templates
from slidegen.builtin_reading import load_reading, reading_beside
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Problems


@pytest.mark.parametrize("name", builtin_templates())
def test_the_kept_reading_is_up_to_date(name: str) -> None:
    path = builtin_template(name)
    assert path is not None
    kept = load_reading(path)
    assert kept is not None, "run scripts/make_readings.py"
    template, source = kept
    problems = Problems()
    assert open_package(path, problems) == source
    fresh = read_template(source, str(path), problems)
    assert repr(template) == repr(fresh), "run scripts/make_readings.py"
    assert not list(problems)


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    path = builtin_template("blue")
    assert path is not None
    changed = tmp_path / path.name
    changed.write_bytes(path.read_bytes() + b"\0")
    assert load_reading(changed) is None
    shutil.copy(reading_beside(path), reading_beside(changed))
    assert load_reading(changed) is None
