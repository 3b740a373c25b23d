"""The valid name that an author probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any, get_args

from slidegen.spec import CHART_TYPES, LAYOUTS, Node
from slidegen.spec.examples import chinese_name

_LIKE = 0.6
_QUOTES = "“”‘’\"'「」《》"

# Other words that people have for a layout, beside its name and its Chinese name.
_LAYOUT_WORDS = {
    "cover": "首页 标题页 title title-page front",
    "agenda": "议程 提纲 contents table-of-contents toc outline",
    "section": "章节 过渡页 分隔页 章 chapter divider section-header",
    "bullets": "文字 列表 清单 正文 list text points content",
    "metrics": "数字 大数字 关键指标 数据 numbers kpi kpis figures stats",
    "chart": "图 图形 统计图 graph plot diagram",
    "comparison": "比较 左右 两栏 双栏 compare columns two-columns versus",
    "table": "表 grid",
    "progress": "进展 完成率 占比 进度条 gauge share",
    "timeline": "时间线 大事记 历程 里程碑 节点 history milestones milestone roadmap schedule",
    "process": "步骤 流程图 工作流 环节 steps workflow flow procedure",
    "quote": "引语 引用 金句 寄语 quotation blockquote citation",
    "summary": "总结 结论 要旨 conclusion conclusions takeaways",
    "closing": "结束 尾页 封底 致谢 谢谢 end thanks thank-you final",
}
# Other words that people have for a key.
_KEY_WORDS = {
    "points": "bullets bullet items list lines text texts content body",
    "label": "name caption",
    "value": "number figure amount",
    "heading": "header headline name title",
    "title": "headline heading header",
    "columns": "header headers head",
    "rows": "lines items",
    "metrics": "numbers kpis figures",
    "notes": "speaker-notes script",
    "subtitle": "sub-title tagline",
    "by": "author name speaker",
    "type": "kind",
    "data": "values",
    "date": "time when period year month",
    "timeline": "stops events milestones",
    "process": "steps",
}
# Parts of words, longest first, that say what kind of chart is meant.
_CHART_WORDS = (
    ("doughnut", "环 甜甜圈 donut ring"),
    ("pie", "饼 扇形 pie"),
    ("line", "折线 线图 曲线 走势 趋势 line trend"),
    ("bar", "条形 横条 横向 水平 bar horizontal"),
    ("column", "柱 直方 column vertical histogram"),
)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like `name`, or None where none is."""
    table = {_fold(each): each for each in known}
    wanted = _fold(name)
    if wanted in table:
        return table[wanted]
    if len(wanted) > 2:
        begun = [each for each in table if each.startswith(wanted) or wanted.startswith(each)]
        begun = [each for each in begun if len(each) > 2]
        if len(begun) == 1:
            return table[begun[0]]
    found = get_close_matches(wanted, list(table), 1, _LIKE)
    return table[found[0]] if found else None


def likeness(name: str, other: str) -> float:
    """From 0 to 1, as `nearest` sees it."""
    return SequenceMatcher(None, _fold(name), _fold(other)).ratio()


def nearest_key(name: str, model: type[Node], given: Iterable[str] = ()) -> str | None:
    """The key of a mapping that was meant; those `given` already only if they are much nearer."""
    taken = set(given)
    keys = model.key_names()
    free = nearest(name, [key for key in keys if key not in taken])
    near = nearest(name, keys)
    if near is not None:
        much_nearer = free is None or likeness(name, near) > likeness(name, free) + 0.1
        return near if much_nearer else free
    said = _fold(name)
    other = (key for key in keys if key not in taken and said in _KEY_WORDS.get(key, "").split())
    if (key := next(other, None)) is not None:
        return key
    names = {_key_name(model, key): key for key in keys}
    meant = strip_marks(name)
    return names.get(meant) or next(
        (key for word, key in names.items() if len(word) > 1 and meant.endswith(word)), None
    )


def nearest_layout(name: str) -> str | None:
    near = nearest(name, LAYOUTS)
    if near is not None and likeness(name, near) > 0.75:
        return near
    words = {word: layout for layout, said in _LAYOUT_WORDS.items() for word in said.split()}
    words |= {chinese_name(model.__doc__): layout for layout, model in LAYOUTS.items()}
    meant = _fold(name)
    if meant.removesuffix("页") in words:
        return words[meant.removesuffix("页")]
    if meant in words:
        return words[meant]
    if near is None and (meant in CHART_TYPES or _chart_by_words(meant)):
        return "chart"
    near_word = nearest(name, words) if near is None else None
    return words[near_word] if near_word is not None else near


def nearest_chart_type(name: str) -> str | None:
    """`bar` for 条形图 or `bar chart`; the nearest spelling for what is only misspelt."""
    meant = _fold(name)
    if meant in CHART_TYPES:
        return meant
    near = nearest(name, CHART_TYPES)
    if near is not None and likeness(name, near) > 0.8:
        return near
    return _chart_by_words(meant) or near


def _chart_by_words(name: str) -> str | None:
    kind = next((k for k, words in _CHART_WORDS if any(w in name for w in words.split())), None)
    if kind in ("bar", "column") and re.search("堆积|堆叠|stack|百分比|100", name):
        return f"{kind}-stacked-100" if re.search("百分比|100", name) else f"{kind}-stacked"
    return kind


def key_place_below(key: str, model: type[Node], given: Iterable[str]) -> str | None:
    """The key of `model` under which a mapping takes `key`: `chart` for the `unit` of a slide."""
    taken = set(given)
    below = [
        (field.alias or name, inner)
        for name, field in model.model_fields.items()
        if (inner := node_in(field.annotation)) is not None
    ]
    found = [name for name, inner in below if key in inner.key_names()]
    there = [name for name in found if name in taken]
    return next(iter(there or found), None)


def node_in(annotation: Any) -> type[Node] | None:
    """The one kind of mapping that a field holds (in a list or not)."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    found = {inner for part in get_args(annotation) if (inner := node_in(part)) is not None}
    return found.pop() if len(found) == 1 else None


def layouts_with_key(key: str) -> tuple[str, ...]:
    return tuple(layout for layout, model in LAYOUTS.items() if key in model.key_names())


def strip_marks(name: str) -> str:
    """Without quotes, spaces and characters that cannot be seen."""
    return "".join(char for char in name if unicodedata.category(char) not in ("Cf", "Zs")).strip(
        _QUOTES
    )


def _key_name(model: type[Node], key: str) -> str:
    return chinese_name(model.model_fields[model.find_field(key) or key].description)


def _fold(name: str) -> str:
    text = strip_marks(unicodedata.normalize("NFKC", name)).casefold()
    return re.sub(r"[\s_]+", "-", text)
