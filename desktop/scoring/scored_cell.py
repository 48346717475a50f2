"""A typed figure beside the computed one: rounding, difference and its cause."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.models.keys import CellKey
from desktop.scoring.outcome import Outcome
from desktop.scoring.score_sheet import Cause, Derivation, ScoredCell
from desktop.templates.pack import Rounding
from desktop.values.number import cut, plain, round_half_up, rounded


def rounded_by(value: Decimal, policy: Rounding) -> Decimal:
    """Round a figure as the pack says."""
    return rounded(value, policy.decimals, policy.mode.value)


def scored(
    key: CellKey,
    outcome: Outcome,
    rule: str,
    policy: Rounding,
    typed: Decimal | None,
    typed_decimals: int = 0,
    other_ways: Mapping[Cause, Decimal] | None = None,
) -> ScoredCell:
    """Put a rule's outcome beside what was typed.

    Args:
        key: The cell.
        outcome: Unrounded, from the rule.
        rule: Id of the rule.
        policy: Decimals and mode of the pack for this kind of figure.
        typed: The typed figure, where there is one.
        typed_decimals: Decimals that it was written with.
        other_ways: Figures that a wrong way of working leads to, to name the cause of a difference.
    """
    if outcome.points is None:
        derivation = Derivation(outcome.code, dict(outcome.facts), rule)
        return ScoredCell(key, typed, None, "", derivation, outcome.low, outcome.high)
    result = rounded_by(outcome.points, policy)
    text = plain(result)
    derivation = Derivation(outcome.code, _with_working(outcome, result, policy), rule)
    difference = typed - result if typed is not None and typed != result else None
    cause = None
    if typed is not None and difference is not None:
        cause = _cause(typed, typed_decimals, outcome.points, policy, other_ways or {})
    return ScoredCell(key, typed, result, text, derivation, None, None, difference, cause, text)


def _with_working(outcome: Outcome, result: Decimal, policy: Rounding) -> dict[str, str]:
    assert outcome.points is not None
    facts = {
        **outcome.facts,
        "result": plain(result),
        "decimals": str(policy.decimals),
        "mode": policy.mode.value,
    }
    if outcome.expression:
        facts["working"] = f"{outcome.expression} = {plain(result)}"
        if outcome.points != result:
            facts["exact"] = plain(round_half_up(outcome.points, policy.decimals + 2))
    return facts


def _cause(
    typed: Decimal, decimals: int, exact: Decimal, policy: Rounding, other_ways: Mapping[Cause, Decimal]
) -> Cause:
    # A whole number is no rough 8.51: it is half a point off.
    if 0 < decimals < policy.decimals and typed == round_half_up(exact, decimals):
        return Cause.FEWER_DECIMALS
    if decimals and typed == cut(exact, decimals):
        return Cause.CUT
    return next(
        (cause for cause, value in other_ways.items() if abs(value - typed) < Decimal("0.005")),
        Cause.OTHER_RULE,
    )
