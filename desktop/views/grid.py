"""The places of a Sheet: which cell stands where, and how the cursor goes from one to the next."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop.layout.sheet import CellKind, PlacedCell, Sheet
from desktop.models.keys import CellKey


class Place(NamedTuple):
    """A row and a column of the grid; inside a merged cell it remembers where the cursor came from."""

    row: int
    column: int


class Step(Enum):
    """Where an arrow key leads."""

    UP = (-1, 0)
    DOWN = (1, 0)
    LEFT = (0, -1)
    RIGHT = (0, 1)


class Block(NamedTuple):
    """A rectangle of the grid, inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: PlacedCell) -> bool:
        """Say whether a cell lies in the block, wholly or in part."""
        return (
            cell.row <= self.bottom
            and cell.row + cell.row_span > self.top
            and cell.column <= self.right
            and cell.column + cell.column_span > self.left
        )


_TYPED = frozenset((CellKind.ENTRY, CellKind.FIGURE, CellKind.LINE))


def can_type(cell: PlacedCell | None) -> bool:
    """Say whether a cell is there to be typed into."""
    return cell is not None and cell.key is not None and cell.kind in _TYPED


def can_edit(cell: PlacedCell | None) -> bool:
    """Say whether a cell's text can be changed: also a title or label that the form fills in."""
    return cell is not None and cell.key is not None and cell.kind is not CellKind.LOCKED


class Grid:
    """The cells of one Sheet by place and by key."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = len(sheet.row_heights)
        self.columns = len(sheet.column_widths)
        self._at: dict[tuple[int, int], PlacedCell] = {}
        self._by_key: dict[CellKey, PlacedCell] = {}
        for cell in sheet.cells:
            if cell.row_span == cell.column_span == 1:
                self._at[cell.row, cell.column] = cell
            else:
                for row in range(cell.row, cell.row + cell.row_span):
                    for column in range(cell.column, cell.column + cell.column_span):
                        self._at[row, column] = cell
            if cell.key is not None:
                self._by_key[cell.key] = cell
                for key in cell.covers:
                    self._by_key[key] = cell

    def at(self, row: int, column: int) -> PlacedCell | None:
        """Find the cell that covers a place."""
        return self._at.get((row, column))

    def find(self, key: CellKey | None) -> PlacedCell | None:
        """Find the cell that shows a cell of the document."""
        return None if key is None else self._by_key.get(key)

    def key_at(self, place: Place) -> CellKey | None:
        """Name the cell of the document at a place; inside a merged cell the one of that very row."""
        cell = self.at(*place)
        if cell is None or not cell.covers:
            return None if cell is None else cell.key
        inside = place.row - cell.row
        return cell.covers[inside] if inside < len(cell.covers) else cell.key

    def place_of(self, key: CellKey | None) -> Place | None:
        """Find the place of a cell of the document."""
        cell = self.find(key)
        if cell is None:
            return None
        inside = cell.covers.index(key) if key in cell.covers else 0
        return Place(min(cell.row + inside, cell.row + cell.row_span - 1), cell.column)

    def nearest(self, place: Place) -> Place:
        """Bring a place back into the grid, for when rows have gone."""
        return Place(max(0, min(place.row, self.rows - 1)), max(0, min(place.column, self.columns - 1)))

    def step(self, place: Place, step: Step) -> Place:
        """Go one cell on; hidden places of merged cells are skipped, row and column remembered."""
        cell = self.at(*place)
        if cell is None:
            return self.nearest(place)
        match step:
            case Step.UP:
                target = Place(cell.row - 1, place.column)
            case Step.DOWN:
                target = Place(cell.row + cell.row_span, place.column)
            case Step.LEFT:
                target = Place(place.row, cell.column - 1)
            case Step.RIGHT:
                target = Place(place.row, cell.column + cell.column_span)
        return target if self.at(*target) is not None else place

    def row_start(self, place: Place) -> Place:
        """Find the first cell of the row that can be typed into, or its first cell."""
        return self._row_end(place, range(self.columns))

    def row_end(self, place: Place) -> Place:
        """Find the last cell of the row that can be typed into, or its last cell."""
        return self._row_end(place, range(self.columns - 1, -1, -1))

    def _row_end(self, place: Place, columns: range) -> Place:
        for column in columns:
            if can_type(self.at(place.row, column)):
                return Place(place.row, column)
        return Place(place.row, columns[0])

    def ends(self) -> tuple[Place, Place]:
        """Find the first and the last cell that can be typed into."""
        typed = [cell for cell in self.sheet.cells if can_type(cell)]
        if not typed:
            return Place(0, 0), self.nearest(Place(self.rows, self.columns))
        return Place(typed[0].row, typed[0].column), Place(typed[-1].row, typed[-1].column)

    def block(self, one: Place, other: Place) -> Block:
        """Span a block between two places, grown until it cuts through no merged cell."""
        block = Block(
            min(one.row, other.row),
            min(one.column, other.column),
            max(one.row, other.row),
            max(one.column, other.column),
        )
        while True:
            grown = block
            for cell in self.cells_in(block):
                grown = Block(
                    min(grown.top, cell.row),
                    min(grown.left, cell.column),
                    max(grown.bottom, cell.row + cell.row_span - 1),
                    max(grown.right, cell.column + cell.column_span - 1),
                )
            if grown == block:
                return block
            block = grown

    def cells_in(self, block: Block) -> list[PlacedCell]:
        """List the cells of a block in reading order, each once."""
        found: dict[int, PlacedCell] = {}
        for row in range(block.top, block.bottom + 1):
            for column in range(block.left, block.right + 1):
                cell = self._at.get((row, column))
                if cell is not None:
                    found[id(cell)] = cell
        return list(found.values())
