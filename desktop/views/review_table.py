"""The table of a rehearsed re-check: score typed, score expected, difference and reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.operations.review import points_text
from desktop.scoring.review import Expected
from desktop.text import review as wording
from desktop.views import colours

_WIDTHS = (150, 68, 100, 92)
_LEAST_REASON = 120
NAME, OWN, EXPECTED, DIFFERENCE, REASON = range(5)


class ReviewTable(QTableWidget):
    """One line a score; what is still open is yellow, what is lost is red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(wording.COLUMNS), parent)
        self.setHorizontalHeaderLabels(list(wording.COLUMNS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.setMinimumWidth(sum(_WIDTHS) + _LEAST_REASON)
        self.setAccessibleName(wording.TITLE)

    def show_rows(self, rows: Sequence[Expected]) -> None:
        """Show the rows as they are expected now; the last one is the total."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            texts = (row.name, *points_text(row), wording.JOINT.join(row.reasons))
            for column, text in enumerate(texts):
                self.setItem(place, column, _item(row, column, text, bold=place == len(rows) - 1))


def _item(row: Expected, column: int, text: str, *, bold: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    if column in (OWN, EXPECTED, DIFFERENCE):
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    differences = row.differences
    if column in (EXPECTED, DIFFERENCE) and differences:
        if row.low != row.high:
            item.setBackground(QBrush(colours.EXPLAIN))
        elif differences[1] < 0:
            item.setBackground(QBrush(colours.FIX))
    font = item.font()
    font.setBold(bold)
    item.setFont(font)
    return item
