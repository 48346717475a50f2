"""How a cell looks by what became of it: a ground and a sign, so that colour never speaks alone."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygon

from desktop.operations.dry_run import State
from desktop.views import colours
from desktop.views.cell_marks import Sign
from desktop.views.paper_painter import paint_sign

CHANGE_GROUND = QColor(0xE0, 0xEC, 0xFA)
CHANGE_SIGN = QColor(0x1D, 0x5F, 0xA8)
_TICK = QColor(0x5F, 0xA8, 0x82)
_CORNER = 8
_ICON = QSize(16, 14)


class Look(Enum):
    """What is to be seen at a cell, of the foreign sheet or of the form."""

    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"
    PRINTED = "printed"
    CHANGED = "changed"
    """It would change a draft that is there."""
    DOUBTFUL_CHANGE = "doubtful_change"
    """It would, and is doubtful."""


OF_STATE = {
    State.MATCHED: Look.MATCHED,
    State.DOUBTFUL: Look.DOUBTFUL,
    State.UNREAD: Look.UNREAD,
    State.PRINTED: Look.PRINTED,
}
GROUNDS = {
    Look.MATCHED: colours.ACCENT_PALE,
    Look.DOUBTFUL: colours.EXPLAIN,
    Look.UNREAD: colours.FIX,
    Look.PRINTED: colours.COMPUTED,
    Look.CHANGED: CHANGE_GROUND,
    Look.DOUBTFUL_CHANGE: colours.EXPLAIN,
}


def paint_ground(painter: QPainter, look: Look, rect: QRect) -> None:
    """Fill a cell."""
    painter.fillRect(rect, GROUNDS[look])


def paint_look_sign(painter: QPainter, look: Look, rect: QRect) -> None:
    """Draw the sign of a look: a tick, an open corner, a full corner in a dashed frame, one at the left."""
    match look:
        case Look.MATCHED:
            _paint_tick(painter, rect)
        case Look.DOUBTFUL:
            paint_sign(painter, Sign.EXPLAIN, rect)
        case Look.UNREAD:
            painter.setPen(QPen(colours.FIX_SIGN, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            paint_sign(painter, Sign.FIX, rect)
        case Look.CHANGED:
            _paint_change(painter, rect)
        case Look.DOUBTFUL_CHANGE:
            _paint_change(painter, rect)
            paint_sign(painter, Sign.EXPLAIN, rect)
        case Look.PRINTED:
            pass


def _paint_tick(painter: QPainter, rect: QRect) -> None:
    right, bottom = rect.right() - 2, rect.bottom() - 2
    painter.setPen(QPen(_TICK, 1))
    painter.drawPolyline(
        [QPoint(right - 5, bottom - 2), QPoint(right - 3, bottom), QPoint(right, bottom - 4)]
    )


def _paint_change(painter: QPainter, rect: QRect) -> None:
    left, top = rect.left() + 1, rect.top() + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(CHANGE_SIGN)
    corner = (left, top), (left + _CORNER, top), (left, top + _CORNER)
    painter.drawPolygon(QPolygon([QPoint(*point) for point in corner]))


@cache
def look_icon(look: Look) -> QIcon:
    """Draw a small cell of a look, for lists and the legend."""
    pixmap = QPixmap(_ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    rect = QRect(0, 0, _ICON.width(), _ICON.height())
    paint_ground(painter, look, rect.adjusted(0, 0, -1, -1))
    painter.setPen(colours.PAPER_EDGE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    paint_look_sign(painter, look, rect)
    painter.end()
    made = QIcon(pixmap)
    # A selected row must not tint the sign.
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
