"""Put the sheets of a workbook under each other, for a form whose parts stand on sheets of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from desktop.text import workbook as wording
from desktop.workbook.addresses import Area, Place
from desktop.workbook.grid import Grid, Value
from desktop.workbook.scan import SheetFacts

Held = TypeVar("Held")


class Stack(Grid):
    """Several sheets as one grid; every cell keeps the address that it has on its own sheet."""

    def __init__(self, sheets: Sequence[Grid]) -> None:
        self._sheets = list(sheets)
        self._tops = [0]
        for sheet in self._sheets:
            # A blank row between two sheets ends the table above it.
            self._tops.append(self._tops[-1] + _height(sheet) + 1)
        values: list[Sequence[Value]] = []
        for top, sheet in zip(self._tops, self._sheets, strict=False):
            values += [()] * (top - len(values))
            values += sheet.values
        super().__init__(self._facts(), values)

    def address(self, place: Place) -> str:
        """Write a cell's address on its own sheet."""
        number, row = self._own(place[0])
        return self._sheets[number].address((row, place[1]))

    def place_of_rows(self, rows: range) -> str:
        """Name the sheets that these rows stand on."""
        numbers = sorted({self._own(row)[0] for row in rows if row in self.rows})
        return wording.COMMA.join(self._sheets[number].name for number in numbers)

    def _own(self, row: int) -> tuple[int, int]:
        number = bisect_right(self._tops, row) - 1
        return number, row - self._tops[number]

    def _facts(self) -> SheetFacts:
        facts = [sheet.facts for sheet in self._sheets]
        return replace(
            facts[0],
            name=wording.COMMA.join(one.name for one in facts),
            filled=sum(one.filled for one in facts),
            formulas=self._moved([one.formulas for one in facts]),
            without_value=frozenset(self._moved([dict.fromkeys(one.without_value) for one in facts])),
            errors=self._moved([one.errors for one in facts]),
            formats=self._moved([one.formats for one in facts]),
            hidden_rows=frozenset(top + row for top, one in self._each(facts) for row in one.hidden_rows),
            hidden_columns=frozenset.intersection(*(one.hidden_columns for one in facts)),
            merges=tuple(_down(area, top) for top, one in self._each(facts) for area in one.merges),
            key="",
        )

    def _each(self, facts: list[Held]) -> Iterator[tuple[int, Held]]:
        return zip(self._tops, facts, strict=False)

    def _moved(self, maps: Sequence[Mapping[Place, Held]]) -> dict[Place, Held]:
        return {
            (top + row, column): held
            for top, one in zip(self._tops, maps, strict=False)
            for (row, column), held in one.items()
        }


def _height(sheet: Grid) -> int:
    merged = (area[2] + 1 for area in sheet.facts.merges)
    return max(len(sheet.values), *merged, 0)


def _down(area: Area, rows: int) -> Area:
    return area[0] + rows, area[1], area[2] + rows, area[3]
