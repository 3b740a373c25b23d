"""What `slidegen explain` says of a text on a slide. `(Chinese, English)` each."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "no-text-there": Message(
        "{file} 第 {line} 行没有排到幻灯片上的文字",
        "line {line} of {file} holds no text that stands on a slide",
        "附近有文字的行：{near}",
        "lines near it that do: {near}",
    ),
}

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("第 {slide} 页“{title}” · {name}", "slide {slide} “{title}” · {name}"),
    "in-slot": ("  占位符，版式“{layout}”", "  a placeholder of the layout “{layout}”"),
    "in-box": ("  文本框，版式“{layout}”", "  a text box on the layout “{layout}”"),
    "frame": (
        "  框：左 {left}、上 {top}、宽 {width}、高 {height} 厘米",
        "  frame: left {left}, top {top}, width {width}, height {height} cm",
    ),
    "room": (
        "  可排文字：宽 {width} 磅，高 {height} 磅",
        "  room for text: {width} pt wide, {height} pt high",
    ),
    "fits": (
        "  试 {size} 磅：{lines} 行，高 {height} 磅，放得下",
        "  tried {size} pt: {lines} lines, {height} pt high, fits",
    ),
    "too-high": (
        "  试 {size} 磅：{lines} 行，高 {height} 磅，放不下",
        "  tried {size} pt: {lines} lines, {height} pt high, does not fit",
    ),
    "table-fits": (
        "  试 {size} 磅：整张表 {lines} 行，高 {height} 磅，放得下",
        "  tried {size} pt: the whole table, {lines} rows, is {height} pt high, fits",
    ),
    "table-too-high": (
        "  试 {size} 磅：整张表 {lines} 行，高 {height} 磅，放不下",
        "  tried {size} pt: the whole table, {lines} rows, is {height} pt high, does not fit",
    ),
    "size": ("  用 {size} 磅", "  set at {size} pt"),
    "for-others": (
        "  这里本可以更大；第 {slide} 页的{name}（{place}）要这么小，同一类文字全稿一个字号",
        "  it could be larger here; {name} on slide {slide} ({place}) needs this size, and texts "
        "of one kind share a size throughout the deck",
    ),
    "line": (
        "  {number} 行 {width}/{room} 磅  {text}  {ending}",
        "  line {number} {width}/{room} pt  {text}  {ending}",
    ),
    "end": ("← 段末", "← end of the paragraph"),
    "typed": ("← 规格里换行", "← broken here in the spec"),
    "chosen": ("← 按意思断行", "← broken here by sense"),
    "full": (
        "← 剩 {left} 磅，下面的“{next}”要 {needs} 磅",
        "← {left} pt left, “{next}” needs {needs}",
    ),
}


def say(word: str, language: str, **values: object) -> str:
    chinese, english = WORDS[word]
    return (chinese if language == "zh" else english).format(**values)
