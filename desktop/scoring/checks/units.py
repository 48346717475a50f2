"""Units and magnitudes of targets and actual values."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scoring.figures import ACTUAL, TARGET, Figures, IndicatorRow
from desktop.scoring.indicator_score import unit_doubt
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text.field_words import COST, NUMBER_OF, QUANTITY, RATES
from desktop.text.lexicon import PERCENT, UNITS, YUAN
from desktop.values.target import Quantity, Range, same_unit
from desktop.values.wording import fold

HUNDRED = 100


def unit_trouble(row: IndicatorRow) -> str:
    """Say why the target and the actual value of a row can't be in the same unit; "" where they may be.

    Source: 元 under 万元, a rate of 82 % typed as 0.82, ≤120 beside 100 %; seen in filed forms.
    """
    target, actual = row.target, row.actual
    if not isinstance(target, Quantity | Range) or not isinstance(actual, Quantity | Range):
        return ""
    return unit_doubt(target, actual) or ("units-differ" if _percent_of_nothing(row, target, actual) else "")


def _percent_of_nothing(row: IndicatorRow, target: Quantity | Range, actual: Quantity | Range) -> bool:
    """A percentage beside a bare number that is no percentage: a count, a sum of money."""
    units = (target.unit, actual.unit)
    if PERCENT not in units or "" not in units:
        return False
    bare = actual if target.unit == PERCENT else target
    if (bare.value if isinstance(bare, Quantity) else bare.high) > HUNDRED:
        return True
    counted = COST in row.heading or QUANTITY in row.heading
    return bare is target and counted and not any(word in row.name for word in RATES)


def check_units(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find targets and actual values that can't be in the same unit, and units upside down (B17).

    Source: 元 under 万元, a rate of 82 % typed as 0.82, 人/元 for 元/人; seen in filed forms.
    """
    for row in read.used():
        trouble = unit_trouble(row)
        severity = Severity.MUST_EXPLAIN
        if trouble:
            facts = {"row": row.name, "target": row.text(TARGET)}
            yield Finding("unit-mismatch", "B17", severity, row.key(ACTUAL), trouble, facts, row.text(ACTUAL))
        unit = row.target.unit if isinstance(row.target, Quantity | Range) else ""
        counted, _, money = unit.partition("/")
        if money == YUAN and counted:
            facts = {"row": row.name, "unit": unit, "right": f"{money}/{counted}"}
            yield Finding(
                "unit-mismatch", "B17", severity, row.key(TARGET), "upside-down", facts, row.text(TARGET)
            )
        named = _named_unit(row.name)
        if named and unit and not unit.startswith(named) and not same_unit(named, unit):
            facts, key = {"row": row.name, "unit": unit, "named": named}, row.key(TARGET)
            yield Finding("unit-mismatch", "B17", Severity.HINT, key, "name", facts, row.text(TARGET))


def _named_unit(name: str) -> str:
    """Find the unit that a name counts in: 村 in 村数."""
    bare = fold(name)
    return bare[-2:-1] if bare.endswith(NUMBER_OF) and bare[-2:-1] in UNITS else ""
