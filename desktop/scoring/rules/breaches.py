"""A deduction for each breach, down to nothing (R11)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.templates.row_rules import Breaches
from desktop.values.number import plain


def breaches(weight: Decimal, by: Breaches, count: Decimal) -> Outcome:
    """Score by breaches (每出现一例扣0.5分，扣完为止).

    Args:
        weight: Points that the row can earn, above zero.
        by: Deduction of one breach.
        count: Breaches found, not negative.

    Source: the rule of the pack that the row names, whose `source` names document and note.
    """
    facts = {"count": plain(count), "deduction": plain(by.deduction), "weight": plain(weight)}
    if not count:
        return Outcome(weight, "no-breach", facts)
    working = f"{plain(weight)} − {plain(count)} × {plain(by.deduction)}"
    left = weight - count * by.deduction
    if left < 0:
        return Outcome(Decimal(0), "breaches-used-up", facts, expression=f"max(0, {working})")
    return Outcome(left, "breaches", facts, expression=working)
