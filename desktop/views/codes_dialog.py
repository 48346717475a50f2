"""Lets the clerk type the codes of units and projects, which forms often have no place for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.codes import CodeLine
from desktop.text import codes as wording
from desktop.text import window
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(760, 480)
_WIDTHS = (240, 320)
_CODE = 2


class CodesDialog(QDialog):
    """Every unit with its projects, and a column to type the code into."""

    def __init__(self, parent: QWidget | None, lines: Sequence[CodeLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        resize_on_screen(self, _SIZE)
        self._lines = lines
        self._codes = [QTableWidgetItem(line.code) for line in lines]
        intro = QLabel(wording.INTRO if lines else wording.NONE, wordWrap=True)
        intro.setProperty("quiet", True)
        self.table = self._make_table()
        buttons = QDialogButtonBox()
        save = buttons.addButton(wording.SAVE, QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        save.setEnabled(bool(lines))
        buttons.addButton(window.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _make_table(self) -> QTableWidget:
        made = QTableWidget(len(self._lines), len(wording.COLUMNS))
        made.setHorizontalHeaderLabels(list(wording.COLUMNS))
        made.setAccessibleName(wording.LIST)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        made.setTabKeyNavigation(False)
        made.verticalHeader().hide()
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_CODE, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            made.setColumnWidth(column, width)
        for row, line in enumerate(self._lines):
            shown = line.unit if line.project_id is None else ""
            for column, text in enumerate((shown, line.project)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                made.setItem(row, column, item)
            made.setItem(row, _CODE, self._codes[row])
        if self._lines:
            made.setCurrentCell(0, _CODE)
        return made

    def changed(self) -> list[CodeLine]:
        """Give the lines whose code was changed."""
        typed = (item.text().strip() for item in self._codes)
        return [
            replace(line, code=code)
            for line, code in zip(self._lines, typed, strict=True)
            if code != line.code
        ]

    @classmethod
    def ask(cls, parent: QWidget | None, lines: Sequence[CodeLine]) -> list[CodeLine] | None:
        """Ask for codes; None where the clerk thinks better of it."""
        dialog = cls(parent, lines)
        return dialog.changed() if dialog.exec() else None
