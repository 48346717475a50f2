"""Score an indicator by the general rules: which of them its target and actual value call for."""

from __future__ import annotations

from decimal import Decimal

from desktop.scoring.figures import IndicatorRow
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.capped_ratio import capped_ratio
from desktop.scoring.rules.equal import equal
from desktop.scoring.rules.interval import interval
from desktop.scoring.rules.qualitative_bands import qualitative_band
from desktop.scoring.rules.reverse_linear import reverse_linear
from desktop.scoring.rules.reverse_ratio import reverse_ratio
from desktop.scoring.rules.zero_target import zero_target
from desktop.templates.pack import RulePack
from desktop.templates.row_rules import Judgement
from desktop.templates.rule_kinds import (
    EqualMode,
    EqualTarget,
    IntervalTarget,
    QualitativeBands,
    ReverseLinear,
)
from desktop.text.field_words import COST, FEWER_IS_BETTER, TIMELINESS
from desktop.text.lexicon import PERCENT
from desktop.values.number import plain
from desktop.values.target import Level, Operator, Quantity, Range, same_unit

UPWARDS = (Operator.AT_LEAST, Operator.MORE)
DOWNWARDS = (Operator.AT_MOST, Operator.LESS)
FAR_APART = Decimal(1000)
"""Target and actual that differ by this factor are most likely in different units."""
Measured = Quantity | Range


def by_general_rules(pack: RulePack, row: IndicatorRow, weight: Decimal) -> tuple[Outcome, str]:
    """Score one row by what its target and actual value say.

    Args:
        pack: The rules.
        row: The indicator.
        weight: Points that it can earn, above zero.

    Returns:
        The outcome, and the id of the rule that was applied ("" where none fits).
    """
    target, actual = row.target, row.actual
    if target is None:
        return not_computable("no-target"), ""
    if actual is None:
        return not_computable("no-actual"), ""
    if isinstance(actual, Level):
        bands = pack.rule("qualitative").parameters
        assert isinstance(bands, QualitativeBands)
        return qualitative_band(weight, actual.level, bands), "qualitative"
    if not isinstance(target, Measured):
        return not_computable("target-in-words"), ""
    if not isinstance(actual, Measured):
        return not_computable("actual-in-words"), ""
    return _compared(pack, row, weight, target, actual)


def _compared(
    pack: RulePack, row: IndicatorRow, weight: Decimal, target: Measured, actual: Measured
) -> tuple[Outcome, str]:
    doubt = unit_doubt(target, actual)
    if doubt:
        return not_computable(doubt, target_unit=target.unit, actual_unit=actual.unit), ""
    if _direction_unclear(row, target, actual):
        return not_computable("direction-unclear"), ""
    if isinstance(actual, Range) or actual.operator in (*UPWARDS, *DOWNWARDS):
        return _with_open_end(pack, target, actual, weight)
    outcome, rule = _quantitative(pack, target, weight, actual.value)
    # Said as they were typed; the working has them as numbers.
    typed = {"target": target.text, "actual": actual.text}
    facts = {**outcome.facts, **typed}
    # Built anew: dataclasses.replace takes three times as long, and every row comes here.
    return Outcome(outcome.points, outcome.code, facts, outcome.low, outcome.high, outcome.expression), rule


def unit_doubt(target: Measured, actual: Measured) -> str:
    """Say why target and actual can't be compared as they stand; "" where they can."""
    same = True if target.unit == actual.unit else same_unit(target.unit, actual.unit)
    if same is False:
        return "units-differ"
    asked, reached = _middle(target), _middle(actual)
    if same is None and PERCENT in (target.unit, actual.unit):
        percent, bare = (asked, reached) if target.unit == PERCENT else (reached, asked)
        if percent > 1 >= bare > 0:
            return "rate-or-percent"
    if asked > 0 and reached > 0 and not 1 / FAR_APART < reached / asked < FAR_APART:
        return "far-apart"
    return ""


def _middle(value: Measured) -> Decimal:
    return value.value if isinstance(value, Quantity) else (value.low + value.high) / 2


def _direction_unclear(row: IndicatorRow, target: Measured, actual: Measured) -> bool:
    """Tell whether a target without a sign may ask for less rather than more: a cost, days, errors."""
    if isinstance(target, Range) or target.operator is not Operator.NONE or not target.value:
        return False
    closed = isinstance(actual, Quantity) and actual.operator not in (*UPWARDS, *DOWNWARDS)
    if closed and _middle(actual) == target.value:
        return False
    if COST in row.heading or any(word in row.name for word in FEWER_IS_BETTER):
        return True
    return TIMELINESS in row.heading and target.unit != PERCENT


def _quantitative(pack: RulePack, target: Measured, weight: Decimal, actual: Decimal) -> tuple[Outcome, str]:
    if isinstance(target, Range):
        rule = pack.rule("range").parameters
        assert isinstance(rule, IntervalTarget)
        return interval(weight, (target.low, target.high), actual, rule.above), "range"
    if target.value < 0:
        return not_computable("negative-target"), ""
    if target.operator in UPWARDS:
        return _reach(target, weight, actual), "at-least"
    if target.value == 0:
        return zero_target(weight, actual), "zero-target"
    if target.operator in DOWNWARDS:
        return _limit(pack, weight, target.value, actual), "at-most"
    return equal(weight, target.value, actual, _equal_mode(pack)), "equal"


def _equal_mode(pack: RulePack) -> EqualMode:
    parameters = pack.rule("equal").parameters
    assert isinstance(parameters, EqualTarget)
    return parameters.mode


def _reach(target: Quantity, weight: Decimal, actual: Decimal) -> Outcome:
    if target.value > 0:
        return capped_ratio(weight, target.value, actual)
    if target.operator is Operator.MORE and actual <= 0:
        return not_computable("zero-not-exceeded")
    return capped_ratio(weight, target.value, max(actual, Decimal(0)))


def _limit(pack: RulePack, weight: Decimal, target: Decimal, actual: Decimal) -> Outcome:
    parameters = pack.rule("at-most").parameters
    if isinstance(parameters, ReverseLinear):
        return reverse_linear(weight, target, actual, parameters.zero_at)
    if isinstance(parameters, Judgement) and actual > target:
        return not_computable("over-limit-judged", target=plain(target), actual=plain(actual))
    return reverse_ratio(weight, target, actual)


Ends = tuple[Decimal | None, Decimal | None]


def _with_open_end(
    pack: RulePack, target: Measured, actual: Measured, weight: Decimal
) -> tuple[Outcome, str]:
    """Score an actual value that is itself a range (≥98%): full marks where it lies inside the target."""
    (low, high), rule = _asked(pack, target)
    least, most = _stated(actual)
    above = low is None or (least is not None and least >= low)
    below = high is None or (most is not None and most <= high)
    if not (above and below):
        return not_computable("actual-open-ended"), ""
    return Outcome(weight, "open-end-inside", {"weight": plain(weight)}), rule


def _asked(pack: RulePack, target: Measured) -> tuple[Ends, str]:
    """Find the ends inside which a target is met, and the rule that says so."""
    if isinstance(target, Range):
        return (target.low, target.high), "range"
    value = target.value
    if target.operator in UPWARDS:
        return (value, None), "at-least"
    if not value:
        return (None, value), "zero-target"
    if target.operator in DOWNWARDS:
        return (None, value), "at-most"
    return (value, None if _equal_mode(pack) is EqualMode.LENIENT else value), "equal"


def _stated(actual: Measured) -> Ends:
    if isinstance(actual, Range):
        return actual.low, actual.high
    return (None, actual.value) if actual.operator in DOWNWARDS else (actual.value, None)
