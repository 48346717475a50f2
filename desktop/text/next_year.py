"""What is said when a draft is begun with the form of the year before, and when both lie beside each other."""

BEGUN = "已建{year}年度草稿：目标、指标和分值沿用上年，执行数、完成值、得分和说明已清空。"
GONE = "新表没有的栏目：{labels}。"
NEW = "新表多出的栏目：{labels}。"
BETWEEN = "、"
NO_YEAR = "“{name}”没有填年度，或新年度不晚于它，不能结转到下一年。请先填好年度。"
THERE = "{year}年度已有“{name}”的草稿，没有再建。请在左侧列表里打开它。"

TOTAL = "总分"
SAME = "持平"
PLAN_CHANGED = "目标{change}"

DIALOG_TITLE = "结转到下一年"
DIALOG_INTRO = (
    "用“{name}”（{year}年度）建新年度的草稿：目标、指标、分值沿用，执行数、完成值、得分和说明清空。原表不变。"
)
DIALOG_YEAR = "新年度"
DIALOG_BEGIN = "建草稿"
DIALOG_BAD_YEAR = "请填比{year}晚的年度，四位数字，例如{example}。"

WINDOW_TITLE = "上年对照"
WINDOW_INTRO = "{name}：{last}年度与{year}年度。双击或回车，转到本表这一行。"
WINDOW_COLUMNS = (
    "项目资金、指标",
    "上年目标（预算）",
    "上年完成（执行）",
    "上年得分",
    "本年目标（预算）",
    "本年完成（执行）",
    "本年得分",
    "变化",
)
NO_LAST = "没有找到这个项目以前年度的表。导入上年的表，或从上年的草稿结转，就能对照。"
SECTION = "上年"
CELL = "{text}"
CELL_CHANGED = "{text}（本年{change}）"
