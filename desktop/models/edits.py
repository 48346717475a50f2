"""What can be done to a document, and how each edit is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.models.document import BLANK, Cell, Document, Row
from desktop.models.keys import CellKey


@dataclass(frozen=True, slots=True)
class SetCell:
    """Write one cell; keeps what stood there, so that the history can be read without replaying it."""

    key: CellKey
    cell: Cell
    before: Cell = field(default=BLANK)


@dataclass(frozen=True, slots=True)
class InsertRow:
    """Put a row into a table behind another one ("" for the top)."""

    block: str
    row: Row
    after: str


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """Take a row out of a table; keeps the row and its place."""

    block: str
    row: Row
    after: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Put a row behind another one; keeps where it stood."""

    block: str
    row_id: str
    after: str
    before: str
    """Id of the row that it stood behind."""


Edit = SetCell | InsertRow | RemoveRow | MoveRow


class EditConflict(Exception):
    """The edit names a row that is not there (or is there already): history and document differ."""


def set_cell(document: Document, key: CellKey, cell: Cell) -> SetCell:
    """Make the edit that writes a cell of this document."""
    return SetCell(key, cell, document.cell(key))


def remove_row(document: Document, block: str, row_id: str) -> RemoveRow:
    """Make the edit that removes a row of this document.

    Raises:
        EditConflict: There is no such row.
    """
    place = _place(document, block, row_id)
    rows = document.rows(block)
    return RemoveRow(block, rows[place], rows[place - 1].id if place else "")


def move_row(document: Document, block: str, row_id: str, after: str) -> MoveRow:
    """Make the edit that moves a row of this document.

    Raises:
        EditConflict: There is no such row, or it would stand behind itself.
    """
    place = _place(document, block, row_id)
    if after == row_id:
        raise EditConflict(row_id)
    rows = document.rows(block)
    return MoveRow(block, row_id, after, rows[place - 1].id if place else "")


def apply(document: Document, edit: Edit) -> Document:
    """Do an edit.

    Raises:
        EditConflict: The edit does not fit the document.
    """
    if isinstance(edit, SetCell):
        try:
            return document.with_cell(edit.key, edit.cell)
        except KeyError as error:
            raise EditConflict(str(edit.key)) from error
    if isinstance(edit, InsertRow):
        return _insert(document, edit.block, edit.row, edit.after)
    if isinstance(edit, RemoveRow):
        return _without(document, edit.block, edit.row.id)
    row = document.rows(edit.block)[_place(document, edit.block, edit.row_id)]
    return _insert(_without(document, edit.block, edit.row_id), edit.block, row, edit.after)


def inverse(edit: Edit) -> Edit:
    """Make the edit that takes another one back."""
    if isinstance(edit, SetCell):
        return SetCell(edit.key, edit.before, edit.cell)
    if isinstance(edit, InsertRow):
        return RemoveRow(edit.block, edit.row, edit.after)
    if isinstance(edit, RemoveRow):
        return InsertRow(edit.block, edit.row, edit.after)
    return MoveRow(edit.block, edit.row_id, edit.before, edit.after)


def _place(document: Document, block: str, row_id: str) -> int:
    for place, row in enumerate(document.rows(block)):
        if row.id == row_id:
            return place
    raise EditConflict(f"{block}/{row_id}")


def _insert(document: Document, block: str, row: Row, after: str) -> Document:
    rows = document.rows(block)
    if any(other.id == row.id for other in rows):
        raise EditConflict(f"{block}/{row.id}")
    place = _place(document, block, after) + 1 if after else 0
    return document.with_rows(block, (*rows[:place], row, *rows[place:]))


def _without(document: Document, block: str, row_id: str) -> Document:
    place = _place(document, block, row_id)
    rows = document.rows(block)
    return document.with_rows(block, (*rows[:place], *rows[place + 1 :]))
