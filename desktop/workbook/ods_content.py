"""The sheets of an OpenDocument spreadsheet: rows and cells that may be repeated, each with what it shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.workbook.markup import Attributes, Ends, Starts
from desktop.workbook.ods_cell import OdsCell
from desktop.workbook.parts import KEY_NAME, whole
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_ROWS

_ASIDE = ("annotation", "tracked-changes", "shapes", "frame", "custom-shape", "forms", "dde-links")
"""Elements whose texts and tables are no cells of the sheet."""

Taker = Callable[[SheetMaker, Attributes], None]


class Content:
    """Takes the sheets of a file from its content part."""

    def __init__(self, name: str) -> None:
        self.makers: list[SheetMaker] = []
        self.has_links = False
        self._file = name
        self._spent = Spent(name)
        self._aside = 0
        self._style = ""
        self._styles_not_shown: set[str] = set()
        self._maker: SheetMaker | None = None
        self._row = self._repeated = 0
        self._column = self._columns = 0
        self._cells: list[tuple[int, OdsCell]] = []
        self._cell: OdsCell | None = None
        starts: dict[str, Callable[[Attributes], None]] = {
            "style": self._start_style,
            "table-properties": self._start_properties,
            "table": self._start_table,
            "table-source": partial(self._in_sheet, self._take_source),
            "table-column": partial(self._in_sheet, self._take_column),
            "table-row": partial(self._in_sheet, self._start_row),
            "table-cell": partial(self._in_sheet, self._start_cell),
            "covered-table-cell": partial(self._in_sheet, self._start_cell),
            "named-expression": partial(self._in_sheet, self._take_name),
            "p": partial(self._in_cell, self._start_paragraph),
            "s": partial(self._in_cell, self._take_spaces),
            "tab": partial(self._in_cell, self._take_tab),
            "line-break": partial(self._in_cell, self._take_line_end),
        }
        ends: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "table-row": self._end_row,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "p": self._end_paragraph,
        }
        self.starts: Starts = {**starts, **dict.fromkeys(_ASIDE, self._start_aside)}
        self.ends: Ends = {**ends, **dict.fromkeys(_ASIDE, self._end_aside)}

    def text(self, data: str) -> None:
        if self._cell is not None and not self._aside:
            self._spent.text(len(data))
            self._cell.add(data)

    def _in_sheet(self, take: Taker, attributes: Attributes) -> None:
        if self._maker is not None and not self._aside:
            take(self._maker, attributes)

    def _in_cell(self, take: Callable[[OdsCell, Attributes], None], attributes: Attributes) -> None:
        if self._cell is not None and not self._aside:
            take(self._cell, attributes)

    def _start_aside(self, _attributes: Attributes) -> None:
        self._aside += 1

    def _end_aside(self) -> None:
        self._aside -= 1

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def _start_properties(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._styles_not_shown.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        if self._aside or self._maker is not None:
            self._aside += 1
            return
        shown = attributes.get("table:style-name") not in self._styles_not_shown
        self._maker = SheetMaker(self._file, attributes.get("table:name", ""), self._spent, shown=shown)
        self.makers.append(self._maker)
        self._row = self._columns = 0

    def _end_table(self) -> None:
        if self._aside:
            self._aside -= 1
        else:
            self._maker = None

    def _take_source(self, maker: SheetMaker, _attributes: Attributes) -> None:
        """Leave out a sheet that holds a copy of what stands in another file."""
        self.has_links = True
        if maker in self.makers:
            self.makers.remove(maker)

    def _take_column(self, maker: SheetMaker, attributes: Attributes) -> None:
        end = self._columns + _count(attributes, "table:number-columns-repeated")
        if _is_hidden(attributes):
            maker.hidden_columns.update(range(self._columns, min(end, MOST_COLUMNS)))
        self._columns = end

    def _start_row(self, maker: SheetMaker, attributes: Attributes) -> None:
        self._repeated = _count(attributes, "table:number-rows-repeated")
        self._column = 0
        self._cells = []
        if _is_hidden(attributes):
            maker.hidden_rows.update(range(self._row, min(self._row + self._repeated, MOST_ROWS)))

    def _end_row(self) -> None:
        if self._maker is None or self._aside:
            return
        if self._cells:
            self._maker.check((self._row + self._repeated - 1, 0))
            for row in range(self._row, self._row + self._repeated):
                for column, cell in self._cells:
                    cell.put(self._maker, (row, column))
        self._row += self._repeated

    def _start_cell(self, _maker: SheetMaker, attributes: Attributes) -> None:
        self._cell = OdsCell(attributes)

    def _end_cell(self) -> None:
        if self._maker is None or self._cell is None or self._aside:
            return
        cell, self._cell = self._cell, None
        end = self._column + _count(cell.attributes, "table:number-columns-repeated")
        if not cell.is_empty:
            self._maker.check((self._row, end - 1))
            self._cells.extend((column, cell) for column in range(self._column, end))
        self._column = end

    def _start_paragraph(self, cell: OdsCell, _attributes: Attributes) -> None:
        cell.begin_paragraph()

    def _end_paragraph(self) -> None:
        if self._cell is not None and not self._aside:
            self._cell.end_paragraph()

    def _take_spaces(self, cell: OdsCell, attributes: Attributes) -> None:
        count = _count(attributes, "text:c")
        self._spent.text(count)
        cell.add_sign(" " * count)

    def _take_tab(self, cell: OdsCell, _attributes: Attributes) -> None:
        cell.add_sign("\t")

    def _take_line_end(self, cell: OdsCell, _attributes: Attributes) -> None:
        cell.add_sign("\n")

    def _take_name(self, maker: SheetMaker, attributes: Attributes) -> None:
        """Keep the key of a sheet of our own."""
        if attributes.get("table:name") == KEY_NAME:
            maker.key = attributes.get("table:expression", "")


def _count(attributes: Attributes, name: str) -> int:
    return max(1, whole(attributes.get(name, "1")))


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("table:visibility", "visible") != "visible"
