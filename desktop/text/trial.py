"""Wording of a trial of rule packs on one form (换规则试算)."""

COLUMN_NAMES = {
    "initial_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "initial_target": "年初指标值",
    "target_value": "指标值",
    "deduction": "扣减分数",
    "audit_score": "财政审评分",
    "weight_share": "权重占比",
    "folded_score": "折算得分",
    "coefficient": "得分系数",
}
LACKS_COLUMN = "表上没有“{column}”一列，不能按它计算"
LACKS_RULES = "它没有规定“{row}”等{count}行怎样评分，不能按它计算"
FOR_FRAMEWORKS = "它是评价框架的规则包，不用于填指标的自评表"
NOT_HUNDRED = "按它计算，这张表的分值合计是{points}分，不是100分，总分不宜直接比较"
IDLE_RULE = "表上没有“{column}”一列，规则“{rule}”不起作用"

NAME = "项目"
TYPED = "填报"
TOTAL = "总分"
GRADE = "等级"
HEADING = "小计：{name}"
NONE = "—"
BAND = "{low}～{high}"
SHARE = "分值的{share}"
UNFIT = "不适用"
HEADING_WHY = "所列指标的得分相加，按规则算不出的取填报得分"
RULE_LINE = "{why}\n规则：{wording}（{title}，{number}）"
RULE = "{wording}（{title}，{number}）"
JOINT = "；"
STOP = "。"
CHANGED = "※"

INTRO = "{project}：同一张表，分别按{count}个规则包计算，※为各规则包结果不同的行"
OWN = "现用"
PACK_LINE = "[{id}]{own} {name}（{region}，{in_force_from}起）"
PACK_NOTE = "    {note}"
WHY_TITLE = "不同的原因："
WHY_NAME = "{name}，填报{typed}"
WHY_LINE = "  [{ids}] {text}：{why}"
LISTED = "、"
SAME_AS = "各行结果与[{id}]相同，不另列一栏"
NO_CHANGE = "各规则包的结果相同。"

# ---- the dialog

TITLE = "换规则试算"
DIALOG_INTRO = "同一张表按各个规则包各算一遍，只是试算，表不会改变。※为与现用规则不同的得分；选中一格，下面说明怎么算出来的。"
OWN_HEADING = "{name}\n（现用）"
HEADING_TIP = "{name}（{region}，{in_force_from}起）\n{note}"
ONLY_CHANGED = "只看有变化的行(&O)"
ASIDE_SAME = "与“{first}”结果相同，不另列一栏：{names}"
ASIDE_UNFIT = "不适用于这张表：{names}（{why}）"
NO_OTHERS = "没有结果不同的其他规则包。"
MARKED = "※ {text}"
WHY_AT = "{row} — {pack}：{text}\n{why}"
USE = "用这个规则(&U)"
USE_TIP = "改按光标所在一栏的规则包评分"
COPY = "复制为文字(&C)"
COPIED = "试算结果已复制，可以粘贴到WPS、记事本。"
CLOSE = "关闭"
