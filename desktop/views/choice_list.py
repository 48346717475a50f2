"""The list of words that a choice cell offers; other words can still be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.views.drop_down import drop_down, make_popup


class ChoiceList(QListWidget):
    """A list that drops down from a cell.

    Signals:
        chosen: The text that was picked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        make_popup(self)
        self.itemClicked.connect(self._pick)

    def offer(self, choices: Sequence[str], current: str, cell: QRect) -> None:
        """Show the choices under a cell, given in global coordinates."""
        self.clear()
        self.addItems(list(choices))
        found = self.findItems(current, Qt.MatchFlag.MatchExactly)
        self.setCurrentItem(found[0] if found else self.item(0))
        drop_down(self, cell)

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
