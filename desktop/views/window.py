"""The main window as it first appears: an empty page on a desk, ready to be furnished with everything else.

What stands in this module is loaded before the first picture is on the screen, so it is little.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.text import window as wording
from desktop.views import colours

SIZE = (1366, 768)
_PAGE_WIDTH, _PAGE_TOP = 757, 83
"""The page as it will lie once the panes are around it."""


class EmptyDesk(QWidget):
    """An empty page, so that the window is there at once."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk and page."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.DESK)
        left = (self.width() - _PAGE_WIDTH) // 2
        painter.fillRect(left, _PAGE_TOP, _PAGE_WIDTH, self.height() - _PAGE_TOP, colours.PAPER)


class MainWindow(QMainWindow):
    """The window of the program; the workbench furnishes it after it is on the screen.

    Signals:
        first_painted: The window is on the screen for the first time.
    """

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(wording.PROGRAM)
        self.resize(*SIZE)
        self.setCentralWidget(EmptyDesk())
        self._painted = False
        self.may_close: Callable[[], bool] = lambda: True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless whoever works in the window has a reason against it."""
        event.setAccepted(self.may_close())
