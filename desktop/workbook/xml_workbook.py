"""The sheets of a workbook that was saved as one XML file (XML Spreadsheet 2003)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from desktop.workbook.addresses import Place
from desktop.workbook.html_cell import NAMED_FORMATS, TEXT_FORMAT
from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.parts import GENERAL, whole
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_FORMULA, MOST_ROWS

_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
_LONGEST_WORD = 30
_LONGEST_FORMAT = 255
_ASIDE = ("Comment", "PhoneticText")
"""Elements whose texts are none of the cell."""
_SHOWN = "SheetVisible"


class XmlWorkbook:
    """Takes the sheets of a file."""

    def __init__(self, name: str) -> None:
        self.makers: list[SheetMaker] = []
        self._file = name
        self._spent = Spent(name)
        self._formats: dict[str, str] = {}
        self._style = ""
        self._maker = SheetMaker(name, "", self._spent)
        self._row = self._column = 0
        self._cell = _Cell({})
        self._taken: list[str] | None = None
        """The text that is being read, of a cell or of a word about the sheet."""
        self._aside = 0
        starts: dict[str, Callable[[Attributes], None]] = {
            "Style": self._start_style,
            "NumberFormat": self._take_format,
            "Worksheet": self._start_sheet,
            "Column": self._take_column,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Data": self._start_data,
            "Visible": self._start_visible,
        }
        ends: dict[str, Callable[[], None]] = {
            "Row": self._end_row,
            "Cell": self._end_cell,
            "Data": self._end_data,
            "Visible": self._end_visible,
        }
        self.starts: Starts = {**starts, **dict.fromkeys(_ASIDE, self._start_aside)}
        self.ends: Ends = {**ends, **dict.fromkeys(_ASIDE, self._end_aside)}

    def text(self, data: str) -> None:
        if self._taken is not None and not self._aside:
            self._spent.text(len(data))
            self._taken.append(data)

    def _start_aside(self, _attributes: Attributes) -> None:
        self._aside += 1

    def _end_aside(self) -> None:
        self._aside -= 1

    def _start_style(self, attributes: Attributes) -> None:
        self._style = _told(attributes, "ID")

    def _take_format(self, attributes: Attributes) -> None:
        code = _told(attributes, "Format")
        code = NAMED_FORMATS.get(code.lower(), code)[:_LONGEST_FORMAT]
        self._formats[self._style] = GENERAL if code in ("", TEXT_FORMAT) else code

    def _start_sheet(self, attributes: Attributes) -> None:
        self._maker = SheetMaker(self._file, _told(attributes, "Name"), self._spent)
        self.makers.append(self._maker)
        self._row = self._column = 0

    def _start_visible(self, _attributes: Attributes) -> None:
        self._taken = []

    def _end_visible(self) -> None:
        self._maker.shown = self._words() == _SHOWN

    def _take_column(self, attributes: Attributes) -> None:
        first = _number(attributes, "Index", self._column + 1) - 1
        self._column = first + 1 + _number(attributes, "Span", 0)
        if _told(attributes, "Hidden") == "1":
            self._maker.hidden_columns.update(range(first, min(self._column, MOST_COLUMNS)))

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes, "Index", self._row + 1) - 1
        self._column = 0
        if _told(attributes, "Hidden") == "1":
            last = self._row + _number(attributes, "Span", 0)
            self._maker.hidden_rows.update(range(self._row, min(last + 1, MOST_ROWS)))
        # A row that stands for several is blank, and the next one stands behind them.
        self._row += _number(attributes, "Span", 0)

    def _end_row(self) -> None:
        self._row += 1

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _number(attributes, "Index", self._column + 1) - 1
        self._cell = _Cell(attributes)

    def _start_data(self, attributes: Attributes) -> None:
        if not self._aside:
            self._cell.type = _told(attributes, "Type")
            self._taken = []

    def _end_data(self) -> None:
        if not self._aside:
            self._cell.text = self._words()

    def _words(self) -> str:
        pieces, self._taken = self._taken or [], None
        return "".join(pieces)

    def _end_cell(self) -> None:
        cell, place = self._cell, (self._row, self._column)
        across, down = (_number(cell.attributes, f"Merge{way}", 0) for way in ("Across", "Down"))
        self._maker.check(place)
        self._maker.merge((self._row, self._column, self._row + down, self._column + across))
        cell.put(self._maker, place, self._formats.get(_told(cell.attributes, "StyleID"), GENERAL))
        self._column += across + 1


class _Cell:
    """A cell in the making."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self.type = ""
        self.text = ""

    def put(self, maker: SheetMaker, place: Place, code: str) -> None:
        """Put the cell where it stands."""
        if self.type == "Error":
            maker.put_error(place, self.text.strip())
        elif self.type == "Number" and _NUMBER.fullmatch(self.text.strip()):
            maker.put(place, float(self.text), code)
        elif self.type == "Boolean":
            maker.put(place, self.text.strip() == "1")
        elif self.text:
            maker.put(place, _moment(self.text) if self.type == "DateTime" else self.text)
        formula = _told(self.attributes, "Formula").removeprefix("=")[:MOST_FORMULA]
        if formula:
            maker.put_formula(place, formula, has_value=bool(self.text))


def _moment(text: str) -> dt.datetime | str:
    try:
        return dt.datetime.fromisoformat(text[:_LONGEST_WORD])
    except ValueError:
        return text


def _told(attributes: Attributes, name: str) -> str:
    """Read an attribute, whose prefix some programs leave out."""
    return attributes.get(f"ss:{name}", attributes.get(name, ""))


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    return max(whole(_told(attributes, name) or str(otherwise)), 0)
