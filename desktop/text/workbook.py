"""Sentences about foreign workbooks: why one is refused, what was doubtful, and what was only noticed."""

# ---- refused: {name} is the file's name

OTHER_KINDS = {
    "encrypted": "设有打开密码，请用WPS或Excel打开，取消密码后另存为.xlsx再导入",
    "encrypted-zip": "是加了密码的压缩包，请先解压，再导入其中的.xlsx文件",
    "doc": "是Word 97-2003文档（.doc、.wps），请用WPS或Word打开，另存为“Word 文档（.docx）”后再导入",
    "ppt": "是演示文稿，不是工作簿，请导入表格文件（.xlsx）",
    "xlsb": "是二进制工作簿（.xlsb），请用Excel打开，另存为“Excel 工作簿（.xlsx）”后再导入",
    "odf": "是OpenDocument文档，不是表格，请用WPS或Word打开，另存为“Word 文档（.docx）”后再导入",
    "xml": "是XML格式的数据，不是表格，请用WPS或Excel打开，另存为.xlsx后再导入",
    "rtf": "是RTF文档，请用WPS或Word打开，另存为“Word 文档（.docx）”后再导入",
    "image": "是图片，不是工作簿，请导入填报时用的表格文件（.xlsx）",
    "archive": "是压缩包，请先解压，再导入其中的.xlsx文件",
    "ole": "是旧格式的文件，但里面没有工作簿，请用WPS或Excel打开，另存为.xlsx后再导入",
    "unknown": "不是工作簿，内容无法辨认，请检查是否选错了文件",
}
OTHER_KIND = "“{name}”{reason}。"

EMPTY = "“{name}”是空文件（0字节），可能没有复制完整，请重新取得这个文件。"
IS_FOLDER = "“{name}”是文件夹，请选择其中的工作簿（.xlsx）。"
MISSING = "找不到“{name}”，可能已被移走、改名或删除，请重新选择。"
UNREADABLE = "打不开“{name}”，可能正被其他程序占用或没有读取权限，请关闭其他程序后再试（{reason}）。"
LOST_SIGNS = (
    "“{name}”里的汉字在保存时丢失了，只剩下问号，不能恢复；"
    "请找到原来的表格，用WPS或Excel另存为.xlsx（或UTF-8编码的文本）再导入。"
)
DAMAGED = "“{name}”已损坏或没有复制完整（{reason}），请重新取得，或用WPS、Excel打开后另存为.xlsx再导入。"

DAMAGE = {
    "zip": "压缩结构不完整",
    "ole": "文件内部的目录不完整",
    "checksum": "内容校验不符",
    "compression": "压缩方式不被工作簿使用",
    "twice": "部件“{part}”出现了两次",
    "no-part": "缺少部件“{part}”",
    "markup": "部件“{part}”第{line}行不是合格的XML",
    "encoding": "部件“{part}”的文字编码无法识别",
    "address": "单元格地址“{address}”不成立",
    "number": "部件“{part}”里有不成立的数字“{value}”",
    "sheets": "工作表目录与内容不一致",
    "content": "工作表内容无法解读",
}

UNSAFE = "“{name}”不像正常的工作簿（{reason}），为安全起见没有打开；如确有需要，请用WPS或Excel打开，只把自评表复制到新工作簿后再导入。"
TOO_LARGE = (
    "“{name}”太大（{reason}），没有打开；如确有需要，请用WPS或Excel打开，只把自评表复制到新工作簿后再导入。"
)
SIZES = (
    "file-size",
    "size",
    "elements",
    "row",
    "column",
    "merges",
    "cells",
    "text",
    "sheets",
    "pages",
    "marks",
    "rules",
)
"""Limits that a sound file goes beyond too."""
DANGER = {
    "file-size": "文件超过{limit}兆字节",
    "size": "解压后超过{limit}兆字节",
    "members": "内含文件超过{limit}个",
    "path": "内含文件的路径“{part}”指向文件之外",
    "path-depth": "内含文件的路径过深",
    "doctype": "部件“{part}”带有DOCTYPE或实体定义",
    "depth": "部件“{part}”的嵌套超过{limit}层",
    "elements": "内容过于庞大，元素超过{limit}个",
    "token": "部件“{part}”里有超长的标记",
    "row": "工作表用到了第{row}行，超过{limit}行",
    "column": "工作表用到了第{column}列，超过{limit}列",
    "merge": "合并单元格“{address}”超出了{rows}行、{columns}列",
    "merges": "合并单元格盖住的格子超过{limit}个",
    "cells": "单元格超过{limit}个",
    "text": "文字超过{limit}万字",
    "sheets": "工作表超过{limit}张",
    "pages": "超过{limit}页",
    "marks": "一页里的文字或线条超过{limit}个",
    "rules": "一页里的表格线超过{limit}条",
}

