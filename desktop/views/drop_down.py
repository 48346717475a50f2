"""Lists that drop down from a cell of the paper."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QListWidget

_LEAST_WIDTH = 220


def make_popup(listed: QListWidget) -> None:
    """Give a list the look of one that drops down."""
    listed.setWindowFlag(Qt.WindowType.Popup)
    listed.setFrameShape(QFrame.Shape.Box)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listed.setMouseTracking(True)
    listed.itemEntered.connect(listed.setCurrentItem)
    listed.setStyleSheet("QListWidget { padding: 2px; } QListWidget::item { padding: 5px 8px; }")


def drop_down(listed: QListWidget, cell: QRect) -> None:
    """Show a filled list under a cell, given in global coordinates, or above where there is no room."""
    width = max(cell.width(), listed.sizeHintForColumn(0) + 28, _LEAST_WIDTH)
    height = listed.sizeHintForRow(0) * listed.count() + 8
    below = listed.screen().availableGeometry().bottom() - cell.bottom()
    top = cell.bottom() if below >= height else cell.top() - height
    listed.setGeometry(cell.left(), top, width, height)
    listed.show()
    listed.setFocus(Qt.FocusReason.PopupFocusReason)
