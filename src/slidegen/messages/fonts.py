"""Fonts: what `slidegen fonts` says, and the problems of font files and tables of metrics."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "font-reader-missing": Message(
        "读字体文件要用 fontTools，这台电脑上没有装",
        "reading a font file needs fontTools, which is not installed",
        "运行 pip install fonttools；只有 `slidegen fonts 文件` 要用它，生成幻灯片不用",
        "run `pip install fonttools`; only `slidegen fonts FILE` needs it, building decks does not",
    ),
    "font-missing": Message(
        "找不到字体文件 {file}",
        "the font file {file} is not there",
        "检查路径；Windows 的字体在 C:\\Windows\\Fonts，macOS 的在 /System/Library/Fonts",
        "check the path; Windows keeps its fonts in C:\\Windows\\Fonts, macOS in /System/Library/Fonts",
    ),
    "font-closed": Message(
        "打不开字体文件 {file}：{reason}",
        "the font file {file} cannot be opened: {reason}",
        "换一个能读的文件，或把它复制到别处再试",
        "choose a file that may be read, or copy it elsewhere",
    ),
    "font-broken": Message(
        "{file} 不是能读的字体文件（{reason}）",
        "{file} is not a font file that can be read ({reason})",
        "要 .ttf、.otf 或 .ttc 文件",
        "it takes a .ttf, .otf or .ttc",
    ),
    "font-face-missing": Message(
        "{file} 里只有 {count} 款字体，没有第 {face} 款",
        "{file} holds {count} faces, there is no face {face}",
        "--face 从 1 数起，里面依次是：{names}",
        "--face counts from 1; these are in it: {names}",
    ),
    "metrics-name": Message(
        "字宽表的文件名要以 .metrics.json 结尾，而不是 {file}",
        "a table of widths is called *.metrics.json, not {file}",
        "例如 -o {near}；放在规格或模板旁边，slidegen 才会用它",
        "as in `-o {near}`; beside the spec or the template, slidegen finds it by that name",
    ),
    "metrics-not-written": Message(
        "字宽表写不到 {file}：{reason}",
        "the table of widths cannot be written to {file}: {reason}",
        "用 -o 换一个能写的地方",
        "choose a place that may be written to with -o",
    ),
    "metrics-closed": Message(
        "打不开字宽表 {file}：{reason}",
        "the table of widths {file} cannot be opened: {reason}",
        "规格和模板旁边的 *.metrics.json 都会读；不用的就移走",
        "every *.metrics.json beside the spec and the template is read; move away what is not wanted",
    ),
    "metrics-not-a-table": Message(
        "{file} 不是 slidegen 的字宽表（{what}）",
        "{file} is not a table of widths of slidegen ({what})",
        "用 slidegen fonts 字体文件 -o {file} 重新写一份，或者把它移走",
        "write it anew with `slidegen fonts FONTFILE -o {file}`, or move it away",
    ),
}

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "字体 / 数字宽度（em，常规和粗体）/ 字宽取自",
        "Font / width of a digit in em, regular and bold / widths taken from",
    ),
    "unknown": (
        "没有列出的字体按已知字体里每个字符最宽的算（数字 {digit} em）。",
        "A font not listed is measured with the widest of these for each character (digits {digit} em).",
    ),
    "here": ("这个文件夹里的 {file}", "{file} in this folder"),
    "as-it-is": ("{face}", "{face}"),
    "half-em": (
        "{face}，西文不窄于半个 em（凭记载，没有量过）",
        "{face}, no ASCII narrower than half an em (as told, not measured)",
    ),
    "written": (
        "已写出 {path}：{family}，数字宽 {digit} em",
        "{path}: {family}, digits {digit} em wide",
    ),
    "no-bold": (
        "没有给粗体文件（--bold），粗体按常规加宽一成算。",
        "No file of the bold was given (--bold); it is taken to be a tenth wider.",
    ),
    "other-faces": (
        "取的是第 {face} 款；文件里依次是：{names}",
        "This is face {face}; these are in the file: {names}",
    ),
}


def say(word: str, language: str, **values: object) -> str:
    chinese, english = WORDS[word]
    return (chinese if language == "zh" else english).format(**values)
