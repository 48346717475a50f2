"""The cells of one sheet: where they are, what they hold, and how much there is."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from desktop.workbook.addresses import Area, Place, area_in, column_letters, place_of
from desktop.workbook.cell_values import CellValues
from desktop.workbook.grid import Value
from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.parts import GENERAL, YES
from desktop.workbook.refusal import damaged, unsafe
from desktop.workbook.sheet_tokens import INLINE, Line, lines_of
from desktop.workbook.spent import Spent
from desktop.workbook.string_items import string_of
from desktop.workbook.whole_elements import Wholes

MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_FILLED = 20_000
"""Filled cells of a sheet beyond which it is not looked at: no form is that large."""
MOST_SPREAD = 1_000_000
"""Cells of the rectangle around all filled ones of a sheet that is looked at."""
MOST_FORMULA = 200


class Worksheet:
    """The cells of a sheet: where they are, and what they hold."""

    tag = b"sheetData"

    def __init__(self, name: str, part: str, held: CellValues, spent: Spent) -> None:
        self._file = name
        self._part = part
        self._held = held
        self._spent = spent
        self.values: dict[Place, Value] = {}
        self.formulas: dict[Place, str] = {}
        self.without_value: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.formats: dict[Place, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[Area] = []
        self.filled = 0
        self._last_row = self._last_column = -1
        self._row = -1
        self._column = -1
        self.starts: Starts = {
            "row": self._start_row,
            "mergeCell": self._start_merge,
            "col": self._start_columns,
        }
        self.ends: Ends = {}
        self.wholes: Wholes = {"c": self._take_cell}

    @property
    def too_large(self) -> bool:
        """Whether more is filled, or is spread further, than any form's cells are."""
        spread = (self._last_row + 1) * (self._last_column + 1)
        return self.filled > MOST_FILLED or spread > MOST_SPREAD

    def text(self, data: str) -> None: ...

    def _start_row(self, attributes: Attributes) -> None:
        self._row = self._number(attributes.get("r"), self._row + 1)
        self._column = -1
        self._check(self._row, 0)
        if attributes.get("hidden") in YES:
            self.hidden_rows.add(self._row)

    def take(self, markup: str) -> bool:
        lines = lines_of(markup)
        for line in lines or ():
            self._start_row(line.attributes)
            self._spent.cell(line.cell_count)
            self._spent.text(line.length)
            if not self._put_texts(line):
                for cell in line.cells:
                    self._put(*cell)
        return lines is not None

    def _put_texts(self, line: Line) -> bool:
        """Put a row of nothing but texts; False, and none put, where anything has to be looked at."""
        if line.texts is None or self.filled + len(line.texts) > MOST_FILLED:
            return False
        self._row, self._column = line.end
        self.values.update(line.texts)
        self.filled += len(line.texts)
        row, column = line.corner
        self._last_row, self._last_column = max(self._last_row, row), max(self._last_column, column)
        return True

    def _take_cell(self, cell: Element) -> None:
        self._spent.cell()
        attributes = cell.attrib
        text, formula = _content(cell)
        self._spent.text(len(text))
        address = attributes.get("r")
        place = None if address is None else place_of(address)
        if place is None and address is not None:
            raise damaged(self._file, "address", address=address)
        self._put(place, attributes.get("s", ""), attributes.get("t", ""), text, formula)

    def _put(self, at: Place | None, style: str, kind: str, text: str, formula: str | None) -> None:
        place = (max(self._row, 0), self._column + 1) if at is None else at
        self._row, self._column = row, column = place
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            self._check(row, column)
        if not text and formula is None:
            return
        self._fill(place, style, kind, text)
        if formula is not None and self.filled <= MOST_FILLED:
            self.formulas[place] = formula[:MOST_FORMULA]
            if not text and kind != "str":
                self.without_value.add(place)

    def _fill(self, place: Place, style: str, kind: str, text: str) -> None:
        self.filled += 1
        self._last_row, self._last_column = max(self._last_row, place[0]), max(self._last_column, place[1])
        code = self._held.code(style) if kind in ("", "n") else GENERAL
        value = text if not text or kind == INLINE else self._value(kind, text, code)
        if kind == "s":
            self._spent.text(len(str(value)))
        if self.filled > MOST_FILLED:
            return
        if value != "":
            self.values[place] = value
        if kind == "e":
            self.errors[place] = text
        if code != GENERAL:
            self.formats[place] = code

    def _value(self, kind: str, text: str, code: str) -> Value:
        try:
            return self._held.value(kind, text, code)
        except (ValueError, LookupError) as error:
            raise damaged(self._file, "content") from error

    def _start_merge(self, attributes: Attributes) -> None:
        reference = attributes.get("ref", "")
        area = area_in(reference)
        if area is None:
            raise damaged(self._file, "address", address=reference)
        top, left, bottom, right = area
        if bottom >= MOST_ROWS or right >= MOST_COLUMNS or top > bottom or left > right:
            raise unsafe(self._file, "merge", address=reference, rows=MOST_ROWS, columns=MOST_COLUMNS)
        self._spent.merge((bottom - top + 1) * (right - left + 1))
        self.merges.append(area)

    def _start_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in YES:
            first = self._number(attributes.get("min"), 0)
            last = min(self._number(attributes.get("max"), 0), MOST_COLUMNS - 1)
            self.hidden_columns.update(range(first, last + 1))

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


def _content(cell: Element) -> tuple[str, str | None]:
    """Read what stands in a cell, and its formula."""
    text, formula = "", None
    for part in cell:
        if part.tag == "v":
            text += part.text or ""
        elif part.tag == "is":
            text += string_of(part)
        elif part.tag == "f":
            formula = part.text or ""
    return text, formula
