"""The status line: what was done, where the cursor is, what is left to fix, and whether it is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.text import window as wording

_SHOWN_FOR = 9000
"""Milliseconds that a sentence stays."""


class StatusLine(QStatusBar):
    """Sentences at the left, standing facts at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place, self.counts, self.saved = QLabel(), QLabel(), QLabel()
        for label in (self.place, self.counts, self.saved):
            label.setContentsMargins(8, 0, 8, 0)
            self.addPermanentWidget(label)

    def say(self, sentence: str) -> None:
        """Say what was done; it goes away by itself."""
        self.showMessage(sentence, _SHOWN_FOR)

    def show_saving(self) -> None:
        """Say that something is on its way to the disk."""
        self._show_saved(wording.SAVING, failed=False)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the last change reached the disk."""
        self._show_saved(
            wording.SAVED_NOTHING if at is None else wording.SAVED.format(time=clock_time(at)), failed=False
        )

    def show_not_saved(self, sentence: str) -> None:
        """Say why nothing reaches the disk; stays until something does."""
        self._show_saved(wording.NOT_SAVED.format(sentence=sentence), failed=True)

    def _show_saved(self, text: str, *, failed: bool) -> None:
        self.saved.setText(text)
        if bool(self.saved.property("fault")) != failed:
            self.saved.setProperty("fault", failed)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def clear_form(self) -> None:
        """Forget what was said of the form that was open."""
        for label in (self.place, self.counts, self.saved):
            label.clear()


def clock_time(at: datetime) -> str:
    """Write the time of day as the clerk's clock shows it."""
    return at.astimezone().strftime("%H:%M:%S")
