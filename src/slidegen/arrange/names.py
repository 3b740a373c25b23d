"""What items are called in the Selection Pane, in the deck's language."""

from __future__ import annotations

_NAMES = {
    "title": ("标题", "Title"),
    "tag": ("章节标签", "Section tag"),
    "source": ("资料来源", "Source"),
    "footer": ("页脚", "Footer"),
    "number": ("页码", "Slide number"),
    "body": ("要点", "Bullets"),
    "note": ("说明", "Note"),
    "rule": ("分隔线", "Rule"),
    "value": ("数值", "Value"),
    "label": ("指标说明", "Label"),
    "chart-heading": ("图表标题", "Chart heading"),
    "chart": ("图表", "Chart"),
    "table": ("表格", "Table"),
    "heading": ("小标题", "Heading"),
    "bar": ("进度条", "Progress bar"),
    "track": ("进度条底", "Progress track"),
    "part": ("完成部分", "Part"),
    "total": ("总数", "Total"),
    "timeline": ("时间线", "Timeline"),
    "dot": ("圆点", "Dot"),
    "stop": ("事项", "Event"),
    "chip": ("步骤底色", "Step shape"),
    "step": ("步骤", "Step"),
    "step-text": ("步骤说明", "Step text"),
    "subtitle": ("副标题", "Subtitle"),
    "author": ("单位", "Organisation"),
    "occasion": ("场合", "Occasion"),
    "date": ("日期", "Date"),
    "item": ("目录项", "Contents item"),
    "item-number": ("序号", "Number"),
    "mark": ("引号", "Quotation mark"),
    "by": ("署名", "Attribution"),
    "strip": ("章节进度", "Chapter"),
}


def name_item(kind: str, language: str, number: int = 0) -> str:
    """`数值 2` or `Value 2`; without a number where there is one of the kind."""
    name = _NAMES[kind][0 if language == "zh-CN" else 1]
    return f"{name} {number}" if number else name
