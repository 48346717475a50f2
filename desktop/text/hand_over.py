"""Words of the windows that fill a bureau's blank, verify receipt codes and export several forms."""

# ---- filling a blank

CHOOSE_BLANK = "选择财政部门发的空表"
BLANKS = "空表 (*.xlsx *.xlsm *.xls *.et *.docx *.docm);;所有文件 (*)"
SAVE_FILLED = "填好的表存到"
FILLED_FILES = "填好的表 (*{ending})"
READING_BLANK = "正在看空表…"
FILLING = "正在填空表…"
FILLED = "已填进空表：{path}"

FILL_TITLE = "填入财政空表"
FILL_DONE = "已写出 {path}"
FILL_COMPLETE = "读回核对：与自评表逐格相同。"
FILL_INCOMPLETE = (
    "有{count}处要看：没有位置的请手工补填，公式和读回不同的请核对。回车或双击跳到自评表的这一格。"
)
FILL_UNSEEN = "有{count}处打印出来看不到或看不全，请打开填好的文件调整。"
FILL_NOTED = "下面是填的时候要说明的，不影响内容。回车或双击跳到自评表的这一格。"
FILL_COLUMNS = ("情况", "位置", "自评表", "空表", "说明")
FILL_LIST = "逐格的说明"
KINDS = {
    "no-place": "没有位置",
    "kept": "保持空表",
    "label": "栏目名称",
    "replaced": "已经替换",
    "formula": "公式不同",
    "unknown-formula": "公式待算",
    "differs": "读回不同",
    "too-long": "文字太长",
    "hidden": "隐藏行列",
    "cut": "显示不全",
    "cleared": "已经清空",
    "spare": "空表多出",
}
MEANINGS = {
    "no-place": "空表上没有这一格，请手工补填。",
    "kept": "自评表这里是空的，没有改动。",
    "label": "按空表的名称保留。",
    "replaced": "按自评表写入。",
    "formula": "公式没有改动，请核对。",
    "unknown-formula": "打开时会重新算出，请核对。",
    "too-long": "一格最多32767个字，整段没有写入，请缩短后再填。",
    "hidden": "空表的这一行（列）是隐藏的，打印不出来，请取消隐藏后核对。",
    "cut": "这一格放不下，打印时会缺字，请调整行高列宽或缩短文字。",
    "cleared": "空表的示例，自评表没有这一项。",
    "spare": "自评表没有这一行，没有改动，请核对。",
    "differs": "填好的表读回来与自评表不同，请核对。",
}
OPEN_FOLDER = "打开所在文件夹"
OPEN_FILE = "打开这个文件"
CLOSE = "关闭"

# ---- verifying

VERIFY_TITLE = "核对校验码"
VERIFY_INTRO = (
    "照纸面页脚输入校验码，或选交来的文件（工作簿、Word文档、PDF、报送包），看与导出、打印时是否一致。"
)
VERIFY_CODE = "校验码"
VERIFY_HINT = "如 ABCD-EFGH-JKMN，几个之间用空格隔开"
VERIFY_GO = "核对"
VERIFY_FILES = "选择文件…"
VERIFY_CHOOSE = "选择要核对的文件"
VERIFY_KINDS = "表格、Word文档、PDF和报送包 (*.xlsx *.xlsm *.xls *.et *.ods *.docx *.pdf *.htm *.html *.zip);;所有文件 (*)"
VERIFYING = "正在核对…"
VERIFY_COLUMNS = ("核对的内容", "结论", "说明")
VERIFY_CELL_COLUMNS = ("位置", "原来", "现在")
VERIFY_LIST = "核对结果"
VERIFY_CELLS = "不同的单元格"
VERIFY_NONE = "还没有核对。"
OUTCOMES = {"same": "一致", "differs": "不一致", "unchecked": "没有核对", "unreadable": "读不了"}
VERIFY_SUM = "核对了{count}项：{same}项一致，{differs}项不一致，{unchecked}项没有核对，{unreadable}项读不了。"
EMPTY = "（空）"
