"""What the rules say of the whole form: sums by heading, the three totals and the grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from desktop.models.document import Cell, Origin
from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, Figures, points_in
from desktop.scoring.fund_cells import execution_outcome
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.rules.grade_bands import grade_of
from desktop.scoring.score_sheet import Cause, Derivation, HeadingSum, ScoredCell, Totals
from desktop.scoring.scored_cell import rounded_by, scored
from desktop.templates.rule_kinds import GradeBands
from desktop.values.number import plain
from desktop.values.points import heading_name
from desktop.values.wording import fold

Cells = Mapping[CellKey, ScoredCell]
ZERO = Decimal(0)


def totals_of(read: Figures, cells: Cells) -> Totals:
    """Add up the form in three ways: as printed, the printed parts, and as computed."""
    standing = [value for part in _parts(read) if (value := _standing(cells, *part)) is not None]
    shown = _shown_parts(read, cells)
    return Totals(
        printed=read.total_score,
        sum_of_parts=sum(standing, ZERO) if standing else None,
        computed=rounded_by(sum(shown, ZERO), read.form.pack.rounding.total) if shown else None,
    )


def grade_of_form(read: Figures, cells: Cells) -> str:
    """Find the grade (等级) of the computed total, whose execution score is not rounded before.

    A form that is not scored to the last row has none yet.
    """
    parts = _shown_parts(read, cells)
    if not parts or not _all_scored(read, cells):
        return ""
    total = sum(parts, ZERO)
    row = read.execution_row
    exact = execution_outcome(read, row).points if row else None
    if row and exact is not None:
        total += exact - (cells[row.key(SCORE)].computed or ZERO)
    return grade_of(total, grade_bands(read))


def _all_scored(read: Figures, cells: Cells) -> bool:
    rows = [row for row in read.used() if row.weight is not None]
    scores = (cells[row.key(SCORE)] for row in rows)
    return bool(rows) and all(cell.computed is not None or cell.typed is not None for cell in scores)


def grade_bands(read: Figures) -> GradeBands:
    """Read the grade bands of the form's pack."""
    bands = read.form.pack.rule("grade").parameters
    assert isinstance(bands, GradeBands)
    return bands


def _parts(read: Figures) -> list[tuple[CellKey, Cell]]:
    """List the scores that make the total, each with what stands there."""
    row = read.execution_row
    parts = [(row.key(SCORE), row.row.cell(SCORE))] if row else []
    return parts + [(one.key(SCORE), one.row.cell(SCORE)) for one in read.used()]


def _standing(cells: Cells, key: CellKey, present: Cell) -> Decimal | None:
    """Read a part as it stands, or as it will stand once the computed figures are written."""
    return cells[key].computed if present.origin is Origin.COMPUTED else cells[key].typed


def _shown_parts(read: Figures, cells: Cells) -> list[Decimal]:
    """Each part as computed where its rule can, otherwise as typed; rounded, as they're read and added up."""
    held = [cells[key] for key, _ in _parts(read)]
    values = (cell.computed if cell.computed is not None else cell.typed for cell in held)
    return [value for value in values if value is not None]


def total_cells(read: Figures, cells: Cells, totals: Totals, grade: str) -> Iterator[ScoredCell]:
    """Put the computed total and grade beside what is printed, where the form has cells for them."""
    template = read.form.template
    if template.field(TOTAL, SCORE):
        yield _total_cell(read, cells, totals)
    if template.field(TOTAL, "grade"):
        derivation = Derivation("grade" if grade else "no-scores", {"grade": grade}, "grade")
        yield ScoredCell(CellKey(TOTAL, "", "grade"), None, None, grade, derivation, follows=grade)


def _total_cell(read: Figures, cells: Cells, totals: Totals) -> ScoredCell:
    key = CellKey(TOTAL, "", SCORE)
    typed = points_in(read.form.document.text(key))
    if totals.computed is None:
        outcome = not_computable("no-scores")
    else:
        parts = _shown_parts(read, cells)
        working = " + ".join(plain(value) for value in parts)
        outcome = Outcome(sum(parts, ZERO), "total", {"count": str(len(parts))}, expression=working)
    cell = scored(key, outcome, "", read.form.pack.rounding.total, typed)
    cause = Cause.PARTS if cell.cause is Cause.OTHER_RULE else cell.cause
    return replace(cell, cause=cause, follows=_total_text(read, cells))


def _total_text(read: Figures, cells: Cells) -> str:
    """Add up what is printed: blank parts count as the figure that is about to be written there."""
    values: list[Decimal] = []
    for key, present in _parts(read):
        value = _standing(cells, key, present)
        if value is None and not present.text:
            value = cells[key].computed
        if value is not None:
            values.append(value)
    return plain(rounded_by(sum(values, ZERO), read.form.pack.rounding.total)) if values else ""


def heading_sums(read: Figures, cells: Cells) -> tuple[HeadingSum, ...]:
    """Add up weights and scores under each first-level heading (一级指标), in printed order."""
    sums: dict[str, HeadingSum] = {}
    for row in read.used():
        text = row.text("first_level")
        name = fold(heading_name(text))
        typed = row.score or ZERO
        computed = cells[row.key(SCORE)].computed
        before = sums.get(name) or HeadingSum(text, ZERO, ZERO, ZERO)
        sums[name] = HeadingSum(
            before.name,
            before.weight + (row.weight or ZERO),
            before.typed + typed,
            before.computed + (typed if computed is None else computed),
        )
    return tuple(sums.values())
