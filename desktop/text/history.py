"""Wording of the history of a draft (修改记录), its versions and a bureau's remarks."""

ACTIONS = {
    "typed": "填写",
    "pasted": "粘贴",
    "imported": "导入",
    "chosen": "采用计算值",
    "undo": "撤销",
    "redo": "重做",
    "run": "运算",
    "answered": "说明",
    "draft": "整张表",
    "restored": "恢复到以前",
    "handed-over": "报送",
    "remarked": "退回意见",
}
OTHER_ACTION = "其他"

BEGUN = "新建"
ROW_ADDED = "增加一行：{place}"
ROW_GONE = "删去一行：{place}"
ROW_MOVED = "移动一行：{place}"
TITLE_NOW = "改名为“{value}”（原为“{before}”）"
STATE_NOW = "状态改为“{value}”（原为“{before}”）"
YEAR_NOW = "年度改为{value}（原为{before}）"
PROJECT_NOW = "归入另一个项目"
PUT_AWAY = "删除"
BROUGHT_BACK = "恢复已删除的表"
PACK_NOW = "评分规则改为“{value}”（原为“{before}”）"
OWN_PACK = "表样自带的规则"
ANSWER_NOW = "{place}的说明：{text}"
ANSWER_GONE = "取消{place}的说明"
REMARK_NOW = "意见：{text}"
REMARK_ANSWERED = "意见：{text}；答复：{answer}"
REMARK_GONE = "取消一条意见"
VERSION_NOW = "报送“{name}”，校验码{code}"
LOST = "第{first}步至第{last}步的修改已损坏，从此前的内容接着填写"

VERSION_NAME = "第{number}次报送"
INDEXING = "整理查找用的索引"
CUT = "…"
PACKING = "整理修改记录"
NO_STATE = "找不到第{seq}步时的内容，可能已经损坏；请刷新修改记录后再试。"

EXPLANATION = "修改说明：《{title}》"
REMARKS = "退回意见{count}条，答复如下："
NO_REMARKS = "没有登记退回意见。"
REMARK_HEADINGS = ("序号", "位置", "退回意见", "答复")
WHOLE_FORM = "整张表"
NO_ANSWER = "（尚未答复）"
SINCE = "与{name}（{at}，校验码{code}）相比，修改{count}处："
NOTHING_SINCE = "与{name}（{at}，校验码{code}）相比，没有修改。"
CHANGE_HEADINGS = ("序号", "位置", "报送时", "现在")
EMPTY = "（空）"
SIGNED = "填报单位（盖章）：{unit}　　　　日期：　　　年　　月　　日"
NUMBERED = "{number}. {text}"
CELL = "{heading}：{text}"
CELLS_JOINT = "；"

NO_REMARK_TEXT = "“{name}”里没有读到文字。请检查是否选错了文件；扫描的图片读不出文字，请把意见粘贴进来。"
REMARK_COLUMNS = ("意见", "问题", "要求", "原因", "建议", "情况")
PLACE_COLUMNS = ("位置", "指标", "栏目", "单元格")
REMARK_NUMBER = r"\s*(?:[（(]?\d{1,3}[)）、.．]|[（(][一二三四五六七八九十]{1,3}[)）])(?!\d)\s*"
"""What numbers a remark in a letter; it is numbered anew."""
