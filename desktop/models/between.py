"""The edits that lead from one document to another."""

from __future__ import annotations

from desktop.models.document import Document
from desktop.models.edits import Edit, InsertRow, SetCell, apply, move_row, remove_row
from desktop.models.keys import CellKey


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
    wanted = [row.id for row in after.rows(block)]
    edits: list[Edit] = []
    document = before
    for row in before.rows(block):
        if row.id not in wanted:
            edits.append(remove_row(document, block, row.id))
            document = apply(document, edits[-1])
    above = ""
    for place, row in enumerate(after.rows(block)):
        present = [one.id for one in document.rows(block)]
        if row.id not in present:
            edits.append(InsertRow(block, row, above))
            document = apply(document, edits[-1])
        elif present[place] != row.id:
            edits.append(move_row(document, block, row.id, above))
            document = apply(document, edits[-1])
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
