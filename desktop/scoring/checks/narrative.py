"""Goals, narrative and what must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.models.form import field_key, keyed_fields
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content
from desktop.text import field_words as words
from desktop.values.wording import fold, is_nothing

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
ENOUGH_ROWS = 3
"""Fewer rows prove no pattern."""


def check_goals(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find an achieved goal that only repeats the intended one (B19), and other texts told twice (B11).

    Source: standards of reviewers; seen in filed forms.
    """
    goals = [field_key(read.form.template, name) for name in ("intended", "achieved")]
    seen: dict[str, tuple[CellKey, str]] = {}
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key)
        if spec.content is not Content.LONG_TEXT or is_nothing(text):
            continue
        first, label = seen.setdefault(fold(text), (key, plain_label(spec.label)))
        if first == key:
            continue
        if [first, key] == goals:
            yield Finding("goal-copied", "B19", Severity.MUST_EXPLAIN, key)
        else:
            facts = {"label": plain_label(spec.label), "other": label}
            yield Finding("text-repeated", "B11", Severity.MUST_EXPLAIN, key, "", facts)


def check_contradictions(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find texts that speak of unfinished work beside full marks for every indicator (B26).

    Source: filed forms say that work is still under way, and give all indicators their full weight.
    """
    rows = [row for row in read.used() if row.weight is not None]
    if len(rows) < ENOUGH_ROWS or any(row.score != row.weight for row in rows):
        return
    for key, spec in keyed_fields(read.form.template):
        text = read.form.document.text(key) if spec.content is Content.LONG_TEXT else ""
        found = next((word for word in words.UNFINISHED if word in text), "")
        if found and spec.id != "intended":
            facts = {"label": plain_label(spec.label)}
            yield Finding("text-mismatch", "B26", Severity.HINT, key, "", facts, found)


def check_personal_data(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find mobile numbers outside the cell for them (B30).

    Source: forms are published with the final accounts; filed forms published phone numbers.
    """
    if not any(_MOBILE.search(text) for text in read.form.document.texts()):
        return
    for key, cell in read.form.document.cells():
        found = _MOBILE.search(cell.text)
        if found and key.column != "telephone":
            hidden = found[0][:3] + "****" + found[0][-4:]
            yield Finding("personal-data", "B30", Severity.HINT, key, "", {}, hidden)
