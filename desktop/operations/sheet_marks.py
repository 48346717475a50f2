"""Tell what became of each filled cell of the sheets that a form was read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.models.keys import CellKey
from desktop.operations.dry_run import SheetMark, State
from desktop.operations.forms import FiledForm, FileRead
from desktop.templates.spec import Content
from desktop.text import intake as wording
from desktop.text import workbook
from desktop.workbook.addresses import Area, place_of
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.reading import Reading
from desktop.workbook.stacking import Stack
from desktop.workbook.table_shape import OPERATOR, UNIT

_RANGE = re.compile(r"(.+)!([A-Z]+[0-9]+):([A-Z]+[0-9]+)", re.DOTALL)
_JOINED_WITH = {OPERATOR: (Content.TARGET,), UNIT: (Content.TARGET, Content.ACTUAL)}
"""Columns of a sheet whose texts are joined with those of others, by what these hold."""


def sheets_of(reading: Reading, sheets: Sequence[Grid]) -> tuple[Grid, ...]:
    """Find the sheets that a form stands on."""
    name, area = _sheet_and_area(reading.place)
    addresses = (address.rpartition("!")[0] for address in reading.places.values())
    names = {name} if area else {*reading.place.split(workbook.COMMA), *addresses}
    return tuple(sheet for sheet in sheets if sheet.name in names)


def marks_of(filed: FiledForm, read: FileRead) -> tuple[SheetMark, ...]:
    """Mark every filled cell of the sheets that a form stands on, but those of other forms on them."""
    account = _Account(filed.reading, read)
    sheets = sheets_of(filed.reading, read.sheets)
    return tuple(mark for sheet in sheets for mark in _marks(sheet, account))


def _marks(sheet: Grid, account: _Account) -> Iterator[SheetMark]:
    foreign = [area for name, area in account.others if name == sheet.name]
    for cell in sheet.cells():
        if not any(_lies_in(cell, area) for area in foreign):
            yield _mark(sheet, cell, account)


def _mark(sheet: Grid, cell: GridCell, account: _Account) -> SheetMark:
    address = sheet.address(cell.place)
    keys = tuple(dict.fromkeys(account.keys.get(address, ())))
    sentences = list(dict.fromkeys(said for key in keys for said in account.doubts.get(key, ())))
    stray = account.unread.get(address) or account.unread_around(sheet, cell)
    state = State.PRINTED
    if keys:
        sentences += [wording.REST_UNREAD.format(text=stray)] if stray else []
        state = State.DOUBTFUL if sentences else State.MATCHED
    elif stray:
        sentences, state = [wording.NO_PLACE], State.UNREAD
    return SheetMark(
        sheet=sheet.name,
        area=sheet.area(*cell.place),
        state=state,
        text=cell.text or f"={cell.formula}",
        keys=keys,
        sentence="".join(sentences),
    )


@dataclass(slots=True)
class _Account:
    """What a reading says of the cells of its sheets, by address."""

    reading: Reading
    read: FileRead
    keys: dict[str, list[CellKey]] = field(default_factory=lambda: defaultdict(list))
    doubts: dict[CellKey, list[str]] = field(default_factory=lambda: defaultdict(list))
    unread: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, Area]] = field(default_factory=list)
    _areas: list[tuple[str, Area, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for key, address in self.reading.places.items():
            self.keys[address].append(key)
        for address, key in self._spread():
            self.keys[address].append(key)
        for doubt in self.reading.doubtful:
            self.doubts[doubt.key].append(doubt.sentence)
        for other in (*self.read.forms, *self.read.trials):
            if other.reading.place != self.reading.place:
                name, area = _sheet_and_area(other.reading.place)
                self.others += [(name, area)] if area else []
            for stray in other.reading.unread:
                name, area = _sheet_and_area(stray.where)
                if area:
                    self._areas.append((name, area, stray.text))
                else:
                    self.unread[stray.where] = stray.text

    def unread_around(self, sheet: Grid, cell: GridCell) -> str:
        """Read what was left out as a whole, a blank form beside a filled one, where a cell lies in it."""
        around = (text for name, area, text in self._areas if name == sheet.name and _lies_in(cell, area))
        return next(around, "")

    def _spread(self) -> Iterator[tuple[str, CellKey]]:
        """Walk over the cells that make a text together with others: tick boxes, notes, operator and unit."""
        grid = self._grid_of_rooms()
        for key, room in self.reading.rooms.items():
            for whole in self._made_of(key):
                for place in room.places:
                    yield grid.address(place), whole

    def _grid_of_rooms(self) -> Grid:
        """Find the grid that the rooms are counted in: its sheet, or the sheets put under each other."""
        if _sheet_and_area(self.reading.place)[1]:
            return sheets_of(self.reading, self.read.sheets)[0]
        return Stack([sheet for sheet in self.read.sheets if sheet.facts.shown and sheet.rows])

    def _made_of(self, key: CellKey) -> list[CellKey]:
        """Name the cells of the form whose text comes from a room."""
        if key in self.reading.places:
            return [key]
        table = self.reading.template.table(key.block)
        contents = _JOINED_WITH.get(key.column, ()) if table and not table.column(key.column) else ()
        columns = [column.id for column in table.columns if column.content in contents] if table else []
        keys = (CellKey(key.block, key.row, column) for column in columns)
        return [one for one in keys if one in self.reading.places]


def _sheet_and_area(place: str) -> tuple[str, Area | None]:
    """Read a sheet and a range; no range where a form stands on several sheets."""
    match = _RANGE.fullmatch(place)
    corners = [corner for text in match.groups()[1:] if (corner := place_of(text))] if match else []
    if match is None or len(corners) != 2:
        return "", None
    return match[1], (*corners[0], *corners[1])


def _lies_in(cell: GridCell, area: Area) -> bool:
    return area[0] <= cell.row <= area[2] and area[1] <= cell.column <= area[3]
