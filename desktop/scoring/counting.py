"""Which scores make no part of the total: void rows, what does not apply, the others of an either-or."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.models.keys import CellKey
from desktop.scoring.figures import ACTUAL, SCORE, Figures, IndicatorRow
from desktop.scoring.outcome import Outcome
from desktop.scoring.rules.either_or import counted, is_alternative
from desktop.scoring.rules.rescale import does_not_apply
from desktop.scoring.rules.void_row import is_void
from desktop.templates.rule_kinds import EitherOr, Rescale, VoidPoints, VoidRow
from desktop.values.wording import is_nothing

Outcomes = Mapping[str, tuple[Outcome, str]]
"""Outcome and rule of each indicator row by its id."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a score makes no part of the total."""

    code: str
    """Names the sentence that says so."""
    rule: str
    facts: Mapping[str, str] = field(default_factory=dict)
    keeps_weight: bool = False
    """Whether its points stay in what the form is scored out of."""
    rescales: bool = False
    """Whether the rest is counted up to 100."""


def left_out(read: Figures, outcomes: Outcomes) -> dict[CellKey, LeftOut]:
    """Find the scores that make no part of the total, by cell.

    Args:
        read: The form.
        outcomes: What each row earns, by which the best of several is found.
    """
    found: dict[CellKey, LeftOut] = {}
    pack = read.form.pack
    void, rescale, either = map(pack.optional, ("void-row", "not-applicable", "either-or"))
    if void is not None and isinstance(void.parameters, VoidRow):
        found |= _void(read, void.parameters)
    if rescale is not None and isinstance(rescale.parameters, Rescale):
        found |= dict(_not_applicable(read, rescale.parameters))
    if either is not None and isinstance(either.parameters, EitherOr):
        found |= dict(_others(read, either.parameters, outcomes))
    return found


def _void(read: Figures, by: VoidRow) -> dict[CellKey, LeftOut]:
    kept = by.points is VoidPoints.KEPT
    code = "void-kept" if kept else "void-dropped"
    reason = LeftOut(code, "void-row", keeps_weight=kept, rescales=not kept)
    return {row.key(SCORE): reason for row in read.used() if is_void(by, row)}


def _not_applicable(read: Figures, by: Rescale) -> Iterator[tuple[CellKey, LeftOut]]:
    reason = LeftOut("not-applicable", "not-applicable", rescales=True)
    for row in read.used():
        if does_not_apply(by, row.text(ACTUAL), row.text(SCORE)):
            yield row.key(SCORE), reason
    fund = read.execution_row
    if fund and (fund.amounts.get(read.denominator) == 0 or does_not_apply(by, fund.row.text(SCORE))):
        yield fund.key(SCORE), reason


def _others(read: Figures, by: EitherOr, outcomes: Outcomes) -> Iterator[tuple[CellKey, LeftOut]]:
    rows = [row for row in read.used() if is_alternative(by, row.name)]
    filled = [not (is_nothing(row.text(ACTUAL)) and row.score is None) for row in rows]
    place = counted(by, filled, [_points(row, outcomes) for row in rows])
    if place is None:
        return
    reason = LeftOut("either-or-other", "either-or", {"counted": rows[place].name})
    for row in rows:
        if row is not rows[place]:
            yield row.key(SCORE), reason


def _points(row: IndicatorRow, outcomes: Outcomes) -> Decimal | None:
    points = outcomes[row.row.id][0].points
    return row.score if points is None else points
