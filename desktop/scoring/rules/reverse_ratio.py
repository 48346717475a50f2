"""Full marks up to the target, otherwise target ÷ actual (R2a)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.values.number import plain


def reverse_ratio(weight: Decimal, target: Decimal, actual: Decimal) -> Outcome:
    """Score a limit (≤, <): target ÷ actual × weight once the limit is passed.

    Args:
        weight: Points that the indicator can earn.
        target: The limit, above zero.
        actual: Actual value in the same unit.

    Source: rule `at-most` of the pack, whose `source` names document and note.
    """
    facts = {"target": plain(target), "actual": plain(actual), "weight": plain(weight)}
    if actual <= target:
        return Outcome(weight, "within-limit", facts)
    working = f"{plain(target)} ÷ {plain(actual)} × {plain(weight)}"
    return Outcome(target / actual * weight, "over-limit", facts, expression=working)
