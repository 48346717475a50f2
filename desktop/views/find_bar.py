"""Finds text on the paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.text import window as wording
from desktop.values.wording import fold
from desktop.views.buttons import flat_button
from desktop.views.form_view import FormView
from desktop.views.grid import Place


class FindBar(QWidget):
    """A line above the paper that appears with Ctrl+F.

    Signals:
        closed: The clerk wants back to the form.
    """

    closed = Signal()

    def __init__(self, view: FormView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.text = QLineEdit(placeholderText=wording.FIND_PROMPT, clearButtonEnabled=True)
        self.text.setAccessibleName(wording.FIND_PROMPT)
        self.text.setMaximumWidth(320)
        self.count = QLabel()
        self.count.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.text, 1)
        for name, step in ((wording.FIND_PREVIOUS, -1), (wording.FIND_NEXT, 1)):
            row.addWidget(flat_button(name, partial(self.step, step)))
        row.addWidget(self.count)
        row.addStretch(1)
        close = flat_button("×", self.leave, wording.FIND_CLOSE)
        close.setAccessibleName(wording.FIND_CLOSE)
        row.addWidget(close)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(lambda: self.step(0))
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was looked for last, ready to be replaced."""
        super().showEvent(event)
        self.text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter go on and back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close and go back to the form."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to another place where the text stands; 0 stays where it still fits."""
        places = self._places()
        if not places:
            self.count.setText(wording.FIND_NONE if self.text.text() else "")
            return
        current = self._view.current_cell()
        here = (current.row, current.column) if current is not None else (-1, -1)
        if by < 0:
            at = max((n for n, place in enumerate(places) if place < here), default=len(places) - 1)
        else:
            at = min(
                (n for n, place in enumerate(places) if place > here or (not by and place == here)), default=0
            )
        self._view.move_to(places[at])
        self._view.highlight()
        self.count.setText(wording.FIND_COUNT.format(place=at + 1, count=len(places)))

    def _places(self) -> list[Place]:
        paper, wanted = self._view.paper, fold(self.text.text())
        if paper is None or not wanted:
            return []
        return [Place(cell.row, cell.column) for cell in paper.sheet.cells if wanted in fold(cell.text)]
