"""Words of the field by which headings, indicators and sentences are told apart."""

PERSONS = ("负责人", "联系人", "填表人", "填报人", "经办人", "审核人", "姓名")
"""Words that a person's name follows."""
PERSONAL = (*PERSONS, "联系方式", "电话", "手机", "身份证")
"""Labels of cells for persons."""
TELEPHONES = ("电话", "手机", "传真", "号码")
"""Words before a number that is a telephone's whatever its length."""
TITLES = ("同志", "主任", "局长", "处长", "科长", "股长", "经理", "老师", "先生", "女士")
"""What follows a person's name."""
NO_NAMES = frozenset(("签字", "签章", "签名", "盖章", "公章", "日期", "年月日"))
"""What stands where a name belongs, and is none."""
SOMEBODY = "某某"
BENEFIT = "效益"
SATISFACTION = "满意"
QUANTITY = "数量"
QUALITY = "质量"
TIMELINESS = "时效"
COST = "成本"

MONEY_NAMES = ("资金", "支付", "拨付", "支出", "执行率", "预算执行", "经费")
"""Names that make a quantity indicator one of money."""
EXPENSE = "费用"
"""Makes a quantity one of money where its value has no unit of anything else."""
VAGUE = (
    "保障",
    "提升",
    "提高",
    "改善",
    "完善",
    "明显",
    "显著",
    "增强",
    "加强",
    "促进",
    "稳定",
    "有效",
    "进一步",
    "长期",
    "持续",
    "逐步",
)
"""Words that can't be measured without a level or a figure."""
VAGUE_NAMES = ("社会效益", "经济效益", "生态效益", "可持续影响", "效果", "影响力", "作用")
TIME_NAMES = (
    "及时",
    "时间",
    "时限",
    "期限",
    "按时",
    "准时",
    "时效",
    "周期",
    "进度",
    "日期",
    "按期",
    "天",
    "月底",
    "年底",
)
OWN_WORK = ("完成率", "发放率", "拨付率", "支付率", "到位率", "及时率", "覆盖率")
"""Names of what the office did itself: no benefit to anybody yet."""
UNFINISHED = (
    "正在进行", "尚未", "未完成", "未能", "推迟", "延迟", "滞后", "未完全", "未全部", "未全面", "未如期", "未按期",
    "未开展", "未实施", "未到位", "未达到",
)  # fmt: skip
COMPLETION_NAMES = ("完成率", "覆盖率")
FEWER_IS_BETTER = ("差错", "失误", "误差", "投诉", "信访", "事故", "违规", "违纪", "能耗", "超支", "逾期")
"""Names of indicators of which less is better, whatever their heading."""
SURVEY = ("问卷", "调查", "抽样", "样本", "测评", "回访", "访谈", "有效答卷")
STOPS = "。.；;！!"
MONEY_REASONS = (
    "预算", "资金", "经费", "执行", "支出", "支付", "拨付", "付款", "调整", "追加", "调减", "结转", "结余", "财政",
)  # fmt: skip
"""Words without which a reason says nothing of budget or spending."""
EMPTY_REASONS = ("无偏差", "目标完成", "目标已完成", "已完成", "完成", "正常", "按计划完成", "已达成目标")
"""Reasons, without their full stop, that explain nothing."""
FINISHED_REASONS = (
    "目标完成",
    "目标已完成",
    "已完成",
    "完成",
    "按计划完成",
    "已达成目标",
    "全部完成",
    "目标全部完成",
)
"""Reasons that claim that everything was done."""
MEASURES = (
    "措施",
    "将",
    "下一步",
    "加强",
    "改进",
    "整改",
    "加快",
    "完善",
    "提高",
    "督促",
    "力争",
    "今后",
    "优化",
    "调整",
    "规范",
    "计划",
)
WHOLE_COST = ("项目总成本", "总成本", "项目成本", "项目总支出", "项目总金额", "总额")
SAVINGS = ("节约", "节省", "降低", "减少")
COUNTED = (
    "人数", "人次数", "次数", "户数", "家数", "件数", "个数", "场数", "期数", "天数", "数量", "总数", "总量", "完成量", "工作量",
    "金额", "总额", "数额", "比例", "比率", "完成率", "合格率", "满意率",
)  # fmt: skip
"""Endings of a target that names what is counted and says no number (工作人员人数)."""
BY_RULE = ("按", "依", "符合")
"""Beginnings of a target that refers to a rule: 按国家规定比例."""
RATES = ("率", "比", "占", "满意", "百分")
"""Parts of the name of an indicator that is a rate."""
SHARE = "占"
TASK = ("任务", "计划", "目标")
"""What a stated share is a share of: 占任务数的87.3%."""
OF_WHICH = ("人数", "数量", "金额", "次数", "户数", "件数", "场次", "费用", "支出", "标准")
FEWER = ("减少", "较少", "偏少", "少", "下降", "降低", "不足")
MORE = ("增加", "增多", "较多", "偏多", "超出", "超过", "上升", "增长")
"""Whether a reason speaks of fewer or of more: 发放人数减少."""
NUMBER_OF = "数"
"""Ends a name that says what is counted: 村数."""
MONEY_NOUNS = ("金额", "费用", "支出")
PEOPLE = ("人数", "人次", "人员数")
TOO_GENERAL = (
    "人数", "人次", "人员", "完成", "提供", "免费", "服务", "工作", "项目", "指标", "开展", "组织", "全区", "全市", "全县",
    "全年", "单位", "新增", "参加", "享受", "发放", "补贴", "保障", "数量", "累计",
)  # fmt: skip
"""Parts of names that two indicators may share without counting the same."""
ADJUSTED = ("调整", "追加", "追减", "调增", "调减", "核减", "压减", "收回", "批复", "变更")
"""Words that tell why a target or a budget is another than at the beginning of the year."""
SELF_EVALUATION = "自评"
"""What the title of every form of this kind says."""
DOCUMENT_ENDINGS = ("号", "号。", "》", "》。", "精神", "精神。")
"""Endings of a text that does nothing but quote a document."""
PERSON_UNITS = ("人", "人次", "名", "位")
