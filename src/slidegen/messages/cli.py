"""What the command line says: help, results, wrong usage. `(Chinese, English)` each."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "internal-error": Message(
        "slidegen 出错了，这不是你的错：{error}（{where}，版本 {version}）",
        "slidegen failed, which is not your fault: {error} ({where}, version {version})",
        "请把这一行和用到的规格发给开发者；设 SLIDEGEN_DEBUG=1 再运行一次可以看到全部经过",
        "please report this line with the spec; with SLIDEGEN_DEBUG=1 the whole story is shown",
    ),
    "output-failed": Message(
        "结果写不出来：{reason}",
        "the output cannot be written: {reason}",
        "看看磁盘是不是满了",
        "check whether the disk is full",
    ),
}

WORDS: dict[str, tuple[str, str]] = {
    "about": (
        "把写好的报告和一份 YAML 规格变成可以继续编辑的 PowerPoint 汇报幻灯片。",
        "Turn a report and a YAML spec into a native, editable PowerPoint briefing deck.",
    ),
    "first-steps": (
        "先试这一行：slidegen build 汇报.yaml\n\n退出码：0 完成，1 输入有错，2 命令写错。",
        "Try first: slidegen build briefing.yaml\n\n"
        "Exit status: 0 done, 1 the input is wrong, 2 wrong usage.",
    ),
    "build": ("生成幻灯片。", "Build the deck of a spec."),
    "build-more": (
        "有错误时不写文件，已有的文件保持原样。\n"
        "--format json 把结果和问题作为一个 JSON 对象写到标准输出。",
        "Nothing is written if there is an error; a deck that was there stays as it was.\n"
        "With --format json, result and problems are one JSON object on standard output.",
    ),
    "check": ("只检查，不写文件。", "Say what is wrong with a spec, and write nothing."),
    "explain": (
        "说明规格里某一行的文字在幻灯片上怎么排、为什么。",
        "Say how the text at a line of the spec is set on its slide, and why.",
    ),
    "explain-more": (
        "例如 slidegen explain 汇报.yaml:12。列出文字所在的框、试过的字号和每一行的宽度。",
        "As in `slidegen explain briefing.yaml:12`: the frame, the sizes tried, each line's width.",
    ),
    "bad-place": (
        "要写成 规格:行号，例如 汇报.yaml:12，而不是“{place}”",
        "write SPEC:LINE, such as briefing.yaml:12, not “{place}”",
    ),
    "preview": (
        "把幻灯片画成图片（每页一张 PNG，外加一张总览）。",
        "Draw a deck as pictures: a PNG for each slide and a contact sheet.",
    ),
    "preview-more": (
        "可以给 .pptx 文件，也可以给 .yaml 规格（先生成再画）。需要装有 LibreOffice。",
        "Takes a .pptx, or a .yaml spec that is built first. Needs LibreOffice.",
    ),
    "facts": (
        "列出报告里的每个数量：数值、单位、限定词、升降、时间、说的是什么。",
        "List every quantity of a report: value, unit, qualifier, direction, period, subject.",
    ),
    "schema": (
        "输出规格的 JSON Schema，编辑器用它来补全和检查。",
        "Print the JSON Schema of specs, with which editors complete and check them.",
    ),
    "layouts": (
        "列出版式和图表；后面写一个名字，就说明它的每个键。",
        "List layouts and chart types; with a name, explain each of its keys.",
    ),
    "templates": ("列出内置模板。", "List the built-in templates."),
    "fonts": (
        "列出知道字宽的字体；后面写一个字体文件，就把它读成字宽表。",
        "List the fonts whose widths are known; with a font file, read it into a table of widths.",
    ),
    "fonts-more": (
        "例如 slidegen fonts C:\\Windows\\Fonts\\msyh.ttc --bold C:\\Windows\\Fonts\\msyhbd.ttc。\n"
        "写出的 *.metrics.json 放在规格或模板旁边就会被用上；里面只有数字，没有字体本身。",
        "As in `slidegen fonts C:\\Windows\\Fonts\\msyh.ttc --bold C:\\Windows\\Fonts\\msyhbd.ttc`.\n"
        "The *.metrics.json that it writes is used where it lies beside the spec or the template;\n"
        "it holds only numbers, nothing of the font itself.",
    ),
    "opt-table": (
        "写到哪个文件（默认：当前文件夹，以字体命名）",
        "the .metrics.json to write (default: the font's name, in this folder)",
    ),
    "opt-bold": ("同一字体的粗体文件", "the file of the same font's bold"),
    "opt-face": (
        "取 .ttc 里的第几款（默认 1）",
        "which of the faces in a .ttc, counting from 1 (the default)",
    ),
    "opt-out": (
        "写到哪个文件（默认：当前文件夹，与规格同名）",
        "the .pptx to write (default: the spec's name)",
    ),
    "opt-template": (
        "换一个模板：内置名字或 .pptx 文件",
        "another template: built-in name or a file",
    ),
    "opt-report": ("换一份报告", "another report than the spec names"),
    "opt-format": ("问题的格式：text 给人看，json 给程序", "how problems are printed"),
    "opt-strict": ("警告也算错误", "take warnings for errors"),
    "opt-lang": ("提示用中文还是英文（默认看系统）", "language of messages (default: the locale)"),
    "opt-dir": ("图片放在哪个文件夹", "folder for the pictures"),
    "opt-names": ("每行只写一个名字", "names only, one a line"),
    "opt-help": ("显示这份说明", "show this help"),
    "opt-version": ("显示版本", "show the version"),
    "usage": ("用法：", "Usage: "),
    "options": ("选项", "Options"),
    "commands": ("命令", "Commands"),
    "options-mark": ("[选项]", "[OPTIONS]"),
    "command-mark": ("命令 [参数]…", "COMMAND [ARGS]..."),
    "error": ("错误：", "Error: "),
    "try-help": ("“{command} --help”有说明。", "Try '{command} --help'."),
    "no-command": ("没有“{name}”这个命令。", "No such command: {name}."),
    "no-option": ("没有“{name}”这个选项。", "No such option: {name}."),
    "did-you-mean": ("是不是 {name}？", "Did you mean {name}?"),
    "missing-argument": ("缺少 {name}。", "Missing argument: {name}."),
    "missing-option": ("缺少选项 {name}。", "Missing option: {name}."),
    "needs-value": ("选项 {name} 后面要写内容。", "Option {name} needs a value."),
    "extra-argument": ("多了参数：{name}", "Unexpected argument: {name}"),
    "bad-choice": (
        "{name} 只能是 {choices}，不能是“{value}”。",
        "{name} is one of {choices}, not {value}.",
    ),
    "no-layout": ("没有“{name}”这种版式或图表。", "No such layout or chart type: {name}."),
    "built": ("已生成 {path}，共 {slides} 页", "{path}: {slides} slides"),
    "checked": ("没有错误，共 {slides} 页", "no errors, {slides} slides"),
    "drawn": (
        "已画 {pictures} 页，总览在 {sheet}",
        "{pictures} slides drawn; contact sheet: {sheet}",
    ),
    "interrupted": ("已中断", "interrupted"),
    "read": ("正在读取……", "reading …"),
    "plan": ("正在安排各页……", "planning …"),
    "arrange": ("正在排版……", "arranging …"),
    "write": ("正在写文件……", "writing …"),
    "draw": ("正在用 LibreOffice 画图……", "drawing with LibreOffice …"),
    "pictures": ("正在存图片……", "making pictures …"),
    "contact-sheet": ("正在拼总览……", "making the contact sheet …"),
    "layouts-title": ("版式（layout）", "Layouts"),
    "charts-title": ("图表类型（chart 的 type）", "Chart types (`type` of `chart`)"),
    "every-slide": ("每一页都可以有：{keys}", "every slide may have: {keys}"),
    "layouts-more": (
        "slidegen layouts 名字 说明每个键，例如 slidegen layouts chart",
        "`slidegen layouts NAME` explains each key, such as `slidegen layouts chart`",
    ),
    "required": ("必写", "required"),
    "example": ("例子", "Example"),
    "or": ("或", "or"),
    "errors": ("{count} 个错误", "{count} errors"),
    "error-one": ("1 个错误", "1 error"),
    "warnings": ("{count} 个警告", "{count} warnings"),
    "warning-one": ("1 个警告", "1 warning"),
    "help": ("办法：", "help: "),
    "other-place": ("另一处", "the other place"),
    "in-report": ("报告里", "in the report"),
}

TEMPLATES: dict[str, tuple[str, str]] = {
    "blue": ("商务蓝：白底，深蓝标题，16:9", "business blue: white ground, dark blue titles, 16:9"),
    "dark": (
        "深色大屏：深蓝底，白字，用于大屏幕，16:9",
        "dark: navy ground, white text, for large screens, 16:9",
    ),
    "light": (
        "简洁浅色：白底，黑标题，墨绿重点，16:9",
        "plain light: white ground, black titles, deep green for emphasis, 16:9",
    ),
    "red": (
        "党政红：红色封面，宋体标题，金线，16:9",
        "party and government red: red cover, Song titles, gold rules, 16:9",
    ),
}


def say(word: str, language: str, **values: object) -> str:
    chinese, english = WORDS[word]
    return (chinese if language == "zh" else english).format(**values)
