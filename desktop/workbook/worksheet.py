"""The cells of one sheet: where they are, what a reader of values does not tell, and how much there is."""

from __future__ import annotations

from desktop.workbook.addresses import Area, Place, column_letters, place_of
from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.parts import GENERAL, whole
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.spent import Spent

MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_FILLED = 20_000
"""Filled cells of a sheet beyond which it is not looked at: no form is that large."""
MOST_SPREAD = 1_000_000
"""Cells of the rectangle around all filled ones: a reader of values takes it up whole."""
MOST_FORMULA = 200

_YES = ("1", "true", "on")


class Worksheet:
    """The cells of a sheet: where they are, and what a reader of values does not tell."""

    def __init__(self, name: str, part: str, formats: list[str], lengths: list[int], spent: Spent) -> None:
        self._file = name
        self._part = part
        self._formats = formats
        self._lengths = lengths
        self._spent = spent
        self.formulas: dict[Place, str] = {}
        self.without_value: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.formats: dict[Place, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[Area] = []
        self.filled = 0
        self._last: Place = (-1, -1)
        self._row = -1
        self._column = -1
        self._cell: Attributes | None = None
        self._gathered: list[str] | None = None
        self._formula: str | None = None
        self._value = ""
        self.starts: Starts = {
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._start_text,
            "t": self._start_text,
            "f": self._start_text,
            "mergeCell": self._start_merge,
            "col": self._start_columns,
        }
        self.ends: Ends = {
            "c": self._end_cell,
            "v": self._end_value,
            "t": self._end_value,
            "f": self._end_formula,
        }

    @property
    def too_large(self) -> bool:
        """Whether more is filled, or is spread further, than any form's cells are."""
        rows, columns = self._last
        return self.filled > MOST_FILLED or (rows + 1) * (columns + 1) > MOST_SPREAD

    def text(self, data: str) -> None:
        if self._gathered is not None:
            self._spent.text(len(data))
            self._gathered.append(data)

    def _taken(self) -> str:
        """Take the text that was gathered."""
        text = "".join(self._gathered or ())
        self._gathered = None
        return text

    def _end_formula(self) -> None:
        if self._gathered is not None:
            self._formula = self._taken()[:MOST_FORMULA]

    def _end_value(self) -> None:
        if self._gathered is not None:
            self._value += self._taken()

    def _start_row(self, attributes: Attributes) -> None:
        self._row = self._number(attributes.get("r"), self._row + 1)
        self._column = -1
        self._check(self._row, 0)
        if attributes.get("hidden") in _YES:
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        address = attributes.get("r")
        if address is None:
            place: Place | None = (max(self._row, 0), self._column + 1)
        else:
            place = place_of(address)
        if place is None:
            raise damaged(self._file, "address", address=address)
        self._check(*place)
        self._row, self._column = place
        self._spent.cell()
        self._cell, self._formula, self._value = attributes, None, ""

    def _start_text(self, _attributes: Attributes) -> None:
        if self._cell is not None:
            self._gathered = []

    def _start_merge(self, attributes: Attributes) -> None:
        reference = attributes.get("ref", "")
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start is None or end is None:
            raise damaged(self._file, "address", address=reference)
        if end[0] >= MOST_ROWS or end[1] >= MOST_COLUMNS or start[0] > end[0] or start[1] > end[1]:
            raise unsafe(self._file, "merge", address=reference, rows=MOST_ROWS, columns=MOST_COLUMNS)
        self._spent.merge((end[0] - start[0] + 1) * (end[1] - start[1] + 1))
        self.merges.append((*start, *end))

    def _start_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _YES:
            first = self._number(attributes.get("min"), 0)
            last = min(self._number(attributes.get("max"), 0), MOST_COLUMNS - 1)
            self.hidden_columns.update(range(first, last + 1))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        cell, self._cell = self._cell, None
        value, kind = self._value, cell.get("t", "n")
        place = (self._row, self._column)
        if kind == "s":
            number = whole(value.strip())
            self._spent.text(self._lengths[number] if 0 <= number < len(self._lengths) else 0)
        if not value and self._formula is None:
            return
        self.filled += 1
        self._last = (max(self._last[0], place[0]), max(self._last[1], place[1]))
        if self.filled > MOST_FILLED:
            return
        if self._formula is not None:
            self.formulas[place] = self._formula
            if not value and kind != "str":
                self.without_value.add(place)
        if kind == "e":
            self.errors[place] = value
        style = whole(cell.get("s", "0"))
        code = self._formats[style] if 0 <= style < len(self._formats) else GENERAL
        if kind == "n" and code != GENERAL:
            self.formats[place] = code

    def _number(self, text: str | None, otherwise: int) -> int:
        """Read a row or column number, counted from 1 in the file."""
        if text is None:
            return otherwise
        if not text.strip().isdecimal() or len(text) > 12:
            raise damaged(self._file, "number", part=self._part, value=text[:20])
        return int(text) - 1

    def _check(self, row: int, column: int) -> None:
        if row >= MOST_ROWS:
            raise unsafe(self._file, "row", row=row + 1, limit=MOST_ROWS)
        if column >= MOST_COLUMNS:
            raise unsafe(self._file, "column", column=column_letters(column), limit=MOST_COLUMNS)
