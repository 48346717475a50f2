"""Score a whole form: execution, indicators, sums by heading, total and grade, then the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.models.document import Origin
from desktop.models.form import FUNDS, INDICATORS, Form
from desktop.models.keys import CellKey
from desktop.scoring.beside import audit_cells, audit_column, audited, folded_cells
from desktop.scoring.checks.run import run_checks
from desktop.scoring.closing import closing_of
from desktop.scoring.counting import LeftOut, left_out
from desktop.scoring.derived_cells import derived_cells, repeated_cells
from desktop.scoring.figures import SCORE, Figures, IndicatorRow, figures, points_in
from desktop.scoring.framework import score_framework
from desktop.scoring.framework_rows import FRAMEWORK
from desktop.scoring.fund_cells import fund_cells, rate_of
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.parts import parts_of
from desktop.scoring.row_outcome import indicator_outcome
from desktop.scoring.score_sheet import Derivation, ScoredCell, ScoreSheet
from desktop.scoring.scored_cell import rounded_by, scored
from desktop.scoring.totals import grade_of_form, heading_sums, total_cells, totals_of


@dataclass(frozen=True, slots=True)
class RowScore:
    """What one indicator row earns, beside what was typed."""

    row: IndicatorRow
    earned: tuple[Outcome, str]
    """The outcome and the id of its rule."""
    cell: ScoredCell


@dataclass(frozen=True, slots=True)
class Scored:
    """A form with every figure computed and nothing checked yet."""

    read: Figures
    sheet: ScoreSheet
    rows: Mapping[str, RowScore]
    """By row id; the rows of another edit's form that stayed as they were need no second scoring."""

    def checked(self) -> ScoreSheet:
        """Run the checks as well."""
        return replace(self.sheet, findings=tuple(run_checks(self.read, self.sheet)))

    def following_texts(self) -> dict[CellKey, str]:
        """Find what each rate, score and total that nobody typed should read.

        Returns:
            New text by cell, only for cells whose text changes.
        """
        texts: dict[CellKey, str] = {}
        for key, cell in self.sheet.cells.items():
            present = self.read.form.document.cell(key)
            if (present.origin is Origin.COMPUTED or not present.text) and present.text != cell.follows:
                texts[key] = cell.follows
        return texts


def compute(form: Form, before: Scored | None = None) -> Scored:
    """Compute every figure of a form; never raises on what was typed.

    Args:
        form: The form.
        before: The form before an edit; what it says of rows that are the very same objects is taken over.
    """
    read = figures(form, before.read if before else None)
    rows = _row_scores(read, before)
    return Scored(read, _score(read, rows), rows)


def score(form: Form) -> ScoreSheet:
    """Score a form and check it (评分与审核); never raises on what was typed."""
    return compute(form).checked()


def _score(read: Figures, rows: Mapping[str, RowScore]) -> ScoreSheet:
    if read.form.template.table(FRAMEWORK):
        return score_framework(read)
    out = left_out(read, {row_id: one.earned for row_id, one in rows.items()})
    cells = {cell.key: cell for cell in (*_fund_cells(read), *_indicator_cells(read, rows, out))}
    cells |= {cell.key: cell for cell in (*derived_cells(read), *folded_cells(read, cells))}
    parts = parts_of(read, cells, out)
    closing = closing_of(read, parts, out)
    grade = grade_of_form(read, parts, closing)
    audit = {cell.key: cell for cell in audit_cells(read, parts)}
    cells |= audit | {cell.key: cell for cell in total_cells(read, parts, closing, grade)}
    cells |= {cell.key: cell for cell in repeated_cells(read, cells)}
    row = read.execution_row
    second = audited(parts, audit, audit_column(read)) if audit else []
    return ScoreSheet(
        execution_rate=rate_of(read, row) if row else None,
        execution_score=cells[row.key(SCORE)].computed if row else None,
        cells=cells,
        headings=heading_sums(read, parts, closing, out),
        totals=totals_of(read, parts, closing),
        grade=grade,
        left_out={key: reason.code for key, reason in out.items()},
        rescaled=closing.applicable is not None,
        audit_total=rounded_by(closing.total(second), read.form.pack.rounding.total) if second else None,
    )


def _row_scores(read: Figures, before: Scored | None) -> dict[str, RowScore]:
    form = read.form
    table = form.template.table(INDICATORS)
    # The transfer-payment form prints no scores.
    unscored = table is None or table.column(SCORE) is None
    known = before.rows if before and _rows_count_alike(read, before.read) else {}
    rows: dict[str, RowScore] = {}
    for row in read.used():
        held = known.get(row.row.id)
        if held is None or held.row is not row:
            earned = (not_computable("not-scored"), "") if unscored else indicator_outcome(read, row)
            typed = points_in(row.text(SCORE))
            cell = scored(row.key(SCORE), *earned, form.pack.rounding.row_score, typed)
            held = RowScore(row, earned, cell)
        rows[row.row.id] = held
    return rows


def _rows_count_alike(read: Figures, before: Figures) -> bool:
    """Say whether a row that is as it was earns what it did: no row's score depends on its neighbours."""
    same = read.form.pack is before.form.pack and read.form.template is before.form.template
    return same and not read.sharing and not before.sharing


def _fund_cells(read: Figures) -> Iterator[ScoredCell]:
    """Score the columns of the funds table that this form prints; a score that it doesn't is none."""
    table = read.form.template.table(FUNDS)
    printed = {column.id for column in table.columns} if table else set()
    for cell in fund_cells(read):
        if cell.key.column in printed:
            yield cell
        elif cell.key.column == SCORE:
            yield ScoredCell(cell.key, None, None, "", Derivation("not-scored", {}))


def _indicator_cells(
    read: Figures, rows: Mapping[str, RowScore], out: Mapping[CellKey, LeftOut]
) -> Iterator[ScoredCell]:
    for row in read.indicators:
        key = row.key(SCORE)
        if key in out:
            reason = out[key]
            typed = points_in(row.text(SCORE))
            derivation = Derivation(reason.code, reason.facts, reason.rule)
            yield ScoredCell(key, typed.value if typed else None, None, "", derivation)
        elif row.row.id in rows:
            yield rows[row.row.id].cell
        elif row.row.cell(SCORE).origin is Origin.COMPUTED:
            yield ScoredCell(key, None, None, "", Derivation("no-target", {}))
