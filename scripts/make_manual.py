"""Write the tables of the manual: the keys of a spec, and every message with its way out.

    python scripts/make_manual.py

`docs/spec.md` and `docs/problems.md` are written by hand around parts that stand between
`<!-- made: NAME -->` and `<!-- end -->`; those come from the models and from `messages/`, so the
manual cannot lag behind the code. tests/test_docs.py fails until this has been run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from slidegen.messages import PHASES, Message, messages_of
from slidegen.spec import (
    CHART_TYPES,
    LAYOUTS,
    ChartSpec,
    DataFile,
    DeckInfo,
    DeckSpec,
    Metric,
    Node,
    Point,
    Progress,
    Side,
    SlideSpec,
    Step,
    Stop,
    SummaryRow,
    TableSpec,
)
from slidegen.spec.examples import describe, show_key

DOCS = Path(__file__).resolve().parent.parent / "docs"

_PARTS: tuple[type[Node], ...] = (
    Metric, Point, Side, Progress, Stop, Step, SummaryRow, ChartSpec, TableSpec, DataFile,
)  # fmt: skip

_NOTHING_OF_ITS_OWN = "只有各页共有的键。 / Only the keys of every slide."

_PHASE_TITLES = {
    "spec": "读规格 / Reading the spec",
    "spec_yaml": "规格的写法（YAML）/ Writing YAML",
    "report": "读报告 / Reading the report",
    "template": "读模板 / Reading the template",
    "plan": "安排内容 / Planning",
    "trace": "核对数字 / Tracing numbers",
    "arrange": "排版 / Arranging",
    "save": "保存 / Saving",
    "preview": "预览 / Previews",
    "explain": "说明排版 / Explaining the typesetting",
    "facts": "报告里的数量 / The report's quantities",
    "fonts": "字体 / Fonts",
    "cli": "命令行 / Command line",
}


def main() -> None:
    for name, page in made_pages().items():
        (DOCS / name).write_text(page, "utf-8")


def made_pages() -> dict[str, str]:
    """The pages with their made parts as the code has them now."""
    makers: dict[str, Callable[[], str]] = {
        "deck": lambda: _table(DeckSpec) + "\n\n" + _deck_info(),
        "slide": lambda: _table(SlideSpec),
        "layouts": lambda: "\n\n".join(_layout_sections()),
        "parts": lambda: "\n\n".join(_part_sections()),
        "chart types": lambda: "\n".join(_chart_types()),
        "problems": lambda: "\n\n".join(_problem_sections()),
    }
    return {
        name: _fill((DOCS / name).read_text("utf-8"), makers) for name in ("spec.md", "problems.md")
    }


def _fill(page: str, makers: dict[str, Callable[[], str]]) -> str:
    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}\n\n{makers[match[2]]()}\n\n<!-- end -->"

    return re.sub(r"(<!-- made: ([\w ]+) -->)\n.*?<!-- end -->", fill, page, flags=re.DOTALL)


# --- The keys of a spec ---------------------------------------------------------------------


def _deck_info() -> str:
    return f"### `deck`\n\n{_heading_line(DeckInfo)}\n\n{_table(DeckInfo)}"


def _layout_sections() -> Iterator[str]:
    for name, model in LAYOUTS.items():
        keys = [key for key in model.key_names() if _is_own(model, key)]
        table = _table(model, keys) if keys else _NOTHING_OF_ITS_OWN
        yield f"### `layout: {name}`\n\n{_heading_line(model)}\n\n{table}"


def _is_own(model: type[SlideSpec], key: str) -> bool:
    """Not among the keys of every slide, or needed here though it is one of those."""
    return key != "layout" and (key not in SlideSpec.key_names() or _required(model, key))


def _part_sections() -> Iterator[str]:
    for model in _PARTS:
        yield f"### {model.__name__}\n\n{_heading_line(model)}\n\n{_table(model)}"


def _heading_line(model: type[Node]) -> str:
    first = (model.__doc__ or "").split("\n\n")[0]
    return f"{describe(first, 'zh')} · *{describe(first, 'en').rstrip('.')}*"


def _table(model: type[Node], keys: list[str] | None = None) -> str:
    rows = ["| 键 key | 必写 | 说明 meaning | 例 example |", "| --- | --- | --- | --- |"]
    for key in keys if keys is not None else list(model.key_names()):
        text = model.model_fields[model.find_field(key) or key].description or ""
        meaning = f"{describe(text, 'zh')}<br>{describe(text, 'en')}"
        needed = "●" if _required(model, key) else ""
        example = show_key(model, key).replace("|", "\\|")
        rows.append(f"| `{key}` | {needed} | {_cell(meaning)} | `{example}` |")
    return "\n".join(rows)


def _required(model: type[Node], key: str) -> bool:
    return model.model_fields[model.find_field(key) or key].is_required()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _chart_types() -> Iterator[str]:
    yield "| `type` | 什么图 | what it is |"
    yield "| --- | --- | --- |"
    for name, description in CHART_TYPES.items():
        yield f"| `{name}` | {describe(description, 'zh')} | {describe(description, 'en')} |"


# --- The problems ---------------------------------------------------------------------------


def _problem_sections() -> Iterator[str]:
    for phase in PHASES:
        yield f"## {_PHASE_TITLES[phase]}"
        for code, message in messages_of(phase).items():
            yield _problem(code, message)


def _problem(code: str, message: Message) -> str:
    chinese = [message.zh, message.hint_zh, message.other_hint_zh]
    english = [message.en[0].upper() + message.en[1:], message.hint_en, message.other_hint_en]
    return "\n\n".join(
        [
            f"### `{code}`",
            _sentences(chinese, ("", "**怎么办**：", "**或者**："), "。"),
            _sentences(english, ("", "*Way out*: ", "*Or*: "), "."),
        ]
    )


def _sentences(texts: list[str], labels: tuple[str, ...], stop: str) -> str:
    return " ".join(
        f"{label}{_gaps(text)}{'' if text.endswith(('？', '?', '。', '.')) else stop}"
        for label, text in zip(labels, texts, strict=True)
        if text
    )


def _gaps(text: str) -> str:
    """The words of a message; what is filled in stands as …."""
    return re.sub(r"\{\w+\}", "…", text)


if __name__ == "__main__":
    main()
