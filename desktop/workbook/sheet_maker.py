"""Gather the cells of a sheet that is parsed here, within limits, into its facts and its grid."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.workbook.addresses import Area, Place, area_of, column_letters
from desktop.workbook.grid import Value, grids_of
from desktop.workbook.opened import Opened
from desktop.workbook.parts import GENERAL
from desktop.workbook.refusal import unsafe
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_FILLED, MOST_ROWS, MOST_SPREAD


class SheetMaker:
    """One sheet in the making."""

    def __init__(self, file: str, name: str, spent: Spent, *, shown: bool = True) -> None:
        self.name = name
        self.shown = shown
        self.key = ""
        self.values: dict[Place, Value] = {}
        self.formats: dict[Place, str] = {}
        self.formulas: dict[Place, str] = {}
        self.without_value: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._merges: dict[Place, Area] = {}
        self._file = file
        self._spent = spent
        self._filled = 0
        self._last: Place = (-1, -1)

    def put(self, place: Place, value: Value, code: str = GENERAL) -> None:
        """Fill a cell with a value and its number format.

        Raises:
            FileRefused: It lies beyond a limit.
        """
        self.check(place)
        self._spent.cell()
        if isinstance(value, str):
            self._spent.text(len(value))
        self._filled += 1
        self._last = (max(self._last[0], place[0]), max(self._last[1], place[1]))
        if self._filled <= MOST_FILLED:
            self.values[place] = value
            if code != GENERAL:
                self.formats[place] = code

    def put_error(self, place: Place, text: str) -> None:
        """Fill a cell with an error value."""
        self.put(place, "")
        self.errors[place] = text

    def put_formula(self, place: Place, formula: str, *, has_value: bool) -> None:
        """Say that the value of a cell comes of a formula, or would if it had been computed."""
        if not has_value:
            self.put(place, "")
            self.without_value.add(place)
        self.formulas[place] = formula

    def merge(self, area: Area) -> None:
        """Merge an area; one that begins where another does is left out.

        Raises:
            FileRefused: It lies beyond a limit.
        """
        top, left, bottom, right = area
        if bottom >= MOST_ROWS or right >= MOST_COLUMNS or top > bottom or left > right:
            raise unsafe(self._file, "merge", address=area_of(area), rows=MOST_ROWS, columns=MOST_COLUMNS)
        if (top, left) != (bottom, right):
            self._spent.merge((bottom - top + 1) * (right - left + 1))
            self._merges.setdefault((top, left), area)

    def check(self, place: Place) -> None:
        """Refuse a place that no form reaches."""
        row, column = place
        if row >= MOST_ROWS:
            raise unsafe(self._file, "row", row=row + 1, limit=MOST_ROWS)
        if column >= MOST_COLUMNS:
            raise unsafe(self._file, "column", column=column_letters(column), limit=MOST_COLUMNS)

    def facts(self) -> SheetFacts:
        """Give what is known of the sheet."""
        rows, columns = self._last
        return SheetFacts(
            name=self.name,
            filled=self._filled,
            shown=self.shown,
            formulas=self.formulas,
            without_value=frozenset(self.without_value),
            errors=self.errors,
            formats=self.formats,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            merges=tuple(self._merges.values()),
            key=self.key,
            too_large=self._filled > MOST_FILLED or (rows + 1) * (columns + 1) > MOST_SPREAD,
        )


def opened_of(name: str, makers: Sequence[SheetMaker], notes: tuple[str, ...] = ()) -> Opened:
    """Give the sheets of a file that was parsed whole."""
    sheets = [(maker.facts(), maker.values) for maker in makers]
    facts = tuple(each for each, _ in sheets)
    return Opened(name=name, sheets=facts, grids=grids_of(sheets), notes=notes)
