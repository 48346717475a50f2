"""Put the sheets of a workbook under each other, for a form whose parts stand on sheets of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from desktop.text import workbook as wording
from desktop.workbook.addresses import Area, Place
from desktop.workbook.grid import Grid


class Stack(Grid):
    """Several sheets as one grid; every cell keeps the address that it has on its own sheet."""

    def __init__(self, sheets: Sequence[Grid]) -> None:
        self._sheets = list(sheets)
        self._tops = [0]
        for sheet in self._sheets:
            # A blank row between two sheets ends the table above it.
            self._tops.append(self._tops[-1] + _height(sheet) + 1)
        moved = self.parts
        facts = replace(
            self._sheets[0].facts,
            name=wording.COMMA.join(sheet.name for sheet in self._sheets),
            hidden_columns=frozenset.intersection(*(sheet.facts.hidden_columns for sheet in self._sheets)),
            merges=tuple(_down(area, top) for top, sheet in moved for area in sheet.facts.merges),
        )
        cells = (replace(cell, row=top + cell.row) for top, sheet in moved for cell in sheet.cells())
        super().__init__(facts, {cell.place: cell for cell in cells})

    @property
    def parts(self) -> list[tuple[int, Grid]]:
        """The sheets, each with the row that its first one has here."""
        return list(zip(self._tops, self._sheets, strict=False))

    def address(self, place: Place) -> str:
        """Write a cell's address on its own sheet."""
        number, row = self._own(place[0])
        return self._sheets[number].address((row, place[1]))

    def home(self, area: Area) -> tuple[str, Area]:
        """Find the sheet that an area stands on, and the area that it is there."""
        number, _ = self._own(area[0])
        return self._sheets[number].name, _down(area, -self._tops[number])

    def place_of_rows(self, rows: range) -> str:
        """Name the sheets that these rows stand on."""
        numbers = sorted({self._own(row)[0] for row in rows if row in self.rows})
        return wording.COMMA.join(self._sheets[number].name for number in numbers)

    def _own(self, row: int) -> tuple[int, int]:
        number = bisect_right(self._tops, row) - 1
        return number, row - self._tops[number]


def home_of(grid: Grid, area: Area) -> tuple[str, Area]:
    """Find the sheet that an area stands on, and the area that it is there."""
    return grid.home(area) if isinstance(grid, Stack) else (grid.name, area)


def _height(sheet: Grid) -> int:
    return max(*(row + 1 for row in sheet.rows), *(area[2] + 1 for area in sheet.facts.merges), 0)


def _down(area: Area, rows: int) -> Area:
    return area[0] + rows, area[1], area[2] + rows, area[3]
