"""Draws a project in the tree on two lines: its name, and under it state and score."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.views import colours

STATE = Qt.ItemDataRole.UserRole + 1
TOTAL = Qt.ItemDataRole.UserRole + 2
FOUND = Qt.ItemDataRole.UserRole + 3
"""The text of a draft in which was found what is looked for."""
_GAP = 4


class ProjectItem(QStyledItemDelegate):
    """Years and units are drawn as usual; projects have a second line."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for two lines where there is a state."""
        size = super().sizeHint(option, index)
        if index.data(STATE) is None:
            return size
        look: Any = option
        lines = 3 if index.data(FOUND) else 2
        return QSize(size.width(), lines * QFontMetrics(look.font).height() + (lines + 1) * _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw name, state and score."""
        state = index.data(STATE)
        if state is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        # Qt's type hints do not know the fields of a style option.
        look: Any = option
        chosen = self._tree.currentIndex() == index
        painter.save()
        painter.fillRect(look.rect, colours.ACCENT_PALE if chosen else colours.PANE)
        line = look.fontMetrics.height()
        name = QRect(look.rect.left() + 2, look.rect.top() + _GAP, look.rect.width() - 8, line)
        painter.setFont(look.font)
        painter.setPen(colours.INK)
        text = look.fontMetrics.elidedText(look.text, Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        below = name.translated(0, line + _GAP)
        quiet = QFont(look.font)
        quiet.setBold(False)
        painter.setFont(quiet)
        painter.setPen(colours.INK_QUIET)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, state)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(TOTAL)
        )
        found = index.data(FOUND)
        if found:
            third = below.translated(0, line + _GAP)
            painter.setPen(colours.ACCENT)
            shown = look.fontMetrics.elidedText(found, Qt.TextElideMode.ElideRight, third.width())
            painter.drawText(third, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
