"""The editor of the paper's current cell; it holds the keyboard even while it sleeps.

Asleep it is a dot without a caret that hands every key to the paper. The first character typed, or the
first stroke of an input method, wakes it: so Chinese typed straight onto a closed cell is composed in the
editor from the start, and nothing is lost when the cell opens.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.views import colours
from desktop.views.keys import Leave, leave_for, types_text

_FRAME = 2
_WIDEST = 360
"""Pixels up to which the editor of a narrow cell grows."""
_NARROW = 220
"""Pixels that a cell for running text is wider than."""


class Mood(Enum):
    """What the editor is doing."""

    ASLEEP = "asleep"
    REPLACING = "replacing"
    """Opened by typing: arrow keys leave the cell, as in a spreadsheet."""
    EDITING = "editing"
    """Opened by F2 or a double click: arrow keys move in the text."""


class CellEditor(QPlainTextEdit):
    """One editor for all cells of a paper.

    Signals:
        waking: A key or an input method is about to open the cell.
        left: The clerk leaves the open cell, and where to.
        key_pressed: A key for the paper while the editor sleeps.
    """

    waking = Signal()
    left = Signal(Leave)
    key_pressed = Signal(QKeyEvent)

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._mood = Mood.ASLEEP
        self._cell = QRect()
        self._room = QRect()
        self.takes_text: Callable[[], bool] = lambda: True
        """Says whether the current cell is typed into at all; boxes are ticked."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: white; border: {_FRAME}px solid {colours.ACCENT.name()}; }}"
        )
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._grow)
        self.sleep()

    @property
    def mood(self) -> Mood:
        """Read what the editor is doing."""
        return self._mood

    @property
    def is_open(self) -> bool:
        """Say whether a cell is open."""
        return self._mood is not Mood.ASLEEP

    def sleep(self, at: QPoint | None = None) -> None:
        """Close; keeps the keyboard, at a point where an input method shows its candidates."""
        self._mood = Mood.ASLEEP
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCursorWidth(0)
        self.clear()
        self.setGeometry(QRect(at or self.pos(), QSize(1, 1)))

    def wake(self, mood: Mood, text: str, font: QFont, cell: QRect, room: QRect) -> None:
        """Open over a cell.

        Args:
            mood: REPLACING or EDITING.
            text: What stands in the cell.
            font: The cell's font.
            cell: Where the cell lies in the viewport.
            room: Where the editor may grow.
        """
        self._mood = mood
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.setCursorWidth(1)
        self.setFont(font)
        self._cell, self._room = cell, room
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()
        self.raise_()

    def follow(self, cell: QRect, room: QRect) -> None:
        """Stay over the cell after the paper was scrolled or zoomed."""
        self._cell, self._room = cell, room
        if self.is_open:
            self._grow()
        else:
            self.setGeometry(QRect(cell.bottomLeft(), QSize(1, 1)))

    def _grow(self) -> None:
        """Fit the editor to its text: a narrow one first in width, then in height, never beyond the view."""
        if not self.is_open:
            return
        metrics = QFontMetrics(self.font())
        around = 2 * _FRAME + 2 * round(self.document().documentMargin()) + 2
        # The form view has scrolled the cell into sight, so that it begins there wherever it lies.
        smallest = min(self._cell.width(), _NARROW)
        left = max(self._room.left(), min(self._cell.left(), self._room.right() - smallest + 1))
        width = self._cell.width()
        if width < _NARROW:
            longest = max(map(metrics.horizontalAdvance, self.toPlainText().split("\n")))
            width = min(max(width, longest + around + 8), max(width, _WIDEST))
        # It never covers the cells before its own, which the clerk may want to read.
        width = min(width, self._room.right() - left + 1)
        self.resize(width, self.height())
        lines = max(1, round(self.document().size().height()))
        height = min(max(self._cell.height(), lines * metrics.lineSpacing() + around), self._room.height())
        top = min(max(self._cell.top(), self._room.top()), self._room.bottom() - height + 1)
        self.setGeometry(left, top, width, height)

    def event(self, event: QEvent) -> bool:
        """Leave shortcuts to the window while asleep."""
        if event.type() is QEvent.Type.ShortcutOverride and not self.is_open:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the cell, type into it, or hand the key to the paper."""
        if self.is_open:
            leave = leave_for(event, arrows=self._mood is Mood.REPLACING)
            if leave is not None:
                self.left.emit(leave)
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.insertPlainText("\n")
                return
            super().keyPressEvent(event)
            return
        if not types_text(event) or not self.takes_text():
            self.key_pressed.emit(event)
        elif self._woken():
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wake at the first stroke of an input method."""
        composes = bool(event.preeditString() or event.commitString())
        if self.is_open or not composes or self._woken():
            super().inputMethodEvent(event)

    def _woken(self) -> bool:
        """Ask for the cell to be opened; says whether it could be."""
        self.waking.emit()
        return self.is_open

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the clerk goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.is_open and event.reason() not in passing:
            self.left.emit(Leave.STAY)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text alone."""
        if source.hasText():
            self.insertPlainText(source.text())
