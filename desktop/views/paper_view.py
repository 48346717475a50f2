"""Shows a Sheet as a page on a desk: scrolls, zooms, and paints again only what changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.layout.sheet import PlacedCell, Sheet
from desktop.views import colours
from desktop.views.cell_marks import Marks
from desktop.views.paper import Paper
from desktop.views.paper_painter import paint_cells
from desktop.views.scrolling import fit_scroll_bars, scroll_to

SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 50, 300, 10
_AROUND = 16
"""Pixels of desk around the page."""
_AHEAD = 96
"""Pixels shown beyond a cell that is scrolled to, so that not every step scrolls."""


class PaperView(QAbstractScrollArea):
    """The page of one form.

    Signals:
        zoomed: The zoom in per cent, after it changed.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self.chosen_zoom = 100
        """As the clerk set it; a page wider than the view is shown smaller until it is zoomed."""
        self._suits = False
        self._paper: Paper | None = None
        self.marks: Marks = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Every pixel is painted by paintEvent.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)

    @property
    def paper(self) -> Paper | None:
        """Read the page as it lies on the screen; None while no form is open."""
        return self._paper

    @property
    def zoom(self) -> int:
        """Read the zoom in per cent."""
        return self._zoom

    def show_sheet(self, sheet: Sheet | None, marks: Marks) -> None:
        """Show a sheet, or an empty desk; repaints what differs from the one shown before."""
        before, marked = self._paper, self.marks
        self._paper = None if sheet is None else Paper(sheet, self._zoom / 100)
        self.marks = marks
        if before is None or self._paper is None or before.xs != self._paper.xs:
            self._fit_scroll_bars()
            self.viewport().update()
            return
        if before.ys[-1] != self._paper.ys[-1]:
            self._fit_scroll_bars()
        for rect in changed_rects(before, self._paper, marked, marks):
            self.repaint_later(rect)

    def set_zoom(self, percent: int, around: QPoint | None = None) -> None:
        """Zoom, keeping what is under a point of the viewport where it is."""
        self._suits = False
        self.chosen_zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, percent))
        self._zoom_to(self.chosen_zoom, around)

    def suit_width(self) -> None:
        """Zoom as the clerk likes it, or less where the page would be wider than the view."""
        self._suits = True
        if self._paper is not None:
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _AROUND
            widest = self._zoom * room // self._paper.size.width()
            self._zoom_to(max(SMALLEST_ZOOM, min(self.chosen_zoom, widest)))

    def _zoom_to(self, percent: int, around: QPoint | None = None) -> None:
        if percent == self._zoom:
            return
        point = around or QPoint(self.viewport().width() // 2, 0)
        held = point - self.paper_origin()
        factor = percent / self._zoom
        self._zoom = percent
        if self._paper is not None:
            self._paper = Paper(self._paper.sheet, percent / 100)
            self._fit_scroll_bars()
            moved = QPoint(round(held.x() * factor), round(held.y() * factor)) + self.paper_origin() - point
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())
        self.viewport().update()
        self.zoomed.emit(percent)

    def fit_width(self) -> None:
        """Zoom so that the page is as wide as the view."""
        if self._paper is not None:
            room = self.viewport().width() - 2 * _AROUND
            self.set_zoom(self._zoom * room // self._paper.size.width())

    def paper_origin(self) -> QPoint:
        """Locate the page's upper left corner in the viewport."""
        if self._paper is None:
            return QPoint(0, 0)
        spare = self.viewport().width() - self._paper.size.width()
        left = max(_AROUND, spare // 2) - self.horizontalScrollBar().value()
        return QPoint(left, _AROUND - self.verticalScrollBar().value())

    def visible_rect(self) -> QRect:
        """Locate the visible part of the page, in the page's own pixels."""
        return QRect(-self.paper_origin(), self.viewport().size())

    def repaint_later(self, rect: QRect) -> None:
        """Have a part of the page, in its own pixels, painted again."""
        self.viewport().update(rect.translated(self.paper_origin()))

    def ensure_visible(self, rect: QRect) -> None:
        """Scroll as little as needed to show a part of the page, or the start of a larger one."""
        scroll_to(self, rect, self.visible_rect(), _AHEAD)

    def _fit_scroll_bars(self) -> None:
        page = QSize(0, 0) if self._paper is None else self._paper.size + QSize(2 * _AROUND, 2 * _AROUND)
        fit_scroll_bars(self, page, self.viewport().size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bars' range."""
        super().resizeEvent(event)
        self._fit_scroll_bars()
        if self._suits:
            self.suit_width()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint again: labels of tall cells stay in the middle of what can be seen."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = ZOOM_STEP if event.angleDelta().y() > 0 else -ZOOM_STEP
            self.set_zoom(self._zoom + step, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that the changed regions touch."""
        painter = QPainter(self.viewport())
        if self._paper is None:
            painter.fillRect(event.rect(), colours.DESK)
            return
        origin = self.paper_origin()
        region = event.region()
        self._paint_desk(painter, region, QRect(origin, self._paper.size))
        painter.translate(origin)
        cells: dict[int, PlacedCell] = {}
        for rect in rects_of(region):
            for cell in self._paper.cells_in(rect.translated(-origin)):
                cells[id(cell)] = cell
        self.paint_cells(painter, cells.values())
        painter.end()

    def paint_cells(self, painter: QPainter, cells: Iterable[PlacedCell]) -> None:
        """Paint cells of the page; the painter's origin is the page's."""
        if self._paper is not None:
            paint_cells(painter, self._paper, cells, self.marks, self.visible_rect())

    def _paint_desk(self, painter: QPainter, region: QRegion, page: QRect) -> None:
        for rect in rects_of(region.subtracted(QRegion(page))):
            painter.fillRect(rect, colours.DESK)
        for rect in rects_of(region.intersected(QRegion(page))):
            painter.fillRect(rect, colours.PAPER)
        painter.setPen(colours.PAPER_EDGE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-1, -1, 0, 0))


def rects_of(region: QRegion) -> list[QRect]:
    """List the rectangles of a region; Qt's type hints do not know that it can be walked over."""
    return list(cast("Iterable[QRect]", region))


def changed_rects(before: Paper, after: Paper, marked: Marks, marks: Marks) -> list[QRect]:
    """List what differs between two states of a page, in its pixels.

    A cell is the same when the layout took it over unchanged; from the first row of another height on,
    everything has moved.
    """
    rects = []
    moved = next(
        (row for row, (old, new) in enumerate(zip(before.ys, after.ys, strict=False)) if old != new), None
    )
    if moved is None and len(before.ys) != len(after.ys):
        moved = min(len(before.ys), len(after.ys))
    first_moved = len(after.ys) if moved is None else max(0, moved - 1)
    if moved is not None:
        top = after.ys[min(first_moved, len(after.ys) - 1)]
        height = max(before.size.height(), after.size.height()) - top
        rects.append(QRect(0, top, after.size.width(), height + _AROUND))
    held = set(map(id, before.sheet.cells))
    # A tall cell's text stands in the middle of what is seen of it, so it moves as a whole.
    rects.extend(
        after.rect(cell)
        for cell in after.sheet.cells
        if cell.row < first_moved and (id(cell) not in held or cell.row + cell.row_span > first_moved)
    )
    for key in marked.keys() | marks.keys():
        if marked.get(key) != marks.get(key):
            cell_now = after.grid.find(key)
            if cell_now is not None and cell_now.row < first_moved:
                rects.append(after.rect(cell_now))
    return rects
