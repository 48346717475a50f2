"""A foreign sheet as a grid of filled cells, each with the text that a person sees or typed in it."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from operator import itemgetter

from desktop.values.number import plain
from desktop.values.wording import clean
from desktop.workbook.addresses import Area, Place, address_of, area_of, place_of
from desktop.workbook.arithmetic import Unknown, work_out
from desktop.workbook.arithmetic import Value as Known
from desktop.workbook.formats import number_of, show, show_whole
from desktop.workbook.parts import GENERAL
from desktop.workbook.sheet_facts import SheetFacts

Value = object
_MOST_WORKED_OUT = 200
_MOST_COVERED = 4_000
"""Merged cells that are remembered: a form has some hundreds."""


# Never changed; a frozen class takes three times as long to make, and there are many of these.
@dataclass(slots=True, unsafe_hash=True)
class GridCell:
    """A filled cell; the first one of a merged area stands for all of it."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    shown: str = ""
    """What the sheet shows, where its format hides digits of a typed number."""
    formula: str = ""
    """A formula whose value was never computed; its text is blank, or what plain arithmetic comes to."""
    is_error: bool = False

    @property
    def place(self) -> Place:
        """Row and column, from 0."""
        return self.row, self.column

    @property
    def below(self) -> int:
        """The row under the cell."""
        return self.row + self.row_span

    @property
    def beside(self) -> int:
        """The column to the right of the cell."""
        return self.column + self.column_span


