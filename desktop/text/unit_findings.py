"""One sentence and one remedy for each finding over several forms of a unit."""

UNIT_FINDINGS: dict[tuple[str, str], tuple[str, str]] = {
    ("project-twice", ""): (
        "项目“{printed}”已有一张表（{other}），这里又有一张。",
        "请核对是不是重复，保留一张。",
    ),
    ("wrong-year", "unit"): (
        "这张表是{printed}年度，同一批的{count}张表是{year}年度。",
        "请核对是不是放错了年度。",
    ),
    ("no-variance", "full"): (
        "{count}张表的总分全是100分。",
        "复核时会认为自评流于形式，请按实际完成情况打分。",
    ),
    ("no-variance", ""): (
        "{count}张表的总分全是{printed}分，没有高低。",
        "请核对各表是不是按实际完成情况打分。",
    ),
    ("no-variance", "grade"): (
        "{count}张表的等级全是“{printed}”，最低分{lowest}。",
        "复核时会重点查看，请备好各表得分的依据。",
    ),
    ("text-shared", ""): ("{count}张表的“{label}”几乎一样，另见{others}。", "请按各项目的实际情况分别填写。"),
    ("text-shared", "figures"): (
        "指标“{row}”的“{target}”和“{printed}”与{other}中指标“{name}”的数完全一样，名称不同。",
        "请核对是不是抄错了表。",
    ),
    ("foreign-project", ""): (
        "“{label}”里写到了另一个项目“{printed}”（{other}）。",
        "请核对内容是不是从别的表抄来的。",
    ),
    ("accounts", "spending"): (
        "{count}张表的执行数合计{printed}万元，决算的项目支出是{stated}万元，相差{difference}万元。",
        "请核对有没有漏报的项目，或说明口径。",
    ),
    ("accounts", "spending-some"): (
        "{count}张表的执行数合计{printed}万元，另有{without}张表没有执行数，决算的项目支出是{stated}万元，相差{difference}万元。",
        "请补齐执行数，再核对有没有漏报的项目，或说明口径。",
    ),
    ("accounts", "missing"): (
        "任务清单有{asked}个项目，{count}个没有自评表：{names}。",
        "请补报，或说明不用自评的原因。",
    ),
    ("accounts", "unasked"): ("项目“{printed}”不在任务清单里。", "请核对项目名称是否与清单一致。"),
}
