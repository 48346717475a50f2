"""Wording of the rehearsal of a finance bureau's re-check (财政复核预演): expected, by published standards."""

ONE_DECIDER = "应写明由谁判定：findings、test只能写其中一个，或者只写question"
UNKNOWN_FINDING = "没有代号为“{name}”的审核结果"
WRONG_REACH = "“{name}”与of写的范围（row或form）不符"
LIMIT_WANTED = "test为{tests}时必须写limit，其他时候不可写"
FIELDS = "大括号里只能写{allowed}；of为form时不可写"
NO_SLASH = "代号里不可有“/”"

RECOMPUTED = "自评得分高于按规则计算的{computed}分：{why}"
FILLED_IN = "没有填写得分，按规则计算：{why}"
OVER_WEIGHT = "自评得分超过分值{weight}分，按分值计"
BELOW_ZERO = "自评得分小于零，按零分计"
OUTSIDE_BAND = "自评得分高于本档，由复核人在档内定分：{why}"
NO_SCORE = "没有得分，按规则也计算不出，请先填写"
WAITING = "待答：{about}"
ADDED_UP = "表上各项得分相加是{parts}，与总分不同；复核按各项相加"
CAPPED = "执行率低于{below_rate}，按规则总分最高{most}分"
UNDECIDED = "各目标的权重不全，总分算不出"
NO_TOTAL = "有{count}项没有得分，总分算不出"
NO_ROWS = "复核口径是按指标表定的，这张表没有按指标填的得分，不作预演"
TOTAL = "总分"

ANSWERS = {"yes": "是", "no": "否", "unclear": "不清楚"}
BAD_FILE = '读不了回答文件“{path}”：应是JSON，形如 {{"no-evidence/r3": "是"}}。'
NO_FILE = "找不到回答文件“{path}”，或没有读取权限，请检查文件名和文件夹。"
UNKNOWN_QUESTION = "回答文件“{path}”里的“{name}”不是这张表的问题，可用的代号用review命令加--json查看。"
BAD_ANSWER = "回答文件“{path}”里“{name}”的回答“{text}”认不出，应是：是、否、不清楚。"

UNKNOWN_STANDARDS = "没有代号为“{name}”的复核口径，已有的是：{known}"
LISTED = "、"

TITLE = "财政复核预演"
INTRO = "{project}：按公开的复核口径预计，不是财政部门的复核结果"
STANDARDS = "口径：{name}（{title}，{number}）"
COLUMNS = ("项目", "自评得分", "预计复核得分", "差值", "理由")
RANGE = "{low}～{high}"
NO_FIGURE = "—"
JOINT = "；"
REMARKS = "对整张表，预计会指出："
REMARK_LINE = "  {text}"
NOTHING_SAID = "没有"
QUESTIONS = "要由人判断的问题（共{count}个，已答{answered}个）："
QUESTION_LINE = "  [{id}] {text}　{answer}　{effect}"
OPEN_ANSWER = "未答"
EFFECT_YES = "答“是”预计扣{points}分"
EFFECT_NO = "答“否”预计扣{points}分"
EFFECT_SPENT = "已扣到底，不再另扣"
EFFECT_NONE = "不影响得分"

# ---- the dialog

ASK_COLUMNS = ("问题", "回答", "影响")
ASK_ALL = "{about}（{count}项）"
ASK_ALL_TEXT = "{about}：下面{count}项一并回答"
MIXED = "各不相同"
STANDARDS_LABEL = "复核口径"
PICK = "在左边选一个问题，按 1、2、3 或点下面的按钮回答，空格清除；选中一类可以一并回答。"
ANSWER_BUTTONS = (("yes", "是(&1)"), ("no", "否(&2)"), ("unclear", "不清楚(&3)"))
CLEAR = "清除"
PROGRESS = "共{count}个问题，已答{answered}个"
REMARKS_SHORT = "对整张表，预计会指出：{texts}"
COPY = "复制为文字(&C)"
PRINT = "打印(&P)…"
COPIED = "预演结果已复制，可以粘贴到WPS、记事本。"
PRINTED = "预演结果已送打印机。"
CLOSE = "关闭"
