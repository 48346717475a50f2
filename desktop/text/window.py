"""Words of the window: menus, panes, dialogs and the sentences of the status line."""

PROGRAM = "绩效自评填报"
WINDOW_TITLE = "{project} — {program}"

# ---- menus and tools: & marks the access key, the text after the bar is the tip

MENU_FILE = "文件(&F)"
MENU_EDIT = "编辑(&E)"
MENU_ROWS = "指标行(&R)"
MENU_VIEW = "查看(&V)"
MENU_CHECK = "审核(&C)"
MENU_RULES = "规则(&G)"
MENU_HELP = "帮助(&H)"
MENU_IMPORT = "导入(&I)"
MENU_EXPORT = "导出(&E)"
MENU_HAND_OVER = "报送与退回(&H)"
MENU_BACKUP = "备份与恢复(&B)"
MENU_PUT_AWAY = "归档与删除(&D)"
TOOLBAR = "工具栏"

ACTIONS: dict[str, tuple[str, str]] = {
    "new": ("新建(&N)…", "新建一张自评表"),
    "open": ("打开(&O)", "在左边的项目列表里选择一张表打开"),
    "save": ("保存(&S)", "每填一格都会自动保存；这里告诉您最后一次保存的时间"),
    "preview": ("打印预览(&V)…", "看打印出来的样子"),
    "print": ("打印(&P)…", "按实际大小打印"),
    "import": ("导入文件(&I)…", "读入已经填好的文件，看清楚每一格再导入；也可以把文件拖进窗口"),
    "import_folder": ("导入文件夹(&M)…", "把一个文件夹里填好的文件一次读入"),
    "undo_import": ("撤销导入(&J)", "把刚才的导入整个撤回：新建的草稿删掉，更新过的恢复原样"),
    "export_workbook": ("导出为工作簿(&E)…", "导出成可以用WPS、Excel打开的工作簿"),
    "export_document": ("导出为Word文档(&W)…", "导出成可以用WPS、Word打开的文档，表格可以继续编辑"),
    "export_pdf": ("导出为PDF(&D)…", "导出成与打印一样的PDF文件"),
    "export_public": (
        "导出公开版(&G)…",
        "导出供公开的PDF：填表人、负责人、电话等栏留空，文字里的电话、身份证号隐去中间几位",
    ),
    "fill_blank": (
        "填入财政空表(&K)…",
        "把自评表填进财政部门发的空表（.xlsx、.xlsm、.xls、.et、.docx），版式、公式和其他内容保持原样",
    ),
    "codes": ("单位、项目编码(&T)…", "给单位和项目填编码，导出、打包时写进文件名"),
    "verify": ("核对校验码(&C)…", "照纸面输入校验码，或选交来的文件，看与导出、打印时是否一致"),
    "bundle": (
        "本单位打包、导出几张(&Z)…",
        "把本单位同一年度的表打成一个报送包，或一起写成一个工作簿、Word文档、PDF，或每张表分开写",
    ),
    "back_up": ("备份(&B)", "现在就备份全部草稿；每次退出时也会自动备份"),
    "restore": ("恢复备份(&R)…", "查看备份，恢复到以前的样子"),
    "safety": ("数据安全(&Q)…", "保存、备份、恢复演练的情况；第二处备份；换电脑"),
    "delete": ("删除这张表(&L)…", "删除当前的自评表"),
    "undelete": ("已删除的表(&U)…", "把删除的自评表放回项目列表，以前删除的也可以"),
    "quit": ("退出(&X)", ""),
    "undo": ("撤销(&U)", "撤销上一步"),
    "redo": ("重做(&R)", "把刚撤销的再做一遍"),
    "cut": ("剪切(&T)", ""),
    "copy": ("复制(&C)", "可以粘贴到WPS、Excel"),
    "paste": ("粘贴(&P)", "可以粘贴从WPS、Excel复制的一片格子"),
    "clear": ("清除内容(&L)", ""),
    "find": ("查找(&F)…", "在表内查找"),
    "insert_above": ("在上面插入一行(&A)", ""),
    "insert_below": ("在下面插入一行(&B)", ""),
    "remove": ("删除所选行(&D)", ""),
    "move_up": ("上移(&U)", ""),
    "move_down": ("下移(&N)", ""),
    "calculate": ("运算(&K)", "让能计算的执行率、得分、总分都按规则重新取值"),
    "follow": ("采用计算结果(&F)", "这一格改为跟随计算"),
    "check": ("审核(&A)", "到审核结果里逐条查看"),
    "check_unit": ("本单位各表对照(&U)…", "把本单位同一年度的各张表互相对照：重复、雷同、年度不一、取数不符"),
    "next_year": (
        "结转到下一年(&Y)…",
        "用这张表建下一年度的草稿：目标、指标、分值沿用，执行数、完成值、得分清空",
    ),
    "last_year": ("上年对照(&L)…", "把上年的表放在旁边：目标、完成值、得分和变化"),
    "choose_pack": ("选择评分规则(&S)…", "选定这张表按哪个地方、哪一年的规则评分"),
    "try_packs": ("换规则试算(&T)…", "同一张表按各个规则包各算一遍，并排比较，表不改变"),
    "add_definition": ("添加表样或规则包(&A)…", "把本单位自己的表样、规则包或复核口径（yaml 文件）加进来"),
    "rehearse": ("财政复核预演(&Y)…", "按公开的复核口径预计复核得分，要由人判断的列成问题"),
    "next_finding": ("下一条问题(&N)", "跳到下一条审核结果"),
    "previous_finding": ("上一条问题(&P)", "跳到上一条审核结果"),
    "zoom_in": ("放大(&I)", ""),
    "zoom_out": ("缩小(&O)", ""),
    "zoom_reset": ("实际大小(&1)", "与纸面一样大"),
    "zoom_width": ("适合宽度(&W)", ""),
    "enter_right": ("回车后向右(&E)", "不勾选时，回车后向下"),
    "next_pane": ("下一个窗格(&F)", ""),
    "help_cell": ("本格怎么填(&H)", "说明光标所在的格子填什么"),
    "about": ("关于(&A)", ""),
}
TOOL_NAMES = {
    "new": "新建",
    "open": "打开",
    "save": "保存",
    "undo": "撤销",
    "redo": "重做",
    "calculate": "运算",
    "check": "审核",
    "preview": "打印预览",
    "print": "打印",
    "import": "导入",
    "export": "导出",
    "back_up": "备份",
    "restore": "恢复备份",
}

