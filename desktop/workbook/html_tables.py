"""The tables of a web page: where each of their cells stands, and the lines of text around them."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.text import workbook as wording
from desktop.workbook.html_cell import HtmlCell, HtmlText, is_hidden
from desktop.workbook.html_tokens import Sort, Token, tokens, unescaped
from desktop.workbook.markup import DEEPEST, MOST_ELEMENTS
from desktop.workbook.refusal import unsafe
from desktop.workbook.sheet_maker import SheetMaker
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_COLUMNS

_ANCHOR = re.compile(r"table\d+")
"""Name of the place where a spreadsheet program says the name of the sheet that follows."""
_AFTER_NUMBER = re.compile("[^:：]*[:：]")
_SHEET_NAME = re.compile("<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_CELLS = ("td", "th")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "caption")


class _Table:
    """One table in the making."""

    def __init__(self, maker: SheetMaker, spent: Spent) -> None:
        self.maker = maker
        self.cell: HtmlCell | None = None
        self.loose = HtmlText()
        """Text that stands in no cell."""
        self._spent = spent
        self._row = -1
        self._in_row = False
        self._column = 0
        self._taken: dict[int, int] = {}
        """By column, the row under what was spread down over it; -1 for a cell that goes down to the end."""
        self._spread: list[tuple[int, int, int, int]] = []

    def begin_row(self, attributes: dict[str, str]) -> None:
        self.end_loose()
        self._next_row()
        if is_hidden(attributes):
            self.maker.hidden_rows.add(self._row)

    def begin_cell(self, attributes: dict[str, str]) -> None:
        self.end_loose()
        if not self._in_row:
            self._next_row()
        self._spent.cell()
        self.cell = HtmlCell(attributes)

    def end_cell(self) -> None:
        cell, self.cell = self.cell, None
        if cell is None:
            return
        while self._is_taken(self._column):
            self._column += 1
        place = row, column = self._row, self._column
        self.maker.check(place)
        end = column + 1
        while end < min(column + cell.columns, MOST_COLUMNS) and not self._is_taken(end):
            self._spent.cell()
            end += 1
        below = row + cell.rows if cell.rows else -1
        self._taken |= dict.fromkeys(range(column, end), below)
        self._spread.append((row, column, below, end))
        self._column = end
        if cell.is_hidden:
            self.maker.hidden_columns.update(range(column, end))
        cell.put(self.maker, place)

    def end_loose(self) -> None:
        """Give each line of text that stood in no cell a row of its own."""
        for line in self.loose.taken().split("\n"):
            if line.strip():
                self._next_row()
                self.cell = HtmlCell({})
                self.cell.text.add(line)
                self.end_cell()
                self._in_row = False

    def end(self) -> None:
        """Merge what is spread over several cells, no further than there are rows."""
        self.end_cell()
        self.end_loose()
        rows = self._row + 1
        for row, column, below, end in self._spread:
            bottom = rows if below < 0 else min(below, rows)
            self.maker.merge((row, column, bottom - 1, end - 1))

    def _next_row(self) -> None:
        self.end_cell()
        self._row += 1
        self._in_row = True
        self._column = 0
        self.maker.check((self._row, 0))

    def _is_taken(self, column: int) -> bool:
        below = self._taken.get(column, 0)
        return below < 0 or below > self._row


class HtmlTables:
    """Takes the tables of a page, those inside cells too, as sheets."""

    def __init__(self, file: str) -> None:
        self.makers: list[SheetMaker] = []
        self._file = file
        self._spent = Spent(file)
        self._open: list[_Table] = []
        self._last: _Table | None = None
        self._around = HtmlText()
        """Text outside all tables, which goes with the table that follows it."""
        self._names: list[str] = []
        self._heading: HtmlText | None = None
        """The name of the sheet that follows, while it is read."""
        self._said = ""
        self._walked = 0

    def read(self, page: str) -> None:
        """Read a page.

        Raises:
            FileRefused: It goes beyond a limit.
        """
        takers: dict[Sort, Callable[[Token], None]] = {
            Sort.START: self._start,
            Sort.END: self._end,
            Sort.TEXT: self._take_text,
            Sort.ASIDE: self._take_aside,
        }
        # Counted before the walk: a page of nothing but tags would take longer than its refusal may.
        self._walked += page.count("<")
        if self._walked > MOST_ELEMENTS:
            raise unsafe(self._file, "elements", limit=MOST_ELEMENTS)
        for token in tokens(page):
            takers[token.sort](token)
        while self._open:
            self._end_table()
        self._end_page()

    def _start(self, token: Token) -> None:
        name = token.text
        if name == "table":
            self._start_table()
        elif name == "a":
            self._start_anchor(token)
        elif name == "br":
            self._text.end_line()
        elif name in _BLOCKS:
            self._text.break_line()
        elif self._open and name == "tr":
            self._open[-1].begin_row(token.attributes)
        elif self._open and name in _CELLS:
            self._open[-1].end_cell()
            self._open[-1].begin_cell(token.attributes)

    def _end(self, token: Token) -> None:
        name = token.text
        if name in _BLOCKS:
            self._text.break_line()
        elif name == "a" and self._heading is not None:
            self._end_anchor(self._heading)
        elif self._open and name == "table":
            self._end_table()
        elif self._open and name in (*_CELLS, "tr"):
            self._open[-1].end_cell()

    def _take_text(self, token: Token) -> None:
        self._spent.text(len(token.text))
        self._text.add(token.text)

    def _take_aside(self, token: Token) -> None:
        """Keep the names of sheets, which spreadsheets look for in a comment."""
        self._names += map(unescaped, _SHEET_NAME.findall(token.text))

    @property
    def _text(self) -> HtmlText:
        """Where text goes now: into the open cell, beside the cells of the table, or around the tables."""
        if self._heading is not None:
            return self._heading
        if not self._open:
            return self._around
        table = self._open[-1]
        return table.cell.text if table.cell else table.loose

    def _start_anchor(self, token: Token) -> None:
        if not self._open and _ANCHOR.fullmatch(token.attributes.get("name", "")):
            self._heading = HtmlText()
            if not self.makers:
                # Above the first sheet stands a list of all of them.
                self._around = HtmlText()

    def _end_anchor(self, heading: HtmlText) -> None:
        self._said = _AFTER_NUMBER.sub("", heading.taken(), count=1).strip()
        self._heading = None

    def _start_table(self) -> None:
        if len(self._open) >= DEEPEST:
            raise unsafe(self._file, "depth", part="table", limit=DEEPEST)
        name = self._said or wording.TABLE_NAME.format(number=len(self.makers) + 1)
        self._said, self._heading = "", None
        table = _Table(SheetMaker(self._file, name, self._spent), self._spent)
        self.makers.append(table.maker)
        if not self._open:
            table.loose, self._around = self._around, HtmlText()
        self._open.append(table)

    def _end_table(self) -> None:
        self._last = self._open.pop()
        self._last.end()

    def _end_page(self) -> None:
        """Put the text under the last table under it."""
        if self._last:
            self._last.loose = self._around
            self._last.end_loose()
        self._last, self._around, self._heading = None, HtmlText(), None
        if len(self._names) == len(self.makers):
            for maker, name in zip(self.makers, self._names, strict=True):
                maker.name = name
