"""How high the rows of a Sheet must be for the lines in them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.layout.measures import LINE_ROW, ROW, TITLE_ROW, cell_height
from desktop.layout.sheet import CellKind, PlacedCell


def row_heights(
    cells: tuple[PlacedCell, ...], rows: int, font: float, lines: Mapping[int, int]
) -> tuple[float, ...]:
    """Find the least height of each row.

    Cells of one row decide first; what a merged cell still lacks is spread over its rows, the merged cells
    with the fewest rows first.

    Args:
        cells: All cells of the Sheet.
        rows: Number of rows.
        font: The form's font size in points.
        lines: Rows that have room for more lines than are filled, with the number of lines.

    Returns:
        Heights in points.
    """
    heights = [cell_height(lines.get(row, 0), font) for row in range(rows)]
    merged = []
    for cell in cells:
        if cell.row_span == 1:
            heights[cell.row] = max(
                heights[cell.row], cell_height(len(cell.lines), cell.size), _least(cell, font)
            )
        elif cell.lines:
            merged.append(cell)
    merged.sort(key=lambda cell: cell.row_span)
    for cell in merged:
        end = cell.row + cell.row_span
        lacking = cell_height(len(cell.lines), cell.size) - sum(heights[cell.row : end])
        if lacking > 0:
            for row in range(cell.row, end):
                heights[row] += lacking / cell.row_span
    return tuple(heights)


def _least(cell: PlacedCell, font: float) -> float:
    if cell.bordered:
        return font * ROW
    return cell.size * TITLE_ROW if cell.kind is CellKind.TITLE else font * LINE_ROW
