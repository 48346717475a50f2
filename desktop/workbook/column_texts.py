"""What stands under the headings of a table, column by column, without the rows that close it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.values.wording import is_nothing
from desktop.workbook.grid import Grid, GridCell

_MOST_ROWS = 80
_LEAST_SHARE = 40
"""Per cent of the columns that have a cell of their own in a row of the table."""


class ColumnTexts:
    """The texts under some headings, by the column of the heading and the row."""

    def __init__(self, texts: Mapping[int, Mapping[int, str]]) -> None:
        self._texts = texts

    def of(self, heading: GridCell) -> Mapping[int, str]:
        """Give what stands under a heading, by row, without blanks."""
        return self._texts[heading.column]

    def filled(self, heading: GridCell) -> list[str]:
        """List what stands under a heading from top to bottom, without blanks; merged cells count once."""
        return list(self._texts[heading.column].values())

    def beside(self, one: GridCell, other: GridCell) -> Iterator[tuple[str, str]]:
        """Walk over the texts that stand in the same rows under two headings."""
        first, second = self.of(one), self.of(other)
        yield from ((text, second[row]) for row, text in first.items() if row in second)


def column_texts(grid: Grid, headings: Sequence[GridCell], rows: Sequence[int]) -> ColumnTexts:
    """Collect what stands under headings.

    A row in which hardly a column has a cell of its own closes the table or stands between its parts.

    Args:
        grid: The sheet.
        headings: The headings, each over one column of the table.
        rows: The rows under them.
    """
    texts: dict[int, dict[int, str]] = {heading.column: {} for heading in headings}
    for row in rows[:_MOST_ROWS]:
        own = [heading for heading in headings if _has_own(grid, row, heading)]
        if 100 * len(own) <= _LEAST_SHARE * len(headings):
            continue
        for heading in own:
            cell = grid.cell(row, heading.column)
            if cell is not None and cell.row == row and not is_nothing(cell.text):
                texts[heading.column][row] = cell.text
    return ColumnTexts(texts)


def _has_own(grid: Grid, row: int, heading: GridCell) -> bool:
    """Tell whether a row has a filled cell under a heading and under no other."""
    _, left, _, right = grid.area(row, heading.column)
    filled = grid.cell(row, heading.column) is not None
    return filled and heading.column <= left and right < heading.beside
