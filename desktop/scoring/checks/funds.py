"""Amounts of the funds table: can they be read, and do they add up."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.keys import CellKey
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.values.amount import Amount, parse_amount
from desktop.values.number import plain
from desktop.values.unclear import Unclear


def check_amounts(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find amounts that can't be read, are below zero, or may be in another unit (B17).

    Source: filed forms print 14,256 under a heading of 万元, and 元 beside 万元.
    """
    for fund in read.funds:
        for column in read.amount_columns:
            key, amount = fund.key(column), parse_amount(fund.row.text(column))
            if isinstance(amount, Unclear):
                facts = {"row": fund.row.text("source")}
                yield Finding("unclear-amount", "B17", Severity.MUST_FIX, key, "", facts, amount.text)
            elif amount is not None:
                yield from _amount(read, key, amount)


def _amount(read: Figures, key: CellKey, amount: Amount) -> Iterator[Finding]:
    if amount.value < 0:
        yield Finding("unclear-amount", "B17", Severity.MUST_FIX, key, "negative", {}, amount.text)
    if amount.unit is not None and amount.unit is not read.unit:
        facts = {"unit": read.unit.value, "typed_unit": amount.unit.value}
        expected = plain(amount.in_unit(read.unit, read.unit))
        yield Finding(
            "unit-mismatch", "B17", Severity.MUST_EXPLAIN, key, "amount", facts, amount.text, expected
        )
    elif amount.doubtful:
        facts = {"unit": read.unit.value}
        yield Finding("unit-mismatch", "B17", Severity.HINT, key, "comma", facts, amount.text)


def check_fund_sums(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the total of each amount with the sum of its sources (A06).

    Source: parts of 年度资金总额 add up to it, for each column.
    """
    row = read.execution_row
    if row is None:
        return
    for column in read.amount_columns:
        cell = sheet.cells.get(row.key(column))
        if cell is not None and cell.difference is not None:
            facts = {"row": row.row.text("source"), "working": cell.derivation.facts["working"]}
            printed = row.row.text(column)
            yield Finding(
                "fund-sum", "A06", Severity.MUST_FIX, cell.key, "", facts, printed, cell.computed_text
            )
