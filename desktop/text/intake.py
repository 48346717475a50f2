"""Wording of the dry run of an import, of taking it, and of the report on many files."""

ROW = "第{number}行"
NO_PLACE = "在表样里没有找到位置，没有读入。"
REST_UNREAD = "其中“{text}”没有找到位置，没有读入。"

DRAFT_CHANGED = "“{title}”在预览之后又有改动，没有导入；请重新预览后再导入。"
NO_SUCH_DRAFT = "要更新的草稿不在预览列出的草稿里，没有导入；请重新预览后再导入。"
NO_BACKUP = "导入前的备份没有做成（{reason}）；导入照常进行，仍可撤销。"
