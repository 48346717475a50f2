"""Find the rows of a sheet that may head a table, whether a template knows them or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.labels import is_worded
from desktop.workbook.table_head import TableHead

_FEWEST_UNKNOWN = 4
"""Cells of a row that may be headings though none of them is known."""

Heads = Mapping[Blueprint, list[TableHead]]
"""The headings that each template knows on a sheet."""
HeadingRow = tuple[int, list[GridCell], int]
"""A row of the sheet, the cells in it, and the column of the first of them that is a heading."""


def heading_rows(grid: Grid, heads: Heads) -> Iterator[HeadingRow]:
    """Walk over the rows that are headings to some template, and those that look like headings.

    Args:
        grid: The sheet.
        heads: The headings that templates know there.
    """
    known: dict[int, int] = {}
    for head in (head for several in heads.values() for head in several if head.headings):
        for row in range(head.row, head.below):
            known[row] = min(head.left, known.get(row, head.left))
    for row, cells in grid.rows.items():
        if row in known:
            yield row, cells, known[row]
        elif _looks_like_headings(grid, row, cells):
            yield row, cells, cells[0].column


def _looks_like_headings(grid: Grid, row: int, cells: list[GridCell]) -> bool:
    """Tell whether a row holds nothing but short words, each another one, and stands over filled cells."""
    single = [cell for cell in cells if cell.row_span == 1]
    words = {fold(cell.text) for cell in single}
    below = grid.rows.get(row + 1, [])
    return (
        len(words) == len(single) >= _FEWEST_UNKNOWN
        and len(below) >= _FEWEST_UNKNOWN - 1
        and all(is_worded(cell.text) for cell in single)
        and not all(is_worded(cell.text) for cell in below)
    )
