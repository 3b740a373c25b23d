"""Problems of templates: files that are none, or broken, and what a template lacks."""

from __future__ import annotations

from slidegen.messages.message import Message

_SAVE_AGAIN_ZH = "用 PowerPoint 或 WPS 打开它，另存为 .pptx 再试"
_SAVE_AGAIN_EN = "open it in PowerPoint or WPS, save it as .pptx and try that"

MESSAGES: dict[str, Message] = {
    "template-missing": Message(
        "找不到模板文件 {file}",
        "the template {file} is not there",
        "规格里写的路径从规格文件所在的文件夹算起，命令里写的从当前文件夹算起",
        "a path in the spec is taken from the spec's folder, "
        "one on the command line from the current folder",
    ),
    "template-folder": Message(
        "模板 {file} 是一个文件夹",
        "the template {file} is a folder",
        "写出文件夹里那个 .pptx 或 .potx 文件的名字",
        "name the .pptx or .potx file in it",
    ),
    "template-unreadable": Message(
        "打不开模板文件 {file}",
        "the template {file} cannot be opened",
        "看看有没有读取它的权限，路径写得对不对",
        "check the path, and that you may read the file",
    ),
    "template-empty": Message(
        "模板文件 {file} 是空的",
        "the template {file} is empty",
        "重新复制一份完整的模板",
        "copy the template again from where it came from",
    ),
    "template-too-large": Message(
        "模板文件 {file} 超过 {size} MB，太大了",
        "the template {file} is larger than {size} MB, which is too large",
        "删去里面的视频、图片和多余的幻灯片",
        "take videos, pictures and slides that are not needed out of it",
    ),
    "template-not-powerpoint": Message(
        "{file} 不是 PowerPoint 文件",
        "{file} is no PowerPoint file",
        "模板要用 .pptx 或 .potx 文件；别的格式先用 PowerPoint 或 WPS 另存为 .pptx",
        "a template is a .pptx or .potx file; save other "
        "formats as .pptx in PowerPoint or WPS first",
    ),
    "template-other-program": Message(
        "{file} 是 {program} 文件，不是 PowerPoint 文件",
        "{file} is a file of {program}, not of PowerPoint",
        "模板要用 .pptx 或 .potx 文件",
        "a template is a .pptx or .potx file",
    ),
    "template-old-format": Message(
        "{file} 是旧的 .ppt 格式（PowerPoint 97—2003）",
        "{file} is in the old .ppt format of PowerPoint 97 to 2003",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-strict": Message(
        "{file} 存成了“严格 Open XML 演示文稿”，读不了",
        "{file} was saved as “Strict Open XML Presentation”, which cannot be read",
        "用 PowerPoint 打开它，另存为普通的“PowerPoint 演示文稿 (.pptx)”",
        "open it in PowerPoint and save it as an ordinary “PowerPoint Presentation (.pptx)”",
    ),
    "template-encrypted": Message(
        "模板 {file} 加了密码，读不了",
        "the template {file} is encrypted and cannot be read",
        "用 PowerPoint 打开它，在“文件—信息—保护演示文稿”里去掉密码，再保存",
        "open it in PowerPoint, take the password away "
        "under File, Info, Protect Presentation, and save it",
    ),
    "template-cut-off": Message(
        "模板文件 {file} 不完整或已损坏",
        "the template {file} is incomplete or damaged",
        "重新下载或复制一份；如果 PowerPoint 能打开它，另存为 .pptx 再试",
        "download or copy it again; if PowerPoint can open it, save it as .pptx and try that",
    ),
    "template-bomb": Message(
        "模板 {file} 解开后大得不正常，没有读它",
        "the template {file} unpacks to an abnormal size and was not read",
        f"确认文件来源可靠；{_SAVE_AGAIN_ZH}",
        f"make sure that you trust where it came from; {_SAVE_AGAIN_EN}",
    ),
    "template-doctype": Message(
        "模板 {file} 里的 {part} 含有不允许的 DTD 声明，没有读它",
        "{part} in the template {file} has a document type "
        "declaration, which is not allowed, and was not read",
        f"确认文件来源可靠；{_SAVE_AGAIN_ZH}",
        f"make sure that you trust where it came from; {_SAVE_AGAIN_EN}",
    ),
    "template-broken-part": Message(
        "模板 {file} 已损坏：里面的 {part} 第 {line} 行不是正确的 XML",
        "the template {file} is damaged: line {line} of {part} in it is not well-formed XML",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-repeated-part": Message(
        "模板 {file} 已损坏：里面的 {part} 出现了两次",
        "the template {file} is damaged: {part} is in it twice",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-part-missing": Message(
        "模板 {file} 已损坏：里面的 {part} 缺少内容或类型不对",
        "the template {file} is damaged: {part} in it lacks its content or is of the wrong type",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-no-master": Message(
        "模板 {file} 里没有幻灯片母版",
        "the template {file} has no slide master",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-no-theme": Message(
        "模板 {file} 的母版没有主题（颜色和字体）",
        "the slide master of the template {file} has no theme (colours and fonts)",
        _SAVE_AGAIN_ZH,
        _SAVE_AGAIN_EN,
    ),
    "template-no-layouts": Message(
        "模板 {file} 里一个版式也没有",
        "the template {file} has no slide layouts",
        "在 PowerPoint 的“视图—幻灯片母版”里加上版式，至少要有一个带标题的",
        "add layouts under View, Slide Master in PowerPoint, at least one with a title",
    ),
    "template-without-titles": Message(
        "模板 {file} 没有带标题占位符的版式，标题只能放在文本框里",
        "no layout of the template {file} has a title placeholder, so titles stand in text boxes",
        "在“视图—幻灯片母版”里加一个带标题占位符的版式",
        "add a layout with a title placeholder under View, Slide Master",
    ),
    "template-macros-left-out": Message(
        "模板 {file} 带有宏，生成的 .pptx 里没有这些宏",
        "the template {file} holds macros; they are left out of the .pptx that is made",
        "要去掉这条提醒，把模板另存为不带宏的 .pptx 或 .potx",
        "save the template as .pptx or .potx without macros to be rid of this warning",
    ),
    "unknown-font": Message(
        "不知道字体“{font}”的字宽，按较宽的字体估算，行可能比实际需要的短",
        "the widths of the font “{font}” are not known; they "
        "are estimated on the wide side, so lines may break early",
        "不改也能用；想排得准，把模板的主题字体换成微软雅黑、等线、宋体、Arial、Calibri 等",
        "this works as it is; for exact lines let the theme "
        "use Microsoft YaHei, SimSun, Arial, Calibri or the like",
    ),
    "theme-without-chinese-font": Message(
        "模板 {file} 的主题没有指定中文字体，汉字的样子由打开它的电脑决定",
        "the theme of the template {file} names no "
        "Chinese font, so each computer will choose its own",
        "在“视图—幻灯片母版—字体—自定义字体”里选定中文字体",
        "choose one under View, Slide Master, Fonts, Customize Fonts",
    ),
}
