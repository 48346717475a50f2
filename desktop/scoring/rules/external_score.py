"""A score given elsewhere, converted to the weight (R26)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.templates.row_rules import ExternalScore
from desktop.values.number import plain


def external_score(weight: Decimal, by: ExternalScore, given: Decimal) -> Outcome:
    """Convert a score of another scale (绩效办考核得分): given ÷ full × weight.

    Args:
        weight: Points that the row can earn, above zero.
        by: Full marks of the other scale.
        given: The score on that scale.

    Source: the rule of the pack that the row names, whose `source` names document and note.
    """
    facts = {"given": plain(given), "full": plain(by.full), "weight": plain(weight)}
    if not 0 <= given <= by.full:
        return not_computable("off-the-scale", **facts)
    working = f"{plain(given)} ÷ {plain(by.full)} × {plain(weight)}"
    return Outcome(given / by.full * weight, "external-score", facts, expression=working)
