"""Bring the kept values of formulas in line with what was filled in around them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from desktop.workbook.addresses import Place
from desktop.workbook.sheet_cells import Put, SheetCells
from desktop.workbook.sums import add_up

_NUMBERS = ("n", "")


class Recalculation:
    """The sums of a sheet as they come out once it is filled; other formulas are left to who opens it."""

    def __init__(self, cells: SheetCells, puts: Mapping[Place, Put]) -> None:
        self._cells = cells
        self._puts = puts
        self._known: dict[Place, Decimal | None] = {}

    def formulas(self) -> list[Place]:
        """List the cells with formulas."""
        return [place for place in self._cells.cells if self._cells.formula(place)]

    def value(self, place: Place) -> Decimal | None:
        """Work out a formula; None for any but a plain sum of known numbers."""
        if place not in self._known:
            # A formula that needs itself has no value.
            self._known[place] = None
            formula = self._cells.formula(place)
            self._known[place] = add_up(formula.text, self._look) if formula else None
        return self._known[place]

    def _look(self, row: int, column: int) -> Decimal | str | None:
        place = (row, column)
        if self._cells.formula(place):
            return self.value(place)
        if place in self._puts:
            return self._puts[place].value or ""
        cell = self._cells.cells.get(place)
        value = cell.first("v") if cell else None
        if cell is None or value is None:
            return ""
        if cell.attributes.get("t", "") not in _NUMBERS:
            return value.text
        try:
            return Decimal(value.text)
        except InvalidOperation:
            return None
