"""Lists what was found among the forms of a unit; stays beside the form while one corrects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.models.keys import CellKey
from desktop.operations.records import finding_wording
from desktop.operations.unit_drafts import DraftFinding, UnitCheck
from desktop.text import window as wording
from desktop.text.findings import SEVERITIES
from desktop.views.findings_model import SEVERITY_COLOURS
from desktop.views.icons import severity_icon
from desktop.views.places import place_name

_WIDTHS = (84, 200, 190, 330)
_SIZE = (980, 320)


class _List(QTreeWidget):
    """Enter jumps."""

    chosen = Signal(QTreeWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter on every system."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.chosen.emit(item)
        else:
            super().keyPressEvent(event)


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
        said = wording.UNIT_CHECK_FOUND if check.findings else wording.UNIT_CHECK_CLEAN
        intro = QLabel(
            said.format(unit=check.unit, year=check.year, drafts=check.drafts, count=len(check.findings))
        )
        intro.setProperty("quiet", True)
        self.list = _List()
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(wording.UNIT_CHECK_TITLE)
        self.list.setHeaderLabels(list(wording.UNIT_CHECK_COLUMNS))
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, width)
        self.list.header().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        items = [_item(found) for found in self._findings]
        self.list.addTopLevelItems(items)
        self.list.setVisible(bool(self._findings))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.addWidget(intro)
        inside.addWidget(self.list, 1)
        self.list.chosen.connect(self._jump)
        self.list.itemDoubleClicked.connect(self._jump)
        if items:
            self.list.setCurrentItem(items[0])

    def _jump(self, item: QTreeWidgetItem) -> None:
        found = self._findings[self.list.indexOfTopLevelItem(item)]
        self.jump.emit(found.draft_id, found.finding.where)


def _item(found: DraftFinding) -> QTreeWidgetItem:
    said, level = finding_wording(found.finding), found.finding.severity
    texts = (
        SEVERITIES[level.value],
        found.name,
        place_name(found.form, found.finding.where),
        said.message,
        said.remedy,
    )
    item = QTreeWidgetItem(list(texts))
    item.setIcon(0, severity_icon(level))
    item.setForeground(0, SEVERITY_COLOURS[level])
    for column, text in enumerate(texts):
        item.setToolTip(column, text)
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return item
