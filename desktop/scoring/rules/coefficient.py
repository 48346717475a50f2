"""A percentage times the weight (R14)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.said import percentage
from desktop.values.number import plain


def coefficient(weight: Decimal, share: Decimal) -> Outcome:
    """Score a coefficient (得分系数): coefficient × weight.

    Args:
        weight: Points that the indicator can earn.
        share: The coefficient as a share, 0.93 for 93 %.

    Source: the row rule of the pack that applies, whose `source` names document and note.
    """
    facts = {"share": percentage(share), "weight": plain(weight)}
    if not 0 <= share <= 1:
        return not_computable("coefficient-off", **facts)
    working = f"{percentage(share)} × {plain(weight)}"
    return Outcome(share * weight, "coefficient", facts, expression=working)
