"""Documents and edits as plain data for the store, and back."""

from __future__ import annotations

from typing import Any

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import Edit, InsertRow, MoveRow, RemoveRow, SetCell
from desktop.models.keys import CellKey, parse_key

Plain = dict[str, Any]


def cell_data(cell: Cell) -> list[str]:
    """Write a cell as [text, origin]."""
    return [cell.text, cell.origin.value]


def cell_from(data: list[str]) -> Cell:
    """Read a cell from [text, origin]."""
    text, origin = data
    return Cell(text, Origin(origin))


def row_data(row: Row) -> Plain:
    """Write a row."""
    return {"id": row.id, "cells": {name: cell_data(cell) for name, cell in row.cells.items()}}


def row_from(data: Plain) -> Row:
    """Read a row."""
    return Row(data["id"], {name: cell_from(cell) for name, cell in data["cells"].items()})


def document_data(document: Document) -> Plain:
    """Write a whole document."""
    return {
        "template": document.template,
        "fields": {
            str(CellKey(block, "", name)): cell_data(cell) for (block, name), cell in document.fields.items()
        },
        "tables": {block: [row_data(row) for row in rows] for block, rows in document.tables.items()},
    }


def document_from(data: Plain) -> Document:
    """Read a whole document."""
    fields: dict[tuple[str, str], Cell] = {}
    for text, cell in data["fields"].items():
        key = parse_key(text)
        fields[key.block, key.column] = cell_from(cell)
    tables = {block: tuple(row_from(row) for row in rows) for block, rows in data["tables"].items()}
    return Document(data["template"], fields, tables)


def edit_data(edit: Edit) -> Plain:
    """Write an edit."""
    if isinstance(edit, SetCell):
        return {
            "do": "set",
            "key": str(edit.key),
            "cell": cell_data(edit.cell),
            "before": cell_data(edit.before),
        }
    if isinstance(edit, MoveRow):
        return {
            "do": "move",
            "block": edit.block,
            "row": edit.row_id,
            "after": edit.after,
            "before": edit.before,
        }
    do = "insert" if isinstance(edit, InsertRow) else "remove"
    return {"do": do, "block": edit.block, "row": row_data(edit.row), "after": edit.after}


def edit_from(data: Plain) -> Edit:
    """Read an edit.

    Raises:
        ValueError: The edit is of a kind that this program does not know.
    """
    match data["do"]:
        case "set":
            return SetCell(parse_key(data["key"]), cell_from(data["cell"]), cell_from(data["before"]))
        case "insert":
            return InsertRow(data["block"], row_from(data["row"]), data["after"])
        case "remove":
            return RemoveRow(data["block"], row_from(data["row"]), data["after"])
        case "move":
            return MoveRow(data["block"], data["row"], data["after"], data["before"])
        case other:
            raise ValueError(other)
