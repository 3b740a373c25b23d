"""The reports and specs that ship: every figure stated, every spec a deck, on two templates."""

from __future__ import annotations

import re
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx.presentation import Presentation

import slidegen
from slidegen.facts import Fact, find_facts, same_quantity
from slidegen.problems import Problems
from slidegen.readers import read_report
from slidegen.report import Report
from slidegen.spec import CHART_TYPES, LAYOUTS, ChartSlideSpec, MetricsSpec
from slidegen.spec_load import load_spec

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "assets/reports/west-coast-2020h1.txt"
SAMPLE = ROOT / "specs/west-coast-2020h1.yaml"
SPECS = sorted((ROOT / "specs").glob("*.yaml"))
DEFAULT_TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"
TEMPLATES = {"built-in": None, "4:3 default": str(DEFAULT_TEMPLATE)}

# heading of the report → what it states: value with unit and qualifier, and what it measures
FIGURES = {
    "培育产业新动能": [
        ("25%", "投资增长"),
        ("9073亿元", "总投资"),
        ("1741个", "支撑项目"),
        ("13个", "专项指挥部"),
        ("8%左右", "固定资产投资"),
        ("15%", "工业投资增长"),
        ("25%", "民间投资增长"),
        ("30%", "技改投资增长"),
        ("近2000亿元", "涉海项目"),
        ("88个", "涉海项目"),
        ("15个", "产业链项目"),
        ("54家", "5G高新视频产业园"),
        ("742家", "规上企业"),
        ("96%", "注册率"),
        ("13个", "示范项目"),
    ],
    "优化营商环境": [
        ("20项", "重点改革任务"),
        ("106项", "试点任务"),
        ("50项", "已实施"),
        ("12项", "创新案例"),
        ("12个", "世界500强"),
        ("6个", "中国500强"),
        ("162个", "亿元以上项目"),
        ("18个", "去年同期"),
        ("2万人", "引进人才"),
        ("62万人", "人才总量"),
    ],
    "保就业惠民生": [
        ("33万", "市场主体"),
        ("10项", "突破性举措"),
        ("22条", "超常规措施"),
        ("10条", "服务保障企业发展"),
        ("8.1亿余元", "减税降费"),
        ("2772家", "企业"),
        ("112亿元", "资金"),
        ("357家", "小微企业"),
        ("17.4亿元", "优惠贷款"),
        ("14条", "便民举措"),
        ("7414万余元", "稳岗补贴"),
        ("12.6亿元", "社保负担"),
        ("31万余个", "就业岗位"),
        ("8207.9万元", "创业补贴"),
        ("8.25万人", "城镇新增就业"),
        ("3%之内", "失业率"),
        ("13%", "人力资源产业"),
        ("9件", "民生实事"),
        ("27项", "民生实事"),
        ("35.2亿元", "总投资"),
        ("57个", "老旧小区"),
        ("168栋", "楼座"),
    ],
}
CASES = [(heading, *figure) for heading, figures in FIGURES.items() for figure in figures]


@pytest.fixture(scope="session")
def report() -> Report:
    problems = Problems()
    read = read_report(REPORT, problems)
    assert read is not None
    assert list(problems) == []
    return read


def test_report_has_three_sections(report: Report) -> None:
    assert [section.heading for section in report.sections] == list(FIGURES)


@pytest.mark.parametrize(("heading", "figure", "measure"), CASES)
def test_report_states_figure(report: Report, heading: str, figure: str, measure: str) -> None:
    section = next(section for section in report.sections if section.heading == heading)
    sentences = [s for block in section.blocks for s in re.split("[。；]", block.text)]
    wanted = find_facts(figure)[0]
    assert any(_states(s, wanted) and measure in s for s in sentences)


