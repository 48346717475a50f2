"""Walk over the rows under a table's headings, and see where the table ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from desktop.templates.spec import Content
from desktop.text.heading_kinds import LEVEL
from desktop.values.points import heading_name
from desktop.values.wording import fold
from desktop.workbook.addresses import Place
from desktop.workbook.furniture import without_number
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.joining import is_comparison
from desktop.workbook.labels import is_worded
from desktop.workbook.recognise import Located
from desktop.workbook.table_head import TableHead
from desktop.workbook.table_shape import OPERATOR, SEQUENCE, ClosingRow

_WIDE = 3
"""Headed columns that one cell covers where it is a remark and no entry."""


# Never changed; not frozen, as for the cells of a grid.
@dataclass(slots=True)
class BodyRow:
    """One row of the sheet under a table's headings."""

    row: int
    entries: dict[str, GridCell]
    """By column; also those that reach down into this row from above."""
    anchored: dict[str, GridCell] = field(init=False)
    """The entries that begin in this row, the running number apart."""

    def __post_init__(self) -> None:
        entries = self.entries.items()
        self.anchored = {name: cell for name, cell in entries if cell.row == self.row and name != SEQUENCE}

    def text(self, column: str) -> str:
        """Read the text of a column's cell."""
        return self.entries[column].text if column in self.entries else ""


