"""The words of the grammar of quantities: units, multipliers, qualifiers, directions.

A unit's key is as written, its value the one spelling that comparisons use.
"""

from __future__ import annotations

# Measures and currencies: safe after any number, Chinese numerals included.
_MEASURES = """
% ‰ 个百分点 百分点 个基点 基点 倍 番 元 美元 欧元 日元 英镑 港元 港币 澳元 加元 韩元 卢布
瑞士法郎 新台币 角 人 人次 人公里 户 户次 家次 亩 公顷 顷 平方米 平方公里 平方千米 平方厘米
立方米 立方 公里 千米 海里 里 米 厘米 毫米 微米 吨 万吨公里 吨公里 载重吨 总吨 公斤 千克 克 毫克
微克 斤 担 两 升 毫升 桶 标准箱 TEU 标箱 瓦 千瓦 兆瓦 吉瓦 千瓦时 千瓦小时 兆瓦时 度 伏 千伏
千伏安 焦 千卡 大卡 摄氏度 ℃ °C 分贝 帕 千帕 赫兹 小时 分钟 秒 毫秒 天 周 个月 个工作日 工作日
个小时 岁 周岁 个季度 学时 课时 人年 人天 台 辆 艘 架 架次 辆次 班次 场次 项次 件次 台次 头 只
羽 匹 株 棵 枚 颗 粒 吨位 床位 比特 字节 兆 GB TB PB MB KB Gbps Mbps MW GW kW MWh GWh kWh TWh Wh
MWp GWp kWp km m mm cm kg mg t ha mW μm um km² m² m³ ㎡ ㎞ ㎏ ㎜ ㎝ ㎥ μg
"""

# Counters: safe after digits; after Chinese numerals only some (the rest make phrases: 二十大).
_COUNTERS = """
个 家 项 件 条 种 类 座 栋 幢 处 所 张 套 部 名 位 支 期 批 次 起 届 枚 册 本 篇 份 卷 幅 片 块
段 层 排 间 组 队 对 双 副 团 班 轮 笔 宗 单 票 例 款 场 站 条次 人份 剂 剂次 针 针次 股 手 村
县 市 省 镇 国 岛 街道 社区 园区 门 盏 根 把 顶 节 车 车次 箱 袋 瓶 盒 包 桌 席 孔 口 眼 井 管
线 路 大 样 步 方面 环节 领域 行 户数 标段 车道 个点 点 孔 列 尊 尾 杯 餐 顿 堂 课 门次 批次
频次 例次 帧 页 字 万字 句 集 首 曲 幕
"""

# English units: key in lower case, singular and plural; value is the spelling kept.
_ENGLISH = {
    "percent": "%",
    "per cent": "%",
    "percentage point": "个百分点",
    "percentage points": "个百分点",
    "basis point": "个基点",
    "basis points": "个基点",
    "basis-point": "个基点",
    "times": "倍",
    "x": "倍",
    "ftes": "FTEs",
    "fte": "FTEs",
    "cubic meter": "cubic meters",
    "cubic meters": "cubic meters",
    "cubic metres": "cubic meters",
    "square meters": "square meters",
    "square metres": "square meters",
    "square feet": "square feet",
    "square miles": "square miles",
    "metric tons": "metric tons",
    "metric ton": "metric tons",
    "yuan": "元",
    "dollars": "美元",
    "euros": "欧元",
} | {
    word: plural
    for singular, plural in (
        ("megawatt", "megawatts"),
        ("gigawatt", "gigawatts"),
        ("kilowatt", "kilowatts"),
        ("ton", "tons"),
        ("tonne", "tonnes"),
        ("mile", "miles"),
        ("kilometer", "kilometers"),
        ("kilometre", "kilometers"),
        ("kilometres", "kilometers"),
        ("meter", "meters"),
        ("metre", "meters"),
        ("metres", "meters"),
        ("acre", "acres"),
        ("hectare", "hectares"),
        ("barrel", "barrels"),
        ("gallon", "gallons"),
        ("pound", "pounds"),
        ("kilogram", "kilograms"),
        ("hour", "hours"),
        ("minute", "minutes"),
        ("second", "seconds"),
        ("day", "days"),
        ("week", "weeks"),
        ("month", "months"),
        ("year", "years"),
        ("point", "points"),
        ("cent", "cents"),
    )
    for word in (singular, plural)
}

