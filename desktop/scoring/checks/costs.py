"""Costs of the whole project against its funds: units, magnitudes and what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.scoring.checks.reasons import REASON, tells
from desktop.scoring.figures import ACTUAL, SCORE, SPENDING, TARGET, Figures, FundRow, IndicatorRow
from desktop.scoring.indicator_score import UPWARDS
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text.field_words import COST, SAVINGS, WHOLE_COST
from desktop.text.lexicon import YUAN
from desktop.values.amount import Amount, parse_amount
from desktop.values.number import plain, printed_decimals
from desktop.values.target import Operator, Quantity

MAGNITUDE = 10_000
"""元 typed for 万元, or the other way round."""
THOUSAND = 1000
"""A comma typed or lost for the decimal point: 14,256 or 14256 for 14.256."""


def is_cost(row: IndicatorRow) -> bool:
    """Tell whether an indicator is a cost of which less is better.

    Source: second-level heading 成本指标; savings and the like are costs of which more is better.
    """
    return COST in row.heading and not any(word in row.name for word in SAVINGS)


def step_of(quantity: Quantity) -> Decimal:
    """Find what the last printed digit of a quantity is worth in its bare unit: 100 元 for 25.24万元.

    Source: figures are compared at the decimals that they were printed with.
    """
    return quantity.multiplier.scaleb(-printed_decimals(quantity.text))


def in_yuan(read: Figures, fund: FundRow, column: str) -> tuple[Decimal, Decimal] | None:
    """Read an amount of the funds table in 元, and what its last printed digit is worth.

    Source: figures are compared at the decimals that they were printed with.
    """
    amount = parse_amount(fund.row.text(column))
    if not isinstance(amount, Amount):
        return None
    factor = (amount.unit or read.unit).factor
    return amount.value * factor, factor.scaleb(-amount.printed_decimals)


def agree(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> bool:
    """Tell whether two printed figures may be the same one, rounded.

    Source: figures are compared at the decimals that they were printed with.
    """
    return abs(first[0] - second[0]) <= max(first[1], second[1]) / 2


def check_costs(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare costs with the spending and the budget of the project (B17, B18).

    Source: cost indicators contradict the funds table in filed forms.
    """
    row = read.execution_row
    spent = in_yuan(read, row, SPENDING) if row else None
    if row is None or spent is None or spent[0] <= 0:
        return
    for one in read.used():
        actual = one.actual
        if COST in one.heading and isinstance(actual, Quantity) and actual.unit == YUAN:
            yield from _cost(read, row, one, actual, spent)


def _cost(
    read: Figures, row: FundRow, one: IndicatorRow, actual: Quantity, spent: tuple[Decimal, Decimal]
) -> Iterator[Finding]:
    facts = {"row": one.name, "spending": row.row.text(SPENDING) + read.unit.value, "actual": actual.text}
    key, severity = one.key(ACTUAL), Severity.MUST_EXPLAIN
    stated, whole = (actual.value, step_of(actual)), any(word in one.name for word in WHOLE_COST)
    if actual.value in (spent[0] * MAGNITUDE, spent[0] / MAGNITUDE):
        expected = plain(spent[0])
        yield Finding("unit-mismatch", "B17", severity, key, "cost", facts, actual.text, expected)
    elif actual.value == spent[0] / THOUSAND and (whole or _comma(row.row.text(SPENDING))):
        expected = plain(actual.value / read.unit.factor)
        where, printed = row.key(read.denominator), row.row.text(read.denominator)
        yield Finding("unit-mismatch", "B17", severity, where, "point", facts, printed, expected)
    elif agree(stated, spent):
        yield from _foreign_target(read, row, one)
    elif whole:
        yield Finding("cost-vs-spending", "B18", severity, key, "", facts, actual.text)


def _comma(text: str) -> bool:
    amount = parse_amount(text)
    return isinstance(amount, Amount) and amount.doubtful


def _foreign_target(read: Figures, row: FundRow, one: IndicatorRow) -> Iterator[Finding]:
    """The cost is the whole spending, so its target should be one of the budgets."""
    target = one.target
    amounts = [in_yuan(read, row, column) for column in read.amount_columns]
    sums = [amount for amount in amounts if amount is not None and amount[0] > 0]
    if not isinstance(target, Quantity) or target.unit != YUAN:
        return
    asked = (target.value, step_of(target))
    if not any(agree(asked, one) for one in sums):
        named = "、".join(dict.fromkeys(plain(one / read.unit.factor) for one, _ in sums))
        facts = {"row": one.name, "budgets": named + read.unit.value}
        severity = Severity.MUST_EXPLAIN
        yield Finding("unit-mismatch", "B17", severity, one.key(TARGET), "cost-target", facts, target.text)


def check_overrun(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find costs above their target with full marks and no reason (B26).

    Source: a cost is not to be exceeded, whatever sign its target has; seen in filed forms with "=".
    """
    for row in read.used():
        target, actual = row.target, row.actual
        if not is_cost(row) or not isinstance(target, Quantity) or not isinstance(actual, Quantity):
            continue
        if target.unit != actual.unit or target.operator not in (Operator.EQUAL, Operator.NONE, *UPWARDS):
            continue
        over = actual.value - target.value > max(step_of(target), step_of(actual)) / 2
        if over and row.weight is not None and row.score == row.weight and not tells(row.text(REASON)):
            facts = {"row": row.name, "target": target.text, "actual": actual.text}
            key, severity = row.key(SCORE), Severity.MUST_EXPLAIN
            yield Finding("score-vs-rule", "B26", severity, key, "cost", facts, row.text(SCORE))
