"""Units and magnitudes of targets, actual values and costs."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scoring.figures import ACTUAL, SPENDING, Figures
from desktop.scoring.indicator_score import unit_doubt
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text.field_words import COST, WHOLE_COST
from desktop.text.lexicon import YUAN
from desktop.values.amount import MoneyUnit
from desktop.values.number import plain
from desktop.values.target import Quantity, Range

MAGNITUDE = 10_000
"""元 typed for 万元, or the other way round."""


def check_units(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find targets and actual values that can't be in the same unit (B17).

    Source: 元 under 万元, a rate of 82 % typed as 0.82; seen in filed forms.
    """
    for row in read.used():
        if not isinstance(row.target, Quantity | Range) or not isinstance(row.actual, Quantity | Range):
            continue
        doubt = unit_doubt(row.target, row.actual)
        if doubt:
            facts = {"row": row.name, "target": row.target.text}
            yield Finding(
                "unit-mismatch", "B17", Severity.MUST_EXPLAIN, row.key(ACTUAL), doubt, facts, row.actual.text
            )


def check_costs(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the cost of the whole project with its spending (B17, B18).

    Source: cost indicators contradict the funds table in filed forms.
    """
    row = read.execution_row
    spending = row.amounts.get(SPENDING) if row else None
    if spending is None or spending <= 0:
        return
    spent = spending * read.unit.factor
    for one in read.used():
        actual = one.actual
        if COST not in one.heading or not isinstance(actual, Quantity) or actual.unit != YUAN:
            continue
        facts = {"row": one.name, "spending": plain(spending) + read.unit.value}
        key = one.key(ACTUAL)
        if actual.value in (spent * MAGNITUDE, spent / MAGNITUDE):
            expected = plain(spent / MoneyUnit.YUAN.factor)
            yield Finding(
                "unit-mismatch", "B17", Severity.MUST_EXPLAIN, key, "cost", facts, actual.text, expected
            )
        elif any(word in one.name for word in WHOLE_COST) and actual.value != spent:
            yield Finding("cost-vs-spending", "B18", Severity.MUST_EXPLAIN, key, "", facts, actual.text)
