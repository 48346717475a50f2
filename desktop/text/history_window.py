"""Words of the windows of a draft's history (修改记录), its hand-overs (报送) and what comes back (退回修改)."""

ACTIONS: dict[str, tuple[str, str]] = {
    "register": ("报送登记(&A)…", "把表交出去时登记一次，退回以后能逐格看出改了什么"),
    "given_back": ("退回修改(&R)…", "登记财政部门退回的意见，逐条答复"),
    "explain": ("修改说明(&M)…", "意见、答复和报送以后的改动写成修改说明，复制、打印或导出"),
    "history": ("修改记录(&H)…", "每一次修改：什么时候、哪一格、原来和现在；看当时的表，恢复到当时"),
    "cell_history": ("这一格的修改记录(&R)…", "只看光标所在格的修改"),
}

# ---- 修改记录

TITLE = "修改记录"
TITLE_OF = "修改记录 — {name}"
COLUMNS = ("时间", "做了什么", "位置", "原来", "现在")
WORDS = "按文字筛选：位置、内容、做了什么"
SCOPE_ALL = "整张表"
SCOPE_CELL = "只看这一格：{place}"
SCOPE_ROW = "只看这一行：{place}"
SCOPE_NAME = "看哪里的修改"
FOLLOWERS = "也列出跟着算出来的格"
DAY = "{date}　星期{weekday}　{count}次"
DATE = "%Y年%m月%d日"
WEEKDAYS = "一二三四五六日"
TIME = "%H:%M:%S"
NO_TIME = "时间不明"
SEVERAL = "{count}格：{place} …"
BLANK = "（空）"
JOINT = "；"
READING = "正在读取…"
COUNT = "共{count}次修改"
COUNT_FOUND = "共{count}次修改，符合的{found}次"
NOTHING = (
    "这张表还没有修改过。\n填写、粘贴、导入、撤销都会逐条记在这里，可以看到当时的样子，也可以恢复到当时。"
)
NOTHING_FOUND = "没有符合的修改。"
THEN = "{at}  {action}之后的样子，{count}格是这一次改的"
THEN_PLAIN = "{at}  {action}之后的样子"
CHOOSE = "在左边选一条，这里显示当时的表。"
PAPER_NAME = "当时的表"
GO_THERE = "跳到这一格(&J)"
RESTORE = "恢复到此时(&R)"
RESTORE_TIP = "把整张表恢复成这里显示的样子；恢复也是一步，可以撤销"
UNDO = "撤销(&U)"
CLOSE = "关闭"
RESTORED = "已恢复到{at}的样子，{count}格有变化；不合适可以按 Ctrl+Z 撤销。"
SAME_AS_NOW = "现在的表与{at}时一样，不用恢复。"
GONE_CELL = "这一格所在的行后来删去了，跳不过去。"
READING_HISTORY = "正在读取修改记录…"

# ---- 报送与退回修改

HAND_OVER_TITLE = "报送与退回修改"
HAND_OVER_TITLE_OF = "报送与退回修改 — {name}"
TABS = ("报送登记", "退回意见", "修改说明")
STATE = "现在的状态：{state}"
STATE_OPEN = "现在的状态：{state}，还有{count}条意见没有答复"
STATUS_STATE = "{state}"
STATUS_OPEN = "{state}，{count}条意见待答复"

VERSIONS_INTRO = "把表交出去时登记一次：记下这时每一格的内容和校验码，退回以后就能逐格看出改了什么。"
VERSION_NAME = "名称"
VERSION_NEXT = "第{number}次报送"
REGISTER = "登记报送(&G)"
VERSION_COLUMNS = ("名称", "时间", "校验码")
VERSIONS_NONE = "还没有登记过报送。"
SHOW_THEN = "打开当时的表(&O)…"
SHOW_THEN_TIP = "登记过报送，就可以在列表里选一次打开"
CHANGES = "与现在比较：“{name}”以后改了{count}格"
CHANGES_NONE = "与现在比较：“{name}”以后没有改动"
CHANGES_WAIT = "选一次报送，这里列出以后改了哪些格。"
CHANGE_COLUMNS = ("位置", "报送时", "现在")
THEN_TITLE = "{name}（{at}，校验码{code}）"
REGISTERED = "已登记“{name}”，校验码{code}。"
FIX_QUESTION = "这张表还有{count}处须改正，仍要登记报送吗？"
FIX_DETAIL = "须改正的问题列在窗口下方的审核结果里。不改也可以登记，退回的可能较大。"
YES_REGISTER = "仍要登记"
NOT_SAVED = "刚才填的内容还没有存到磁盘，请稍等再登记。"
EXPORTED = "已导出：{path}"
FILE_OF_VERSION = "{stem}_{name}"

REMARKS_INTRO = "把财政部门退回的意见粘贴进来，或从退回的文件里读取，一行一条；逐条答复，答复会写进修改说明。"
REMARKS_PASTE = "在这里粘贴退回意见，一行一条"
FROM_FILE = "从文件读取(&F)…"
PICK_REMARKS = "选择退回意见的文件"
REMARK_FILES = "退回意见 (*.docx *.xlsx *.xls *.et *.ods *.pdf *.txt *.csv *.htm *.html);;所有文件 (*)"
READING_REMARKS = "正在读取退回意见…"
REMARKS_READ = "从“{name}”读到{count}行；不是意见的行请删去，再登记。"
ABOUT = "意见是关于："
ABOUT_WHOLE = "整张表"
ABOUT_CELL = "光标所在格：{place}"
GIVE_BACK = "登记退回意见(&G)"
GIVE_BACK_TIP = "先把意见粘贴在上面，或从文件读取"
REMARK_COLUMNS = ("位置", "意见", "答复（双击填写）")
REMARKS_NONE = "还没有登记退回意见。"
REMARKS_COUNT = "共{count}条意见，还有{open}条没有答复"
REMARKS_DONE = "共{count}条意见，都已答复"
WHOLE = "整张表"
GO_REMARK = "跳到这一格(&J)"
REMARK_TIP = "先在列表里选一条意见"
GO_REMARK_TIP = "先在列表里选一条写明了位置的意见"
PLACE_HERE = "改为关于光标所在格(&L)"
DROP = "去掉这条意见(&T)"
GIVEN_BACK = "已登记{count}条退回意见。"
UNANSWERED = "（待答复）"

SINCE = "与哪一次报送比较："
SINCE_NONE = "不比较，只写意见和答复"
EXPLANATION_INTRO = "意见、答复和逐格的改动已经写好；可以在这里修改文字，再复制、打印或导出。"
COPY = "复制(&Y)"
COPIED = "修改说明已复制，可以粘贴到WPS。"
PRINT = "打印(&P)…"
PRINTED = "修改说明已送打印机。"
EXPORT_PDF = "导出PDF(&D)…"
EXPORT_DOCUMENT = "导出Word(&W)…"
EXPORT_TEXT = "导出文本(&X)…"
EXPLANATION_FILE = "{stem}_修改说明"
EXPORT_TITLE = "导出修改说明"
PDF_FILES = "PDF 文件 (*.pdf)"
DOCUMENT_FILES = "Word 文档 (*.docx)"
TEXT_FILES = "文本文件 (*.txt)"
