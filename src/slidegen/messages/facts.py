"""What `slidegen facts` says of a report's quantities. `(Chinese, English)` each."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "report-without-numbers": Message(
        "报告 {file} 里没有找到数量",
        "no quantity was found in the report {file}",
        "检查是不是选错了文件；年份、编号、名称里的数（5G、十四五）不算数量",
        "check that it is the right file; years, document numbers and names with digits in them "
        "(5G, ISO 9001) are no quantities",
    ),
}

WORDS: dict[str, tuple[str, str]] = {
    "line": ("行", "line"),
    "number": ("原文", "as written"),
    "value": ("数值", "value"),
    "qualifier": ("限定词", "qualifier"),
    "direction": ("升降", "direction"),
    "period": ("时间", "period"),
    "subject": ("说的是什么", "measures"),
    "sentence": ("原句", "sentence"),
    "count": ("共 {count} 个数量", "{count} quantities"),
    "count-one": ("共 1 个数量", "1 quantity"),
}


def say(word: str, language: str, **values: object) -> str:
    chinese, english = WORDS[word]
    return (chinese if language == "zh" else english).format(**values)
