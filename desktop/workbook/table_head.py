"""The headings of a table, as they were found on a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.workbook.grid import GridCell
from desktop.workbook.labels import Found
from desktop.workbook.side_tables import SideTable
from desktop.workbook.table_shape import FieldKey, TableShape

DEEPEST = 2
"""Rows that a heading takes up at most; what reaches further down is a label at the side."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading on the sheet."""

    cell: GridCell
    found: Found[str]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a field on the sheet."""

    cell: GridCell
    found: Found[FieldKey]


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
    side: SideTable | None = None
    """The table, where its headings stand beside their entries and not above them."""
    rivals: dict[str, list[GridCell]] = field(default_factory=dict)
    """By column the other headings that are wordings of it too; what stands under them is not read."""

    def anew(self) -> TableHead:
        """Give the head for another sheet that has the same: what is added to it is its own."""
        return TableHead(
            self.shape,
            self.row,
            dict(self.headings),
            strangers=self.strangers,
            outer=self.outer,
            overs=self.overs,
            side=self.side,
            rivals=self.rivals,
        )

    @property
    def below(self) -> int:
        """The row under the headings; the first row of a table without any."""
        return max([heading.cell.below for heading in self.headings.values()] + [self.row])

    @property
    def left(self) -> int:
        """The first column that is headed."""
        return min(heading.cell.column for heading in self.headings.values())

    @property
    def right(self) -> int:
        """The column behind the last heading."""
        return max(heading.cell.beside for heading in self.headings.values())

    @property
    def is_whole(self) -> bool:
        """Whether every column is headed that the table can't be without."""
        return self.shape.musts <= self.headings.keys()

    @property
    def edge(self) -> int:
        """The column behind the last heading and the strange ones that follow it without a gap."""
        edge = self.right
        for cell in sorted(self.outer, key=lambda cell: cell.column):
            edge = cell.beside if cell.column == edge else edge
        return edge

    @property
    def lacking(self) -> list[str]:
        """Ids of the columns that the table can't be without and that are not headed."""
        missing = self.shape.musts - self.headings.keys()
        return [column.id for column in self.shape.block.columns if column.id in missing] if missing else []
