"""What does not fit on a slide goes on to the next, and nothing is lost on the way."""

from __future__ import annotations

import tempfile
from itertools import accumulate
from pathlib import Path
from typing import Any

import pptx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import slidegen
from slidegen.arrange.parting import balance
from slidegen.deck import ChartItem, Deck, Slide, TableItem, TextItem
from slidegen.powerpoint.read_deck import read_deck
from slidegen.problems import Problem
from slidegen.typeset.metrics import Fonts, text_width
from slidegen.typeset.profiles import POWERPOINT, Stretch, lines_under
from slidegen.typeset.sense import parts_number

DEFAULT_TEMPLATE = str(Path(pptx.__file__).parent / "templates" / "default.pptx")
LONG = "坚持以供给侧结构性改革为主线，推动产业结构持续优化升级，加快培育新的增长点和增长极"
SHORT = "聚焦重点领域和关键环节"
SENTENCE = f"{LONG}。"


def build(
    slide: dict[str, Any], template: str = "blue", said: str = "没有数字。"
) -> tuple[Deck, list[Problem]]:
    """The deck of one slide under a chapter, without cover and chapter slide."""
    with tempfile.TemporaryDirectory() as room:
        spec, out = Path(room) / "spec.yaml", Path(room) / "deck.pptx"
        (Path(room) / "report.md").write_text(f"# 报告\n\n## 一章\n\n{said}\n", "utf-8")
        content = {
            "report": "report.md",
            "template": template,
            "deck": {"title": "报告", "date": "2020-07-20", "section_slides": False},
            "sections": {"一章": [slide]},
        }
        spec.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
        result = slidegen.build(spec, out)
        foreign = template != "blue"
        problems = [
            p for p in result.problems if not (foreign and p.code == "layouts-without-slots")
        ]
        assert result.ok, problems
        return read_deck(out.read_bytes()), problems


def parts(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.section == "一章"]


def item(slide: Slide, key: str) -> TextItem:
    return next(i for i in slide.items if isinstance(i, TextItem) and i.key == key)


def title(slide: Slide) -> str:
    return item(slide, "title").text.replace("\v", "")


def bullets(slides: list[Slide], key: str = "body") -> list[str]:
    """The bullets of all slides; what goes on from the slide before joined to its beginning."""
    found: list[str] = []
    for number, slide in enumerate(slides):
        for place, paragraph in enumerate(item(slide, key).paragraphs):
            if number and not place and paragraph.bullet == "none" and found:
                found[-1] += paragraph.text
            else:
                found.append(paragraph.text)
    return found


words = st.text(
    st.sampled_from("推动产业结构持续优化升级，加快培育新的增长点和增长极；abcde 、“”（）"),
    min_size=1,
).map(lambda text: f"要{text.strip()}点。")
texts = st.lists(words, min_size=1, max_size=9).map("".join)


@pytest.mark.parametrize("template", ["blue", DEFAULT_TEMPLATE], ids=["blue", "default"])
@settings(max_examples=25, deadline=None)
@given(points=st.lists(texts, min_size=1, max_size=14))
def test_every_bullet_stands_on_the_slides_to_the_character(
    template: str, points: list[str]
) -> None:
    deck, _ = build({"layout": "bullets", "title": "标题", "points": points}, template)
    assert bullets(parts(deck)) == points


def test_slides_are_marked_and_balanced() -> None:
    deck, problems = build({"layout": "bullets", "title": "标题", "points": [LONG] * 13})
    slides = parts(deck)
    assert [title(slide) for slide in slides] == ["标题（1/2）", "标题（2/2）"]
    assert [len(item(slide, "body").paragraphs) for slide in slides] == [7, 6]
    assert problems == []


def test_only_the_first_slide_has_the_notes_and_each_has_a_key_of_its_own() -> None:
    slide = {"layout": "bullets", "title": "标题", "points": [LONG] * 13, "notes": "开场白"}
    slides = parts(build({**slide, "key": "重点"})[0])
    assert [slide.notes for slide in slides] == [("开场白",), ()]
    assert [slide.key for slide in slides] == ["重点", "重点+2"]


def test_the_source_of_a_number_is_in_the_notes_of_the_slide_that_shows_it() -> None:
    points = [*[LONG] * 12, "新增就业3.4万人"]
    slide = {"layout": "bullets", "title": "标题", "points": points}
    slides = parts(build(slide, said="全市新增就业3.4万人。")[0])
    assert slides[0].notes == ()
    assert any("全市新增就业3.4万人" in line for line in slides[1].notes)


