"""A typed figure beside the computed one: rounding, difference and its cause."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.models.keys import CellKey
from desktop.scoring.outcome import Outcome
from desktop.scoring.score_sheet import Cause, Derivation, ScoredCell
from desktop.templates.pack import Rounding
from desktop.values.number import cut, plain, round_half_up, rounded
from desktop.values.points import Points

SAME = Decimal("0.005")
"""Half of the last printed digit of a score."""


def rounded_by(value: Decimal, policy: Rounding) -> Decimal:
    """Round a figure as the pack says (R33)."""
    return rounded(value, policy.decimals, policy.mode.value)


def scored(
    key: CellKey,
    outcome: Outcome,
    rule: str,
    policy: Rounding,
    typed: Points | None,
    other_ways: Mapping[Cause, Decimal] | None = None,
) -> ScoredCell:
    """Put a rule's outcome beside what was typed.

    Args:
        key: The cell.
        outcome: Unrounded, from the rule.
        rule: Id of the rule.
        policy: Decimals and mode of the pack for this kind of figure.
        typed: The typed figure, where there is one.
        other_ways: Figures that a wrong way of working leads to, to name the cause of a difference.
    """
    value = typed.value if typed else None
    if outcome.points is None:
        return _without_points(key, outcome, rule, policy, value)
    result = rounded_by(outcome.points, policy)
    text = plain(result)
    difference = None if value is None or value == result else value - result
    cause = None
    if typed and difference is not None:
        cause = _cause_of_points(typed, outcome.points, policy, other_ways or {})
    return ScoredCell(
        key,
        typed=value,
        computed=result,
        computed_text=text,
        derivation=Derivation(outcome.code, _with_working(outcome, result, policy), rule),
        difference=difference,
        cause=cause,
        follows=text,
    )


def _cause_of_points(
    typed: Points, exact: Decimal, policy: Rounding, other_ways: Mapping[Cause, Decimal]
) -> Cause:
    # Points in a whole number say nothing of decimals: 9 for 8.51 is half a point too much.
    if typed.printed_decimals == 0 and policy.decimals > 0:
        return other_cause(typed.value, other_ways)
    return cause_of(typed.value, typed.printed_decimals, exact, policy, other_ways)


def _without_points(
    key: CellKey, outcome: Outcome, rule: str, policy: Rounding, typed: Decimal | None
) -> ScoredCell:
    facts, low, high = dict(outcome.facts), outcome.low, outcome.high
    if low is not None and high is not None:
        low, high = rounded_by(low, policy), rounded_by(high, policy)
        facts |= {"low": plain(low), "high": plain(high)}
    return ScoredCell(key, typed, None, "", Derivation(outcome.code, facts, rule), low, high)


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


def cause_of(
    typed: Decimal,
    decimals: int,
    exact: Decimal,
    policy: Rounding,
    other_ways: Mapping[Cause, Decimal] | None = None,
) -> Cause:
    """Name why a typed figure is not the computed one.

    Args:
        typed: The typed figure.
        decimals: Decimals that it was written with.
        exact: The computed figure before rounding.
        policy: Decimals and mode that the pack asks for.
        other_ways: Figures that a wrong way of working leads to.
    """
    if decimals < policy.decimals and typed == round_half_up(exact, decimals):
        return Cause.FEWER_DECIMALS
    if typed == cut(exact, decimals):
        return Cause.CUT
    return other_cause(typed, other_ways or {})


def other_cause(typed: Decimal, ways: Mapping[Cause, Decimal]) -> Cause:
    """Name the wrong way of working that leads to a typed figure."""
    return next((cause for cause, value in ways.items() if abs(value - typed) < SAME), Cause.OTHER_RULE)
