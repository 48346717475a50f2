"""What the rules say of the whole form: sums by heading, the three totals and the grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.closing import Closing, heading_of
from desktop.scoring.counting import LeftOut
from desktop.scoring.figures import SCORE, Figures, IndicatorRow, points_in
from desktop.scoring.fund_cells import execution_outcome
from desktop.scoring.outcome import Outcome, not_computable
from desktop.scoring.parts import ZERO, Part, has_row_weights
from desktop.scoring.rules.grade_bands import grade_of
from desktop.scoring.score_sheet import Cause, Derivation, HeadingSum, ScoredCell, Totals
from desktop.scoring.scored_cell import rounded_by, scored
from desktop.templates.rule_kinds import GradeBands
from desktop.values.number import plain
from desktop.values.points import heading_weight

FULL = Decimal(100)
"""What a form can earn."""

Cells = Mapping[CellKey, ScoredCell]
Parts = tuple[Part, ...]
Values = list[tuple[CellKey, Decimal]]
Held = list[tuple[IndicatorRow, Part | None]]
"""Rows under one heading, each with its part of the total where it is one."""


def _best(parts: Parts) -> Values:
    return [(part.key, part.best) for part in parts if part.best is not None]


def _standing(parts: Parts) -> Values:
    return [(part.key, part.standing) for part in parts if part.standing is not None]


def totals_of(read: Figures, parts: Parts, closing: Closing) -> Totals:
    """Put the form together in three ways: as printed, the printed parts, and as computed."""
    policy = read.form.pack.rounding.total
    standing, best = _standing(parts), _best(parts)
    if closing.undecided:
        standing, best = [], []
    printed_parts = closing.total(standing) if standing else None
    if printed_parts is not None and not closing.plain_sum:
        printed_parts = rounded_by(printed_parts, policy)
    return Totals(
        printed=read.total_score,
        sum_of_parts=printed_parts,
        computed=rounded_by(closing.total(best), policy) if best else None,
    )


def grade_of_form(read: Figures, parts: Parts, closing: Closing) -> str:
    """Find the grade (等级) of the computed total, whose execution score is not rounded before.

    A form that is not scored to the last row has none yet, one with more than a hundred points none at all.
    """
    if closing.undecided or not _all_scored(read, parts):
        return ""
    row = read.execution_row
    exact = execution_outcome(read, row).points if row else None
    values = [
        (key, exact if row and exact is not None and key == row.key(SCORE) else value)
        for key, value in _best(parts)
    ]
    total = closing.total(values)
    # More than there is to earn: a must-fix finding says what is wrong, and no grade is drawn from it.
    return grade_of(total, grade_bands(read)) if total <= FULL else ""


def _all_scored(read: Figures, parts: Parts) -> bool:
    weighted = has_row_weights(read)
    rows = [part for part in parts if part.row and (part.row.weight is not None or not weighted)]
    return bool(rows) and all(part.best is not None for part in rows)


def grade_bands(read: Figures) -> GradeBands:
    """Read the grade bands of the form's pack."""
    bands = read.form.pack.rule("grade").parameters
    assert isinstance(bands, GradeBands)
    return bands


def total_cells(read: Figures, parts: Parts, closing: Closing, grade: str) -> Iterator[ScoredCell]:
    """Put the computed total and grade beside what is printed, where the form has cells for them."""
    template = read.form.template
    if template.field(TOTAL, SCORE):
        yield _total_cell(read, parts, closing)
    if template.field(TOTAL, "grade"):
        derivation = Derivation("grade" if grade else "no-scores", {"grade": grade}, "grade")
        yield ScoredCell(CellKey(TOTAL, "", "grade"), None, None, grade, derivation, follows=grade)


def _total_cell(read: Figures, parts: Parts, closing: Closing) -> ScoredCell:
    key, policy = CellKey(TOTAL, "", SCORE), read.form.pack.rounding.total
    typed = points_in(read.form.document.text(key))
    cell = scored(key, _total_outcome(parts, closing), "", policy, typed)
    cause = Cause.PARTS if cell.cause is Cause.OTHER_RULE else cell.cause
    # What is printed is added up, so that the paper agrees with itself.
    printed = [(part.key, part.printed) for part in parts if part.printed is not None]
    text = plain(rounded_by(closing.total(printed), policy)) if printed and not closing.undecided else ""
    return replace(cell, cause=cause, follows=text)


def _total_outcome(parts: Parts, closing: Closing) -> Outcome:
    best = _best(parts)
    if not best:
        return not_computable("no-scores")
    if closing.undecided:
        return not_computable("goal-without-ratio")
    facts = {"count": str(len(best)), **closing.facts}
    if not closing.cuts(best):
        facts.pop("most", None)
    return Outcome(closing.total(best), "total", facts, expression=closing.working(best))


def heading_sums(
    read: Figures, parts: Parts, closing: Closing, out: Mapping[CellKey, LeftOut]
) -> tuple[HeadingSum, ...]:
    """Add up weights and scores under each first-level heading (一级指标), in printed order.

    Void rows keep their weight where the pack says so; a heading that prints the weight for all its rows
    has that one.
    """
    weighted = has_row_weights(read)
    by_row = {part.row.row.id: part for part in parts if part.row}
    headings: dict[str, Held] = {}
    for row in read.used():
        part, reason = by_row.get(row.row.id), out.get(row.key(SCORE)) if out else None
        if part is not None or (reason is not None and reason.keeps_weight):
            headings.setdefault(heading_of(row), []).append((row, part))
    return tuple(_heading_sum(held, weighted, closing) for held in headings.values())


def _heading_sum(
    held: list[tuple[IndicatorRow, Part | None]], weighted: bool, closing: Closing
) -> HeadingSum:
    text = held[0][0].text("first_level")
    weights = [ZERO if weighted else heading_weight(text) or ZERO]
    typed, computed = [], []
    for row, part in held:
        if part is None:
            weights.append(row.weight or ZERO)
            continue
        weights.append(closing.factored(part.key, part.weight or ZERO))
        typed.append(closing.factored(part.key, part.typed or ZERO))
        computed.append(closing.factored(part.key, part.best or ZERO))
    return HeadingSum(text, sum(weights, ZERO), sum(typed, ZERO), sum(computed, ZERO))
