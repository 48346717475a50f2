"""What one indicator of several units comes to: a sum, a mean by funds, or the reason for neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.scoring.figures import ACTUAL, TARGET, Figures, IndicatorRow
from desktop.scoring.score_sheet import Derivation
from desktop.scoring.scored_cell import rounded_by
from desktop.templates.pack import Rounding
from desktop.text import roll_up as wording
from desktop.values.number import plain
from desktop.values.target import Level, Operator, Quantity, Range, same_unit

ZERO, ONE = Decimal(0), Decimal(1)
Measured = Quantity | Range
_CLOSED = (Operator.NONE, Operator.EQUAL)


class Kind(Enum):
    """How an indicator is put together."""

    ABSOLUTE = "absolute"
    """Counts and amounts add up (R29)."""
    RELATIVE = "relative"
    """Rates are averaged by funds (R30)."""
    QUALITATIVE = "qualitative"
    """Scores are averaged by funds (R31)."""
    UNSETTLED = "unsettled"
    """The values don't go together, or the rule does not say how."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """One figure put together, unrounded, or the reason why there is none."""

    value: Decimal | None
    text: str
    """As it is printed."""
    derivation: Derivation


@dataclass(frozen=True, slots=True)
class Unit:
    """One form, with what its values weigh."""

    name: str
    read: Figures
    scale: Decimal
    """What its amounts are multiplied by to be in the unit of the first form."""

    def amount(self, column: str) -> Decimal | None:
        """Read an amount of the scored row of the funds table."""
        row = self.read.execution_row
        amount = row.amounts.get(column) if row else None
        return None if amount is None else amount * self.scale


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's row of an indicator."""

    unit: Unit
    row: IndicatorRow


@dataclass(frozen=True, slots=True)
class Way:
    """What every figure of one roll-up is worked out with."""

    weigh_by: str
    policy: Rounding
    """Of the printed values."""

    @property
    def label(self) -> str:
        """Name the weights as the form does."""
        return wording.COLUMNS.get(self.weigh_by, self.weigh_by)


def without(code: str, **facts: str) -> Rolled:
    """Say why there is no figure."""
    return Rolled(None, "", Derivation(code, facts))


def added(values: Sequence[Decimal], policy: Rounding, unit: str = "") -> Rolled:
    """Add values up (绝对值直接累加), with the working.

    Source: rule `roll-up` of the pack; note 2 of the form of Hubei.
    """
    total = sum(values, ZERO)
    text = _printed(total, policy, unit)
    working = f"{' + '.join(plain(value) for value in values)} = {text}"
    return Rolled(total, text, Derivation("summed", {"working": working, "result": text}))


def averaged(
    parts: Sequence[tuple[Decimal, Decimal]], way: Way, code: str, policy: Rounding, unit: str = ""
) -> Rolled:
    """Average values by their funds (按照资金额度加权平均), with the working.

    Args:
        parts: (funds, value); funds above zero.
        way: How the roll-up is done.
        code: Names the sentence of the derivation.
        policy: Decimals of the printed mean.
        unit: What is printed behind each value.

    Source: rule `roll-up` of the pack; notes 2 and 3 of the form of Hubei.
    """
    if len({value for _, value in parts}) == 1:
        text = _printed(parts[0][1], policy, unit)
        return Rolled(parts[0][1], text, Derivation("alike", {"result": text}))
    funds = sum((weight for weight, _ in parts), ZERO)
    mean = sum((weight * value for weight, value in parts), ZERO) / funds
    text = _printed(mean, policy, unit)
    products = " + ".join(f"{plain(weight)} × {plain(value)}{unit}" for weight, value in parts)
    working = f"({products}) ÷ {plain(funds)} = {text}"
    return Rolled(mean, text, Derivation(code, {"working": working, "result": text, "weigh_by": way.label}))


def _printed(value: Decimal, policy: Rounding, unit: str) -> str:
    return f"{plain(rounded_by(value, policy))}{unit}"


def weighed(parts: Sequence[Part], way: Way) -> list[Decimal] | Rolled:
    """Find the funds of each unit, or say whose are missing."""
    funds: list[Decimal] = []
    for part in parts:
        amount = part.unit.amount(way.weigh_by)
        if amount is None or amount <= 0:
            return without("no-funds", unit=part.unit.name, weigh_by=way.label)
        funds.append(amount)
    return funds


