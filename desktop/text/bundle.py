"""Words of the dialog that bundles a unit's forms, or writes several of them at once."""

TITLE = "本单位打包、导出几张表"
INTRO = "{unit}{year}年度的表，勾选的一起写出。"
INTRO_NO_YEAR = "{unit}的表，勾选的一起写出。"
DRAFT = "{name}（{template}）"
BLANK = "{name}（{template}，还是空白表）"
DRAFTS = "要写出的表"
KIND = "写成"
KINDS = {
    "zip": "报送包：每张表的工作簿和PDF，加一份清单（.zip）",
    "xlsx": "一个工作簿，每张表一个工作表（.xlsx）",
    "docx": "一个Word文档，每张表另起一页（.docx）",
    "pdf": "一个PDF，每张表另起一页（.pdf）",
    "folder": "分开的文件：每张表一个工作簿和一个PDF，放在一个文件夹里",
}
PATTERN = "文件名规则"
TOKENS = "可用的代号：{tokens}"
PREVIEW = "例：{name}.xlsx"
USUAL = "恢复默认"
COUNT = "已选{count}张"
GO = "写出…"

SAVE_TITLE = "写出到"
FILES = {
    "zip": "压缩包 (*.zip)",
    "xlsx": "Excel 工作簿 (*.xlsx)",
    "docx": "Word 文档 (*.docx)",
    "pdf": "PDF 文件 (*.pdf)",
}
LOADING = "正在读取本单位的表…"
RUNNING = "正在写出…"
DONE = "已打包{count}张表：{path}"
DONE_OTHER = "已写出{count}张表：{path}"
ALREADY_THERE = "没有写出任何文件：“{files}”在文件夹“{folder}”里已经有了，请换一个文件夹，或改文件名规则。"
BETWEEN = "”“"
