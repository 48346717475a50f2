"""Put the forms of several units together: first the values, then the score (汇总, R29–R31)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.models.document import Cell, Row
from desktop.models.form import Form, field_text
from desktop.scoring.figures import ACTUAL, SPENDING, TARGET, Figures, FundRow, IndicatorRow, figures
from desktop.scoring.fund_cells import execution_outcome
from desktop.scoring.outcome import Outcome
from desktop.scoring.roll_up_parts import (
    ZERO,
    Kind,
    Part,
    Rolled,
    Unit,
    Way,
    added,
    kind_of,
    mean_score,
    rolled_values,
    same_weights,
    without,
)
from desktop.scoring.row_outcome import indicator_outcome
from desktop.scoring.score_sheet import Derivation
from desktop.scoring.scored_cell import rounded_by
from desktop.templates.pack import Rounding
from desktop.templates.rule_kinds import RollUp
from desktop.text import roll_up as wording
from desktop.values.number import plain
from desktop.values.points import heading_name
from desktop.values.target import Operator, Quantity, Range
from desktop.values.wording import fold

BUDGET = "full_year_budget"
CLOSING = ("ceiling", "folding", "goal-blocks", "missing-heading", "not-applicable")
"""Roles of a pack by which a total is more than the sum of its parts."""
LEVELS = ("first_level", "second_level", "third_level")


@dataclass(frozen=True, slots=True)
class RolledRow:
    """One indicator over all units that have it."""

    first_level: str
    second_level: str
    name: str
    kind: Kind
    units: tuple[str, ...]
    weight: Decimal | None
    """The same for all units; None where it is not."""
    target: Rolled
    """Its lower end where it is a range."""
    actual: Rolled
    score: Rolled


@dataclass(frozen=True, slots=True)
class RolledForm:
    """The forms of several units as one (汇总)."""

    units: tuple[str, ...]
    weigh_by: str
    """Column of the funds table whose amounts are the weights."""
    budget: Rolled
    spending: Rolled
    execution: Rolled
    """The execution score of the sums."""
    rows: tuple[RolledRow, ...]
    total: Rolled


def roll_up(forms: Sequence[Form], weigh_by: str = "") -> RolledForm:
    """Put the forms of several units together: first the values, then the score (先汇总完成数，再计算得分).

    Args:
        forms: At least one; scored by the rule pack of the first, amounts in its unit.
        weigh_by: Column of the funds table; blank for the pack's own, 全年预算数 where it names none.

    Source: rule `roll-up` of the pack; notes 2 and 3 of the form of Hubei.
    """
    units = list(_units(forms))
    first = units[0].read
    way = Way(weigh_by or _own_weights(first), first.form.pack.rounding.rate)
    budget = _sum_of(units, first.denominator, way)
    spending = _sum_of(units, SPENDING, way)
    execution = _execution(first, budget, spending)
    rows = tuple(_row(parts, way) for parts in _matched(units))
    return RolledForm(
        units=tuple(unit.name for unit in units),
        weigh_by=way.weigh_by,
        budget=budget,
        spending=spending,
        execution=execution,
        rows=rows,
        total=_total(first, execution, rows),
    )


def _units(forms: Sequence[Form]) -> Iterator[Unit]:
    first = figures(forms[0]).unit
    for place, form in enumerate(forms, 1):
        read = figures(form)
        name = field_text(form, "unit")
        yield Unit(name or wording.UNNAMED.format(place=place), read, read.unit.factor / first.factor)


def _own_weights(read: Figures) -> str:
    rule = read.form.pack.optional("roll-up")
    parameters = rule.parameters if rule else None
    return parameters.weigh_by if isinstance(parameters, RollUp) else BUDGET


def _matched(units: Sequence[Unit]) -> Iterator[list[Part]]:
    """Bring the rows of the same indicator together, in the order in which they're first met."""
    found: dict[tuple[str, ...], list[Part]] = {}
    for unit in units:
        seen: dict[tuple[str, ...], int] = {}
        for row in unit.read.used():
            levels = (heading_name(row.text("first_level")), heading_name(row.heading), row.name)
            name = tuple(fold(text) for text in levels)
            # The same name twice on one form is two indicators.
            seen[name] = seen.get(name, 0) + 1
            found.setdefault((*name, str(seen[name])), []).append(Part(unit, row))
    yield from found.values()


