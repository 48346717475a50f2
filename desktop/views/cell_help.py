"""Says at a cell what belongs there (F1), and what the checks say about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWhatsThis

from desktop.layout.sheet import PlacedCell
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.places import place_name
from desktop.operations.records import finding_wording
from desktop.text import cell_help as wording
from desktop.text.findings import SEVERITIES
from desktop.views.drafting import Drafting
from desktop.views.form_view import FormView


def help_text(form: Form, cell: PlacedCell) -> str:
    """Say what belongs into a cell."""
    if cell.key is None:
        return wording.PRINTED
    table = form.template.table(cell.key.block)
    spec = table.column(cell.key.column) if table else form.template.field(cell.key.block, cell.key.column)
    if spec is None:
        return wording.PRINTED
    stub = table is not None and any(
        wording.STUB_OF in row.texts.get(cell.key.column, "") for row in table.rows
    )
    said = wording.BY_CONTENT[spec.content.value].format(
        unit=form.template.unit,
        stub=wording.STUB if stub else "",
        spare=wording.SPARE if table is not None and table.growing else "",
    )
    return f"{place_name(form, cell.key)}\n\n{said}\n\n{wording.KEYS}"


def show_help(view: FormView, drafting: Drafting) -> None:
    """Show the help of the current cell beside it; any key closes it."""
    cell, workspace = view.current_cell(), drafting.workspace
    if cell is not None and workspace is not None:
        QWhatsThis.showText(view.current_corner(), help_text(workspace.form, cell), view)


def tip_for(drafting: Drafting, key: CellKey) -> str:
    """Collect what the checks and the computation say about a cell."""
    workspace, draft = drafting.workspace, drafting.draft
    if workspace is None or draft is None:
        return ""
    lines = []
    for finding in workspace.scores.findings:
        if finding.where == key:
            said = finding_wording(finding)
            level = SEVERITIES[finding.severity.value]
            lines.append(wording.FINDING.format(level=level, message=said.message, remedy=said.remedy))
            answer = finding.answer(draft.answers)
            if answer:
                lines.append(wording.ANSWER.format(text=answer))
    figure = workspace.scores.cells.get(key)
    if figure is not None and figure.difference:
        lines.append(wording.DIFFERS.format(computed=figure.computed_text))
    return "\n".join(lines)
