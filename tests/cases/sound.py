"""Forms of several templates that nobody has anything to say about; a fault is written into one of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from desktop.models.form import Form
from desktop.models.transcript import document_from_record
from desktop.operations.library import library
from desktop.templates.pack import Rule
from desktop.templates.rule_kinds import CeilingTier, ExecutionRatio, TotalCeiling
from tests.helpers.forms import form_of, graded_form, sound_form, with_pack, with_rule

NARRATIVE = {
    "narrative/项目实施和预算执行情况及分析": "工作顺利",
    "narrative/产出情况及分析": "培训十一期",
    "narrative/效益情况及分析": "持证人数增加",
    "narrative/满意度情况及分析": "问卷显示满意",
    "narrative/项目管理中存在的主要问题及原因分析": "师资不足",
    "narrative/下一步改进措施及管理建议": "扩充师资",
    "header/填列单位（公章）": "社会保险服务中心",
}

HUBEI: dict[str, Any] = {
    "title": "2025年度经办人员培训项目绩效自评表",
    "header": {
        "填报日期": "2026-01-15",
        "总分": "98",
        "项目名称": "经办人员培训",
        "主管部门": "社会保险局",
        "项目实施单位": "社会保险服务中心",
    },
    "choices": {
        "项目类别": {"checked": ["部门预算项目"]},
        "项目属性": {"checked": ["持续性项目"]},
        "项目类型": {"checked": ["常年性项目"]},
    },
    "total": {"得分": "98"},
    "narrative": {
        "偏差大或目标未完成原因分析": "两期培训并入下年，尾款未付",
        "改进措施及结果应用方案": "按季安排培训，加快支付",
    },
}
HUBEI_FUNDS = [("年度财政资金总额", "100", "95", "95%", "19")]
HUBEI_TABLE = """
    产出指标(40分) | 数量指标       | 培训人次           | ≥1000人次 | 1100人次 | 10
    产出指标(40分) | 质量指标       | 培训合格率         | ≥95%      | 97%      | 10
    产出指标(40分) | 时效指标       | 培训按时完成率     | ≥95%      | 90%      | 9
    产出指标(40分) | 成本指标       | 人均培训成本       | ≤900元    | 855元    | 10
    效益指标(40分) | 社会效益指标   | 参训人员持证上岗率 | ≥60%      | 66%      | 20
    效益指标(40分) | 满意度指标     | 参训人员问卷满意度 | ≥90%      | 93%      | 20
"""
HUBEI_COLUMNS = ("一级指标", "二级指标", "三级指标", "年初目标值(A)", "实际完成值(B)", "得分")

SHANXI: dict[str, Any] = {
    "title": "2025年经办人员培训项目支出绩效自评表",
    "year": "2025",
    "header": {"项目名称": "经办人员培训", "主管部门及代码": "407-社会保险局", "预算单位": "407002-服务中心"},
    "goals": {"年度目标": "培训经办人员1000人次。", "实际完成情况": "培训1100人次，支出950000元。"},
    "total": {"分值": "100", "得分": "99.5", "等级": "优"},
    "narrative": {
        label.removeprefix("narrative/"): text
        for label, text in NARRATIVE.items()
        if label.startswith("narrative/")
    },
}
SHANXI_FUNDS = [
    ("资金总额:", "100", "100", "100", "95", "5", "95", "9.5", "尾款未付，下年支付"),
    ("市县区财政资金", "100", "100", "100", "95", "5", "95.00", "9.50", ""),
]
SHANXI_FUND_COLUMNS = (
    "年初预算数/目标申报数", "年初预算数/预算编制数", "全年预算数", "全年执行数", "资金结(转)余", "执行率",
    "得分", "偏差原因",
)  # fmt: skip
SHANXI_TABLE = """
    产出指标   | 数量指标   | 培训人次           | ≥1000人次 | ≥1000人次 | 1100人次     |          | 20 | 20
    产出指标   | 质量指标   | 培训合格率         | ≥95%      | ≥95%      | 97%          |          | 10 | 10
    产出指标   | 时效指标   | 培训及时性         |           | 及时      | 达成预期指标 | 按季完成 | 10 | 10
    产出指标   | 成本指标   | 培训项目总成本     | ≤100万元  | ≤100万元  | 95万元       |          | 10 | 10
    效益指标   | 社会效益   | 参训人员持证上岗率 | ≥60%      | ≥60%      | 66%          |          | 15 | 15
    效益指标   | 可持续影响 | 跟踪服务年限       | ≥3年      | ≥3年      | 3年          |          | 15 | 15
    满意度指标 | 满意度指标 | 参训人员满意度     | ≥90%      | ≥90%      | 93%          |          | 10 | 10
