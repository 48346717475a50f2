"""Shows the form as it would be read in: the same paper as always, not to be typed on, coloured by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from desktop.layout.sheet import PlacedCell, Sheet
from desktop.models.keys import CellKey
from desktop.text import importing as wording
from desktop.views.cursor_view import CursorView
from desktop.views.import_looks import Look, paint_ground, paint_look_sign
from desktop.views.keys import ARROWS

Looks = Mapping[CellKey, Look]
_ORDER = (Look.DOUBTFUL_CHANGE, Look.DOUBTFUL, Look.MATCHED, Look.CHANGED)
"""Of a merged cell that stands for several, the first of these is shown: it changes where all of it does."""


class ImportPaper(CursorView):
    """The form beside the foreign sheet.

    Signals:
        chosen: The clerk went to a cell: its key, or None for one that the form prints.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks: Looks = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.FORM_NAME)
        self.suit_width()

    def show_form(self, sheet: Sheet | None, looks: Looks) -> None:
        """Show a form and what became of its cells."""
        self.looks = looks
        self.show_sheet(sheet, {})
        self.suit_width()
        self.viewport().update()

    def look_of(self, cell: PlacedCell) -> Look | None:
        """Say how a cell looks; None for one that nothing was read for."""
        keys = cell.covers or ((cell.key,) if cell.key is not None else ())
        met = {self.looks[key] for key in keys if key in self.looks}
        return next((look for look in _ORDER if look in met), None)

    def paint_cells(self, painter: QPainter, cells: Iterable[PlacedCell]) -> None:
        """Paint grounds, then cells as on any paper, then the signs."""
        if self.paper is None:
            return
        listed = list(cells)
        looks = [(look, self.paper.rect(cell)) for cell in listed if (look := self.look_of(cell)) is not None]
        for look, rect in looks:
            paint_ground(painter, look, rect)
        super().paint_cells(painter, listed)
        for look, rect in looks:
            paint_look_sign(painter, look, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell."""
        key, held = Qt.Key(event.key()), event.modifiers()
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        if key in ARROWS and not ctrl:
            self.step(ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.home_or_end(end=key is Qt.Key.Key_End, whole=ctrl, extend=False)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page(down=key is Qt.Key.Key_PageDown, extend=False)
        else:
            super().keyPressEvent(event)
            return
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where one clicks."""
        super().mousePressEvent(event)
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select one cell at a time."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell a screen reader where the cursor is."""
        super().focusInEvent(event)
        self._announce()

    def _tell(self) -> None:
        self.chosen.emit(self.current_key())
        self._announce()

    def _announce(self) -> None:
        cell = self.current_cell()
        if cell is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, cell.text))
