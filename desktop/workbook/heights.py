"""Row heights of a workbook: those of the Sheet, with room for typefaces with more space between lines."""

from __future__ import annotations

from desktop.layout.sheet import PlacedCell, Sheet

TALLEST = 409.0
"""Points that a row may be high in Excel."""
LEADING = 1.45
"""Distance of lines in typefaces that offices have instead, as part of their size; the Sheet's is 1.3."""
_EDGE = 2.0
"""Points between text and border that must be left."""


def row_heights(sheet: Sheet) -> list[float]:
    """Choose the height of each row, in points; room that is added makes none too tall for Excel."""
    heights = list(sheet.row_heights)
    for cell in sorted(sheet.cells, key=lambda cell: cell.row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        lack = _needed(cell) - sum(heights[row] for row in rows)
        for row in rows if lack > 0 else ():
            higher = heights[row] + lack / cell.row_span
            # A row that is too tall already takes several, and may as well have its room.
            heights[row] = higher if heights[row] > TALLEST else min(TALLEST, higher)
    return heights


def _needed(cell: PlacedCell) -> float:
    return len(cell.lines) * cell.size * LEADING + _EDGE if any(cell.lines) else 0.0
