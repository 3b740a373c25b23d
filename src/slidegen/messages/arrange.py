"""Problems of arranging: what does not fit, and what a template cannot serve."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "title-too-long": Message(
        "标题太长：用最小的 {size} 磅也要排 {lines} 行，只放得下 {allowed} 行",
        "the title is too long: at its smallest, {size} pt, it takes {lines} lines and there is room for {allowed}",
        "去掉大约 {characters} 个字",
        "leave out about {characters} characters",
    ),
    "text-does-not-fit": Message(
        "{what}放不下：用最小的 {size} 磅要排 {lines} 行，只放得下 {allowed} 行（高出 {over} 磅）",
        "{what} does not fit: at its smallest, {size} pt, it takes {lines} lines and there is room for {allowed} ({over} pt too high)",
        "去掉大约 {characters} 个字，或者分成两页",
        "leave out about {characters} characters, or make two slides of it",
    ),
    "table-too-high": Message(
        "表格放不下：{rows} 行用 {size} 磅字还高出 {over} 磅",
        "the table does not fit: {rows} rows at {size} pt are {over} pt too high",
        "分成两张表，或者缩短格里的字",
        "make two tables of it, or shorten what is in the cells",
    ),
    "chart-too-crowded": Message(
        "图里的 {categories} 个类别挤在一起，字会重叠",
        "the chart's {categories} categories are so close that their texts would collide",
        "缩短类别的名称，减少类别，或者改用 `type: bar`",
        "shorten the names, show fewer of them, or use `type: bar`",
    ),
    "chart-label-hidden": Message(
        "图里“{category}”的 {value} 没有地方写数字，图上只画不标",
        "the chart has no room to print {value} for “{category}”; it is drawn without its number",
        "把太小的几项合并，或者改用 `type: column`、`type: bar`",
        "put the smallest items together, or use `type: column` or `type: bar`",
    ),
    "layouts-without-slots": Message(
        "这个模板没有适合 {layouts} 的占位符，这些页的内容用文本框排在“仅标题”一类的版式上",
        "the template has no placeholders to suit {layouts}; their content stands in text boxes under the title",
        "照样可以编辑；要占位符，就在模板里加相应的版式，或改用内置模板",
        "it can be edited all the same; for placeholders, add layouts to the template or use a built-in one",
    ),
}
