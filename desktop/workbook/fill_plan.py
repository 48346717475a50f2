"""Plan where each text of a form goes on a blank sheet, and which rows have to be put in for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.models.document import Document, Row
from desktop.models.keys import CellKey
from desktop.models.row_naming import naming_of
from desktop.templates.spec import Content, TableBlock
from desktop.values.wording import fold
from desktop.workbook.addresses import Place
from desktop.workbook.grid import Grid
from desktop.workbook.insert_rows import NewRow
from desktop.workbook.match_rows import match_rows, rows_behind
from desktop.workbook.reading import Reading, Room
from desktop.workbook.row_shift import RowShift

RowKey = tuple[str, str]
"""Block and id of a row of the form."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text of the form goes."""

    room: Room
    """Its cells once the new rows are in."""
    printed: str
    """What the blank says there."""
    before: tuple[Place, ...] = ()
    """The same cells on the blank as it is; none for a new row."""


@dataclass(frozen=True, slots=True)
class SpareRow:
    """A row of the blank that the form has nothing for."""

    block: str
    spots: Mapping[str, Spot]
    """By column; cells that say which row it is are not among them."""
    name: str
    """Column of names."""


@dataclass(slots=True)
class Plan:
    """Where everything goes."""

    spots: dict[CellKey, Spot] = field(default_factory=dict)
    joined: set[CellKey] = field(default_factory=set)
    """Levels of new rows whose cell goes on from the row above, and names that the blank prints itself."""
    lines: dict[RowKey, int] = field(default_factory=dict)
    """Row of the sheet by row of the form, once the new rows are in."""
    new_rows: list[NewRow] = field(default_factory=list)
    left: int = 0
    """Rows of the blank that the form has nothing for."""
    spare: list[SpareRow] = field(default_factory=list)
    """Those of them that the bureau's own text can be taken out of."""

    @property
    def shift(self) -> RowShift:
        """What the new rows do to the others."""
        return RowShift(row.after for row in self.new_rows)


@dataclass(frozen=True, slots=True)
class _NewLine:
    """A row of the form that comes behind a printed one."""

    table: TableBlock
    row: Row
    above: str
    """Id of the printed row that it comes behind."""
    joined: frozenset[str]
    """Levels that go on from the row above."""
    line: NewRow


def plan(reading: Reading, grid: Grid, document: Document) -> Plan:
    """Plan how a blank is filled.

    Args:
        reading: The blank.
        grid: Its sheet.
        document: The form, under the template of the reading.
    """
    made = Plan()
    pairs: list[tuple[TableBlock, Row, Row]] = []
    lines: list[_NewLine] = []
    spare: list[tuple[TableBlock, Row]] = []
    for table in reading.template.tables():
        planner = _TablePlanner(table, reading, grid, document.rows(table.id))
        pairs += planner.pairs()
        lines += planner.new_lines()
        spare += planner.spare()
        made.left += planner.left
    lines.sort(key=lambda new: new.line.after)
    made.new_rows = [new.line for new in lines]
    for key, room in reading.rooms.items():
        if not key.row:
            made.spots[key] = _spot(room, reading.document.text(key), made.shift)
    for table, row, printed in pairs:
        _place_row(made, reading, table, row, printed)
        name = CellKey(table.id, row.id, naming_of(table).name)
        if name not in made.spots and fold(row.text(name.column)) in _printed_in(
            grid, reading, table, printed
        ):
            made.joined.add(name)
    counts: dict[int, int] = {}
    for new in lines:
        counts[new.line.after] = counts.get(new.line.after, 0) + 1
        _place_new(made, reading, new, made.shift.row(new.line.after) + counts[new.line.after])
    made.spare = [_spare_row(made, reading, table, row) for table, row in spare]
    return made


def _printed_in(grid: Grid, reading: Reading, table: TableBlock, row: Row) -> set[str]:
    """Collect what the blank prints in a row, as it is compared."""
    return {fold(cell.text) for cell in grid.rows.get(reading.lines[table.id, row.id], ())}


def _spare_row(made: Plan, reading: Reading, table: TableBlock, printed: Row) -> SpareRow:
    naming = naming_of(table)
    spots = {
        key.column: _spot(room, printed.text(key.column), made.shift)
        for key, room in _rooms(reading, table, printed.id)
        if key.column not in naming.levels
    }
    return SpareRow(table.id, spots, naming.name)


def _spot(room: Room, printed: str, shift: RowShift) -> Spot:
    places = tuple((shift.row(row), column) for row, column in room.places)
    return Spot(Room(places, room.span), printed, room.places)


def _place_row(made: Plan, reading: Reading, table: TableBlock, row: Row, printed: Row) -> None:
    """Give the texts of a row the cells of a printed one."""
    made.lines[table.id, row.id] = made.shift.row(reading.lines[table.id, printed.id])
    for key, room in _rooms(reading, table, printed.id):
        made.spots[CellKey(table.id, row.id, key.column)] = _spot(room, printed.text(key.column), made.shift)


