"""Draws cells of the paper: ground, lines, text and the signs of their state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygon

from desktop.layout.measures import PADDING_X, baselines, text_height
from desktop.layout.sheet import PlacedCell
from desktop.templates.spec import Align
from desktop.views import colours
from desktop.views.cell_marks import Marks, Sign, Tone
from desktop.views.faces import paper_font, text_width
from desktop.views.paper import Paper

GROUNDS: dict[Tone, QColor] = {
    Tone.WHITE: colours.PAPER,
    Tone.GREY: colours.COMPUTED,
    Tone.YELLOW: colours.EXPLAIN,
    Tone.RED: colours.FIX,
    Tone.PINK: colours.FIX_BLANK,
}
_CORNER = 9
"""Side of a corner sign in pixels."""


def paint_cells(
    painter: QPainter, paper: Paper, cells: Iterable[PlacedCell], marks: Marks, visible: QRect
) -> None:
    """Draw cells of a paper onto white ground.

    Args:
        painter: Painter whose origin is the paper's upper left corner.
        paper: Where the cells lie.
        cells: The cells to draw, whole.
        marks: What is said at a cell beyond its text.
        visible: The part of the paper that is on the screen; labels of tall cells stand in its middle.
    """
    placed = [(cell, paper.rect(cell)) for cell in cells]
    marked = [(marks[cell.key], rect) for cell, rect in placed if cell.key is not None and cell.key in marks]
    for mark, rect in marked:
        if mark.tone is not Tone.WHITE:
            painter.fillRect(rect, GROUNDS[mark.tone])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(colours.GRID_LINE)
    # One call for all lines: each call from Python costs more than what it draws.
    painter.drawRects([rect.adjusted(0, 0, -1, -1) for cell, rect in placed if cell.bordered])
    painter.setPen(colours.INK)
    font: QFont | None = None
    for cell, rect in placed:
        if cell.lines:
            wanted = paper_font(cell.face, cell.size, paper.scale)
            if wanted is not font:
                font = wanted
                painter.setFont(font)
            _paint_text(painter, paper, cell, rect, visible)
    for mark, rect in marked:
        for sign in mark.signs:
            paint_sign(painter, sign, rect)


def _paint_text(painter: QPainter, paper: Paper, cell: PlacedCell, rect: QRect, visible: QRect) -> None:
    for x, base, line in placed_lines(paper, cell, rect, visible):
        painter.drawText(QPointF(x, base), line)


def placed_lines(
    paper: Paper, cell: PlacedCell, rect: QRect, visible: QRect
) -> Iterator[tuple[int, int, str]]:
    """Walk over the lines of a cell: where each begins, its baseline, and its text."""
    size = cell.size * paper.scale
    shown = _shown(cell, rect, visible, text_height(len(cell.lines), size))
    room = rect.width() - 2 * PADDING_X * paper.scale
    left = rect.left() + PADDING_X * paper.scale
    for line, base in zip(cell.lines, baselines(len(cell.lines), size, shown.height()), strict=True):
        x = left
        if cell.align is not Align.LEFT:
            spare = room - text_width(cell.face, cell.size, paper.scale, line)
            x += spare / 2 if cell.align is Align.CENTRE else spare
        yield round(x), round(shown.top() + base), line


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
            painter.fillRect(QRect(right - 5, top + 1, 5, 5), colours.HINT_SIGN)
        case Sign.DIFFERS:
            _paint_unequal(painter, right, bottom)
        case Sign.COMPUTED:
            painter.fillRect(QRect(right - 6, bottom - 5, 6, 1), colours.COMPUTED_SIGN)
            painter.fillRect(QRect(right - 6, bottom - 2, 6, 1), colours.COMPUTED_SIGN)
        case Sign.LOCKED:
            painter.setPen(colours.COMPUTED_SIGN)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRect(right - 5, bottom - 8, 3, 5), 1, 1)
            painter.fillRect(QRect(right - 7, bottom - 5, 7, 5), colours.COMPUTED_SIGN)


def _paint_unequal(painter: QPainter, right: int, bottom: int) -> None:
    for height in (6, 3):
        painter.fillRect(QRect(right - 8, bottom - height, 8, 1), colours.DIFFERS_SIGN)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.DIFFERS_SIGN, 1.2))
    painter.drawLine(QPointF(right - 6, bottom - 0.5), QPointF(right - 2, bottom - 8.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _corner(right: int, top: int, side: int) -> QPolygon:
    return QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