class TableBody:
    """The rows of one table of a form, under headings that no longer change."""

    def __init__(self, grid: Grid, located: Located, head: TableHead) -> None:
        self._grid = grid
        self._blueprint = located.blueprint
        self.head = head
        self._reach = self._side_below() if grid.is_blank else 0
        others = (other.row for other in located.tables.values() if other.row > head.row)
        self._rows = range(head.below, min(others, default=max(located.last + 1, self._reach)))
        self._printed: dict[str, frozenset[str | None]] = {}
        self._closings: dict[int, tuple[ClosingRow, GridCell] | None] = {}

    def _side_below(self) -> int:
        """Find the row under the label at the side: on a blank the rows beside it may be empty."""
        beside = (cell for cell in self._grid.rows[self.head.row] if cell.column < self.head.left)
        return max((cell.below for cell in beside), default=0)

    @property
    def is_blank(self) -> bool:
        """Whether the table waits to be filled in."""
        return self._grid.is_blank

    @cached_property
    def _closing(self) -> int:
        """The row that closes the table; -1 if none does."""
        return next((row for row in self._rows if self.closing_row(row)), -1)

    def rows(self) -> Iterator[BodyRow]:
        """Walk over the rows up to the end of the table; headings printed again are left out.

        What stands between the rows of a table that is closed further down does not end it.
        """
        for row in self._rows:
            foreign = self._begins_another_block(row) and not self.level_line(row)
            if row > self._closing and (foreign or self._is_gap(row)):
                return
            if row not in self.head.repeats and not foreign:
                yield BodyRow(row, self._entries(row))

    def level_line(self, row: int) -> GridCell | None:
        """Find the name of a first level that stands alone in a row, over the rows that belong to it."""
        if not self._unheaded_level:
            return None
        held = [cell for cell in self._grid.rows.get(row, ()) if cell.column < self.head.right]
        if len(held) != 1 or held[0].row != row:
            return None
        name = fold(heading_name(without_number(held[0].text)))
        # On a blank the name of a second level stands as alone in the row that waits for its indicator.
        waits = self._grid.is_blank and any(
            heading.cell.column == held[0].column for heading in self.head.headings.values()
        )
        is_level = is_worded(name) and name.endswith(LEVEL) and not waits
        return held[0] if name in self.printed_names(self._unheaded_level) or is_level else None

    @cached_property
    def _unheaded_level(self) -> str:
        """Id of the first level of a list without a heading for it; blank where there is none."""
        block = self.head.shape.block
        first = next((column.id for column in block.columns if column.content is Content.LEVEL_NAME), "")
        return first if block.growing and first not in self.head.headings else ""

    def printed_names(self, level: str) -> frozenset[str | None]:
        """Collect the names of a level that the template prints, folded; None where a row has none."""
        if level not in self._printed:
            prints = self.head.shape.prints.values()
            self._printed[level] = frozenset(texts.get(level) for texts in prints)
        return self._printed[level]

    def closing_row(self, row: int) -> tuple[ClosingRow, GridCell] | None:
        """Recognise a row that closes the table (总分), by its first cells."""
        if row not in self._closings:
            self._closings[row] = self._closing_row(row)
        return self._closings[row]

    def _closing_row(self, row: int) -> tuple[ClosingRow, GridCell] | None:
        for closing in self._blueprint.closing:
            if closing.table == self.head.shape.block.id:
                label = next((cell for cell in self._first_cells(row) if cell.text in closing.labels), None)
                if label:
                    return closing, label
        return None

    def texts_under(self, heading: GridCell) -> Iterator[str]:
        """Walk over the texts of the column under a cell, down to the end of the table."""
        for line in self.rows():
            if self.closing_row(line.row):
                return
            cell = self._grid.cell(line.row, heading.column)
            if cell is not None and cell.row == line.row:
                yield cell.text

    @cached_property
    def compares(self) -> bool:
        """Whether any entry of the column of operators says how to compare."""
        heading = self.head.headings.get(OPERATOR)
        return heading is not None and any(map(is_comparison, self.texts_under(heading.cell)))

    def place(self, row: int, column: str) -> Place:
        """Find the place under a heading in a row, whether anything stands there or not."""
        heading = self.head.headings[column].cell
        under = (self._grid.anchor(row, place) for place in range(heading.column, heading.beside))
        return next((place for place in under if place[1] >= heading.column), (row, heading.column))

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids of the columns that name the rows."""
        columns = self.head.shape.block.columns
        naming = (Content.LEVEL_NAME, Content.INDICATOR_NAME)
        return frozenset(column.id for column in columns if column.content in naming)

    @cached_property
    def points(self) -> frozenset[str]:
        """Ids of the columns of points."""
        columns = self.head.shape.block.columns
        return frozenset(column.id for column in columns if column.content is Content.POINTS)

    def closes_below(self, row: int) -> bool:
        """Tell whether a row further down closes the table."""
        return self._closing > row

    def is_wide(self, cell: GridCell) -> bool:
        """Tell whether a cell covers so many headed columns that it is a remark and no entry."""
        if cell.column_span < self._widest_entry:
            return False
        first, beside = cell.column, cell.beside
        return sum([first <= column < beside for column in self._columns]) >= _WIDE

    @cached_property
    def _widest_entry(self) -> int:
        """Columns below which no cell can cover so many."""
        ordered = sorted(self._columns)
        return min(
            (last - first + 1 for first, last in zip(ordered, ordered[_WIDE - 1 :], strict=False)), default=1
        )

    @cached_property
    def _columns(self) -> list[int]:
        return [heading.cell.column for heading in self.head.headings.values()]

    def goes_on(self, row: int) -> bool:
        """Tell whether every column of a row belongs to cells that begin further up."""
        return all(self.covered(row, column) for column in self.head.headings)

    def covered(self, row: int, column: str) -> bool:
        """Tell whether a cell of this column that begins further up reaches down into a row."""
        heading = self.head.headings.get(column)
        return heading is not None and self._grid.anchor(row, heading.cell.column)[0] < row

    def merges(self, column: str) -> bool:
        """Tell whether cells of a column are merged downwards."""
        cell = self.head.headings[column].cell
        own = range(self._rows.start, self._closing) if self._closing >= 0 else self._rows
        return any(
            cell.column <= left < cell.beside and top in own and top < bottom
            for top, left, bottom, _ in self._grid.facts.merges
        )

    def _entries(self, row: int) -> dict[str, GridCell]:
        return {
            name: cell for name, under in self._under.items() if (cell := self._entry(row, under)) is not None
        }

    @cached_property
    def _under(self) -> dict[str, range]:
        """The columns of the sheet under each heading."""
        headings = self.head.headings.items()
        return {name: range(heading.cell.column, heading.cell.beside) for name, heading in headings}

    def _entry(self, row: int, under: range) -> GridCell | None:
        """Find the cell that stands under a heading in a row."""
        find = self._grid.cell
        for column in under:
            cell = find(row, column)
            if cell is not None and (cell.column >= under.start or not self._begins_under_any(cell)):
                return cell
        return None

    def _begins_under_any(self, cell: GridCell) -> bool:
        """Tell whether a cell begins under a heading."""
        return any(cell.column in columns for columns in self._under.values())

    def _first_cells(self, row: int) -> Iterator[GridCell]:
        """Walk over the cells of a row up to the first under a heading, that of the running number apart."""
        for cell in self._grid.rows.get(row, []):
            yield cell
            if cell.column >= self._left:
                return

    @cached_property
    def _left(self) -> int:
        """The first column that is headed, that of the running number apart."""
        headings = self.head.headings.items()
        return min(heading.cell.column for name, heading in headings if name != SEQUENCE)

    def _is_gap(self, row: int) -> bool:
        """Tell whether a row is blank, and no cell from further up reaches down into it."""
        is_beside_label = row < self._reach
        return row not in self._grid.rows and not (
            is_beside_label or any(self.covered(row, column) for column in self.head.headings)
        )

    def _begins_another_block(self, row: int) -> bool:
        if self._names_row(row) or self.closing_row(row):
            return False
        return any(self.is_wide(cell) or self._is_label(cell) for cell in self._first_cells(row))

    def _names_row(self, row: int) -> bool:
        rows = self.head.shape.rows
        return bool(rows.forms()) and any(cell.text in rows for cell in self._grid.rows.get(row, []))

    def _is_label(self, cell: GridCell) -> bool:
        """Tell whether a cell belongs to another block; the table's own side label may stand in every row."""
        text, side = cell.text, self.head.shape.block.side
        if cell.column > self.head.left:
            return False
        if side is not None and fold(text) == fold(side.label):
            return False
        blueprint = self._blueprint
        return (
            text in blueprint.furniture or text in blueprint.all_labels or blueprint.begins_with_label(text)
        )
