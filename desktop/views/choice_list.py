"""The list of words that a choice cell offers; other words can still be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

_LEAST_WIDTH = 220


class ChoiceList(QListWidget):
    """A list that drops down from a cell.

    Signals:
        chosen: The text that was picked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(self._pick)
        self.setStyleSheet("QListWidget { padding: 2px; } QListWidget::item { padding: 5px 8px; }")

    def offer(self, choices: Sequence[str], current: str, cell: QRect) -> None:
        """Show the choices under a cell, given in global coordinates."""
        self.clear()
        self.addItems(list(choices))
        found = self.findItems(current, Qt.MatchFlag.MatchExactly)
        self.setCurrentItem(found[0] if found else self.item(0))
        width = max(cell.width(), self.sizeHintForColumn(0) + 28, _LEAST_WIDTH)
        height = self.sizeHintForRow(0) * self.count() + 8
        below = self.screen().availableGeometry().bottom() - cell.bottom()
        top = cell.bottom() if below >= height else cell.top() - height
        self.setGeometry(cell.left(), top, width, height)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and space pick; Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Space):
            item = self.currentItem()
            if item is not None:
                self._pick(item)
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()

    def _pick(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.text())