def test_sub_bullets_stay_with_their_statement() -> None:
    points = [{f"第{n}项任务": [LONG, SHORT, LONG]} for n in "甲乙丙丁戊己"]
    slides = parts(build({"layout": "bullets", "title": "标题", "points": points})[0])
    assert len(slides) > 1
    for slide in slides:
        levels = [paragraph.level for paragraph in item(slide, "body").paragraphs]
        assert levels == [0, 1, 1, 1] * (len(levels) // 4)


def test_a_statement_is_said_again_over_sub_bullets_that_go_on() -> None:
    slide = {"layout": "bullets", "title": "标题", "points": [{"任务": [LONG + SHORT] * 20}]}
    slides = parts(build(slide)[0])
    assert len(slides) > 1
    assert all(item(s, "body").paragraphs[0].text == "任务" for s in slides)
    assert sum(len(item(s, "body").paragraphs) - 1 for s in slides) == 20


def test_a_paragraph_longer_than_a_slide_goes_on_after_a_sentence_and_is_said() -> None:
    slide = {"layout": "bullets", "title": "标题", "points": [SENTENCE * 14]}
    deck, problems = build(slide)
    slides = parts(deck)
    assert len(slides) == 2
    for part in slides:
        assert item(part, "body").text.endswith("。")
    first, second = (item(part, "body").paragraphs[0] for part in slides)
    assert first.bullet is None and second.bullet == "none" and second.indent == 0
    assert [(p.code, p.severity) for p in problems] == [("paragraph-too-long", "warning")]
    assert problems[0].place is not None and problems[0].place.line > 0


def test_a_table_goes_on_under_its_header_with_the_same_columns() -> None:
    rows = [[f"项目{n}", SHORT, LONG] for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    table = {"columns": ["项目", "内容", "说明"], "rows": rows, "highlight": "项目酉"}
    slides = parts(build({"layout": "table", "title": "标题", "table": table})[0])
    tables = [i for slide in slides for i in slide.items if isinstance(i, TableItem)]
    assert len(tables) > 1
    assert all([cell.text for cell in t.rows[0]] == ["项目", "内容", "说明"] for t in tables)
    assert [[cell.text for cell in row] for t in tables for row in t.rows[1:]] == rows
    assert len({t.widths for t in tables}) == 1
    assert (
        len({run.size for t in tables for cell in t.rows[1] for run in cell.paragraphs[0].runs})
        == 1
    )
    assert max(len(t.rows) for t in tables) - min(len(t.rows) for t in tables) <= 1
    bold = [t.rows[-1][0].paragraphs[0].runs[0].bold for t in tables]
    assert bold == [False] * (len(tables) - 1) + [True]


def test_like_cells_have_their_own_rows_sentence_in_the_notes() -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    rows = [[f"项目{n}", "5个" if n in "甲酉" else "无", LONG] for n in names]
    table = {"columns": ["项目", "数量", "说明"], "rows": rows}
    said = "项目甲完成5个。\n\n项目酉完成5个。"
    slides = parts(build({"layout": "table", "title": "标题", "table": table}, said=said)[0])
    quoted = [[line for line in slide.notes if "完成5个" in line] for slide in slides]
    assert len(quoted[0]) == 1 and len(quoted[-1]) == 1
    assert "项目甲" in quoted[0][0] and "项目酉" in quoted[-1][0]


def test_all_parts_of_a_table_have_one_size_and_one_set_of_columns() -> None:
    rows = [["高" * 30, SENTENCE * 20], *[[n, SHORT] for n in "乙丙丁戊"]]
    slide = {"layout": "table", "title": "标题", "table": {"columns": ["项", "文"], "rows": rows}}
    slides = parts(build(slide)[0])
    tables = [i for s in slides for i in s.items if isinstance(i, TableItem)]
    assert len(tables) > 1 and len({t.widths for t in tables}) == 1
    assert len({t.rows[1][0].paragraphs[0].runs[0].size for t in tables}) == 1


@pytest.mark.parametrize("typed", ["上半年新增就业\n达到目标", "甲\n乙丙"])
def test_line_ends_that_the_author_typed_are_kept_and_nothing_is_lost(typed: str) -> None:
    metrics = [{"value": "3个", "label": typed}, {"value": "4个", "label": "名称"}]
    slide = {"layout": "metrics", "title": typed, "metrics": metrics}
    (only,) = parts(build(slide, said="共3个，4个。")[0])
    assert item(only, "title").text == typed.replace("\n", "\v")
    assert item(only, "metric-1/text").text == typed.replace("\n", "\v")


def test_rows_of_a_summary_go_on_over_the_fewest_slides() -> None:
    rows = [{"heading": n, "text": SENTENCE * 2} for n in "甲乙丙丁戊"]
    slides = parts(build({"layout": "summary", "title": "标题", "summary": rows})[0])
    shown = [i.text for s in slides for i in s.items if i.key.endswith("/heading")]
    assert shown == list("甲乙丙丁戊") and len(slides) == 3


def test_bullets_make_room_for_long_labels_of_bars() -> None:
    bar = {"value": "3项", "label": LONG[:30], "total": "4项", "total_label": LONG[:20]}
    slide = {"layout": "progress", "title": "标题", "progress": [bar] * 3, "points": [SHORT]}
    slides = parts(build(slide, said="共4项，完成3项。")[0])
    assert [title(s) for s in slides] == ["标题（1/2）", "标题（2/2）"]
    assert item(slides[1], "body").text == SHORT


def test_a_long_bullet_among_statements_is_parted_as_it_is_set() -> None:
    sentence = (
        "Every district has to report what it has done by the end of the month, and then say why. "
    )
    points = [{"Task": ["short"]}, (sentence * 22).strip()]
    deck, _ = build({"layout": "bullets", "title": "Title", "points": points})
    assert "".join(bullets(parts(deck))[2:]) == points[1]


def test_what_does_not_fit_beside_a_chart_goes_on_without_it() -> None:
    chart = {"type": "column", "unit": "亿元", "data": {"甲": 3, "乙": 4}}
    slide = {"layout": "chart", "title": "标题", "chart": chart, "points": [LONG] * 9}
    slides = parts(build(slide, said="甲为3亿元，乙为4亿元。")[0])
    charts = [any(isinstance(i, ChartItem) for i in slide.items) for slide in slides]
    assert charts == [True] + [False] * (len(slides) - 1)
    assert len(slides) > 1 and bullets(slides) == [LONG] * 9


def test_both_sides_of_a_comparison_go_on_under_their_headings() -> None:
    left = {"heading": "成绩", "points": [LONG] * 8}
    right = {"heading": "问题", "points": [LONG] * 2}
    slide = {"layout": "comparison", "title": "标题", "left": left, "right": right}
    slides = parts(build(slide)[0])
    assert len(slides) > 1
    assert all(item(s, "left/heading").text == "成绩" for s in slides)
    assert bullets(slides, "left/body") == [LONG] * 8
    assert bullets(slides, "right/body") == [LONG] * 2


def test_metrics_with_long_labels_take_fewer_a_slide() -> None:
    labels = [f"{SHORT}，{LONG}，{LONG}{n}" for n in "甲乙丙丁戊己"]
    metrics = [{"value": "3.4万人", "label": label} for label in labels]
    slide = {"layout": "metrics", "title": "标题", "metrics": metrics}
    slides = parts(build(slide, said="新增就业3.4万人。")[0])
    shown = [i.text.replace("\v", "") for s in slides for i in s.items if i.key.endswith("/text")]
    assert len(slides) > 1 and shown == labels


def test_a_long_number_moves_the_metrics_into_fewer_columns() -> None:
    metrics = [{"value": v, "label": "名称"} for v in ["1234567890.12万元", "3个", "4个", "5个"]]
    slide = {"layout": "metrics", "title": "标题", "metrics": metrics}
    deck, problems = build(slide, said="共1234567890.12万元，3个，4个，5个。")
    (only,) = parts(deck)
    assert problems == []
    lefts = {i.box.x // 100_000 for i in only.items if i.key.endswith("/text")}
    assert len(lefts) == 2


def test_long_labels_of_progress_bars_stand_under_the_numbers() -> None:
    bar = {"value": "3项", "label": LONG[:28], "total": "4项", "total_label": LONG[:20]}
    slide = {"layout": "progress", "title": "标题", "progress": [bar, bar, bar]}
    (only,) = parts(build(slide, said="共4项，完成3项。")[0])
    part = item(only, "bar-1/part")
    assert [paragraph.text for paragraph in part.paragraphs] == ["3项", LONG[:28]]


def test_a_bullet_without_an_end_is_an_error_with_its_place_and_how_much_is_over(
    tmp_path: Path,
) -> None:
    spec = tmp_path / "spec.yaml"
    (tmp_path / "report.md").write_text("# 报告\n\n## 一章\n\n没有数字。\n", "utf-8")
    text = LONG.replace("，", "") * 14
    spec.write_text(
        "report: report.md\ndeck: {title: 报告}\nsections:\n  一章:\n"
        f"    - layout: bullets\n      title: 标题\n      points:\n        - {text}\n",
        "utf-8",
    )
    (problem,) = slidegen.build(spec, tmp_path / "deck.pptx").problems
    assert (problem.code, problem.severity) == ("text-does-not-fit", "error")
    assert problem.place is not None and (problem.place.line, problem.place.column) == (8, 11)
    assert int(str(problem.values["characters"])) > 0 and float(str(problem.values["over"])) > 0


@given(
    sizes=st.lists(st.floats(1, 120), min_size=1, max_size=40),
    room=st.floats(50, 300),
    lead=st.floats(0, 40),
    gap=st.floats(0, 20),
)
def test_runs_are_the_fewest_that_fit(
    sizes: list[float], room: float, lead: float, gap: float
) -> None:
    ends = balance(sizes, room, lead, gap)
    assert ends[-1] == len(sizes) and ends == sorted(set(ends)) and ends[0] > 0
    for start, end in zip([0, *ends], ends, strict=False):
        run = sizes[start:end]
        assert len(run) == 1 or lead + sum(run) + gap * (len(run) - 1) <= room + 1e-6
    greedy, filled = 1, lead - gap
    for size in sizes:
        if filled > lead and filled + gap + size > room:
            greedy, filled = greedy + 1, lead - gap
        filled += gap + size
    assert len(ends) == greedy


def test_explain_tells_frame_size_and_lines(tmp_path: Path) -> None:
    from slidegen.pipeline import explain

    spec = tmp_path / "spec.yaml"
    (tmp_path / "report.md").write_text("# 报告\n\n## 一章\n\n没有数字。\n", "utf-8")
    spec.write_text(
        "report: report.md\ndeck: {title: 报告}\nsections:\n  一章:\n"
        f"    - layout: bullets\n      title: 标题\n      points:\n        - {LONG}{LONG}\n"
        + f"        - {LONG}\n"
        * 7,
        "utf-8",
    )
    found, problems = explain(spec, 8)
    (text,) = found.texts
    assert not problems.has_errors
    assert "".join(line.text for line in text.lines) == LONG + LONG
    assert [line.ending for line in text.lines] == ["full"] * (len(text.lines) - 1) + ["end"]
    assert all(line.width <= line.room <= text.width for line in text.lines)
    assert text.tried[-1].fits and text.tried[-1].size == text.size
    assert not any(tried.fits for tried in text.tried[:-1])
    measured = text_width(text.lines[0].text, Fonts("Arial", "微软雅黑"), text.size)
    assert text.lines[0].width == pytest.approx(measured, rel=0.02)
    assert explain(spec, 5)[0].near


def test_explain_tells_of_a_cell_what_the_whole_table_takes(tmp_path: Path) -> None:
    from slidegen.pipeline import explain

    spec = tmp_path / "spec.yaml"
    (tmp_path / "report.md").write_text("# 报告\n\n## 一章\n\n没有数字。\n", "utf-8")
    rows = "".join(f"          - [项目{n}, {SHORT}]\n" for n in "甲乙丙丁戊己庚辛壬癸")
    spec.write_text(
        "report: report.md\ndeck: {title: 报告}\nsections:\n  一章:\n"
        "    - layout: table\n      title: 标题\n      table:\n        columns: [项目, 内容]\n"
        f"        rows:\n{rows}",
        "utf-8",
    )
    found, _ = explain(spec, 10)
    assert [text.lines[0].text for text in found.texts] == ["项目甲", SHORT]
    for text in found.texts:
        assert text.in_table and {tried.lines for tried in text.tried} == {11}
        assert [tried.fits for tried in text.tried] == [False] * (len(text.tried) - 1) + [True]
        assert text.tried[-1].height == text.taken and text.height < text.taken


def test_numbers_of_body_text_stay_with_their_units_where_the_width_can_help() -> None:
    points = [
        f"{'今年以来' + '各' * n}全市重点工作取得积极进展，城镇新增就业8.25万人" for n in range(24)
    ]
    slide = {"layout": "bullets", "title": "标题", "points": points[:3]}
    parted = kept = 0
    for first in range(0, 24, 3):
        slide["points"] = [point * 2 for point in points[first : first + 3]]
        (only,) = parts(build(slide, said="城镇新增就业8.25万人。")[0])
        body = item(only, "body")
        kept += body.insets is not None
        parted += sum(
            parts_number(text, end)
            for text in (paragraph.text for paragraph in body.paragraphs)
            for end in ends_of_lines(text, body)
        )
    assert kept and not parted


def ends_of_lines(text: str, body: TextItem) -> list[int]:
    """Where PowerPoint ends the lines of a bullet of a built-in template at 22 pt."""
    right = body.insets[2] if body.insets else 0
    width = (body.box.width - right) / 12_700 - 22
    lines = lines_under(
        POWERPOINT, [Stretch(text, 22)], Fonts("Microsoft YaHei", "Microsoft YaHei"), width
    )
    return list(accumulate(map(len, lines[:-1])))
