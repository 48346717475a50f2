"""Gather one form cell by cell, and keep account of every filled cell of the sheet."""

from __future__ import annotations

from desktop.models.document import Document, Origin, Row, cells_of
from desktop.models.keys import CellKey
from desktop.templates.spec import Content, FieldSpec, Template
from desktop.text import workbook as wording
from desktop.workbook.addresses import Place
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.labels import Found
from desktop.workbook.reading import Doubt, Reading, Room, Unread, room_of
from desktop.workbook.table_shape import FieldKey
from desktop.workbook.tidying import tidy


class Gathering:
    """A form that is being read: what was found, where it stood, and which cells are accounted for."""

    def __init__(self, grid: Grid, template: Template) -> None:
        self.grid = grid
        self.template = template
        self.fields: dict[FieldKey, str] = {}
        self.tables: dict[str, list[Row]] = {}
        self.places: dict[CellKey, str] = {}
        self.labels: dict[FieldKey, str] = {}
        self.doubts: list[Doubt] = []
        self.rooms: dict[CellKey, Room] = {}
        self.lines: dict[tuple[str, str], int] = {}
        self._claimed: set[Place] = set()
        self._free: tuple[range, list[GridCell]] = range(0), []
        """Rows that were asked for last, and what was free in them."""
        self._unread: list[Unread] = []

    def is_free(self, cell: GridCell) -> bool:
        """Tell whether a cell has not been accounted for."""
        return (cell.row, cell.column) not in self._claimed

    def free_cells(self, rows: range) -> list[GridCell]:
        """List the cells of some rows that have not been accounted for."""
        held, claimed = self.grid.rows, self._claimed
        before, cells = self._free
        if before != rows:
            cells = [cell for row in rows for cell in held.get(row, ())]
        # What was accounted for once never is free again.
        cells = [cell for cell in cells if (cell.row, cell.column) not in claimed]
        self._free = rows, cells
        return cells

    def claim(self, cell: GridCell) -> None:
        """Account for a cell: it has its place in the form, or it is part of the printed form."""
        self._claimed.add(cell.place)

    def claim_row(self, row: int) -> None:
        """Account for all cells of a row: it is part of the printed form."""
        for cell in self.grid.rows.get(row, []):
            self.claim(cell)

    def report(self, cell: GridCell, text: str) -> None:
        """Account for a cell, or the rest of one, that found no place."""
        self._claimed.add(cell.place)
        self._unread.append(Unread(self.grid.address(cell.place), text))

    def doubt(self, key: CellKey, sentence: str) -> None:
        """Note that a cell should be looked at."""
        self.doubts.append(Doubt(key, sentence))

    def doubt_spelling(self, key: CellKey, cell: GridCell, found: Found[FieldKey] | Found[str]) -> None:
        """Note that a label was recognised in spite of its spelling."""
        if found.spelled:
            printed = "".join(cell.text.split())
            self.doubt(key, wording.SPELLING.format(printed=printed, label=found.label))

    def doubt_rival(self, key: CellKey, cell: GridCell, rival: GridCell) -> None:
        """Note that two columns of the sheet are headed as the same one of the form, and which was read."""
        printed, other = ("".join(heading.text.split()) for heading in (cell, rival))
        places = (self.grid.address(heading.place) for heading in (cell, rival))
        self.doubt(
            key, wording.TWO_COLUMNS.format(taken=printed, other=other, places=wording.COMMA.join(places))
        )

    def take(self, key: CellKey, content: Content | None, cell: GridCell) -> str:
        """Claim a cell for a place in the form, and give its text as the form holds it.

        Without a content the text is taken exactly as it stands.
        """
        text = cell.text if content is None else tidy(cell.text, content)
        place = cell.row, cell.column
        known = place in self._claimed
        self._claimed.add(place)
        self.places[key] = self.grid.address(place)
        self.rooms[key] = room_of(place)
        if known:
            return text
        if cell.formula and cell.text:
            self.doubt(key, wording.ADDED_UP.format(formula=f"={cell.formula}", text=cell.text))
        elif cell.formula:
            self.doubt(key, wording.NO_VALUE.format(formula=f"={cell.formula}"))
            self.report(cell, wording.UNREAD_FORMULA.format(formula=cell.formula))
        elif cell.is_error:
            self.doubt(key, wording.ERROR_VALUE.format(text=cell.text))
        elif cell.shown:
            self.doubt(key, wording.HIDDEN_DIGITS.format(kept=cell.text, shown=cell.shown))
        return text

    def leave_room(self, key: CellKey, place: Place) -> None:
        """Note the blank cell where a text would stand; a cell that holds something is no room."""
        if key not in self.rooms and self.grid.cell(*place) is None:
            self.rooms[key] = room_of(place)

    def note_label(self, spec: FieldSpec, key: FieldKey, found: Found[FieldKey]) -> None:
        """Note that a form prints another of the template's wordings of a label."""
        if found.label in spec.variants and not found.spelled:
            self.labels[key] = found.label

    def put_field(self, key: FieldKey, content: Content, *cells: GridCell) -> None:
        """Read a field from a whole cell, or from several under each other."""
        name = CellKey(key[0], "", key[1])
        lines = [self.take(name, content, cell) for cell in reversed(cells)]
        self.fields[key] = "\n".join(reversed(lines))
        self.rooms[name] = Room(tuple(cell.place for cell in cells))

    def reading(self, confidence: float, rows: range) -> Reading:
        """Give what was gathered; every cell of these rows that is not accounted for is unread."""
        document = Document(
            self.template.id,
            cells_of(self.fields, Origin.IMPORTED),
            {name: tuple(held) for name, held in self.tables.items()},
        )
        for cell in self.free_cells(rows):
            self.report(cell, cell.text or f"={cell.formula}")
        return Reading(
            template=self.template,
            document=document,
            place=self.grid.place_of_rows(rows),
            confidence=confidence,
            places=self.places,
            doubtful=tuple(self.doubts),
            unread=tuple(self._unread),
            labels=self.labels,
            rooms=self.rooms,
            lines=self.lines,
        )