def _sum_of(units: Sequence[Unit], column: str, way: Way) -> Rolled:
    amounts: list[Decimal] = []
    for unit in units:
        amount = unit.amount(column)
        if amount is None:
            return without("no-value", unit=unit.name, what=wording.COLUMNS.get(column, column))
        amounts.append(amount)
    return added(amounts, way.policy)


def _execution(first: Figures, budget: Rolled, spending: Rolled) -> Rolled:
    row = first.execution_row
    if row is None or budget.value is None or spending.value is None:
        return replace(budget if budget.value is None else spending, value=None, text="")
    sums = FundRow(row.row, {first.denominator: budget.value, SPENDING: spending.value})
    return _by_rule(execution_outcome(first, sums), first.form.pack.rounding.execution_score, "execution")


def _row(parts: Sequence[Part], way: Way) -> RolledRow:
    row = parts[0].row
    kind, doubt = kind_of(parts)
    if kind is Kind.QUALITATIVE:
        target = actual = without("in-words")
        score = mean_score(parts, way)
    else:
        ends, actual = ([doubt], doubt) if doubt else rolled_values(parts, kind, way)
        target, score = ends[0], _score(parts, ends, actual)
    return RolledRow(
        first_level=row.text("first_level"),
        second_level=row.heading,
        name=row.name,
        kind=kind,
        units=tuple(part.unit.name for part in parts),
        weight=row.weight if same_weights(parts) else None,
        target=target,
        actual=actual,
        score=score,
    )


def _score(parts: Sequence[Part], ends: Sequence[Rolled], actual: Rolled) -> Rolled:
    """Score the values that were put together, by the rule of the indicator."""
    read, row = parts[0].unit.read, parts[0].row
    targets = [end.value for end in ends if end.value is not None]
    if actual.value is None or not targets:
        return without("value-missing")
    if not same_weights(parts):
        weights = (wording.NONE if part.row.weight is None else plain(part.row.weight) for part in parts)
        return without("weights-differ", weights="、".join(dict.fromkeys(weights)))
    if read.bearer(row) is not None or read.sharers(row):
        return without("weight-shared")
    outcome, rule = indicator_outcome(read, _as_one(row, targets, ends, actual))
    return _by_rule(outcome, read.form.pack.rounding.row_score, rule)


def _as_one(
    row: IndicatorRow, targets: Sequence[Decimal], ends: Sequence[Rolled], actual: Rolled
) -> IndicatorRow:
    assert isinstance(row.actual, Quantity)
    assert isinstance(row.target, Quantity | Range)
    assert actual.value is not None
    unit = row.actual.unit
    target: Quantity | Range
    if isinstance(row.target, Range):
        said = wording.BETWEEN.format(low=ends[0].text, high=ends[-1].text)
        target = Range(said, targets[0], targets[-1], unit)
    else:
        target = Quantity(row.target.operator.value + ends[0].text, row.target.operator, targets[0], unit)
    # What one unit wrote in other columns, a deduction or a reason, is not said of all.
    texts = {level: Cell(row.text(level)) for level in LEVELS}
    cells = {**texts, TARGET: Cell(target.text), ACTUAL: Cell(actual.text)}
    reached = Quantity(actual.text, Operator.NONE, actual.value, unit)
    return replace(row, row=Row(row.row.id, cells), target=target, actual=reached)


def _by_rule(outcome: Outcome, policy: Rounding, rule: str) -> Rolled:
    facts = dict(outcome.facts)
    if outcome.points is None:
        return Rolled(None, "", Derivation(outcome.code, facts, rule))
    text = plain(rounded_by(outcome.points, policy))
    facts |= {"result": text, "working": f"{outcome.expression} = {text}"}
    return Rolled(outcome.points, text, Derivation(outcome.code, facts, rule))


def _total(first: Figures, execution: Rolled, rows: Sequence[RolledRow]) -> Rolled:
    """Add up the scores as they're printed, where all are there."""
    parts = [*([execution] if first.execution_row else []), *(row.score for row in rows)]
    if not parts:
        return without("no-scores")
    if any(first.form.pack.optional(role) for role in CLOSING):
        return without("own-closing", pack=first.form.pack.name)
    missing = sum(part.value is None for part in parts)
    if missing:
        return without("parts-missing", count=str(missing))
    total = sum((Decimal(part.text) for part in parts), ZERO)
    text = plain(rounded_by(total, first.form.pack.rounding.total))
    facts = {"count": str(len(rows)), "working": " + ".join(part.text for part in parts) + f" = {text}"}
    return Rolled(total, text, Derivation("sum-of-scores", facts))
