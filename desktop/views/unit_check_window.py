"""Lists what was found among the forms of a unit; stays beside the form while one corrects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.keys import CellKey
from desktop.models.places import place_name
from desktop.operations.records import finding_wording
from desktop.operations.unit_drafts import DraftFinding, UnitCheck
from desktop.text import window as wording
from desktop.text.findings import SEVERITIES
from desktop.views.findings_model import SEVERITY_COLOURS
from desktop.views.icons import severity_icon

_WIDTHS = (84, 200, 190, 330)
_SIZE = (980, 320)


class _List(QTableWidget):
    """Enter jumps; every finding is shown whole, on as many lines as it needs."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give rows the height that their texts need at the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()


class UnitCheckWindow(QDialog):
    """The findings among the forms of one unit and year.

    Signals:
        jump: The clerk wants to see a cell of a form: id of its draft, and the cell's key.
    """

    jump = Signal(str, CellKey)

    def __init__(self, parent: QWidget | None, check: UnitCheck) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.UNIT_CHECK_TITLE)
        self.resize(*_SIZE)
        self._findings = check.findings
        said = wording.UNIT_CHECK_FOUND.format(
            unit=check.unit, year=check.year, drafts=check.drafts, count=len(check.findings)
        )
        intro = QLabel(said)
        intro.setProperty("quiet", True)
        self.list = self._make_list()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.addWidget(intro)
        inside.addWidget(self.list, 1)
        self.list.chosen.connect(self._jump)
        self.list.cellDoubleClicked.connect(lambda row, _: self._jump(row))

    def _make_list(self) -> _List:
        made = _List(len(self._findings), len(wording.UNIT_CHECK_COLUMNS))
        made.setHorizontalHeaderLabels(list(wording.UNIT_CHECK_COLUMNS))
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setShowGrid(False)
        made.setAlternatingRowColors(True)
        made.setTabKeyNavigation(False)
        made.setAccessibleName(wording.UNIT_CHECK_TITLE)
        made.verticalHeader().hide()
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            made.setColumnWidth(column, width)
        for row, found in enumerate(self._findings):
            for column, item in enumerate(_items(found)):
                made.setItem(row, column, item)
        made.setCurrentCell(0, 0)
        return made

    def _jump(self, row: int) -> None:
        found = self._findings[row]
        self.jump.emit(found.draft_id, found.finding.where)


def _items(found: DraftFinding) -> list[QTableWidgetItem]:
    said, level = finding_wording(found.finding), found.finding.severity
    place = place_name(found.form, found.finding.where)
    texts = (SEVERITIES[level.value], found.name, place, said.message, said.remedy)
    items = [QTableWidgetItem(text) for text in texts]
    items[0].setIcon(severity_icon(level))
    items[0].setForeground(SEVERITY_COLOURS[level])
    for item in items:
        item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return items
