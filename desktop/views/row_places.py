"""Where the cursor belongs after rows came or went, and how rows are called that went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.editing.workspace import Change
from desktop.models.document import Document, Origin
from desktop.models.edits import InsertRow, RemoveRow
from desktop.models.form import Form
from desktop.models.keys import CellKey

_TYPED = (Origin.TYPED, Origin.IMPORTED)


def place_after(document: Document, change: Change, was: CellKey | None) -> CellKey | None:
    """Find the cell for the cursor: rows that came back, or the row that moved up to where rows went.

    Args:
        document: The document after the change.
        change: What was done, undone or done again.
        was: The cell that the cursor stood on before; it stays in its column.
    """
    came = [(edit.block, edit.row.id) for edit in change.edits if isinstance(edit, InsertRow)]
    gone = [edit for edit in change.edits if isinstance(edit, RemoveRow)]
    focus = change.focus
    block = (came or [(edit.block, "") for edit in gone] or [("", "")])[0][0]
    column = was.column if was is not None and was.block == block else focus.column if focus else ""
    if came and change.action == "undo":
        back = {row_id for _, row_id in came}
        return CellKey(block, next(row.id for row in document.rows(block) if row.id in back), column)
    lost = focus is not None and bool(focus.row) and document.row(focus.block, focus.row) is None
    if gone and (lost or change.action != "undo"):
        return _beside(document, gone, column)
    return focus


def _beside(document: Document, gone: Sequence[RemoveRow], column: str) -> CellKey:
    """Find the row behind those that went, or the last one."""
    block, ids = gone[0].block, {edit.row.id for edit in gone}
    after = next(edit.after for edit in gone if edit.after not in ids)
    order = [row.id for row in document.rows(block)]
    place = order.index(after) + 1 if after else 0
    return CellKey(block, order[min(place, len(order) - 1)], column)


def typed_names(form: Form, block: str, row_ids: Sequence[str]) -> Iterator[str]:
    """Name the rows that hold anything the clerk put there, each by the first text of it."""
    table = form.template.table(block)
    columns = [column.id for column in table.columns if not column.merge] if table else []
    for row_id in row_ids:
        cells = (form.document.cell(CellKey(block, row_id, column)) for column in columns)
        text = next((cell.text for cell in cells if cell.text and cell.origin in _TYPED), "")
        if text:
            yield text
