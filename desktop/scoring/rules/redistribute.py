"""The weight of a missing heading goes to another (R22)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.templates.rule_kinds import Redistribute

FULL = Decimal(100)


def receiving_heading(by: Redistribute, weights: Mapping[str, Decimal], execution: Decimal) -> str | None:
    """Find the heading that takes the weight of a missing one, where nobody has moved it yet.

    Args:
        by: Which heading may be missing, and which takes its points.
        weights: Weight of the rows under each first-level heading.
        execution: Weight of the execution row.

    Returns:
        Name of the heading; None where none is missing, none can take it, or the weights add up to 100 as
        they are, since the office has moved the points itself.

    Source: rule `missing-heading` of the pack, whose `source` names document and note.
    """
    if any(by.missing in name for name in weights):
        return None
    if sum(weights.values(), execution) + by.points != FULL:
        return None
    return next((name for name, weight in weights.items() if by.to in name and weight > 0), None)
