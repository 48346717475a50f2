"""Wording of the command line."""

import re

PROGRAM = "绩效自评填报：填写、评分、审核、打印项目支出绩效自评表。不带参数则打开窗口。"
EPILOG = "例：ziping check 自评表.xlsx\n    ziping convert *.xlsx --to pdf -o 汇编.pdf"
USAGE = "用法："
ARGUMENTS = "参数"
OPTIONS = "选项"
COMMAND = "命令"
FILE, PATH, TEMPLATE, AMOUNT = "文件", "路径", "表样", "金额"
KNOWN_COMMANDS = "可用的命令"
HELP = "显示帮助后退出"
VERSION_HELP = "显示版本后退出"
VERSION = "绩效自评填报 {version}"

DEMO = "用一张示例表走一遍：窗口图片、PDF、工作簿、审核结果"
DEMO_OUT = "存放结果的文件夹，默认为“示例”"
DEMO_FOLDER = "示例"
TEMPLATES = "列出已有的表样"
ADD = "添加一个表样、规则包或复核口径（YAML文件），核对无误后保存，以后都能用"
ADD_FILE = "表样、规则包或复核口径的YAML文件，写法见docs/adding-a-form.md"
ADD_FORCE = "替换自己以前添加的、代号相同的文件"
ADDED = "已添加：{name}"
BLANK = "输出一张空白表"
BLANK_TEMPLATE = "表样的代号、名称或其开头，见 templates 命令"
READ = "读取填好的工作簿，显示读到了什么、什么没有找到位置；有读不了的文件退出码为2，有只能试读的为3"
CHECK = "读取、评分并审核；没有须改正的退出码为0，有为1，有读不了的文件为2"
CONVERT = "把填好的表转为PDF、工作簿、Word文档（docx）或JSON"
TRIAL = "换规则试算：同一张表按几个规则包各算一遍，并排列出得分和不同的原因"
TRIAL_PACK = "规则包代号，可以写几次；不写则用所有规则包"
REVIEW = "财政复核预演：按公开的复核口径预计复核得分，列出要由人判断的问题"
REVIEW_STANDARDS = "复核口径代号；不写则用第一个，自己加的在前"
STANDARDS = "口径"
REVIEW_ANSWERS = "回答文件（JSON）：问题代号和是、否或不清楚"
ROLLUP = "汇总同一项目几个单位的表：先汇总完成数，再计算得分"
ROLLUP_BY = "以全年预算数（budget）还是全年执行数（spending）为权重，不写则按规则包"
PACK = "规则包"
ONE_FILE = "填好的工作簿"
JSON = "以JSON输出，供别的程序使用"
TO = "输出的种类"
OUT = "输出的文件；给出文件夹时每张表一个文件"
OUT_FILE = "输出的文件"
FORCE = "覆盖已有的同名文件（要读取的文件除外）"

RECOGNISED = "{file}（{place}）：{template}，把握{confidence}%"
TRIED = "“{file}”（{place}）的版式没有认出，下面是试读的结果，每一格都请对照原表。"
UNREAD = "没有找到位置的内容{count}处："
UNREAD_LINE = "  {where}　{text}"
DOUBT_LINE = "请核对 {where}：{message}"
NOTE_LINE = "注意：{note}"
READ_ALL = "全部内容都有了位置。"
FIELD_LINE = "  {where}：{text}"
SCORES = "执行率{rate}　执行率得分{execution}　总分：表上{printed}，各项相加{parts}，按规则计算{computed}　等级{grade}"
NONE = "—"
FINDINGS = "须改正{must_fix}条，须说明{must_explain}条，提示{hint}条"
FINDING_LINE = "  [{severity}] {place}：{message}{remedy}"
UNIT_SPENDING = "决算的项目支出数，没有写单位的按万元；与各表执行数合计核对"
UNIT_PROJECTS = "任务清单：文本文件，每行一个项目名称；核对有没有缺报的表"
UNIT_CHECK = "各表之间：须说明{must_explain}条，提示{hint}条"
UNIT_LINE = "  [{severity}] {form} {place}：{message}{remedy}"
FORM_NAME = "{file}（{place}）"
NO_AMOUNT = "决算数“{text}”认不出是多少，请写一个金额，如3501.59万元。"
NO_LIST = "任务清单“{path}”读不了，请另存为UTF-8编码的文本文件，每行一个项目名称。"
CELL_LINE = "  {place}：填{typed}，计算{computed}。{derivation}"
TEMPLATE_LINE = "{id}　{name}（{version}版，{in_force_from}起施行，{number}）"
WROTE = "已写出：{path}（{what}）"
WINDOW_PICTURE = "窗口图片"
PDF = "打印的PDF，{pages}页"
WORKBOOK = "工作簿"
WORD_FILE = "Word文档"
RECORD = "JSON记录，{forms}张表"
NO_PICTURE = "没有画窗口图片：{reason}"
NO_QT = "这台电脑上没有可用的图形界面组件"
ERROR = "错误：{sentence}"
PROGRESS = "[{done}/{total}] {what}"
NO_SAMPLE = "没有代号为“{name}”的示例"
STOPPED = "已停止。"
SEVERAL_TEMPLATES = "叫“{text}”的表样不止一个，请写明代号：{known}。"
CANDIDATE = "{id}（{name}）"
COMMA = "、"
SAME_FILE = "输出文件“{path}”就是要读取的文件，请另起一个名字。"
ALREADY_THERE = "没有写出任何文件：“{files}”已经存在。确实要覆盖，请加上 --force；否则请换一个名字或文件夹。"
BETWEEN_FILES = "”“"
WRONG_ENDING = "输出文件“{path}”的扩展名应为“.{ending}”。"

NO_SUCH_ARGUMENT = "没有这样的参数：{strays}"
ONE_FILE_ONLY = "{command}一次只用一个文件，多出了：{strays}。请分几次运行。"

_ENGLISH = (
    (re.compile(r"argument (.+?): (.+)"), "参数{0}：{1}"),
    (re.compile(r"the following arguments are required: (.+)"), "缺少参数：{0}"),
    (re.compile(r"invalid choice: '(.*?)' \(choose from (.+)\)"), "没有“{0}”，可用的是：{1}"),
    (re.compile(r"expected one argument"), "后面要跟一个值"),
    (re.compile(r"expected at least one argument"), "后面至少要跟一个值"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), "{0}不明确，可能是：{1}"),
)

_CHOICE = re.compile(r"[^\s',]+")
_CHOICES = re.compile(r"'?[^\s',]+'?(?:, '?[^\s',]+'?)+")
"""What may be chosen, as the argument parser lists it."""


def translate(message: str) -> str:
    """Say a complaint of the argument parser in Chinese."""
    for pattern, sentence in _ENGLISH:
        match = pattern.fullmatch(message)
        if match:
            return sentence.format(*(translate(part) for part in match.groups()))
    if _CHOICES.fullmatch(message):
        return COMMA.join(_CHOICE.findall(message))
    return message
