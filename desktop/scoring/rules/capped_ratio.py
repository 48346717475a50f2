"""Full marks from the target on, otherwise in proportion (R1)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.values.number import plain


def capped_ratio(weight: Decimal, target: Decimal, actual: Decimal) -> Outcome:
    """Score a target that is to be reached (≥, >): actual ÷ target × weight, at most the weight.

    Args:
        weight: Points that the indicator can earn.
        target: Target value, above zero.
        actual: Actual value in the same unit; below zero counts as nothing.

    Source: rule `at-least` of the pack, whose `source` names document and note.
    """
    facts = {"target": plain(target), "actual": plain(actual), "weight": plain(weight)}
    if actual >= target:
        return Outcome(weight, "reached", facts)
    reached = max(actual, Decimal(0))
    working = f"{plain(reached)} ÷ {plain(target)} × {plain(weight)}"
    return Outcome(reached / target * weight, "short-of-target", facts, expression=working)