def _place_new(made: Plan, reading: Reading, new: _NewLine, number: int) -> None:
    """Give the texts of a row cells of its own."""
    made.lines[new.table.id, new.row.id] = number
    for key, room in _rooms(reading, new.table, new.above):
        own = CellKey(new.table.id, new.row.id, key.column)
        if key.column in new.joined:
            made.joined.add(own)
        else:
            made.spots[own] = Spot(Room(((number, room.places[0][1]),)), "")


def _rooms(reading: Reading, table: TableBlock, row_id: str) -> Iterator[tuple[CellKey, Room]]:
    return ((key, room) for key, room in reading.rooms.items() if key[:2] == (table.id, row_id))


class _TablePlanner:
    """Pairs the rows of one table with those of the blank."""

    def __init__(self, table: TableBlock, reading: Reading, grid: Grid, rows: Sequence[Row]) -> None:
        self._table = table
        self._reading = reading
        self._grid = grid
        self._rows = rows
        self._naming = naming_of(table)
        held = {row.id: row for row in reading.document.rows(table.id)}
        ids = [row for block, row in reading.lines if block == table.id]
        ids.sort(key=lambda row: reading.lines[table.id, row])
        self._printed = [held.get(row, Row(row)) for row in ids]
        self._labelled = any(column.content is Content.ROW_LABEL for column in table.columns)
        self._pairs = self._by_label() if self._labelled else match_rows(self._naming, rows, self._printed)
        self.left = len(self._printed) - sum(pair is not None for pair in self._pairs)

    def _by_label(self) -> list[int | None]:
        """Pair rows that the template names, and others by their label."""
        known = {row.id for row in self._table.rows} & {row.id for row in self._rows}
        numbers = {row.id: number for number, row in enumerate(self._printed) if row.id in known}
        labels = {
            fold(row.text(self._naming.name)): number
            for number, row in enumerate(self._printed)
            if row.id not in known
        }
        for number, row in enumerate(self._printed):
            if row.id.startswith("+"):
                printed = _printed_in(self._grid, self._reading, self._table, row)
                labels |= dict.fromkeys(printed - labels.keys(), number)
        names = {row.id: fold(row.text(self._naming.name)) for row in self._rows}
        return [
            numbers.get(row.id)
            if row.id in numbers or (row.id in known and not names[row.id])
            # As the office calls it, in a row that only waits for its amounts.
            else labels.get(names[row.id])
            for row in self._rows
        ]

    def pairs(self) -> Iterator[tuple[TableBlock, Row, Row]]:
        """Walk over the rows that have a printed row."""
        for row, pair in zip(self._rows, self._pairs, strict=True):
            if pair is not None:
                yield self._table, row, self._printed[pair]

    def spare(self) -> Iterator[tuple[TableBlock, Row]]:
        """Walk over the printed rows that no row of the form goes into; none where the blank labels them."""
        paired = set(self._pairs)
        for number, printed in enumerate(self._printed):
            if not self._labelled and number not in paired:
                yield self._table, printed

    def new_lines(self) -> Iterator[_NewLine]:
        """Walk over the rows that need a new one; none where the rows of the table are fixed."""
        if not self._table.growing:
            return
        above: Mapping[int, Row] = {}
        for number, pair in rows_behind(self._naming, self._rows, self._printed, self._pairs):
            if pair is None:
                continue
            printed = self._printed[pair]
            before = above.get(pair, printed)
            row = self._rows[number]
            above = {pair: row}
            joined = frozenset(self._joined(row, before))
            columns = frozenset(self._column(printed.id, level) for level in joined)
            after = self._last_line(printed.id)
            yield _NewLine(
                self._table, row, printed.id, joined, NewRow(after, columns, self._left(printed.id))
            )

    def _joined(self, row: Row, above: Row) -> Iterator[str]:
        """Walk over the levels that a row has in common with the one above, where the blank merges them."""
        for level, own, other in zip(
            self._naming.levels, self._naming.group(row), self._naming.group(above), strict=True
        ):
            if own != other or not self._merges(level):
                return
            yield level

    def _merges(self, level: str) -> bool:
        """Tell whether the blank merges a level downwards."""
        rooms = (self._reading.rooms.get(CellKey(self._table.id, row.id, level)) for row in self._printed)
        areas = (self._grid.area(*room.places[0]) for room in rooms if room)
        return any(top < bottom for top, _, bottom, _ in areas)

    def _column(self, row_id: str, column: str) -> int:
        return self._reading.rooms[CellKey(self._table.id, row_id, column)].places[0][1]

    def _left(self, row_id: str) -> int:
        return min(room.places[0][1] for _, room in _rooms(self._reading, self._table, row_id))

    def _last_line(self, row_id: str) -> int:
        """Find the last row of the sheet that a row takes up, levels apart."""
        line = self._reading.lines[self._table.id, row_id]
        own = (
            room.places[0]
            for key, room in _rooms(self._reading, self._table, row_id)
            if key.column not in self._naming.levels and room.places[0][0] == line
        )
        return min((self._grid.area(*place)[2] for place in own), default=line)
