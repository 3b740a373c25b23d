"""The template families: made as the script says, legible, told apart, one word away."""

from __future__ import annotations

import re
import sys
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
import yaml
from lxml import etree

import slidegen
from slidegen.arrange.chart_colours import told_apart
from slidegen.builtin import builtin_template, builtin_templates
from slidegen.colours import contrast, resolve_colour
from slidegen.deck import Colour, Deck
from slidegen.powerpoint.opc import read_package
from slidegen.powerpoint.read_deck import read_deck
from slidegen.powerpoint.read_template import read_template
from slidegen.powerpoint.sheet import read_sheet
from slidegen.problems import Problems
from slidegen.template import Slot, Template, TemplateLayout, title_only_layout
from slidegen.units import Box, inches
from tests.colour_vision import VISIONS, delta_e2000, difference
from tests.drawn import draw
from tests.templates import replace_in
from tests.validity import assert_valid

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "scripts"))

from families import FAMILIES, Family, palette_of  # noqa: E402
from make_templates import make_family  # noqa: E402

NAMES = [family.name for family in FAMILIES]
SAMPLE = ROOT / "specs" / "west-coast-2020h1.yaml"

every_family = pytest.mark.parametrize("family", FAMILIES, ids=NAMES)


@cache
def template_of(family: str) -> Template:
    path = builtin_template(family)
    assert path is not None
    problems = Problems()
    template = read_template(path.read_bytes(), family, problems)
    assert template is not None
    assert not list(problems)
    return template


def seen(colour: Colour, template: Template) -> str:
    return resolve_colour(colour, template.theme)


# --- the files ------------------------------------------------------------------------------------


def test_every_family_is_built_in() -> None:
    assert sorted(NAMES) == list(builtin_templates()) == ["blue", "dark", "light", "red"]


@every_family
def test_the_file_is_what_the_script_makes(family: Family) -> None:
    path = builtin_template(family.name)
    assert path is not None
    made, kept = (parts_of(source) for source in (make_family(family), path.read_bytes()))
    changed = [name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name)]
    assert not changed, "run scripts/make_templates.py"


def parts_of(source: bytes) -> dict[str, bytes]:
    """The parts without what tells the time of making."""
    with ZipFile(BytesIO(source)) as package:
        return {
            name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"
        }


@every_family
def test_all_families_have_the_same_layouts(family: Family) -> None:
    first, own = template_of("blue"), template_of(family.name)
    assert [layout.name for layout in own.layouts] == [layout.name for layout in first.layouts]
    for layout, other in zip(own.layouts, first.layouts, strict=True):
        assert [(s.kind, s.idx, s.role) for s in layout.slots] == [
            (s.kind, s.idx, s.role) for s in other.slots
        ], layout.name


@every_family
def test_colours_and_faces_are_the_themes(family: Family) -> None:
    path = builtin_template(family.name)
    assert path is not None
    for name, data in parts_of(path.read_bytes()).items():
        if name.startswith(("ppt/slideLayouts/slideL", "ppt/slideMasters/slideM")):
            text = data.decode("utf-8")
            assert "srgbClr" not in text, name
            faces = set(re.findall(r'<a:(?:latin|ea|cs) typeface="([^"+]*)"', text))
            assert faces <= {"SimSun"}, name


# --- colours --------------------------------------------------------------------------------------


@every_family
def test_the_palette_is_read_from_the_theme(family: Family) -> None:
    """The name of a family plays no part: what its file says is what its drafts are made with."""
    assert template_of(family.name).palette == palette_of(family)


@every_family
def test_the_palette_can_be_read(family: Family) -> None:
    template = template_of(family.name)
    palette, ground = template.palette, title_only_layout(template).ground
    grounds = (ground, seen(palette.track, template))
    for colour in (palette.text, palette.strong, palette.highlight, palette.secondary):
        assert all(contrast(seen(colour, template), behind) >= 4.5 for behind in grounds)
    for colour in (palette.muted, palette.rule, *palette.series):
        assert contrast(seen(colour, template), ground) >= 3.0
    assert 1.5 <= contrast(seen(palette.hairline, template), ground) <= 2.6
    # A highlight is told from what recedes.
    assert contrast(seen(palette.highlight, template), seen(palette.muted, template)) >= 1.9


