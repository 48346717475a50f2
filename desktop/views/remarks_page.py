"""What the bureau remarked when it gave a form back (退回意见): pasted in, answered one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.keys import CellKey
from desktop.operations.versions import AnsweredRemark
from desktop.text import history_window as wording
from desktop.views import colours
from desktop.views.jump_table import JumpTable

_PLACE, _TEXT, _ANSWER = range(3)
_WIDTHS = (190, 330, 0)
_PASTE_HEIGHT = 88


class _Remarks(JumpTable):
    """Delete takes a remark away.

    Signals:
        dropped: The current remark is to be taken away.
    """

    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose or take away."""
        if self.state() is QAbstractItemView.State.EditingState:
            # What ends the answer is no choice of another.
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class RemarksPage(QWidget):
    """The bureau's remarks and their answers.

    Signals:
        file_wanted: Remarks are to be read from a file.
        given_back: Remarks are to be noted: their texts, and the place that they are about or None.
        answered: A remark was answered: its id and the answer.
        placed: A remark is about the cell that the cursor stands on: its id.
        dropped: A remark is to be taken away: its id.
        jump: The clerk wants to see a cell of the open form.
    """

    file_wanted = Signal()
    given_back = Signal(object, object)
    answered = Signal(str, str)
    placed = Signal(str)
    dropped = Signal(str)
    jump = Signal(CellKey)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: Sequence[AnsweredRemark] = ()
        self._filling = False
        self.paste = QPlainTextEdit(placeholderText=wording.REMARKS_PASTE, tabChangesFocus=True)
        self.paste.setAccessibleName(wording.REMARKS_PASTE)
        self.paste.setFixedHeight(_PASTE_HEIGHT)
        self.about = QComboBox()
        self.about.addItem(wording.ABOUT_WHOLE, None)
        self.from_file = QPushButton(wording.FROM_FILE, autoDefault=False)
        self.give_back = QPushButton(wording.GIVE_BACK, autoDefault=False)
        self.give_back.setToolTip(wording.GIVE_BACK_TIP)
        self.give_back.setProperty("chief", True)
        self.give_back.setEnabled(False)
        self.count = QLabel(wording.REMARKS_NONE)
        self.list = _Remarks(wording.REMARK_COLUMNS, _WIDTHS)
        self.list.setAccessibleName(wording.TABS[1])
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.go = QPushButton(wording.GO_REMARK, autoDefault=False)
        self.go.setToolTip(wording.GO_REMARK_TIP)
        self.place = QPushButton(wording.PLACE_HERE, autoDefault=False)
        self.place.setToolTip(wording.REMARK_TIP)
        self.drop = QPushButton(wording.DROP, autoDefault=False)
        self.drop.setToolTip(wording.REMARK_TIP)
        self._lay_out()
        self._connect()
        self._offer()

    def _lay_out(self) -> None:
        intro = QLabel(wording.REMARKS_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        noting = QHBoxLayout()
        label = QLabel(wording.ABOUT)
        label.setBuddy(self.about)
        noting.addWidget(label)
        noting.addWidget(self.about, 1)
        noting.addWidget(self.from_file)
        noting.addWidget(self.give_back)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        for button in (self.go, self.place, self.drop):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addWidget(self.paste)
        column.addLayout(noting)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.paste.textChanged.connect(self._offer_noting)
        self.from_file.clicked.connect(self.file_wanted)
        self.give_back.clicked.connect(self._note)
        self.list.itemChanged.connect(self._answer)
        self.list.currentCellChanged.connect(lambda *_: self._offer())
        self.list.chosen.connect(self._choose)
        self.list.dropped.connect(self.drop.click)
        self.go.clicked.connect(lambda: self._jump(self.list.currentRow()))
        self.place.clicked.connect(lambda: self._tell(self.placed))
        self.drop.clicked.connect(lambda: self._tell(self.dropped))

    def show_cell(self, key: CellKey | None, name: str) -> None:
        """Offer the cell that the cursor stands on as the place of what is pasted."""
        if self.about.count() > 1:
            self.about.removeItem(1)
        if key is not None:
            self.about.addItem(wording.ABOUT_CELL.format(place=name), key)

    def show_remarks(self, remarks: Sequence[AnsweredRemark]) -> None:
        """Show the remarks in the order in which they were noted."""
        if remarks == self._remarks:
            return
        self._remarks = remarks
        column = self.list.currentColumn()
        self._filling = True
        self.list.show_rows([_items(remark) for remark in remarks])
        self._filling = False
        if remarks and column >= 0:
            self.list.setCurrentCell(self.list.currentRow(), column)
        unanswered = sum(not remark.answer for remark in remarks)
        pattern = wording.REMARKS_COUNT if unanswered else wording.REMARKS_DONE
        text = pattern.format(count=len(remarks), open=unanswered)
        self.count.setText(text if remarks else wording.REMARKS_NONE)
        self._offer()

    def add_lines(self, lines: Sequence[str]) -> None:
        """Put lines under those that are pasted, for the clerk to look through before they are noted."""
        self.paste.setPlainText("\n".join([*self._pasted(), *lines]))
        self.paste.setFocus()

    def show_noting(self, *, running: bool) -> None:
        """Leave what is pasted as it is while it is on its way to the disk, so that it isn't noted twice."""
        self.paste.setReadOnly(running)
        self._offer_noting()

    def clear_pasted(self) -> None:
        """Empty what was pasted, once it is noted."""
        self.show_noting(running=False)
        self.paste.clear()
        self.about.setCurrentIndex(0)

    def _offer_noting(self) -> None:
        noting = self.paste.isReadOnly()
        self.give_back.setEnabled(bool(self._pasted()) and not noting)
        self.from_file.setEnabled(not noting)

    def _pasted(self) -> list[str]:
        return [line.strip() for line in self.paste.toPlainText().splitlines() if line.strip()]

    def _note(self) -> None:
        self.given_back.emit(self._pasted(), self.about.currentData())

    def _answer(self, item: QTableWidgetItem) -> None:
        remark = self._remarks[item.row()]
        if not self._filling and item.column() == _ANSWER and item.text().strip() != remark.answer:
            self.answered.emit(remark.id, item.text())

    def _choose(self, row: int) -> None:
        answer = self.list.item(row, _ANSWER)
        if answer is not None and self.list.currentColumn() == _ANSWER:
            self.list.editItem(answer)
        else:
            self._jump(row)

    def _jump(self, row: int) -> None:
        key = self._remarks[row].key
        if key is not None:
            self.jump.emit(key)

    def _tell(self, signal: SignalInstance) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._remarks):
            signal.emit(self._remarks[row].id)

    def _offer(self) -> None:
        row = self.list.currentRow()
        chosen = 0 <= row < len(self._remarks)
        self.go.setEnabled(chosen and self._remarks[row].key is not None)
        self.place.setEnabled(chosen)
        self.drop.setEnabled(chosen)


def _items(remark: AnsweredRemark) -> list[QTableWidgetItem]:
    texts = (remark.place or wording.WHOLE, remark.text, remark.answer)
    items = [QTableWidgetItem(text) for text in texts]
    for item in items[:_ANSWER]:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    if not remark.answer:
        items[_ANSWER].setBackground(colours.EXPLAIN)
        items[_ANSWER].setToolTip(wording.UNANSWERED)
    return items
