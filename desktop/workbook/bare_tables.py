"""Find the tables that a template prints without headings: by the labels of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop.templates.spec import ColumnSpec, Content
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import KnownCells
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.labels import Found
from desktop.workbook.table_head import Heading, TableHead
from desktop.workbook.table_shape import TableShape

_NOWHERE = -1
"""Row of the headings that a table is read without."""


def bare_tables(grid: Grid, blueprint: Blueprint, known: KnownCells) -> Iterator[TableHead]:
    """Find the tables that the template prints without headings, by the labels of their rows."""
    for shape in blueprint.tables.values():
        if not shape.block.heading and shape.row_label and known.count(shape.rows):
            for stretch in _stretches(grid, shape, known):
                head = _bare_table(grid, shape, stretch)
                if head:
                    yield head


def _stretches(grid: Grid, shape: TableShape, known: KnownCells) -> Iterator[list[list[GridCell]]]:
    """Collect the labels of known rows that follow each other; one row between may be called otherwise.

    There is at least one.
    """
    stretch: list[list[GridCell]] = []
    for row in known.count(shape.rows):
        if stretch and row > stretch[-1][0].row + 2:
            yield stretch
            stretch = []
        stretch.append([cell for cell in grid.rows[row] if cell.text in shape.rows])
    yield stretch


def _bare_table(grid: Grid, shape: TableShape, rows: list[list[GridCell]]) -> TableHead | None:
    """Read consecutive rows as a table without headings; None if they are not most of its rows."""
    naming = [column for column in shape.block.columns if column.content is Content.ROW_LABEL]
    whole = [row for row in rows if len(row) >= len(naming)]
    if 2 * len(whole) < len(shape.block.rows):
        return None
    lefts = [Counter(row[place].column for row in whole).most_common(1)[0][0] for place in range(len(naming))]
    first = rows[0][0].row
    if _goes_before(grid, shape, lefts, rows):
        first -= 1
    ends = [*lefts[1:], Counter(_edge(grid, row[-1]) for row in whole).most_common(1)[0][0]]
    headings: dict[str, Heading] = {}
    for column, left, end in zip(naming, lefts, ends, strict=True):
        beside = max(cell.beside for row in whole for cell in row if cell.column == left)
        headings[column.id] = _imagined(column, left, beside)
        entry = _entry_of(shape, column)
        headings[entry.id] = _imagined(entry, beside, end)
    return TableHead(shape, first, headings)


def _goes_before(grid: Grid, shape: TableShape, lefts: list[int], rows: list[list[GridCell]]) -> bool:
    """Tell whether the row above known rows is the table's first, called in another way."""
    found = {known.meaning for row in rows for cell in row if (known := shape.rows.find(cell.text))}
    above = (grid.cell(rows[0][0].row - 1, left) for left in lefts)
    return shape.block.rows[0].id not in found and all(
        cell is not None and cell.below == rows[0][0].row and cell.column == left
        for cell, left in zip(above, lefts, strict=True)
    )


def _entry_of(shape: TableShape, label: ColumnSpec) -> ColumnSpec:
    """Find the column of the entries behind a column of labels."""
    columns = shape.block.columns
    return columns[columns.index(label) + 1]


def _edge(grid: Grid, label: GridCell) -> int:
    """Find the column behind the entry to the right of a label; where merges are gone, blanks lie between."""
    others = (cell for cell in grid.rows[label.row] if cell.column >= label.beside)
    entry = next(others, None)
    return entry.beside if entry else grid.area(label.row, label.beside)[3] + 1


def _imagined(column: ColumnSpec, left: int, beside: int) -> Heading:
    cell = GridCell(row=_NOWHERE, column=left, row_span=1, column_span=beside - left, text="")
    return Heading(cell, Found(column.id, column.label))
