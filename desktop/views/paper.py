"""Where each cell of a Sheet lies on the screen at one zoom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from desktop.layout.sheet import PlacedCell, Sheet
from desktop.views.grid import Block, Grid, Place

PIXELS_PER_POINT = 96 / 72
"""At 100 % the form is as large on the screen as on paper."""
MARGIN_X, MARGIN_Y = 34, 22
"""White around the form, in points, as on the printed page."""


class Paper:
    """One Sheet in pixels, its upper left corner at (0, 0)."""

    def __init__(self, sheet: Sheet, zoom: float) -> None:
        self.sheet = sheet
        self.grid = Grid(sheet)
        self.scale = zoom * PIXELS_PER_POINT
        self.xs = self._edges(sheet.column_widths, MARGIN_X)
        self.ys = self._edges(sheet.row_heights, MARGIN_Y)

    def _edges(self, lengths: Iterable[float], margin: float) -> list[int]:
        return [round((edge + margin) * self.scale) for edge in accumulate(lengths, initial=0.0)]

    @property
    def size(self) -> QSize:
        """Measure the whole page with its margins."""
        return QSize(self.xs[-1] + self.xs[0] + 1, self.ys[-1] + self.ys[0] + 1)

    def rect(self, cell: PlacedCell) -> QRect:
        """Locate a cell, its lines on all four sides included."""
        left, top = self.xs[cell.column], self.ys[cell.row]
        right, bottom = self.xs[cell.column + cell.column_span], self.ys[cell.row + cell.row_span]
        return QRect(left, top, right - left + 1, bottom - top + 1)

    def block_rect(self, block: Block) -> QRect:
        """Locate a block of cells, its lines included."""
        left, top = self.xs[block.left], self.ys[block.top]
        return QRect(left, top, self.xs[block.right + 1] - left + 1, self.ys[block.bottom + 1] - top + 1)

    def below(self, row: int) -> QRect:
        """Locate everything from a grid row on."""
        top = self.ys[min(row, len(self.ys) - 1)]
        return QRect(0, top, self.size.width(), self.size.height() - top)

    def place_at(self, point: QPoint) -> Place | None:
        """Find the grid place under a point; none in the margins."""
        row, column = bisect_right(self.ys, point.y()) - 1, bisect_right(self.xs, point.x()) - 1
        if 0 <= row < self.grid.rows and 0 <= column < self.grid.columns:
            return Place(row, column)
        return None

    def nearest_place(self, point: QPoint) -> Place:
        """Find the grid place under a point or the one nearest to it, for dragging beyond the edge."""
        row, column = bisect_right(self.ys, point.y()) - 1, bisect_right(self.xs, point.x()) - 1
        return self.grid.nearest(Place(row, column))

    def cells_in(self, rect: QRect) -> Iterator[PlacedCell]:
        """Walk over the cells that a rectangle touches."""
        first = max(0, bisect_right(self.ys, rect.top()) - 2)
        last = min(self.grid.rows - 1, bisect_right(self.ys, rect.bottom()))
        left = max(0, bisect_right(self.xs, rect.left()) - 2)
        right = min(self.grid.columns - 1, bisect_right(self.xs, rect.right()))
        seen = set()
        for row in range(first, last + 1):
            for column in range(left, right + 1):
                cell = self.grid.at(row, column)
                if cell is not None and id(cell) not in seen:
                    seen.add(id(cell))
                    yield cell
