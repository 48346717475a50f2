"""Total, grade, and whether scores and spending go together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.form import TOTAL, keyed_fields
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.checks.headings import weighted_headings
from desktop.scoring.figures import RATE, SCORE, Figures, points_in
from desktop.scoring.rules.grade_bands import grade_of
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.scoring.scored_cell import SAME
from desktop.scoring.totals import grade_bands
from desktop.templates.rule_kinds import TotalCeiling
from desktop.values.number import cut, plain, round_half_up
from desktop.values.points import Points
from desktop.values.rate import print_rate
from desktop.values.wording import fold, is_nothing

SCORE_KEY = CellKey(TOTAL, "", SCORE)
GRADE_KEY = CellKey(TOTAL, "", "grade")


def check_total(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed total with the sum of the printed parts, at its own decimals (A03).

    Source: total = execution score + Σ rows; filed forms print two totals that differ.
    """
    text = read.form.document.text(SCORE_KEY)
    printed, parts = points_in(text), sheet.totals.sum_of_parts
    if printed is None:
        if not is_nothing(text):
            yield Finding("unclear-points", "A12", Severity.MUST_FIX, SCORE_KEY, "total", {}, text)
        return
    if parts is None:
        yield Finding("total-sum", "A03", Severity.HINT, SCORE_KEY, "no-parts", {}, text)
        return
    if abs(printed.value - parts) < SAME or _part_unread(read):
        return
    severity, variant = _how_wrong(printed, parts)
    facts = {"difference": plain(printed.value - parts)}
    yield Finding("total-sum", "A03", severity, SCORE_KEY, variant, facts, text, plain(parts))


def _how_wrong(printed: Points, parts: Decimal) -> tuple[Severity, str]:
    if printed.value == round_half_up(parts, printed.printed_decimals):
        return Severity.HINT, "fewer-decimals"
    if printed.value == cut(parts, printed.printed_decimals):
        return Severity.MUST_EXPLAIN, "cut"
    return Severity.MUST_FIX, ""


def _part_unread(read: Figures) -> bool:
    """A part that can't be read is a finding of its own; what it adds up to is then unknown."""
    row = read.execution_row
    texts = [one.text(SCORE) for one in read.used()] + ([row.row.text(SCORE)] if row else [])
    return any(points_in(text) is None and not is_nothing(text) for text in texts)


def check_repeated(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare a total that is printed twice with itself (A03).

    Source: filed forms print 95.52 in the head and 95.5214 in the total row.
    """
    for key, spec in keyed_fields(read.form.template):
        cell = sheet.cells.get(key) if spec.follows else None
        if cell is None or cell.difference is None or cell.computed is None:
            continue
        text = read.form.document.text(key)
        typed = points_in(text)
        rough = typed is not None and typed.value == round_half_up(cell.computed, typed.printed_decimals)
        severity, variant = (Severity.HINT, "decimals") if rough else (Severity.MUST_FIX, "")
        facts = {"label": plain_label(spec.label)}
        yield Finding("total-twice", "A03", severity, key, variant, facts, text, cell.computed_text)


def check_ceiling(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find totals above what the execution rate allows (B04); one that is not printed never is.

    Source: rule `ceiling` of the pack, where it has one.
    """
    rule, rate = read.form.pack.optional("ceiling"), sheet.execution_rate
    if rule is None or rate is None:
        return
    assert isinstance(rule.parameters, TotalCeiling)
    tiers = [tier for tier in rule.parameters.tiers if rate < tier.below_rate]
    total = sheet.totals.printed
    if tiers and total is not None and total > tiers[-1].most:
        most, facts = plain(tiers[-1].most), {"rate": print_rate(rate, 2)}
        severity = Severity.MUST_FIX
        yield Finding("total-ceiling", "B04", severity, SCORE_KEY, "", facts, plain(total), most)


def check_grade(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the printed grade with the total's (A14), and warn beside a border (A15).

    Source: rule `grade` of the pack; the grade is decided on the unrounded total.
    """
    bands, total = grade_bands(read), sheet.totals.computed
    typed = read.form.document.text(GRADE_KEY)
    stated = total if sheet.totals.printed is None else sheet.totals.printed
    if not is_nothing(typed) and stated is not None:
        expected = grade_of(stated, bands)
        if fold(typed) not in (expected, sheet.grade):
            facts = {"total": plain(stated)}
            yield Finding("grade", "A14", Severity.MUST_FIX, GRADE_KEY, "", facts, typed, expected)
    if total is None:
        return
    near = read.form.pack.threshold("grade-border")
    for band in bands.bands[:-1]:
        apart = abs(total - band.from_total)
        # Right on the border the grade still turns on digits that the rounded total no longer shows.
        if apart <= near and (apart or grade_of(total, bands) != sheet.grade):
            facts = {"border": plain(band.from_total), "grade": sheet.grade}
            yield Finding("grade-border", "A15", Severity.HINT, SCORE_KEY, "", facts, plain(total))


def check_plausibility(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find scores that are far better than the spending (B01).

    Source: rule `score-above-rate` of the pack: (S ÷ W − r) ÷ (S ÷ W) above the limit.
    """
    row = read.execution_row
    pairs = _earned(read)
    weight = sum((worth for worth, _ in pairs), Decimal(0))
    points = sum((earned for _, earned in pairs), Decimal(0))
    if row is None or sheet.execution_rate is None or not 0 < points <= weight:
        return
    share = points / weight
    if (share - sheet.execution_rate) / share > read.form.pack.threshold("score-above-rate"):
        facts = {"share": print_rate(share, 1), "rate": print_rate(sheet.execution_rate, 1)}
        printed = facts["rate"]
        severity = Severity.MUST_EXPLAIN
        yield Finding("score-vs-execution", "B01", severity, row.key(RATE), "", facts, printed)


def _earned(read: Figures) -> list[tuple[Decimal, Decimal]]:
    """Pair weights and scores, of headings where no row has a weight of its own."""
    headings = [(one.weight, one.score) for one in weighted_headings(read)]
    return headings or [
        (one.weight, one.score) for one in read.used() if one.weight is not None and one.score is not None
    ]
