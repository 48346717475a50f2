"""Columns beside the scores: folded scores, and the finance bureau's own opinion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.models.document import Origin
from desktop.models.form import INDICATORS
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, Figures, points_in
from desktop.scoring.outcome import not_computable
from desktop.scoring.parts import Part
from desktop.scoring.rules.second_opinion import second_opinion
from desktop.scoring.rules.weight_share import folded_score
from desktop.scoring.score_sheet import ScoredCell
from desktop.scoring.scored_cell import scored
from desktop.templates.rule_kinds import SecondOpinion, WeightShare
from desktop.values.rate import Rate, parse_rate

Cells = Mapping[CellKey, ScoredCell]


def folded_cells(read: Figures, cells: Cells) -> Iterator[ScoredCell]:
    """Fold each single score by its weight share (折算得分), where the form has the columns."""
    rule, table = read.form.pack.optional("folding"), read.form.template.table(INDICATORS)
    if rule is None or table is None or not isinstance(rule.parameters, WeightShare):
        return
    by = rule.parameters
    if table.column(by.folded) is None:
        return
    policy = read.form.pack.rounding.row_score
    for row in read.used():
        cell = cells[row.key(SCORE)]
        standing = cell.computed if row.row.cell(SCORE).origin is Origin.COMPUTED else cell.typed
        single = cell.computed if standing is None else standing
        share = parse_rate(row.text(by.share))
        outcome = folded_score(single, share.value if isinstance(share, Rate) else None)
        yield scored(row.key(by.folded), outcome, rule.id, policy, points_in(row.text(by.folded)))


def audit_column(read: Figures) -> str:
    """Find the column of the bureau's scores; "" where the form or the pack has none."""
    rule, table = read.form.pack.optional("second-opinion"), read.form.template.table(INDICATORS)
    if rule is None or table is None or not isinstance(rule.parameters, SecondOpinion):
        return ""
    return rule.parameters.column if table.column(rule.parameters.column) else ""


def audit_cells(read: Figures, parts: tuple[Part, ...]) -> Iterator[ScoredCell]:
    """Put each of the bureau's scores beside the office's own (财政审评分)."""
    column = audit_column(read)
    policy = read.form.pack.rounding.row_score
    for part in parts if column else ():
        row = part.row
        if row is None or row.weight is None or not row.text(column):
            continue
        audit = points_in(row.text(column))
        outcome = not_computable("second-unclear", text=row.text(column))
        if audit is not None:
            outcome = second_opinion(row.weight, part.printed, audit.value)
        yield scored(row.key(column), outcome, "second-opinion", policy, audit)


def audited(parts: tuple[Part, ...], cells: Cells, column: str) -> list[tuple[CellKey, Decimal]]:
    """List the scores with the bureau's in place of the office's own; none where it gave none."""
    given: dict[CellKey, Decimal] = {}
    for part in parts:
        cell = cells.get(part.row.key(column)) if part.row else None
        if cell is not None and cell.typed is not None:
            given[part.key] = cell.typed
    own = {part.key: part.printed for part in parts if part.printed is not None}
    return list({**own, **given}.items()) if given else []
