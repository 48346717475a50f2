"""What is said where drafts are put into the archive (归档) and brought back."""

ACTIONS = {
    "archive": ("归档这张表(&A)", "办完的表收起来，不再列在左边；内容、修改记录和查找都还在，随时可以取回"),
    "archive_year": ("归档这一年度(&Y)…", "把这张表所在年度的表全部归档"),
    "archived": ("已归档的表(&V)…", "列出已归档的表，取回要用的"),
}
TITLE = "已归档的表"
DONE = "已归档“{name}”，可以用“文件”菜单“归档与删除”里的“已归档的表”取回。"
YEAR_QUESTION = "把{year}年度的{count}张表全部归档？"
YEAR_DETAIL = "归档的表不再列在左边，内容和修改记录都在，可以逐张取回。"
YES_ARCHIVE = "归档"
YEAR_DONE = "已归档{year}年度的{count}张表，可以用“文件”菜单“归档与删除”里的“已归档的表”取回。"
NOTHING = "没有已归档的表。"
BACK = "已取回“{name}”。"
