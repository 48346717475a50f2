"""Brings the window to the front when the program is started once more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.operations.front import called


class Front(QObject):
    """Hears of other programs that are started on the same store."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        """Begin to hear.

        Args:
            window: What comes to the front.
            folder: Where the store lies that the window has open.
        """
        super().__init__(window)
        self._window, self._folder = window, folder
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        if not called(self._folder):
            return
        window = self._window
        window.setWindowState(
            (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        window.raise_()
        asked = QApplication.activeModalWidget() or window
        asked.activateWindow()
        # Where a system lets nobody take the front, the task bar says who wants it.
        QApplication.alert(window)
