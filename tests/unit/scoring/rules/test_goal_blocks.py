"""Several annual goals, each weighted by a ratio."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.rules.goal_blocks import goal_ratios

SIX, FOUR = Decimal("0.6"), Decimal("0.4")


def test_the_first_ratio_under_a_goal_holds() -> None:
    assert goal_ratios([("一", None), ("一", SIX), ("二", FOUR), ("二", None)]) == {"一": SIX, "二": FOUR}


def test_a_goal_without_a_ratio_leaves_all_undecided() -> None:
    assert goal_ratios([("一", SIX), ("二", None)]) is None
    assert goal_ratios([]) == {}
