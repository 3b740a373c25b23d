"""Problems of putting the finished deck in its place."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "save-ending": Message(
        "“{name}”不能用来存演示文稿：文件名要以 .pptx 结尾",
        "a deck cannot be saved as “{name}”: the name has to end in .pptx",
        "写成 `-o {better}`",
        "write `-o {better}`",
    ),
    "save-over-template": Message(
        "“{name}”就是模板本身，不能覆盖",
        "“{name}” is the template itself and must not be overwritten",
        "用 `-o` 换一个文件名",
        "give another name with `-o`",
    ),
    "save-folder-missing": Message(
        "没有“{folder}”这个文件夹",
        "there is no folder “{folder}”",
        "先建好文件夹，或者用 `-o` 存到别处",
        "make the folder first, or save elsewhere with `-o`",
    ),
    "save-folder-closed": Message(
        "文件夹“{folder}”不允许写入",
        "the folder “{folder}” may not be written to",
        "用 `-o` 存到别的文件夹，或者请管理员开通写入权限",
        "save to another folder with `-o`, or ask for the right to write there",
    ),
    "save-on-folder": Message(
        "“{name}”是一个文件夹，不能当作文件来写",
        "“{name}” is a folder and cannot be written as a file",
        "在后面加上文件名，例如 `-o {better}`",
        "add a file name, such as `-o {better}`",
    ),
    "save-file-protected": Message(
        "“{name}”是只读文件，没有覆盖",
        "“{name}” is read-only and was left as it is",
        "取消只读属性，或者用 `-o` 换一个文件名",
        "make it writable, or give another name with `-o`",
    ),
    "save-file-in-use": Message(
        "“{name}”正被别的程序占用，存不进去；原来的文件没有变",
        "“{name}” is in use by another program and could not be replaced; it is as it was",
        "在 PowerPoint 或 WPS 里关掉它再试，或者用 `-o` 换一个文件名",
        "close it in PowerPoint or WPS and try again, or give another name with `-o`",
    ),
    "save-open-elsewhere": Message(
        "“{name}”好像正在别的程序里打开着；那边再一保存，就会盖掉这一份",
        "“{name}” seems to be open in another program, which will overwrite it when it saves",
        "在那边关掉它，不要保存，再重新打开（如果其实没有打开，删掉“{lock}”即可）",
        "close it there without saving and reopen it (if it is not open, delete “{lock}”)",
    ),
    "save-no-room": Message(
        "磁盘没有地方了：要写 {needed}，没有写成；原来的文件没有变",
        "there is no room left: {needed} could not be written; the old file is as it was",
        "清理一下磁盘，或者用 `-o` 存到别的盘",
        "free some space, or save to another disk with `-o`",
    ),
    "save-name-too-long": Message(
        "文件名太长，系统不接受",
        "the file name is too long for the system",
        "用 `-o` 换一个短一些的名字",
        "give a shorter name with `-o`",
    ),
    "save-failed": Message(
        "“{name}”存不进去（系统的说法：{reason}）",
        "“{name}” could not be saved (the system says: {reason})",
        "用 `-o` 换一个文件名或文件夹再试",
        "try another name or folder with `-o`",
    ),
}
