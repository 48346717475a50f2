"""Words and marks that clerks write amounts, rates, points, dates and targets with."""

# ---- marks

# Each stands for the one after it; one character for one, so that places in a text stay the same.
LOOKALIKES = {
    "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "═": "=", "﹦": "=", "﹥": ">", "﹤": "<",
    "‹": "<", "›": ">", "〈": "<", "〉": ">", "﹢": "+", "﹣": "-", "−": "-", "﹪": "%", "﹒": ".", "﹐": ",",
    "〜": "~", "∼": "~", "￥": "¥", "〔": "(", "〕": ")", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
DASHES = "-‐‑‒–—―─━−－﹣﹘ー"
FULL_STOPS = "。；;，,、"
CHINESE_DIGITS = "一二三四五六七八九十"

# ---- nothing

NOTHING = frozenset({"无", "暂无", "没有"})
PLACEHOLDER_NAME = "指标"
EXAMPLE_WORDS = ("示例", "样例", "范例", "举例", "例如", "例")
EXAMPLE_OPENING, EXAMPLE_CLOSING = "【〔", "】〕"

# ---- money

YUAN = "元"
WAN_YUAN = "万元"
YI_YUAN = "亿元"
WAN = "万"
YI = "亿"
WHOLE_SUM = "整"
CURRENCY_PREFIXES = ("人民币", "¥")

# ---- points and years

POINT = "分"
YEAR = "年"
MONTH = "月"
DAY = "日"
YEAR_SUFFIX = "度"
DATE_SEPARATORS = "/.,、。-"

# ---- targets

AT_LEAST_SIGNS = ("≥", ">=", "=>", "≥=", "》", "》=")
MORE_SIGNS = (">",)
AT_MOST_SIGNS = ("≤", "<=", "=<", "≤=", "《", "《=")
LESS_SIGNS = ("<",)
EQUAL_SIGNS = ("=", "==")
AT_LEAST_WORDS = (
    "不低于",
    "不少于",
    "不小于",
    "大于等于",
    "大于或等于",
    "大于或者等于",
    "至少",
    "高于或等于",
)
MORE_WORDS = ("高于", "大于", "超过", "多于")
AT_MOST_WORDS = (
    "不超过",
    "不高于",
    "不大于",
    "不多于",
    "小于等于",
    "小于或等于",
    "小于或者等于",
    "低于或等于",
    "至多",
)
LESS_WORDS = ("低于", "小于", "少于")
EQUAL_WORDS = ("等于",)
AT_LEAST_ENDINGS = ("以上", "及以上", "或以上")
AT_MOST_ENDINGS = ("以下", "及以下", "以内", "之内", "内")

APPROXIMATE_PREFIXES = ("大约", "约", "近")
APPROXIMATE_INFIXES = ("余", "多")
APPROXIMATE_ENDINGS = ("左右", "上下")

LEADING_VERBS = ("已完成", "完成", "达到", "达", "实现", "控制在")
TRAILING_VERBS = (
    "已完成", "完成", "达标", "到位", "合格", "满意", "覆盖", "发放", "拨付", "支付",
    "足额发放", "及时发放", "发放到位", "拨付到位", "支付到位", "资金到位",
)  # fmt: skip

RANGE_WORDS = ("~", "至", "到")

MULTIPLIERS = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}

PERCENT = "%"
UNITS = (
    PERCENT, "‰", "百分点", "个百分点", "分", YUAN, "人", "人次", "名", "位", "户", "户次", "家", "家次",
    "个", "项", "件", "份", "次", "场", "场次", "期", "批", "批次", "班", "班次", "台", "台次", "套",
    "张", "辆", "部", "本", "册", "篇", "条", "宗", "起", "例", "笔", "支", "只", "头", "棵", "株", "处",
    "所", "座", "栋", "间", "间次", "床", "块", "根", "卷", "盒", "箱", "袋", "瓶", "组", "类", "种",
    "门", "科", "级", "档", "倍", "轮", "遍", "学时", "课时", "课", "人天", "人日", "人月", "车次",
    "航次", "字", "天", "工作日", "个工作日", "小时", "分钟", "秒", "周", "个月", "个季度", "年", "米",
    "千米", "公里", "厘米", "毫米", "平方米", "平米", "平方公里", "立方米", "亩", "公顷", "里", "克",
    "千克", "公斤", "斤", "吨", "升", "毫升", "度", "千瓦", "千瓦时", "兆", "GB", "TB", "MB", "村", "镇",
    "乡", "县", "市", "省", "社区", "个村", "个镇", "个乡", "个县", "个社区", "个单位", "个项目", "m",
    "km", "m²", "㎡", "m2", "kg", "t", "h", "℃",
)  # fmt: skip
# Each group is one unit under several names.
UNIT_SYNONYMS = (
    ("人", "名", "位"),
    ("天", "日"),
    ("工作日", "个工作日"),
    ("百分点", "个百分点"),
    ("公里", "千米", "km"),
    ("米", "m"),
    ("平方米", "平米", "m2"),
    ("千克", "公斤", "kg"),
    ("吨", "t"),
    ("小时", "h"),
    ("村", "个村"),
    ("镇", "个镇"),
    ("乡", "个乡"),
    ("县", "个县"),
    ("社区", "个社区"),
)

# Parts of the three fixed answers: 达成预期指标, 部分达成年度指标并具有一定效果, 未完成预期指标且效果较差.
LEVEL_REACHED = "达成"
LEVEL_VERBS = ("达成", "完成")
LEVEL_PARTLY = "部分"
LEVEL_MISSED = "未"
LEVEL_OBJECTS = ("预期指标", "年度指标", "预期目标", "年度目标", "指标", "目标")
LEVEL_LINKS = ("并", "且")
LEVEL_PARTLY_ENDINGS = ("具有一定效果", "具有一定的效果", "有一定效果")
LEVEL_MISSED_ENDINGS = ("效果较差", "效果差")

STANDARDS = frozenset(
    {"计划标准", "政策标准", "历史值", "历史标准", "行业标准", "经验标准", "历史数据", "其他标准"}
)

MOMENT_WORDS = (
    "全年", "年底", "年末", "年初", "年内", "当年", "上半年", "下半年", "季度", "季末", "月底", "月末",
    "月初", "按月", "按季", "按年", "每月", "每季", "每日", "每周",
)  # fmt: skip
DAY_WORDS = ("日", "号")
# What may stand around a point of time without making a sentence of it: 2020年12月前, 按月发放, 第一季度.
MOMENT_FILLERS = (
    "第", "份", "度", "初", "中", "底", "末", "上旬", "中旬", "下旬", "前", "之前", "以前", "内", "以内",
    "止", "起", "后", "于", "在", "及", "和", "一", "二", "三", "四",
)  # fmt: skip

QUALITATIVE = "定性"
# What the operator column of a qualitative indicator holds.