_SPELLING = {
    "百分点": "个百分点",
    "基点": "个基点",
    "千米": "公里",
    "㎞": "公里",
    "km": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "㎏": "公斤",
    "㎡": "平方米",
    "m²": "平方米",
    "m³": "立方米",
    "㎥": "立方米",
    "立方": "立方米",
    "平方千米": "平方公里",
    "km²": "平方公里",
    "港币": "港元",
    "千瓦小时": "千瓦时",
    "标箱": "标准箱",
    "TEU": "标准箱",
    "工作日": "个工作日",
    "个小时": "小时",
    "度": "度",
    "℃": "摄氏度",
    "°C": "摄氏度",
}

# Units that say the same but are kept as the text writes them.
SAME_UNITS = {
    "megawatts": "兆瓦",
    "MW": "兆瓦",
    "gigawatts": "吉瓦",
    "GW": "吉瓦",
    "kilowatts": "千瓦",
    "kW": "千瓦",
    "kWh": "千瓦时",
    "MWh": "兆瓦时",
    "kilometers": "公里",
    "meters": "米",
    "m": "米",
    "kilograms": "公斤",
    "hectares": "公顷",
    "ha": "公顷",
    "square meters": "平方米",
    "cubic meters": "立方米",
    "metric tons": "吨",
    "hours": "小时",
    "minutes": "分钟",
    "days": "天",
    "weeks": "周",
    "months": "个月",
}

MEASURES = {word: _SPELLING.get(word, word) for word in _MEASURES.split()}
COUNTERS = {word: word for word in _COUNTERS.split()}
ENGLISH_UNITS = _ENGLISH
UNITS = {**COUNTERS, **MEASURES}

CURRENCY_SIGNS = {
    "US$": "美元",
    "HK$": "港元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
    "¥": "元",
    "RMB": "元",
    "CNY": "元",
    "USD": "美元",
    "EUR": "欧元",
    "人民币": "元",
}

MULTIPLIERS = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "十万亿": 10**13,
    "百万亿": 10**14,
}
ENGLISH_MULTIPLIERS = {
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}

# Where the counter is only the first character of the word that is counted (33万市场主体).
NO_UNIT_BEFORE = {
    "个": "体性别案税",
    "家": "庭园长电具禽畜属",
    "两": "年个者岸",
    "周": "年岁边",
    "市": "场民区政直属值",
    "县": "域区级",
    "国": "家内际企有资",
    "省": "级内份属",
    "路": "径线桥灯",
    "线": "上下索路",
    "口": "岸径号罩",
    "村": "民庄级",
    "镇": "街区级",
    "岛": "屿礁",
    "件": "套",
    "手": "机续术段",
    "管": "理道廊线",
    "场": "馆地景次",
    "站": "点房台",
    "课": "题程",
    "行": "业政动",
    "段": "落",
    "票": "据",
    "针": "对",
    "步": "骤行道",
    "点": "位",
    "面": "积",
    "组": "织",
    "队": "伍",
    "层": "次面级",
    "团": "队体",
    "片": "区",
    "包": "括",
    "桌": "面",
    "车": "辆",
    "节": "能点约",
    "班": "级子",
    "支": "持付出撑",
    "期": "间",
    "名": "单牌誉",
    "位": "置于",
    "种": "植",
    "类": "型别",
    "座": "谈",
    "部": "门署分",
}

