"""Figures of a form against those of the forms that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.framework_rows import figure_in
from desktop.scoring.links import linked_figures, unit_beside
from desktop.scoring.score_sheet import Finding, Severity
from desktop.values.amount import MoneyUnit
from desktop.values.wording import is_nothing


def check_links(form: Form, others: Sequence[Form]) -> Iterator[Finding]:
    """Find figures that were typed and differ from the form that they come from (B25).

    Args:
        form: The form with the links.
        others: Forms of the same unit and year, the newest last.

    Source: base data and framework of one office differ; reviewers compare inputs with stated values.
    """
    unit = MoneyUnit(form.template.unit)
    for key, linked in linked_figures(form, others).items():
        cell = form.document.cell(key)
        if cell.origin is Origin.COMPUTED or is_nothing(cell.text) or not linked.text:
            continue
        beside = unit_beside(form, key)
        if figure_in(cell.text, beside, unit) == figure_in(linked.text, beside, unit):
            continue
        label = form.document.text(CellKey(key.block, key.row, "label")) or key.column
        facts = {"label": label, "other": linked.source}
        yield Finding("link-differs", "B25", Severity.MUST_EXPLAIN, key, "", facts, cell.text, linked.text)
