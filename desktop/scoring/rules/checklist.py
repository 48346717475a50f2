"""Points for each item of a checklist that is met (R10)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.scoring.outcome import Outcome
from desktop.templates.row_rules import Checklist
from desktop.values.number import plain


def checklist(weight: Decimal, by: Checklist, answers: Mapping[str, bool]) -> Outcome:
    """Score a checklist (评价要点): the points of what is met added up, at most the weight.

    Args:
        weight: Points that the row can earn, above zero.
        by: The items with their points.
        answers: Whether each item is met, by the id of its input.

    Source: the rule of the pack that the row names, whose `source` names document and note.
    """
    met = [item.points for item in by.items if answers[item.input]]
    facts = {"met": str(len(met)), "count": str(len(by.items)), "weight": plain(weight)}
    points = sum(met, Decimal(0))
    working = " + ".join(plain(one) for one in met)
    if points > weight:
        return Outcome(weight, "checklist-capped", facts, expression=f"min({plain(weight)}, {working})")
    return Outcome(points, "checklist", facts, expression=working if len(met) > 1 else "")
