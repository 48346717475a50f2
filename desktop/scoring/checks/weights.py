"""Weights: each row's, each heading's, and the whole form's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.form import TOTAL
from desktop.models.keys import CellKey
from desktop.scoring.figures import WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.values.number import plain
from desktop.values.points import heading_name, heading_weight
from desktop.values.wording import fold, is_nothing

HUNDRED = Decimal(100)


def check_row_weights(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find weights that are no points or not above zero (A12), and rows that bear too much (B33).

    Source: points of every used row are above zero; reviewers question rows of 30 points.
    """
    heavy = read.form.pack.threshold("heavy-row")
    for row in read.used():
        text, key = row.text(WEIGHT), row.key(WEIGHT)
        facts = {"row": row.text("third_level")}
        if row.weight is None:
            if not is_nothing(text):
                yield Finding("unclear-points", "A12", Severity.MUST_FIX, key, "", facts, text)
        elif row.weight <= 0:
            yield Finding("unclear-points", "A12", Severity.MUST_FIX, key, "not-positive", facts, text)
        elif row.weight >= heavy:
            yield Finding("heavy-row", "B33", Severity.HINT, key, "", facts, text)


def check_heading_weights(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare weights with the weight printed in their heading, and their sum with 100 (A02).

    Source: Σ rows = heading; Σ headings + execution = 100.
    """
    headings: dict[str, list[IndicatorRow]] = {}
    for row in read.indicators:
        headings.setdefault(fold(heading_name(row.text("first_level"))), []).append(row)
    for rows in headings.values():
        yield from _heading(rows)
    weights = [row.weight for row in read.indicators if row.weight is not None]
    if not weights:
        return
    total = sum(weights, read.execution_weight)
    facts = {"indicators": plain(sum(weights, Decimal(0))), "execution": plain(read.execution_weight)}
    expected = read.total_weight if read.total_weight is not None else HUNDRED
    key = CellKey(TOTAL, "", WEIGHT)
    if total != expected or expected != HUNDRED:
        variant = "total" if total != expected else "not-hundred"
        yield Finding(
            "weight-sum", "A02", Severity.MUST_FIX, key, variant, facts, plain(expected), plain(total)
        )


def _heading(rows: list[IndicatorRow]) -> Iterator[Finding]:
    text = rows[0].text("first_level")
    printed = heading_weight(text)
    weights = [row.weight for row in rows if row.weight is not None]
    if printed is None or not weights or sum(weights) == printed:
        return
    working = f"{' + '.join(plain(weight) for weight in weights)} = {plain(sum(weights, Decimal(0)))}"
    facts = {"heading": heading_name(text), "working": working}
    expected = plain(sum(weights, Decimal(0)))
    yield Finding(
        "weight-sum", "A02", Severity.MUST_FIX, rows[0].key("first_level"), "heading", facts, text, expected
    )
