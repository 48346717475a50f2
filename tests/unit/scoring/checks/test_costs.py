"""Costs of the whole project against its funds."""

from __future__ import annotations

import pytest

from tests.cases.sound import SOUND
from tests.helpers.forms import changed, finding, findings_of, key_at, row_form, sound_form


@pytest.mark.parametrize(
    ("name", "actual", "found"),
    [
        ("项目总成本", "95万元", []),
        ("项目总成本", "950000元", []),
        ("项目总成本", "94万元", ["cost-vs-spending"]),
        ("项目总成本", "955000元", []),
        ("项目总成本", "955001元", ["cost-vs-spending"]),
        ("人均成本", "94万元", []),
        ("人均成本", "95元", ["unit-mismatch"]),
        ("人均成本", "95%", []),
        ("培训总额", "950元", ["unit-mismatch"]),
        ("人均成本", "950元", []),
    ],
)
def test_the_cost_of_the_project_is_its_spending(name: str, actual: str, found: list[str]) -> None:
    form = row_form(actual, actual, name=name, level="成本指标")
    codes = [code for code, _, _ in findings_of(form) if code in ("unit-mismatch", "cost-vs-spending")]
    assert codes == found


@pytest.mark.parametrize(
    ("name", "actual", "place", "variant", "expected"),
    [
        ("人均成本", "95元", "indicators[1]/实际完成值", "cost", "950000"),
        ("项目总成本", "95亿元", "indicators[1]/实际完成值", "cost", "950000"),
        ("培训总额", "950元", "年度资金总额/全年预算数", "point", "0.095"),
    ],
)
def test_what_was_meant_is_worked_out(
    name: str, actual: str, place: str, variant: str, expected: str
) -> None:
    form = row_form(actual, actual, name=name, level="成本指标")
    said = finding(form, "unit-mismatch")
    assert (said.where, said.variant, said.expected) == (key_at(form, place), variant, expected)


def test_a_project_that_spent_nothing_has_no_cost_to_compare() -> None:
    cells = {"indicators[4]/三级指标": "项目总成本", "indicators[4]/实际完成值": "90万元"}
    assert findings_of(changed(sound_form(), cells), "cost-vs-spending")
    cells["年度资金总额/全年执行数"] = "0"
    assert findings_of(changed(sound_form(), cells), "cost-vs-spending") == []


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≤100万元", "95万元", []),
        ("≤95.0万元", "950000元", []),
        ("≤130万元", "95万元", ["unit-mismatch"]),
        ("≤1300000元", "949996元", ["unit-mismatch"]),
        ("≤130人", "95万元", ["unit-mismatch"]),
        ("控制", "95万元", []),
    ],
)
def test_the_target_of_the_whole_cost_is_one_of_the_budgets(
    target: str, actual: str, found: list[str]
) -> None:
    cells = {"indicators[4]/年度指标值": target, "indicators[4]/实际完成值": actual}
    assert [code for code, _, _ in findings_of(changed(sound_form(), cells), "unit-mismatch")] == found


@pytest.mark.parametrize(("initial", "budgets"), [("90.5", "90.5、100、95万元"), ("0", "100、95万元")])
def test_the_budgets_that_a_target_is_none_of_are_named_in_the_unit_of_the_form(
    initial: str, budgets: str
) -> None:
    cells = {
        "indicators[4]/年度指标值": "≤130万元",
        "indicators[4]/实际完成值": "95万元",
        "年度资金总额/年初预算数": initial,
    }
    assert finding(changed(sound_form(), cells), "unit-mismatch").facts["budgets"] == budgets


@pytest.mark.parametrize(
    ("target", "actual", "score", "reason", "found"),
    [
        ("=5760元", "=7710元", "10", "", True),
        ("5760元", "7710元", "10", "", True),
        ("=5760元", "=7710元", "10", "年底追加，下一步提前测算", False),
        ("=5760元", "=7710元", "8", "年底追加，下一步提前测算", False),
        ("=5760元", "=5760元", "10", "", False),
        ("=5760元", "=5760.5元", "10", "", False),
        ("=5760元", "=5760.6元", "10", "", True),
        ("=5760元", "=7710人", "10", "", False),
        ("≤5760元", "7710元", "10", "", False),
        ("≤5760元", "超出", "10", "", False),
    ],
)
def test_a_cost_above_its_target_earns_no_full_marks(
    target: str, actual: str, score: str, reason: str, found: bool
) -> None:
    cells = {
        "indicators[4]/年度指标值": target,
        "indicators[4]/实际完成值": actual,
        "indicators[4]/得分": score,
        "indicators[4]/偏差原因分析及改进措施": reason,
    }
    form = changed(sound_form(), cells)
    variants = [
        code for code, severity, _ in findings_of(form, "score-vs-rule") if severity == "must-explain"
    ]
    assert bool(variants) is found


def test_a_comma_for_a_point_is_told_by_the_cost() -> None:
    cells = {f"{row}/{column}": "14,256" for row in FUND_ROWS for column in FUND_COLUMNS}
    cells |= {f"{row}/资金结(转)余": "0" for row in FUND_ROWS}
    cells |= {"indicators[4]/调整后指标值": "≤142560元", "indicators[4]/实际完成值": "142560元"}
    found = findings_of(changed(SOUND["@shanxi"](), cells), "unit-mismatch")
    assert ("unit-mismatch", "must-explain", "资金总额:/全年预算数") in found


FUND_ROWS = ("资金总额:", "市县区财政资金")
FUND_COLUMNS = ("年初预算数/目标申报数", "年初预算数/预算编制数", "全年预算数", "全年执行数")


@pytest.mark.parametrize(
    ("name", "found"), [("会议费支出", True), ("会议费节约额", False), ("能耗降低额", False)]
)
def test_of_savings_more_is_better(name: str, found: bool) -> None:
    cells = {"三级指标": name, "年度指标值": "=5760元", "实际完成值": "=7710元"}
    form = changed(sound_form(), {f"indicators[4]/{column}": text for column, text in cells.items()})
    assert (("score-vs-rule", "must-explain", "indicators[4]/得分") in findings_of(form)) is found
