"""Rules for single indicator rows, tried before the general ones: which row has one, and what comes of it."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.figures import ACTUAL, TARGET, IndicatorRow
from desktop.scoring.indicator_score import DOWNWARDS, UPWARDS, unit_doubt
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.all_or_nothing import all_or_nothing
from desktop.scoring.rules.coefficient import coefficient
from desktop.scoring.rules.external_score import external_score
from desktop.scoring.rules.rating_scale import names_scale, rating
from desktop.scoring.rules.steps import stepped
from desktop.scoring.rules.tolerance_bands import tolerance_bands
from desktop.templates.pack import Rule, RulePack
from desktop.templates.row_rules import (
    AllOrNothing,
    Coefficient,
    Direction,
    ExternalScore,
    RatingScale,
    Steps,
    ToleranceBands,
)
from desktop.text.lexicon import PERCENT
from desktop.values.rate import Rate, parse_rate
from desktop.values.target import Operator, Quantity
from desktop.values.wording import is_nothing

ZERO, ONE = Decimal(0), Decimal(1)


def own_rule(pack: RulePack, row: IndicatorRow) -> Rule | None:
    """Find the rule that claims an indicator row for itself."""
    return next((rule for rule in pack.claiming if _claims(rule, row)), None)


def _claims(rule: Rule, row: IndicatorRow) -> bool:
    if any(word in row.heading or word in row.name for word in rule.applies_to):
        return True
    match rule.parameters:
        case RatingScale():
            return names_scale(rule.parameters, row.text(TARGET))
        case Coefficient(column=column):
            return not is_nothing(row.text(column))
        case _:
            return False


def by_own_rule(rule: Rule, row: IndicatorRow, weight: Decimal) -> Outcome:
    """Score an indicator row by a rule that claims it.

    Args:
        rule: The rule.
        row: The indicator.
        weight: Points that it can earn, above zero.
    """
    if isinstance(rule.parameters, Coefficient):
        return _coefficient(row.text(rule.parameters.column), weight)
    actual = row.text(ACTUAL)
    if is_nothing(actual):
        return not_computable("no-actual")
    match rule.parameters:
        case AllOrNothing():
            return all_or_nothing(weight, rule.parameters, actual)
        case RatingScale():
            return rating(weight, rule.parameters, actual)
        case Steps() | ToleranceBands() | ExternalScore():
            return _measured(rule.parameters, row, weight)
        case _:
            return Outcome(None, "judgement", {"rule": rule.wording}, low=ZERO, high=weight)


def _coefficient(text: str, weight: Decimal) -> Outcome:
    rate = parse_rate(text)
    if isinstance(rate, Rate):
        return coefficient(weight, rate.value)
    return not_computable("coefficient-unclear" if rate else "no-coefficient", text=text)


def _measured(by: Steps | ToleranceBands | ExternalScore, row: IndicatorRow, weight: Decimal) -> Outcome:
    if not isinstance(row.actual, Quantity):
        return not_computable("actual-not-a-figure", text=row.text(ACTUAL))
    if isinstance(by, Steps):
        return _stepped(by, row.actual, weight)
    if row.actual.operator not in (Operator.NONE, Operator.EQUAL):
        return not_computable("actual-open-ended")
    if isinstance(by, ExternalScore):
        return external_score(weight, by, row.actual.value)
    if not isinstance(row.target, Quantity):
        return not_computable("target-not-a-figure", text=row.text(TARGET))
    doubt = unit_doubt(row.target, row.actual)
    if doubt:
        return not_computable(doubt, target_unit=row.target.unit, actual_unit=row.actual.unit)
    return tolerance_bands(weight, by, row.target.value, row.actual.value)


def _stepped(by: Steps, actual: Quantity, weight: Decimal) -> Outcome:
    """Score by steps; an actual value with an open end (≥98%) only where all of it keeps the pivot."""
    percent = actual.unit == PERCENT
    if not percent and not actual.unit and actual.value > ONE >= by.pivot:
        return not_computable("rate-or-percent")
    figure = actual.value / 100 if percent else actual.value
    outcome = stepped(weight, figure, by, percent=percent)
    if actual.operator in (Operator.NONE, Operator.EQUAL):
        return outcome
    good = {Direction.BELOW: UPWARDS, Direction.ABOVE: DOWNWARDS}.get(by.direction, ())
    kept = actual.operator in good and outcome.points == weight
    return outcome if kept else not_computable("actual-open-ended")