# ---- projects, at the left

PROJECTS = "项目"
PROJECTS_FILTER = "查找名称和表中的文字"
PROJECTS_YEAR = "{year}年度"
PROJECTS_NO_NAME = "未命名项目"
PROJECTS_EMPTY = "还没有项目"
PROJECTS_NONE_FOUND = "名称和表中的文字都没有“{text}”"
PROJECTS_FOUND = "项目：找到{count}张"
PROJECTS_LOOKING = "项目：找到{count}张，还在找…"
PROJECTS_TOO_MANY = "表中文字相符的太多，只列出最近的{count}张；多写几个字可以找得更准。"
PROJECT_TIP = "{name}\n{template}\n{state}  得分：{total}"
PROJECT_NO_TOTAL = "未算出"

# ---- the paper, in the middle

WELCOME = "还没有打开自评表"
WELCOME_EMPTY = "从这里开始填第一张自评表"
WELCOME_LINE = "表格与纸面一样，边填边算分、边审核；每填一格自动保存在本机。"
WELCOME_NEW = "新建自评表"
WELCOME_NEW_LINE = "选择表样，填写单位、年度和项目名称"
WELCOME_IMPORT = "导入填好的文件"
WELCOME_IMPORT_LINE = "读入 xlsx、xls、et、ods、docx、pdf、csv、网页等文件，看清楚每一格再导入"
WELCOME_OPEN_LINE = "也可以在左边的项目列表里双击一张表打开。"
LOADING = "正在打开…"
LEGEND = (
    ("white", "填写"),
    ("computed", "计算得出"),
    ("locked", "不填"),
    ("explain", "须说明"),
    ("fix", "须改正"),
    ("hint", "提示"),
    ("differs", "与计算不同"),
)
LEGEND_NAME = "图例"
ZOOM = "显示比例"
ZOOM_TIP = "显示比例；按住 Ctrl 滚动滚轮可以缩放"
LOCKED_CELL = "这一格按表样不填。"
EDIT_WITH_F2 = "这里是表样的文字，确要修改请按 F2 或双击。"
PRINTED_CELL = "这里是表样印好的文字，不用填写。"
TOO_LONG = "文字超过{most}个字，一个格子放不下，多出的没有写入。"

