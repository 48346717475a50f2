"""The cells of one sheet of a workbook of 1997."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping

from desktop.workbook.addresses import Place
from desktop.workbook.biff import Record
from desktop.workbook.biff_book import BiffBook
from desktop.workbook.grid import Value
from desktop.workbook.parts import GENERAL
from desktop.workbook.serial_dates import moment_of, shows_days
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.worksheet import MOST_COLUMNS

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_UNKNOWN_ERROR = "#ERROR!"
_NOT_A_NUMBER = 0xFFFF
_TEXT_FOLLOWS, _LOGICAL, _ERROR = 0, 1, 2
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01


class BiffSheet:
    """Takes the cells of a sheet from its records."""

    def __init__(self, book: BiffBook, maker: SheetMaker) -> None:
        self._book = book
        self._maker = maker
        self._waiting: Place | None = None
        """The formula whose text comes in a record of its own."""
        self._takers: Mapping[int, Callable[[Record], None]] = {
            0x203: self._take_number,
            0x27E: self._take_short_number,
            0xBD: self._take_short_numbers,
            0xFD: self._take_shared_text,
            0x204: self._take_text,
            0xD6: self._take_text,
            0x205: self._take_logical,
            0x06: self._take_formula,
            0x207: self._take_formula_text,
            0xE5: self._take_merges,
            0x208: self._take_row,
            0x7D: self._take_columns,
        }

    def read(self, records: Iterable[Record]) -> None:
        """Read a sheet.

        Raises:
            FileRefused: A cell lies beyond a limit.
            struct.error, IndexError: A record breaks off.
        """
        for record in records:
            self.take(record)

    def take(self, record: Record) -> None:
        """Take what a record says."""
        take = self._takers.get(record.kind)
        if take:
            take(record)

    def _put_number(self, place: Place, style: int, number: float) -> None:
        code = self._book.code_of(style)
        value: Value = number
        if shows_days(code):
            moment = moment_of(number, from_1904=self._book.from_1904)
            value, code = (number if moment is None else moment), GENERAL
        self._maker.put(place, value, code)

    def _put_text(self, place: Place, text: str) -> None:
        if text:
            self._maker.put(place, text)

    def _put_logical(self, place: Place, value: int, *, is_error: bool) -> None:
        if is_error:
            self._maker.put_error(place, ERRORS.get(value, _UNKNOWN_ERROR))
        else:
            self._maker.put(place, bool(value))

    def _take_number(self, record: Record) -> None:
        row, column, style, number = struct.unpack_from("<3Hd", record.data)
        self._put_number((row, column), style, number)

    def _take_short_number(self, record: Record) -> None:
        row, column, style, short = struct.unpack_from("<3Hi", record.data)
        self._put_number((row, column), style, _number_of(short))

    def _take_short_numbers(self, record: Record) -> None:
        row, first = struct.unpack_from("<2H", record.data)
        for step in range((len(record.data) - 6) // 6):
            style, short = struct.unpack_from("<Hi", record.data, 4 + step * 6)
            self._put_number((row, first + step), style, _number_of(short))

    def _take_shared_text(self, record: Record) -> None:
        row, column, number = struct.unpack_from("<2H2xI", record.data)
        self._put_text((row, column), self._book.texts[number])

    def _take_text(self, record: Record) -> None:
        row, column = struct.unpack_from("<2H", record.data)
        self._put_text((row, column), self._book.string(record, 6))

    def _take_logical(self, record: Record) -> None:
        row, column, value, is_error = struct.unpack_from("<2H2xBB", record.data)
        self._put_logical((row, column), value, is_error=bool(is_error))

    def _take_formula(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<3H", record.data)
        kind, value, mark = struct.unpack_from("<BxB3xH", record.data, 6)
        place = (row, column)
        self._maker.check(place)
        self._maker.put_formula(place, "", has_value=True)
        if mark != _NOT_A_NUMBER:
            self._put_number(place, style, struct.unpack_from("<d", record.data, 6)[0])
        elif kind == _TEXT_FOLLOWS:
            self._waiting = place
        elif kind in (_LOGICAL, _ERROR):
            self._put_logical(place, value, is_error=kind == _ERROR)

    def _take_formula_text(self, record: Record) -> None:
        if self._waiting:
            self._put_text(self._waiting, self._book.string(record, 0))
            self._waiting = None

    def _take_merges(self, record: Record) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        for number in range(count):
            top, bottom, left, right = struct.unpack_from("<4H", record.data, 2 + number * 8)
            self._maker.merge((top, left, bottom, right))

    def _take_row(self, record: Record) -> None:
        row, flags = struct.unpack_from("<H10xH", record.data)
        if flags & _ROW_HIDDEN:
            self._maker.hidden_rows.add(row)

    def _take_columns(self, record: Record) -> None:
        first, last, flags = struct.unpack_from("<2H4xH", record.data)
        if flags & _COLUMN_HIDDEN:
            self._maker.hidden_columns.update(range(first, min(last, MOST_COLUMNS - 1) + 1))


def _number_of(short: int) -> float:
    """Read a number in four bytes: two bits say whether it is whole, and whether it is hundredths."""
    if short & 2:
        number = float(short >> 2)
    else:
        (number,) = struct.unpack("<d", bytes(4) + struct.pack("<i", short & ~3))
    return number / 100 if short & 1 else number
