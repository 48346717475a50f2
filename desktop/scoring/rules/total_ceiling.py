"""The highest total under an execution rate (R17)."""

from __future__ import annotations

from decimal import Decimal

from desktop.templates.rule_kinds import CeilingTier, TotalCeiling


def ceiling_for(by: TotalCeiling, rate: Decimal | None) -> CeilingTier | None:
    """Find the tier that limits the total (总分上限); None where the rate is high enough or unknown.

    Args:
        by: Rates with the highest total below each, from the highest rate down.
        rate: Execution rate, unrounded.

    Source: rule `ceiling` of the pack, whose `source` names document and note.
    """
    if rate is None:
        return None
    return next((tier for tier in reversed(by.tiers) if rate < tier.below_rate), None)
