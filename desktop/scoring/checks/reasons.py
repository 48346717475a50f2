"""Reasons for points lost (偏差原因): is there one, does it say anything, does it name a measure."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scoring.figures import SCORE, Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text import field_words as words
from desktop.values.number import plain
from desktop.values.wording import fold, is_nothing

REASON = "deviation_reason"


def tells(reason: str) -> bool:
    """Tell whether a reason says anything: 无 and 目标完成 do not.

    Source: standards of reviewers; filed forms explain a deduction with 目标完成.
    """
    return not is_nothing(reason) and fold(reason).rstrip(words.STOPS) not in words.EMPTY_REASONS


def check_reasons(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find points lost without a reason (A10), with an empty one (B21) or without a measure (B22).

    Source: a row below its weight needs a reason; the column asks for the cause and for measures.
    """
    for row in read.used():
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
