"""One sentence and one remedy for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop.text.framework_findings import FRAMEWORK_FINDINGS
from desktop.text.unit_findings import UNIT_FINDINGS
from desktop.text.year_findings import YEAR_FINDINGS


class Wording(NamedTuple):
    """What is wrong, and how to put it right."""

    message: str
    remedy: str


SEVERITIES = {"must-fix": "须改正", "must-explain": "须说明", "hint": "提示"}

FINDINGS: dict[tuple[str, str], Wording] = {
    ("missing-field", "field"): Wording("“{label}”没有填写。", "请填写“{label}”。"),
    ("missing-field", "pen"): Wording("“{label}”空白。", "打印后手工填写或盖章即可，也可以现在填写。"),
    ("missing-field", "fund"): Wording("“{row}”的“{label}”没有填写。", "请填写金额，没有发生的填0。"),
    ("missing-field", "figure"): Wording(
        "“{row}”的“{label}”没有填写。", "按金额计算是{expected}，请填写，或由程序计算。"
    ),
    ("missing-field", "no-indicators"): Wording("一个绩效指标也没有填写。", "请填写绩效指标及其分值和得分。"),
    ("missing-field", "row"): Wording("指标“{row}”的“{label}”没有填写。", "请填写；不用的指标行请整行删除。"),
    ("missing-field", "heading"): Wording(
        "“{heading}”有{weight}分，下面没有填写指标。",
        "请填写指标和得分；确实没有这类指标的，请向财政部门核实分值。",
    ),
    ("missing-field", "tick"): Wording("“{label}”一项都没有勾选。", "请在“{options}”中勾选一项。"),
    ("several-ticked", ""): Wording(
        "“{label}”勾选了“{printed}”，这一组只应勾选一项。", "请只保留一项，确需多选的请说明。"
    ),
    ("missing-field", "standard"): Wording(
        "指标“{row}”的实际完成值填的是“{printed}”，这是指标值的依据，不是完成值。",
        "请填写实际完成了多少，否则得分没有依据。",
    ),
    ("missing-field", "number"): Wording(
        "指标“{row}”的指标值“{printed}”只有名称，没有数。", "请写明指标值是多少，带上单位。"
    ),
    ("missing-field", "unit"): Wording(
        "成本指标“{row}”的指标值“{printed}”没有单位。", "请写明是元还是万元。"
    ),
    ("wrong-year", "unreadable"): Wording("年度“{printed}”认不出是哪一年。", "请填写四位数的年份，如2025。"),
    ("wrong-year", "title"): Wording("标题“{printed}”的年度与本表的{year}年度不同。", "请核对标题和年度。"),
    ("unclear-date", ""): Wording("填报日期“{printed}”认不出是哪一天。", "请写成2025-04-07这样的日期。"),
    ("wrong-year", "date"): Wording(
        "填报日期{printed}早于{year}年底，年度自评应在年度结束后填报。",
        "请核对年度和填报日期，确属提前填报的请说明。",
    ),
    ("wrong-year", "period"): Wording(
        "指标“{row}”写的是“{printed}”，而本表是{year}年度。", "请核对是不是沿用了往年的内容。"
    ),
    ("unclear-amount", ""): Wording(
        "“{row}”的金额“{printed}”认不出是多少。", "请只填一个数字，需要时带上单位。"
    ),
    ("unclear-amount", "negative"): Wording("金额“{printed}”是负数。", "请填写不小于零的金额。"),
    ("unit-mismatch", "amount"): Wording(
        "金额“{printed}”的单位是{typed_unit}，本表的单位是{unit}。",
        "折合{expected}{unit}，请按本表单位填写。",
    ),
    ("unit-mismatch", "comma"): Wording(
        "“{printed}”里的逗号可能是千分位，也可能本来是小数点，本表单位是{unit}。", "请去掉逗号，并核对单位。"
    ),
    ("unit-mismatch", "units-differ"): Wording(
        "指标“{row}”的指标值是“{target}”，实际完成值是“{printed}”，单位不同。", "请把两处改为同一单位。"
    ),
    ("unit-mismatch", "rate-or-percent"): Wording(
        "指标“{row}”的指标值是“{target}”，实际完成值“{printed}”没有百分号，相差约一百倍。",
        "请写成百分数，如82%。",
    ),
    ("unit-mismatch", "far-apart"): Wording(
        "指标“{row}”的指标值是“{target}”，实际完成值是“{printed}”，相差一千倍以上。",
        "请核对单位，如元与万元、人与万人。",
    ),
    ("unit-mismatch", "cost"): Wording(
        "成本指标“{row}”的实际完成值“{printed}”与全年执行数{spending}正好相差一万倍。", "请核对是元还是万元。"
    ),
    ("unit-mismatch", "upside-down"): Wording(
        "指标“{row}”的指标值“{printed}”单位写颠倒了。", "按每一个计算的金额，单位应写“{right}”。"
    ),
    ("unit-mismatch", "name"): Wording(
        "指标“{row}”数的是{named}，指标值“{printed}”的单位却是{unit}。", "请核对单位。"
    ),
    ("unit-mismatch", "point"): Wording(
        "全年执行数{spending}与成本指标“{row}”的“{actual}”正好相差一千倍，全年预算数“{printed}”的小数点可能写成了逗号。",
        "请核对小数点和单位，折合应为{expected}。",
    ),
    ("unit-mismatch", "cost-target"): Wording(
        "成本指标“{row}”的完成值就是全年执行数，指标值“{printed}”却与各项预算数（{budgets}）都不同。",
        "请把指标值改为预算数，或说明依据。",
    ),
    ("derived-figure", ""): Wording(
        "“{label}”填的是{printed}，按表内关系应为{expected}（{working}）。",
        "请改为{expected}，或核对有关各数。",
    ),
    ("fund-sum", ""): Wording(
        "“{row}”填的是{printed}，各来源相加是{expected}（{working}）。",
        "请改正总额，或补齐各来源的金额。",
    ),
    ("execution-rate", "unreadable"): Wording(
        "执行率“{printed}”认不出是多少。", "按金额计算应为{expected}。"
    ),
    ("execution-rate", "wrong"): Wording(
        "执行率填的是{printed}，按金额计算是{expected}（{working}）。", "请改正执行率，或核对预算数和执行数。"
    ),
    ("execution-rate", "cut"): Wording(
        "执行率填的是{printed}，四舍五入应为{expected}（{working}），填报时截去了尾数。", "请改为{expected}。"
    ),
    ("execution-score", "wrong"): Wording(
        "执行率得分填的是{printed}，按规则计算是{expected}（{working}）。",
        "请改为{expected}，或核对预算数和执行数。",
    ),
    ("execution-score", "fewer-decimals"): Wording(
        "执行率得分{printed}保留的小数较少，按规则是{expected}（{working}）。",
        "需要两位小数时改为{expected}。",
    ),
    ("execution-score", "cut"): Wording(
        "执行率得分{printed}截去了尾数，四舍五入应为{expected}（{working}）。", "请改为{expected}。"
    ),
    ("execution-score", "rate-rounded"): Wording(
        "执行率得分{printed}是先把执行率取整再乘分值得到的，按金额直接计算是{expected}（{working}）。",
        "请改为{expected}。",
    ),
    ("spending-over-budget", ""): Wording(
        "全年执行数{printed}大于全年预算数{expected}。", "请核对两个数；确有其事的请说明资金来源。"
    ),
    ("budget-zero", ""): Wording(
        "全年预算数是{printed}，执行率不能计算。", "请填写调整后的预算数；项目没有实施的，请注明后不报本表。"
    ),
    ("missing-reason", "rate"): Wording(
        "执行率只有{rate}，还有{unspent}没有执行，表中没有说明原因。",
        "请在偏差原因一栏或绩效分析里说明原因和措施。",
    ),
    ("missing-reason", "adjusted"): Wording(
        "全年预算数{printed}与年初预算数{expected}不同，表中没有说明调整的原因。", "请说明预算调整的原因。"
    ),
    ("missing-reason", "row"): Wording(
        "指标“{row}”得{score}分，分值{weight}分，没有写偏差原因和改进措施。",
        "请填写扣分的原因和改进措施。",
    ),
    ("missing-reason", "heading"): Wording(
        "“{heading}”共得{score}分，分值{weight}分，没有说明扣分的原因。",
        "请写明扣分的原因和改进措施。",
    ),
    ("unspent-share", ""): Wording("还有{unspent}的预算没有执行。", "财政部门会重点查看，请备好说明。"),
    ("unclear-points", ""): Wording("指标“{row}”的分值“{printed}”认不出是多少分。", "请只填数字。"),
    ("unclear-points", "not-positive"): Wording("指标“{row}”的分值是{printed}。", "分值应大于零。"),
    ("unclear-points", "execution"): Wording("“{row}”的分数“{printed}”不能使用。", "请只填大于零的数字。"),
    ("unclear-points", "score"): Wording("指标“{row}”的得分“{printed}”认不出是多少分。", "请只填数字。"),
    ("unclear-points", "total"): Wording(
        "总分“{printed}”认不出是多少分。", "请只填数字，或清空后由程序计算。"
    ),
    ("heavy-row", ""): Wording(
        "指标“{row}”一项就占{printed}分。", "分值过于集中，建议拆成几个可以衡量的指标。"
    ),
    ("heavy-row", "heading"): Wording(
        "“{heading}”{printed}分全在“{row}”一个指标上。", "分值过于集中，建议拆成几个可以衡量的指标。"
    ),
    ("weight-sum", "heading"): Wording(
        "“{heading}”标明“{printed}”，所列指标的分值合计是{expected}（{working}）。",
        "请调整指标的分值，使合计相符。",
    ),
    ("weight-sum", "headings"): Wording(
        "各一级指标的分值加上执行率的分值是{printed}，不是100（{working}）。",
        "请核对一级指标后标明的分值，以及所用的规则。",
    ),
    ("weight-sum", "total"): Wording(
        "指标分值合计{indicators}，加上执行率{execution}分是{expected}，总分一栏的分值是{printed}。",
        "请调整分值，使合计为100。",
    ),
    ("weight-sum", "not-hundred"): Wording(
        "指标分值合计{indicators}，加上执行率{execution}分是{expected}，不是100。",
        "请调整分值，使合计为100。",
    ),
    ("score-over-weight", ""): Wording(
        "指标“{row}”得{printed}分，超过分值{expected}分。", "得分不能超过分值，请改正。"
    ),
    ("score-over-weight", "negative"): Wording("指标“{row}”的得分是{printed}。", "得分不能小于零，请改正。"),
    ("score-over-weight", "heading"): Wording(
        "“{heading}”各指标共得{printed}分，超过分值{expected}分。", "得分合计不能超过分值，请改正。"
    ),
    ("score-vs-rule", "open-end"): Wording(
        "指标“{row}”的完成值“{actual}”没有达到指标值“{target}”，却得满分（{working}）。",
        "请填写确定的完成值，按完成比例计分应为{expected}分。",
    ),
    ("score-vs-rule", "cost"): Wording(
        "成本指标“{row}”的完成值“{actual}”超过指标值“{target}”，仍得满分{printed}分。",
        "请按规则扣分，或写明超出的原因；追加过预算的，请调整指标值。",
    ),
    ("score-vs-rule", "above"): Wording(
        "指标“{row}”得{printed}分，按规则计算是{expected}分（{working}）。",
        "请改为{expected}，或核对指标值和完成值。",
    ),
    ("score-vs-rule", "below"): Wording(
        "指标“{row}”得{printed}分，按规则计算是{expected}分（{working}）。", "主动扣分的请在偏差原因里说明。"
    ),
    ("score-vs-rule", "rounding"): Wording(
        "指标“{row}”得{printed}分，按规则计算是{expected}分（{working}），小数位数不同。",
        "需要时改为{expected}。",
    ),
    ("score-vs-rule", "band"): Wording(
        "指标“{row}”的完成情况是“{level}”，只能在{low}分到{high}分之间定分，填的是{printed}分。",
        "请改得分，或改完成情况。",
    ),
    ("over-achievement", ""): Wording(
        "指标“{row}”的实际完成值“{printed}”达到指标值“{expected}”的{limit}以上。",
        "请说明超额的原因，或核对指标值是否偏低。",
    ),
    ("over-achievement", "zero"): Wording(
        "指标“{row}”的指标值是“{expected}”，实际完成值“{printed}”达到{limit}以上。",
        "请说明超额的原因，或核对指标值是否偏低。",
    ),
    ("total-sum", "fewer-decimals"): Wording(
        "总分{printed}保留的小数较少，各项得分相加是{expected}。", "需要时改为{expected}。"
    ),
    ("total-sum", "cut"): Wording(
        "总分{printed}截去了尾数，各项得分相加是{expected}。", "请改为{expected}。"
    ),
    ("total-sum", ""): Wording(
        "总分填的是{printed}，各项得分相加是{expected}，差{difference}。",
        "请改正总分，或核对各项得分。",
    ),
    ("total-sum", "no-parts"): Wording(
        "总分填的是{printed}，表上没有一项得分，总分没有来源。", "请补充各项得分，或说明总分的依据。"
    ),
    ("total-twice", ""): Wording(
        "“{label}”填的是{printed}，总分一栏是{expected}，同一个总分前后不同。", "请把两处改为一致。"
    ),
    ("total-twice", "decimals"): Wording(
        "“{label}”{printed}与总分一栏的{expected}小数位数不同。", "请把两处写成一样。"
    ),
    ("total-ceiling", ""): Wording(
        "执行率{rate}，按规定总分最高{expected}分，现在是{printed}分。", "请把超出的部分扣除。"
    ),
    ("grade", ""): Wording(
        "等级填的是“{printed}”，总分{total}对应的等级是“{expected}”。", "请改为“{expected}”。"
    ),
    ("grade-border", ""): Wording(
        "总分{printed}紧挨等级界线{border}，等级按未舍入的总分定为“{grade}”。", "请核对各项得分的小数。"
    ),
    ("score-vs-execution", ""): Wording(
        "指标得分率{share}，执行率只有{rate}，产出与支出不相称。", "请说明钱没有花完而目标都完成的原因。"
    ),
    ("cost-vs-spending", ""): Wording(
        "“{row}”的实际完成值是“{printed}”，全年执行数是{spending}，两者不同。", "请核对，或说明口径。"
    ),
    ("target-without-number", ""): Wording(
        "指标“{row}”的指标值“{printed}”只有符号或单位，没有数。", "请补上数字，如≥95%。"
    ),
    ("vague-target", ""): Wording(
        "指标“{row}”的指标值“{printed}”无法衡量。", "建议写成数字或能查证的结果；完成情况用三档定性结论。"
    ),
    ("vague-target", "name"): Wording(
        "指标“{row}”名称空泛，指标值“{printed}”说不清是什么的比例。", "请写明怎样计算、数据从哪里来。"
    ),
    ("vague-target", "quantity"): Wording(
        "数量指标“{row}”的指标值“{printed}”里没有数，也看不到完成了多少。", "请写明数量和单位。"
    ),
    ("target-not-initial", ""): Wording(
        "指标“{row}”年初指标值没有数（“{printed}”），调整后却是“{target}”。",
        "请补上年初批复的指标值；年初没有编报的，请说明。",
    ),
    ("target-not-initial", "all"): Wording(
        "{count}个定量指标的年初指标值一栏都没有数，看不出年初是怎样定的。",
        "请补上年初批复的指标值；年初没有编报绩效目标的，请说明。",
    ),
    ("target-adjusted", ""): Wording(
        "指标“{row}”的年初指标值是“{printed}”，调整后是“{target}”，表中没有提到调整的依据。",
        "请写明批准调整的文件或原因。",
    ),
    ("cost-direction", ""): Wording(
        "成本指标“{row}”的指标值是“{printed}”，成本应当是不超过。", "请改为“≤”，确属要求不低于的请说明。"
    ),
    ("money-as-quantity", ""): Wording(
        "数量指标“{printed}”是资金的支付或金额，不是产出的数量。", "请改为做了多少事，金额放到成本指标。"
    ),
    ("actual-kind", "words"): Wording(
        "指标“{row}”的指标值是“{target}”，实际完成值却是文字“{printed}”。", "请填写与指标值同一单位的数字。"
    ),
    ("actual-kind", "number"): Wording(
        "指标“{row}”的指标值是文字“{target}”，实际完成值却是数字“{printed}”。", "请核对两栏是否填错位置。"
    ),
    ("actual-operator", ""): Wording(
        "指标“{row}”的实际完成值“{printed}”带有符号，年底完成了多少应当是确定的数。", "请填写确定的完成值。"
    ),
    ("actual-copies-target", ""): Wording(
        "{count}个指标的实际完成值与指标值一字不差。", "请按实际填写完成值，确实全部相同的请说明依据。"
    ),
    ("duplicate-indicator", ""): Wording(
        "指标“{row}”与第{place}行的指标同名。", "同一指标只能计一次分，请合并或改名。"
    ),
    ("wrong-heading", "quality"): Wording(
        "“{row}”是完成率或覆盖率，放在“{heading}”下不合适。", "建议放到数量指标。"
    ),
    ("wrong-heading", "timeliness"): Wording(
        "“{row}”放在“{heading}”下，但没有时间或期限。", "请写明何时完成，或移到别的二级指标。"
    ),
    ("wrong-heading", "benefit"): Wording(
        "“{row}”是单位自己完成的工作，不是效益。", "建议写对服务对象或社会带来的变化。"
    ),
    ("satisfaction-missing", ""): Wording(
        "没有填写满意度指标。", "有服务对象的项目应填写；确无服务对象的请说明。"
    ),
    ("survey-missing", ""): Wording(
        "满意度指标“{row}”填的是“{printed}”，表中没有提到调查的方式、样本和时间。", "请备好调查资料备查。"
    ),
    ("qualitative-note", ""): Wording(
        "{count}个定性指标没有写情况说明，如“{row}”。", "请简要写明做了什么、效果怎样。"
    ),
    ("text-too-long", ""): Wording(
        "“{label}”有{length}个字，业务系统里这一栏最多{most}个字。", "请压缩文字，详情写进自评报告。"
    ),
    ("no-evidence", ""): Wording(
        "{count}个指标共{points}分得满分，完成值只是照抄指标值的文字，如“{row}”的“{printed}”。",
        "请备好佐证材料，最好写成能查证的结果。",
    ),
    ("title", ""): Wording(
        "标题“{printed}”没有写明是自评表。", "规范的标题是“{expected}”，前面可加年度和项目名称。"
    ),
    ("goal-copied", ""): Wording("实际完成情况与预期目标一字不差。", "请写实际做了什么、完成到什么程度。"),
    ("text-repeated", ""): Wording("“{label}”与“{other}”一字不差。", "请按各栏的要求分别填写。"),
    ("text-mismatch", ""): Wording(
        "“{label}”里写了“{printed}”，而各项指标都得了满分。", "请核对得分，或把情况说清楚。"
    ),
    ("text-mismatch", "share"): Wording(
        "指标“{row}”写明“{printed}”，只完成了{share}，而得分或原因说明却是全部完成。",
        "请核对得分，并说明没有完成的部分。",
    ),
    ("text-mismatch", "reason-fewer"): Wording(
        "原因里说“{printed}”，而完成值“{actual}”高于指标值“{target}”，原因与数字相反。",
        "请核对指标值、完成值和原因。",
    ),
    ("text-mismatch", "reason-more"): Wording(
        "原因里说“{printed}”，而完成值“{actual}”低于指标值“{target}”，原因与数字相反。",
        "请核对指标值、完成值和原因。",
    ),
    ("text-mismatch", "sum"): Wording(
        "“{label}”里写的是{printed}，表中另一处是“{other}”，相差很小却不相等。", "请核对后改为同一个数。"
    ),
    ("text-mismatch", "counts"): Wording(
        "“{row}”的“{printed}”与“{other}”的“{value}”都与“{shared}”的人数有关，相差十倍以上。",
        "请核对口径，确是两回事的请把名称写清楚。",
    ),
    ("empty-reason", ""): Wording(
        "指标“{row}”得{score}分，偏差原因只写了“{printed}”。", "请写明扣分的原因和改进措施。"
    ),
    ("no-measure", ""): Wording("指标“{row}”写了偏差原因，没有写改进措施。", "请补充下一步怎样改进。"),
    ("personal-data", ""): Wording("这一格里有手机号码{printed}。", "本表会随决算公开，请删去个人信息。"),
}
FINDINGS |= {key: Wording(*said) for key, said in FRAMEWORK_FINDINGS.items()}
FINDINGS |= {key: Wording(*said) for key, said in UNIT_FINDINGS.items()}
FINDINGS |= {key: Wording(*said) for key, said in YEAR_FINDINGS.items()}


def wording(code: str, variant: str, facts: Mapping[str, str]) -> Wording:
    """Say what a finding found and how to put it right."""
    message, remedy = FINDINGS[code, variant]
    return Wording(message.format(**facts), remedy.format(**facts))
