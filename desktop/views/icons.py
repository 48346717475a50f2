"""The program's own icons."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPolygon

from desktop import paths
from desktop.scoring.score_sheet import Severity
from desktop.views import colours


@cache
def icon(name: str) -> QIcon:
    """Load an icon by the name of its file."""
    return QIcon(str(paths.resources() / "icons" / f"{name}.svg"))


@cache
def severity_icon(severity: Severity) -> QIcon:
    """Draw the sign of a finding as it stands at its cell: full corner, open corner, dot."""
    size = QSize(14, 14)
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = QPolygon([QPoint(2, 2), QPoint(12, 2), QPoint(12, 12)])
    match severity:
        case Severity.MUST_FIX:
            painter.setPen(colours.FIX_SIGN)
            painter.setBrush(colours.FIX_SIGN)
            painter.drawPolygon(corner)
        case Severity.MUST_EXPLAIN:
            painter.setPen(colours.EXPLAIN_SIGN)
            painter.setBrush(colours.EXPLAIN)
            painter.drawPolygon(corner)
        case Severity.HINT:
            painter.setPen(colours.HINT_SIGN)
            painter.setBrush(colours.HINT_SIGN)
            painter.drawEllipse(4, 4, 6, 6)
    painter.end()
    made = QIcon(pixmap)
    # A selected row must not tint the sign.
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
