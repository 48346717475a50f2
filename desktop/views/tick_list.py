"""The list of the options of a choice, each with its box; what is ticked is written in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.models.transcript import ticked
from desktop.text import window as wording
from desktop.views.drop_down import drop_down, make_popup
from desktop.views.ticking import join_ticks

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class TickList(QListWidget):
    """A list of boxes that drops down from a cell.

    Signals:
        ticked: The text of the choice, when the list is closed with other ticks than it was opened with.
        accepted: It was closed with Enter, to go on.
    """

    ticked = Signal(str)
    accepted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        make_popup(self)
        self._options: tuple[str, ...] = ()
        self._before = ""
        self.itemClicked.connect(self._click)

    def offer(self, options: Sequence[str], text: str, name: str, cell: QRect) -> None:
        """Show the options under a cell, given in global coordinates."""
        self._options, self._before = tuple(options), text
        self.clear()
        ticks = ticked(text)
        for number, option in enumerate(options, 1):
            item = QListWidgetItem(wording.TICK_OPTION.format(number=number, option=option))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if option in ticks else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setAccessibleName(wording.TICK_LIST.format(place=name))
        self.setCurrentRow(next((place for place, option in enumerate(options) if option in ticks), 0))
        drop_down(self, cell)

    def text(self) -> str:
        """Read what is ticked now."""
        others = [tick for tick in ticked(self._before) if tick not in self._options]
        chosen = [
            option
            for place, option in enumerate(self._options)
            if self.item(place).checkState() is Qt.CheckState.Checked
        ]
        return join_ticks(self._options, [*chosen, *others])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and digits tick, Enter closes, Escape leaves everything as it was."""
        key = event.key()
        if key in _ACCEPT:
            self.hide()
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.offer_nothing()
        elif key == Qt.Key.Key_Space:
            self._toggle(self.currentItem())
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._toggle(self.item(key - Qt.Key.Key_1))
        else:
            super().keyPressEvent(event)

    def offer_nothing(self) -> None:
        """Close and forget what was ticked."""
        for place, option in enumerate(self._options):
            held = option in ticked(self._before)
            self.item(place).setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand over what is ticked, however the list was closed."""
        super().hideEvent(event)
        text = self.text()
        if text != self._before:
            self.ticked.emit(text)

    def _click(self, item: QListWidgetItem) -> None:
        self._toggle(item)

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            held = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if held else Qt.CheckState.Checked)
            self.setCurrentItem(item)
