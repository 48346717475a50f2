"""Which re-check standards a row or a form meets, as far as the form itself shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import INDICATORS
from desktop.scoring.figures import ACTUAL, SCORE, TARGET, Figures, IndicatorRow
from desktop.scoring.indicator_score import DOWNWARDS
from desktop.scoring.score_sheet import Finding, ScoreSheet
from desktop.templates.review_pack import Condition, Standard
from desktop.text.lexicon import PERCENT
from desktop.values.target import Level, Quantity, Range, Sentence, UnitHint
from desktop.values.target import Standard as StandardName
from desktop.values.wording import fold

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A form as the standards look at it."""

    read: Figures
    sheet: ScoreSheet
    """With its findings."""


def concerns(standard: Standard, row: IndicatorRow) -> bool:
    """Tell whether a standard is about the headings that a row stands under."""
    levels = row.text("first_level") + row.heading
    if any(word in levels for word in standard.not_under):
        return False
    return not standard.under or any(word in levels for word in standard.under)


def meets_row(form: Reviewed, standard: Standard, row: IndicatorRow) -> bool:
    """Tell whether a row shows what a standard looks for; where it looks for nothing, every row does."""
    if standard.findings:
        own = (one for one in form.sheet.findings if _in_row(one, row))
        return _found(own, standard.findings)
    return standard.test is None or _ROW_CONDITIONS[standard.test](form, standard, row)


def meets_form(form: Reviewed, standard: Standard) -> bool:
    """Tell whether a form shows what a standard looks for; where it looks for nothing, every form does."""
    if standard.findings:
        return _found(form.sheet.findings, standard.findings)
    if standard.test is Condition.ALL_FULL:
        return _all_full(form)
    if standard.test is Condition.RATE_BELOW:
        rate = form.sheet.execution_rate
        return rate is not None and standard.limit is not None and rate < standard.limit
    return True


def _in_row(finding: Finding, row: IndicatorRow) -> bool:
    return (finding.where.block, finding.where.row) == (INDICATORS, row.row.id)


def _found(findings: Iterable[Finding], codes: tuple[str, ...]) -> bool:
    return any(one.code in codes or f"{one.code}/{one.variant}" in codes for one in findings)


def _all_full(form: Reviewed) -> bool:
    rows = [row for row in form.read.used() if row.weight is not None]
    if not rows:
        # Weights may stand in the headings alone; then only the sum tells.
        return form.sheet.totals.sum_of_parts == FULL and any(form.read.used())
    money = form.read.execution_row
    paid = money is None or form.sheet.cells[money.key(SCORE)].typed == form.read.execution_weight
    return paid and all(row.score == row.weight for row in rows)


def _target_empty(_form: Reviewed, _standard: Standard, row: IndicatorRow) -> bool:
    return row.target is None or isinstance(row.target, UnitHint)


def _target_in_words(_form: Reviewed, _standard: Standard, row: IndicatorRow) -> bool:
    target = row.target
    if isinstance(target, Sentence):
        return not target.moment and not target.numbers
    return isinstance(target, Level | StandardName)


def _target_is_rate(_form: Reviewed, _standard: Standard, row: IndicatorRow) -> bool:
    return isinstance(row.target, Quantity | Range) and row.target.unit == PERCENT


def _over_target(_form: Reviewed, standard: Standard, row: IndicatorRow) -> bool:
    target, actual = row.target, row.actual
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity) or standard.limit is None:
        return False
    asks_more = target.value > 0 and target.operator not in DOWNWARDS
    return asks_more and actual.value > standard.limit * target.value


def _duplicate(form: Reviewed, _standard: Standard, row: IndicatorRow) -> bool:
    return any(_said(one) == _said(row) for one in _namesakes_above(form, row))


def _namesake(form: Reviewed, _standard: Standard, row: IndicatorRow) -> bool:
    above = _namesakes_above(form, row)
    return bool(above) and all(_said(one) != _said(row) for one in above)


def _namesakes_above(form: Reviewed, row: IndicatorRow) -> list[IndicatorRow]:
    rows = (one for one in form.read.used() if one.place < row.place)
    return [one for one in rows if fold(one.name) == fold(row.name) and fold(row.name)]


def _said(row: IndicatorRow) -> tuple[str, str]:
    return fold(row.text(TARGET)), fold(row.text(ACTUAL))


_ROW_CONDITIONS: dict[Condition, Callable[[Reviewed, Standard, IndicatorRow], bool]] = {
    Condition.TARGET_EMPTY: _target_empty,
    Condition.TARGET_IN_WORDS: _target_in_words,
    Condition.TARGET_IS_RATE: _target_is_rate,
    Condition.OVER_TARGET: _over_target,
    Condition.DUPLICATE: _duplicate,
    Condition.NAMESAKE: _namesake,
}
