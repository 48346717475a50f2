"""One sentence and one remedy for each finding on a framework (评价框架) or between linked forms."""

FRAMEWORK_FINDINGS: dict[tuple[str, str], tuple[str, str]] = {
    ("missing-field", "framework-blank"): (
        "一项自评分也没有填写。",
        "请填写评分依据，由程序计算，或逐项填写自评分。",
    ),
    ("missing-field", "framework"): ("“{row}”的自评分没有填写。", "请填写；评分依据填全的可由程序计算。"),
    ("unclear-points", "framework"): ("“{row}”的自评分“{printed}”认不出是多少分。", "请只填数字。"),
    ("unclear-amount", "input"): (
        "评分依据“{label}”填的“{printed}”认不出是什么。",
        "单位是“{unit}”：是/否的填是或否，其余的只填一个数字。",
    ),
    ("score-over-weight", "framework"): ("“{row}”得{printed}分，超过本项的{expected}分。", "请改正。"),
    ("score-over-weight", "framework-negative"): ("“{row}”的自评分是{printed}。", "得分不能小于零，请改正。"),
    ("score-vs-rule", "framework-above"): (
        "“{row}”得{printed}分，按规则计算是{expected}分（{working}）。",
        "请改为{expected}，或核对评分依据、说明理由。",
    ),
    ("score-vs-rule", "framework-below"): (
        "“{row}”得{printed}分，按规则计算是{expected}分（{working}）。",
        "主动扣分的请在评分依据里说明，否则改为{expected}。",
    ),
    ("score-vs-rule", "framework-steps"): (
        "“{row}”{weight}分，每档{step}分，怎样扣也得不出{printed}分。",
        "请按标准改正，或说明怎样得出。",
    ),
    ("score-vs-rule", "framework-unsaid"): (
        "“{row}”是{figure}，评分标准“{criterion}”没有说这样怎样计分，得{printed}分未必成立。",
        "请向财政部门核实，并在评分依据里写明读法。",
    ),
    ("score-vs-rule", "framework-parts"): (
        "“{row}”给了满分{printed}分，没有填预算执行数和预算数，而已知的部分没有花完：{parts}。",
        "请填写预算执行数和预算数后再定分。",
    ),
    ("missing-reason", "framework-judgement"): (
        "“{row}”得{score}分，由单位自行评定，没有写理由。",
        "请写明评定的理由和依据。",
    ),
    ("missing-reason", "framework-lost"): (
        "“{row}”得{score}分，本项{weight}分，评分依据里看不出为什么扣分。",
        "请填写评分依据，或写明扣分的理由。",
    ),
    ("no-basis", ""): ("{count}项指标的评分依据没有填全，如{rows}。", "复核时要看依据，请补填。"),
    ("weight-sum", "framework-heading"): (
        "“{heading}”标明{points}分，其下各项的分值合计是{expected}分（{working}）。",
        "原表就是这样印的，请向财政部门核实应按哪个数。",
    ),
    ("weight-sum", "framework"): (
        "{count}项指标的分值合计只有{expected}分，不是100分。",
        "原表就是这样印的，请向财政部门核实；自评分不会超过{expected}分。",
    ),
    ("text-mismatch", "awards-more"): (
        "“{row}”只有{expected}分，评分标准却写着计{printed}分。",
        "按本项的{expected}分计，请向财政部门核实。",
    ),
    ("text-mismatch", "awards-less"): (
        "“{row}”有{expected}分，评分标准却只写着计{printed}分。",
        "请向财政部门核实应计多少分，并写明读法。",
    ),
    ("text-mismatch", "item-points"): (
        "“{row}”的评价要点第{item}项没有标分，其他各项标着{expected}分。",
        "请核对是不是也应为{expected}分。",
    ),
    ("text-mismatch", "wrong-side"): (
        "“{row}”越高越好，评分标准却写着“{printed}”，完成得多反而扣分。",
        "这里按每降低扣分计算，请向财政部门核实。",
    ),
    ("text-mismatch", "wrong-end"): (
        "“{row}”为零最好，评分标准却写着“{printed}”，照此没有调整或变动反而不得分。",
        "这里按零为满分计算，请向财政部门核实。",
    ),
    ("text-mismatch", "saving"): (
        "“{row}”的评分标准写着“{printed}”，节约100%就是没有花钱，标准自相矛盾。",
        "不由程序计分；请向财政部门核实，并写明得分的理由。",
    ),
    ("link-differs", ""): (
        "“{label}”填的是{printed}，{other}里是{expected}。",
        "请核对两张表；清空这一格，就跟着那张表走。",
    ),
}
