"""The formulas of a workbook of 1997, which are kept in tokens, written as a person would write them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop.values.number import plain
from desktop.workbook.addresses import Place, column_letters
from desktop.workbook.biff_sheet import ERRORS
from desktop.workbook.formats import number_of
from desktop.workbook.old_functions import ARGUMENTS, CALLED_BY_NAME, LATER, NAMES, OF_2007

MOST_WRITTEN = 20_000_000
"""Characters that the formulas of one book are made of, what is written again and again included."""
_ROWS, _COLUMNS = 65_536, 256
_ROW_RELATIVE, _COLUMN_RELATIVE, _COLUMN = 0x8000, 0x4000, 0x3FFF
_BINARY = {
    3: "+",
    4: "-",
    5: "*",
    6: "/",
    7: "^",
    8: "&",
    9: "<",
    10: "<=",
    11: "=",
    12: ">=",
    13: ">",
    14: "<>",
    15: " ",
    16: ",",
    17: ":",
}
_GONE = "#REF!"
_CHOICES, _SUM = 0x04, 0x10
_VALUES = 0x20
"""Tokens from here on come in three classes."""


class NotTranslated(Exception):
    """A formula has a token that is not known here."""


@dataclass(slots=True)
class Surroundings:
    """What the formulas of a book refer to by number."""

    sheets: list[str] = field(default_factory=list)
    """Names of all sheets; blank for one that is not carried over."""
    books: list[bool] = field(default_factory=list)
    """For each book that is referred to, whether it is this one."""
    listed: list[list[str]] = field(default_factory=list)
    """For each book that is referred to, the names that it lends."""
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    """Book, first and last sheet of each reference to sheets."""
    names: list[str] = field(default_factory=list)
    """The names that the book defines."""
    written: int = 0
    """Characters that were written so far."""

    def sheet(self, number: int) -> str:
        """Write the sheets that a reference names, as they stand before an address."""
        book, first, last = self._span(number)
        if not self.books[book]:
            raise NotTranslated
        if first >= len(self.sheets) or last >= len(self.sheets):
            return ""
        if not (self.sheets[first] and self.sheets[last]):
            raise NotTranslated
        named = self.sheets[first] if first == last else f"{self.sheets[first]}:{self.sheets[last]}"
        return "'{}'!".format(named.replace("'", "''"))

    def lent(self, number: int, name: int) -> str:
        """Give a name that another book lends, such as that of a function that came later."""
        book, *_ = self._span(number)
        return self.names[name - 1] if self.books[book] else self.listed[book][name - 1]

    def _span(self, number: int) -> tuple[int, int, int]:
        return self.spans[number]


def translated(
    tokens: bytes, around: Surroundings, at: Place = (0, 0), shared: Mapping[Place, bytes] | None = None
) -> str | None:
    """Write a formula; None where it can't be told.

    Args:
        tokens: The formula.
        around: What it refers to.
        at: Its cell, which shared formulas and rules count from.
        shared: Formulas of several cells, by the first of them.
    """
    try:
        if tokens[:1] == b"\1" and shared is not None:
            tokens = shared[struct.unpack_from("<HH", tokens, 1)]
        return _Translation(tokens, around, at).formula()
    except (NotTranslated, struct.error, IndexError, KeyError):
        return None


class _Translation:
    """Works one formula off, token by token, onto a pile of texts."""

    def __init__(self, tokens: bytes, around: Surroundings, at: Place) -> None:
        self._tokens = tokens
        self._around = around
        self._at = at
        self._place = 0
        self._pile: list[str] = []
        self._takers: Mapping[int, Callable[[], None]] = {
            0x12: lambda: self._put(f"+{self._pile.pop()}"),
            0x13: lambda: self._put(f"-{self._pile.pop()}"),
            0x14: lambda: self._put(f"{self._pile.pop()}%"),
            0x15: lambda: self._put(f"({self._pile.pop()})"),
            0x16: lambda: self._put(""),
            0x17: self._text,
            0x19: self._hint,
            0x1C: lambda: self._put(ERRORS[self._number("B")]),
            0x1D: lambda: self._put("TRUE" if self._number("B") else "FALSE"),
            0x1E: lambda: self._put(str(self._number("H"))),
            0x1F: self._long_number,
            0x21: self._function,
            0x22: self._function_of_any,
            0x23: self._name,
            0x24: lambda: self._put(self._cell(counted=False)),
            0x25: lambda: self._put(self._area(counted=False)),
            **dict.fromkeys((0x26, 0x27, 0x28), lambda: self._pass_over(6)),
            0x29: lambda: self._pass_over(2),
            0x2A: lambda: self._lost(4),
            0x2B: lambda: self._lost(8),
            0x2C: lambda: self._put(self._cell(counted=True)),
            0x2D: lambda: self._put(self._area(counted=True)),
            0x39: self._lent_name,
            0x3A: lambda: self._put(self._sheet() + self._cell(counted=False)),
            0x3B: lambda: self._put(self._sheet() + self._area(counted=False)),
            0x3C: lambda: self._lost(6),
            0x3D: lambda: self._lost(10),
        }

    def formula(self) -> str:
        """Write the formula."""
        while self._place < len(self._tokens):
            kind = self._number("B")
            if kind in _BINARY:
                right, left = self._pile.pop(), self._pile.pop()
                self._put(f"{left}{_BINARY[kind]}{right}")
                continue
            # Two bits tell what is wanted of a value, which does not change how it is written.
            taker = self._takers.get(kind & 0x1F | _VALUES if kind >= _VALUES else kind)
            if taker is None:
                raise NotTranslated
            taker()
        if len(self._pile) != 1:
            raise NotTranslated
        return self._pile[0]

    def _put(self, text: str) -> None:
        self._around.written += len(text)
        if self._around.written > MOST_WRITTEN:
            raise NotTranslated
        self._pile.append(text)

    def _number(self, code: str) -> int:
        value: int
        (value,) = struct.unpack_from(f"<{code}", self._tokens, self._place)
        self._place += struct.calcsize(code)
        return value

    def _pass_over(self, count: int) -> None:
        self._place += count

    def _lost(self, count: int) -> None:
        self._pass_over(count)
        self._put(_GONE)

    def _text(self) -> None:
        length, wide = self._number("B"), self._number("B") & 1
        end = self._place + length * (wide + 1)
        held = self._tokens[self._place : end].decode("utf-16-le" if wide else "latin-1", "replace")
        self._place = end
        self._put('"{}"'.format(held.replace('"', '""')))

    def _hint(self) -> None:
        """Pass over what only helps to compute; a sum of one thing is a token of its own."""
        flags, held = self._number("B"), self._number("H")
        if flags & _CHOICES:
            self._pass_over((held + 1) * 2)
        elif flags & _SUM:
            self._put(f"SUM({self._pile.pop()})")

    def _long_number(self) -> None:
        (number,) = struct.unpack_from("<d", self._tokens, self._place)
        self._pass_over(8)
        self._put(plain(number_of(number)))

    def _function(self) -> None:
        number = self._number("H")
        self._call(NAMES[number], ARGUMENTS[number])

    def _function_of_any(self) -> None:
        count, number = self._number("B") & 0x7F, self._number("H") & 0x7FFF
        if number != CALLED_BY_NAME:
            self._call(NAMES[number], count)
            return
        arguments = self._popped(count)
        name = arguments[0].upper().removeprefix(LATER.upper())
        marked = name if name in OF_2007 else LATER + name
        self._put(f"{marked}({','.join(arguments[1:])})")

    def _call(self, name: str, count: int) -> None:
        self._put(f"{name}({','.join(self._popped(count))})")

    def _popped(self, count: int) -> list[str]:
        if count > len(self._pile):
            raise NotTranslated
        start = len(self._pile) - count
        taken, self._pile[start:] = self._pile[start:], []
        return taken

    def _name(self) -> None:
        number = self._number("H")
        self._pass_over(2)
        self._put(self._around.names[number - 1])

    def _lent_name(self) -> None:
        book, name = self._number("H"), self._number("H")
        self._pass_over(2)
        self._put(self._around.lent(book, name))

    def _sheet(self) -> str:
        return self._around.sheet(self._number("H"))

    def _cell(self, *, counted: bool) -> str:
        row, column = self._number("H"), self._number("H")
        return self._address(row, column, counted=counted)

    def _area(self, *, counted: bool) -> str:
        top, bottom, left, right = (self._number("H") for _ in range(4))
        if (top, bottom) == (0, _ROWS - 1):
            return f"{self._column(left, counted=counted)}:{self._column(right, counted=counted)}"
        if (left & _COLUMN, right & _COLUMN) == (0, _COLUMNS - 1):
            first, last = self._row(top, left, counted=counted), self._row(bottom, right, counted=counted)
            return f"{first}:{last}"
        first = self._address(top, left, counted=counted)
        return f"{first}:{self._address(bottom, right, counted=counted)}"

    def _address(self, row: int, column: int, *, counted: bool) -> str:
        return self._column(column, counted=counted) + self._row(row, column, counted=counted)

    def _row(self, row: int, flags: int, *, counted: bool) -> str:
        if not flags & _ROW_RELATIVE:
            return f"${row + 1}"
        return str((row + self._at[0] if counted else row) % _ROWS + 1)

    def _column(self, held: int, *, counted: bool) -> str:
        column = held & _COLUMN
        if not held & _COLUMN_RELATIVE:
            return f"${column_letters(column % _COLUMNS)}"
        return column_letters((column + self._at[1] if counted else column) % _COLUMNS)
