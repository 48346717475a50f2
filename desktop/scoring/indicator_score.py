"""Which rule an indicator is scored by, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.scoring.figures import Figures, IndicatorRow
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.capped_ratio import capped_ratio
from desktop.scoring.rules.equal import equal
from desktop.scoring.rules.interval import interval
from desktop.scoring.rules.qualitative_bands import qualitative_band
from desktop.scoring.rules.reverse_linear import reverse_linear
from desktop.scoring.rules.reverse_ratio import reverse_ratio
from desktop.scoring.rules.zero_target import zero_target
from desktop.templates.pack import EqualTarget, IntervalTarget, QualitativeBands, ReverseLinear, RulePack
from desktop.text.field_words import COST
from desktop.text.lexicon import PERCENT
from desktop.values.target import Level, Operator, Quantity, Range, Target, same_unit

UPWARDS = (Operator.AT_LEAST, Operator.MORE)
DOWNWARDS = (Operator.AT_MOST, Operator.LESS)
FAR_APART = Decimal(1000)
"""Target and actual that differ by this factor are most likely in different units."""


def indicator_outcome(figures: Figures, row: IndicatorRow) -> tuple[Outcome, str]:
    """Score one indicator row.

    Returns:
        The outcome, and the id of the rule that was applied ("" where none fits).
    """
    if row.row.id in figures.sharing:
        bearer = next(one for one in figures.indicators if one.row.id == figures.sharing[row.row.id])
        return not_computable("shares-weight", bearer=bearer.text("third_level")), ""
    if row.weight is None:
        return not_computable("no-weight"), ""
    outcome, rule = _single(figures.form.pack, row, row.weight)
    sharers = [one for one in figures.indicators if figures.sharing.get(one.row.id) == row.row.id]
    if not sharers:
        return outcome, rule
    parts = [outcome, *(_single(figures.form.pack, one, row.weight)[0] for one in sharers)]
    facts = {"count": str(len(parts)), "weight": outcome.facts.get("weight", str(row.weight))}
    if all(part.points == row.weight for part in parts):
        return Outcome(row.weight, "shared-reached", facts), rule
    return not_computable("shared-not-all", **facts), ""


def _single(pack: RulePack, row: IndicatorRow, weight: Decimal) -> tuple[Outcome, str]:
    if row.target is None:
        return not_computable("no-target"), ""
    if row.actual is None:
        return not_computable("no-actual"), ""
    if isinstance(row.actual, Level):
        bands = pack.rule("qualitative").parameters
        assert isinstance(bands, QualitativeBands)
        return qualitative_band(weight, row.actual.level, bands), "qualitative"
    measured = (Quantity, Range)
    if not isinstance(row.target, measured):
        return not_computable("target-in-words"), ""
    if not isinstance(row.actual, measured):
        return not_computable("actual-in-words"), ""
    doubt = unit_doubt(row.target, row.actual)
    if doubt:
        return not_computable(doubt, target_unit=row.target.unit, actual_unit=row.actual.unit), ""
    if isinstance(row.actual, Range) or row.actual.operator in (*UPWARDS, *DOWNWARDS):
        return _with_open_end(row.target, row.actual, weight)
    outcome, rule = _quantitative(pack, row, weight, row.actual.value)
    # Said as they were typed; the working has them as numbers.
    typed = {"target": row.target.text, "actual": row.actual.text}
    return replace(outcome, facts={**outcome.facts, **typed}), rule


def unit_doubt(target: Quantity | Range, actual: Quantity | Range) -> str:
    """Say why target and actual can't be compared as they stand; "" where they can."""
    same = same_unit(target.unit, actual.unit)
    if same is False:
        return "units-differ"
    asked, reached = _middle(target), _middle(actual)
    if same is None and PERCENT in (target.unit, actual.unit) and asked > 1 >= reached > 0:
        return "rate-or-percent"
    if asked > 0 and reached > 0 and not 1 / FAR_APART < reached / asked < FAR_APART:
        return "far-apart"
    return ""


def _middle(value: Quantity | Range) -> Decimal:
    return value.value if isinstance(value, Quantity) else (value.low + value.high) / 2


def _quantitative(pack: RulePack, row: IndicatorRow, weight: Decimal, actual: Decimal) -> tuple[Outcome, str]:
    target = row.target
    if isinstance(target, Range):
        rule = pack.rule("range").parameters
        assert isinstance(rule, IntervalTarget)
        if target.low <= 0:
            return not_computable("negative-target"), ""
        return interval(weight, (target.low, target.high), actual, rule.above), "range"
    assert isinstance(target, Quantity)
    if target.value < 0:
        return not_computable("negative-target"), ""
    if target.operator in UPWARDS:
        return _reach(weight, target.value, actual), "at-least"
    if target.value == 0:
        return zero_target(weight, actual), "zero-target"
    if target.operator in DOWNWARDS:
        return _limit(pack, weight, target.value, actual), "at-most"
    if target.operator is Operator.NONE and COST in row.text("second_level") and actual != target.value:
        return not_computable("cost-without-sign"), ""
    parameters = pack.rule("equal").parameters
    assert isinstance(parameters, EqualTarget)
    return equal(weight, target.value, actual, parameters.mode), "equal"


def _reach(weight: Decimal, target: Decimal, actual: Decimal) -> Outcome:
    # Nothing below zero is asked for here, so a target of 0 is always reached.
    return capped_ratio(weight, target, max(actual, Decimal(0)) if target == 0 else actual)


def _limit(pack: RulePack, weight: Decimal, target: Decimal, actual: Decimal) -> Outcome:
    parameters = pack.rule("at-most").parameters
    if isinstance(parameters, ReverseLinear):
        return reverse_linear(weight, target, actual, parameters.zero_at)
    return reverse_ratio(weight, target, actual)


def _with_open_end(
    target: Quantity | Range, actual: Quantity | Range, weight: Decimal
) -> tuple[Outcome, str]:
    """Score an actual value that is itself a range (≥98%): full marks where it lies inside the target."""
    low, high = _ends(target, is_target=True)
    from_, to = _ends(actual, is_target=False)
    inside = (low is None or (from_ is not None and from_ >= low)) and (
        high is None or (to is not None and to <= high)
    )
    if not inside:
        return not_computable("actual-open-ended"), ""
    return Outcome(weight, "open-end-inside", {"weight": format(weight, "f")}), "range"


def _ends(value: Target, *, is_target: bool) -> tuple[Decimal | None, Decimal | None]:
    if isinstance(value, Range):
        return value.low, value.high
    assert isinstance(value, Quantity)
    if value.operator in DOWNWARDS:
        return None, value.value
    if value.operator in UPWARDS or is_target:
        return value.value, None
    return value.value, value.value
