"""Wording of drafts and the store as the window shows them."""

STATES = {
    "draft": "草稿",
    "checked": "已审核",
    "handed-over": "已报送",
    "returned": "被退回",
    "archived": "已归档",
}
BUG = "程序内部出错，刚才的内容还在窗口里，请先导出工作簿留底，再重新打开程序（{error}）"
NAMES_NEEDED = "请填写单位名称和项目名称"
YEAR_NEEDED = "年度“{year}”不对，请填写四位数的年份，如2025"
NO_UNIT = "（未填单位）"
TEMPLATE_OF = "“{title}”所用的表样"
PACK_GONE = "这张表原来选用的评分规则“{chosen}”已不在程序里，现按表样自带的“{used}”评分；可在“规则”菜单另选。"
SAME_NAME = "{name}（第{count}张）"
NO_YEAR = "（未填年度）"
