"""A table of places to jump to: Enter or a double click chooses a row, and every text is shown whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem


class JumpTable(QTableWidget):
    """Rows are chosen one at a time and never edited.

    Signals:
        chosen: A row was chosen, by Enter or by a double click.
    """

    chosen = Signal(int)

    def __init__(self, headings: Sequence[str], widths: Sequence[int]) -> None:
        """Make an empty table.

        Args:
            headings: Of its columns.
            widths: Of its columns, in pixels; 0 for the one that takes what the others leave.
        """
        super().__init__(0, len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda row, _: self.chosen.emit(row))

    def show_rows(self, rows: Sequence[Sequence[QTableWidgetItem]]) -> None:
        """Show other rows; the one in the same place stays current."""
        current = max(self.currentRow(), 0)
        self.setRowCount(len(rows))
        for place, items in enumerate(rows):
            for column, item in enumerate(items):
                self.setItem(place, column, item)
        self.resizeRowsToContents()
        self.setCurrentCell(min(current, len(rows) - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give rows the height that their texts need at the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()
