"""Small pictures of blank forms, drawn by what draws the paper."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.layout.compose import compose
from desktop.operations.forms import blank_form
from desktop.operations.library import library
from desktop.views import colours
from desktop.views.paper import Paper
from desktop.views.paper_painter import paint_cells


@lru_cache(maxsize=32)
def template_picture(template_id: str, width: int, ratio: float) -> QPixmap:
    """Draw the upper part of a blank form.

    Args:
        template_id: Its template.
        width: Pixels of the window that the page is wide.
        ratio: Pixels of the screen for one of the window.
    """
    sheet = compose(blank_form(template_id), None, library().metrics)
    wanted = width * ratio
    paper = Paper(sheet, wanted / Paper(sheet, 1.0).size.width())
    picture = QPixmap(round(wanted), min(paper.size.height(), round(wanted * _HIGHEST)))
    picture.fill(colours.PAPER)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    seen = QRect(0, 0, paper.size.width(), paper.size.height())
    paint_cells(painter, paper, sheet.cells, {}, seen)
    painter.setPen(colours.PAPER_EDGE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


_HIGHEST = 1.5
"""Height of a picture by its width; longer forms are cut off below."""
