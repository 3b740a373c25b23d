"""What is arranged is what was planned, to the character."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from slidegen.arrange import arrange_deck
from slidegen.deck import ChartItem, Slide, TableItem, TextItem
from slidegen.plan import plan_deck, shown_in_deck
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Problems
from slidegen.readers import read_report
from slidegen.spec_load import load_spec

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"
TEMPLATES = [ROOT / "assets" / "templates" / "blue.pptx", DEFAULT_TEMPLATE]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
@pytest.mark.parametrize("spec", sorted((ROOT / "specs").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_text_of_the_plan_stands_on_its_slide(spec: Path, template: Path) -> None:
    problems = Problems()
    asked = load_spec(spec, problems)
    source = open_package(template, problems)
    assert asked is not None and asked.report is not None and source is not None
    found = read_template(source, template.name, problems)
    report = read_report(spec.parent / asked.report, problems)
    assert found is not None
    plan = plan_deck(asked, report, spec.parent, problems)
    deck = arrange_deck(plan, found, problems)
    assert not problems.has_errors
    texts = {slide.key: texts_of(slide) for slide in deck.slides}
    values = ("chart",)  # a chart's values are numbers with a format, not text
    missing = [
        (shown.slide_key, shown.text)
        for shown in shown_in_deck(plan)
        if shown.item_key not in values and shown.text not in texts[shown.slide_key]
    ]
    assert not missing


def texts_of(slide: Slide) -> str:
    """All texts of a slide, one paragraph a line, without the breaks chosen inside them."""
    lines = []
    for item in slide.items:
        if isinstance(item, TextItem):
            lines += [paragraph.text for paragraph in item.paragraphs]
        elif isinstance(item, TableItem):
            lines += [cell.text for row in item.rows for cell in row]
        elif isinstance(item, ChartItem):
            lines += [*item.categories, *(series.name for series in item.series)]
    return "\n".join(lines).replace("\v", "")