# ---- not recognised

NO_FORM = "在“{name}”里没有认出自评表：{nearest}请检查是否选错了文件，或表样是否已在本程序的表样目录里。"
NEAREST = "最接近的是“{template}”（表“{sheet}”），但{lack}。"
LACKS_COLUMNS = "缺少栏目“{columns}”"
LACKS_FIT = "与之不符的栏目太多"
NOTHING_LIKE = "没有一张表有自评表的栏目名称。"
NOTHING_BUT_TEXT = "里面只有文字，没有分栏的表格。"

# ---- doubtful cells: the sentence stands beside the cell in the dry run

SPELLING = "栏目名称“{printed}”与“{label}”写法不同，按“{label}”读入，请核对。"
HIDDEN_DIGITS = "单元格里的数是{kept}，表上只显示为“{shown}”，按{kept}读入，请核对。"
NO_VALUE = "公式“{formula}”没有保存计算结果，请用WPS或Excel打开原文件，保存一次后重新导入。"
ADDED_UP = "公式“{formula}”没有保存计算结果，{text}是按公式算出的，请核对。"
ERROR_VALUE = "原表此处是错误值“{text}”，照录，请改正。"
OTHER_MONEY_UNIT = "原表的金额单位是“{found}”，本表样是“{unit}”，金额照原样读入，请换算。"
UNNAMED_TOTAL = "这一行没有名称，按“{label}”读入，请核对。"
TWO_TEXTS = "“{label}”的旁边和下方都有文字，读入的是较长的一段，请核对。"
TWO_COLUMNS = "“{taken}”和“{other}”像是同一栏（{places}），读入的是“{taken}”，另一栏没有读，请核对。"
UNIT_OF_ACTUAL = "计量单位是“{unit}”，完成值“{text}”没有写单位，不能确定是否同一口径，请核对。"

UNREAD_FORMULA = "公式“={formula}”没有保存计算结果"
UNREAD_SHEET = "整张工作表没有读（{count}个单元格，超出自评表的规模）"

# ---- noticed while reading

NOTE_HIDDEN_ROWS = "工作表“{sheet}”有隐藏的行（{which}），其中的内容一并读入了。"
NOTE_HIDDEN_COLUMNS = "工作表“{sheet}”有隐藏的列（{which}），其中的内容一并读入了。"
NOTE_HIDDEN_SHEET = "工作表“{sheet}”是隐藏的，一并读入了。"
NOTE_FORMULAS = (
    "工作表“{sheet}”有{count}个公式没有保存计算结果，请用WPS或Excel打开原文件，保存一次后重新导入。"
)
NOTE_LACKING = "{place}没有“{columns}”，这些地方空着，请核对表样是否正确。"
NOTE_PRIVATE = (
    "工作表“{sheet}”的{which}里有电脑自造字，别的电脑上会显示成空白、方框或别的字，请核对后改成规范字。"
)
NOTE_TEXT_FILE = "这是文本文件，没有合并单元格和格式，数字按文本读入，请核对。"
NOTE_OTHER_SHEET = "工作表“{sheet}”里没有自评表，没有读入。"
NOTE_BLANK_FORM = "“{place}”是没有填写的空白表，没有读入。"
NOTE_MACROS = "文件里有宏，没有运行，也没有带入。"
NOTE_LINKS = "文件引用了其他工作簿，没有去读取，引用处按文件里保存的值读入。"

TABLE_NAME = "表格{number}"
"""What a table of a web page or a text file is called, where it has no name."""
WHOLE_FILE = "全文"
"""The only part of a file that is no container."""

# ---- words that a foreign sheet is recognised by

QUALITATIVE = ("定性", "定性指标", "定量", "定量指标", "无", "-", "/")
"""Entries of the operator and unit columns that are no sign and no unit."""
FORM_WORDS = ("自评表", "自评")
TABLE_WORD = "表"
FRAMEWORK_WORD = "框架"
MONEY_UNIT_LABELS = ("金额单位", "单位")
ATTACHMENTS = ("附件", "附表")

# ---- writing

TOO_LONG = "{where}的文字有{count}字，工作簿的一个单元格最多放{limit}字，请缩短后再导出。"
PAGE_FOOTER = "第 &P 页 共 &N 页"
POINTS_TITLE = "分数"
POINTS_PROMPT = "请填0到{limit}之间的数"
DEFAULT_SHEET = "自评表"
SONG_NAME = "宋体"
HEI_NAME = "黑体"
CREATOR = "绩效自评填报"
COMMA = "、"
BETWEEN_QUOTED = "”“"
