"""The words that say which way a number went, for a whole report's quantities.

`words.py` has the few that the build relies on when it compares a slide with the report.
"""

from __future__ import annotations

RISE, FALL, ABOVE, BELOW, UP, DOWN = "增长", "下降", "高于", "低于", "up", "down"

_RISES = """
增长 增加 上升 上涨 提高 提升 增产 加快 回升 多增 净增 新增 攀升 反弹 递增 跃升 猛增 激增 剧增
陡增 倍增 追加 扩大 扩充 延长 上调 上浮 上扬 调增 调升 拉高 拉升 抬升 增收 增支 增效 增亏 壮大
升高 走高 增速 增幅 涨幅 升幅 增长率 增长速度 增长幅度 上涨幅度 提高幅度 多收 超增 飙升 增 升
涨 扩
"""
RISES = tuple(_RISES.split())
_FALLS = """
下降 下跌 减少 降低 回落 下滑 减产 放缓 减缓 下调 下浮 缩短 收窄 缩小 缩减 缩水 萎缩 压缩 压减
压降 精简 精减 削减 裁减 调减 核减 递减 锐减 骤减 骤降 少增 减收 减支 减亏 少收 短收 滑落 走低
减轻 收缩 负增长 降幅 跌幅 减幅 下降率 下降幅度 减少幅度 降低幅度 降速 减速 低开 下挫 下探
拉低 减 降 跌
"""
FALLS = tuple(_FALLS.split())
# Verbs that take what they change before its amount: 新增公路63.9万公里, 减少财政收入五百二十亿元.
RISES_OF = ("新增", "净增", "增加")
FALLS_OF = ("减少", "压减", "精减", "精简", "削减", "裁减", "缩减")
# 新增就业 is a name of what is counted, 减税 and 降费 are measures and no falls.
NO_CHANGE = "就业|减税|降费|退税|缓税|减负|授信|入库"
# Of a share of growth: 拉动经济增长0.2个百分点, 下拉规模以上工业0.3个百分点.
PULLS_UP = "拉动|带动|推动|助推|拉高|推高|抬高|助力"
PULLS_DOWN = "下拉|拉低|拖累|拖低|拖慢"

HIGHER = ("高出", "多出", "超出", "快于", "高于", "多于", "领先于", "优于", "大于")
LOWER = ("低于", "慢于", "少于", "落后于", "小于")
# 提高6000万农村人口供水保障水平 is no rise of the people.
TRANSITIVE = ("提高", "降低", "减轻", "提升", "压缩", "缩短")

# English, each the beginning of a word, all its forms listed.
_UPS = """
rise rises rose risen rising grow grows grew grown growing growth increase increases increased
increasing up expand expands expanded expanding expansion advance advances advanced climb
climbs climbed climbing gain gains gained gaining jump jumps jumped surge surges surged raise
raises raised raising improve improves improved improving improvement add adds added adding
soar soared strengthen strengthened accelerate accelerated widen widened rebound rebounded
contributed lifted boosted higher doubled tripled trebled
"""
UPS = tuple(_UPS.split())
_DOWNS = """
fall falls fell fallen falling decline declines declined declining decrease decreases
decreased decreasing down drop drops dropped dropping cut cuts cutting reduce reduces reduced
reducing reduction lower lowers lowered shrink shrinks shrank shrunk slip slips slipped slide
slid contract contracts contracted ease eases eased easing narrow narrows narrowed slow slowed
plunge plunged tumble tumbled weaken weakened dip dipped halved
"""
DOWNS = tuple(_DOWNS.split())
