"""What is taken off a computed row score: over-achievement, a manual deduction, the cap of the row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.scoring.figures import IndicatorRow, points_in
from desktop.scoring.indicator_score import UPWARDS, unit_doubt
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.over_achievement import over_deduction, overshoot
from desktop.scoring.rules.row_cap import is_capped
from desktop.scoring.said import percentage, shown
from desktop.templates.pack import RulePack
from desktop.templates.rule_kinds import ManualDeduction, OverAchievement, OverAction, RowCap
from desktop.values.number import plain
from desktop.values.target import Operator, Quantity, parse_target
from desktop.values.wording import is_nothing

ZERO = Decimal(0)
DEDUCTING = (OverAction.FIXED, OverAction.PER_POINT)
REASON = "deviation_reason"


def adjusted(pack: RulePack, row: IndicatorRow, outcome: Outcome) -> Outcome:
    """Take off what the pack takes off, in its order; what a person decides is left alone.

    Args:
        pack: The rules.
        row: The indicator.
        outcome: What the row's rule gives, unrounded.
    """
    if outcome.points is None:
        return outcome
    over = pack.rule("over-achievement").parameters
    if isinstance(over, OverAchievement) and over.action in DEDUCTING:
        outcome = _less_overshoot(over, row, outcome)
    deduction, cap = pack.optional("deduction"), pack.optional("row-cap")
    if deduction is not None and isinstance(deduction.parameters, ManualDeduction):
        outcome = _less_deduction(deduction.parameters, row, outcome)
    if cap is not None and isinstance(cap.parameters, RowCap) and outcome.points is not None:
        outcome = _capped(cap.parameters, row, outcome)
    return outcome


def _less_overshoot(by: OverAchievement, row: IndicatorRow, outcome: Outcome) -> Outcome:
    stated = parse_target(row.text(by.initial)) if by.initial else None
    target = stated if isinstance(stated, Quantity) else row.target
    actual = row.actual
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
        return outcome
    if target.value < 0 or target.operator not in (*UPWARDS, Operator.EQUAL, Operator.NONE):
        return outcome
    beyond = None if unit_doubt(target, actual) else overshoot(by, target.value, actual.value)
    if beyond is None:
        return outcome
    points = over_deduction(by, beyond)
    facts = {"over_deduction": shown(points)}
    if target.value:
        return _less(outcome, points, {**facts, "over_rate": percentage(actual.value / target.value)})
    return _less(outcome, points, {**facts, "over_zero": actual.text})


def _less_deduction(by: ManualDeduction, row: IndicatorRow, outcome: Outcome) -> Outcome:
    text = row.text(by.column)
    if is_nothing(text):
        return outcome
    points = points_in(text)
    if points is None or points.value < 0:
        return not_computable("deduction-unclear", text=text)
    return _less(outcome, points.value, {"manual_deduction": plain(points.value)})


def _less(outcome: Outcome, points: Decimal, facts: dict[str, str]) -> Outcome:
    assert outcome.points is not None
    left = outcome.points - points
    working = f"{_working(outcome)} − {shown(points)}"
    return replace(
        outcome,
        points=max(left, ZERO),
        facts={**outcome.facts, **facts},
        expression=working if left >= 0 else f"max(0, {working})",
    )


def _capped(by: RowCap, row: IndicatorRow, outcome: Outcome) -> Outcome:
    assert outcome.points is not None
    if outcome.points <= by.most or not is_capped(by, row.name, row.text(REASON)):
        return outcome
    cap = plain(by.most)
    facts = {**outcome.facts, "row_cap": cap}
    return replace(outcome, points=by.most, facts=facts, expression=f"min({cap}, {_working(outcome)})")


def _working(outcome: Outcome) -> str:
    assert outcome.points is not None
    return outcome.expression or plain(outcome.points)
