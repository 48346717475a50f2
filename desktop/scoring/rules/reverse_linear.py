"""Full marks up to the target, then a straight line down to nothing (R2b)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.values.number import plain


def reverse_linear(weight: Decimal, target: Decimal, actual: Decimal, zero_at: Decimal) -> Outcome:
    """Score a limit (≤, <): points fall in a straight line once the limit is passed.

    Args:
        weight: Points that the indicator can earn.
        target: The limit, above zero.
        actual: Actual value in the same unit.
        zero_at: Multiple of the limit at which nothing is earned, above 1.

    Source: rule `at-most` of the pack, whose `source` names document and note.
    """
    facts = {
        "target": plain(target),
        "actual": plain(actual),
        "weight": plain(weight),
        "times": plain(zero_at),
    }
    if actual <= target:
        return Outcome(weight, "within-limit", facts)
    if actual >= zero_at * target:
        return Outcome(Decimal(0), "far-over-limit", facts)
    over, room = f"({plain(actual)} − {plain(target)})", plain((zero_at - 1) * target)
    working = f"(1 − {over} ÷ {room}) × {plain(weight)}"
    share = 1 - (actual - target) / ((zero_at - 1) * target)
    return Outcome(share * weight, "over-limit", facts, expression=working)
