"""Words of the import window (导入预览): what was read from files, what goes where, what would change."""

TITLE = "导入预览"
READING = "正在读取文件…"
TAKING = "正在导入…"
UNDOING = "正在撤销导入…"
REPORTING = "正在保存报告…"
TRYING = "正在试读…"
FOLDER_EMPTY = "文件夹“{folder}”和它的下级里没有可以导入的文件（xlsx、xls、et、ods、docx 等）。"

# ---- what became of a cell

STATES = {"matched": "已读", "doubtful": "存疑", "unread": "未读", "printed": "表样文字"}
LEGEND = {
    "matched": "已读入",
    "doubtful": "存疑，请核对",
    "unread": "没有读入",
    "printed": "表样文字",
    "changed": "将改动草稿",
}
LEGEND_NAME = "图例"

# ---- files and forms, at the left

FORMS = "文件和表"
ONLY_DOUBTFUL = "只看有疑问的"
ALL = "全选"
NONE = "全不选"
COUNT_READ = "{count}格已读"
COUNT_DOUBTFUL = "存疑{count}"
COUNT_UNREAD = "未读{count}"
COUNT_TRIED = "试读{count}格，请核对"
COUNTS_JOINT = " · "
TWIN_LINE = "与第{number}行重复 · {counts}"
TWIN_SAME = "与第{number}行“{file}”内容相同，没有勾选，以免同一张表导入两次。"
TWIN_DRAFT = (
    "与第{number}行“{file}”会更新同一份草稿，但内容不同，没有勾选；请只导入正确的一张，或另建新草稿。"
)
TWIN_OTHER = (
    "与第{number}行“{file}”是同一单位、年度、项目的表，但内容不同；两张都导入会成为两份草稿，请核对要哪一张。"
)
NO_SIGN = "□"
COUNTS_CLEAN = "{count}格全部读入"
FITS = "{percent}%"
FAILED_LINE = "没有读入"
NOT_AT_A_START = "，。；：、）”"
FAILED_BECAUSE = "没有读入：{reason}"
NAMED_IN_SENTENCE = ("在“{name}”里", "“{name}”")
PROPOSED_LINE = "没有把握，请指定标题"
TALLY = "{files}个文件，{forms}张表，选中{taken}张"
TALLY_TRIED = "；试读{count}张，核对后再勾选"
TALLY_FAILED = "；{failed}个没有读入"
NO_ITEMS = "没有存疑、未读的内容，也没有读不了的文件。"
ITEM_TIP = "{file}\n{place}\n{template}，相符 {percent}%\n{counts}\n{findings}"
NEAR_ON_SHEET = "工作表“{sheet}”与表样相近"
FINDINGS = "审核：须改正{fix}条，须说明{explain}条，提示{hint}条"
TRIED_UNCHECKED = "审核：试读的表没有审核"
FIX_COUNT = "须改正{count}"
EXPLAIN_COUNT = "须说明{count}"
FINDINGS_NONE = "审核：没有发现问题"
EXISTING = "已有草稿"
NO_NAME = "未填项目名称"

# ---- the foreign sheet

SHEET_NAME = "文件里的表"
SHEETS = "工作表"
HIDDEN_ROW = "第{row}行在文件里是隐藏的，照样读取。"
HIDDEN_COLUMN = "{column}列在文件里是隐藏的，照样读取。"
NO_SHEET = "这个文件没有能显示的内容。"
CELL_READ = "{address}，{state}：{text}"
EMPTY_CELL = "{address}，空格子"

# ---- the form

FORM_NAME = "读入后的表"
FORM_HEADING = "读入后：{template}（相符 {percent}）"
TRIED_HEADING = "试读，请核对：{template}（相符 {percent}）"
DRAFT_HEADING = "更新后的草稿：{template}（相符 {percent}）"
HEADINGS_HEADING = "指定每个标题是什么"
SHEET_HEADING = "文件：{file}"

# ---- what is said of a cell

SAYS_MATCHED = "{address}“{text}” 读作 {place}。"
SAYS_DOUBTFUL = "{address}“{text}” 读作 {place}，存疑：{sentence}"
SAYS_UNREAD = "{address}“{text}” 没有读入：{sentence}"
SAYS_PRINTED = "{address}“{text}” 是表样的文字，不用读入。"
SAYS_BLANK = "{address} 是空格子。"
SAYS_FORM_PRINTED = "这里是表样印好的文字。"
SAYS_FORM_BLANK = "{place} 在文件里没有找到内容。"
SAYS_NOTHING = "单击左右任意一格，这里说明它从哪里来、到哪里去；F8 到下一处疑问。"
SAYS_TRIED = (
    "版式没有认出，按最接近的表样试读，每一格都请核对；对不上的，按右边的“标题指定”改。核对后勾选才会导入。"
)
TRIED_CELLS = "试读的{count}格"
UNREAD_REASON = "表上没有它的位置，需要时请导入后手工填写。"
JOINT = "、"
LONGEST_QUOTE = 60
CUT = "…"

