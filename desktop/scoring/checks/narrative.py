"""Goals, reasons and other sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.models.form import field_key
from desktop.scoring.checks.scores import REASON
from desktop.scoring.figures import SCORE, Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.text import field_words as words
from desktop.values.wording import fold, is_blank, is_nothing

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def check_goals(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find an achieved goal that only repeats the intended one (B19).

    Source: standards of reviewers; seen in filed forms.
    """
    template, document = read.form.template, read.form.document
    keys = [field_key(template, name) for name in ("intended", "achieved")]
    if keys[0] is None or keys[1] is None:
        return
    intended, achieved = (fold(document.text(key)) for key in keys if key is not None)
    if intended and intended == achieved:
        yield Finding("goal-copied", "B19", Severity.MUST_EXPLAIN, keys[1])


def check_reasons(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find reasons that say nothing (B21) and reasons without a measure (B22).

    Source: the column asks for the cause and for measures; 无 beside a deduction is no reason.
    """
    for row in read.used():
        reason = row.text(REASON)
        short = row.weight is not None and row.score is not None and row.score < row.weight
        if is_blank(reason) or not short:
            continue
        facts = {"row": row.text("third_level"), "score": row.text(SCORE)}
        if is_nothing(reason) or fold(reason) in words.EMPTY_REASONS:
            yield Finding("empty-reason", "B21", Severity.MUST_EXPLAIN, row.key(REASON), "", facts, reason)
        elif not any(word in reason for word in words.MEASURES):
            yield Finding("no-measure", "B22", Severity.HINT, row.key(REASON), "", facts, reason)


def check_personal_data(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find mobile numbers outside the cell for them (B30).

    Source: forms are published with the final accounts; filed forms published phone numbers.
    """
    for key, cell in read.form.document.cells():
        found = _MOBILE.search(cell.text)
        if found and key.column != "telephone":
            hidden = found[0][:3] + "****" + found[0][-4:]
            yield Finding("personal-data", "B30", Severity.HINT, key, "", {}, hidden)