def kind_of(parts: Sequence[Part]) -> tuple[Kind, Rolled | None]:
    """Tell how an indicator is put together; where it can't be, why."""
    for part in parts:
        for column, value in ((TARGET, part.row.target), (ACTUAL, part.row.actual)):
            if value is None:
                what = wording.COLUMNS[column]
                return Kind.UNSETTLED, without("no-value", unit=part.unit.name, what=what)
    spoken = [part for part in parts if _in_words(part.row)]
    if len(spoken) == len(parts):
        return Kind.QUALITATIVE, None
    unmeasured = [part for part in parts if not _measured(part.row)]
    if unmeasured:
        text = unmeasured[0].row.text(ACTUAL)
        return Kind.UNSETTLED, without("not-a-figure", unit=unmeasured[0].unit.name, text=text)
    doubt = _doubt(parts)
    if doubt:
        return Kind.UNSETTLED, doubt
    return (Kind.RELATIVE if _is_rate(parts[0].row) else Kind.ABSOLUTE), None


def _in_words(row: IndicatorRow) -> bool:
    return isinstance(row.actual, Level) or not isinstance(row.target, Measured)


def _measured(row: IndicatorRow) -> bool:
    return isinstance(row.target, Measured) and isinstance(row.actual, Measured)


def _doubt(parts: Sequence[Part]) -> Rolled | None:
    """Say why values can't be put together, where they can't."""
    for part in parts:
        actual = part.row.actual
        if isinstance(actual, Range) or (isinstance(actual, Quantity) and actual.operator not in _CLOSED):
            return without("open-value", unit=part.unit.name, text=part.row.text(ACTUAL))
    values = [value for part in parts for value in (part.row.target, part.row.actual)]
    units = [value.unit for value in values if isinstance(value, Measured)]
    if not all(same_unit(units[0], unit) for unit in units):
        return without("units-mixed", units="、".join(dict.fromkeys(unit or wording.BARE for unit in units)))
    signs = dict.fromkeys(_sign(part.row) for part in parts)
    if len(signs) > 1:
        return without("operators-mixed", signs="、".join(sign or wording.BARE for sign in signs))
    if units[0] in wording.NEITHER_UNITS:
        return without("neither", unit=units[0])
    return None


def _sign(row: IndicatorRow) -> str:
    return row.target.operator.value if isinstance(row.target, Quantity) else wording.RANGE


def _is_rate(row: IndicatorRow) -> bool:
    assert isinstance(row.actual, Quantity)
    unit = row.actual.unit
    if unit:
        return unit in wording.RELATIVE_UNITS or "/" in unit
    return any(word in row.name for word in wording.RELATIVE_NAMES)


def rolled_values(parts: Sequence[Part], kind: Kind, way: Way) -> tuple[list[Rolled], Rolled]:
    """Put targets and actual values together.

    Returns:
        The target, which has two ends where it is a range, and the actual value.
    """
    funds: list[Decimal] | Rolled = [ONE] * len(parts)
    if kind is Kind.RELATIVE:
        funds = weighed(parts, way)
    if isinstance(funds, Rolled):
        return [funds], funds

    def put_together(values: Sequence[Decimal], unit: str) -> Rolled:
        if kind is Kind.ABSOLUTE:
            return added(values, way.policy, unit)
        return averaged(list(zip(funds, values, strict=True)), way, "averaged", way.policy, unit)

    actuals = [part.row.actual for part in parts if isinstance(part.row.actual, Quantity)]
    unit = actuals[0].unit
    ends = [_ends(part.row) for part in parts]
    targets = [put_together(values, unit) for values in zip(*ends, strict=True)]
    return targets, put_together([actual.value for actual in actuals], unit)


def _ends(row: IndicatorRow) -> tuple[Decimal, ...]:
    target = row.target
    if isinstance(target, Range):
        return target.low, target.high
    assert isinstance(target, Quantity)
    return (target.value,)


def mean_score(parts: Sequence[Part], way: Way) -> Rolled:
    """Average the scores of a qualitative indicator by funds (以资金额度为权重，对分值加权平均).

    Source: rule `roll-up` of the pack; note 3 of the form of Hubei.
    """
    if not same_weights(parts):
        weights = (part.row.weight for part in parts)
        said = (wording.NONE if weight is None else plain(weight) for weight in weights)
        return without("weights-differ", weights="、".join(dict.fromkeys(said)))
    scores: list[Decimal] = []
    for part in parts:
        if part.row.score is None:
            return without("no-score", unit=part.unit.name)
        scores.append(part.row.score)
    funds = weighed(parts, way)
    if isinstance(funds, Rolled):
        return funds
    policy = parts[0].unit.read.form.pack.rounding.row_score
    return averaged(list(zip(funds, scores, strict=True)), way, "scores-averaged", policy)


def same_weights(parts: Sequence[Part]) -> bool:
    """Tell whether all units give an indicator the same weight."""
    return len({part.row.weight for part in parts}) == 1