def drawn_under(layout: TemplateLayout, template: Template, family: str) -> list[tuple[Box, str]]:
    """Boxes with the colour that lies there, from back to front."""
    path = builtin_template(family)
    assert path is not None
    package = read_package(path.read_bytes())
    sheet = read_sheet(package, layout.part)
    page = Box(0, 0, template.width, template.height)
    found = [(page, layout.ground)]
    for shape in sheet.drawn:
        fill = etree.fromstring(shape.fill)[0]
        changes = {etree.QName(child).localname: int(child.get("val")) // 1000 for child in fill}
        colour = Colour(fill.get("val"), changes.get("lumMod", 100), changes.get("lumOff", 0))
        found.append((shape.box, seen(colour, template)))
    return found


def ground_of(slot: Slot, drawn: list[tuple[Box, str]]) -> str:
    """What lies behind the first line of a slot's text, where that begins (or ends)."""
    level, text = slot.levels[0], slot.text_box
    x = text.right - inches(0.1) if level.align == "r" else text.x + inches(0.1)
    y = text.bottom - inches(0.1) if slot.anchor == "b" else text.y + inches(0.1)
    point = Box(x, y, 1, 1)
    return [colour for box, colour in drawn if box.contains(point)][-1]


@every_family
def test_every_text_of_a_layout_can_be_read(family: Family) -> None:
    template = template_of(family.name)
    for layout in template.layouts:
        drawn = drawn_under(layout, template, family.name)
        for slot in layout.slots:
            level = slot.levels[0]
            assert level.colour is not None, (layout.name, slot.kind)
            large = level.size >= 18 or (level.bold and level.size >= 14)
            found = contrast(seen(level.colour, template), ground_of(slot, drawn))
            assert found >= (3.0 if large else 4.5), (layout.name, slot.kind, found)


@every_family
@pytest.mark.parametrize("vision", VISIONS)
def test_series_are_told_apart(family: Family, vision: str) -> None:
    """In the template's order, and in the one that charts of two to five series take."""
    template = template_of(family.name)
    orders = [template.palette.series, *(told_apart(count, template) for count in range(2, 6))]
    for order in orders:
        for first, second in pairwise(order):
            pair = seen(first, template), seen(second, template)
            assert difference(*pair, vision) >= 15, (first, second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_difference_is_that_of_the_standard(
    first: tuple[float, float, float], second: tuple[float, float, float], expected: float
) -> None:
    """Pairs of Sharma, Wu, Dalal 2005, table 1."""
    assert delta_e2000(first, second) == pytest.approx(expected, abs=1e-4)


def test_simulated_vision_confuses_what_it_should() -> None:
    for vision in ("protanopia", "deuteranopia"):
        assert difference("B03A2E", "6B6B00", vision) < difference("B03A2E", "6B6B00")
        assert difference("FFFFFF", "000000", vision) == pytest.approx(100, abs=0.5)


# --- decks ----------------------------------------------------------------------------------------


def deck_of(file: Path) -> Deck:
    return read_deck(file.read_bytes())


def built(spec: Path, family: str, folder: Path) -> Deck:
    out = folder / f"{family}.pptx"
    result = slidegen.build(spec, out, template=family)
    assert [problem.code for problem in result.problems] == []
    assert_valid(out)
    return deck_of(out)


@every_family
def test_the_gallery_builds_without_a_word(family: Family, tmp_path: Path) -> None:
    deck = built(ROOT / "specs" / "gallery.yaml", family.name, tmp_path)
    assert len(deck.slides) > 50


def test_one_word_changes_the_family(tmp_path: Path) -> None:
    spec = yaml.safe_load(SAMPLE.read_text("utf-8"))
    assert spec["template"] == "blue"
    first = texts_of(built(SAMPLE, "blue", tmp_path))
    for family in NAMES[1:]:
        source = SAMPLE.read_text("utf-8").replace("template: blue", f"template: {family}")
        source = source.replace("../assets", str(ROOT / "assets"))
        changed = tmp_path / f"{family}.yaml"
        changed.write_text(source, "utf-8")
        out = tmp_path / f"{family}-by-word.pptx"
        assert slidegen.build(changed, out).ok
        assert texts_of(deck_of(out)) == first, family


def texts_of(deck: Deck) -> list[tuple[str, list[str]]]:
    """Keys and texts; where lines end is the family's business."""
    return [
        (
            slide.key,
            [item.text.replace("\v", "") for item in slide.items if hasattr(item, "text")],
        )
        for slide in deck.slides
    ]


def test_other_theme_colours_recolour_the_whole_deck(tmp_path: Path) -> None:
    """With the colours of red in its theme, nothing of a blue deck stays blue."""
    blue, red = (next(f for f in FAMILIES if f.name == name) for name in ("blue", "red"))
    built(SAMPLE, "blue", tmp_path)
    source = (tmp_path / "blue.pptx").read_bytes()
    for slot, value in blue.colours.items():
        was, is_now = (f'<a:{slot}><a:srgbClr val="{v}"/>' for v in (value, red.colours[slot]))
        source = replace_in(source, "ppt/theme/theme1.xml", was, is_now)
    deck = tmp_path / "recoloured.pptx"
    deck.write_bytes(source)
    draw([deck], tmp_path)
    pages = [colours_on(page) for page in pypdfium2.PdfDocument(deck.with_suffix(".pdf"))]
    old, new = ({*f.colours.values()} - {"FFFFFF"} for f in (blue, red))
    assert all(not (old & page) and new & page for page in pages)


def colours_on(page: pypdfium2.PdfPage) -> set[str]:
    """RRGGBB of what is drawn flat; edges have mixtures, which are nobody's colour."""
    picture = page.render(scale=1).to_pil().convert("RGB")
    counted = picture.getcolors(picture.width * picture.height)
    return {"".join(f"{part:02X}" for part in colour) for count, colour in counted if count >= 8}


OPENER = """\
report: report.txt
template: {family}
deck: {{title: 汇报{lines}, closing: 谢谢}}
opening:
  - {{layout: cover}}
  - {{layout: section, title: 引子}}
  - {{layout: section, title: 引子二, subtitle: 一句话}}
sections:
  招商引资: [{{layout: bullets, title: 页, points: [一句话]}}]
  城乡建设: [{{layout: bullets, title: 页二, points: [一句话]}}]
"""
REPORT = "工作报告\n\n招商引资\n\n说了一句话。\n\n城乡建设\n\n又说了一句话。\n"
LINES = {"subtitle": "副题", "author": "某单位", "occasion": "某会议", "date": "2024-05-06"}


@every_family
def test_openers_find_the_layouts_made_for_them(family: Family, tmp_path: Path) -> None:
    """Whichever lines a cover has: nothing of it stands beside the template's places."""
    template = template_of(family.name)
    names = {layout.part: layout.name for layout in template.layouts}
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    for chosen in product((False, True), repeat=len(LINES)):
        lines = "".join(
            f", {key}: {value}"
            for (key, value), wanted in zip(LINES.items(), chosen, strict=True)
            if wanted
        )
        spec = tmp_path / "spec.yaml"
        spec.write_text(OPENER.format(family=family.name, lines=lines), "utf-8")
        result = slidegen.build(spec, tmp_path / "deck.pptx")
        assert [problem.code for problem in result.problems] == []
        deck = deck_of(tmp_path / "deck.pptx")
        found = [names[slide.layout] for slide in deck.slides]
        assert found == [
            "封面", "章节页（不编号）", "章节页（不编号）", "章节页", "标题和内容", "章节页",
            "标题和内容", "结束页",
        ], lines  # fmt: skip
        for slide in (*deck.slides[:4], deck.slides[-1]):
            loose = [item.name for item in slide.items if getattr(item, "slot", True) is None]
            assert all(name.startswith("章节进度") for name in loose), (lines, loose)
