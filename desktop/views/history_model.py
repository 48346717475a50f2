"""The history of a draft as a tree: a line for each day, one for each action, and its cells under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.models.keys import CellKey
from desktop.operations.history import CellChange, HistoryLine
from desktop.text import history_window as wording
from desktop.views import colours

Index = QModelIndex | QPersistentModelIndex
TIME, ACTION, PLACE, BEFORE, AFTER = range(5)
LAID_OUT = 300
"""Lines that the view is given at once; more when it is scrolled: it asks about each that it has."""
_TOP = 0
"""Internal id of the lines of days and actions; that of a cell is one more than the row it belongs to."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the form is looked at."""

    block: str
    row: str
    column: str = ""
    """Blank for the whole row."""

    def holds(self, change: CellChange) -> bool:
        """Say whether a change is in it."""
        key = change.key
        if key is None or (key.block, key.row) != (self.block, self.row):
            return False
        return self.column in ("", key.column)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a history is shown."""

    words: tuple[str, ...] = ()
    scope: Scope | None = None
    followers: bool = False
    """Whether cells are listed that nobody typed."""

    def changes(self, line: HistoryLine) -> tuple[CellChange, ...]:
        """Choose the cells that are told of an action."""
        if self.scope is not None:
            return tuple(change for change in line.changes if self.scope.holds(change))
        typed = tuple(change for change in line.changes if not change.computed)
        return line.changes if self.followers or not typed else typed

    def row(self, line: HistoryLine) -> Row | None:
        """Tell an action; None where it is not wanted."""
        changes = self.changes(line)
        if self.scope is not None and not changes:
            return None
        if self.words:
            told = (line.action, *line.said, *(f"{one.place} {one.before} {one.after}" for one in changes))
            text = " ".join(told).casefold()
            if not all(word in text for word in self.words):
                return None
        return Row(line, changes)


@dataclass(frozen=True, slots=True)
class Row:
    """One action as it is shown; for a day only the moment counts."""

    line: HistoryLine
    changes: tuple[CellChange, ...] = ()
    day: bool = False

    @property
    def below(self) -> tuple[CellChange, ...]:
        """The cells that are folded under it."""
        return self.changes if len(self.changes) > 1 or (self.line.said and self.changes) else ()

    def text(self, column: int) -> str:
        """Read one column."""
        if column == TIME:
            return self.line.at.strftime(wording.TIME) if self.line.at else wording.NO_TIME
        if column == ACTION:
            return self.line.action
        if self.line.said or not self.changes:
            return wording.JOINT.join(self.line.said) if column == PLACE else ""
        first, count = self.changes[0], len(self.changes)
        if column == PLACE and count > 1:
            return wording.SEVERAL.format(place=first.place, count=count)
        return cell_text(first, column)


def cell_text(change: CellChange, column: int) -> str:
    """Read one column of a cell."""
    if column == PLACE:
        return change.place
    if column in (BEFORE, AFTER):
        return (change.before if column == BEFORE else change.after) or wording.BLANK
    return ""


def date_text(at: datetime | None, count: int) -> str:
    """Head the actions of one day."""
    if at is None:
        return wording.NO_TIME
    weekday = wording.WEEKDAYS[at.weekday()]
    return wording.DAY.format(date=at.strftime(wording.DATE), weekday=weekday, count=count)


class HistoryModel(QAbstractItemModel):
    """Lines by day, newest first; more of them may come while they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[HistoryLine] = []
        self._rows: list[Row] = []
        self._laid_out = 0
        self._counts: dict[str, int] = {}
        self._wanted = Wanted()
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def lines(self) -> Sequence[HistoryLine]:
        """Read every action that is known."""
        return self._lines

    @property
    def found(self) -> int:
        """Count the actions that are shown."""
        return sum(self._counts.values())

    def show_lines(self, lines: Iterable[HistoryLine]) -> None:
        """Show a history from its newest action on."""
        self._lines = list(lines)
        self._refill()

    def want(self, wanted: Wanted) -> None:
        """Show another part of the history."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        self._counts = {}
        self._rows = self._told(self._lines)
        self._laid_out = min(len(self._rows), LAID_OUT)
        self.endResetModel()

    def append(self, lines: Sequence[HistoryLine]) -> None:
        """Show older actions behind those that are there."""
        self._lines += lines
        self._rows += self._told(lines)
        if self._laid_out < LAID_OUT:
            self._lay_out(LAID_OUT)
        elif self._rows:
            # The day of the last line that is seen may have got more.
            self.dataChanged.emit(self.index(0, TIME), self.index(self._laid_out - 1, TIME))

    def _lay_out(self, count: int) -> None:
        count = min(count, len(self._rows))
        if count > self._laid_out:
            self.beginInsertRows(QModelIndex(), self._laid_out, count - 1)
            self._laid_out = count
            self.endInsertRows()

    def _told(self, lines: Iterable[HistoryLine]) -> list[Row]:
        told: list[Row] = []
        for line in lines:
            row = self._wanted.row(line)
            if row is None:
                continue
            day = _day(line)
            if day not in self._counts:
                told.append(Row(line, day=True))
            self._counts[day] = self._counts.get(day, 0) + 1
            told.append(row)
        return told

    # ---- asked by the view of this program

    def row_at(self, index: Index) -> Row | None:
        """Find the action that a line belongs to; None for a day."""
        if not index.isValid():
            return None
        row = self._rows[index.row() if index.internalId() == _TOP else index.internalId() - 1]
        return None if row.day else row

    def change_at(self, index: Index) -> CellChange | None:
        """Find the cell that a line is about; the first one of an action."""
        row = self.row_at(index)
        if row is None or not row.changes:
            return None
        return row.changes[0 if index.internalId() == _TOP else index.row()]

    def days(self, first: int = 0) -> list[int]:
        """List the rows that head a day, from a row on."""
        return [place for place in range(first, self._laid_out) if self._rows[place].day]

    def place_of(self, seq: int) -> QModelIndex:
        """Find the line of an action."""
        found = (n for n, row in enumerate(self._rows) if not row.day and row.line.seq == seq)
        place = next(found, -1)
        if place < 0:
            return QModelIndex()
        self._lay_out(place + 1)
        return self.index(place, 0)

    # ---- asked by Qt

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        """Name a line."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - as Qt has it
        """Find the action of a cell."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Count lines."""
        if not parent.isValid():
            return self._laid_out
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        return len(self._rows[parent.row()].below)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether more comes when the clerk scrolls on."""
        return not parent.isValid() and self._laid_out < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Lay out some more lines."""
        if not parent.isValid():
            self._lay_out(self._laid_out + LAID_OUT)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Count columns."""
        del parent
        return len(wording.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Read the headings."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return wording.COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days are no choice."""
        if self.row_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Read a text or how it looks."""
        if not index.isValid():
            return None
        top = index.internalId() == _TOP
        row = self._rows[index.row() if top else index.internalId() - 1]
        if row.day:
            return self._day_data(row, index.column(), role)
        change = None if top else row.changes[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return colours.INK_QUIET if change and change.computed else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = cell_text(change, index.column()) if change else row.text(index.column())
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text

    def _day_data(self, row: Row, column: int, role: int) -> Any:
        looks = {
            Qt.ItemDataRole.FontRole: self._bold,
            Qt.ItemDataRole.ForegroundRole: colours.INK_QUIET,
            Qt.ItemDataRole.BackgroundRole: colours.WINDOW,
        }
        if role == Qt.ItemDataRole.DisplayRole and column == TIME:
            return date_text(row.line.at, self._counts[_day(row.line)])
        return looks.get(Qt.ItemDataRole(role))


def _day(line: HistoryLine) -> str:
    return line.at.strftime(wording.DATE) if line.at else ""


def scope_of(key: CellKey, *, whole_row: bool) -> Scope:
    """Look at a cell, or at the whole row that it is in."""
    return Scope(key.block, key.row, "" if whole_row else key.column)
