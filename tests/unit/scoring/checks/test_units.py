"""Units and magnitudes."""

from __future__ import annotations

import pytest

from tests.helpers.forms import findings_of, row_form


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
    ("target", "actual", "level", "name", "found"),
    [
        ("≤18", "100%", "成本指标", "支出控制", True),
        ("200人左右", "100%", "数量指标", "贷款人数", True),
        ("200", "100%", "数量指标", "贷款人数", True),
        ("80", "82%", "数量指标", "参训率", False),
        ("95", "96%", "质量指标", "合格情况", False),
        ("≥95%", "120", "质量指标", "合格情况", True),
        ("100~150", "100%", "质量指标", "合格情况", True),
        ("及时", "100%", "质量指标", "合格情况", False),
    ],
)
def test_a_percentage_is_no_count_and_no_money(
    target: str, actual: str, level: str, name: str, found: bool
) -> None:
    form = row_form(target, actual, score="10", name=name, level=level)
    assert bool(findings_of(form, "unit-mismatch")) is found
    assert not findings_of(form, "score-vs-rule") or not found


@pytest.mark.parametrize(
    ("target", "found"), [("=3360人/元", True), ("=3360元/人", False), ("1~2人/元", True)]
)
def test_a_unit_upside_down_is_found(target: str, found: bool) -> None:
    assert bool(findings_of(row_form(target, target), "unit-mismatch")) is found


@pytest.mark.parametrize(
    ("name", "target", "found"),
    [
        ("覆盖村数", "≥308人", True),
        ("覆盖村数", "≥308个村", False),
        ("覆盖村数", "≥308", False),
        ("培训人数", "≥308人次", False),
        ("企业数", "≥308家", False),
        ("培训次数", "及时", False),
    ],
)
def test_a_name_says_in_what_it_counts(name: str, target: str, found: bool) -> None:
    assert bool(findings_of(row_form(target, target, score="10", name=name), "unit-mismatch")) is found
