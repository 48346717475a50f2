"""Bring the kept values of formulas in line with what was filled in around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from desktop.workbook.addresses import Place
from desktop.workbook.arithmetic import Unknown, Value, work_out
from desktop.workbook.shared_formulas import formula_texts
from desktop.workbook.sheet_cells import Put, SheetCells
from desktop.workbook.splicing import Node

_NUMBERS = ("n", "")
_SHARED, _INLINE = "s", "inlineStr"
_TEXTS = (_SHARED, _INLINE, "str")
_LONGEST_CHAIN = 10
"""Formulas that need each other beyond which they are left to who opens the workbook."""


Shared = Callable[[int], tuple[bytes, Node]]


class Recalculation:
    """The arithmetic of a sheet as it comes out once it is filled; the rest is left to who opens it."""

    def __init__(self, cells: SheetCells, puts: Mapping[Place, Put], shared: Shared) -> None:
        """Make it ready.

        Args:
            cells: The sheet.
            puts: What is put into its cells.
            shared: Finds a text that cells share, by its number.
        """
        self._shared = shared
        self._cells = cells
        self._puts = puts
        self._formulas = formula_texts(cells)
        self._known: dict[Place, Decimal | str | None] = {}
        self._chain = 0

    def formulas(self) -> list[Place]:
        """List the cells with formulas."""
        return list(self._formulas)

    def value(self, place: Place) -> Decimal | str | None:
        """Work out a formula; None for any but plain arithmetic with what is known."""
        if place not in self._known:
            # A formula that needs itself has no value.
            self._known[place] = None
            formula = self._formulas.get(place, "")
            if formula and self._chain < _LONGEST_CHAIN:
                self._chain += 1
                self._known[place] = work_out(formula, self._look)
                self._chain -= 1
        return self._known[place]

    def _look(self, row: int, column: int) -> Value:
        place = (row, column)
        if place in self._formulas:
            known = self.value(place)
            if known is None:
                raise Unknown
            return known
        return self._puts[place].value if place in self._puts else self._held(place)

    def _held(self, place: Place) -> Value:
        """Read what stands in a cell that nothing was put into."""
        cell = self._cells.cells.get(place)
        kind = cell.attributes.get("t", "") if cell else ""
        value = cell.first("is" if kind == _INLINE else "v") if cell else None
        if value is None:
            return None
        if kind in _TEXTS:
            return self._text(kind, value)
        try:
            return Decimal(value.text if kind in _NUMBERS else "")
        except InvalidOperation as error:
            raise Unknown from error

    def _text(self, kind: str, value: Node) -> str:
        if kind == _SHARED:
            _, value = self._shared(int(value.text))
        return "".join(node.text for node in value.walk() if node.name in ("t", "v"))
