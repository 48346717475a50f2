"""What the sheets of one file use up together, within limits."""

from __future__ import annotations

from desktop.workbook.refusal import unsafe

MOST_CELLS = 400_000
MOST_MERGED = 200_000
"""Cells that lie under merges."""
MOST_TEXT = 10_000_000


class Spent:
    """What the sheets of one file use up together."""

    def __init__(self, name: str) -> None:
        self._file = name
        self._cells = 0
        self._merged = 0
        self._text = 0

    def cell(self, count: int = 1) -> None:
        """Count a cell, or several at once."""
        self._cells += count
        if self._cells > MOST_CELLS:
            raise unsafe(self._file, "cells", limit=MOST_CELLS)

    def merge(self, cells: int) -> None:
        """Count the cells under a merge."""
        self._merged += cells
        if self._merged > MOST_MERGED:
            raise unsafe(self._file, "merges", limit=MOST_MERGED)

    def text(self, length: int) -> None:
        """Count the text of a cell."""
        self._text += length
        if self._text > MOST_TEXT:
            raise unsafe(self._file, "text", limit=MOST_TEXT // 10_000)
