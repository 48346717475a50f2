"""Targets of the beginning of the year beside those after an adjustment."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import INDICATORS, keyed_fields
from desktop.scoring.checks.reasons import REASON, tells
from desktop.scoring.figures import TARGET, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Section
from desktop.text.field_words import ADJUSTED
from desktop.values.target import Quantity, Range, Target, parse_target

INITIAL = "initial_target"


def check_initial_targets(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find targets adjusted without a reference (B28) and targets that were not there at first (B29).

    Source: standards of reviewers: targets invented at the end of the year; filed forms leave the initial
    targets without a number in every row, which is asked about once.
    """
    table = read.form.template.table(INDICATORS)
    if table is None or table.column(INITIAL) is None:
        return
    measured = [row for row in read.used() if isinstance(row.target, Quantity | Range)]
    initial = {row.row.id: parse_target(row.text(INITIAL)) for row in measured}
    if measured and not any(isinstance(one, Quantity | Range) for one in initial.values()):
        facts, key = {"count": str(len(measured))}, measured[0].key(INITIAL)
        yield Finding("target-not-initial", "B29", Severity.HINT, key, "all", facts)
        return
    explained = any(word in text for text in _said(read) for word in ADJUSTED)
    for row in measured:
        yield from _row(row, initial[row.row.id], explained=explained)


def _said(read: Figures) -> Iterator[str]:
    """Walk over what the clerk wrote in sentences."""
    for key, spec in keyed_fields(read.form.template):
        if spec.section in (Section.GOALS, Section.NARRATIVE):
            yield read.form.document.text(key)


def _row(row: IndicatorRow, initial: Target | None, *, explained: bool) -> Iterator[Finding]:
    facts = {"row": row.name, "target": row.text(TARGET)}
    key, printed = row.key(INITIAL), row.text(INITIAL)
    if not isinstance(initial, Quantity | Range):
        yield Finding("target-not-initial", "B29", Severity.MUST_EXPLAIN, key, "", facts, printed)
    elif _differ(initial, row.target) and not explained and not tells(row.text(REASON)):
        yield Finding("target-adjusted", "B28", Severity.HINT, key, "", facts, printed)


def _differ(initial: Quantity | Range, adjusted: Target | None) -> bool:
    if isinstance(initial, Quantity) and isinstance(adjusted, Quantity):
        return (initial.value, initial.unit) != (adjusted.value, adjusted.unit)
    if isinstance(initial, Range) and isinstance(adjusted, Range):
        return (initial.low, initial.high) != (adjusted.low, adjusted.high)
    return True
