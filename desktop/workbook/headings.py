"""Find the tables of a template on a sheet: by one or two rows of headings, or by the labels of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.templates.spec import ColumnSpec, Content
from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import KnownCells
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.heading_years import by_this_year
from desktop.workbook.labels import Found, Lexicon
from desktop.workbook.table_shape import TableShape

_FEWEST = 3
"""Headings that make a row worth looking at."""
_FEWEST_CONSENTED = 2
"""The same where a person said what headings mean."""
_NOWHERE = -1
"""Row of the headings that a table is read without."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading on the sheet."""

    cell: GridCell
    found: Found[str]


@dataclass(slots=True)
class TableHead:
    """The headings of a table."""

    shape: TableShape
    row: int
    headings: dict[str, Heading]
    strangers: list[GridCell] = field(default_factory=list)
    """Headings between the known ones that mean nothing known."""
    outer: list[GridCell] = field(default_factory=list)
    """Cells beside all known headings, which may head something or nothing."""
    overs: list[GridCell] = field(default_factory=list)
    """Headings above those of several columns."""
    repeats: list[int] = field(default_factory=list)
    """Rows further down that print the headings again."""
    rivals: dict[str, list[GridCell]] = field(default_factory=dict)
    """By column the other headings that are wordings of it too; what stands under them is not read."""

    @property
    def below(self) -> int:
        """The row under the headings; the first row of a table without any."""
        return max(self.row, *(heading.cell.below for heading in self.headings.values()))

    @property
    def left(self) -> int:
        """The first column that is headed."""
        return min(heading.cell.column for heading in self.headings.values())

    @property
    def right(self) -> int:
        """The column behind the last heading."""
        return max(heading.cell.beside for heading in self.headings.values())

    @property
    def lacking(self) -> list[str]:
        """Ids of the columns that the table can't be without and that are not headed."""
        return [
            column.id
            for column in self.shape.block.columns
            if column.id in self.shape.musts and column.id not in self.headings
        ]


def table_heads(grid: Grid, blueprint: Blueprint, known: KnownCells) -> list[TableHead]:
    """Find the tables of a template from top to bottom."""
    heads = list(_bare_tables(grid, blueprint, known))
    for shape in blueprint.tables.values():
        below = 0
        for row in _likely_rows(grid, shape, known):
            head = _remembered_head(grid, shape, blueprint, known, row) if row >= below else None
            if head:
                heads.append(head)
                below = head.below
    return sorted(heads, key=lambda head: head.row)


def _likely_rows(grid: Grid, shape: TableShape, known: KnownCells) -> Iterator[int]:
    """Walk over the rows that are long enough, and where enough headings stand in them or in the next one.

    What stands above headings and is none itself heads nothing: a value over the row of headings.
    """
    headings, fewest = known.count(shape.headings), _fewest(shape)
    for row in sorted({*headings, *known.count(shape.overs)}):
        if len(grid.rows[row]) >= fewest and headings[row] + headings[row + 1] >= fewest:
            yield row


def _remembered_head(
    grid: Grid, shape: TableShape, blueprint: Blueprint, known: KnownCells, row: int
) -> TableHead | None:
    """Read a row as the headings of a table, once for all the files in which the same stands there."""
    over_others = known.count(shape.headings)[row + 1] > 0
    remembered = known.remembered(row, with_next=over_others)
    if id(shape) not in remembered:
        matching = _Matching(grid, shape, blueprint, over_others=over_others)
        # The shape is kept too, so that no other one can have its identity.
        remembered[id(shape)] = shape, _table_head(matching, row)
    head: TableHead | None = remembered[id(shape)][1]
    return replace(head, headings=dict(head.headings), repeats=[]) if head else None


def _table_head(matching: _Matching, row: int) -> TableHead | None:
    """Read a row as the headings of a table; None if too few of them are there."""
    head = matching.read(row, guess=False)
    shape = head.shape
    known = shape.musts & head.headings.keys()
    if len(head.headings.keys() & shape.columns) < _fewest(shape) or 2 * len(known) < len(shape.musts):
        return None
    if head.strangers:
        head = matching.read(row, guess=True)
        left, right = head.left, head.right
        head.outer = [cell for cell in head.strangers if not left <= cell.column < right]
        head.strangers = [cell for cell in head.strangers if left <= cell.column < right]
    return head


def _fewest(shape: TableShape) -> int:
    return min(_FEWEST_CONSENTED if shape.consented else _FEWEST, len(shape.columns))


