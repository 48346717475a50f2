"""Run every check over a form: all findings at once, must-fix first, then in the order of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.scoring.checks.completeness import check_fields, check_fund_cells, check_row_cells, check_year
from desktop.scoring.checks.execution import (
    check_execution_points,
    check_execution_score,
    check_rates,
    check_spending,
)
from desktop.scoring.checks.funds import check_amounts, check_fund_sums
from desktop.scoring.checks.narrative import check_contradictions, check_goals, check_personal_data
from desktop.scoring.checks.reasons import check_reasons
from desktop.scoring.checks.scores import check_over_achievement, check_row_scores
from desktop.scoring.checks.totals import check_grade, check_plausibility, check_total
from desktop.scoring.checks.units import check_costs, check_units
from desktop.scoring.checks.weights import check_heading_weights, check_row_weights, check_weight_sum
from desktop.scoring.checks.wording import (
    check_actual_values,
    check_copied_actuals,
    check_duplicates,
    check_headings,
    check_satisfaction,
    check_targets,
)
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import TableBlock, Template

Check = Callable[[Figures, ScoreSheet], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_fields,
    check_fund_cells,
    check_row_cells,
    check_year,
    check_amounts,
    check_fund_sums,
    check_rates,
    check_execution_points,
    check_execution_score,
    check_spending,
    check_row_weights,
    check_heading_weights,
    check_weight_sum,
    check_row_scores,
    check_reasons,
    check_over_achievement,
    check_units,
    check_costs,
    check_targets,
    check_actual_values,
    check_copied_actuals,
    check_duplicates,
    check_headings,
    check_satisfaction,
    check_goals,
    check_contradictions,
    check_personal_data,
    check_total,
    check_grade,
    check_plausibility,
)
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def run_checks(read: Figures, sheet: ScoreSheet) -> list[Finding]:
    """Gather the findings of all checks.

    Source: §9 of the field's rules; each check names its own.
    """
    findings = [finding for check in CHECKS for finding in check(read, sheet)]
    place = _reading_order(read.form.template, read.form.document)
    return sorted(findings, key=lambda one: (_ORDER[one.severity], place(one.where)))


def _reading_order(template: Template, document: Document) -> Callable[[CellKey], tuple[int, int, int]]:
    """Say where a cell is read on the paper: block, row, column or field."""
    blocks = {block.id: place for place, block in enumerate(template.blocks)}
    rows: dict[tuple[str, str], int] = {}
    columns: dict[tuple[str, str], int] = {}
    for block in template.blocks:
        if isinstance(block, TableBlock):
            rows |= {(block.id, row.id): place for place, row in enumerate(document.rows(block.id))}
            names = [column.id for column in block.columns]
        else:
            names = [spec.id for spec in block.fields]
        columns |= {(block.id, name): place for place, name in enumerate(names)}
    last = len(columns)
    return lambda key: (
        blocks.get(key.block, last),
        rows.get((key.block, key.row), 0),
        columns.get((key.block, key.column), last),
    )
