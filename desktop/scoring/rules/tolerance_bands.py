"""A share of the weight by how far the actual value lies from the target (R7)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.said import percentage
from desktop.templates.row_rules import ToleranceBands
from desktop.values.number import plain


def tolerance_bands(weight: Decimal, by: ToleranceBands, target: Decimal, actual: Decimal) -> Outcome:
    """Score a target that is to be hit (成本控制率在±10%以内): the first band that the deviation fits.

    Args:
        weight: Points that the indicator can earn.
        by: Deviations with their shares of the weight, from the narrowest out.
        target: Target value.
        actual: Actual value in the same unit.

    Source: the row rule of the pack that applies, whose `source` names document and note.
    """
    if not target:
        return not_computable("no-deviation-from-zero")
    deviation = abs(actual - target) / abs(target)
    away = plain(abs(actual - target))
    facts = {"working_deviation": f"{away} ÷ {plain(abs(target))} = {percentage(deviation)}"}
    for band in by.bands:
        if deviation <= band.limit:
            facts["limit"] = percentage(band.limit)
            working = f"{plain(weight)} × {percentage(band.share)}"
            return Outcome(weight * band.share, "inside-tolerance", facts, expression=working)
    return Outcome(Decimal(0), "beyond-tolerance", facts | {"limit": percentage(by.bands[-1].limit)})
