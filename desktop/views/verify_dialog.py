"""Verifies receipt codes (核对校验码): codes are typed, files are chosen, verdicts are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.compared_forms import CellDifference
from desktop.operations.verify import Outcome, Verdict
from desktop.text import hand_over as wording
from desktop.views import colours
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(980, 560)
_WIDTHS = (300, 84, 0)
_CELL_WIDTHS = (300, 300, 0)
_COLOURS = {
    Outcome.DIFFERS: colours.FIX_SIGN,
    Outcome.UNCHECKED: colours.EXPLAIN_SIGN,
    Outcome.UNREADABLE: colours.EXPLAIN_SIGN,
}


class VerifyDialog(QDialog):
    """What is to be verified above, what was found below, and the cells that differ.

    Signals:
        codes_given: The clerk typed codes: a list of them.
        files_wanted: The clerk wants to choose files.
    """

    codes_given = Signal(list)
    files_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.VERIFY_TITLE)
        resize_on_screen(self, _SIZE)
        self._verdicts: Sequence[Verdict] = ()
        self.code = QLineEdit(placeholderText=wording.VERIFY_HINT, clearButtonEnabled=True)
        self.go = QPushButton(wording.VERIFY_GO, default=True)
        self.choose = QPushButton(wording.VERIFY_FILES, autoDefault=False)
        self.sum = QLabel(wording.VERIFY_NONE, wordWrap=True)
        self.list = _table(wording.VERIFY_COLUMNS, wording.VERIFY_LIST, _WIDTHS)
        self.cells = _table(wording.VERIFY_CELL_COLUMNS, wording.VERIFY_CELLS, _CELL_WIDTHS)
        self.cells_label = QLabel(wording.VERIFY_CELLS)
        self._lay_out()
        self._show_cells(())
        self.go.clicked.connect(self._give_codes)
        self.choose.clicked.connect(self.files_wanted)
        self.list.currentCellChanged.connect(lambda row, *_: self._show_row(row))
        self.code.setFocus()

    def _lay_out(self) -> None:
        intro = QLabel(wording.VERIFY_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        label = QLabel(wording.VERIFY_CODE)
        label.setBuddy(self.code)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.code, 1)
        row.addWidget(self.go)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addLayout(row)
        column.addWidget(self.sum)
        column.addWidget(self.list, 1)
        column.addWidget(self.cells_label)
        column.addWidget(self.cells, 1)

    def _give_codes(self) -> None:
        codes = self.code.text().split()
        if codes:
            self.codes_given.emit(codes)

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show what was found."""
        self._verdicts = verdicts
        counts = Counter(verdict.outcome.value for verdict in verdicts)
        known = {outcome.value: counts[outcome.value] for outcome in Outcome}
        self.sum.setText(wording.VERIFY_SUM.format(count=len(verdicts), **known))
        self.list.show_rows([_items(verdict) for verdict in verdicts])
        self.list.setCurrentCell(0, 0)
        self._show_row(self.list.currentRow())
        self.list.setFocus()

    def _show_row(self, row: int) -> None:
        self._show_cells(self._verdicts[row].differences if 0 <= row < len(self._verdicts) else ())

    def _show_cells(self, differing: Sequence[CellDifference]) -> None:
        rows = ((one.place, one.before or wording.EMPTY, one.after or wording.EMPTY) for one in differing)
        self.cells.show_rows([[_item(text) for text in texts] for texts in rows])
        for part in (self.cells, self.cells_label):
            part.setVisible(bool(differing))


def _table(headings: Sequence[str], name: str, widths: Sequence[int]) -> JumpTable:
    made = JumpTable(headings, widths)
    made.setAccessibleName(name)
    made.setWordWrap(True)
    return made


def _items(verdict: Verdict) -> list[QTableWidgetItem]:
    outcome = _item(wording.OUTCOMES[verdict.outcome.value])
    if verdict.outcome in _COLOURS:
        outcome.setForeground(_COLOURS[verdict.outcome])
    return [_item(verdict.subject), outcome, _item(verdict.sentence)]


def _item(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return item
