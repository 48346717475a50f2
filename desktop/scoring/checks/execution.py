"""Execution rate and score, and spending against budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.form import field_key
from desktop.scoring.figures import RATE, SCORE, Figures
from desktop.scoring.score_sheet import Cause, Finding, ScoreSheet, Severity
from desktop.templates.spec import Section
from desktop.values.number import plain
from desktop.values.rate import Rate, parse_rate, print_rate
from desktop.values.wording import is_nothing

_MILD = {
    Cause.FEWER_DECIMALS: Severity.HINT,
    Cause.CUT: Severity.MUST_EXPLAIN,
    Cause.RATE_ROUNDED: Severity.MUST_EXPLAIN,
}


def check_rates(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare each printed rate with its amounts, at its own decimals (A05).

    Source: rate = spending ÷ adjusted budget, within rounding; contradicted by filed forms.
    """
    for fund in read.funds:
        key = fund.key(RATE)
        cell = sheet.cells.get(key)
        text = fund.row.text(RATE)
        if not text or cell is None or cell.computed is None:
            continue
        budget = fund.amounts[read.denominator]
        exact = fund.amounts["full_year_spending"] / budget
        printed = parse_rate(text, exact)
        facts = {"working": cell.derivation.facts["spending"] + " ÷ " + cell.derivation.facts["budget"]}
        if not isinstance(printed, Rate):
            yield Finding(
                "execution-rate", "A05", Severity.MUST_FIX, key, "unreadable", facts, text, cell.computed_text
            )
            continue
        decimals = printed.printed_decimals
        expected = print_rate(exact, decimals)
        if printed.value * 100 == Decimal(expected.rstrip("%")):
            continue
        cut = printed.value * 100 == Decimal(print_rate(exact, decimals, "cut").rstrip("%"))
        severity = Severity.MUST_EXPLAIN if cut else Severity.MUST_FIX
        yield Finding(
            "execution-rate", "A05", severity, key, "cut" if cut else "wrong", facts, text, expected
        )


def check_execution_score(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed execution score with weight × rate (A04).

    Source: rule `execution` of the pack; filed forms give full marks for a rate of 70 %.
    """
    row = read.execution_row
    cell = sheet.cells.get(row.key(SCORE)) if row else None
    if row is None or cell is None or cell.difference is None or cell.computed is None:
        return
    if abs(cell.difference) <= read.form.pack.threshold("score-tolerance"):
        return
    severity = _MILD.get(cell.cause, Severity.MUST_FIX) if cell.cause else Severity.MUST_FIX
    variant = cell.cause.value if cell.cause in _MILD and cell.cause else "wrong"
    facts = {"working": cell.derivation.facts.get("working", cell.computed_text)}
    yield Finding(
        "execution-score", "A04", severity, cell.key, variant, facts, row.row.text(SCORE), cell.computed_text
    )


def check_spending(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Look at spending against budget and at the reason for what is unspent (A07, A08, B02, B03).

    Source: rules `reason-below-rate` and `unspent-share` of the pack; execution above budget is refused elsewhere.
    """
    row = read.execution_row
    if row is None:
        return
    pack = read.form.pack
    budget, spending = row.amounts.get(read.denominator), row.amounts.get("full_year_spending")
    if budget is not None and budget <= 0:
        yield Finding(
            "budget-zero", "A08", Severity.MUST_FIX, row.key(read.denominator), printed=plain(budget)
        )
    if budget is None or spending is None or sheet.execution_rate is None:
        return
    rate = sheet.execution_rate
    facts = {"rate": print_rate(rate, 2), "unspent": print_rate(1 - rate, 1)}
    if spending > budget:
        key = row.key("full_year_spending")
        yield Finding(
            "spending-over-budget",
            "A07",
            Severity.MUST_EXPLAIN,
            key,
            "",
            facts,
            plain(spending),
            plain(budget),
        )
    explained = _explained(read)
    if rate < pack.threshold("reason-below-rate") and not explained:
        yield Finding(
            "missing-reason", "B03", Severity.MUST_EXPLAIN, row.key(RATE), "rate", facts, facts["rate"]
        )
    elif 1 - rate > pack.threshold("unspent-share"):
        yield Finding("unspent-share", "B02", Severity.HINT, row.key(RATE), "", facts, facts["rate"])
    initial = row.amounts.get("initial_budget")
    if initial is not None and initial != budget and not explained:
        key = row.key(read.denominator)
        yield Finding(
            "missing-reason", "B03", Severity.MUST_EXPLAIN, key, "adjusted", {}, plain(budget), plain(initial)
        )


def _explained(read: Figures) -> bool:
    """A reason anywhere on the form will do: the standard form has no cell of its own for it."""
    document = read.form.document
    if any(not is_nothing(row.text("deviation_reason")) for row in read.indicators):
        return True
    narrative = (spec.id for _, spec in read.form.template.fields() if spec.section is Section.NARRATIVE)
    keys = (field_key(read.form.template, name) for name in narrative)
    return any(key is not None and not is_nothing(document.text(key)) for key in keys)
