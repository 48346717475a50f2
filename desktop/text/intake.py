"""Wording of the dry run of an import, of taking it, and of the report on many files."""

ROW = "第{number}行"
NO_PLACE = "在表样里没有找到位置，没有读入。"
REST_UNREAD = "其中“{text}”没有找到位置，没有读入。"

DRAFT_CHANGED = "“{title}”在预览之后又有改动，没有导入；请重新预览后再导入。"
UNREADABLE_DRAFT = "同一单位、年度、项目的草稿“{title}”读不出来，不能逐格更新，只能另建新草稿。原因：{reason}"
NO_SUCH_DRAFT = "要更新的草稿不在预览列出的草稿里，没有导入；请重新预览后再导入。"

# ---- files and folders

TOO_MANY_FILES = "一次最多读{limit}个文件，还有{count}个没有读，请分几次。"
NO_FOLDER = "文件夹“{path}”打不开（{reason}），其中的文件没有读。"
PASSED_OVER = "文件夹里另有{count}项没有读：{kinds}。需要读的，请单独选它。"
PASSED_OVER_KIND = "{why}{names}"
PASSED_OVER_NAME = "“{name}”"
PASSED_OVER_MORE = "等{count}个"
BETWEEN_KINDS = "，"
BETWEEN = "、"
LEFT_BY_PROGRAM = "别的程序留下的临时文件"
HIDDEN = "隐藏的"
LINKED_FOLDER = "指向文件夹的链接"
NO_PLAIN_FILE = "管道、设备之类"
REPORT_OF_LAST_TIME = "上次的收表情况"
BESIDE_FORMS = "“{place}”是报送包，读的是其中的工作簿；里面的清单和同名的PDF没有另读。"
NO_FILE = "“{name}”不是普通文件（是管道、设备之类），没有打开，请选择填好的表格文件。"
ZIP_TOO_LARGE = "压缩包“{name}”超过{limit}兆字节，没有打开；请先解压，再选解压后的文件夹。"
ZIP_UNPACKS_TOO_LARGE = (
    "压缩包“{name}”里的文件合起来超过{limit}兆字节，其余的没有读；请先解压，再选解压后的文件夹。"
)
NOT_UNPACKED = "压缩包“{zip}”里的“{name}”没有解压成（{reason}），没有读；请先解压，再选解压后的文件夹。"
NOT_IN_ZIP = "压缩包里的“{name}”找不到了，压缩包可能刚刚被换掉，请重新选择。"

# ---- the report: label, width in half-width signs, whether it holds figures

REPORT_SHEET = "收表情况"
REPORT_TITLE = "自评表收表情况"
REPORT_COLUMNS = (
    ("序号", 6, True),
    ("文件", 24, False),
    ("位置", 15, False),
    ("项目名称", 24, False),
    ("单位", 18, False),
    ("年度", 6, True),
    ("表样", 15, False),
    ("把握", 6, True),
    ("读入格数", 6, True),
    ("存疑", 6, True),
    ("未读", 6, True),
    ("须改正", 6, True),
    ("须说明", 6, True),
    ("提示", 6, True),
    ("表上总分", 8, True),
    ("计算总分", 8, True),
    ("说明", 30, False),
)
REMARK_SHEET = "逐项清单"
REMARK_TITLE = "存疑、未读和审核发现的逐项清单"
REMARK_COLUMNS = (
    ("序号", 6, True),
    ("文件", 22, False),
    ("项目名称", 22, False),
    ("类别", 8, True),
    ("位置", 26, False),
    ("内容", 30, False),
    ("说明", 58, False),
)
REMARKS_COUNT = "共{count}项；“序号”与“收表情况”表中的相同"
KINDS = {
    "tentative": "试读",
    "doubtful": "存疑",
    "unread": "未读",
    "must-fix": "须改正",
    "must-explain": "须说明",
    "hint": "提示",
}
TRIED = "试读"
TRIED_CELLS = "{count}格"
TRIED_COUNT = "另有{count}张版式没有认出，是试读的，没有评分和审核，请逐格核对后导入。"
SUMMARY = "读了{files}个文件：自评表{forms}张，读不了的文件{failed}个；有须改正的{must_fix}张，有存疑或未读内容的{doubtful}张。"
STOPPED = "中途停止：一共{files}个文件，还有{left}个没有读。"
TEXT_COLUMNS = (
    "序号",
    "文件",
    "位置",
    "项目名称",
    "单位",
    "年度",
    "表样",
    "把握",
    "读入",
    "存疑",
    "未读",
    "须改正",
    "须说明",
    "总分",
)
TEXT_FIGURES = (0, 5, 7, 8, 9, 10, 11, 12, 13)
NAMED_TWICE = "与第{number}行是同一单位、年度、项目的表，可能重复报送。"
FAILED_LINE = "没有读入 第{number}行 {file}：{sentence}"
REPEATED_LINE = "可能重复 第{numbers}行：与第{above}行是同一单位、年度、项目的表"
CUT = "……"

# ---- a layout that nobody has seen

WAY_TO_READ = """
它与“{template}”相符{percent}%。可以说明标题对应哪一栏再读（把“栏目”换成栏目名称）：
  ziping read "{file}" --as {id}{pairs}
{lacking}或者打开窗口导入这个文件，逐个指定标题。"""
COLUMN_PAIR = ' --column "{heading}=栏目"'
TOLD_PAIR = ' --column "{heading}={column}"'
HEADING = "标题"
STILL_LACKING = "还没有对上的栏目：{names}。\n"

# ---- on the command line

BATCH = "收表：一次读取、评分、审核许多文件或整个文件夹，每张表一行，列出存疑、未读的内容和审核结果"
FILE_OR_FOLDER = "文件或文件夹"
FILES = "一个或几个文件、报送包（.zip），或放着文件的文件夹"
BATCH_FILES = "要收的文件、报送包（.zip），或放着文件的文件夹（连同下级文件夹）"
BATCH_OUT = "把收表情况另存为工作簿（.xlsx）；文件夹里有上次的收表情况时不读它"
