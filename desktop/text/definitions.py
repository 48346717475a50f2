"""Sentences about faults in templates, rule packs and the vocabulary."""

FAULT = "{file}：{path}：{sentence}"
TOP = "文件"
LINE = "第{line}行"
NOT_YAML = "不是合格的YAML文本，请检查缩进、引号和冒号"
NOT_A_MAPPING = "此处应为“键: 值”的一组内容"
NOT_A_LIST = "此处应为一个列表"
NOT_A_TEXT = "此处应为一个文字值"
NO_VALUE = '这个键后面没有值，请写明；确要空白的写成""'
KEY_NOT_A_TEXT = "键只能是一个词"
TOO_DEEP = "括号或缩进的层数太多，不像是定义文件"
WRONG_COUNT = "此处应有{count}个值"
UNKNOWN_KEY = "没有这个键，可用的键是：{allowed}"
ONLY_KEYS = "此处应正好有这几个键：{allowed}"
WORKED_OUT = "没有这个键，它由程序计算"
MISSING_KEY = "缺少这个键，必须写明"
TWICE = "同一个键写了两次，请只留一个"
ALIAS = "不可使用&和*引用，请把内容写全"
SCALARS = {
    "int": "整数",
    "Decimal": "数字",
    "bool": "yes 或 no",
    "date": "日期，如2020-02-25",
    "Span": "一个或几个相邻的竖格，如C或C-I",
}

NO_KIND = "缺少kind，可用的是：{allowed}"
UNKNOWN_EXTENDS = "没有代号为“{name}”的表样可以沿用，已有的是：{known}"
EXTENDS_ITSELF = "表样的沿用关系绕成了圈：{chain}"
NO_SUCH_BLOCK = "被沿用的表样里没有代号为“{name}”的块，已有的是：{known}"
SAME_ID = "代号“{name}”已经用过，代号不可重复"
SAME_DEFINITION = "代号“{name}”在{other}里已经用过，代号不可重复"
OUTSIDE_GRID = "竖格{span}超出了全表的{count}格"
OVERLAP = "第{row}行的竖格{column}被两个格子占用"
GAP = "第{row}行的竖格{column}没有格子"
UNKNOWN_FIELD = "没有代号为“{name}”的栏目，已有的是：{known}"
FIELD_NOT_PLACED = "栏目“{name}”没有放到任何一行里"
UNKNOWN_COLUMN = "没有代号为“{name}”的列，已有的是：{known}"
UNKNOWN_PACK = "没有代号为“{name}”的规则包，已有的是：{known}"
MISSING_RULE = "缺少规则“{name}”，规则包必须写明它"
WRONG_KIND = "规则“{name}”的kind应为：{allowed}"
UNKNOWN_RULE = "没有名为“{name}”的规则，可用的是：{allowed}"
UNKNOWN_SOURCE = "没有名为“{name}”的依据，已有的是：{known}"
BANDS_ORDER = "各档应从高到低首尾相接，且在0到1之间"
GRADES_ORDER = "各等级的起点应从高到低，最后一个为0"
PAPER = "纸张应为：{allowed}"
TOO_WIDE = "各竖格共宽{width}毫米，加上左右页边超出了{paper}毫米的纸宽"
BETWEEN = "“{value}”应在{low}到{high}之间"
PATTERN = "应正好有一处{{}}，表示填写的内容，此外不可有大括号"
ONE_OF = "一个格子只能写{allowed}中的一个"
LEVELS = "应正好有这几档：{levels}"
ABOVE_ONE = "应大于1"
NOT_POINTS = "“{value}”应为分数"
WEIGHTS_SUM = "标明的分值{working}，不等于总分{total}"
SYNONYM_TWICE = "“{label}”同时列在{other}下，读表时分不清"
CANT_READ = "读不了文件{file}：{reason}。请检查程序是否安装完整、文件是否为UTF-8编码"
NOT_THERE = "文件不存在或没有权限"
NOT_UTF8 = "不是UTF-8编码"
NOT_JSON = "内容不完整"
MONEY_UNIT = "金额单位应为元、万元或亿元"
FILE_FAULTS = "定义文件有{count}处错误，请改正后再用：\n{faults}"
UNKNOWN_TEMPLATE = "没有代号为“{name}”的表样，已有的是：{known}"


def wrong_value(value: str, allowed: str) -> str:
    """Say that a value is not one of those that may stand here."""
    return f"“{value}”不合要求，应为：{allowed}"
