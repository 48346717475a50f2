"""Forms whose weights stand in the first-level headings alone: sums of scores against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import INDICATORS
from desktop.scoring.checks.reasons import place_of_reason, tells
from desktop.scoring.figures import SCORE, WEIGHT, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.values.number import plain
from desktop.values.points import heading_name, heading_weight
from desktop.values.wording import fold

HUNDRED = Decimal(100)
LEVEL = "first_level"
ENOUGH_ROWS = 3
"""Fewer rows prove no pattern."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A first-level heading that prints a weight, with what its rows earned."""

    name: str
    weight: Decimal
    score: Decimal
    rows: list[IndicatorRow]
    """Those that are more than placeholders."""


def weighted_headings(read: Figures) -> list[Heading]:
    """Add up the scores under each heading of a form that prints no weight for a row.

    Source: forms such as Hubei's: 产出 40 and 效益 40, and no column of weights.
    """
    table = read.form.template.table(INDICATORS)
    if table is None or table.column(WEIGHT):
        return []
    rows: dict[str, list[IndicatorRow]] = {}
    for row in read.used():
        rows.setdefault(fold(heading_name(row.text(LEVEL))), []).append(row)
    return [heading for one in rows.values() if (heading := _heading(one)) is not None]


def _heading(rows: list[IndicatorRow]) -> Heading | None:
    text = next((text for row in rows if heading_weight(text := row.text(LEVEL)) is not None), "")
    weight = heading_weight(text)
    scores = [row.score for row in rows if row.score is not None]
    if weight is None or not scores:
        return None
    return Heading(heading_name(text), weight, sum(scores, Decimal(0)), rows)


def full_marks(read: Figures) -> bool:
    """Tell whether every indicator has its whole weight; a few rows prove no pattern.

    Source: filed forms that tell of unfinished work beside full marks.
    """
    headings = weighted_headings(read)
    if headings:
        return all(heading.score == heading.weight for heading in headings)
    rows = [row for row in read.used() if row.weight is not None]
    return len(rows) >= ENOUGH_ROWS and all(row.score == row.weight for row in rows)


def check_heading_scores(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Compare the scores under a heading with its weight (A01), and ask for a reason for points lost (A10).

    Source: scores must not exceed the weight; points lost need a reason; no row has a weight of its own.
    """
    place, reason = place_of_reason(read)
    for heading in weighted_headings(read):
        first = heading.rows[0].key(SCORE)
        facts = {"heading": heading.name, "score": plain(heading.score), "weight": plain(heading.weight)}
        if heading.score > heading.weight:
            severity, printed, expected = Severity.MUST_FIX, facts["score"], facts["weight"]
            yield Finding("score-over-weight", "A01", severity, first, "heading", facts, printed, expected)
        elif heading.score < heading.weight and not tells(reason) and not _row_tells(heading):
            severity = Severity.MUST_EXPLAIN
            yield Finding("missing-reason", "A10", severity, place or first, "heading", facts, reason)


def check_heading_sum(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find headings that print points and hold no indicator (A11), and points that make no hundred (A02).

    Source: Σ headings + execution = 100.
    """
    headings = weighted_headings(read)
    covered = sum(len(heading.rows) for heading in headings)
    if not headings or covered < len(list(read.used())):
        return
    empty = _empty_headings(read)
    weights = [
        *(heading.weight for heading in headings),
        *(weight for _, weight in empty),
        read.execution_weight,
    ]
    total = sum(weights, Decimal(0))
    for row, weight in empty:
        facts = {"heading": heading_name(row.text(LEVEL)), "weight": plain(weight)}
        yield Finding("missing-field", "A11", Severity.MUST_FIX, row.key(LEVEL), "heading", facts)
    if total == HUNDRED:
        return
    facts = {"working": f"{' + '.join(plain(weight) for weight in weights)} = {plain(total)}"}
    key, severity = headings[0].rows[0].key(LEVEL), Severity.MUST_FIX
    yield Finding("weight-sum", "A02", severity, key, "headings", facts, plain(total), plain(HUNDRED))


def _empty_headings(read: Figures) -> list[tuple[IndicatorRow, Decimal]]:
    """Find the headings that print points over placeholders alone, by the first row of each."""
    filled = {fold(heading_name(row.text(LEVEL))) for row in read.used()}
    found: dict[str, tuple[IndicatorRow, Decimal]] = {}
    for row in read.indicators:
        name, weight = fold(heading_name(row.text(LEVEL))), heading_weight(row.text(LEVEL))
        if weight is not None and name not in filled:
            found.setdefault(name, (row, weight))
    return list(found.values())


def check_heavy_headings(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find headings whose whole weight lies on one row (B33).

    Source: reviewers question rows of 30 points; here no row has a weight that would show it.
    """
    heavy = read.form.pack.threshold("heavy-row")
    for heading in weighted_headings(read):
        if len(heading.rows) == 1 and heading.weight >= heavy:
            facts = {"heading": heading.name, "row": heading.rows[0].name}
            key, printed = heading.rows[0].key(SCORE), plain(heading.weight)
            yield Finding("heavy-row", "B33", Severity.HINT, key, "heading", facts, printed)


def _row_tells(heading: Heading) -> bool:
    return any(tells(row.text("deviation_reason")) for row in heading.rows)