"""
SHANXI_COLUMNS = (
    "一级指标", "二级指标", "三级指标", "年初指标值", "调整后指标值", "实际完成值", "定性指标情况说明",
    "分值", "得分",
)  # fmt: skip


UNAVOIDABLE = {"@term": ["no-parts"]}
"""What even a sound form is told: a total that nothing on the form adds up to."""


def _rows(table: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(columns, line, strict=True)) for line in lines]


def _funds(rows: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    return [{"label": label, "cells": list(cells)} for label, *cells in rows]


def of_record(template_id: str, record: dict[str, Any]) -> Form:
    """Build a form of any template from its record."""
    template = library().template(template_id)
    document, unplaced = document_from_record(template, record)
    assert not unplaced, unplaced
    return Form(template, library().pack(template.pack), document)


@cache
def hubei() -> Form:
    """Build a sound form of Hubei: weights in the headings, 20 points for the execution rate."""
    table = library().template("hubei").table("funds")
    assert table is not None
    columns = [column.record_label for column in table.columns][1:]
    record = {
        **HUBEI,
        "fund_columns": columns,
        "funds": _funds(HUBEI_FUNDS),
        "indicators": _rows(HUBEI_TABLE, HUBEI_COLUMNS),
    }
    twenty = ExecutionRatio("full_year_budget", Decimal(20))
    return with_rule(of_record("hubei", record), "execution", "execution-ratio", twenty)


@cache
def shanxi() -> Form:
    """Build a sound form of Shanxi: initial and adjusted targets, descriptions, a reason beside the funds."""
    return of_record(
        "shanxi",
        {
            **SHANXI,
            "fund_columns": list(SHANXI_FUND_COLUMNS),
            "funds": _funds(SHANXI_FUNDS),
            "indicators": _rows(SHANXI_TABLE, SHANXI_COLUMNS),
        },
    )


@cache
def term() -> Form:
    """Build a form of Shanxi that states targets for a term and a year, a total and no scores."""
    rows = [
        {"一级指标": row["一级指标"]}
        | {f"{half}/{name}": row[name] for half in ("实施期", "年度") for name in ("二级指标", "三级指标")}
        | {f"{half}/指标值": row["调整后指标值"] for half in ("实施期", "年度")}
        for row in _rows(SHANXI_TABLE, SHANXI_COLUMNS)
    ]
    header = {
        "主管部门及代码": "407-社会保险局",
        "实施单位": "服务中心",
        "项目属性": "一次性项目",
        "项目期": "1年",
    }
    return of_record(
        "shanxi-term",
        {
            "title": "2025年经办人员培训自评表",
            "year": "2025",
            "header": {"项目名称": "经办人员培训", **header},
            "fund_columns": ["实施期资金", "年度资金"],
            "funds": _funds([("资金总额", "1000000", "1000000"), ("省级财政资金", "1000000", "1000000")]),
            "goals": {"实施期目标": "培训经办人员1000人次。", "年度目标": "培训经办人员1000人次。"},
            "indicators": rows,
            "total": {"执行率": "100%", "得分": "100分"},
            "narrative": {
                "项目概况": "培训经办人员",
                "立项依据": "某社发〔2025〕1号",
                "项目设立必要性": "新系统上线",
                "保证项目实施的制度、措施": "某社发〔2025〕1号",
                "项目实施计划": "每季三期",
            },
            "footer": {"负责人": "甲", "经办人": "乙", "联系电话": "0000-0000000", "填报日期": "2026-01-15"},
        },
    )


HEBEI_COLUMNS = (
    "一级指标", "二级指标", "三级指标", "指标分值", "预期指标值/符号", "预期指标值/指标值",
    "预期指标值/单位(文字描述)", "实际完成值", "完成情况", "单项得分", "权重占比(%)", "折算得分",
)  # fmt: skip
HEBEI_TABLE = """
    产出指标   | 数量指标       | 培训人次           | 100 | ≥ | 1000 | 人次 | 1100 | 完成   | 100 | 50 | 50
    效果指标   | 社会效益指标   | 参训人员持证上岗率 | 100 | ≥ | 60   | %    | 57   | 未完成 | 95  | 40 | 38
    满意度指标 | 满意度指标     | 参训人员满意度     | 100 | ≥ | 90   | %    | 93   | 完成   | 100 | 10 | 10
"""


@cache
def hebei() -> Form:
    """Build a form of Hebei: every row scored to 100 and folded by a share, the execution rate not scored."""
    return of_record(
        "hebei-2020",
        {
            "title": "预算项目绩效自评表",
            "year": "2025",
            "header": {"项目名称": "经办人员培训", "主管部门": "社会保险局", "实施单位": "服务中心"},
            "fund_columns": ["预算数（调整后）", "到位数", "执行数", "预算执行进度"],
            "funds": _funds(
                [("资金总额", "100", "100", "97", "97%"), ("其中：财政资金", "100", "100", "97", "97%")]
            ),
            "goals": {
                "年度预期目标": "培训1000人次。",
                "具体完成情况": "培训1100人次。",
                "总体完成率": "98%",
            },
            "indicators": _rows(HEBEI_TABLE, HEBEI_COLUMNS),
            "total": {"得分": "98"},
            "narrative": {"存在问题、原因及下一步整改措施": "持证人数未达标，下一步加密考试场次，已作问卷。"},
            "footer": {"填报人": "甲", "联系电话": "0000-0000000", "填报日期": "2026-01-15"},
        },
    )


@cache
def capped() -> Form:
    """Build the sound form under a pack with ceilings on the total."""
    form = sound_form()
    tiers = (CeilingTier(Decimal("0.8"), Decimal(89)), CeilingTier(Decimal("0.7"), Decimal(79)))
    like = form.pack.rule("execution")
    rule = replace(like, id="ceiling", kind="total-ceiling", parameters=TotalCeiling(tiers))
    assert isinstance(rule, Rule)
    return with_pack(form, replace(form.pack, rules=(*form.pack.rules, rule)))


@cache
def analysed() -> Form:
    """Build a sound form with the analysis block."""
    return form_of(template="mof-analysis", fields=NARRATIVE)


SOUND = {
    "": sound_form,
    "@mof-analysis": analysed,
    "@grade": graded_form,
    "@hubei": hubei,
    "@shanxi": shanxi,
    "@term": term,
    "@hebei": hebei,
    "@ceiling": capped,
}
"""Sound forms by the name that a line of faults.txt begins its changes with."""
