"""Draws cells of the paper: ground, lines, text and the signs of their state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygon

from desktop.layout.measures import PADDING_X, baselines, text_height
from desktop.layout.sheet import PlacedCell
from desktop.templates.spec import Align
from desktop.views import colours
from desktop.views.cell_marks import Marks, Sign, Tone
from desktop.views.faces import paper_font
from desktop.views.paper import Paper

GROUNDS: dict[Tone, QColor] = {
    Tone.WHITE: colours.PAPER,
    Tone.GREY: colours.COMPUTED,
    Tone.YELLOW: colours.EXPLAIN,
    Tone.RED: colours.FIX,
}
_CORNER = 9
"""Side of a corner sign in pixels."""


def paint_cells(
    painter: QPainter, paper: Paper, cells: Iterable[PlacedCell], marks: Marks, visible: QRect
) -> None:
    """Draw cells of a paper.

    Args:
        painter: Painter whose origin is the paper's upper left corner.
        paper: Where the cells lie.
        cells: The cells to draw, whole.
        marks: What is said at a cell beyond its text.
        visible: The part of the paper that is on the screen; labels of tall cells stand in its middle.
    """
    for cell in cells:
        rect = paper.rect(cell)
        mark = marks.get(cell.key) if cell.key else None
        painter.fillRect(rect, GROUNDS[mark.tone] if mark else colours.PAPER)
        if cell.bordered:
            painter.setPen(colours.GRID_LINE)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if cell.lines:
            _paint_text(painter, paper, cell, rect, visible)
        if mark:
            for sign in mark.signs:
                paint_sign(painter, sign, rect)


def _paint_text(painter: QPainter, paper: Paper, cell: PlacedCell, rect: QRect, visible: QRect) -> None:
    font = paper_font(cell.face, cell.size, paper.scale)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colours.INK)
    size = cell.size * paper.scale
    shown = _shown(cell, rect, visible, text_height(len(cell.lines), size))
    padding = PADDING_X * paper.scale
    for line, base in zip(cell.lines, baselines(len(cell.lines), size, shown.height()), strict=True):
        x = rect.left() + padding
        if cell.align is not Align.LEFT:
            room = rect.width() - 2 * padding - metrics.horizontalAdvance(line)
            x += room / 2 if cell.align is Align.CENTRE else room
        painter.drawText(QPointF(round(x), round(shown.top() + base)), line)


def _shown(cell: PlacedCell, rect: QRect, visible: QRect, needed: float) -> QRect:
    """Choose the part of a cell that its text stands in the middle of: what can be seen of a tall one."""
    if cell.row_span == 1:
        return rect
    shown = rect.intersected(visible)
    return shown if shown.height() >= needed else rect


def paint_sign(painter: QPainter, sign: Sign, rect: QRect) -> None:
    """Draw one sign into its corner of a cell: findings at the upper right, figures at the lower right."""
    right, top, bottom = rect.right() - 1, rect.top() + 1, rect.bottom() - 1
    painter.setPen(Qt.PenStyle.NoPen)
    match sign:
        case Sign.FIX:
            painter.setBrush(colours.FIX_SIGN)
            painter.drawPolygon(_corner(right, top, _CORNER))
        case Sign.EXPLAIN:
            painter.setPen(QPen(colours.EXPLAIN_SIGN, 1.4))
            painter.setBrush(colours.PAPER)
            painter.drawPolygon(_corner(right, top, _CORNER))
        case Sign.HINT:
            painter.setBrush(colours.HINT_SIGN)
            painter.drawEllipse(QRect(right - 5, top + 1, 5, 5))
        case Sign.DIFFERS:
            pen = QPen(colours.DIFFERS_SIGN, 1.4)
            painter.setPen(pen)
            painter.drawLine(right - 8, bottom - 6, right - 2, bottom - 6)
            painter.drawLine(right - 8, bottom - 3, right - 2, bottom - 3)
            painter.drawLine(right - 7, bottom - 1, right - 3, bottom - 8)
        case Sign.COMPUTED:
            painter.setPen(colours.COMPUTED_SIGN)
            painter.drawLine(right - 6, bottom - 5, right - 2, bottom - 5)
            painter.drawLine(right - 6, bottom - 3, right - 2, bottom - 3)
        case Sign.LOCKED:
            painter.setPen(colours.COMPUTED_SIGN)
            painter.drawArc(QRect(right - 6, bottom - 8, 3, 5), 0, 180 * 16)
            painter.fillRect(QRect(right - 7, bottom - 5, 5, 4), colours.COMPUTED_SIGN)


def _corner(right: int, top: int, side: int) -> QPolygon:
    return QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