TICK_OPTION = "{number}、{option}"
TICK_LIST = "{place}：空格或数字键打勾，回车确定"
TICKED = "已勾选：{options}"
NOTHING_TICKED = "没有勾选"

FIND_PROMPT = "在表内查找"
FIND_NEXT = "下一处"
FIND_PREVIOUS = "上一处"
FIND_CLOSE = "关闭查找"
FIND_COUNT = "第{place}处，共{count}处"
FIND_NONE = "没有找到"

# ---- what was done, in the status line

SAVING = "正在保存…"
SAVED = "已自动保存 {time}"
SAVED_NOTHING = "还没有改动"
SAVE_ANSWER = "不用再存：已自动保存 {time}，草稿在本机。"
SAVE_ANSWER_FRESH = "还没有改动，打开时的内容都在本机。"
SAVE_ANSWER_WAITING = "正在保存，马上就好。"
NOT_SAVED = "没有保存：{sentence}"
UNDONE = "已撤销。"
REDONE = "已重做。"
NOTHING_TO_UNDO = "没有可以撤销的操作。"
NOTHING_TO_REDO = "没有可以重做的操作。"
UP_TO_DATE = "已是最新：能计算的都已按规则取值。"
CALCULATED = "运算完成，{count}处按规则重新取值；不合适可以撤销。"
NOTHING_TO_FOLLOW = "这一格没有可以采用的计算结果。"
FOLLOWED = "已改为跟随计算。"
PASTED = "已粘贴{rows}行{columns}列。"
PASTED_PARTLY = "已粘贴；放不下的{left}没有粘贴，请从更{where}的格子开始。"
PASTE_ROWS = "{count}行"
PASTE_COLUMNS = "{count}列"
PASTE_HIGHER = "靠上"
PASTE_FURTHER_LEFT = "靠左"
PASTE_KEPT = "表样印好的、不填的{count}格没有改。"
PASTED_UNCHANGED = "粘贴的内容与原来一样。"
PASTE_NOTHING = "剪贴板里没有可以粘贴的文字。"
PASTE_NOWHERE = "请先把光标放在可以填写的格子上，再粘贴。"
COPIED = "已复制{count}格，可以粘贴到WPS、Excel。"
ROWS_ONLY = "请先把光标放在指标行里。"
ROW_INSERTED = "已插入一行，沿用相邻行的一级、二级指标。"
ROWS_REMOVED = "已删除{count}行；不合适可以撤销。"
FILLED_ROWS_REMOVED = "已删除{count}行：{names}；按 Ctrl+Z 可以放回。"
ROW_NAME = "“{name}”"
NAMES_JOINT = "、"
MORE_ROWS = "等"
LAST_ROW_STAYS = "至少要留一行指标。"
ROWS_MOVED = "已移动。"
ROWS_AT_END = "已经到头，不能再移。"
CHECKED_CLEAN = "审核完毕，没有发现问题。"
CHECKED = "审核完毕：须改正{fix}条，须说明{explain}条，提示{hint}条。"
CHECKED_ANSWERED = "另有{count}条已写说明。"
NO_MORE_FINDINGS = "没有审核出问题。"
EXPORTED = "已导出到：{path}"
PRINTED = "已送打印机：{pages}页。"
DRAFT_CREATED = "已新建“{name}”。"
DRAFT_DELETED = "已删除“{name}”，点“撤销删除”或按 Ctrl+Z 可以放回。"
DRAFT_BACK = "已找回。"
NOTHING_DELETED = "没有已删除的表。"
BACKED_UP = "已备份（{at}），可以用“恢复备份”恢复到现在的样子。"
BACKED_UP_BEFORE = "上次备份以后没有改动，不用再备份。"
RESTORED = "已恢复到{name}的备份。"
CANCELLED = "已取消。"
FINDING_ELSEWHERE = "这条问题说的格子不在表上。"

# ---- live scores, at the right

