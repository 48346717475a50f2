"""Fill pages with the rows of a Sheet: where each row, or each part of a long row, stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.layout.measures import LEADING, PADDING_Y, SLACK, cell_height
from desktop.layout.sheet import Sheet

_TALL = 0.3
"""A row higher than this part of the page may be cut; a lower one goes to the next page whole."""
_LINES_BEFORE = 3
_LINES_AFTER = 2
_HEADS = 0.4
"""Heads higher than this part of the page are not repeated."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The strip of one page that a row, or a part of it, stands in; in points of the Sheet."""

    row: int
    top: float
    height: float


@dataclass(slots=True)
class _Filler:
    sheet: Sheet
    heights: Sequence[float]
    room: float
    pages: list[list[Slot]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    heads: float = 0.0
    """Height of the repeated heads on this page."""

    def fill(self) -> list[list[Slot]]:
        for row, height in enumerate(self.heights):
            self._place(row, height, self._kept_with(row))
        return self.pages

    def _kept_with(self, row: int) -> float:
        """Measure what has to follow a row on the same page: a head's first row, the signature line."""
        last = len(self.heights) - 1
        if last - self.sheet.keep_last < row < last:
            return sum(self.heights[row + 1 :])
        if any(head.head.first <= row <= head.head.last for head in self.sheet.heads):
            following = self.heights[row + 1]
            return min(following, self._space(_LINES_BEFORE)) if self._tall(following) else following
        return 0.0

    def _place(self, row: int, height: float, after: float) -> None:
        while height + after > self.room - self.used + SLACK:
            taken = self._cut(height)
            if taken:
                self._put(row, taken)
                height -= taken - 2 * PADDING_Y
            elif self.used <= self.heads:
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

    def _tall(self, height: float) -> bool:
        return height > self.room * _TALL

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


def fill(sheet: Sheet, heights: Sequence[float], room: float) -> list[list[Slot]]:
    """Fill pages row by row.

    Args:
        sheet: The form.
        heights: Height of each row in points; at least the Sheet's own.
        room: Height that each page offers, in points of the Sheet.
    """
    return _Filler(sheet, heights, room).fill()
