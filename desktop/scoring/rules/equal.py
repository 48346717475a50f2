"""A target with an equals sign, or with no sign at all (R3)."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.capped_ratio import capped_ratio
from desktop.templates.rule_kinds import EqualMode
from desktop.values.number import plain


def equal(weight: Decimal, target: Decimal, actual: Decimal, mode: EqualMode) -> Outcome:
    """Score a target that is to be met (=): like at least, or left to a person where it is not met exactly.

    Args:
        weight: Points that the indicator can earn.
        target: Target value, above zero.
        actual: Actual value in the same unit.
        mode: What the pack says of an actual value that differs.

    Source: rule `equal` of the pack, whose `source` names document and note.
    """
    if mode is EqualMode.LENIENT or actual == target:
        return capped_ratio(weight, target, actual)
    return not_computable("differs-from-equal", target=plain(target), actual=plain(actual))
