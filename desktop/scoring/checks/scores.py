"""The score of each indicator row against its weight, its rule and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scoring.figures import SCORE, Figures, IndicatorRow
from desktop.scoring.indicator_score import UPWARDS
from desktop.scoring.outcome import Outcome
from desktop.scoring.rules.qualitative_bands import in_band
from desktop.scoring.score_sheet import Cause, Finding, ScoredCell, ScoreSheet, Severity
from desktop.text.field_words import EMPTY_REASONS
from desktop.values.number import plain
from desktop.values.target import Operator, Quantity
from desktop.values.wording import fold, is_nothing

REASON = "deviation_reason"
_ROUGH = (Cause.CUT, Cause.FEWER_DECIMALS)


def check_row_scores(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare each score with its weight (A01), its rule (A09, B07, B26) and its reason (A10).

    Source: score between nothing and the weight; rules of the pack; a row below its weight needs a reason.
    """
    for row in read.used():
        text = row.text(SCORE)
        facts = {"row": row.text("third_level")}
        if row.score is None:
            if not is_nothing(text):
                yield Finding(
                    "unclear-points", "A12", Severity.MUST_FIX, row.key(SCORE), "score", facts, text
                )
            continue
        if row.score < 0:
            yield Finding(
                "score-over-weight", "A01", Severity.MUST_FIX, row.key(SCORE), "negative", facts, text, "0"
            )
        if row.weight is None:
            continue
        if row.score > row.weight:
            expected = plain(row.weight)
            yield Finding(
                "score-over-weight", "A01", Severity.MUST_FIX, row.key(SCORE), "", facts, text, expected
            )
            continue
        if row.score < row.weight and not _reason_given(row):
            expected = plain(row.weight)
            yield Finding(
                "missing-reason", "A10", Severity.MUST_EXPLAIN, row.key(REASON), "row", facts, text, expected
            )
        yield from _against_rule(read, row, sheet.cells.get(row.key(SCORE)))


def _reason_given(row: IndicatorRow) -> bool:
    reason = row.text(REASON)
    return not is_nothing(reason) and fold(reason) not in EMPTY_REASONS


def _against_rule(read: Figures, row: IndicatorRow, cell: ScoredCell | None) -> Iterator[Finding]:
    if cell is None or row.score is None or row.weight is None:
        return
    facts = {
        "row": row.text("third_level"),
        "working": cell.derivation.facts.get("working", cell.computed_text),
    }
    if cell.low is not None and cell.high is not None:
        band = Outcome(None, cell.derivation.code, cell.derivation.facts, cell.low, cell.high)
        if not in_band(row.score, band, row.weight):
            facts |= {"low": plain(cell.low), "high": plain(cell.high), "level": row.text("actual_value")}
            expected = f"{facts['low']}～{facts['high']}"
            yield Finding(
                "score-vs-rule", "B07", Severity.MUST_FIX, cell.key, "band", facts, row.text(SCORE), expected
            )
        return
    if cell.difference is None or abs(cell.difference) <= read.form.pack.threshold("score-tolerance"):
        return
    printed, expected = row.text(SCORE), cell.computed_text
    if cell.cause in _ROUGH:
        yield Finding("score-vs-rule", "A09", Severity.HINT, cell.key, "rounding", facts, printed, expected)
    elif cell.difference > 0:
        yield Finding("score-vs-rule", "A09", Severity.MUST_FIX, cell.key, "above", facts, printed, expected)
    else:
        yield Finding("score-vs-rule", "B26", Severity.HINT, cell.key, "below", facts, printed, expected)


def check_over_achievement(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find actual values far above the target without a reason (B06).

    Source: rules `over-achievement` and `over-zero-target` of the pack.
    """
    pack = read.form.pack
    limit, from_zero = pack.threshold("over-achievement"), pack.threshold("over-zero-target")
    for row in read.used():
        target, actual = row.target, row.actual
        if not isinstance(target, Quantity) or not isinstance(actual, Quantity) or _reason_given(row):
            continue
        if target.operator not in (*UPWARDS, Operator.EQUAL, Operator.NONE) or row.weight is None:
            continue
        facts = {"row": row.text("third_level"), "limit": f"{plain(limit * 100)}%"}
        over = actual.value >= limit * target.value if target.value > 0 else actual.value >= from_zero
        if target.value >= 0 and over:
            key = row.key("actual_value")
            yield Finding(
                "over-achievement", "B06", Severity.MUST_EXPLAIN, key, "", facts, actual.text, target.text
            )