class _Matching:
    """Reads one row, and the one under it where a heading covers several, as headings."""

    def __init__(self, grid: Grid, shape: TableShape, blueprint: Blueprint, *, over_others: bool) -> None:
        self._grid = grid
        self._shape = shape
        self._furniture = blueprint.furniture
        self._over_others = over_others
        """Whether any heading stands in the row below."""
        self._guess = False
        self._head = TableHead(shape, 0, {})
        self._by_year: dict[str, str] = {}
        """Headings that name a year, as the template says them."""

    def read(self, row: int, *, guess: bool) -> TableHead:
        """Match the cells of a row, as they are spelled or in spite of slips."""
        self._guess = guess
        self._head = TableHead(self._shape, row, {})
        cells = self._grid.rows[row]
        self._by_year = by_this_year(cell.text for cell in cells)
        for cell, following in zip(cells, [*cells[1:], None], strict=True):
            lexicon = self._under(cell)
            children = self._children(cell, following, lexicon)
            if children:
                self._head.overs.append(cell)
            for part in children or [cell]:
                self._take(part, lexicon if children else self._shape.headings)
        self._leave_out_side()
        return self._head

    def _leave_out_side(self) -> None:
        """A cell that reaches further down than the other headings is the label beside the table."""
        headings = self._head.headings
        label = headings.get(self._shape.row_label)
        others = [heading.cell.below for heading in headings.values() if heading is not label]
        if label and others and label.cell.below > max(others):
            del headings[self._shape.row_label]

    def _under(self, cell: GridCell) -> Lexicon[str]:
        """Tell what headings may stand under this one."""
        over = self._shape.overs.find(cell.text)
        return self._shape.under[fold(over.label)] if over else self._shape.headings

    def _children(self, cell: GridCell, following: GridCell | None, lexicon: Lexicon[str]) -> list[GridCell]:
        """Find the headings under one of several columns; one that is not merged reaches to the next."""
        merged = cell.column_span > 1
        if not self._over_others or cell.row_span > 1 or (cell.text in self._furniture and not merged):
            return []
        end = cell.beside if merged or following is None else following.column
        under = [
            below
            for below in self._grid.rows.get(cell.below, [])
            if cell.column <= below.column and (below.column < end or (not merged and following is None))
        ]
        known = sum(below.text in lexicon for below in under)
        fewest = 2 if lexicon is self._shape.headings else 1
        return under if known >= fewest and known == len(under) else []

    def _take(self, cell: GridCell, lexicon: Lexicon[str]) -> None:
        if cell.text in self._furniture:
            return
        text = self._by_year.get(cell.text, cell.text)
        found = lexicon.guess(text) if self._guess else lexicon.find(text)
        headings = self._head.headings
        name = found.meaning if found else ""
        while name in headings and name in self._shape.twins:
            name = self._shape.twins[name]
        if found is None:
            self._head.strangers.append(cell)
        elif name not in headings:
            headings[name] = Heading(cell, found)
        else:
            self._contest(name, Heading(cell, found))

    def _contest(self, name: str, new: Heading) -> None:
        """Give a column to the better of two headings: the one of the lower rank, of equal ones the first."""
        headings, head = self._head.headings, self._head
        old = headings[name]
        loser = old if _closeness(new.found) < _closeness(old.found) else new
        headings[name] = new if loser is old else old
        head.strangers.append(loser.cell)
        if not loser.found.spelled:
            head.rivals.setdefault(name, []).append(loser.cell)


def _closeness(found: Found[str]) -> tuple[bool, int]:
    return found.spelled, found.rank


# ---- tables without headings


def _bare_tables(grid: Grid, blueprint: Blueprint, known: KnownCells) -> Iterator[TableHead]:
    """Find the tables that the template prints without headings, by the labels of their rows."""
    for shape in blueprint.tables.values():
        if not shape.block.heading and shape.row_label and known.count(shape.rows):
            for stretch in _stretches(grid, shape):
                head = _bare_table(grid, shape, stretch)
                if head:
                    yield head


def _stretches(grid: Grid, shape: TableShape) -> Iterator[list[list[GridCell]]]:
    """Collect the labels of known rows that follow each other; one row between may be called otherwise.

    There is at least one.
    """
    stretch: list[list[GridCell]] = []
    for row, cells in grid.rows.items():
        labels = [cell for cell in cells if cell.text in shape.rows]
        if labels and stretch and row > stretch[-1][0].row + 2:
            yield stretch
            stretch = []
        if labels:
            stretch.append(labels)
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
