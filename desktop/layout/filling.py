"""Fill pages with the rows of a Sheet: where each row, or each part of a long row, stands."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from desktop.layout.measures import LEADING, PADDING_Y, SLACK, cell_height
from desktop.layout.sheet import Sheet, repeats

_TALL = 0.3
"""A row higher than this part of the page may be cut; a lower one goes to the next page whole."""
_LINES_BEFORE = 5
"""Least lines of a cut row before the break: enough for its short cells to stand there whole."""
_LINES_AFTER = 2
"""Least lines of a cut row after the break."""
_HEADS = 0.4
"""Heads higher than this part of the page are not repeated."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The strip of one page that a row, or a part of it, stands in; in points of the Sheet."""

    row: int
    top: float
    height: float


def tied_rows(sheet: Sheet) -> frozenset[int]:
    """Find the rows that should not begin a page.

    These are the rows of a head but its first, the row under it, the total and the signature line, and rows
    at which a merged label would be cut so that one of its parts has no room for it.
    """
    tied = {row for head in sheet.heads for row in range(head.head.first + 1, head.body.first + 1)}
    tied.update(sheet.tied)
    above = {
        row: sum(sheet.row_heights[head.head.first : head.head.last + 1])
        for head in sheet.heads
        for row in range(head.body.first, head.body.last + 1)
    }
    for cell in sheet.cells:
        if cell.row_span > 1 and repeats(cell):
            needed = cell_height(len(cell.lines), cell.size) - SLACK
            end = cell.row + cell.row_span
            headed = any(head.head.first <= cell.row <= head.head.last for head in sheet.heads)
            for row in range(cell.row + 1, end):
                head = above.get(row, 0.0) if headed else 0.0
                before = sum(sheet.row_heights[cell.row : row])
                after = head + sum(sheet.row_heights[row:end])
                if before < needed or after < needed:
                    tied.add(row)
    return frozenset(tied)


@dataclass(slots=True)
class _Filler:
    sheet: Sheet
    heights: Sequence[float]
    room: float
    tied: Container[int]
    whole: bool
    pages: list[list[Slot]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    heads: float = 0.0
    """Height of the repeated heads on this page."""

    def fill(self) -> list[list[Slot]]:
        for row, height in enumerate(self.heights):
            if row in self.sheet.breaks and self.used:
                self._turn(row, cut=False)
            self._place(row, height, self._kept_with(row))
        return self.pages

    def _kept_with(self, row: int) -> float:
        """Measure what should follow a row on the same page.

        A head goes to the next page rather than stand above one row of several, if that page holds two.
        """
        needed = self._tied_to(row)
        for head in self.sheet.heads:
            second = head.body.first + 1
            if head.head.first == row and second <= head.body.last and second not in self.tied:
                wanted = needed + self._least(self.heights[second])
                return wanted if self.heights[row] + wanted <= self.room else needed
        return needed

    def _tied_to(self, row: int) -> float:
        """Measure what has to follow a row; of a tall row the first lines are enough."""
        needed = 0.0
        for following in range(row + 1, len(self.heights)):
            if following not in self.tied or following in self.sheet.breaks:
                break
            height = self.heights[following]
            needed += self._least(height)
            if self._tall(height):
                break
            if self.heights[row] + needed > self.room:
                # No page can hold them all: only the next one is kept.
                return self.heights[row + 1]
        return needed

    def _place(self, row: int, height: float, after: float) -> None:
        while height + after > self.room - self.used + SLACK:
            taken = self._cut(height)
            if taken:
                self._put(row, taken)
                height -= taken - 2 * PADDING_Y
            elif self.used <= self.heads + SLACK:
                # Nothing else is on this page, so what should follow can't be kept with the row.
                break
            self._turn(row, cut=bool(taken))
        self._put(row, height)

    def _cut(self, height: float) -> float:
        """Find how much of a tall row goes on this page; 0 where it is better left whole."""
        room = self.room - self.used
        if not self._tall(height):
            return 0.0
        line = self.sheet.font * LEADING
        most = min(room, height - self._space(_LINES_AFTER)) - 2 * PADDING_Y
        taken = most // line * line + 2 * PADDING_Y
        return taken if taken >= self._space(_LINES_BEFORE) else 0.0

    def _least(self, height: float) -> float:
        return self._space(_LINES_BEFORE) if self._tall(height) else height

    def _tall(self, height: float) -> bool:
        return not self.whole and height > self.room * _TALL

    def _space(self, lines: int) -> float:
        return cell_height(lines, self.sheet.font)

    def _put(self, row: int, height: float) -> None:
        self.pages[-1].append(Slot(row, self.used, height))
        self.used += height

    def _turn(self, row: int, *, cut: bool) -> None:
        """Begin a page; the heads of the table that goes on are printed again."""
        self.pages.append([])
        self.used = self.heads = 0.0
        for head in self.sheet.heads:
            first = head.body.first if cut else head.body.first + 1
            rows = range(head.head.first, head.head.last + 1)
            height = sum(self.heights[above] for above in rows)
            if first <= row <= head.body.last and height <= self.room * _HEADS:
                for above in rows:
                    self._put(above, self.heights[above])
        self.heads = self.used


def fill(
    sheet: Sheet, heights: Sequence[float], room: float, tied: Container[int], *, whole: bool = False
) -> list[list[Slot]]:
    """Fill pages row by row.

    Args:
        sheet: The form.
        heights: Height of each row in points; at least the Sheet's own.
        room: Height that each page offers, in points of the Sheet.
        tied: Rows that should not begin a page.
        whole: Cut no row, however tall.
    """
    return _Filler(sheet, heights, room, tied, whole).fill()
