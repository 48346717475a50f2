"""Tick boxes: one of each group."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.models.form import keyed_fields
from desktop.models.transcript import plain_label, ticked
from desktop.scoring.figures import Figures
from desktop.scoring.score_sheet import Finding, ScoreSheet, Severity
from desktop.templates.spec import Content, Need


def check_choices(read: Figures, _sheet: ScoreSheet) -> Iterator[Finding]:
    """Find groups of tick boxes with none or with several ticked (B27).

    Source: a filed form ticks no box of its three groups.
    """
    for key, spec in keyed_fields(read.form.template):
        if spec.content is not Content.CHOICE:
            continue
        chosen = ticked(read.form.document.text(key))
        facts = {"label": plain_label(spec.label), "options": "、".join(spec.options)}
        if not chosen and spec.need is Need.MUST:
            yield Finding("missing-field", "B27", Severity.MUST_FIX, key, "tick", facts)
        elif len(chosen) > 1:
            printed = "、".join(chosen)
            yield Finding("several-ticked", "B27", Severity.MUST_EXPLAIN, key, "", facts, printed)
