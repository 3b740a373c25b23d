"""Problems of reading a report."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "report-missing": Message(
        "找不到报告文件 {file}",
        "there is no report file {file}",
        "是不是“{nearest}”？",
        "did you mean “{nearest}”?",
        "检查文件名；规格里写的相对路径从规格所在的文件夹算起，命令里写的从当前文件夹算起",
        "check the name; a path in the spec starts from the spec's folder, one in the command from the current folder",
    ),
    "report-is-folder": Message(
        "{file} 是文件夹，不是报告文件",
        "{file} is a folder and not a report",
        "写出文件夹里报告的文件名，例如 `report: {file}/报告.txt`",
        "name the file in it, such as `report: {file}/report.txt`",
    ),
    "report-format": Message(
        "不能读取 {ending} 格式的报告：{file}",
        "a report cannot be read from a {ending} file: {file}",
        "可以读取的有：{known}；在 Word 或 WPS 里可以“另存为”纯文本（.txt，编码选 UTF-8）",
        "these can be read: {known}; Word and WPS can save as plain text (.txt, encoding UTF-8)",
    ),
    "report-unreadable": Message(
        "打不开报告文件 {file}",
        "the report file {file} cannot be opened",
        "检查是否有读取权限，是否被别的程序占用",
        "check that you may read it and that no other program holds it",
    ),
    "report-too-large": Message(
        "报告文件 {file} 有 {size} MB，超过 {limit} MB 的上限",
        "the report file {file} has {size} MB; the limit is {limit} MB",
        "检查是不是选错了文件；报告正文一般不到 1 MB",
        "check that it is the right file; the text of a report rarely has 1 MB",
    ),
    "report-empty": Message(
        "报告文件 {file} 里没有文字",
        "there is no text in the report file {file}",
        "检查是不是选错了文件，或者没有保存",
        "check that it is the right file and that it was saved",
    ),
    "report-binary": Message(
        "{file} 不是文本文件",
        "{file} is not a text file",
        "用写报告的软件打开，另存为纯文本（.txt，编码选 UTF-8）",
        "open it in the program that made it and save it as plain text (.txt, encoding UTF-8)",
    ),
    "report-is-other-file": Message(
        "{file} 的扩展名像文本，内容却是 {kind} 文件",
        "{file} is named like a text, but it is a file of the kind {kind_en}",
        "用对应的软件打开，另存为纯文本（.txt，编码选 UTF-8）",
        "open it in the program for such files and save it as plain text (.txt, encoding UTF-8)",
    ),
    "report-encoding": Message(
        "报告 {file} 的编码是 {encoding}，需要 UTF-8",
        "the report {file} is encoded as {encoding}; it has to be UTF-8",
        "用记事本打开，选“文件”→“另存为”，编码选 UTF-8，再保存",
        "open it in an editor, choose “Save as” and the encoding UTF-8",
    ),
    "report-unknown-encoding": Message(
        "报告 {file} 不是 UTF-8 编码，看不出是哪一种",
        "the report {file} is not encoded as UTF-8, and its encoding cannot be told",
        "用能正常显示它的软件打开，选“另存为”，编码选 UTF-8",
        "open it in a program that shows it well, choose “Save as” and the encoding UTF-8",
    ),
    "report-broken-utf8": Message(
        "报告 {file} 第 {line} 行有不成字的字节",
        "line {line} of the report {file} has bytes that are no character",
        "文件可能没有存完整，或由两种编码拼成；打开检查这一行，再以 UTF-8 保存",
        "the file may be cut off or put together from two encodings; look at that line and save "
        "the file as UTF-8",
    ),
    "report-control-characters": Message(
        "报告里有 {count} 个看不见的控制字符（这里是 {character}），幻灯片存不下，已略去",
        "the report has {count} control characters (here {character}) that a deck cannot hold; "
        "they are left out",
        "多半是从别处粘贴带来的，可以删掉",
        "most likely they came with pasted text; you can delete them",
    ),
}
