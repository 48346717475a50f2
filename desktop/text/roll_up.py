"""Wording of a roll-up over the forms of several units, and the words that tell a rate from a count."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.text import derivations

RELATIVE_UNITS = ("%", "‰")
RELATIVE_NAMES = ("率", "比例", "占比", "比重", "满意度", "人均", "平均")
"""Names of rates, for values that were written without a unit."""
NEITHER_UNITS = (
    "天", "工作日", "小时", "分钟", "秒", "周", "个月", "个季度", "年", "分", "倍", "百分点", "级", "档", "℃",
)  # fmt: skip
"""Units in which values neither add up nor are shares of anything: the printed rule says nothing of them."""

SENTENCES = {
    "summed": "绝对值累加：{working}",
    "averaged": "相对值以{weigh_by}为权重加权平均：{working}",
    "alike": "各单位相同，都是{result}",
    "in-words": "定性指标，只汇总得分",
    "scores-averaged": "定性指标的得分以{weigh_by}为权重加权平均：{working}",
    "sum-of-scores": "执行率得分与{count}个指标的汇总得分相加：{working}",
    "no-value": "{unit}没有填写可以汇总的{what}，不能汇总",
    "open-value": "{unit}的实际完成值“{text}”不是确定的数，不能汇总",
    "not-a-figure": "{unit}的实际完成值“{text}”与指标值不是同一类，不能汇总",
    "units-mixed": "计量单位不同（{units}），不能汇总",
    "operators-mixed": "指标值的符号不同（{signs}），不能汇总",
    "neither": "单位是“{unit}”的数既不能累加，也不是比率，规则没有规定怎样汇总，请说明后自定",
    "no-funds": "{unit}没有填写{weigh_by}或填写的不是正数，不能以资金额度加权",
    "no-score": "{unit}没有填写得分，不能加权平均",
    "weights-differ": "各单位这一指标的分值不同（{weights}），不能汇总得分",
    "weight-shared": "与别的指标合用分值，不单独汇总得分",
    "value-missing": "完成值没有汇总数，不能计算得分",
    "own-closing": "规则包“{pack}”的总分不是各项得分的简单相加，规则没有规定怎样汇总总分，请说明后自定",
    "parts-missing": "有{count}项没有汇总得分，总分不能计算",
}
COLUMNS = {
    "full_year_budget": "全年预算数",
    "full_year_spending": "全年执行数",
    "initial_budget": "年初预算数",
    "target_value": "指标值",
    "actual_value": "实际完成值",
}
BETWEEN = "{low}至{high}"
BARE = "没有写"
RANGE = "区间"
UNNAMED = "第{place}张表"

DIFFERENT_PROJECTS = "注意：这些表不是同一个项目（{names}），各数相加是否有意义请自行判断"
HEADING = "汇总{count}张表（{units}），比率和定性得分以{weigh_by}为权重"
EXECUTION = "预算执行率得分"
SCORE = "得分"
TOTAL = "总分"
ROW_LINE = "{first} {second} {name}（{count}个单位）"
FIGURE_LINE = "  {name}：{value}　{why}"
NONE = "—"
JOINT = "、"


def words(code: str, facts: Mapping[str, str]) -> str:
    """Say how a figure was put together, or why it could not be."""
    if code in SENTENCES:
        return SENTENCES[code].format(**facts)
    return derivations.words(code, facts)
