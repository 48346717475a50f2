"""The history of the open draft (修改记录): a list of actions, and beside it the form as it was then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.models.keys import CellKey
from desktop.models.places import Places, form_name
from desktop.operations.history import HistoryLine
from desktop.text import history_window as wording
from desktop.views.history_model import PLACE, HistoryModel, Wanted, scope_of
from desktop.views.import_looks import Look
from desktop.views.import_paper import ImportPaper
from desktop.views.sizing import resize_on_screen

if TYPE_CHECKING:
    from desktop.models.form import Form
    from desktop.operations.history import Past

_SIZE = QSize(1300, 640)
_WIDTHS = (104, 88, 0, 96, 96)
_AWAY_FROM_LIST = 8
_PANES = (700, 580)
_TYPING_REST = 200
"""Milliseconds after the last letter after which the list is narrowed."""


class _Lines(QTreeView):
    """Enter goes to the cell.

    Signals:
        chosen: The clerk wants to see the cell of the current line in the open form.
    """

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class HistoryWindow(QDialog):
    """What was done to the open draft; stays beside the form while one works.

    Signals:
        then_wanted: The form is to be shown as it was after an action: its seq.
        jump: The clerk wants to see a cell of the open form.
        restore_wanted: The form that is shown is to be the form again.
        undo_wanted: The last action is to be taken back.
    """

    then_wanted = Signal(int)
    jump = Signal(CellKey)
    restore_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(wording.TITLE)
        resize_on_screen(self, _SIZE)
        self.past: Past | None = None
        self._shown: HistoryLine | None = None
        self._whole = False
        self.model = HistoryModel(self)
        self.words = QLineEdit(placeholderText=wording.WORDS, clearButtonEnabled=True)
        self.words.setAccessibleName(wording.WORDS)
        self.scope, self.followers = QComboBox(), QCheckBox(wording.FOLLOWERS)
        self.count, self.nothing = QLabel(), QLabel(wording.READING)
        self.lines = self._make_lines()
        self.then, self.paper = QLabel(wording.CHOOSE), ImportPaper()
        self.note = QLabel(wordWrap=True)
        self.go = QPushButton(wording.GO_THERE, autoDefault=False)
        self.restore = QPushButton(wording.RESTORE, autoDefault=False)
        self.undo = QPushButton(wording.UNDO, autoDefault=False)
        self._narrowing = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._lay_out()
        self._connect()
        self._show_count()
        self._offer()

    # ---- building

    def _make_lines(self) -> _Lines:
        made = _Lines()
        made.setModel(self.model)
        made.setUniformRowHeights(True)
        made.setAccessibleName(wording.TITLE)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setIndentation(16)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for column, width in enumerate(_WIDTHS):
            made.setColumnWidth(column, width)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        return made

    def _lay_out(self) -> None:
        for label in (self.count, self.nothing, self.then):
            label.setProperty("quiet", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.scope.setAccessibleName(wording.SCOPE_NAME)
        self.scope.setMinimumContentsLength(12)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper.setAccessibleName(wording.PAPER_NAME)
        self.restore.setToolTip(wording.RESTORE_TIP)
        narrowing = QHBoxLayout()
        narrowing.addWidget(self.words, 2)
        narrowing.addWidget(self.scope, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.lines)
        below = QHBoxLayout()
        below.addWidget(self.followers)
        below.addStretch(1)
        below.addWidget(self.count)
        panes = QSplitter(childrenCollapsible=False)
        panes.addWidget(_pane(narrowing, self._stack, below))
        self.then.setContentsMargins(_AWAY_FROM_LIST, 0, 0, 0)
        panes.addWidget(_pane(self.then, self.paper))
        panes.setSizes(list(_PANES))
        buttons = QHBoxLayout()
        buttons.addWidget(self.note, 1)
        close = QPushButton(wording.CLOSE, autoDefault=False)
        close.clicked.connect(self.close)
        for button in (self.undo, self.go, self.restore, close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.addWidget(panes, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.model.modelReset.connect(lambda: self._span(0))
        self.model.rowsInserted.connect(lambda _parent, first, _last: self._span(first))
        self.words.textChanged.connect(self._narrowing.start)
        self._narrowing.timeout.connect(self.narrow)
        self.scope.currentIndexChanged.connect(self.narrow)
        self.followers.toggled.connect(self.narrow)
        self.lines.selectionModel().currentChanged.connect(self._show_current)
        self.lines.chosen.connect(self._jump)
        self.lines.doubleClicked.connect(self._jump)
        self.go.clicked.connect(self._jump)
        self.restore.clicked.connect(self.restore_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_wanted.emit)

    # ---- what is listed

    def look_at(self, form: Form, key: CellKey | None, *, only: bool) -> None:
        """Offer to list the changes of one cell and of its row alone.

        Args:
            form: The open form.
            key: The cell; None where the cursor is on none.
            only: Whether its changes alone are listed at once.
        """
        self.setWindowTitle(wording.TITLE_OF.format(name=form_name(form)))
        self.scope.blockSignals(True)
        self.scope.clear()
        self.scope.addItem(wording.SCOPE_ALL, None)
        if key is not None:
            places = Places(form)
            self.scope.addItem(
                wording.SCOPE_CELL.format(place=places.name(key)), scope_of(key, whole_row=False)
            )
            if key.row:
                name = places.row_name(key.block, key.row)
                self.scope.addItem(wording.SCOPE_ROW.format(place=name), scope_of(key, whole_row=True))
            self.scope.setCurrentIndex(int(only))
        self.scope.blockSignals(False)
        self.narrow()

    def show_page(self, lines: Sequence[HistoryLine]) -> bool:
        """Show what was read of the history, newest first.

        Returns:
            Whether what comes behind it is still to be read: not where it was known already.
        """
        known = self.model.lines
        fresh = [line for line in lines if not known or line.seq > known[0].seq]
        if len(fresh) == len(lines):
            # Nothing is known yet, or so much was done since that what is known does not follow.
            self._whole = False
            self.model.show_lines(lines)
        else:
            older = [line for line in lines if line.seq < known[-1].seq]
            if fresh:
                self.model.show_lines([*fresh, *known])
            self.model.append(older)
        self._filled()
        return not self._whole

    def end_reading(self) -> None:
        """Say that all of the history is shown."""
        self._whole = True
        self._show_count()

    def narrow(self) -> None:
        """List what the clerk wants to see."""
        self._narrowing.stop()
        words = tuple(self.words.text().casefold().split())
        self.model.want(Wanted(words, self.scope.currentData(), self.followers.isChecked()))
        self._filled()

    def _span(self, first: int) -> None:
        for row in self.model.days(first):
            self.lines.setFirstColumnSpanned(row, QModelIndex(), True)

    def _filled(self) -> None:
        self._show_count()
        if not self.lines.currentIndex().isValid():
            seq = self._seq
            place = self.model.place_of(seq) if seq else QModelIndex()
            if not place.isValid() and self.model.rowCount() > 1:
                place = self.model.index(1, 0)
            self.lines.setCurrentIndex(place)

    @property
    def _seq(self) -> int:
        """Seq of the action that is shown on the paper."""
        return self._shown.seq if self._shown else 0

    def _show_count(self) -> None:
        found, count = self.model.found, len(self.model.lines)
        pattern = wording.COUNT if found == count else wording.COUNT_FOUND
        untouched = self._whole and count == 1 and not self.model.lines[0].changes
        counted = "" if untouched else pattern.format(count=count, found=found)
        self.count.setText(counted if self._whole else wording.READING)
        reading = wording.NOTHING_FOUND if self._whole else wording.READING
        self.nothing.setText(wording.NOTHING if untouched else reading)
        self._stack.setCurrentIndex(1 if found and not untouched else 0)

    # ---- one line

    def _show_current(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is None:
            self._offer()
            return
        if self._shown is None or row.line.seq != self._shown.seq:
            self._shown = row.line
            self.past = None
            self.then_wanted.emit(row.line.seq)
        elif self.past is not None:
            self._go_on_paper()
        self._offer()

    def show_then(self, past: Past) -> None:
        """Show the form as it was after the current action, the cells marked that it changed."""
        self.past = past
        line = self._shown
        if line is None:
            return
        looks = {change.key: Look.CHANGED for change in line.changes if change.key is not None}
        self.paper.show_form(past.sheet, looks)
        pattern = wording.THEN if looks else wording.THEN_PLAIN
        done = line.said[0] if line.said and not looks else line.action
        self.then.setText(pattern.format(at=moment_text(line), action=done, count=len(looks)))
        self._go_on_paper()
        self._offer()

    def _go_on_paper(self) -> None:
        change = self.model.change_at(self.lines.currentIndex())
        if change is not None:
            self.paper.go_to(change.key)

    def _offer(self) -> None:
        change = self.model.change_at(self.lines.currentIndex())
        self.go.setEnabled(change is not None)
        newest = self.model.lines[0].seq if self.model.lines else 0
        self.restore.setEnabled(self.past is not None and self._seq < newest)

    def _jump(self) -> None:
        change = self.model.change_at(self.lines.currentIndex())
        if change is None:
            return
        if change.key is None:
            self.say(wording.GONE_CELL)
        else:
            self.jump.emit(change.key)

    @property
    def moment(self) -> str:
        """Say when the form was as it is shown."""
        return moment_text(self._shown) if self._shown else ""

    def offer_undo(self, *, possible: bool) -> None:
        """Offer to take the last action back, or no longer."""
        self.undo.setEnabled(possible)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.note.setText(sentence)


def moment_text(line: HistoryLine) -> str:
    """Write the moment of an action."""
    return line.at.strftime(f"{wording.DATE} {wording.TIME}") if line.at else wording.NO_TIME


def _pane(*parts: QWidget | QLayout) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1 if isinstance(part, ImportPaper | QStackedWidget) else 0)
        else:
            column.addLayout(part)
    return made
