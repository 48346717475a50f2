"""A target of nothing, as with accidents or complaints (R4)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.values.number import plain


def zero_target(weight: Decimal, actual: Decimal) -> Outcome:
    """Score a target of zero: the weight where nothing happened, otherwise no points.

    Args:
        weight: Points that the indicator can earn.
        actual: Actual value; below zero counts as nothing.

    Source: rule `zero-target` of the pack, whose `source` names document and note.
    """
    facts = {"actual": plain(actual), "weight": plain(weight)}
    if actual <= 0:
        return Outcome(weight, "zero-kept", facts)
    return Outcome(Decimal(0), "zero-missed", facts)
