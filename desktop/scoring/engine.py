"""Score a whole form: execution, indicators, sums by heading, total and grade, then the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.checks.run import run_checks
from desktop.scoring.derived_cells import derived_cells, repeated_cells
from desktop.scoring.figures import SCORE, Figures, figures, points_in
from desktop.scoring.framework import score_framework
from desktop.scoring.framework_rows import FRAMEWORK
from desktop.scoring.fund_cells import fund_cells, rate_of
from desktop.scoring.indicator_score import indicator_outcome
from desktop.scoring.score_sheet import Derivation, ScoredCell, ScoreSheet
from desktop.scoring.scored_cell import scored
from desktop.scoring.totals import grade_of_form, heading_sums, total_cells, totals_of


@dataclass(frozen=True, slots=True)
class Scored:
    """A form with every figure computed and nothing checked yet."""

    read: Figures
    sheet: ScoreSheet

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


def compute(form: Form) -> Scored:
    """Compute every figure of a form; never raises on what was typed."""
    read = figures(form)
    return Scored(read, _score(read))


def score(form: Form) -> ScoreSheet:
    """Score a form and check it (评分与审核); never raises on what was typed."""
    return compute(form).checked()


def _score(read: Figures) -> ScoreSheet:
    if read.form.template.table(FRAMEWORK):
        return score_framework(read)
    cells = {cell.key: cell for cell in (*fund_cells(read), *_indicator_cells(read), *derived_cells(read))}
    row = read.execution_row
    totals = totals_of(read, cells)
    grade = grade_of_form(read, cells)
    cells |= {cell.key: cell for cell in total_cells(read, cells, totals, grade)}
    cells |= {cell.key: cell for cell in repeated_cells(read, cells)}
    return ScoreSheet(
        execution_rate=rate_of(read, row) if row else None,
        execution_score=cells[row.key(SCORE)].computed if row else None,
        cells=cells,
        headings=heading_sums(read, cells),
        totals=totals,
        grade=grade,
    )


def _indicator_cells(read: Figures) -> Iterator[ScoredCell]:
    policy = read.form.pack.rounding.row_score
    for row in read.indicators:
        key = row.key(SCORE)
        if not row.placeholder:
            outcome, rule = indicator_outcome(read, row)
            yield scored(key, outcome, rule, policy, points_in(row.text(SCORE)))
        elif row.row.cell(SCORE).origin is Origin.COMPUTED:
            yield ScoredCell(key, None, None, "", Derivation("no-target", {}))
