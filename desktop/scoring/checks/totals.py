"""Total, grade, and whether scores and spending go together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import RATE, SCORE, Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.pack import GradeBands
from desktop.values.number import plain
from desktop.values.rate import print_rate
from desktop.values.wording import fold, is_blank


def check_total(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed total with the sum of the printed parts (A03).

    Source: total = execution score + Σ rows; filed forms print two totals that differ.
    """
    key = CellKey(TOTAL, "", SCORE)
    text = read.form.document.text(key)
    printed, parts = sheet.totals.printed, sheet.totals.sum_of_parts
    if printed is None:
        if not is_blank(text):
            yield Finding("unclear-points", "A12", Severity.MUST_FIX, key, "total", {}, text)
        return
    if parts is not None and abs(printed - parts) >= Decimal("0.005"):
        facts = {"parts": plain(parts), "difference": plain(printed - parts)}
        yield Finding("total-sum", "A03", Severity.MUST_FIX, key, "", facts, text, plain(parts))


def check_grade(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed grade with the total's (A14), and warn beside a border (A15).

    Source: rule `grade` of the pack; the grade is decided on the unrounded total.
    """
    bands = read.form.pack.rule("grade").parameters
    assert isinstance(bands, GradeBands)
    grade_key = CellKey(TOTAL, "", "grade")
    typed = read.form.document.text(grade_key)
    if typed and sheet.grade and fold(typed) != sheet.grade:
        facts = {"total": plain(sheet.totals.computed or Decimal(0))}
        yield Finding("grade", "A14", Severity.MUST_FIX, grade_key, "", facts, typed, sheet.grade)
    border = read.form.pack.threshold("grade-border")
    total = sheet.totals.computed
    for band in bands.bands[:-1]:
        if total is not None and 0 < abs(total - band.from_total) <= border:
            key = CellKey(TOTAL, "", SCORE)
            facts = {"border": plain(band.from_total), "grade": sheet.grade}
            yield Finding("grade-border", "A15", Severity.HINT, key, "", facts, plain(total))


def check_plausibility(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find scores that are far better than the spending (B01).

    Source: rule `score-above-rate` of the pack: (S ÷ W − r) ÷ (S ÷ W) above the limit.
    """
    row = read.execution_row
    rows = [one for one in read.used() if one.weight is not None and one.score is not None]
    weight = sum((one.weight or Decimal(0) for one in rows), Decimal(0))
    points = sum((one.score or Decimal(0) for one in rows), Decimal(0))
    if row is None or sheet.execution_rate is None or weight <= 0 or points <= 0:
        return
    share = points / weight
    if (share - sheet.execution_rate) / share > read.form.pack.threshold("score-above-rate"):
        facts = {"share": print_rate(share, 1), "rate": print_rate(sheet.execution_rate, 1)}
        yield Finding(
            "score-vs-execution", "B01", Severity.MUST_EXPLAIN, row.key(RATE), "", facts, facts["rate"]
        )
