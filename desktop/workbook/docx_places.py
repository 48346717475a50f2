"""Note where the cells of a form stand in a Word file of our own."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.layout.sheet import PlacedCell
from desktop.values.wording import clean
from desktop.workbook.keyed import SheetKey, TableKey


def sheet_key(cells: Sequence[PlacedCell]) -> SheetKey:
    """Note the place of each cell: a Word file has the rows and columns of the Sheet."""
    key = SheetKey()
    for cell in cells:
        _note(key, cell)
        if cell.row_span > 1 or cell.column_span > 1:
            bottom, right = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
            key.merges.append((cell.row, cell.column, bottom, right))
    return key


def _note(key: SheetKey, cell: PlacedCell) -> None:
    text = clean(cell.text)
    if cell.key is None:
        if text:
            key.fixed[cell.row, cell.column] = text
    elif not cell.key.row:
        key.fields[cell.key.block, cell.key.column] = (cell.row, cell.column)
    else:
        table = key.tables.setdefault(cell.key.block, TableKey())
        table.columns[cell.key.column] = cell.column
        for step, covered in enumerate(cell.covers or (cell.key,)):
            table.rows[covered.row] = cell.row + step
