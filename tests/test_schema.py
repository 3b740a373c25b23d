"""The JSON Schema is the models', accepts what the loader accepts, and explains every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from slidegen.problems import Problems
from slidegen.spec import CHART_TYPES, LAYOUTS
from slidegen.spec_load import load_spec
from slidegen.spec_schema import (
    KeyHelp,
    describe_charts,
    describe_keys,
    describe_layouts,
    schema_text,
    spec_schema,
)

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
SPECS = sorted((ROOT / "specs").glob("*.yaml"))
BAD_SPECS = ["keys", "missing", "layouts", "values", "figures", "counts", "below"]
VALIDATOR = jsonschema.Draft202012Validator(spec_schema())


def read_as_editors_do(text: str) -> Any:
    """YAML with the values that editors see; a date is a text to JSON Schema."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, test) for tag, test in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)


def test_the_kept_file_is_the_models_schema() -> None:
    kept = (ROOT / "schema" / "slidegen.schema.json").read_text("utf-8")
    assert kept == schema_text(), "run `slidegen schema > schema/slidegen.schema.json`"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(spec_schema())


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_shipped_specs_are_accepted(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [error.message for error in VALIDATOR.iter_errors(read_as_editors_do(text))] == []
    assert "yaml-language-server: $schema=../schema/slidegen.schema.json" in text


# title, YAML of a slide that both accept
ACCEPTED = [
    ("a text for a list", "{title: 甲, points: 一句话}"),
    ("numbers and booleans as texts", "{title: 2020, points: [3.5, true, no]}"),
    ("short points", "{title: 甲, points: [乙, 丙: [丁, 戊], 己: 庚, 辛: ]}"),
    ("long points", "{title: 甲, points: [{text: 乙, points: [丙]}, {text: 丁}]}"),
    ("empty keys", "{layout: , title: 甲, points: [乙], notes: , source: ~, derived: }"),
    ("layout from keys", "{quote: 甲, by: 乙}"),
    ("metrics beside points", "{title: 甲, metrics: [{value: 3, label: 乙}], points: [丙]}"),
    ("data with gaps", "{title: 甲, chart: {type: bar, data: {乙: 3, 丙: ~}}}"),
    ("series", "{title: 甲, chart: {type: bar, categories: [乙, 丙], series: {丁: [1, ~]}}}"),
    ("figures from a file", "{title: 甲, chart: {type: bar, from: {file: a.csv, range: A1:B2}}}"),
    ("an empty rival of data", "{title: 甲, chart: {type: bar, data: , from: {file: a.csv}}}"),
    ("a table with gaps", "{title: 甲, table: {columns: [乙], rows: [[~], [3]]}}"),
    ("names alone", "{layout: agenda}"),
    ("numbers declared", "{title: 甲, points: [乙], derived: {3%: 3/100}, elsewhere: {5: 丙}}"),
]


@pytest.mark.parametrize(("title", "slide"), ACCEPTED, ids=[each[0] for each in ACCEPTED])
def test_what_the_loader_accepts_is_accepted(title: str, slide: str, tmp_path: Path) -> None:
    text = f"deck: {{title: 甲, agenda: 是}}\nsections:\n  乙:\n    - {slide}\n"
    path = tmp_path / "spec.yaml"
    path.write_text(text, "utf-8")
    problems = Problems()
    assert load_spec(path, problems) is not None
    assert list(problems) == []
    assert [error.message for error in VALIDATOR.iter_errors(read_as_editors_do(text))] == []


@pytest.mark.parametrize("name", BAD_SPECS)
def test_bad_specs_are_refused_slide_by_slide(name: str) -> None:
    """Where the loader finds a mistake in a slide, so does an editor."""
    text = (HERE / "bad_specs" / f"{name}.yaml").read_text("utf-8")
    lines = [n for n, row in enumerate(text.split("\n"), 1) if re.search("# error:", row)]
    assert lines
    errors = list(VALIDATOR.iter_errors(read_as_editors_do(text)))
    assert errors


REFUSED = [
    "{layout: bulets, title: 甲, points: [乙]}",
    "{title: 甲}",
    "{title: 甲, points: []}",
    "{title: 甲, points: [{乙: [丙], 丁: [戊]}]}",
    "{title: 甲, points: [{text: 乙, point: [丙]}]}",
    "{title: 甲, points: [乙], chart: {type: bar, data: {丙: 1}}, table: {from: {file: a.csv}}}",
    "{title: 甲, chart: {type: 柱状图, data: {丙: 1}}}",
    "{title: 甲, chart: {type: bar}}",
    "{title: 甲, chart: {type: bar, data: {丙: 1}, from: {file: a.csv}}}",
    "{title: 甲, chart: {type: bar, categories: [乙]}}",
    "{title: 甲, metrics: []}",
    "{title: 甲, metrics: [{value: 3}]}",
    "{metrics: [{value: 3, label: 乙}]}",
    "{title: 甲, metric: [{value: 3, label: 乙}]}",
    "{layout: bullets, title: 甲, metrics: [{value: 3, label: 乙}]}",
    "只有文字",
]


@pytest.mark.parametrize("slide", REFUSED)
def test_what_the_loader_refuses_is_refused(slide: str, tmp_path: Path) -> None:
    text = f"deck: {{title: 甲}}\nsections:\n  乙:\n    - {slide}\n"
    path = tmp_path / "spec.yaml"
    path.write_text(text, "utf-8")
    problems = Problems()
    load_spec(path, problems)
    assert problems.has_errors
    assert not VALIDATOR.is_valid(read_as_editors_do(text))


def test_every_key_has_a_description_in_both_languages_and_an_example() -> None:
    lacking = [
        f"{name}.{key}"
        for name, definition in {**spec_schema()["$defs"], "Spec": spec_schema()}.items()
        for key, prop in definition.get("properties", {}).items()
        if key != "layout"
        and not (
            re.search("[\u4e00-\u9fff].* / [^\u4e00-\u9fff]+$", prop.get("description", ""))
            and prop.get("examples")
        )
    ]
    assert not lacking


def test_an_example_is_what_the_schema_accepts() -> None:
    """Each example, put in its place in the schema of its key."""
    schema = spec_schema()
    for name, definition in schema["$defs"].items():
        for key, prop in definition.get("properties", {}).items():
            for example in prop.get("examples", []):
                own = {**prop, "$defs": schema["$defs"]}
                assert jsonschema.Draft202012Validator(own).is_valid(example), f"{name}.{key}"


@pytest.mark.parametrize("layout", describe_layouts("zh"), ids=lambda layout: layout.name)
def test_the_example_of_a_layout_can_be_copied(layout: Any, tmp_path: Path) -> None:
    slide = "\n".join(f"    {row}" for row in layout.example.splitlines())
    path = tmp_path / "spec.yaml"
    path.write_text(f"deck: {{title: 甲}}\nsections:\n  乙:\n{slide}\n", "utf-8")
    problems = Problems()
    spec = load_spec(path, problems)
    assert list(problems) == []
    assert spec is not None
    ((made,),) = spec.sections.values()
    assert type(made) is LAYOUTS[layout.name]
    written = set(re.findall(r"^[- ] (\w+):", layout.example, re.MULTILINE))
    assert {key.key for key in layout.keys if key.required} <= written


@pytest.mark.parametrize("language", ["zh", "en"])
def test_layouts_and_charts_are_all_described(language: Any) -> None:
    layouts = describe_layouts(language)
    assert [layout.name for layout in layouts] == list(LAYOUTS)
    assert [name for name, _ in describe_charts(language)] == list(CHART_TYPES)
    for about in [*(layout.about for layout in layouts), *dict(describe_charts(language)).values()]:
        assert bool(re.search("[\u4e00-\u9fff]", about)) == (language == "zh"), about
    for key in _all_keys(language):
        assert key.about and (key.example or key.keys), key.key


def _all_keys(language: Any) -> Iterator[KeyHelp]:
    todo = [key for model in LAYOUTS.values() for key in describe_keys(model, language)]
    while todo:
        key = todo.pop()
        todo += key.keys
        yield key


def test_it_is_valid_json_with_chinese_as_it_is() -> None:
    assert json.loads(schema_text()) == spec_schema()
    assert "标题" in schema_text()
