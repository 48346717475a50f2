"""The window for faults of the program: what happened in words, the details folded away."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording
from desktop.version import VERSION


class CrashWindow(QDialog):
    """Says that a fault happened and whether everything was saved."""

    def __init__(self, parent: QWidget | None, details: str, *, saved: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.CRASH_TITLE)
        self.setMinimumWidth(520)
        self.sentence = QLabel(wording.CRASH_SAVED if saved else wording.CRASH_NOT_SAVED, wordWrap=True)
        self.details = QPlainTextEdit(details, readOnly=True)
        self.details.setMinimumHeight(200)
        self.details.hide()
        self.fold = QToolButton()
        self.fold.setText(wording.CRASH_DETAILS)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.toggled.connect(self._unfold)
        copy = QPushButton(wording.CRASH_COPY)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on = QPushButton(wording.CRASH_CONTINUE, default=True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fold)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(self.details)
        column.addLayout(buttons)
        go_on.setFocus()

    def _unfold(self, unfolded: bool) -> None:
        self.details.setVisible(unfolded)
        self.fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.adjustSize()

    @classmethod
    def tell(cls, parent: QWidget | None, details: str, *, saved: bool) -> None:
        """Show the window and wait until it is closed."""
        cls(parent, details, saved=saved).exec()


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write down a fault for those who maintain the program; no cell of a form is in it."""
    head = f"ziping {VERSION}, Python {platform.python_version()}, {platform.platform()}"
    return head + "\n" + "".join(traceback.format_exception(kind, error, trace))


def install(parent: QWidget, save: Callable[[], bool]) -> None:
    """Have every fault shown in a crash window.

    Args:
        parent: The main window.
        save: Saves what is open and says whether everything is on the disk; called first.
    """
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        # A fault while a fault is shown would stack windows without end.
        if showing or issubclass(kind, KeyboardInterrupt):
            return
        showing = True
        try:
            saved = save()
        except Exception:  # noqa: BLE001 - the store may be what is broken; the window then says so
            saved = False
        CrashWindow.tell(parent, report(kind, error, trace), saved=saved)
        showing = False

    sys.excepthook = hook
