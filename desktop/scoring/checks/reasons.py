"""Reasons for points lost (偏差原因): is there one, does it say anything, does it name a measure."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import ANNUAL_TOTAL, FUNDS, INDICATORS, field_key, keyed_fields
from desktop.models.keys import CellKey
from desktop.scoring.figures import SCORE, Figures, IndicatorRow
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Section
from desktop.text import field_words as words
from desktop.values.number import plain
from desktop.values.wording import fold, is_nothing

REASON = "deviation_reason"


def tells(reason: str) -> bool:
    """Tell whether a reason says anything: 无 and 目标完成 do not.

    Source: standards of reviewers; filed forms explain a deduction with 目标完成.
    """
    return not is_nothing(reason) and fold(reason).rstrip(words.STOPS) not in words.EMPTY_REASONS


def place_of_reason(read: Figures) -> tuple[CellKey | None, str]:
    """Find the cell in which a form asks for the reason of a whole deviation, and what stands there.

    Source: forms with 偏差大或目标未完成原因分析 under the table, or 偏差原因 in the funds table.
    """
    template, document = read.form.template, read.form.document
    key = field_key(template, REASON)
    if key is not None:
        return key, document.text(key)
    funds = template.table(FUNDS)
    if funds is None or funds.column(REASON) is None:
        return None, ""
    said = [fund.row.text(REASON) for fund in read.funds]
    return CellKey(FUNDS, ANNUAL_TOTAL, REASON), next(filter(tells, said), "".join(said))


def money_explained(read: Figures, subject: tuple[str, ...]) -> bool:
    """Tell whether a form says why money was not spent, or why the budget was changed.

    A cell under the table that asks for reasons is the place for them; in a form without one, what its
    analysis says will do, which must name the subject where the funds table has a cell for reasons.

    Args:
        read: The form.
        subject: Words of budget or spending.

    Source: practice of reviewers: a reason anywhere on the form will do.
    """
    place, reason = place_of_reason(read)
    if tells(reason) or any(_about_money(row) for row in read.indicators):
        return True
    if place is not None and place.block != FUNDS:
        return False
    template, document = read.form.template, read.form.document
    narrative = (
        document.text(key) for key, spec in keyed_fields(template) if spec.section is Section.NARRATIVE
    )
    return any(tells(text) and (place is None or any(word in text for word in subject)) for text in narrative)


def _about_money(row: IndicatorRow) -> bool:
    reason = row.text(REASON)
    said = words.COST in row.heading or any(word in reason for word in words.MONEY_REASONS)
    return said and tells(reason)


def check_reasons(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find points lost without a reason (A10), with an empty one (B21) or without a measure (B22).

    Source: a row below its weight needs a reason; the column asks for the cause and for measures.
    """
    table = read.form.template.table(INDICATORS)
    asked = table is not None and table.column(REASON) is not None
    for row in read.used() if asked else ():
        if row.weight is None or row.score is None or not row.score < row.weight:
            continue
        key, reason = row.key(REASON), row.text(REASON)
        facts = {"row": row.name, "score": row.text(SCORE), "weight": plain(row.weight)}
        if is_nothing(reason):
            yield Finding("missing-reason", "A10", Severity.MUST_EXPLAIN, key, "row", facts, reason)
        elif not tells(reason):
            yield Finding("empty-reason", "B21", Severity.MUST_EXPLAIN, key, "", facts, reason)
        elif not any(word in reason for word in words.MEASURES):
            yield Finding("no-measure", "B22", Severity.HINT, key, "", facts, reason)
