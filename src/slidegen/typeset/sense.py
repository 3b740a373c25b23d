"""How much a line break hurts the sense: what a heading is broken by.

There is no dictionary here. Marks say where a phrase ends, numbers keep their units, and pairs of
characters that work reports use as words are not parted where another break will do.
"""

from __future__ import annotations

import re

_UNITS = frozenset(
    "万亿元年月日时个人家项件条户亩吨公米次名位倍成点处座套台辆所栋岁页章期天周级强版"
)
_BEFORE_NUMBER = frozenset("近约超第逾达过")
_WEAK_START = frozenset("的了着过和与及在是")
_PHRASE_START = frozenset("比由从将")
_AFTER_MARK = frozenset("，；：。！？")
_COUNTED = re.compile(r"\d[.\d]*[万亿余多]+$")

_INSIDE_NUMBER = 400.0
_INSIDE_WORD = 90.0
_BEFORE_DIGIT = 300.0
_BETWEEN_HAN = 45.0
_BEFORE_PHRASE = 25.0
_INSIDE_QUOTES = 25.0
_BEFORE_PARTICLE = 15.0
_AFTER_LITTLE_WORD = 40.0
_AT_MARK = -30.0
_AT_LIST_MARK = -10.0
_AT_BRACKET = -20.0

# Two characters that are one word, from the vocabulary of work reports.
_COMMON = """
增长 下降 上升 提高 提升 增加 减少 减轻 回升 回落 扩大 加快 放缓 累计 同比 环比 比上 上年
去年 今年 全年 上半 半年 下半 季度 同期 以上 以下 以内 之内 左右 投资 项目 企业 就业 产业
工业 农业 经济 社会 发展 建设 重点 任务 完成 实施 推进 推动 落实 保障 改革 开放 创新 服务
政务 民生 城镇 城市 乡村 农村 居民 人口 收入 支出 消费 出口 进口 外贸 贸易 财政 税收 金融
贷款 融资 补贴 负担 市场 主体 资产 固定 房产 地产 制造 先进 技术 科技 人才 教育 医疗 卫生
养老 社保 保险 环境 生态 污染 治理 能源 电力 交通 运输 物流 港口 铁路 公路 安全 稳定 持续
优化 升级 培育 动能 集群 示范 试点 招商 引资 签约 注册 落地 营商 惠企 政策 举措 措施 行动
清单 工程 设施 改造 小区 老旧 新增 总量 总值 增速 比重 规模 水平 质量 效益 效率 能力 体系
机制 平台 领域 行业 地区 全市 全省 全国 全区 新区 高新 高端 数字 智能 海洋 集成 电路 生产
销售 零售 商品 价格 指数 工作 会议 报告 情况 问题 目标 计划 预计 预期 达到 突破 超过 实现
取得 成效 进展 开展 组织 加强 健全 完善 坚持 围绕 聚焦 结构 比例 单位 数量 面积 用电 发电
产量 产值 利润 亏损 营业 业务 客户 市民 群众 百姓 获得 满意 幸福 社区 街道 部门 可支 支配
公共 预算 一般 规上 以来 其中 分别 合计 共计 总计 达标 占比 亿元 万元 万人 万吨 平方 公里
公顷 公斤 千克
"""
_WORDS = frozenset(_COMMON.split())
# An English line does not end with these.
_LITTLE = "a an the of to in by for with and or at on from than as is was its their up per no only"
_LITTLE_WORDS = frozenset(_LITTLE.split())


def break_cost(text: str, index: int) -> float:
    """What a break before `text[index]` costs; negative where it helps to read."""
    before, after = text[index - 1], text[index]
    if before == " ":
        return _cost_at_space(text[: index - 1])
    if before in _AFTER_MARK:
        return _AT_MARK
    if before == "、":
        return _AT_LIST_MARK
    if after in "（《":
        return _AT_BRACKET
    cost = _INSIDE_QUOTES * _open_marks(text[:index])
    if parts_number(text, index):
        cost += _INSIDE_NUMBER
    elif before in _BEFORE_NUMBER and after.isdigit():
        cost += _BEFORE_DIGIT
    elif text[index - 1 : index + 1] in _WORDS:
        cost += _INSIDE_WORD
    elif not before.isascii() and not after.isascii():
        cost += _BEFORE_PHRASE if after in _PHRASE_START else _BETWEEN_HAN
    if after in _WEAK_START:
        cost += _BEFORE_PARTICLE
    if text.startswith("——", index):
        cost += _AT_MARK
    return cost


def _cost_at_space(line: str) -> float:
    """English: best after a mark, badly after an article or a preposition."""
    if not line or not line.isascii():
        return _AT_MARK
    if line[-1] in ",;:.":
        return _AT_MARK
    return _AFTER_LITTLE_WORD if line.rsplit(" ", 1)[-1].lower() in _LITTLE_WORDS else 0.0


def parts_number(text: str, index: int) -> bool:
    """Whether a break would part a number from its multiple, unit or qualifier (8.25|万人)."""
    before, after = text[index - 1], text[index]
    if before.isdigit() or before in "%％":
        return after in _UNITS or after in "左以之余多上"
    return before in "万亿余多" and after in _UNITS and bool(_COUNTED.search(text[:index]))


def _open_marks(text: str) -> int:
    return sum(text.count(a) - text.count(b) for a, b in ("“”", "《》", "（）", "‘’"))
