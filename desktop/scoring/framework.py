"""Score a framework (部门整体支出评价框架): each row by its rule over the working paper, sums and total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.models.document import Origin
from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, Figures, points_in
from desktop.scoring.framework_rows import (
    LEVELS,
    FrameworkRow,
    Input,
    printed_name,
)
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.breaches import breaches
from desktop.scoring.rules.checklist import checklist
from desktop.scoring.rules.external_score import external_score
from desktop.scoring.rules.grade_bands import grade_of
from desktop.scoring.rules.measured_steps import Entry, measured, measured_steps
from desktop.scoring.score_sheet import Cause, HeadingSum, ScoredCell, ScoreSheet, Totals
from desktop.scoring.scored_cell import rounded_by, scored
from desktop.scoring.totals import grade_bands
from desktop.templates.pack import Rule
from desktop.templates.row_rules import Breaches, Checklist, ExternalScore, MeasuredSteps
from desktop.templates.row_soundness import inputs_named
from desktop.values.number import plain
from desktop.values.wording import fold

ZERO = Decimal(0)
QUOTED = "”、“"
"""Between labels in one pair of quotation marks."""
Inputs = Mapping[str, Input]
Cells = Mapping[CellKey, ScoredCell]


def score_framework(read: Figures) -> ScoreSheet:
    """Score a form that is a framework."""
    rows = read.framework
    cells = {cell.key: cell for cell in row_cells(read, rows)}
    standing = [value for row in rows if (value := _standing(row, cells)) is not None]
    best = [value for row in rows if (value := _best(cells[row.key(SCORE)])) is not None]
    total = rounded_by(sum(best, ZERO), read.form.pack.rounding.total) if best else None
    closing = _total_cell(read, rows, cells, best)
    return ScoreSheet(
        execution_rate=None,
        execution_score=None,
        cells={**cells, closing.key: closing},
        headings=_heading_sums(rows, cells),
        totals=Totals(read.total_score, sum(standing, ZERO) if standing else None, total),
        grade=grade_of(sum(best, ZERO), grade_bands(read)) if rows and len(best) == len(rows) else "",
    )


def row_cells(read: Figures, rows: Sequence[FrameworkRow]) -> Iterator[ScoredCell]:
    """Score every row (自评分)."""
    inputs = read.inputs
    policy = read.form.pack.rounding.row_score
    for row in rows:
        rule = row.rule.id if row.rule else ""
        yield scored(row.key(SCORE), framework_outcome(row, inputs), rule, policy, points_in(row.text(SCORE)))


def framework_outcome(row: FrameworkRow, inputs: Inputs) -> Outcome:
    """Score one row of a framework, unrounded.

    Args:
        row: The row, with the pack's rule for it.
        inputs: The working paper.
    """
    if row.weight is None:
        return not_computable("no-weight")
    if row.weight <= 0:
        return not_computable("weight-not-positive", weight=plain(row.weight))
    if row.rule is None:
        return not_computable("no-rule")
    wanted = inputs_named(row.rule)
    missing = [inputs[name].label if name in inputs else name for name in wanted if _missing(name, inputs)]
    if missing:
        return not_computable("inputs-missing", missing=QUOTED.join(missing))
    return _by_rule(row.weight, row.rule, [inputs[name] for name in wanted])


def _missing(name: str, inputs: Inputs) -> bool:
    return name not in inputs or inputs[name].blank


def _by_rule(weight: Decimal, rule: Rule, given: Sequence[Input]) -> Outcome:
    parameters = rule.parameters
    unusable = [one.label for one in given if _use(rule, one) is None]
    if unusable:
        return not_computable("inputs-unclear", unclear=QUOTED.join(unusable))
    if isinstance(parameters, Checklist):
        return checklist(weight, parameters, {one.row.id: bool(one.answer) for one in given})
    figures = [_use(rule, one) or ZERO for one in given]
    if isinstance(parameters, Breaches):
        return breaches(weight, parameters, sum(figures, ZERO))
    if isinstance(parameters, MeasuredSteps):
        entries = [Entry(one.label, figure) for one, figure in zip(given, figures, strict=True)]
        return measured_steps(weight, parameters, entries)
    if isinstance(parameters, ExternalScore) and figures:
        return external_score(weight, parameters, figures[0])
    return Outcome(None, "judgement", {"rule": rule.wording}, low=ZERO, high=weight)


def figure_of(parameters: MeasuredSteps, inputs: Inputs) -> Decimal | None:
    """Work out what a row is measured by; None where an input is missing or the base is nothing."""
    given = [inputs[name] for name in parameters.inputs if name in inputs]
    entries = [Entry(one.label, one.value) for one in given if one.value is not None]
    return measured(parameters.measure, entries) if len(entries) == len(parameters.inputs) else None


def _use(rule: Rule, given: Input) -> Decimal | None:
    """Read an input as the kind of rule uses it; None where it says nothing to it."""
    answered = None if given.answer is None else Decimal(not given.answer)
    if isinstance(rule.parameters, Checklist):
        return answered
    if isinstance(rule.parameters, Breaches):
        counted = given.value if given.value is not None and given.value >= 0 else None
        return counted if answered is None else answered
    return given.value


def _standing(row: FrameworkRow, cells: Cells) -> Decimal | None:
    """Read a score as it stands, or as it will stand once the computed figures are written."""
    cell = cells[row.key(SCORE)]
    return cell.computed if row.row.cell(SCORE).origin is Origin.COMPUTED else cell.typed


def _best(cell: ScoredCell) -> Decimal | None:
    """Take a score as computed where its rule can, otherwise as typed."""
    return cell.typed if cell.computed is None else cell.computed


def _total_cell(
    read: Figures, rows: Sequence[FrameworkRow], cells: Cells, best: Sequence[Decimal]
) -> ScoredCell:
    key, policy = CellKey(TOTAL, "", SCORE), read.form.pack.rounding.total
    outcome = not_computable("no-scores")
    if best:
        working = " + ".join(plain(value) for value in best)
        outcome = Outcome(sum(best, ZERO), "total", {"count": str(len(best))}, expression=working)
    cell = scored(key, outcome, "", policy, points_in(read.form.document.text(key)))
    shown = [value for row in rows if (value := _shown(row, cells)) is not None]
    follows = plain(rounded_by(sum(shown, ZERO), policy)) if shown else ""
    return replace(cell, cause=Cause.PARTS if cell.cause else None, follows=follows)


def _shown(row: FrameworkRow, cells: Cells) -> Decimal | None:
    """Read what is printed in a row; a blank counts as the figure that is about to be written there."""
    value = _standing(row, cells)
    return cells[row.key(SCORE)].computed if value is None and not row.text(SCORE) else value


def _heading_sums(rows: Sequence[FrameworkRow], cells: Cells) -> tuple[HeadingSum, ...]:
    """Add up points and scores under each first-level heading (一级指标), in printed order."""
    sums: dict[str, HeadingSum] = {}
    for row in rows:
        heading = row.text(LEVELS[0])
        name = fold(printed_name(heading))
        before = sums.get(name) or HeadingSum(heading, ZERO, ZERO, ZERO)
        sums[name] = replace(
            before,
            weight=before.weight + (row.weight or ZERO),
            typed=before.typed + (row.score or ZERO),
            computed=before.computed + (_best(cells[row.key(SCORE)]) or ZERO),
        )
    return tuple(sums.values())
