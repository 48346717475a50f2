"""Where each cell of a foreign sheet lies on the screen: widths and heights from what the cells hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from desktop.operations.dry_run import SheetMark
from desktop.operations.foreign_sheets import Area, Grid, Place

_NARROWEST, _WIDEST = 5, 30
"""Half characters that a column holds at least and at most; longer texts are wrapped."""
_MOST_LINES = 14
PAD_X, PAD_Y = 5, 3
"""Pixels between a cell's line and its text."""
_SPARE = 1
"""Blank rows and columns shown behind the last filled one, so that the edge of the sheet can be seen."""


_Measured = tuple[Area, tuple[int, ...]]
"""Where a filled cell stands, and how long its lines are."""


class SheetPlan:
    """One sheet in pixels, the corner of A1 at (0, 0)."""

    def __init__(self, grid: Grid, marks: Sequence[SheetMark], half: float, line: int) -> None:
        """Lay a sheet out.

        Args:
            grid: The sheet.
            marks: What became of its filled cells; of some, nothing is to be said.
            half: Pixels that half a Chinese character takes.
            line: Height of a line of text in pixels.
        """
        self.grid = grid
        self._marks = {mark.area[:2]: mark for mark in marks}
        cells = [
            ((cell.row, cell.column, cell.below - 1, cell.beside - 1), _units(cell.text))
            for cell in grid.cells()
        ]
        self._lone = _lone(area for area, _ in cells)
        last_row = max((area[2] for area, _ in cells), default=0)
        last_column = max((area[3] for area, _ in cells), default=0)
        self.rows, self.columns = last_row + 1 + _SPARE, last_column + 1 + _SPARE
        self.xs = list(accumulate(self._widths(cells, half), initial=0))
        self.ys = list(accumulate(self._heights(cells, half, line), initial=0))

    def _widths(self, cells: Sequence[_Measured], half: float) -> list[int]:
        longest = [_NARROWEST] * self.columns
        for (top, left, _, right), units in cells:
            if left == right and top not in self._lone:
                longest[left] = max(longest[left], *units)
        return [round(min(width, _WIDEST) * half) + 2 * PAD_X + 1 for width in longest]

    def _heights(self, cells: Sequence[_Measured], half: float, line: int) -> list[int]:
        lines = [1] * self.rows
        tall: list[tuple[Area, int]] = []
        for area, units in cells:
            top, left, bottom, right = area
            end = self.columns - 1 if top in self._lone else right
            room = max(1, int((self.xs[end + 1] - self.xs[left] - 2 * PAD_X - 1) / half))
            needed = min(_MOST_LINES, sum(max(1, -(-width // room)) for width in units))
            if top == bottom:
                lines[top] = max(lines[top], needed)
            else:
                tall.append((area, needed))
        for (top, _, bottom, _), needed in tall:
            # What a merged cell lacks is given to its last row, as spreadsheets do.
            lacking = needed - sum(lines[top : bottom + 1])
            lines[bottom] += max(0, lacking)
        return [count * line + 2 * PAD_Y + 1 for count in lines]

    @property
    def size(self) -> QSize:
        """Measure the whole sheet."""
        return QSize(self.xs[-1] + 1, self.ys[-1] + 1)

    def mark_at(self, place: Place) -> SheetMark | None:
        """Find what became of the cell that covers a place; none for a blank one."""
        return self._marks.get(self.grid.anchor(*place))

    def text_at(self, place: Place) -> str:
        """Read the text that covers a place."""
        cell = self.grid.cell(*place)
        return "" if cell is None else cell.text

    def area_at(self, place: Place) -> Area:
        """Find the area that a place lies in, cut to what is shown."""
        top, left, bottom, right = self.grid.area(*place)
        return top, left, min(bottom, self.rows - 1), min(right, self.columns - 1)

    def rect(self, area: Area) -> QRect:
        """Locate an area, its lines on all four sides included."""
        top, left, bottom, right = area
        x, y = self.xs[left], self.ys[top]
        return QRect(x, y, self.xs[right + 1] - x + 1, self.ys[bottom + 1] - y + 1)

    def text_rect(self, area: Area) -> QRect:
        """Locate where the text of an area is written: a cell alone in its row runs on over blank ones."""
        rect = self.rect(area)
        if area[0] in self._lone:
            rect.setRight(self.xs[-1])
        return rect

    def place_at(self, point: QPoint) -> Place | None:
        """Find the place under a point."""
        row, column = bisect_right(self.ys, point.y()) - 1, bisect_right(self.xs, point.x()) - 1
        return (row, column) if 0 <= row < self.rows and 0 <= column < self.columns else None

    def seen(self, rect: QRect) -> tuple[range, range]:
        """List the rows and the columns that a rectangle touches."""
        return (
            _touched(self.ys, rect.top(), rect.bottom(), self.rows),
            _touched(self.xs, rect.left(), rect.right(), self.columns),
        )

    def areas_in(self, rect: QRect) -> Iterator[Area]:
        """Walk over the areas of filled and merged cells that a rectangle touches, each once."""
        rows, columns = self.seen(rect)
        met: set[Area] = set()
        for row in rows:
            # Its text is seen even where its cell is not.
            for column in (*([self._lone[row]] if row in self._lone else ()), *columns):
                area = self.area_at((row, column))
                if area not in met:
                    met.add(area)
                    yield area

    def step(self, place: Place, down: int, right: int) -> Place:
        """Go one cell on; a merged cell is left at its edge."""
        top, left, bottom, last = self.area_at(place)
        row, column = place
        if down:
            row = bottom + 1 if down > 0 else top - 1
        if right:
            column = last + 1 if right > 0 else left - 1
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (row, column) if inside else place


def _lone(areas: Iterable[Area]) -> dict[int, int]:
    """Find the cells that stand alone in their rows, such as titles and signature lines: row and column."""
    met: dict[int, list[Area]] = {}
    for area in areas:
        for row in range(area[0], area[2] + 1):
            met.setdefault(row, []).append(area)
    alone = ((row, found[0]) for row, found in met.items() if len(found) == 1)
    return {row: area[1] for row, area in alone if area[:2] == area[2:]}


def _touched(edges: list[int], low: int, high: int, count: int) -> range:
    first = max(0, bisect_right(edges, low) - 1)
    return range(min(first, count), min(count, bisect_right(edges, high)))


def _units(text: str) -> tuple[int, ...]:
    """Measure the lines of a text in half characters: Chinese ones take two, others a bit over one."""
    lines = []
    for line in text.split("\n"):
        wide = len(line.encode("gb18030", "replace"))
        narrow = max(0, 2 * len(line) - wide)
        lines.append(wide + narrow // 5 + 1)
    return tuple(lines)
