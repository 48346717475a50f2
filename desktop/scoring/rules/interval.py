"""A target with two ends (R6)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.templates.rule_kinds import Above
from desktop.values.number import plain


def interval(weight: Decimal, ends: tuple[Decimal, Decimal], actual: Decimal, above: Above) -> Outcome:
    """Score a range: the weight inside it, in proportion to the lower end below it.

    Args:
        weight: Points that the indicator can earn.
        ends: Lower and upper end, in the unit of the actual value.
        actual: Actual value; below zero counts as nothing where the range begins at zero or above.
        above: What the pack says of a value above the range.

    Source: rule `range` of the pack, whose `source` names document and note.
    """
    low, high = ends
    facts = {"low": plain(low), "high": plain(high), "actual": plain(actual), "weight": plain(weight)}
    reached = actual if low < 0 else max(actual, Decimal(0))
    if reached > high and above is Above.JUDGE:
        return not_computable("above-range", **facts)
    if reached >= low:
        return Outcome(weight, "inside-range" if reached <= high else "above-range-full", facts)
    if low < 0:
        return not_computable("below-negative-range", **facts)
    working = f"{plain(reached)} ÷ {plain(low)} × {plain(weight)}"
    return Outcome(reached / low * weight, "below-range", facts, expression=working)
