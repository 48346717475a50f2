"""How a figure came about, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.text.framework_derivations import FRAMEWORK_SENTENCES

SENTENCES = {
    "execution": "分值×全年执行数÷全年预算数：{working}",
    "execution-capped": "执行率超过100%，得分以分值{weight}分为限：{working}",
    "execution-negative": "全年执行数小于零，不得分：{working}",
    "execution-tier": "执行率{rate}，达到{from_rate}这一档：{working}",
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
    "over-limit-judged": "指标值要求不超过{target}，实际完成值是{actual}，规则要求由人判定",
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
    "requirement-met": "“{actual}”符合要求，得满分{weight}分",
    "requirement-missed": "“{actual}”不符合要求，不得分",
    "requirement-unclear": "从“{actual}”看不出是否符合要求，请写{words}之一，或由填报人定分",
    "inside-tolerance": "偏离指标值{working_deviation}，在{limit}以内：{working}",
    "beyond-tolerance": "偏离指标值{working_deviation}，超过{limit}，不得分",
    "no-deviation-from-zero": "年度指标值为零，算不出偏离的比例，不能计算",
    "rating": "评为“{word}”：{working}",
    "rating-unpublished": "评为“{word}”，这一等次的得分系数没有公布，由填报人定分",
    "not-a-rating": "实际完成值不是{words}之一，不能计算",
    "coefficient": "得分系数×分值：{working}",
    "coefficient-off": "得分系数{share}不在0到100%之间，不能计算",
    "coefficient-unclear": "得分系数“{text}”认不出是多少，不能计算",
    "no-coefficient": "没有填写得分系数，不能计算",
    "actual-not-a-figure": "实际完成值“{text}”不是一个数，不能按这条规则计算",
    "target-not-a-figure": "年度指标值“{text}”不是一个数，不能按这条规则计算",
    "deduction-unclear": "扣减分数“{text}”认不出是多少，不能计算",
    "share-only": "本表不印每项指标的分值；按规则可得本项应得分的{share}，在一级指标的分值内定分",
    "share-band": "本表不印每项指标的分值；可得本项应得分的{low}（含）到{high}（不含），由填报人定分",
    "share-band-top": "本表不印每项指标的分值；可得本项应得分的{low}到{high}（含），由填报人定分",
    "void-kept": "调整后没有指标值，本行不填报、不计分，分值不退出总分",
    "void-dropped": "调整后没有指标值，本行不填报、不计分，分值退出总分",
    "not-applicable": "本行不适用，不计分，其余各行折算为100分",
    "either-or-other": "二者择其一，已按“{counted}”计分，本行不再计分",
    "folded": "单项得分×权重占比：{working}",
    "nothing-to-fold": "单项得分或权重占比空白或认不出，不能折算",
    "share-off": "权重占比{share}不在0到100%之间，不能折算",
    "second-opinion": "财政评分减自评得分：{difference}分，偏离度{deviation}",
    "second-from-zero": "财政评分减自评得分：{difference}分，自评为零，算不出偏离度",
    "second-alone": "财政评分{audit}分，自评没有得分，不能比较",
    "second-off": "财政评分{audit}分不在0到{weight}分之间",
    "second-unclear": "财政评分“{text}”认不出是多少",
    "goal-without-ratio": "有的年度目标没有写明权重比例，总分不能计算",
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
    "not-scored": "本表不计分",
    "no-scores": "还没有可以相加的得分",
    "grade": "按总分所在的档次，等级为{grade}",
    **FRAMEWORK_SENTENCES,
}
_MODES = {"half-up": "四舍五入", "cut": "截去尾数"}
_ROUNDED = "（未舍入为{exact}，{mode}保留{decimals}位小数）"

_WORKING = "；{working}"
_ADDITIONS = {
    "over_rate": "；实际完成值为指标值的{over_rate}，偏离过大，扣{over_deduction}分",
    "over_zero": "；指标值为零，实际完成值{over_zero}，偏离过大，扣{over_deduction}分",
    "manual_deduction": "；另行扣减{manual_deduction}分",
    "row_cap": "；这类指标最多得{row_cap}分",
    "moved": "；没有{missing}指标，其{moved}分并入{to}",
    "applicable": "；有的指标不计分，按适用的{applicable}分折算为100分",
    "most": "；执行率低于{below_rate}，总分以{most}分为限",
}
"""What is said after the sentence, by the fact that calls for it, in the order of the rules."""

CAUSES = {
    "rate-rounded": "先把执行率取整再乘分值",
    "cut": "截去了尾数，没有四舍五入",
    "fewer-decimals": "保留的小数位数较少",
    "other-rule": "与按规则计算的不同",
    "parts": "有的得分与按规则计算的不同",
}


def words(code: str, facts: Mapping[str, str]) -> str:
    """Say how a figure came about, with what was taken off, and the rounding where there was any."""
    sentence, added = SENTENCES[code], [said for fact, said in _ADDITIONS.items() if fact in facts]
    if added and "{working}" not in sentence:
        added.append(_WORKING)
    sentence += "".join(added)
    if "exact" in facts:
        return (sentence + _ROUNDED).format(**{**facts, "mode": _MODES[facts["mode"]]})
    return sentence.format(**facts)
