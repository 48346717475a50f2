"""Lists the cells of a foreign sheet that want a look, each with where it stands and what it was read as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.dry_run import SheetMark, State
from desktop.operations.foreign_sheets import address_of
from desktop.text import importing as wording
from desktop.text.tentative import TENTATIVE
from desktop.views.import_looks import OF_STATE, look_icon
from desktop.views.line_table import show_lines

Index = QModelIndex | QPersistentModelIndex
_ASKED = frozenset((State.DOUBTFUL, State.UNREAD))
_KINDS = {
    "questions": _ASKED,
    "doubtful": frozenset((State.DOUBTFUL,)),
    "unread": frozenset((State.UNREAD,)),
    "all": frozenset(State),
}
_WIDTHS = (74, 130, 210, 230)


class CellsModel(QAbstractTableModel):
    """The cells of one form by what became of them."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[SheetMark] = []
        self._name: Callable[[SheetMark], str] = lambda _: ""
        self._sheets = 0

    def show(self, marks: list[SheetMark], name: Callable[[SheetMark], str]) -> None:
        """Show cells.

        Args:
            marks: The cells.
            name: Calls what a cell was read as; only asked for what is seen.
        """
        self.beginResetModel()
        self.marks, self._name = marks, name
        self._sheets = len({mark.sheet for mark in marks})
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the cells."""
        return 0 if parent is not None and parent.isValid() else len(self.marks)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(wording.CELL_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return wording.CELL_COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the texts of a cell and the sign of its state."""
        if not index.isValid():
            return None
        mark = self.marks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(mark)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return look_icon(OF_STATE[mark.state])
        return None

    def _texts(self, mark: SheetMark) -> tuple[str, ...]:
        address = address_of(*mark.area[:2])
        if self._sheets > 1:
            address = f"{mark.sheet}!{address}"
        text = " ".join(mark.text.split())
        sentence = mark.sentence or (wording.UNREAD_REASON if mark.state is State.UNREAD else "")
        return wording.STATES[mark.state.value], address, text, self._name(mark), sentence


class ImportCells(QWidget):
    """The list of cells with its filter and its steps.

    Signals:
        chosen: The clerk went to a cell.
        said: A sentence for the line below.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CellsModel()
        self._marks: Sequence[SheetMark] = ()
        self._name: Callable[[SheetMark], str] = lambda _: ""
        self._quiet = False
        """The list follows; it does not lead."""
        self.table = self._make_table()
        self.table.setAccessibleName(wording.CELLS)
        self.kinds = QComboBox()
        for kind, text in wording.SHOW_KINDS:
            self.kinds.addItem(text, kind)
        self.kinds.setAccessibleName(wording.SHOW)
        self.previous, self.next = QPushButton(wording.PREVIOUS), QPushButton(wording.NEXT)
        for button, by, tip in ((self.previous, -1, wording.PREVIOUS_TIP), (self.next, 1, wording.NEXT_TIP)):
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.step, by))
        self.nothing = QLabel(wordWrap=True)
        self.nothing.setProperty("quiet", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        for part in (self.kinds, self.previous, self.next):
            beside.addWidget(part)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._stack, 1)
        row.addLayout(beside)
        self.kinds.currentIndexChanged.connect(lambda _: self._fill())
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _make_table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.model)
        show_lines(made, _WIDTHS)
        return made

    def show_marks(self, marks: Sequence[SheetMark], name: Callable[[SheetMark], str]) -> int:
        """Show the cells of a form; says how many want a look."""
        self._marks, self._name = marks, name
        self._fill()
        return len(_grouped([mark for mark in marks if mark.state in _ASKED]))

    def _fill(self) -> None:
        kind = self.kinds.currentData()
        shown = [mark for mark in self._marks if mark.state in _KINDS[kind]]
        if kind == "questions":
            shown = _grouped(shown)
        self._quiet = True
        self.model.show(shown, self._name)
        self._quiet = False
        self.nothing.setText(wording.NO_QUESTIONS if kind == "questions" else wording.NO_SUCH_CELLS)
        self._stack.setCurrentWidget(self.table if shown else self.nothing)

    def at_end(self, by: int) -> bool:
        """Say whether no cell that wants a look follows on the one that was gone to."""
        asked = [row for row, mark in enumerate(self.model.marks) if mark.state in _ASKED]
        here = self.table.currentIndex().row()
        return not any((row - here) * by > 0 for row in asked) if here >= 0 else not asked

    def step(self, by: int, _: object = None) -> None:
        """Go to the next cell that wants a look, or the one before, round and round."""
        asked = [row for row, mark in enumerate(self.model.marks) if mark.state in _ASKED]
        if not asked:
            if any(mark.state in _ASKED for mark in self._marks):
                self.kinds.setCurrentIndex(0)
                self.step(by)
            else:
                self.said.emit(wording.NO_NEXT)
            return
        here = self.table.currentIndex().row()
        if by > 0:
            row = next((row for row in asked if row > here), asked[0])
        else:
            row = next((row for row in reversed(asked) if row < here), asked[-1])
        if row == here:
            self.chosen.emit(self.model.marks[row])
        self.table.setCurrentIndex(self.model.index(row, 0))

    def follow(self, mark: SheetMark | None) -> None:
        """Stand on the line of a cell that was gone to elsewhere, where it is listed."""
        row = next((row for row, listed in enumerate(self.model.marks) if listed is mark), -1)
        self._quiet = True
        self.table.setCurrentIndex(self.model.index(row, 0))
        self._quiet = False

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self.model.marks[index.row()])


def _grouped(marks: Sequence[SheetMark]) -> list[SheetMark]:
    """Say once what is said alike of the cells of an unknown layout: their place is that of the first one."""
    alike = [mark for mark in marks if mark.sentence == TENTATIVE]
    text = wording.TRIED_CELLS.format(count=len(alike))
    said = [replace(mark, text=text, keys=()) for mark in alike[:1]]
    return said + [mark for mark in marks if mark.sentence != TENTATIVE]
