"""A share of the weight by a table of execution rates (R16)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.scoring.rules.execution_ratio import execution_rate, execution_score
from desktop.scoring.said import percentage
from desktop.templates.rule_kinds import ExecutionTiers
from desktop.values.number import plain


def execution_tiers(
    weight: Decimal, by: ExecutionTiers, budget: Decimal | None, spending: Decimal | None
) -> Outcome:
    """Score the execution rate (执行率得分) by tiers: the share of the highest tier that the rate reaches.

    Args:
        weight: Points that the row can earn, above zero.
        by: Rates with their shares of the weight, from the highest down to 0.
        budget: Full-year budget (全年预算数) after adjustment.
        spending: Full-year spending (全年执行数), in the same unit as the budget.

    Source: rule `execution` of the pack, whose `source` names document and note.
    """
    rate = execution_rate(budget, spending)
    if rate is None or weight <= 0:
        return execution_score(weight, budget, spending)
    tier = next((one for one in by.tiers if rate >= one.from_rate), by.tiers[-1])
    facts = {"rate": percentage(rate), "from_rate": percentage(tier.from_rate)}
    working = f"{plain(weight)} × {percentage(tier.share)}"
    return Outcome(weight * tier.share, "execution-tier", facts, expression=working)
