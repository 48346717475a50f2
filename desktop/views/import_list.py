"""Lists the files and forms that were read: which to take, how well they fit, what is doubtful in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.text import importing as wording
from desktop.views import colours
from desktop.views.buttons import flat_button
from desktop.views.import_items import Item, Kind, findings_of, line_of, reason_of, tally_of, tip_of
from desktop.views.import_looks import Look, look_icon

Index = QModelIndex | QPersistentModelIndex
_ITEM = Qt.ItemDataRole.UserRole
_GAP, _SIDE, _BOX = 5, 8, 16
_LOOKS = {
    Kind.CLEAN: Look.MATCHED,
    Kind.QUESTIONS: Look.DOUBTFUL,
    Kind.TENTATIVE: Look.DOUBTFUL,
    Kind.PROPOSED: Look.DOUBTFUL,
    Kind.FAILED: Look.UNREAD,
}
_INKS: dict[Kind, QColor] = {
    Kind.CLEAN: colours.INK_QUIET,
    Kind.QUESTIONS: colours.EXPLAIN_SIGN,
    Kind.TENTATIVE: colours.EXPLAIN_SIGN,
    Kind.PROPOSED: colours.EXPLAIN_SIGN,
    Kind.FAILED: colours.FIX_SIGN,
}


class ItemsModel(QAbstractListModel):
    """The items, or those of them with something to look at."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.items, self.shown = list(items), list(items)

    def show_only(self, *, questions: bool) -> None:
        """Show what needs a look alone, or everything."""
        self.beginResetModel()
        self.shown = [item for item in self.items if not questions or item.kind is not Kind.CLEAN]
        self.endResetModel()

    def tell(self, item: Item) -> None:
        """Have an item drawn anew."""
        if item in self.shown:
            index = self.index(self.shown.index(item))
            self.dataChanged.emit(index, index)

    def add(self, items: Sequence[Item]) -> None:
        """Show further items at the end."""
        if items:
            row = len(self.shown)
            self.beginInsertRows(QModelIndex(), row, row + len(items) - 1)
            self.items += items
            self.shown = [*self.shown, *items]
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the items that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let forms be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        taken = index.isValid() and self.shown[index.row()].candidate is not None
        return usual | Qt.ItemFlag.ItemIsUserCheckable if taken else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the item, its texts, and whether it is taken."""
        if not index.isValid():
            return None
        item = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.title} {item.file_name} {line_of(item)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip_of(item)
            case Qt.ItemDataRole.CheckStateRole if item.candidate is not None:
                return Qt.CheckState.Checked if item.ticked else Qt.CheckState.Unchecked
            case _:
                return item if role == _ITEM else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a form, or leave it."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.shown[index.row()].ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True


class ItemDelegate(QStyledItemDelegate):
    """Draws an item on three lines: the project, the file, what came of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for three lines."""
        del index
        look: Any = option
        return QSize(0, 3 * QFontMetrics(look.font).height() + 2 * _GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw box, sign and lines."""
        look: Any = option
        item: Item = index.data(_ITEM)
        painter.save()
        chosen = bool(look.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(look.rect, colours.ACCENT_PALE if chosen else colours.PANE)
        painter.setPen(colours.LINE)
        painter.drawLine(look.rect.bottomLeft(), look.rect.bottomRight())
        line = look.fontMetrics.height()
        left = look.rect.left() + _SIDE + _BOX + _GAP
        first = QRect(left, look.rect.top() + _GAP, look.rect.right() - _SIDE - left, line)
        if item.candidate is not None:
            self._paint_box(painter, look, ticked=item.ticked)
        sign = QRect(look.rect.left() + _SIDE, first.bottom() + 2, 16, 14)
        if item.candidate is None:
            sign.moveTop(first.top() + 2)
        look_icon(_LOOKS[item.kind]).paint(painter, sign)
        self._write(painter, first, item.title, item.percent, colours.INK)
        second = first.translated(0, line + 2)
        if item.candidate is not None:
            self._write(painter, second, item.file_name, findings_of(item), colours.INK_QUIET)
        else:
            self._write_reason(painter, second, item)
        existing = item.candidate is not None and bool(item.candidate.existing)
        mark = wording.EXISTING if existing else ""
        if item.kind is not Kind.FAILED:
            self._write(painter, second.translated(0, line + 2), line_of(item), mark, _INKS[item.kind])
        painter.restore()

    @staticmethod
    def _write_reason(painter: QPainter, rect: QRect, item: Item) -> None:
        """Say why there is no form, on two lines where the file failed."""
        metrics, text = painter.fontMetrics(), reason_of(item)
        painter.setPen(colours.INK_QUIET)
        cut = Qt.TextElideMode.ElideRight
        if item.kind is Kind.FAILED:
            text = wording.FAILED_BECAUSE.format(reason=text)
            painter.setPen(_INKS[item.kind])
            fits = next(
                count
                for count in range(len(text), -1, -1)
                if metrics.horizontalAdvance(text[:count]) <= rect.width()
            )
            fits -= bool(text[fits:]) and text[fits] in wording.NOT_AT_A_START
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text[:fits])
            rect, text = rect.translated(0, rect.height() + 2), text[fits:]
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, cut, rect.width()))

    @staticmethod
    def _write(painter: QPainter, rect: QRect, text: str, aside: str, ink: QColor) -> None:
        metrics = painter.fontMetrics()
        room = rect.width() - (metrics.horizontalAdvance(aside) + _SIDE if aside else 0)
        painter.setPen(ink)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(colours.INK_QUIET)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)

    @staticmethod
    def _paint_box(painter: QPainter, look: Any, *, ticked: bool) -> None:
        box: Any = QStyleOptionButton()
        box.rect = _box_rect(look.rect)
        on = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a click on the box; the space bar does the same."""
        look: Any = option
        if isinstance(event, QMouseEvent):
            on_box = _box_rect(look.rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
            if event.type() is not QEvent.Type.MouseButtonRelease or not on_box:
                return False
        elif event.type() is not QEvent.Type.KeyPress:
            return False
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


def _box_rect(rect: QRect) -> QRect:
    return QRect(rect.left() + _SIDE, rect.top() + _GAP + 1, _BOX, _BOX)


class ImportList(QWidget):
    """The list with its filter.

    Signals:
        chosen: Another item is current, or None.
        ticked: Something was taken or left.
    """

    chosen = Signal(object)
    ticked = Signal()

    def __init__(self, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemsModel(items)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ItemDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(wording.FORMS)
        self.only = QCheckBox(wording.ONLY_DOUBTFUL)
        self.all = flat_button(wording.ALL, lambda: self._tick_all(ticked=True))
        self.none = flat_button(wording.NONE, lambda: self._tick_all(ticked=False))
        self.tally = QLabel(wordWrap=True)
        self.tally.setProperty("quiet", True)
        self.nothing = QLabel(wording.NO_ITEMS, wordWrap=True)
        self.nothing.setProperty("quiet", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        above = QHBoxLayout()
        above.addWidget(self.only, 1)
        above.addWidget(self.all)
        above.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addWidget(self.tally)
        self.only.toggled.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.model.dataChanged.connect(lambda *_: self._count())
        self._count()

    def current(self) -> Item | None:
        """Read the current item."""
        item = self.view.currentIndex().data(_ITEM)
        return item if isinstance(item, Item) else None

    def begin(self) -> None:
        """Go to the first item."""
        self.view.setCurrentIndex(self.model.index(0))

    def add(self, items: Sequence[Item]) -> None:
        """Show further items at the end."""
        self.model.add(items)
        self._count()

    def step(self, by: int) -> None:
        """Go to the next item that wants a look, or the one before, round and round."""
        shown = self.model.shown
        here = self.view.currentIndex().row()
        around = [(here + by * far) % len(shown) for far in range(1, len(shown))] if shown else []
        row = next((row for row in around if shown[row].kind is not Kind.CLEAN), None)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def redraw(self, item: Item) -> None:
        """Show what became of an item."""
        self.model.tell(item)
        self._count()

    def _count(self) -> None:
        self.tally.setText(tally_of(self.model.items))
        self.ticked.emit()

    def _filter(self, only: bool) -> None:
        held = self.current()
        self.model.show_only(questions=only)
        shown = self.model.shown
        self._stack.setCurrentWidget(self.view if shown else self.nothing)
        self.view.setCurrentIndex(self.model.index(shown.index(held) if held in shown else 0))
        if not shown:
            self.chosen.emit(None)

    def _tick_all(self, *, ticked: bool) -> None:
        for item in self.model.shown:
            item.ticked = ticked and item.candidate is not None and not item.tentative
        self.view.viewport().update()
        self._count()
