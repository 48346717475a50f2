"""Execution score: weight × spending ÷ budget, at most the weight (R15)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.values.number import plain

LARGEST_RATE = Decimal(10) ** 15
"""Amounts of one unit never come near it, and a larger figure has more digits than stay exact."""


def execution_rate(budget: Decimal | None, spending: Decimal | None) -> Decimal | None:
    """Work out the execution rate (执行率), unrounded and not capped.

    Args:
        budget: Full-year budget (全年预算数) after adjustment.
        spending: Full-year spending (全年执行数), in the same unit as the budget.

    Returns:
        Spending ÷ budget; None where either is blank, the budget not above zero, or the ratio beyond sense.

    Source: rule `execution` of the pack, whose `source` names document and note.
    """
    if budget is None or spending is None or budget <= 0:
        return None
    rate = spending / budget
    return rate if abs(rate) < LARGEST_RATE else None


def execution_score(weight: Decimal, budget: Decimal | None, spending: Decimal | None) -> Outcome:
    """Score the execution rate (执行率得分): weight × spending ÷ budget, between nothing and the weight.

    Args:
        weight: Points that the row can earn, above zero; 10 on the standard form.
        budget: Full-year budget (全年预算数) after adjustment.
        spending: Full-year spending (全年执行数), in the same unit as the budget.

    Source: rule `execution` of the pack, whose `source` names document and note.
    """
    if weight <= 0:
        return not_computable("weight-not-positive", weight=plain(weight))
    if budget is None:
        return not_computable("no-budget")
    if spending is None:
        return not_computable("no-spending")
    if budget <= 0:
        return not_computable("zero-budget", budget=plain(budget))
    working = f"{plain(weight)} × {plain(spending)} ÷ {plain(budget)}"
    points = weight * spending / budget
    if points > weight:
        return Outcome(weight, "execution-capped", {"weight": plain(weight)}, expression=working)
    if points < 0:
        return Outcome(Decimal(0), "execution-negative", expression=working)
    return Outcome(points, "execution", expression=working)
