"""The score of each indicator row against its weight and its rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.scoring.checks.costs import is_cost
from desktop.scoring.checks.reasons import REASON, tells
from desktop.scoring.checks.units import unit_trouble
from desktop.scoring.figures import ACTUAL, SCORE, Figures, IndicatorRow
from desktop.scoring.indicator_score import UPWARDS
from desktop.scoring.rules.qualitative_bands import in_band
from desktop.scoring.score_sheet import Cause, Finding, ScoredCell, ScoreSheet, Severity
from desktop.templates.rule_kinds import OverAchievement, OverAction
from desktop.values.number import plain, round_half_up
from desktop.values.target import Operator, Quantity
from desktop.values.wording import is_nothing

_ROUGH = (Cause.CUT, Cause.FEWER_DECIMALS)


def check_row_scores(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare each score with its weight (A01) and its rule (A09, B07, B26).

    Full marks for a target that was missed are wrong everywhere; other points may follow another place's
    rule and are to be explained.

    Source: score between nothing and the weight; rules of the pack.
    """
    tolerance = read.form.pack.threshold("score-tolerance")
    for row in read.used():
        if row.score is None:
            if not is_nothing(row.text(SCORE)):
                yield _impossible(row, "unclear-points", "A12", "score")
        elif row.score < 0:
            yield _impossible(row, "score-over-weight", "A01", "negative", "0")
        elif row.weight is not None and row.score > row.weight:
            yield _impossible(row, "score-over-weight", "A01", "", plain(row.weight))
        else:
            cell = sheet.cells[row.key(SCORE)]
            yield from _outside_band(row, cell)
            yield from _off_the_rule(row, cell, tolerance)


def _impossible(row: IndicatorRow, code: str, check: str, variant: str, expected: str = "") -> Finding:
    facts, text = {"row": row.name}, row.text(SCORE)
    return Finding(code, check, Severity.MUST_FIX, row.key(SCORE), variant, facts, text, expected)


def _outside_band(row: IndicatorRow, cell: ScoredCell) -> Iterator[Finding]:
    if cell.low is None or cell.high is None or row.score is None or row.weight is None:
        return
    if in_band(row.score, cell.low, cell.high, row.weight):
        return
    facts = {
        "row": row.name,
        "low": plain(cell.low),
        "high": plain(cell.high),
        "level": row.text(ACTUAL),
    }
    severity = Severity.MUST_FIX if row.score == row.weight else Severity.MUST_EXPLAIN
    expected = f"{facts['low']}～{facts['high']}"
    yield Finding("score-vs-rule", "B07", severity, cell.key, "band", facts, row.text(SCORE), expected)


def _off_the_rule(row: IndicatorRow, cell: ScoredCell, tolerance: Decimal) -> Iterator[Finding]:
    difference = cell.difference
    if difference is None or abs(difference) <= tolerance:
        return
    if unit_trouble(row):
        return
    facts = {
        "row": row.name,
        "working": cell.derivation.facts.get("working", cell.computed_text),
    }
    check, severity, variant = "B26", Severity.HINT, "below"
    if cell.cause in _ROUGH:
        check, variant = "A09", "rounding"
    elif difference > 0:
        check, variant, severity = "A09", "above", _severity_above(row)
    printed, expected = row.text(SCORE), cell.computed_text
    yield Finding("score-vs-rule", check, severity, cell.key, variant, facts, printed, expected)


def _severity_above(row: IndicatorRow) -> Severity:
    if _saved(row):
        return Severity.HINT
    return Severity.MUST_FIX if row.score == row.weight else Severity.MUST_EXPLAIN


def _saved(row: IndicatorRow) -> bool:
    """Spending less than a cost allows is no fault, whatever sign its target has."""
    target, actual = row.target, row.actual
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
        return False
    return is_cost(row) and target.operator not in UPWARDS and actual.value < target.value


def check_open_ends(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find full marks for an actual value with a sign that does not reach the target (A09, B15).

    Source: filed forms state ≥1700人 against ≥2000人, with full marks.
    """
    for row in read.used():
        target, actual = row.target, row.actual
        if row.weight is None or row.score != row.weight or not isinstance(actual, Quantity):
            continue
        if not isinstance(target, Quantity) or not actual.has_sign or not target.value or unit_trouble(row):
            continue
        cell = sheet.cells[row.key(SCORE)]
        if cell.computed is None and _falls_short(target, actual):
            worth = round_half_up(row.weight * actual.value / target.value, 2)
            working = f"{plain(row.weight)} × {plain(actual.value)} ÷ {plain(target.value)} = {plain(worth)}"
            facts = {"row": row.name, "target": target.text, "actual": actual.text, "working": working}
            key, severity, printed = row.key(SCORE), Severity.MUST_FIX, row.text(SCORE)
            yield Finding("score-vs-rule", "A09", severity, key, "open-end", facts, printed, plain(worth))


def _falls_short(target: Quantity, actual: Quantity) -> bool:
    upwards = target.operator in (*UPWARDS, Operator.EQUAL) and actual.operator in UPWARDS
    return upwards and 0 <= actual.value < target.value


def check_over_achievement(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find actual values far above the target without a reason (B06).

    Source: rule `over-achievement` of the pack.
    """
    rule = read.form.pack.rule("over-achievement").parameters
    assert isinstance(rule, OverAchievement)
    if rule.action is OverAction.NONE:
        return
    limit, from_zero = rule.threshold, rule.zero_threshold
    for row in read.used():
        target, actual = row.target, row.actual
        if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
            continue
        if target.value < 0 or target.operator not in (*UPWARDS, Operator.EQUAL, Operator.NONE):
            continue
        over = actual.value >= (limit * target.value if target.value else from_zero)
        if not over or is_cost(row) or unit_trouble(row) or tells(row.text(REASON)):
            continue
        variant, said = ("", f"{plain(limit * 100)}%") if target.value else ("zero", plain(from_zero))
        facts = {"row": row.name, "limit": said}
        printed, expected = actual.text, target.text
        severity = Severity.HINT if rule.action is OverAction.FLAG else Severity.MUST_EXPLAIN
        yield Finding("over-achievement", "B06", severity, row.key(ACTUAL), variant, facts, printed, expected)
