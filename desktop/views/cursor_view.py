"""A cursor and a selection on the paper, moved by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.layout.sheet import PlacedCell, Sheet
from desktop.models.keys import CellKey
from desktop.views import colours
from desktop.views.cell_marks import Marks
from desktop.views.grid import Block, Grid, Place, Step, can_type
from desktop.views.paper_view import PaperView

_FRAME_ROOM = 3
"""Pixels that the frame of the current cell reaches beyond it."""


class CursorView(PaperView):
    """The paper with a cursor.

    Signals:
        moved: Key of the cell that the cursor stands on, or None.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Place(0, 0)
        self._anchor = Place(0, 0)
        self._highlighted = False

    # ---- where it is

    def show_sheet(self, sheet: Sheet | None, marks: Marks) -> None:
        """Show a sheet; the cursor stays on its cell wherever that has gone."""
        key = self.current_key()
        self._forget_selection()
        super().show_sheet(sheet, marks)
        grid = self._grid()
        if grid is None:
            return
        self._place = self._anchor = grid.place_of(key) or grid.nearest(self._place)
        self._show_selection()
        self.cursor_moved()

    def current_cell(self) -> PlacedCell | None:
        """Find the cell that the cursor stands on."""
        grid = self._grid()
        return None if grid is None else grid.at(*self._place)

    def current_key(self) -> CellKey | None:
        """Name the document's cell that the cursor stands on."""
        grid = self._grid()
        return None if grid is None else grid.key_at(self._place)

    def current_corner(self) -> QPoint:
        """Locate the lower left corner of the current cell on the screen."""
        cell = self.current_cell()
        corner = QPoint(0, 0) if cell is None else self.viewport_rect(cell).bottomLeft()
        return self.viewport().mapToGlobal(corner)

    def selected_block(self) -> Block:
        """Read the selected block; the current cell alone where nothing more is selected."""
        grid = self._grid()
        return Block(0, 0, 0, 0) if grid is None else grid.block(self._anchor, self._place)

    def selected_cells(self) -> list[PlacedCell]:
        """List the selected cells in reading order."""
        grid = self._grid()
        return [] if grid is None else grid.cells_in(self.selected_block())

    def selected_start(self) -> CellKey | None:
        """Name the cell at the upper left of the selection, where something can be typed there."""
        grid, block = self._grid(), self.selected_block()
        cell = None if grid is None else grid.at(block.top, block.left)
        return None if grid is None or not can_type(cell) else grid.key_at(Place(block.top, block.left))

    # ---- moving it

    def go_to(self, key: CellKey | None) -> bool:
        """Put the cursor on a cell of the document and show it; says whether it is on the form."""
        grid = self._grid()
        place = None if grid is None else grid.place_of(key)
        if place is not None:
            self.move_to(place)
        return place is not None

    def move_to(self, place: Place, *, extend: bool = False) -> None:
        """Put the cursor on a place, or extend the selection to it."""
        self._forget_selection()
        self._place = place
        if not extend:
            self._anchor = place
        cell = self.current_cell()
        if cell is not None and self.paper is not None:
            self.ensure_visible(self.paper.rect(cell))
        self._show_selection()
        self.cursor_moved()

    def highlight(self) -> None:
        """Mark the current cell as the one that was looked for, until the cursor moves."""
        self._highlighted = True
        self._show_selection()

    def step(self, step: Step, *, extend: bool = False) -> None:
        """Go one cell on."""
        grid = self._grid()
        if grid is not None:
            self.move_to(grid.step(self._place, step), extend=extend)

    def home_or_end(self, *, end: bool, whole: bool, extend: bool) -> None:
        """Go to the start or end of the row, or of the whole form."""
        grid = self._grid()
        if grid is None:
            return
        if whole:
            self.move_to(grid.ends()[end], extend=extend)
        else:
            self.move_to(grid.row_end(self._place) if end else grid.row_start(self._place), extend=extend)

    def page(self, *, down: bool, extend: bool) -> None:
        """Go as far as the view is high."""
        if self.paper is None:
            return
        far = self.verticalScrollBar().pageStep() * (1 if down else -1)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + far)
        point = QPoint(self.paper.xs[self._place.column] + 1, self.paper.ys[self._place.row] + far)
        self.move_to(self.paper.nearest_place(point), extend=extend)

    def cursor_moved(self) -> None:
        """Tell that the cursor may stand on another cell."""
        self.moved.emit(self.current_key())

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where one clicks; with Shift, extend the selection."""
        place = self._place_at(event.position().toPoint())
        if place is None:
            return
        right_inside = event.button() is Qt.MouseButton.RightButton and self.selected_block().holds(
            self._require(place)
        )
        if not right_inside:
            self.move_to(place, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is held."""
        if self.paper is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        place = self.paper.nearest_place(event.position().toPoint() - self.paper_origin())
        if place != self._place:
            self.move_to(place, extend=True)

    # ---- painting

    def paint_cells(self, painter: QPainter, cells: Iterable[PlacedCell]) -> None:
        """Paint cells, the selection over them, and the frame of the current cell."""
        super().paint_cells(painter, cells)
        current = self.current_cell()
        if self.paper is None or current is None:
            return
        block = self.selected_block()
        rect = self.paper.rect(current)
        if self._anchor != self._place:
            whole = self.paper.block_rect(block)
            _tint(painter, whole, colours.SELECTED)
            painter.setPen(QPen(colours.ACCENT, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        if self._highlighted:
            _tint(painter, rect, colours.FOUND)
        painter.setPen(QPen(colours.ACCENT, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _forget_selection(self) -> None:
        self._show_selection()
        self._highlighted = False

    def _show_selection(self) -> None:
        if self.paper is None:
            return
        around = self.paper.block_rect(self.selected_block())
        self.repaint_later(around.adjusted(-_FRAME_ROOM, -_FRAME_ROOM, _FRAME_ROOM, _FRAME_ROOM))

    # ---- small matters

    def _grid(self) -> Grid | None:
        return None if self.paper is None else self.paper.grid

    def _require(self, place: Place) -> PlacedCell:
        grid = self._grid()
        cell = None if grid is None else grid.at(*place)
        assert cell is not None
        return cell

    def _place_at(self, point: QPoint) -> Place | None:
        if self.paper is None:
            return None
        place = self.paper.place_at(point - self.paper_origin())
        return place if place is not None and self.paper.grid.at(*place) is not None else None

    def viewport_rect(self, cell: PlacedCell) -> QRect:
        """Locate a cell in the viewport."""
        assert self.paper is not None
        return self.paper.rect(cell).translated(self.paper_origin())


def _tint(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Colour a part of the paper and leave its text as dark as it is."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(rect, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