class Grid:
    """The filled cells and the merged areas of one sheet."""

    def __init__(self, facts: SheetFacts, cells: dict[Place, GridCell]) -> None:
        self.name = facts.name
        self.facts = facts
        self.is_blank = False
        """Whether it waits to be filled in: what is empty says nothing against what belongs there."""
        self._spans, covered = _merged(facts.merges)
        self._cells = cells
        self._covered = self._without_filled(covered)
        self._filled = {
            place: cell
            for place, cell in sorted(cells.items(), key=_place)
            if cell.formula or (cell.text and not cell.text.isspace())
        }
        """The cells that hold more than white space, row by row."""
        self.rows = self._by_row()
        """The same by row."""

    def _without_filled(self, covered: dict[Place, Place]) -> dict[Place, Place]:
        """Leave out what is filled though it lies under a merge: it is a cell of its own, nothing is lost."""
        own = {place for place in self._cells.keys() & covered.keys() if covered[place] != place}
        return {place: first for place, first in covered.items() if place not in own} if own else covered

    def _by_row(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = defaultdict(list)
        for (row, _), cell in self._filled.items():
            rows[row].append(cell)
        return dict(rows)

    def cells(self) -> Iterator[GridCell]:
        """Walk over the filled cells, row by row."""
        yield from self._filled.values()

    def anchor(self, row: int, column: int) -> Place:
        """Find the place whose cell covers this one."""
        return self._covered.get((row, column), (row, column))

    def cell(self, row: int, column: int) -> GridCell | None:
        """Find the filled cell that covers a place; white space alone fills none."""
        place = row, column
        return self._filled.get(self._covered.get(place, place))

    def exact(self, row: int, column: int) -> str:
        """Read the text that covers a place, white space and all."""
        cell = self._cells.get(self.anchor(row, column))
        return cell.text if cell else ""

    def area(self, row: int, column: int) -> Area:
        """Find the merged area that a place lies in; its own place where it is not merged."""
        top, left = self.anchor(row, column)
        return self._spans.get((top, left), (top, left, top, left))

    def is_merged(self, row: int, column: int) -> bool:
        """Tell whether a place lies in a merged area."""
        return self.anchor(row, column) in self._spans

    def address(self, place: Place) -> str:
        """Write a cell's address with its sheet."""
        return _address(self.name, place)

    def place_of_rows(self, rows: range) -> str:
        """Write the area that the filled cells of some rows take up, with its sheet."""
        cells = [cell for row in rows for cell in self.rows.get(row, ())]
        area = (
            cells[0].row,
            min([cell.column for cell in cells]),
            max([cell.row + cell.row_span for cell in cells]) - 1,
            max([cell.column + cell.column_span for cell in cells]) - 1,
        )
        return f"{self.name}!{area_of(area)}"


@lru_cache(maxsize=8192)
def _address(sheet: str, place: Place) -> str:
    return f"{sheet}!{address_of(*place)}"


_place = itemgetter(0)


_Merged = tuple[dict[Place, Area], dict[Place, Place]]


def _merged(areas: tuple[Area, ...]) -> _Merged:
    """Give the merged areas by their first places, and the first place of each that they cover."""
    cells = sum([(bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas])
    return _remembered_merged(areas) if cells <= _MOST_COVERED else _spread(areas)


def _spread(areas: tuple[Area, ...]) -> _Merged:
    covered = {
        (row, column): (top, left)
        for top, left, bottom, right in areas
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return {area[:2]: area for area in areas}, covered


_remembered_merged = lru_cache(maxsize=32)(_spread)
"""The forms of an office are merged alike."""


def grid_of(facts: SheetFacts, values: Mapping[Place, Value]) -> Grid:
    """Make the grid of a sheet from its stored values; plain arithmetic never computed is worked out."""
    spans, _ = _merged(facts.merges)
    found = {**values, **dict.fromkeys(facts.errors, "")}
    look = partial(_known_value, facts, values)
    for number, place in enumerate(sorted(facts.without_value)):
        formula = facts.formulas[place]
        # A reference alone takes a text as well as a number.
        is_tried = number < _MOST_WORKED_OUT and place_of(formula.strip()) is None
        result = work_out(formula, look) if is_tried else None
        found[place] = float(result) if isinstance(result, Decimal) else ""
    cells: dict[Place, GridCell] = {}
    odd = facts.errors or facts.without_value
    for place, value in found.items():
        if isinstance(value, str) and not odd:
            # Most cells of most forms hold nothing but a text.
            cell = _text_cell(place, clean(value), spans.get(place))
        else:
            cell = _cell(facts, place, value, spans.get(place))
        if cell:
            cells[place] = cell
    return Grid(facts, cells)


def _text_cell(place: Place, text: str, area: Area | None) -> GridCell | None:
    if not text:
        return None
    row, column = place
    if area is None:
        return GridCell(row, column, 1, 1, text)
    return GridCell(row, column, area[2] - row + 1, area[3] - column + 1, text)


def _cell(facts: SheetFacts, place: Place, value: Value, area: Area | None) -> GridCell | None:
    if isinstance(value, str):
        text, shown = clean(value), ""
    else:
        text, shown = text_of(value, facts.formats.get(place, GENERAL), is_formula=place in facts.formulas)
    error = facts.errors.get(place)
    formula = facts.formulas[place] if place in facts.without_value else ""
    if not (text or error or formula):
        return None
    row, column = place
    row_span, column_span = (area[2] - row + 1, area[3] - column + 1) if area else (1, 1)
    return GridCell(row, column, row_span, column_span, error or text, shown, formula, error is not None)


def _known_value(facts: SheetFacts, values: Mapping[Place, Value], row: int, column: int) -> Known:
    """Read a cell for a calculation.

    Raises:
        Unknown: Its value is not known for certain.
    """
    place = (row, column)
    if place in facts.errors or place in facts.without_value:
        raise Unknown
    value = values.get(place)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return number_of(value)
    if value is None or isinstance(value, str):
        return value or None
    raise Unknown


def text_of(value: Value, code: str, *, is_formula: bool) -> tuple[str, str]:
    """Turn a stored value into the text that stands for it, and what is shown if that says less.

    A number is printed by its format. Where the format hides digits of a typed number, the number counts; a
    computed one is taken as shown.
    """
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float) and math.isfinite(value):
        return _text_of_number(number_of(value), code, is_formula=is_formula)
    if isinstance(value, dt.datetime):
        return _text_of_moment(value), ""
    if isinstance(value, dt.date):
        return value.isoformat(), ""
    if isinstance(value, dt.time):
        return _text_of_time(value), ""
    return clean(value), ""


def _text_of_number(number: Decimal, code: str, *, is_formula: bool) -> tuple[str, str]:
    if code == GENERAL:
        return plain(number), ""
    shown = show(number, code)
    if shown.lossless or is_formula:
        return shown.text, ""
    return show_whole(number, code), shown.text


def _text_of_moment(moment: dt.datetime) -> str:
    day = moment.date().isoformat()
    return day if moment.time() == dt.time() else f"{day} {_text_of_time(moment.time())}"


def _text_of_time(time: dt.time) -> str:
    return time.isoformat("seconds" if time.second else "minutes")


def grids_of(sheets: Sequence[tuple[SheetFacts, Mapping[Place, Value]]]) -> Callable[[], Iterator[Grid]]:
    """Walk over the grids of the sheets that hold something and are not too large; each is made once."""
    made: dict[int, Grid] = {}

    def walk() -> Iterator[Grid]:
        for number, (facts, values) in enumerate(sheets):
            if facts.filled and not facts.too_large:
                if number not in made:
                    made[number] = grid_of(facts, values)
                yield made[number]

    return walk
