"""Amounts of the funds table: can they be read, and do they add up."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import ANNUAL_TOTAL
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Template
from desktop.text.lexicon import YUAN
from desktop.values.amount import Amount, MoneyUnit, parse_amount
from desktop.values.number import plain
from desktop.values.target import Quantity
from desktop.values.unclear import Unclear

DERIVED = "derived"
SUM = "fund-sum"
"""Code of the derivation of a figure that others of the form settle."""


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
    elif amount.doubtful and _may_be_a_point(read, key, amount):
        facts = {"unit": read.unit.value}
        yield Finding("unit-mismatch", "B17", Severity.HINT, key, "comma", facts, amount.text)


def _may_be_a_point(read: Figures, key: CellKey, amount: Amount) -> bool:
    """A comma may be a decimal point: not in 元, and not where an indicator states the same sum of money."""
    if read.unit is MoneyUnit.YUAN or key.row != ANNUAL_TOTAL:
        return False
    yuan = amount.value * read.unit.factor
    values = (value for row in read.used() for value in (row.target, row.actual))
    return not any(isinstance(one, Quantity) and one.unit == YUAN and one.value == yuan for one in values)


def check_fund_sums(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the total of each amount with the sum of its sources (A06).

    Source: parts of 年度资金总额 add up to it, for each column.
    """
    row = read.execution_row
    if row is None:
        return
    for column in read.amount_columns:
        cell = sheet.cells.get(row.key(column))
        if cell is not None and cell.derivation.code == SUM and cell.difference is not None:
            facts = {"row": row.row.text("source"), "working": cell.derivation.facts["working"]}
            printed = row.row.text(column)
            yield Finding(
                "fund-sum", "A06", Severity.MUST_FIX, cell.key, "", facts, printed, cell.computed_text
            )


def check_derived(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the figures that others of the form settle with what is printed (A06).

    Source: relations inside the table that the template lays down: 资金结余 is budget less spending.
    """
    for key, cell in sheet.cells.items() if read.form.template.derived else ():
        if cell.derivation.code == DERIVED and cell.difference is not None:
            facts = {"label": _label(read.form.template, key), "working": cell.derivation.facts["working"]}
            printed, expected = read.form.document.text(key), cell.computed_text
            yield Finding("derived-figure", "A06", Severity.MUST_FIX, key, "", facts, printed, expected)


def _label(template: Template, key: CellKey) -> str:
    """Read the printed label of a field, or of the column of a cell."""
    table = template.table(key.block)
    spec = table.column(key.column) if table else template.field(key.block, key.column)
    return plain_label(spec.label) if spec else key.column
