"""Sentences about filling a bureau's blank in place."""

# ---- refused: {name} is the file's name

OTHER_KIND = (
    "“{name}”不是.xlsx、.xlsm、.xls、.et工作簿，也不是.docx文档，只能填这几种空表，"
    "请用WPS或Excel打开它，另存为.xlsx后再填。"
)
WORD_KINDS = ("doc", "rtf", "odf")
WORD_FILE = "“{name}”是旧格式的Word文档，不能直接填，请用WPS或Word打开它，另存为.docx后再填。"
NO_TABLE_KINDS = ("image", "archive", "ppt", "pdf", "unknown")
NO_TABLE = "“{name}”不是表格，不能填，请选择财政部门发的空表（.xlsx、.xlsm、.xls、.et、.docx）。"
ROWS_IN_TABLES = (
    "“{name}”的指标行不够，而表格套在别的表格里，不能自动加行，没有保存，请先在WPS或Word里加够行，再填。"
)
OTHER_FORM = "“{name}”里没有“{wanted}”的空表：{held}请选择与自评表同一表样的空表。"
HOLDS = "里面是“{forms}”。"
HOLDS_NONE = "没有认出任何自评表。"
BETWEEN = "”“"
NOT_READ_BACK = (
    "“{name}”填好后读不回来，没有保存，请检查自评表里有没有把整段表样的栏目名称写进单元格，改正后再填。"
)
ENDING = "填好的文件是{ending}，文件名须以{ending}结尾，请把“{path}”改名后再试。"
SAME_FILE = "“{path}”就是空表本身，请换一个文件名，以免空表被覆盖。"
FORMS = "“{name}”里有{count}张自评表，一次只填一张，请先用convert --to xlsx -o 文件夹分成单独的文件，再填其中一张。"
RECORDS = (
    "“{name}”里有{count}张自评表，一次只填一张，请用convert --to json -o 文件夹把每张表转成单独的文件，"
    "再填其中一张。"
)
NO_RECORD = "“{name}”不是本程序的JSON自评表，请用工作簿，或用convert --to json转出的文件。"

# ---- a blank of 1997

FROM_OLD = (
    "空表“{name}”是旧格式（.xls或.et），填好的文件是.xlsx；版式、公式、打印设置照原样重画，交表前请看一遍。"
)
OF_BLANK = "空表：{}"
OF_1995 = "空表“{name}”是1995年以前的格式，不能直接填，请用WPS或Excel打开它，另存为.xlsx后再填。"
KEPT_VALUES = "工作表“{sheet}”有{count}个公式没能照搬，保留了原来算好的值：{cells}。"
LOST = "空表里有的内容不能带到.xlsx：{what}。如果交表时要用，请用WPS或Excel把空表另存为.xlsx后再填。"
LOST_KINDS = {
    "comments": "{count}处批注",
    "pictures": "{count}张图片",
    "charts": "{count}个图表",
    "shapes": "{count}个图形或控件",
    "conditions": "{count}处条件格式",
    "links": "{count}个超链接",
    "pivots": "{count}个数据透视表",
    "rules": "{count}条录入规则",
    "sheets": "{count}张没有单元格的工作表（图表、宏）",
}
COMMA = "、"
AND_MORE = "……"

# ---- on the command line

FILL = "把自评表填进财政部门发的空表（.xlsx、.xlsm、.xls、.et、.docx），版式、公式和其他内容保持原样"
FILL_BLANK, FILL_FORM = "财政部门发的空表", "填好的工作簿，或convert --to json转出的文件"
BLANK_FILE, FORM_FILE = "空表", "自评表"

# ---- what was done

WROTE = "已写出{path}。{summary}"
FILLED = "已填入{place}：写了{written}格"
ADDED = "，空表的行数不够，加了{rows}行"
RAISED = "，加高了{rows}行"
LEFT = "，空表里有{rows}行没有用到"
ROW, COLUMN = "第{number}行", "{letters}列"
END = "。"
UNPLACED = "没有位置 {where}：表样里没有这一项，没有填。"
CODE = (
    "填好的表的校验码是{code}，自评表的是{own}：空表的空行、说明、名称或千分位的写法与自评表不同。"
    "核对时把两份文件放在一起，内容一致就算一致。"
)
ALL_SAME = "读回核对：与自评表逐格相同。"
REMARKS = {
    "no-place": "没有位置 {where}：“{text}”，空表上没有这一格，请手工补填。",
    "kept": "保持空表 {where}：空表印有“{other}”，自评表这里是空的，没有改动。",
    "label": "栏目名称 {where}：空表印的是“{other}”，自评表是“{text}”，按空表保留。",
    "replaced": "已经替换 {where}：空表印的是“{other}”，按自评表写为“{text}”。",
    "formula": "公式不同 {where}：空表的公式算出{other}，自评表是“{text}”，公式没有改动，请核对。",
    "unknown-formula": "公式待算 {where}：空表用公式计算，打开时会重新算出，自评表是“{text}”，请核对。",
    "too-long": "文字太长 {where}：有{other}个字，一格最多32767个字，整段没有写入，请缩短后再填，或另附文件。",
    "hidden": "隐藏的行列 {where}：空表的{other}是隐藏的，写在那里的内容打印不出来，请取消隐藏后核对。",
    "cut": "显示不全 {where}：“{text}”在空表的这一格里放不下，打印时会缺字，请调整行高列宽或缩短文字。",
    "cleared": "已经清空 {where}：空表印的是示例“{other}”，自评表没有这一项，示例的文字已经清空。",
    "spare": "空表多出 {where}：填好的表这一行印有“{other}”，自评表没有这一行，没有改动，请核对。",
    "differs": "读回不同 {where}：自评表是“{text}”，填好的表读回来是“{other}”，请核对。",
}