SCORES = "得分"
SCORES_PACK = "评分规则"
SCORES_PACK_TIP = "{name}：单击另选"
SCORES_TOTALS = "总分"
TOTAL_PRINTED = "表上填写"
TOTAL_PARTS = "各项相加"
TOTAL_COMPUTED = "按规则计算"
NO_FIGURE = "—"
EXECUTION = "预算执行率"
EXECUTION_SCORE = "执行率得分"
HEADING_SCORE = "{typed} / {weight}"
HEADING_COMPUTED = "计算为 {computed}"
GRADE = "等级"
LAST_CHANGES = "刚才的变化"
NO_CHANGES = "填写后，这里列出跟着变化的格子。"
CHANGE = "{place}：{old} → {new}"
CHANGE_BLANK = "空"
MORE_CHANGES = "还有{count}处"
WHY = "为什么是这个分"
UNSCORED = "这张表不打分：没有填分值、得分的格子。"
WHY_UNSCORED = "把光标放在执行率等由程序计算的格子上，这里说明它怎么算出来。"
WHY_NONE = "把光标放在得分、执行率或总分上，这里说明它怎么算出来。"
WHY_COMPARED = "填写{typed}，计算{computed}"
WHY_BAND = "可定 {low} 至 {high} 分"
WHY_CAUSE = "：{cause}"
WHY_RULE = "依据：{title}（{number}）"
TAKE_COMPUTED = "采用计算结果"

# ---- findings, at the bottom

FINDINGS = "审核结果"
FINDING_COLUMNS = ("级别", "位置", "问题", "应为·实为", "建议", "说明")
FINDING_FILTERS = (
    ("all", "全部 {count}"),
    ("must-fix", "须改正 {count}"),
    ("must-explain", "须说明 {count}"),
    ("hint", "提示 {count}"),
    ("answered", "已说明 {count}"),
)
EXPECTED_PRINTED = "应为{expected}·实为{printed}"
EXPECTED_ALONE = "应为{expected}"
PRINTED_ALONE = "实为{printed}"
FINDINGS_NONE = "没有发现问题"
FINDINGS_NO_FORM = "打开一张自评表后，这里随填随审。"
ANSWERED = "已说明"
ANSWER_PROMPT = "双击写说明"
FINDING_COUNTS = "须改正 {fix}  须说明 {explain}  提示 {hint}"
ANSWER_TIP = "双击或按 F2 在这里写说明；说明随草稿保存"

# ---- dialogs

OK = "确定"
CANCEL = "取消"
CLOSE = "关闭"
LOOK_IN = "文件夹："
FILE_NAME = "文件名："
FILE_TYPE = "文件类型："
OPEN_THESE = "打开"
CHOOSE_FOLDER = "选择"
SAVE_HERE = "保存"
YES_DELETE = "删除"
YES_RESTORE = "恢复"
NEW_TITLE = "新建自评表"
NEW_TEMPLATE = "表样"
NEW_UNIT = "实施单位"
NEW_YEAR = "年度"
NEW_PROJECT = "项目名称"
NEW_CREATE = "新建"
NEW_INTRO = "这些内容会填进表头，以后可以随时修改。"
NEW_TEMPLATE_LINE = "自{since}起用，{title}（{number}）"
TEMPLATE_FILTER = "按名称、地区、文号查找表样"
TEMPLATE_NONE = "没有这样的表样"
NATIONWIDE = "全国"
TEMPLATES_RECENT = "最近用过"
NEW_NEEDS_TEMPLATE = "请先选择表样。"
NEW_NEEDS_UNIT = "请填写实施单位。"
NEW_NEEDS_NAME = "请填写项目名称。"
NEW_NEEDS_YEAR = "年度请填四位数字，如{year}。"
DELETE_QUESTION = "确定删除“{name}”吗？"
DELETE_DETAIL = "以后随时可以用“文件”菜单“归档与删除”里的“已删除的表”放回来。"
EXPORT_PDF_TITLE = "导出为PDF"
EXPORT_PUBLIC_TITLE = "导出公开版"
PUBLIC_NAME = "（公开版）"
EXPORT_WORKBOOK_TITLE = "导出为工作簿"
EXPORT_DOCUMENT_TITLE = "导出为Word文档"
PDF_FILES = "PDF 文件 (*.pdf)"
WORKBOOK_FILES = "Excel 工作簿 (*.xlsx)"
DOCUMENT_FILES = "Word 文档 (*.docx)"
IMPORT_FILES = "填好的表 (*.xlsx *.xlsm *.xls *.et *.ods *.docx *.pdf *.zip *.htm *.html *.mht *.xml *.fods);;所有文件 (*)"
IMPORT_PICK = "选择要导入的文件"
IMPORT_PICK_FOLDER = "选择要导入的文件夹"
RESTORE_TITLE = "恢复备份"
RESTORE_INTRO = "每次退出时自动备份，也可以随时用“备份”。恢复前会先备份现在的内容，所以恢复也可以反悔。"
RESTORE_NONE = "还没有备份。用“备份”做一次，或正常退出一次后就会有。"
RESTORE_QUESTION = "用{name}的备份替换现在的全部草稿吗？"
PREVIEW_TITLE = "打印预览 — {name}"
PREVIEW_PAGE = "第 {page} 页，共 {count} 页"
PREVIEW_PREVIOUS = "上一页"
PREVIEW_NEXT = "下一页"
PREVIEW_ZOOM_IN = "放大"
PREVIEW_ZOOM_OUT = "缩小"
PREVIEW_WHOLE = "整页"
PREVIEW_WIDTH = "页宽"
PREVIEW_PRINT = "打印…"
PREVIEW_PDF = "存为PDF…"
PRINT_FAILED = "打印机没有接受这份文件，请检查打印机是否连接、开机，或改用“存为PDF”后打印。"
PREPARING_PAGES = "正在排版…"
EXPORTING = "正在导出…"
BACKING_UP = "正在备份…"
RESTORING = "正在恢复备份…"
PROGRESS = "{done} / {count}  {name}"
FAILED_TITLE = "没有完成"
DEFINITIONS_TITLE = "自己加的表样或规则没有用上"
STORE_FAILED_TITLE = "打不开本机的草稿"
UNSAVED_QUESTION = "还有内容没有存到磁盘，确定退出吗？"
UNSAVED_DETAIL = "{sentence}\n退出后，没有存到磁盘的内容会丢失。建议先腾出磁盘空间再试。"
NO_BACKUP_QUESTION = "退出前的备份没有做成，仍要退出吗？"
NO_BACKUP_DETAIL = "{sentence}\n填写的内容都已保存，只是没有新的备份。"
YES_QUIT = "仍然退出"
STAY = "留在这里"