# ---- the list of cells

CELLS_TAB = "存疑和未读（{count}）"
CHANGES_TAB = "对已有草稿的改动（{count}）"
NOTES_TAB = "关于这个文件（{count}）"
CELLS = "读到的格子"
CELL_COLUMNS = ("状态", "文件里的位置", "内容", "读作", "说明")
SHOW = "显示"
SHOW_KINDS = (
    ("questions", "存疑和未读"),
    ("doubtful", "只看存疑"),
    ("unread", "只看未读"),
    ("all", "全部格子"),
)
NO_QUESTIONS = "每一格都读入了表中，没有存疑，也没有未读的内容。"
NO_SUCH_CELLS = "没有这样的格子。"
NEXT = "下一处(&N)"
PREVIOUS = "上一处(&P)"
NEXT_TIP = "到下一处存疑或未读（F8）"
PREVIOUS_TIP = "到上一处存疑或未读（Shift+F8）"
NO_NEXT = "这张表没有存疑、未读的内容。"

# ---- what would change

TARGET = "导入到"
NEW_DRAFT = "另建新草稿"
UPDATE_DRAFT = "更新已有草稿：{title}"
CHANGE_COLUMNS = ("采用", "位置", "草稿里", "文件里")
NO_EXISTING = "同一单位、年度、项目还没有草稿，将新建一张。"
NO_CHANGES = "文件与这份草稿内容相同，没有改动。"
NEW_CHOSEN = "将另建一份新草稿，已有的草稿不动。"
OTHER_TEMPLATE = "这份草稿用的是另一种表样（{template}），不能逐格更新，只能另建新草稿。"
BLANK = "（空）"
ROW_COMES = "（增加一行）"
ROW_GOES = "（删除这一行）"
CHANGES_TALLY = "{count}处改动，采用{taken}处"
LEFT_DOUBTFUL = "；存疑的{count}处没有勾选，请核对"
LEFT_SPELLING = "；仅写法不同的{count}处没有勾选，草稿里的写法不变"

# ---- a layout that nobody has seen

PROPOSAL_INTRO = (
    "没有一种表样完全对得上，最接近的是下面这种（相符 {percent}%）。左边绿色打勾的标题已经认出，"
    "黄色折角的还不认得；请指定它们是什么，再按“试读”。"
)
TRIED_INTRO = (
    "版式没有认出（最接近的表样相符 {percent}%），下面的标题是按写法和各栏里的内容对上的。请逐个核对、改正，"
    "再按“试读”：这样的标题就算认定了。"
)
PROPOSAL_TEMPLATE = "按哪种表样读"
HEADING_COLUMNS = ("文件里的标题", "位置", "作为")
MEANING_NONE = "（不读入）"
MEANING_PLACE = "{label} · {block}"
LACKING = "还没有对上的：{names}"
LACKING_NONE = "表样要的内容都已对上。"
TRY = "试读(&T)"
TRY_TIP = "按上面的指定重新读这个文件，马上看结果；什么都还没有导入"
REMEMBER = "记住，以后样子相同的文件都这样读(&R)"
TRIED = "试读完毕：{counts}。"
TRIED_ALIKE = "另有{count}张样子相同的也一起读了。"
TRIED_NOTHING = "按这样的指定还是读不出表来：{sentence}"
TRIED_NONE = "标题对上的还太少。"
BACK_TO_HEADINGS = "标题指定(&A)…"
ASSIGN_TIP = "改一改每个标题是什么，再试读一次"

# ---- empty states

FAILED_TITLE = "这个文件没有读入"
FAILED_ADVICE = "其他文件不受影响，照样可以导入。"

# ---- buttons and what was done

TAKE = "导入所选（{count}）"
TAKE_NONE = "导入所选"
REPORT = "保存报告…"
REPORT_TIP = "把每个文件、每张表读得怎样写成一个工作簿"
REPORT_TITLE = "保存导入报告"
REPORT_NAME = "导入报告.xlsx"
REPORTED = "报告已保存到：{path}"
MADE = "新建{count}份草稿"
CHANGED = "更新{count}份草稿"
THE_SAME = "{count}份草稿没有改动"
TOOK = "导入完毕：{what}。"
TOOK_JOINT = "，"
NOTHING_CHANGED = "没有改动：选中的文件与草稿内容相同，或没有导入成功。"
UNDO_QUESTION = "导入时新建的草稿里，有{count}份后来又改过。确定撤销导入吗？"
UNDO_DETAIL = "撤销会把这次导入新建的草稿都删掉，包括后来改的内容。"
YES_UNDO = "仍然撤销"
UNDONE = "已撤销导入：草稿都和导入前一样。"
ALREADY_UPDATED = (
    "“{form}”没有导入：这次导入里的另一张表刚更新了同一份草稿。如果还要用它更新，请再导入一次，逐格看过再定。"
)
UNDONE_PARTLY = "已撤销导入；有{count}份草稿在导入后又改过，没有动它。"
