"""Points lost for an actual value far above its target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scoring.rules.over_achievement import over_deduction, overshoot
from desktop.templates.rule_kinds import OverAchievement, OverAction


def over(action: OverAction, deduction: str = "0") -> OverAchievement:
    return OverAchievement(Decimal("1.3"), Decimal(30), action, Decimal(deduction))


@pytest.mark.parametrize(
    ("target", "actual", "beyond"),
    [("50", "70", "10"), ("50", "65", "0"), ("50", "64", None), ("0", "30", "0"), ("0", "29", None)],
)
def test_how_far_beyond_the_threshold(target: str, actual: str, beyond: str | None) -> None:
    measured = overshoot(over(OverAction.FLAG), Decimal(target), Decimal(actual))
    assert measured == (None if beyond is None else Decimal(beyond))


@pytest.mark.parametrize(
    ("action", "points"),
    [
        (OverAction.NONE, "0"),
        (OverAction.FLAG, "0"),
        (OverAction.REASON, "0"),
        (OverAction.FIXED, "2"),
        (OverAction.PER_POINT, "20"),
    ],
)
def test_what_follows(action: OverAction, points: str) -> None:
    assert over_deduction(over(action, "2"), Decimal(10)) == Decimal(points)
