"""Problems of planning: headings, figures, what a layout asks for."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "no-report": Message(
        "没有写明报告文件",
        "the spec does not say which report it is for",
        "在开头写一行 `report: 报告.txt`，或在命令后加 `--report 报告.txt`",
        "add a line `report: report.txt` at the top, or give `--report report.txt`",
    ),
    "unknown-template": Message(
        "没有叫“{name}”的内置模板",
        "there is no built-in template “{name}”",
        "可以用：{known}；也可以写自己的 .pptx 或 .potx 文件",
        "choose one of {known}, or name a .pptx or .potx file of your own",
    ),
    "unknown-heading": Message(
        "报告 {file} 里没有“{heading}”这个标题",
        "the report {file} has no heading “{heading}”",
        "最接近的是“{nearest}”",
        "the nearest heading is “{nearest}”",
        "报告里的标题有：{headings}",
        "its headings are: {headings}",
    ),
    "section-not-mapped": Message(
        "报告的“{heading}”一章没有安排",
        "the report's section “{heading}” is neither mapped nor skipped",
        "在 sections 里给它安排页，或写 `{heading}: skip` 表示有意略过",
        "give it slides under `sections`, or write `{heading}: skip`",
    ),
    "title-repeats": Message(
        "标题“{title}”用了不止一次",
        "the title “{title}” stands on more than one slide",
        "改一个，让每页的标题各说一个结论",
        "reword one of them, so that each slide states its own finding",
    ),
    "key-repeats": Message(
        "标识“{key}”用了不止一次",
        "the key “{key}” is used more than once",
        "每页的 key 要不同",
        "give every slide a key of its own",
    ),
    "unknown-category": Message(
        "图里没有“{name}”这个类别",
        "the chart has no category “{name}”",
        "最接近的是“{nearest}”",
        "the nearest one is “{nearest}”",
        "要和 data 里的类别写得一样",
        "write it as it stands in the chart's data",
    ),
    "unknown-label": Message(
        "没有名称是“{name}”的一项",
        "nothing on this slide is labelled “{name}”",
        "最接近的是“{nearest}”",
        "the nearest one is “{nearest}”",
        "highlight 要和 label（或 heading）写得一样",
        "write `highlight` as the label (or heading) is written",
    ),
    "unknown-row": Message(
        "表里没有以“{name}”开头的一行",
        "no row of the table begins with “{name}”",
        "最接近的是“{nearest}”",
        "the nearest one is “{nearest}”",
        "highlight 要和那一行第一格写得一样",
        "write `highlight` as the row's first cell is written",
    ),
    "row-length": Message(
        "这一行有 {cells} 格，表头有 {columns} 格",
        "this row has {cells} cells, the header has {columns}",
        "没有内容的格写 `~`",
        "write `~` for an empty cell",
    ),
    "not-a-number": Message(
        "“{text}”里应当有一个数字，而且只有一个",
        "“{text}” should hold one number, and only one",
        "写成 12.6、8%左右、8207.9万元 这样；没有数的写 `~`",
        "write it like 12.6, 8% or 4.2 billion; write `~` where there is none",
    ),
    "chart-unit-differs": Message(
        "“{text}”的单位是{found}，图的单位是{unit}，不能换算",
        "“{text}” is in {found}, the chart is in {unit}; they do not convert",
        "一张图只放同一种单位的数；另一种单位另画一张",
        "keep one kind of unit in a chart and draw another chart for the rest",
    ),
    "chart-without-values": Message(
        "图里没有一个数",
        "the chart has no values",
        "在 data 里给每个类别写上数",
        "give each category a value in `data`",
    ),
    "pie-of-several-series": Message(
        "{type} 只能画一组数",
        "a {type} chart shows one series only",
        "几组数用 column-stacked 或 column",
        "use column-stacked or column for several series",
    ),
    "pie-with-negative": Message(
        "{type} 里不能有负数",
        "a {type} chart cannot show negative values",
        "用 column 或 bar",
        "use column or bar",
    ),
    "progress-without-total": Message(
        "“{value}”不是百分数，要写明总数",
        "“{value}” is no percentage, so its total is needed",
        "加一行 `total: 106项`",
        "add a line `total: 106`",
    ),
    "progress-units-differ": Message(
        "部分是“{value}”，总数是“{total}”，单位不同",
        "the part is “{value}”, the total “{total}”: their units differ",
        "两个数用同一个单位",
        "use the same unit for both",
    ),
    "progress-over-total": Message(
        "“{value}”超出了总数",
        "“{value}” is more than the whole",
        "检查 value 和 total",
        "check `value` and `total`",
    ),
    "data-file-missing": Message(
        "找不到数据文件 {file}",
        "the data file {file} is not there",
        "路径从规格文件所在的文件夹算起",
        "paths are taken from the folder of the spec",
    ),
    "data-file-closed": Message(
        "打不开数据文件 {file}",
        "the data file {file} cannot be opened",
        "看看它是不是文件夹，或者有没有读取的权限",
        "check that it is a file and that you may read it",
    ),
    "data-file-kind": Message(
        "{file} 不是 .csv 或 .xlsx 文件",
        "{file} is neither a .csv nor an .xlsx file",
        "在表格软件里另存为 .xlsx 或 .csv",
        "save it as .xlsx or .csv",
    ),
    "data-file-too-large": Message(
        "数据文件 {file} 太大",
        "the data file {file} is too large",
        "只留下图表要用的那部分",
        "keep only what the chart or table needs",
    ),
    "data-file-broken": Message(
        "数据文件 {file} 读不出来",
        "the data file {file} cannot be read",
        "用表格软件打开它，另存一份再试",
        "open it in a spreadsheet program, save a copy and try that",
    ),
    "data-file-empty": Message(
        "数据文件 {file} 里没有内容",
        "there is nothing in the data file {file}",
        "检查工作表和区域",
        "check the sheet and the range",
    ),
    "data-too-small": Message(
        "数据至少要有两行两列：第一行是名称，第一列是类别",
        "the data need two rows and two columns: names in the first row, categories in the first column",
        "检查工作表和区域",
        "check the sheet and the range",
    ),
    "data-names-repeat": Message(
        "第一行里有重复的名称",
        "a name stands twice in the first row",
        "每一列用不同的名称",
        "give every column a name of its own",
    ),
    "unknown-sheet": Message(
        "文件里没有叫“{sheet}”的工作表",
        "the file has no sheet “{sheet}”",
        "工作表有：{sheets}",
        "its sheets are: {sheets}",
    ),
    "cell-range": Message(
        "“{range}”不是单元格区域",
        "“{range}” is no cell range",
        "写成 A1:C5 这样",
        "write it like A1:C5",
    ),
}
