"""The edits that lead from one document to another."""

from __future__ import annotations

from desktop.models.document import Document
from desktop.models.edits import Edit, InsertRow, SetCell, apply, move_row, remove_row
from desktop.models.keys import CellKey
from desktop.models.row_matching import in_order


def edits_between(before: Document, after: Document) -> list[Edit]:
    """List edits that turn one document into another of the same template: rows first, then cells.

    Origins count: a figure that was typed and is to be computed again is set, though it reads the same.
    """
    edits: list[Edit] = []
    for block in dict.fromkeys((*before.tables, *after.tables)):
        for edit in _row_edits(before, after, block):
            edits.append(edit)
            before = apply(before, edit)
    return [*edits, *_cell_edits(before, after)]


def _row_edits(before: Document, after: Document, block: str) -> list[Edit]:
    """Take rows out, then move and put in the others; the most that stand in their order stay."""
    wanted = {row.id: place for place, row in enumerate(after.rows(block))}
    held = [row.id for row in before.rows(block)]
    staying = in_order([wanted[row_id] for row_id in held if row_id in wanted])
    edits: list[Edit] = []
    document = before
    for row_id in held:
        if row_id not in wanted:
            edits.append(remove_row(document, block, row_id))
            document = apply(document, edits[-1])
    above = ""
    for place, row in enumerate(after.rows(block)):
        if place not in staying:
            moved = row.id in held
            edit = move_row(document, block, row.id, above) if moved else InsertRow(block, row, above)
            edits.append(edit)
            document = apply(document, edit)
        above = row.id
    return edits


def _cell_edits(before: Document, after: Document) -> list[Edit]:
    """Compare cell by cell two documents that have the same rows."""
    keys: dict[CellKey, None] = dict.fromkeys(key for key, _cell in (*before.cells(), *after.cells()))
    edits: list[Edit] = []
    for key in keys:
        one, other = before.cell(key), after.cell(key)
        if (one.text, one.origin) != (other.text, other.origin):
            edits.append(SetCell(key, other, one))
    return edits
