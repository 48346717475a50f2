"""What is said where drafts are put into the archive (归档) and brought back."""

ACTIONS = {
    "archive": ("归档这张表(&A)", "办完的表收起来，不再列在左边；内容和修改记录都还在，随时可以取回"),
    "archive_year": ("归档这一年度(&Y)…", "把这张表所在年度的表全部归档"),
    "archived": ("已归档的表(&V)…", "列出已归档的表，取回要用的"),
}
TITLE = "已归档的表"
DONE = "已归档“{name}”，点“撤销归档”或按 Ctrl+Z 可以取回。"
YEAR_QUESTION = "把{year}年度的{count}张表全部归档？"
YEAR_DETAIL = (
    "归档的表不再列在左边，内容和修改记录都在，以后可以用“文件”菜单“归档与删除”里的“已归档的表”逐张取回。"
)
YES_ARCHIVE = "归档"
YEAR_DONE = "已归档{year}年度的{count}张表，点“撤销归档”或按 Ctrl+Z 可以全部取回。"
ARCHIVING = "正在归档…"
UNARCHIVING = "正在取回…"
NOTHING = "没有已归档的表。"
BACK = "已取回“{name}”。"
UNDO_ARCHIVING = "撤销归档"
UNDO_DELETING = "撤销删除"
ARCHIVING_UNDONE = "已撤销归档，{count}张表回到了左边的列表里。"
DELETING_UNDONE = "已撤销删除。"
