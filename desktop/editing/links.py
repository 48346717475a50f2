"""Let the figures that come from another form follow it, as long as nobody types over them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.document import Cell, Origin
from desktop.models.edits import SetCell, set_cell
from desktop.models.form import Form
from desktop.scoring.links import linked_figures


def follow_links(form: Form, others: Sequence[Form]) -> tuple[SetCell, ...]:
    """Make the edits after which every linked figure that nobody typed reads as the other forms say.

    Args:
        form: The form with the links (评价框架).
        others: Forms of the same unit and year, the newest last; those of other templates don't matter.
    """
    edits: list[SetCell] = []
    for key, linked in linked_figures(form, others).items():
        present = form.document.cell(key)
        follows = present.origin is Origin.COMPUTED or not present.text
        if follows and present.text != linked.text:
            edits.append(set_cell(form.document, key, Cell(linked.text, Origin.COMPUTED)))
    return tuple(edits)
