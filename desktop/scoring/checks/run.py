"""Run every check over a form: all findings at once, must-fix first, then in the order of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.models.document import Document
from desktop.models.keys import CellKey
from desktop.scoring.checks.adjusted_targets import check_initial_targets
from desktop.scoring.checks.choices import check_choices
from desktop.scoring.checks.completeness import check_fields, check_fund_cells, check_row_cells, check_year
from desktop.scoring.checks.costs import check_costs, check_overrun
from desktop.scoring.checks.criteria import (
    check_awards,
    check_directions,
    check_item_points,
    check_unsaid,
    check_whole_execution,
)
from desktop.scoring.checks.evidence import check_evidence, check_lengths, check_qualitative_notes
from desktop.scoring.checks.execution import (
    check_execution_points,
    check_execution_score,
    check_rates,
    check_spending,
)
from desktop.scoring.checks.framework_scores import check_framework_scores, check_inputs
from desktop.scoring.checks.framework_sums import check_framework_points
from desktop.scoring.checks.funds import check_amounts, check_derived, check_fund_sums
from desktop.scoring.checks.headings import check_heading_scores, check_heading_sum, check_heavy_headings
from desktop.scoring.checks.narrative import check_goals, check_personal_data, check_title
from desktop.scoring.checks.reasons import check_reasons
from desktop.scoring.checks.scores import check_open_ends, check_over_achievement, check_row_scores
from desktop.scoring.checks.statements import (
    check_counts,
    check_reason_directions,
    check_shares,
    check_stated_sums,
    check_unfinished,
)
from desktop.scoring.checks.totals import (
    check_ceiling,
    check_grade,
    check_plausibility,
    check_repeated,
    check_total,
)
from desktop.scoring.checks.units import check_units
from desktop.scoring.checks.weights import (
    check_heading_weights,
    check_row_weights,
    check_weight_sum,
)
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
    check_choices,
    check_fund_cells,
    check_row_cells,
    check_year,
    check_amounts,
    check_fund_sums,
    check_derived,
    check_rates,
    check_execution_points,
    check_execution_score,
    check_spending,
    check_row_weights,
    check_heading_weights,
    check_weight_sum,
    check_heading_sum,
    check_heading_scores,
    check_heavy_headings,
    check_row_scores,
    check_framework_points,
    check_framework_scores,
    check_inputs,
    check_awards,
    check_item_points,
    check_directions,
    check_unsaid,
    check_whole_execution,
    check_open_ends,
    check_reasons,
    check_reason_directions,
    check_over_achievement,
    check_units,
    check_costs,
    check_overrun,
    check_targets,
    check_initial_targets,
    check_actual_values,
    check_copied_actuals,
    check_duplicates,
    check_headings,
    check_satisfaction,
    check_counts,
    check_qualitative_notes,
    check_evidence,
    check_lengths,
    check_title,
    check_goals,
    check_unfinished,
    check_shares,
    check_stated_sums,
    check_personal_data,
    check_total,
    check_repeated,
    check_ceiling,
    check_grade,
    check_plausibility,
)
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def run_checks(read: Figures, sheet: ScoreSheet) -> list[Finding]:
    """Gather the findings of all checks; a row that makes no part of the total is asked for nothing.

    Source: §9 of the field's rules; each check names its own.
    """
    findings = [finding for check in CHECKS for finding in check(read, sheet)]
    if sheet.left_out:
        idle = {(key.block, key.row) for key in sheet.left_out}
        findings = [one for one in findings if (one.where.block, one.where.row) not in idle]
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
