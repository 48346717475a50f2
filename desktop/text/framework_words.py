"""Words by which the printed criteria of a framework (评分及标准) are read."""

YES = ("是", "有", "符合", "√", "☑", "✓")
NO = ("否", "不是", "不符合", "未", "×", "✗")
"""Answers to an item of a checklist, as people write them."""

AWARD = r"计(?P<points>[0-9]+(?:\.[0-9]+)?)分"
FULL_MARKS = "计满分"
FULL_AT = r"(?P<percent>[0-9]+)%计满分"
"""Full marks at one value; 100%以下（含）计满分 is a limit and none of these."""
EXACTLY_NOTHING = r"为0[,，%]"
ITEM = r"[①-⑳][^①-⑳]*"
ITEM_POINTS = r"(?P<points>[0-9]+(?:\.[0-9]+)?)分[;；。.\s]*$"
"""An item of a checklist (评价要点), and the points at its end."""
LOSES_ABOVE = ("每超过", "每超出", "每高于", "每增加")
LOSES_BELOW = ("每低于", "每下降", "每降低", "每减少")
OR_LESS = "(降低)"
"""Behind 每超过: the deduction runs both ways."""

MORE_IS_BETTER = (
    "完成率", "及时率", "达标率", "合格率", "办结率", "到位率", "利用率", "覆盖率", "进度率", "满意度", "满意率",
)  # fmt: skip
"""Endings of rates that are better the higher they are."""
BEST_AT_NOTHING = ("调整率", "变动率", "结余率", "结转率", "差错率", "投诉率")
"""Endings of rates of which nothing is best."""
WHOLE_EXECUTION = ("预算执行率",)
"""Rates of the whole budget, of which others are parts."""
CONTROLS_SPENDING = ("经费控制率", "经费”控制率", "支出控制率")
"""Endings of rates of spending against its budget."""
