"""Find the text under a label: the room for it, and the rows that it is written in, one goal to a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.reading import Room


def rows_of_text(
    grid: Grid, first: GridCell, right: int, is_printed: Callable[[GridCell], bool]
) -> Iterator[GridCell]:
    """Walk over the cells of a text, one under the other, while the rows are parted as the first is.

    Args:
        grid: The sheet.
        first: The cell where the text begins.
        right: The column behind the form.
        is_printed: Whether a cell says what the form prints itself.
    """
    yield first
    spans = {(cell.column, cell.beside) for cell in grid.rows[first.row] if cell.column < right}
    row = first.below
    while True:
        cells = [cell for cell in grid.rows.get(row, ()) if cell.column < right]
        line = next((cell for cell in cells if cell.column == first.column), None)
        alike = all((cell.column, cell.beside) in spans and not is_printed(cell) for cell in cells)
        if line is None or not alike or len(cells) < len(spans) - 1:
            return
        yield line
        row = line.below


def has_room_under(grid: Grid, label: GridCell) -> bool:
    """Tell whether there is a blank merged cell under a label, as wide as it is."""
    top, left, _, right = grid.area(label.below, label.column)
    return (
        label.column_span > 1
        and (top, left, right) == (label.below, label.column, label.beside - 1)
        and grid.cell(top, left) is None
    )


def waits_for_text(grid: Grid, label: GridCell, right: int) -> bool:
    """Tell whether a label of a blank waits for its text: beside it, inside the form, or under it is room."""
    if not grid.is_blank:
        return False
    beside = grid.cell(label.row, label.beside)
    return has_room_under(grid, label) or (beside is None and label.beside < right)


def room_behind(label: GridCell) -> Room:
    """Give the room behind a label in its own cell."""
    return Room((label.place,), (len(label.text), len(label.text)))
