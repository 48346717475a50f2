"""Walk over the rows under a table's headings, and see where the table ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.values.wording import fold
from desktop.workbook.blueprint import SEQUENCE, ClosingRow
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.recognise import Heading, Located, TableHead

_WIDE = 3
"""Headed columns that one cell covers where it is a remark and no entry."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row of the sheet under a table's headings."""

    row: int
    entries: dict[str, GridCell]
    """By column; also those that reach down into this row from above."""

    @property
    def anchored(self) -> dict[str, GridCell]:
        """The entries that begin in this row, the running number apart."""
        entries = self.entries.items()
        return {name: cell for name, cell in entries if cell.row == self.row and name != SEQUENCE}

    def text(self, column: str) -> str:
        """Read the text of a column's cell."""
        return self.entries[column].text if column in self.entries else ""


class TableBody:
    """The rows of one table of a form."""

    def __init__(self, grid: Grid, located: Located, head: TableHead) -> None:
        self._grid = grid
        self._blueprint = located.blueprint
        self.head = head
        self._last = located.last
        self._other_heads = {other.row for other in located.tables.values() if other.shape is not head.shape}

    def rows(self) -> Iterator[BodyRow]:
        """Walk over the rows up to the end of the table; headings printed again are left out."""
        for row in range(self.head.below, self._last + 1):
            if row in self._other_heads or self._begins_another_block(row):
                return
            if row not in self.head.repeats:
                yield BodyRow(row, self.entries(row))

    def entries(self, row: int) -> dict[str, GridCell]:
        """Find the cell of each column in a row."""
        found = ((name, self.entry(row, heading)) for name, heading in self.head.headings.items())
        return {name: cell for name, cell in found if cell is not None}

    def entry(self, row: int, heading: Heading) -> GridCell | None:
        """Find the cell that stands under a heading in a row."""
        for column in range(heading.cell.column, heading.cell.beside):
            cell = self._grid.cell(row, column)
            if cell is not None:
                return cell
        return None

    def first_cell(self, row: int) -> GridCell | None:
        """Find the first cell of a row, behind its running number."""
        number = self.head.headings.get(SEQUENCE)
        cells = self._grid.rows.get(row, [])
        return next((cell for cell in cells if not number or cell.column != number.cell.column), None)

    def closing_row(self, row: int) -> tuple[ClosingRow, GridCell] | None:
        """Recognise a row that closes the table (总分), by its first cell."""
        cell = self.first_cell(row)
        for closing in self._blueprint.closing:
            if cell is not None and closing.table == self.head.shape.block.id and cell.text in closing.labels:
                return closing, cell
        return None

    def goes_on(self, row: int) -> bool:
        """Tell whether every column of a row belongs to cells that begin further up."""
        return all(
            self._grid.anchor(row, heading.cell.column)[0] < row for heading in self.head.headings.values()
        )

    def covered(self, row: int, column: str) -> bool:
        """Tell whether a cell of this column that begins further up reaches down into a row."""
        heading = self.head.headings.get(column)
        return heading is not None and self._grid.anchor(row, heading.cell.column)[0] < row

    def merges(self, column: str) -> bool:
        """Tell whether cells of a column are merged downwards."""
        cell = self.head.headings[column].cell
        return any(
            cell.column <= left < cell.beside and self.head.below <= top < bottom <= self._last
            for top, left, bottom, _ in self._grid.facts.merges
        )

    def _begins_another_block(self, row: int) -> bool:
        first = self.first_cell(row)
        if first is None or self._names_row(row) or self.closing_row(row):
            return False
        headed = sum(
            first.column <= heading.cell.column < first.beside for heading in self.head.headings.values()
        )
        return headed >= _WIDE or (first.column <= self.head.left and self._is_label(first))

    def _names_row(self, row: int) -> bool:
        return any(cell.text in self.head.shape.rows for cell in self._grid.rows.get(row, []))

    def _is_label(self, cell: GridCell) -> bool:
        """Tell whether a cell belongs to another block; the table's own side label may stand in every row."""
        text, side = cell.text, self.head.shape.block.side
        if side is not None and fold(text) == fold(side.label):
            return False
        blueprint = self._blueprint
        return (
            text in blueprint.furniture
            or text in blueprint.all_labels
            or blueprint.inline.match(text) is not None
        )
