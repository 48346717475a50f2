"""Takes files that are dropped onto the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class _Dropping(QObject):
    """Watches what is dragged over a window."""

    def __init__(self, window: QWidget, take: Callable[[list[str]], None]) -> None:
        super().__init__(window)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files, and take them once they are let go."""
        if isinstance(event, QDragEnterEvent | QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            if paths:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    # The program that the files come from waits for this event to be over.
                    QTimer.singleShot(0, lambda: self._take(paths))
                return True
        return super().eventFilter(watched, event)


def take_dropped(window: QWidget, take: Callable[[list[str]], None]) -> None:
    """Have files and folders taken that are dropped onto a window."""
    _Dropping(window, take)
