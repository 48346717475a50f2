"""What was handed over (报送登记): a version is named, and compared with the form as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.models.keys import CellKey
from desktop.operations.history import CellChange
from desktop.operations.versions import Version
from desktop.text import history_window as wording
from desktop.text.moments import minute
from desktop.views.jump_table import JumpTable

_WIDTHS = (0, 150, 180)
_CHANGE_WIDTHS = (0, 230, 230)
_LIST_HEIGHT = 150
_NAME_WIDTH = 220


class VersionsPage(QWidget):
    """The versions of the open draft.

    Signals:
        registering: The clerk hands the form over; what it is to be called.
        comparing: A version is to be compared with now.
        opening: The form is to be shown as it was handed over.
        jump: The clerk wants to see a cell of the open form.
    """

    registering = Signal(str)
    comparing = Signal(object)
    opening = Signal(object)
    jump = Signal(CellKey)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[Version] = ()
        self._changes: Sequence[CellChange] = ()
        self._proposed = ""
        self.name = QLineEdit()
        self.name.setFixedWidth(_NAME_WIDTH)
        self.register = QPushButton(wording.REGISTER, autoDefault=False)
        self.register.setProperty("chief", True)
        self.list = JumpTable(wording.VERSION_COLUMNS, _WIDTHS)
        self.list.setAccessibleName(wording.TABS[0])
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.open = QPushButton(wording.SHOW_THEN, autoDefault=False)
        self.open.setToolTip(wording.SHOW_THEN_TIP)
        self.open.setEnabled(False)
        self.compared = QLabel(wording.VERSIONS_NONE)
        self.changes = JumpTable(wording.CHANGE_COLUMNS, _CHANGE_WIDTHS)
        self.changes.setAccessibleName(wording.CHANGES_WAIT)
        self._lay_out()
        self.register.clicked.connect(lambda: self.registering.emit(self.name.text()))
        self.name.returnPressed.connect(self.register.click)
        self.list.currentCellChanged.connect(lambda row, *_: self._compare(row))
        self.list.chosen.connect(lambda row: self.opening.emit(self._versions[row]))
        self.open.clicked.connect(self._open)
        self.changes.chosen.connect(self._jump)

    def _lay_out(self) -> None:
        intro = QLabel(wording.VERSIONS_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        naming = QHBoxLayout()
        label = QLabel(wording.VERSION_NAME)
        label.setBuddy(self.name)
        for part in (label, self.name, self.register):
            naming.addWidget(part)
        naming.addStretch(1)
        naming.addWidget(self.open)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addLayout(naming)
        column.addWidget(self.list)
        column.addWidget(self.compared)
        column.addWidget(self.changes, 1)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show what was handed over, the last one first; the one that was chosen stays chosen."""
        proposed = wording.VERSION_NEXT.format(number=len(versions) + 1)
        if self.name.text() in ("", self._proposed):
            self.name.setText(proposed)
        self._proposed = proposed
        if len(versions) != len(self._versions):
            self.list.clearSelection()
            self.list.setCurrentCell(-1, -1)
        self._versions = versions
        self.list.show_rows([_items((one.name, time_text(one), one.code)) for one in versions])
        self.open.setEnabled(bool(versions))
        if not versions:
            self.compared.setText(wording.VERSIONS_NONE)
        self._compare(self.list.currentRow())

    def show_changes(self, version: Version, changes: Sequence[CellChange]) -> None:
        """Show what reads otherwise now than in a version."""
        self._changes = changes
        pattern = wording.CHANGES if changes else wording.CHANGES_NONE
        self.compared.setText(pattern.format(name=version.name, count=len(changes)))
        rows = [(one.place, one.before or wording.BLANK, one.after or wording.BLANK) for one in changes]
        self.changes.show_rows([_items(row) for row in rows])

    @property
    def chosen(self) -> Version | None:
        """Read which version the cursor stands on."""
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _compare(self, row: int) -> None:
        if 0 <= row < len(self._versions):
            self.comparing.emit(self._versions[row])

    def _open(self) -> None:
        if self.chosen is not None:
            self.opening.emit(self.chosen)

    def _jump(self, row: int) -> None:
        key = self._changes[row].key
        if key is not None:
            self.jump.emit(key)


def time_text(version: Version) -> str:
    """Write when a version was handed over."""
    return minute(version.at) or wording.NO_TIME


def _items(texts: Sequence[str]) -> list[QTableWidgetItem]:
    return [QTableWidgetItem(text) for text in texts]
