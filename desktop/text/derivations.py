"""How a figure came about, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES = {
    "execution": "分值×全年执行数÷全年预算数：{working}",
    "execution-capped": "执行率超过100%，得分以分值{weight}分为限：{working}",
    "execution-negative": "全年执行数小于零，不得分：{working}",
    "no-budget": "全年预算数空白或无法识别，不能计算",
    "no-spending": "全年执行数空白或无法识别，不能计算",
    "zero-budget": "全年预算数为{budget}，不能作除数，执行率不能计算",
    "rate": "全年执行数÷全年预算数：{spending} ÷ {budget} = {result}",
    "no-rate": "全年预算数或全年执行数空白、为零或无法识别，执行率不能计算",
    "fund-sum": "各来源资金相加：{working}",
    "derived": "由表内其他数据算出：{working}",
    "derived-blank": "算它要用的数据没有填全，不能计算",
    "derived-by-zero": "除数为零，不能计算",
    "repeated": "与表内的总分一致：{result}",
    "unread-parts": "有的来源资金认不出是多少，合计不能计算",
    "no-parts": "各来源资金都空白，合计不能计算",
    "reached": "实际完成值{actual}达到指标值{target}，得满分{weight}分",
    "short-of-target": "未达到指标值，实际完成值÷指标值×分值：{working}",
    "within-limit": "实际完成值{actual}没有超过指标值{target}，得满分{weight}分",
    "over-limit": "超过了指标值{target}：{working}",
    "far-over-limit": "实际完成值{actual}达到指标值{target}的{times}倍，不得分",
    "zero-kept": "指标值为零，没有发生，得满分{weight}分",
    "zero-missed": "指标值为零，实际发生{actual}，不得分",
    "inside-range": "实际完成值{actual}在{low}至{high}之间，得满分{weight}分",
    "below-range": "低于下限{low}，实际完成值÷下限×分值：{working}",
    "above-range-full": "实际完成值{actual}高于上限{high}，超出不扣分，得满分{weight}分",
    "below-negative-range": "实际完成值{actual}低于下限{low}，下限小于零，规则没有规定怎样计分，请说明后自定",
    "above-range": "实际完成值{actual}高于上限{high}，规则没有规定怎样计分，请说明后自定",
    "open-end-inside": "实际完成值整个落在指标值范围内，得满分{weight}分",
    "shared-reached": "{count}个指标合用{weight}分，全部达到指标值，得满分{weight}分",
    "shared-not-all": "{count}个指标合用{weight}分，没有全部达到，请说明后自定",
    "steps-kept": "{actual}在标准{pivot}以内，得满分{weight}分",
    "steps-floor": "{actual}与标准{pivot}相差{distance}，每{step}扣{deduction}分，不足一步的不扣：{working}",
    "steps-ceil": "{actual}与标准{pivot}相差{distance}，每{step}扣{deduction}分，不足一步的按一步扣：{working}",
    "steps-linear": "{actual}与标准{pivot}相差{distance}，每{step}扣{deduction}分，按比例扣：{working}",
    "steps-used-up": "{actual}与标准{pivot}相差{distance}，每{step}扣{deduction}分，扣完为止：{working}",
    "steps-beyond": "{actual}与标准{pivot}相差{distance}，超过{beyond}，不得分",
    "level-band-top": "定性指标，可在{low}分到{high}分（含）之间定分",
    "level-band": "定性指标，可在{low}分（含）到{high}分（不含）之间定分",
    "differs-from-equal": "指标值要求等于{target}，实际完成值是{actual}，规则要求由人判定",
    "shares-weight": "与“{bearer}”合用分值，不单独计分",
    "no-weight": "没有填写分值，不能计算",
    "weight-not-positive": "分值为{weight}，不大于零，不能计算",
    "no-target": "没有填写年度指标值，不能计算",
    "no-actual": "没有填写实际完成值，不能计算",
    "target-in-words": "年度指标值不是数字，实际完成值也不是三档定性结论之一，不能计算，由填报人定分",
    "actual-in-words": "年度指标值是数字，实际完成值却是文字，不能计算",
    "units-differ": "年度指标值的单位是“{target_unit}”，实际完成值的单位是“{actual_unit}”，不能比较",
    "rate-or-percent": "实际完成值没有写百分号，分不清是比率还是百分数，不能计算",
    "far-apart": "实际完成值与指标值相差一千倍以上，单位可能不同，不能计算",
    "negative-target": "年度指标值为负数，规则没有规定怎样计分，请说明后自定",
    "zero-not-exceeded": "年度指标值要求大于零，实际没有达到，规则没有规定怎样计分，请说明后自定",
    "direction-unclear": "年度指标值没有写“≤”或“≥”，分不清多好还是少好，不能计算",
    "actual-open-ended": "实际完成值带有“≥”“≤”等符号，不是确定的数，不能计算",
    "total": "{count}项得分相加：{working}",
    "no-scores": "还没有可以相加的得分",
    "grade": "按总分所在的档次，等级为{grade}",
}
_MODES = {"half-up": "四舍五入", "cut": "截去尾数"}
_ROUNDED = "（未舍入为{exact}，{mode}保留{decimals}位小数）"

CAUSES = {
    "rate-rounded": "先把执行率取整再乘分值",
    "cut": "截去了尾数，没有四舍五入",
    "fewer-decimals": "保留的小数位数较少",
    "other-rule": "与按规则计算的不同",
    "parts": "有的得分与按规则计算的不同",
}


def words(code: str, facts: Mapping[str, str]) -> str:
    """Say how a figure came about, with the rounding where there was any."""
    sentence = SENTENCES[code].format(**facts)
    if "exact" not in facts:
        return sentence
    return sentence + _ROUNDED.format(**{**facts, "mode": _MODES[facts["mode"]]})
