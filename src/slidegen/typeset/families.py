"""The families that slidegen knows, and the free faces whose widths stand for theirs."""

from __future__ import annotations

# Table → families, each under the names by which systems list it.
FAMILIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "cjk-sans": (
        ("微软雅黑", "Microsoft YaHei", "Microsoft YaHei UI"),
        ("等线", "DengXian"),
        ("思源黑体", "思源黑体 CN", "Source Han Sans SC", "Source Han Sans CN"),
        ("Noto Sans CJK SC", "Noto Sans SC"),
        ("苹方-简", "PingFang SC"),
        ("HarmonyOS Sans SC",),
        ("阿里巴巴普惠体",),
    ),
    "half-em-sans": (("黑体", "SimHei"),),
    "half-em-serif": (
        ("宋体", "SimSun"),
        ("新宋体", "NSimSun"),
        ("楷体", "KaiTi"),
        ("楷体_GB2312", "KaiTi_GB2312"),
        ("仿宋", "FangSong"),
        ("仿宋_GB2312", "FangSong_GB2312"),
        ("华文宋体", "STSong"),
        ("华文中宋", "STZhongsong"),
        ("华文楷体", "STKaiti"),
        ("华文仿宋", "STFangsong"),
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
    ),
    "cjk-serif": (("思源宋体", "Source Han Serif SC"), ("Noto Serif CJK SC", "Noto Serif SC")),
    "lxgw-wenkai": (("霞鹜文楷", "LXGW WenKai"),),
    "wenquanyi-micro-hei": (("文泉驿微米黑", "WenQuanYi Micro Hei"),),
    "wenquanyi-zen-hei": (("文泉驿正黑", "WenQuanYi Zen Hei"),),
    "arphic-sungti": (("AR PL SungtiL GB",),),
    "arphic-kaiti": (("AR PL KaitiM GB",),),
    "carlito": (("Calibri", "Calibri Light", "Carlito"),),
    "liberation-sans": (("Arial", "Helvetica", "Liberation Sans"),),
    "liberation-serif": (("Times New Roman", "Times", "Liberation Serif"),),
}
TABLE_OF = {
    name.lower(): table
    for table, families in FAMILIES.items()
    for family in families
    for name in family
}

# What draws a family in previews where it is not installed: the free face nearest to it.
PREVIEW_FACES = {
    "cjk-sans": "Noto Sans CJK SC",
    "cjk-serif": "Noto Serif CJK SC",
    "half-em-sans": "Noto Sans CJK SC",
    "half-em-serif": "Noto Serif CJK SC",
    "arphic-sungti": "Noto Serif CJK SC",
    "arphic-kaiti": "Noto Serif CJK SC",
    "wenquanyi-micro-hei": "Noto Sans CJK SC",
    "wenquanyi-zen-hei": "Noto Sans CJK SC",
    "lxgw-wenkai": "Noto Serif CJK SC",
    "carlito": "Carlito",
    "liberation-sans": "Liberation Sans",
    "liberation-serif": "Liberation Serif",
}