UNIT_CHECK_TITLE = "本单位各表对照"
UNIT_CHECK_COLUMNS = ("级别", "表", "位置", "问题", "建议")
UNIT_CHECK_FOUND = "{unit}{year}年度的{drafts}张表互相对照，有{count}条；双击或按回车到那张表、那一格。"
UNIT_CHECK_CLEAN = "{unit}{year}年度的{drafts}张表互相对照，没有发现问题。"
CHECKING_UNIT = "正在对照各表…"
LINKS_FOLLOWED = "{count}处数字取自本单位同年度的《{forms}》，随它更新；自己填写的不变。"
LINKS_JOINT = "》《"
DEFINITION_PICK = "选择表样、规则包或复核口径的文件"
DEFINITION_FILES = "表样、规则包、复核口径 (*.yaml *.yml)"
DEFINITION_ADDED = "已添加“{name}”，新建自评表、选择评分规则时可以选用。"
PACK_TITLE = "选择评分规则"
PACK_INTRO = "得分、等级和审核都按选定的规则计算，随草稿保存；换了不合适可以撤销。"
PACK_LINE = "{region}  {name}"
PACK_OWN = "{region}  {name}（表样自带）"
PACK_SINCE = "{region}，自{since}起适用"
PACK_SOURCE = "依据：{title}（{number}）"
PACK_USE = "采用"
PACK_SAME = "这张表本来就按“{name}”评分。"
PACK_CHOSEN_UNCHANGED = "已改按“{name}”评分，表上的数没有变化；不合适可以撤销。"
PACK_CHOSEN = "已改按“{name}”评分，{count}处跟着变化；不合适可以撤销。"

# ---- a fault of ours

CRASH_TITLE = "程序出了错"
CRASH_SAVED = (
    "程序内部出了错，这不是您的操作造成的。已填写的内容都已保存，可以继续填写，也可以关闭后重新打开。"
)
CRASH_NOT_SAVED = "程序内部出了错，这不是您的操作造成的。最后填写的内容可能没有保存，请先不要关闭窗口，把重要内容复制到别处。"
CRASH_CONTINUE = "继续填写"
CRASH_DETAILS = "技术细节（请发给维护人员）"
CRASH_COPY = "复制技术细节"

# ---- about

ABOUT = "<b>{program}</b> {version}<br><br>在本机填写项目支出绩效自评表：边填边算分、边审核，打印与电子表一致。<br>不联网，草稿只存在这台电脑上。"
NO_PICTURE = "窗口图片“{path}”写不出来，请检查文件夹是否存在、是否有写入权限。"
