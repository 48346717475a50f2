"""How indicators are worded."""

from __future__ import annotations

import pytest

from desktop.templates.rule_kinds import OptionalHeading
from tests.helpers.forms import changed, findings_of, form_of, row_form, sound_form
from tests.helpers.packs import ruled


def codes(target: str, actual: str, name: str = "培训人次", level: str = "数量指标") -> set[str]:
    form = row_form(target, actual, score="10", name=name, level=level)
    return {code for code, _, _ in findings_of(form)}


@pytest.mark.parametrize(
    ("target", "name", "code"),
    [
        ("≥%", "培训合格率", "target-without-number"),
        ("进一步提升", "服务水平", "vague-target"),
        ("到位", "社会效益", "vague-target"),
        ("≥95%", "社会效益", "vague-target"),
        ("≥95%", "培训合格率", ""),
        ("按各主管局要求发放", "代发项目", ""),
        ("2025年全年", "社会效益", ""),
    ],
)
def test_a_target_can_be_measured(target: str, name: str, code: str) -> None:
    found = codes(target, "95%", name) & {"target-without-number", "vague-target"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("target", "name", "level", "found"),
    [
        ("≥900元", "人均成本", "成本指标", True),
        ("≤900元", "人均成本", "成本指标", False),
        ("≥900元", "节约成本", "成本指标", False),
        ("≥900元", "人均收入", "经济效益指标", False),
        ("控制", "人均成本", "成本指标", False),
    ],
)
def test_a_cost_is_not_to_be_exceeded(target: str, name: str, level: str, found: bool) -> None:
    assert ("cost-direction" in codes(target, "900元", name, level)) is found


@pytest.mark.parametrize(
    ("target", "name", "level", "found"),
    [
        ("≥5人", "培训人次", "数量指标", False),
        ("≥5万元", "培训规模", "数量指标", True),
        ("1~2万元", "培训规模", "数量指标", True),
        ("≥5笔", "资金拨付笔数", "数量指标", True),
        ("≥5笔", "资金拨付笔数", "质量指标", False),
    ],
)
def test_money_is_no_quantity(target: str, name: str, level: str, found: bool) -> None:
    assert ("money-as-quantity" in codes(target, target, name, level)) is found


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≥95%", "97%", set()),
        ("≥95%", "计划标准", {"missing-field"}),
        ("≥95%", "已完成", {"actual-kind"}),
        ("≥95%", "≥%", {"actual-kind"}),
        ("≥95%", "达成预期指标", {"actual-kind"}),
        ("建立制度", "97%", {"actual-kind"}),
        ("建立3项制度", "3项", set()),
        ("建立制度", "达成预期指标", set()),
        ("≥95%", "≥97%", {"actual-operator"}),
        ("≥95%", "=97%", set()),
    ],
)
def test_an_actual_value_is_of_the_kind_of_its_target(target: str, actual: str, found: set[str]) -> None:
    asked = {"actual-kind", "actual-operator", "missing-field"}
    assert codes(target, actual, "合格率", "质量指标") & asked == found


def test_two_copied_values_prove_nothing() -> None:
    rows = """
        一级     | 二级     | 三级 | 指标值 | 完成值
        产出指标 | 数量指标 | 甲   | 5人    | 5人
        产出指标 | 数量指标 | 乙   | 6人    | 6人"""
    assert findings_of(form_of(rows), "actual-copies-target") == []
    assert (
        len(findings_of(form_of(rows + "\n产出指标 | 数量指标 | 丙 | ７人 | 7 人"), "actual-copies-target"))
        == 1
    )


def test_rows_without_a_name_are_no_duplicates() -> None:
    rows = "一级 | 二级 | 三级 | 指标值\n产出指标 | 数量指标 | | 5人\n产出指标 | 数量指标 | | 6人"
    assert findings_of(form_of(rows), "duplicate-indicator") == []


@pytest.mark.parametrize(
    ("name", "level", "target", "found"),
    [
        ("任务完成率", "质量指标", "≥95%", True),
        ("任务合格率", "质量指标", "≥95%", False),
        ("档案齐全率", "时效指标", "≥95%", True),
        ("资金拨付", "时效指标", "12月底前", False),
        ("办结时限", "时效指标", "≤5个工作日", False),
    ],
)
def test_an_indicator_fits_its_heading(name: str, level: str, target: str, found: bool) -> None:
    assert ("wrong-heading" in codes(target, target, name, level)) is found


def test_satisfaction_needs_a_survey_that_may_be_mentioned_anywhere() -> None:
    silent = {"goals/实际完成情况": "全年培训1100人次。"}
    assert [code for code, _, _ in findings_of(changed(sound_form(), silent))] == ["survey-missing"]
    named = silent | {"indicators[7]/三级指标": "参训人员满意度（抽样200人）"}
    assert findings_of(changed(sound_form(), named)) == []


def test_a_form_without_the_heading_is_not_asked_for_satisfaction() -> None:
    rows = "一级 | 二级 | 三级 | 指标值\n产出指标 | 数量指标 | 甲 | 5人"
    assert findings_of(form_of(rows), "satisfaction-missing") == []


def test_a_pack_may_leave_satisfaction_to_the_office() -> None:
    columns = ("三级指标", "年度指标值", "实际完成值", "分值", "得分")
    form = changed(sound_form(), {f"indicators[7]/{column}": "" for column in columns})
    assert len(findings_of(form, "satisfaction-missing")) == 1
    free = ruled(form, "optional-heading", OptionalHeading(("满意度",)))
    assert findings_of(free, "satisfaction-missing") == []
    other = ruled(form, "optional-heading", OptionalHeading(("生态效益",)))
    assert len(findings_of(other, "satisfaction-missing")) == 1
