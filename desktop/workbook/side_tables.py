"""Tables whose headings stand beside their entries: down the side, or a heading and its entry by turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.values.wording import fold
from desktop.workbook.addresses import Place
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.labels import Found, is_worded
from desktop.workbook.table_shape import TableShape

_FEWEST = 3
"""Headings that make a table."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of the table: a column of the sheet, or the entries behind their headings."""

    label: GridCell | None
    """None where nothing names it: the total."""
    entries: Mapping[str, Place]
    """Where each column's entry stands, whether anything stands there or not."""
    repeats: tuple[GridCell, ...] = ()
    """Where the label stands again, before the other entries."""


@dataclass(frozen=True, slots=True)
class SideTable:
    """A table of known rows whose headings stand beside their entries."""

    headings: Mapping[str, tuple[GridCell, Found[str]]]
    rows: tuple[SideRow, ...]


def side_table(grid: Grid, shape: TableShape) -> SideTable | None:
    """Find the table on a sheet where it is not headed from above."""
    for stretch in _stretches(grid, shape):
        names = [name for row in stretch for name in row]
        if len(names) != len(set(names)) or not shape.musts <= set(names):
            continue
        parts = tuple(_rows_under(grid, stretch[-1]))
        if len(names) >= _FEWEST or parts:
            return _down(grid, shape, stretch) or _by_turns(grid, stretch, parts)
    return None


_Headings = dict[str, tuple[GridCell, Found[str]]]


def _stretches(grid: Grid, shape: TableShape) -> Iterator[list[_Headings]]:
    """Collect the headings of rows that follow each other, where each leaves room for an entry behind it."""
    stretch: list[_Headings] = []
    below = -1
    for row, cells in grid.rows.items():
        headings = _apart(cells, shape)
        if stretch and (row != below or not headings):
            yield stretch
            stretch = []
        if headings:
            stretch.append(headings)
            below = max(cell.below for cell, _ in headings.values())
    if stretch:
        yield stretch


def _apart(cells: Sequence[GridCell], shape: TableShape) -> _Headings:
    """Find the headings of a row; none at all where two of them touch."""
    headings: _Headings = {}
    edge = -1
    for cell in cells:
        found = shape.headings.guess(cell.text) if is_worded(cell.text) else shape.headings.find(cell.text)
        # A sum of the sources is a row here, and no heading.
        if found and found.meaning != shape.row_label and not (found.spelled and cell.text in shape.rows):
            if cell.column == edge or found.meaning in headings:
                return {}
            headings[found.meaning] = cell, found
            edge = cell.beside
    return headings


def _down(grid: Grid, shape: TableShape, stretch: list[_Headings]) -> SideTable | None:
    """Read headings under each other: above their entries stand the labels of the rows."""
    firsts = [next(iter(row.values()))[0] for row in stretch]
    edge = firsts[0].beside
    single = all(len(row) == 1 for row in stretch) and len({cell.beside for cell in firsts}) == 1
    above = [cell for cell in grid.rows.get(firsts[0].row - 1, ()) if cell.column >= edge]
    if not single or not above or not all(is_worded(cell.text) for cell in above):
        return None
    headings = {name: found for row in stretch for name, found in row.items()}
    corner = grid.cell(firsts[0].row - 1, firsts[0].column)
    rows = tuple(
        SideRow(label, {name: grid.anchor(cell.row, label.column) for name, (cell, _) in headings.items()})
        for label in above
    )
    if corner and is_worded(corner.text):
        headings[shape.row_label] = corner, Found(shape.row_label, corner.text)
    return SideTable(headings, rows)


def _rows_under(grid: Grid, headings: _Headings) -> Iterator[SideRow]:
    """Walk over the rows under headings and their entries by turns: one label before each entry."""
    cells = {name: cell for name, (cell, _) in headings.items()}
    row = max(cell.below for cell in cells.values())
    while True:
        labels = [grid.cell(row, cell.column) for cell in cells.values()]
        held = [label for label in labels if label and label.row == row and is_worded(label.text)]
        if len(held) < max(len(labels), 2) or len({fold(label.text) for label in held}) > 1:
            return
        places = zip(cells, held, strict=True)
        entries = {name: _entry_beside(grid, label, held) for name, label in places}
        yield SideRow(held[0], entries, tuple(held[1:]))
        row = max(label.below for label in held)


def _by_turns(grid: Grid, stretch: list[_Headings], parts: tuple[SideRow, ...]) -> SideTable:
    """Read headings with their entries beside them: they are the total, of which parts may follow."""
    headings = {name: found for row in stretch for name, found in row.items()}
    cells = [cell for cell, _ in headings.values()]
    entries = {name: _entry_of(grid, cell, cells) for name, (cell, _) in headings.items()}
    return SideTable(headings, (SideRow(None, entries), *parts))


def _entry_of(grid: Grid, heading: GridCell, headings: Sequence[GridCell]) -> Place:
    """Find the entry beside a heading, or the figure under it where nothing stands beside."""
    beside = _entry_beside(grid, heading, headings)
    under = grid.cell(heading.below, heading.column)
    stands_under = under is not None and under not in headings and not is_worded(under.text)
    return under.place if under and stands_under and grid.cell(*beside) is None else beside


def _entry_beside(grid: Grid, label: GridCell, labels: Sequence[GridCell]) -> Place:
    """Find the entry to the right of a label; where merges are gone, blanks lie before it."""
    after = (cell for cell in grid.rows[label.row] if cell.column >= label.beside)
    entry = next(after, None)
    if entry is None or entry in labels or grid.is_merged(label.row, label.beside):
        return grid.anchor(label.row, label.beside)
    return entry.place
