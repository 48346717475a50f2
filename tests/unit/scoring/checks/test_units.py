"""Units and magnitudes."""

from __future__ import annotations

import pytest

from tests.helpers.forms import changed, findings_of, row_form, sound_form


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≥1000人次", "1100", 0),
        ("≥1.2万人", "13000人", 0),
        ("≥1.2万人", "1.3", 1),
        ("≥95%", "0.97", 1),
        ("≥95%", "97", 0),
        ("≥0.9", "97%", 1),
        ("≥100平方米", "120㎡", 0),
        ("≥10家", "12个", 1),
        ("2020年全年", "12个", 0),
    ],
)
def test_target_and_actual_value_are_in_one_unit(target: str, actual: str, found: int) -> None:
    assert len(findings_of(row_form(target, actual), "unit-mismatch")) == found


@pytest.mark.parametrize(
    ("name", "actual", "found"),
    [
        ("项目总成本", "95万元", []),
        ("项目总成本", "950000元", []),
        ("项目总成本", "94万元", ["cost-vs-spending"]),
        ("人均成本", "94万元", []),
        ("人均成本", "95元", ["unit-mismatch"]),
        ("人均成本", "95%", []),
    ],
)
def test_the_cost_of_the_project_is_its_spending(name: str, actual: str, found: list[str]) -> None:
    form = row_form(actual, actual, name=name, level="成本指标")
    codes = [code for code, _, _ in findings_of(form) if code in ("unit-mismatch", "cost-vs-spending")]
    assert codes == found


def test_a_project_that_spent_nothing_has_no_cost_to_compare() -> None:
    cells = {"年度资金总额/全年执行数": "0", "indicators[4]/三级指标": "项目总成本"}
    assert findings_of(changed(sound_form(), cells), "cost-vs-spending") == []
