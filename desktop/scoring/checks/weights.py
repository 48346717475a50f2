"""Weights: each row's, each heading's, and the whole form's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop.models.form import INDICATORS, TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.rule_kinds import GoalBlocks, WeightShare
from desktop.values.number import plain
from desktop.values.points import heading_name, heading_weight
from desktop.values.wording import fold, is_nothing

HUNDRED = Decimal(100)
LEVELS = ("first_level", "second_level")


def check_row_weights(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find weights that are no points or not above zero (A12), and rows that bear too much (B33).

    Source: points of every used row are above zero; reviewers question rows of 30 points.
    """
    heavy = read.form.pack.threshold("heavy-row")
    folded = _folded(read)
    for row in read.used():
        if row.weight is not None and row.weight > 0 and (folded or row.weight < heavy):
            continue
        text, key, facts = row.text(WEIGHT), row.key(WEIGHT), {"row": row.name}
        if row.weight is None:
            if not is_nothing(text):
                yield Finding("unclear-points", "A12", Severity.MUST_FIX, key, "", facts, text)
        elif row.weight <= 0:
            yield Finding("unclear-points", "A12", Severity.MUST_FIX, key, "not-positive", facts, text)
        else:
            yield Finding("heavy-row", "B33", Severity.HINT, key, "", facts, text)


def check_heading_weights(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare weights with the weight printed in their heading (A02).

    Source: Σ rows = heading; seen violated in filed forms.
    """
    for depth, level in enumerate(LEVELS, 1):
        headings: dict[tuple[str, ...], list[IndicatorRow]] = {}
        for row in read.indicators:
            names = tuple(fold(heading_name(row.text(one))) for one in LEVELS[:depth])
            headings.setdefault(names, []).append(row)
        for rows in headings.values():
            yield from _heading(level, rows)


def _heading(level: str, rows: list[IndicatorRow]) -> Iterator[Finding]:
    stated = next((row for row in rows if heading_weight(row.text(level)) is not None), None)
    weights = _weights(rows)
    if stated is None or not weights or _unread(rows):
        return
    total = sum(weights, Decimal(0))
    if total == heading_weight(stated.text(level)):
        return
    text = stated.text(level)
    facts = {
        "heading": heading_name(text),
        "working": f"{' + '.join(plain(weight) for weight in weights)} = {plain(total)}",
    }
    yield Finding(
        "weight-sum", "A02", Severity.MUST_FIX, stated.key(level), "heading", facts, text, plain(total)
    )


def check_weight_sum(read: Figures, sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the sum of all weights with 100 and with the printed total of weights (A02).

    Source: Σ headings + execution = 100.
    """
    weights = _weights(read.indicators)
    if not weights or _unread(read.indicators) or sheet.rescaled:
        return
    # As they enter the total: folded by their shares, and with the points of a heading that is missing.
    own = sum((heading.weight for heading in sheet.headings), Decimal(0))
    total = own + read.execution_weight
    printed = read.total_weight
    if total == HUNDRED and printed in (None, HUNDRED):
        return
    facts = {"indicators": plain(own), "execution": plain(read.execution_weight)}
    key = CellKey(TOTAL, "", WEIGHT)
    text = read.form.document.text(key)
    if read.form.template.field(TOTAL, WEIGHT) is None:
        key = read.indicators[0].key(WEIGHT)
    variant = "not-hundred" if printed in (None, total) else "total"
    yield Finding("weight-sum", "A02", Severity.MUST_FIX, key, variant, facts, text, plain(total))


def _folded(read: Figures) -> bool:
    """Each row, or each goal, may be scored to 100 and counted by a share of its own."""
    table = read.form.template.table(INDICATORS)
    columns = [
        by.share if isinstance(by, WeightShare) else by.ratio
        for rule in (read.form.pack.optional("folding"), read.form.pack.optional("goal-blocks"))
        if rule is not None and isinstance(by := rule.parameters, WeightShare | GoalBlocks)
    ]
    return table is not None and any(table.column(column) for column in columns)


def _weights(rows: Iterable[IndicatorRow]) -> list[Decimal]:
    return [row.weight for row in rows if row.weight is not None]


def _unread(rows: Iterable[IndicatorRow]) -> bool:
    """A weight that can't be read is a finding of its own; what it adds up to is then unknown."""
    return any(row.weight is None and not is_nothing(row.text(WEIGHT)) for row in rows)
