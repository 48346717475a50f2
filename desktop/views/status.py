"""The status line: what was done, where the cursor is, what is left to fix, and whether it is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from desktop.text import window as wording
from desktop.views import colours

_SHOWN_FOR = 9000
"""Milliseconds that a sentence stays."""
_SIDE = 8


class Fact(QWidget):
    """A short text that changes with every edit; it never shrinks, so nothing beside it jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._failed = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Read what is shown."""
        return self._text

    def show_text(self, text: str, *, failed: bool = False) -> None:
        """Show a text."""
        if (text, failed) == (self._text, self._failed):
            return
        self._text, self._failed = text, failed
        self.setAccessibleName(text)
        needed = self.fontMetrics().horizontalAdvance(text) + 2 * _SIDE
        if needed > self.minimumWidth():
            self.setMinimumWidth(needed)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        del event
        painter = QPainter(self)
        painter.setPen(colours.FIX_SIGN if self._failed else colours.INK)
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text)


class StatusLine(QStatusBar):
    """Sentences at the left, standing facts at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._offer = QToolButton()
        self._offer.setObjectName("offer")
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offer.hide()
        self.addPermanentWidget(self._offer)
        self.place, self.counts, self.saved = Fact(), Fact(), Fact()
        for fact in (self.place, self.counts, self.saved):
            self.addPermanentWidget(fact)

    def say(self, sentence: str) -> None:
        """Say what was done; it goes away by itself."""
        self.showMessage(sentence, _SHOWN_FOR)

    def offer(self, action: QAction | None) -> None:
        """Offer a deed beside the sentence, or no longer."""
        self._offer.setVisible(action is not None)
        if action is not None:
            self._offer.setDefaultAction(action)
            self._offer.setText(action.text().partition("(")[0])

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self.saved.show_text(wording.SAVING)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the last change reached the disk."""
        self.saved.show_text(
            wording.SAVED_NOTHING if at is None else wording.SAVED.format(time=clock_time(at))
        )

    def show_not_saved(self, sentence: str) -> None:
        """Say why nothing reaches the disk; stays until something does."""
        self.saved.show_text(wording.NOT_SAVED.format(sentence=sentence), failed=True)

    def clear_form(self) -> None:
        """Forget what was said of the form that was open."""
        for fact in (self.place, self.counts, self.saved):
            fact.show_text("")


def clock_time(at: datetime) -> str:
    """Write the time of day as the clerk's clock shows it."""
    return at.astimezone().strftime("%H:%M:%S")