def _states(text: str, wanted: Fact) -> bool:
    return any(
        same_quantity(fact, wanted) and fact.qualifier == wanted.qualifier
        for fact in find_facts(text)
    )


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Presentation]:
    """Every shipped spec, built once on each template; none says anything is wrong."""
    folder = tmp_path_factory.mktemp("samples")
    built = {}
    for spec in SPECS:
        for name, template in TEMPLATES.items():
            out = folder / f"{spec.stem}-{len(built)}.pptx"
            result = slidegen.build(spec, out, template=template)
            said = [problem for problem in result.problems if problem.severity == "error"]
            assert said == [], f"{spec.name} on {name}"
            if template is None:
                assert list(result.problems) == [], spec.name
            built[spec.stem, name] = pptx.Presentation(str(out))
            assert len(built[spec.stem, name].slides) == result.slides
    return built


@pytest.fixture(params=list(TEMPLATES))
def sample(
    request: pytest.FixtureRequest, decks: dict[tuple[str, str], Presentation]
) -> Presentation:
    return decks[SAMPLE.stem, request.param]


def test_specs_ship() -> None:
    assert {spec.stem for spec in SPECS} >= {"west-coast-2020h1", "gallery", "harbour-2024"}


@pytest.mark.parametrize("stem", [spec.stem for spec in SPECS])
def test_every_spec_builds(stem: str, decks: dict[tuple[str, str], Presentation]) -> None:
    counts = {name: len(decks[stem, name].slides) for name in TEMPLATES}
    assert counts["built-in"] == counts["4:3 default"] > 7


def test_gallery_shows_every_layout_and_chart_type() -> None:
    problems = Problems()
    spec = load_spec(ROOT / "specs/gallery.yaml", problems)
    assert spec is not None
    groups = [spec.opening, *spec.sections.values(), spec.ending]
    slides = [slide for group in groups if group != "skip" for slide in group]
    assert {slide.layout for slide in slides} == set(LAYOUTS)
    shown = {slide.chart.type for slide in slides if isinstance(slide, ChartSlideSpec)}
    assert shown == set(CHART_TYPES)
    assert {len(slide.metrics) for slide in slides if isinstance(slide, MetricsSpec)} == set(
        range(1, 7)
    )


def test_sample_has_16_to_20_slides(sample: Presentation) -> None:
    assert 16 <= len(sample.slides) <= 20


def test_sections_are_the_reports(sample: Presentation) -> None:
    sections = _sections(sample)
    assert [name for name, _ in sections][1:-1] == list(FIGURES)
    assert all(count >= 4 for _, count in sections[1:-1])
    assert sum(count for _, count in sections) == len(sample.slides)


def test_titles_are_unique(sample: Presentation) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in sample.slides]
    assert len(set(titles)) == len(titles)


# a word on the slide's title, what its notes must say of the report
QUOTED = [
    ("1741个支撑项目", "总投资9073亿元"),
    ("技改投资增长30%", "固定资产投资将增长8%左右"),
    ("106项试点任务", "已实施50项"),
    ("162个", "较去年同期增加18个"),
    ("8.1亿余元", "累计减税降费8.1亿余元"),
    ("超1.5亿元", "8207.9万元+7414万元"),
    ("3%之内", "失业率控制在3%之内"),
]


@pytest.mark.parametrize(("title", "quoted"), QUOTED)
def test_notes_quote_the_report(sample: Presentation, title: str, quoted: str) -> None:
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in sample.slides
        if title in slide.shapes.title.text_frame.text.replace("\v", "")
    ]
    assert any(quoted in text for text in notes)


def test_sample_builds_on_a_report_with_more_sections(tmp_path: Path) -> None:
    """A version of the report with page furniture after it, which the spec skips."""
    longer = tmp_path / "report.txt"
    text = REPORT.read_text(encoding="utf-8")
    longer.write_text(f"{text}\n新闻推荐\n\n明天多云，气温25℃。\n", encoding="utf-8")
    result = slidegen.check(SAMPLE, report=longer)
    assert list(result.problems) == []


_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def _sections(deck: Presentation) -> list[tuple[str, int]]:
    """Presentation sections with the number of their slides."""
    root: etree._Element = deck.part._element
    return [
        (section.get("name", ""), sum(1 for _ in section.iter(f"{_P14}sldId")))
        for section in root.iter(f"{_P14}section")
    ]
