"""Execution rate and score, and spending against budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.scoring.checks.reasons import money_explained, place_of_reason
from desktop.scoring.figures import RATE, SCORE, SPENDING, WEIGHT, Figures, FundRow, points_in
from desktop.scoring.fund_cells import rate_decimals, rate_of
from desktop.scoring.score_sheet import Cause, Finding, ScoreSheet, Severity
from desktop.text.field_words import ADJUSTED, MONEY_REASONS
from desktop.values.number import cut, plain, round_half_up
from desktop.values.rate import Rate, parse_rate, print_rate
from desktop.values.wording import is_nothing

NEGLIGIBLE = Decimal("0.005")
"""Share of the budget that an adjustment without a reason may have."""
_MILD = {
    Cause.FEWER_DECIMALS: Severity.HINT,
    Cause.CUT: Severity.MUST_EXPLAIN,
    Cause.RATE_ROUNDED: Severity.MUST_EXPLAIN,
}


def check_rates(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare each printed rate with its amounts, at its own decimals (A05).

    Source: rate = spending ÷ adjusted budget, within rounding; contradicted by filed forms.
    """
    for fund in read.funds:
        exact = rate_of(read, fund)
        if exact is not None and not is_nothing(fund.row.text(RATE)):
            yield from _rate(read, fund, exact)


def _rate(read: Figures, fund: FundRow, exact: Decimal) -> Iterator[Finding]:
    key, text = fund.key(RATE), fund.row.text(RATE)
    facts = {"working": f"{plain(fund.amounts[SPENDING])} ÷ {plain(fund.amounts[read.denominator])}"}
    printed = parse_rate(text, exact)
    if not isinstance(printed, Rate):
        expected = print_rate(exact, read.form.pack.rounding.rate.decimals)
        yield Finding("execution-rate", "A05", Severity.MUST_FIX, key, "unreadable", facts, text, expected)
        return
    decimals = rate_decimals(printed)
    if printed.value * 100 == round_half_up(exact * 100, decimals):
        return
    was_cut = printed.value * 100 == cut(exact * 100, decimals)
    severity, variant = (Severity.MUST_EXPLAIN, "cut") if was_cut else (Severity.MUST_FIX, "wrong")
    expected = print_rate(exact, max(decimals, 0))
    yield Finding("execution-rate", "A05", severity, key, variant, facts, text, expected)


def check_execution_points(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a weight or score of the execution row that is no usable figure (A12).

    Source: points of every used row are above zero.
    """
    row = read.execution_row
    if row is None:
        return
    for column in (WEIGHT, SCORE):
        text = row.row.text(column)
        points = points_in(text)
        usable = points is not None and (points.value > 0 or (column == SCORE and not points.value))
        if not usable and not is_nothing(text):
            facts = {"row": row.row.text("source")}
            yield Finding(
                "unclear-points", "A12", Severity.MUST_FIX, row.key(column), "execution", facts, text
            )


def check_execution_score(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed execution score with weight × rate (A04).

    Source: rule `execution` of the pack; filed forms give full marks for a rate of 70 %.
    """
    row = read.execution_row
    cell = sheet.cells[row.key(SCORE)] if row else None
    if row is None or cell is None or cell.difference is None or cell.cause is None:
        return
    if abs(cell.difference) <= read.form.pack.threshold("score-tolerance"):
        return
    severity = _MILD.get(cell.cause, Severity.MUST_FIX)
    variant = cell.cause.value if cell.cause in _MILD else "wrong"
    facts = {"working": cell.derivation.facts["working"]}
    printed = row.row.text(SCORE)
    yield Finding("execution-score", "A04", severity, cell.key, variant, facts, printed, cell.computed_text)


def check_spending(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Look at spending against budget and at the reason for what is unspent (A07, A08, B02, B03).

    Source: rules `reason-below-rate` and `unspent-share` of the pack; some systems refuse spending above it.
    """
    row = read.execution_row
    if row is None:
        return
    budget, spending = row.amounts.get(read.denominator), row.amounts.get(SPENDING)
    if budget == 0:
        key = row.key(read.denominator)
        yield Finding("budget-zero", "A08", Severity.MUST_EXPLAIN, key, printed=plain(budget))
    if budget is None or spending is None or sheet.execution_rate is None:
        return
    if spending > budget:
        key, severity = row.key(SPENDING), Severity.MUST_EXPLAIN
        printed, expected = plain(spending), plain(budget)
        yield Finding("spending-over-budget", "A07", severity, key, "", {}, printed, expected)
    yield from _unspent(read, row, sheet.execution_rate)
    initial = row.amounts.get("initial_budget")
    # A budget that is only printed with fewer decimals was not adjusted.
    if initial is None or abs(initial - budget) <= budget * NEGLIGIBLE or money_explained(read, ADJUSTED):
        return
    key, printed, expected = row.key(read.denominator), plain(budget), plain(initial)
    yield Finding("missing-reason", "B03", Severity.MUST_EXPLAIN, key, "adjusted", {}, printed, expected)


def _unspent(read: Figures, row: FundRow, rate: Decimal) -> Iterator[Finding]:
    pack = read.form.pack
    facts = {"rate": print_rate(rate, 2), "unspent": print_rate(1 - rate, 1)}
    key, printed = row.key(RATE), facts["rate"]
    if rate < pack.threshold("reason-below-rate") and not money_explained(read, MONEY_REASONS):
        place, _ = place_of_reason(read)
        yield Finding("missing-reason", "B03", Severity.MUST_EXPLAIN, place or key, "rate", facts, printed)
    elif 1 - rate > pack.threshold("unspent-share"):
        yield Finding("unspent-share", "B02", Severity.HINT, key, "", facts, printed)
