"""Problems of previews: programs missing, decks that do not open, folders that are closed."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "libreoffice-missing": Message(
        "预览要用 LibreOffice，这台电脑上没有找到",
        "previews need LibreOffice, which was not found on this computer",
        "Debian/Ubuntu：sudo apt-get install libreoffice-impress fonts-noto-cjk；"
        "macOS：brew install --cask libreoffice；"
        "Windows：winget install TheDocumentFoundation.LibreOffice",
        "Debian/Ubuntu: sudo apt-get install libreoffice-impress fonts-noto-cjk; "
        "macOS: brew install --cask libreoffice; "
        "Windows: winget install TheDocumentFoundation.LibreOffice",
    ),
    "pdftoppm-missing": Message(
        "预览要用 pdftoppm（Poppler 的一个程序），这台电脑上没有找到",
        "previews need pdftoppm, a program of Poppler, which was not found on this computer",
        "Debian/Ubuntu：sudo apt-get install poppler-utils；macOS：brew install poppler；"
        "Windows：winget install oschwartz10612.Poppler，然后重新打开命令行窗口",
        "Debian/Ubuntu: sudo apt-get install poppler-utils; macOS: brew install poppler; "
        "Windows: winget install oschwartz10612.Poppler, then open a new terminal",
    ),
    "no-chinese-font": Message(
        "这台电脑上没有中文字体，预览图里的汉字会显示成方框",
        "this computer has no Chinese font, so Chinese text in the previews will be empty boxes",
        "Debian/Ubuntu：sudo apt-get install fonts-noto-cjk；幻灯片文件本身不受影响",
        "Debian/Ubuntu: sudo apt-get install fonts-noto-cjk; the deck itself is not affected",
    ),
    "deck-missing": Message(
        "找不到幻灯片文件 {file}",
        "the deck {file} is not there",
        "检查路径和文件名；还没有生成就先运行 `slidegen build`",
        "check the path and the name; if it is not built yet, run `slidegen build` first",
    ),
    "deck-closed": Message(
        "打不开幻灯片文件 {file}：{reason}",
        "the deck {file} cannot be opened: {reason}",
        "看看它是不是文件夹，或者有没有读取的权限",
        "check that it is a file and that you may read it",
    ),
    "deck-locked": Message(
        "{file} 是旧格式的 .ppt，或者设了打开密码",
        "{file} is in the old .ppt format, or it has a password",
        "在 PowerPoint 或 WPS 里去掉密码，另存为 .pptx",
        "open it in PowerPoint or WPS, remove the password and save it as .pptx",
    ),
    "not-a-deck": Message(
        "{file} 不是 PowerPoint 文件，或者已经损坏",
        "{file} is not a PowerPoint file, or it is damaged",
        "预览用 .pptx 文件；YAML 规格会先生成再预览，文件名要以 .yaml 或 .yml 结尾",
        "give a .pptx file; a YAML spec is built first if its name ends in .yaml or .yml",
    ),
    "deck-not-loaded": Message(
        "LibreOffice 打不开 {file}",
        "LibreOffice could not load {file}",
        "LibreOffice 说：{said}",
        "LibreOffice said: {said}",
        "在 PowerPoint 或 WPS 里打开它，另存一份再试",
        "open it in PowerPoint or WPS, save a copy and try that",
    ),
    "preview-took-too-long": Message(
        "{program} 过了 {seconds} 秒还没有做完，已经停止",
        "{program} was not done after {seconds} seconds and was stopped",
        "关掉别的大程序再试一次；幻灯片很多时分成几个文件",
        "close other large programs and try again; split a very long deck",
    ),
    "preview-program-failed": Message(
        "{program} 没有画出图来",
        "{program} drew no pictures",
        "它说：{said}",
        "it said: {said}",
        "重新安装它，再试一次",
        "install it anew and try again",
    ),
    "preview-slides-missing": Message(
        "{file} 有 {slides} 页，LibreOffice 只画出 {pages} 页",
        "{file} has {slides} slides; LibreOffice drew {pages}",
        "预览图的编号可能和幻灯片对不上，请在 PowerPoint 或 WPS 里核对",
        "the numbers of the pictures may not match the slides; check in PowerPoint or WPS",
    ),
    "preview-folder-closed": Message(
        "预览图写不进文件夹 {folder}：{reason}",
        "the pictures cannot be written to the folder {folder}: {reason}",
        "用 `-o` 换一个可以写入的文件夹",
        "choose a folder that you may write to with `-o`",
    ),
    "preview-folder-is-file": Message(
        "{folder} 是一个文件，不能当文件夹用",
        "{folder} is a file, not a folder",
        "用 `-o` 写一个文件夹的名字",
        "name a folder with `-o`",
    ),
    "no-working-room": Message(
        "系统的临时文件夹写不进去：{reason}",
        "the system's folder for temporary files cannot be written to: {reason}",
        "腾出一些磁盘空间，再试一次",
        "free some disk space and try again",
    ),
}
