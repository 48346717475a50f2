"""What is said when a draft is begun with the form of the year before."""

BEGUN = "已建{year}年度草稿：目标、指标和分值沿用上年，执行数、完成值、得分和说明已清空。"
GONE = "新表没有的栏目：{labels}。"
NEW = "新表多出的栏目：{labels}。"
BETWEEN = "、"
NO_YEAR = "“{name}”没有填年度，或新年度不晚于它，不能结转到下一年。请先填好年度。"
THERE = "{year}年度已有“{name}”的草稿，没有再建。请在左侧列表里打开它。"
