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
        "去掉大约 {characters} 个字，或者把句子拆短",
        "leave out about {characters} characters, or part it into shorter sentences",
    ),
    "table-too-high": Message(
        "表格里有一行太高，用 {size} 磅字一页也放不下（高出 {over} 磅）",
        "a row of the table is higher than a slide, at {size} pt by {over} pt",
        "缩短格里的字，或者把长的内容移出表格",
        "shorten what is in the cells, or take the long texts out of the table",
    ),
    "word-too-wide": Message(
        "{what}里的“{word}”比框还宽：{size} 磅要 {width} 磅宽，只有 {room} 磅",
        "“{word}” in {what} is wider than its frame: {width} pt at {size} pt, and there are {room} pt",
        "把这个词改短，或者在中间加空格",
        "shorten the word, or part it with a space",
    ),
    "table-too-wide": Message(
        "表格太宽：{columns} 列用最小的 {size} 磅字，“{word}”在自己的列里也放不下",
        "the table is too wide: with {columns} columns at {size} pt, “{word}” does not fit its column",
        "减少列数，把长的词改短，或者分成两张表",
        "use fewer columns, shorten the long words, or make two tables of it",
    ),
    "paragraph-too-long": Message(
        "这一段有 {characters} 个字，一页放不下，在句子后面分到了 {slides} 页上",
        "this paragraph has {characters} characters, more than a slide holds; it goes on after a sentence, over {slides} slides",
        "删短，或者拆成几个要点",
        "shorten it, or make several bullets of it",
    ),
    "chart-too-crowded": Message(
        "图里的 {categories} 个类别挤在一起，字会重叠",
        "the chart's {categories} categories are so close that their texts would collide",
        "缩短类别的名称，减少类别，或者分成两张图",
        "shorten the names, show fewer of them, or make two charts",
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
    "chart-turned": Message(
        "`{asked}` 里的字会挤在一起，已改画成 `{drawn}`",
        "a `{asked}` chart has no room for its texts; it is drawn as `{drawn}`",
        "写成 `type: {drawn}`；要原来的图，就缩短类别的名称，减少类别或系列",
        "write `type: {drawn}`; for the other, shorten the names or show fewer of them",
    ),
    "chart-labels-left-out": Message(
        "图里有 {values} 个数，写不下，其中 {hidden} 个只画不标",
        "the chart has no room for {values} numbers; {hidden} of them are drawn without",
        "减少类别或系列，或者把数写成表格",
        "show fewer categories or series, or write the numbers as a table",
    ),
    "chart-series-names-too-long": Message(
        "图例放不下：{series} 个系列的名称太长",
        "the legend does not fit: the names of the {series} series are too long",
        "缩短系列的名称，或者减少系列",
        "shorten the names of the series, or show fewer of them",
    ),
}
