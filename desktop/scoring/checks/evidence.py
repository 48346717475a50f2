"""What stands behind full marks: descriptions of qualitative results, and their length."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.models.form import INDICATORS, keyed_fields
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.checks.reasons import REASON
from desktop.scoring.figures import ACTUAL, TARGET, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content
from desktop.values.number import plain
from desktop.values.target import Level, Sentence
from desktop.values.wording import fold, is_nothing

NOTE = "qualitative_note"
LONGEST = {NOTE: 200, REASON: 2000}
"""Characters that the cells of the budget system hold."""
LONGEST_TEXT = 4000


def check_qualitative_notes(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find qualitative results that nobody described (B32).

    Source: the budget system asks for a short description of every qualitative result in some regions.
    """
    table = read.form.template.table(INDICATORS)
    if table is None or table.column(NOTE) is None:
        return
    bare = [row for row in read.used() if isinstance(row.actual, Level) and is_nothing(row.text(NOTE))]
    if bare:
        facts = {"count": str(len(bare)), "row": bare[0].name}
        yield Finding("qualitative-note", "B32", Severity.HINT, bare[0].key(NOTE), "", facts)


def check_lengths(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find texts that are longer than the boxes of the budget system (B32).

    Source: limits of the system: 200 characters for a description, 2,000 for a reason, 4,000 for a goal.
    """
    document, table = read.form.document, read.form.template.table(INDICATORS)
    for key, spec in keyed_fields(read.form.template):
        length = len(document.text(key)) if spec.content is Content.LONG_TEXT else 0
        if length > LONGEST_TEXT:
            yield _too_long(key, length, LONGEST_TEXT, spec.label)
    for column in table.columns if table else ():
        most = LONGEST.get(column.id, 0)
        for row in read.indicators if most else ():
            length = len(row.text(column.id))
            if length > most:
                yield _too_long(row.key(column.id), length, most, column.label)


def _too_long(key: CellKey, length: int, most: int, label: str) -> Finding:
    facts = {"label": plain_label(label), "length": str(length), "most": str(most)}
    return Finding("text-too-long", "B32", Severity.MUST_EXPLAIN, key, "", facts)


def check_evidence(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find full marks that rest on nothing but the words of the target (B34).

    Source: reviewers give nothing for a result without evidence; 保障 answered by 保障 shows none.
    """
    rows = [row for row in read.used() if _rests_on_words(row)]
    if rows:
        points = sum((row.weight for row in rows if row.weight is not None), Decimal(0))
        facts = {"count": str(len(rows)), "points": plain(points), "row": rows[0].name}
        printed = rows[0].text(ACTUAL)
        yield Finding("no-evidence", "B34", Severity.HINT, rows[0].key(ACTUAL), "", facts, printed)


def _rests_on_words(row: IndicatorRow) -> bool:
    actual, described = row.actual, not is_nothing(row.text(NOTE))
    if row.weight is None or row.score != row.weight or described or not isinstance(actual, Sentence):
        return False
    return not actual.moment and not actual.numbers and fold(row.text(ACTUAL)) == fold(row.text(TARGET))
