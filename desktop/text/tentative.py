"""Words by which a form of an unknown layout is told from other tables, and what is said of one that is tried."""

NO_VALUES = (
    "结转|结余|到位|说明|标准|依据|类型|性质|备注|是否|比例|率|办法|方法|方式|公式|解释|来源|原因|得分|等级"
    "|扣|复核|复评|复审|专家|单价|金额"
)
"""Words of headings under which neither targets nor actual values stand."""
OTHER_VALUES = "参考|历史|预计|基期|同期"
"""Words of headings of values that are neither the year's target nor what became of it."""
SECOND_OPINIONS = "复核|复评|复审|专家|扣|参考|上年|最高|最低|平均|折算|占比"
"""Words of headings whose points are not those that an office gives itself."""
OTHER_FORMS = (
    "申报|监控|监测|跟踪|批复|下达|汇总|一览|台账|备案|目标表|指标库|整改|预算表|决算表|统计表|计划表|任务书|报价|考勤"
    "|工资|花名册|名单|清单|登记表|审批表|采购|合同"
)
"""Words in the title of a table that is no self-evaluation."""
EVALUATION = "自评|自查|自我评价|绩效评价|目标完成情况|绩效.{0,4}完成"
"""Words in the title of one."""
LEVELS = "产出|效益|效果|满意"
"""Words in the names of levels that only lists of indicators have."""

TENTATIVE = "这张表的版式没有认出，是按最接近的表样试读的，请逐格对照原表。"
"""Said of every cell that has no doubt of its own."""
