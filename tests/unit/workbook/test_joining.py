"""Targets come together again from operator, value and unit."""

from __future__ import annotations

import pytest

from desktop.workbook.joining import join_actual, join_target


@pytest.mark.parametrize(
    ("operator", "value", "unit", "target"),
    [
        ("≥", "95", "%", "≥95%"),
        ("=", "9", "个", "=9个"),
        ("定性", "及时", "", "及时"),
        ("定性指标", "及时", "无", "及时"),
        ("≥", "≥95", "%", "≥95%"),
        ("≥", "95%", "%", "≥95%"),
        ("", "95", " % ", "95%"),
        ("≥", "", "%", "≥%"),
        ("-", "长期", "/", "长期"),
        ("", "", "", ""),
    ],
)
def test_join_target(operator: str, value: str, unit: str, target: str) -> None:
    assert join_target(operator, value, unit) == target


@pytest.mark.parametrize(
    ("value", "unit", "target", "actual", "doubtful"),
    [
        ("1100", "人次", "1000", "1100人次", False),
        ("≥98", "%", "95", "≥98%", False),
        ("１００", "%", "95", "１００%", False),
        ("1,100", "人", "1000", "1,100人", False),
        ("98%", "%", "95", "98%", False),
        ("及时", "", "及时", "及时", False),
        ("达成预期指标", "次", "9", "达成预期指标", False),
        ("0.95", "%", "95", "0.95", True),
        ("1", "%", "95", "1", True),
        ("0", "%", "95", "0%", False),
        ("0.5", "%", "1", "0.5%", False),
        ("0.5", "%", "提高", "0.5%", False),
        ("0.5", "元", "95", "0.5元", False),
        ("5", "无", "9", "5", False),
    ],
)
def test_join_actual(value: str, unit: str, target: str, actual: str, doubtful: bool) -> None:
    assert join_actual(value, unit, target) == (actual, doubtful)
