"""Draws the tree of drafts: units with their count, projects with state, score and what was found in them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.views import colours

STATE = Qt.ItemDataRole.UserRole + 1
TOTAL = Qt.ItemDataRole.UserRole + 2
FOUND = Qt.ItemDataRole.UserRole + 3
"""The text of a draft in which was found what is looked for; its cell on a line before, where it is known."""
COUNT = Qt.ItemDataRole.UserRole + 4
"""How many drafts lie in a year or unit."""
_GAP = 4


class ProjectItem(QStyledItemDelegate):
    """Years and units tell how many drafts lie in them; projects have more lines."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for two lines where there is a state, and one for each of what was found."""
        size = super().sizeHint(option, index)
        if index.data(STATE) is None:
            return size
        look: Any = option
        lines = 2 + len(_found(index))
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
            self._paint_count(painter, option, index.data(COUNT))
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
        painter.setPen(colours.ACCENT)
        for text, elide in _found(index):
            below = below.translated(0, line + _GAP)
            shown = look.fontMetrics.elidedText(text, elide, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    @staticmethod
    def _paint_count(painter: QPainter, option: Any, count: int) -> None:
        painter.save()
        painter.setPen(colours.INK_QUIET)
        room = option.rect.adjusted(0, 0, -6, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.restore()


def _found(index: QModelIndex | QPersistentModelIndex) -> list[tuple[str, Qt.TextElideMode]]:
    """Read what was found: of a cell's name both ends are told, of a text the beginning."""
    text = index.data(FOUND)
    if not text:
        return []
    place, line_end, words = text.partition("\n")
    if not line_end:
        return [(text, Qt.TextElideMode.ElideRight)]
    return [(place, Qt.TextElideMode.ElideMiddle), (words, Qt.TextElideMode.ElideRight)]
