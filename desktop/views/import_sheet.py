"""Shows a foreign sheet as a spreadsheet does, each cell by what became of it; nothing can be typed there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.operations.dry_run import SheetMark
from desktop.operations.foreign_sheets import Grid, Place, address_of, column_letters
from desktop.text import importing as wording
from desktop.views.import_plan import SheetPlan
from desktop.views.import_sheet_painter import HEAD_HEIGHT, Painted, head_width, paint_sheet
from desktop.views.scrolling import fit_scroll_bars, scroll_to

_SMALLEST, _LARGEST, _STEP = 60, 200, 10
_FONT = 12
"""Pixels of the letters at 100 %."""
_AROUND = 40
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SheetView(QAbstractScrollArea):
    """One sheet of a file.

    Signals:
        moved: The clerk went to a cell: what became of it, or None for a blank one.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._grid: Grid | None = None
        self._marks: Sequence[SheetMark] = ()
        self.plan: SheetPlan | None = None
        self.place: Place = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.SHEET_NAME)
        # Every pixel is painted by paintEvent.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)

    # ---- what is shown

    def show_grid(self, grid: Grid | None, marks: Sequence[SheetMark]) -> None:
        """Show a sheet from where the form begins on it, or nothing."""
        self._grid, self._marks = grid, marks
        self.place = marks[0].area[:2] if marks else (0, 0)
        self._lay_out()
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0 if self.plan is None else self.plan.ys[self.place[0]])

    def _lay_out(self) -> None:
        font = self.font()
        font.setPixelSize(round(_FONT * self._zoom / 100))
        self.viewport().setFont(font)
        metrics = self.viewport().fontMetrics()
        half = metrics.horizontalAdvance(wording.SHEETS[0]) / 2
        grid = self._grid
        self.plan = None if grid is None else SheetPlan(grid, self._marks, half, metrics.height())
        self._fit_scroll_bars()
        self.viewport().update()

    def set_zoom(self, percent: int) -> None:
        """Zoom, the current cell staying in sight."""
        self._zoom = max(_SMALLEST, min(_LARGEST, percent))
        self._lay_out()
        self._show_place()

    def current(self) -> SheetMark | None:
        """Say what became of the current cell; None for a blank one."""
        return None if self.plan is None else self.plan.mark_at(self.place)

    def go_to(self, place: Place) -> None:
        """Ring a cell and scroll to it; it is not reported, as nobody clicked there."""
        if self.plan is not None and place[0] < self.plan.rows and place[1] < self.plan.columns:
            self.place = place
            self._show_place()
            self._announce()

    # ---- places

    def _origin(self) -> QPoint:
        """Locate the corner of A1 in the viewport."""
        width = 0 if self.plan is None else head_width(self.plan, self.viewport().fontMetrics())
        return QPoint(
            width - self.horizontalScrollBar().value(), HEAD_HEIGHT - self.verticalScrollBar().value()
        )

    def _room(self) -> QRect:
        """Locate the part of the viewport that cells are seen in."""
        width = 0 if self.plan is None else head_width(self.plan, self.viewport().fontMetrics())
        return self.viewport().rect().adjusted(width, HEAD_HEIGHT, 0, 0)

    def viewport_rect(self, place: Place) -> QRect:
        """Locate a cell in the viewport."""
        assert self.plan is not None
        return self.plan.rect(self.plan.area_at(place)).translated(self._origin())

    def _show_place(self) -> None:
        if self.plan is None:
            return
        scroll_to(self, self.viewport_rect(self.place), self._room(), _AROUND)
        self.viewport().update()

    def _fit_scroll_bars(self) -> None:
        size = QSize(0, 0) if self.plan is None else self.plan.size
        fit_scroll_bars(self, size, self._room().size())

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what can be seen."""
        painter = QPainter(self.viewport())
        painter.setFont(self.viewport().font())
        painted = Painted(self.plan, self.place, self._origin(), self._room(), focused=self.hasFocus())
        paint_sheet(painter, painted, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bars' range."""
        super().resizeEvent(event)
        self._fit_scroll_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint again: the headings stay, and texts of tall cells stay in the middle of what is seen."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (_STEP if event.angleDelta().y() > 0 else -_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    # ---- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell as in a spreadsheet."""
        plan, key = self.plan, Qt.Key(event.key())
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if plan is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in _MOVES and not ctrl:
            self._move(plan.step(self.place, *_MOVES[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            end = key is Qt.Key.Key_End
            row = (plan.rows - 1 if end else 0) if ctrl else self.place[0]
            self._move((row, plan.columns - 1 if end else 0))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._page(plan, down=key is Qt.Key.Key_PageDown)
        else:
            super().keyPressEvent(event)

    def _page(self, plan: SheetPlan, *, down: bool) -> None:
        far = self.verticalScrollBar().pageStep() * (1 if down else -1)
        top = max(0, min(plan.ys[-1] - 1, plan.ys[self.place[0]] + far))
        place = plan.place_at(QPoint(plan.xs[self.place[1]] + 1, top + 1))
        if place is not None:
            self._move(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where one clicks."""
        point = event.position().toPoint()
        if self.plan is not None and self._room().contains(point):
            place = self.plan.place_at(point - self._origin())
            if place is not None:
                self._move(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Belong to the press before it."""

    def _move(self, place: Place) -> None:
        self.place = place
        self._show_place()
        self._announce()
        self.moved.emit(self.current())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say at a heading what is hidden in the file, and at a cell its whole text."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPoint) -> str:
        if self.plan is None:
            return ""
        inside, room, facts = point - self._origin(), self._room(), self.plan.grid.facts
        place = self.plan.place_at(QPoint(max(inside.x(), self.plan.xs[0]), max(inside.y(), self.plan.ys[0])))
        if place is None:
            return ""
        if point.x() < room.left():
            hidden = place[0] in facts.hidden_rows
            return wording.HIDDEN_ROW.format(row=place[0] + 1) if hidden else ""
        if point.y() < room.top():
            hidden = place[1] in facts.hidden_columns
            return wording.HIDDEN_COLUMN.format(column=column_letters(place[1])) if hidden else ""
        mark = self.plan.mark_at(place)
        return "" if mark is None else f"{mark.text}\n{mark.sentence}".strip()

    def _announce(self) -> None:
        """Tell a screen reader where the cursor is."""
        if not QAccessible.isActive():
            return
        mark, address = self.current(), address_of(*self.place)
        if mark is None:
            words = wording.EMPTY_CELL.format(address=address)
        else:
            state = wording.STATES[mark.state.value]
            words = wording.CELL_READ.format(address=address, state=state, text=mark.text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
