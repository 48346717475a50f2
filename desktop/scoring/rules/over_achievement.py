"""Points lost for an actual value far above its target (R18)."""

from __future__ import annotations

from decimal import Decimal

from desktop.templates.rule_kinds import OverAchievement, OverAction


def overshoot(by: OverAchievement, target: Decimal, actual: Decimal) -> Decimal | None:
    """Measure how far an actual value lies beyond the threshold (完成值明显高于指标值).

    Args:
        by: The threshold.
        target: Target value, not below zero.
        actual: Actual value in the same unit.

    Returns:
        Percentage points beyond the threshold; the actual value beyond its own threshold where the target
        is 0; None where it isn't reached.

    Source: rule `over-achievement` of the pack, whose `source` names document and note.
    """
    beyond = actual - by.zero_threshold if not target else (actual / target - by.threshold) * 100
    return beyond if beyond >= 0 else None


def over_deduction(by: OverAchievement, beyond: Decimal) -> Decimal:
    """Work out the points that are taken off for going beyond the threshold.

    Args:
        by: What follows.
        beyond: Percentage points beyond the threshold.

    Source: rule `over-achievement` of the pack, whose `source` names document and note.
    """
    if by.action is OverAction.FIXED:
        return by.deduction
    return by.deduction * beyond if by.action is OverAction.PER_POINT else Decimal(0)
