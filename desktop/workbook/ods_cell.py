"""One cell of an OpenDocument spreadsheet: its value, and the format that shows it as the file does."""

from __future__ import annotations

import datetime as dt
import re

from desktop.workbook.addresses import Place
from desktop.workbook.as_shown import format_as_shown
from desktop.workbook.grid import Value
from desktop.workbook.markup import Attributes
from desktop.workbook.parts import GENERAL, whole
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.worksheet import MOST_FORMULA

_NUMBERS = ("float", "percentage", "currency")
_BLANKS = re.compile("[ \t\r\n]+")
_NOT_IN_WORKBOOKS = re.compile(r"^[a-z]+:=?|[\[\]$]|\.(?=[A-Z$])", re.IGNORECASE)
"""What a formula of this kind of file has, and one of a workbook doesn't: of:=SUM([.C5:.D5])."""
_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
_LONGEST_DAY = 30


class OdsCell:
    """A cell in the making."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self._lines: list[str] = []
        self._pieces: list[str] | None = None
        self._read: tuple[Value, str] | None = None

    def begin_paragraph(self) -> None:
        """Begin a line of the text that the cell shows."""
        self._pieces = []

    def add(self, text: str) -> None:
        """Add text to the line; white space in the markup is one space, and none at its beginning."""
        if self._pieces is not None:
            text = _BLANKS.sub(" ", text)
            follows = self._pieces and not self._pieces[-1].endswith((" ", "\n"))
            self._pieces.append(text if follows else text.removeprefix(" "))

    def add_sign(self, sign: str) -> None:
        """Add white space that counts as it is written."""
        if self._pieces is not None:
            self._pieces.append(sign)

    def end_paragraph(self) -> None:
        """End the line."""
        self._lines.append("".join(self._pieces or ()))
        self._pieces = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to put: no value, no formula, and nothing merged."""
        return not (self._lines or self._value_type or self._formula or self._spans != (1, 1))

    def put(self, maker: SheetMaker, place: Place) -> None:
        """Put the cell where it stands."""
        rows, columns = self._spans
        maker.merge((*place, place[0] + rows - 1, place[1] + columns - 1))
        shown = "\n".join(self._lines)
        if self.attributes.get("calcext:value-type") == "error":
            maker.put_error(place, shown)
            return
        # A repeated cell is read once.
        self._read = self._read or self._value(shown)
        value, code = self._read
        if value != "":
            maker.put(place, value, code)
        if self._formula:
            maker.put_formula(place, self._formula, has_value=value != "" or bool(self._value_type))

    @property
    def _value_type(self) -> str:
        return self.attributes.get("office:value-type", "")

    @property
    def _spans(self) -> tuple[int, int]:
        rows = whole(self.attributes.get("table:number-rows-spanned", "1"))
        columns = whole(self.attributes.get("table:number-columns-spanned", "1"))
        return max(1, rows), max(1, columns)

    @property
    def _formula(self) -> str:
        """The formula as a workbook writes it."""
        formula = self.attributes.get("table:formula", "")[:MOST_FORMULA]
        return _NOT_IN_WORKBOOKS.sub("", formula).replace(";", ",")

    def _value(self, shown: str) -> tuple[Value, str]:
        number = self.attributes.get("office:value", "")
        if self._value_type in _NUMBERS and _NUMBER.fullmatch(number):
            return float(number), format_as_shown(float(number), shown)
        if self._value_type == "date":
            return _moment(self.attributes.get("office:date-value", "")) or shown, GENERAL
        if self._value_type == "boolean":
            return self.attributes.get("office:boolean-value") == "true", GENERAL
        return shown or self.attributes.get("office:string-value", ""), GENERAL


def _moment(text: str) -> dt.datetime | dt.date | None:
    try:
        return dt.datetime.fromisoformat(text[:_LONGEST_DAY]) if "T" in text else dt.date.fromisoformat(text)
    except ValueError:
        return None