# What the qualifier says about the number that stands beside it.
APPROXIMATE, NEARLY = "about", "nearly"
ABOVE, BELOW, AT_LEAST, AT_MOST = "above", "below", "at-least", "at-most"
BEFORE = {
    "不超过": AT_MOST,
    "不高于": AT_MOST,
    "不多于": AT_MOST,
    "至多": AT_MOST,
    "最多": AT_MOST,
    "不低于": AT_LEAST,
    "不少于": AT_LEAST,
    "至少": AT_LEAST,
    "最少": AT_LEAST,
    "超过": ABOVE,
    "超出": ABOVE,
    "突破": ABOVE,
    "超": ABOVE,
    "逾": ABOVE,
    "将近": NEARLY,
    "接近": NEARLY,
    "近": NEARLY,
    "不到": BELOW,
    "不足": BELOW,
    "未到": BELOW,
    "大约": APPROXIMATE,
    "大概": APPROXIMATE,
    "约为": APPROXIMATE,
    "约": APPROXIMATE,
}
BEFORE_ENGLISH = {
    "no more than": AT_MOST,
    "not more than": AT_MOST,
    "at most": AT_MOST,
    "up to": AT_MOST,
    "as much as": AT_MOST,
    "as many as": AT_MOST,
    "no less than": AT_LEAST,
    "no fewer than": AT_LEAST,
    "at least": AT_LEAST,
    "more than": ABOVE,
    "in excess of": ABOVE,
    "upwards of": ABOVE,
    "over": ABOVE,
    "above": ABOVE,
    "less than": BELOW,
    "fewer than": BELOW,
    "under": BELOW,
    "below": BELOW,
    "nearly": NEARLY,
    "almost": NEARLY,
    "close to": NEARLY,
    "approximately": APPROXIMATE,
    "roughly": APPROXIMATE,
    "around": APPROXIMATE,
    "about": APPROXIMATE,
    "some": APPROXIMATE,
}
INSIDE = {"多": ABOVE, "余": ABOVE, "来": APPROXIMATE}
AFTER = {
    "及以上": AT_LEAST,
    "以上": AT_LEAST,
    "之上": AT_LEAST,
    "及以下": AT_MOST,
    "以下": AT_MOST,
    "之下": AT_MOST,
    "以内": AT_MOST,
    "之内": AT_MOST,
    "左右": APPROXIMATE,
    "上下": APPROXIMATE,
    "or more": AT_LEAST,
    "or less": AT_MOST,
    "or fewer": AT_MOST,
}
QUALIFIERS = {**BEFORE, **BEFORE_ENGLISH, **INSIDE, **AFTER}

# 节约10亿元 saves and 签约54家 signs; neither says "about".
NOT_ABOUT = "节签合条预履违制公契特立邀续"
NOT_NEARLY = "最附邻临靠就远"

# Words that say that a number beside them is a fall: 下降2.7% may be drawn as -2.7%.
_FALL = """
下降 下跌 减少 降低 回落 收窄 缩短 下滑 降至 降到 减至 减到 跌至 压减 压缩 缩小 放缓 减产 下拉
下调 减 降 跌 down fell fall declin decreas drop cut reduc lower loss 亏
"""
FALL = tuple(_FALL.split())

# Words right before a number that say by how much something rose or fell. Those that speak of
# gaps, falls and lengths (扩大, 收窄, 缩短) are left out: what they say depends on the subject.
_ROSE_BY = """
增长 增加 上升 上涨 提高 提升 增产 加快 回升 多增 净增 新增 攀升 反弹 增速 增幅 涨幅 增 升 涨
up rose rise rises risen grew grow grows grown growth increased increase increases climbed gained
"""
_FELL_BY = """
下降 下跌 减少 降低 回落 下滑 减产 放缓 下调 降幅 跌幅 减幅 减 降 跌
down fell fall falls fallen declined decline declines decreased decrease dropped drop drops
"""
ROSE_BY, FELL_BY = tuple(_ROSE_BY.split()), tuple(_FELL_BY.split())
