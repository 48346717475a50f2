"""Rows with a limit of their own."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.rules.row_cap import is_capped
from desktop.templates.rule_kinds import RowCap


def test_a_row_is_known_by_its_words() -> None:
    rule = RowCap(("系统自动生成",), Decimal(5))
    assert is_capped(rule, "成本控制数（系统自动生成）", "")
    assert is_capped(rule, "成本控制数", "系统自动生成，单位未填")
    assert not is_capped(rule, "成本控制数", "")
