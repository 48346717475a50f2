"""The scores that make the total: the execution score and each indicator's, three ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.document import Cell, Origin
from desktop.models.form import INDICATORS
from desktop.models.keys import CellKey
from desktop.scoring.counting import LeftOut
from desktop.scoring.figures import SCORE, WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import ScoredCell
from desktop.templates.rule_kinds import WeightShare
from desktop.values.rate import Rate, parse_rate

Cells = Mapping[CellKey, ScoredCell]
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """One score of the form."""

    key: CellKey
    row: IndicatorRow | None
    """None for the execution score."""
    weight: Decimal | None
    typed: Decimal | None
    standing: Decimal | None
    """As it stands, or as it will stand once the computed figures are written."""
    best: Decimal | None
    """As computed where its rule can, otherwise as typed; rounded, as it's read and added up."""
    printed: Decimal | None
    """As it stands; a blank counts as the figure that is about to be written there."""


def parts_of(read: Figures, cells: Cells, out: Mapping[CellKey, LeftOut]) -> tuple[Part, ...]:
    """List the scores that make the total, in printed order.

    Args:
        read: The form.
        cells: The scored cells so far.
        out: Scores that make no part of it.
    """
    return tuple(part for part in _parts(read, cells) if part.key not in out)


def _parts(read: Figures, cells: Cells) -> Iterator[Part]:
    fund = read.execution_row
    if fund is not None:
        yield _part(cells[fund.key(SCORE)], fund.row.cell(SCORE), None, read.execution_weight)
    share, column = _folding(read)
    for row in read.used():
        yield _part(cells[row.key(column)], row.row.cell(column), row, _weight(row, share))


def _part(cell: ScoredCell, present: Cell, row: IndicatorRow | None, weight: Decimal | None) -> Part:
    standing = cell.computed if present.origin is Origin.COMPUTED else cell.typed
    best = cell.typed if cell.computed is None else cell.computed
    printed = cell.computed if standing is None and not present.text else standing
    return Part(cell.key, row, weight, cell.typed, standing, best, printed)


def _folding(read: Figures) -> tuple[str, str]:
    """Find the column of the weight share, and the column of the scores that make the total."""
    rule, table = read.form.pack.optional("folding"), read.form.template.table(INDICATORS)
    if rule is None or table is None or not isinstance(rule.parameters, WeightShare):
        return "", SCORE
    by = rule.parameters
    return (by.share, by.folded) if table.column(by.folded) else ("", SCORE)


def _weight(row: IndicatorRow, share: str) -> Decimal | None:
    rate = parse_rate(row.text(share)) if share and row.weight is not None else None
    return row.weight * rate.value if isinstance(rate, Rate) and row.weight is not None else row.weight


def has_row_weights(read: Figures) -> bool:
    """Tell whether the form prints a weight for each indicator, and not in the headings alone."""
    table = read.form.template.table(INDICATORS)
    return table is not None and table.column(WEIGHT) is not None
