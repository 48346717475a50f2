"""The whole weight or nothing (R5)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.templates.row_rules import AllOrNothing
from desktop.values.number import plain
from desktop.values.wording import fold


def all_or_nothing(weight: Decimal, by: AllOrNothing, actual: str) -> Outcome:
    """Score a requirement that is met or missed (及时 / 不及时).

    Args:
        weight: Points that the indicator can earn.
        by: The words that say that it is met, and those that say that it is missed.
        actual: The actual value as typed.

    Source: the row rule of the pack that applies, whose `source` names document and note.
    """
    facts = {"actual": actual, "weight": plain(weight)}
    said = fold(actual)
    if said in map(fold, by.met):
        return Outcome(weight, "requirement-met", facts)
    if said in map(fold, by.missed):
        return Outcome(Decimal(0), "requirement-missed", facts)
    return not_computable("requirement-unclear", **facts, words="、".join((*by.met, *by.missed)))
