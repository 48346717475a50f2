"""The projects at the left: year, unit, project, with state and score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording

if TYPE_CHECKING:
    from desktop.operations.desk import DraftNode, YearNode

_ID = Qt.ItemDataRole.UserRole
_STATE_WIDTH, _TOTAL_WIDTH = 54, 52


class _Tree(QTreeView):
    """Enter opens."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ProjectsPane(QWidget):
    """Tree and filter.

    Signals:
        chosen: Id of the draft that the clerk opens.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(0, 3, self)
        self._shown = QSortFilterProxyModel(self, recursiveFilteringEnabled=True, autoAcceptChildRows=True)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._items: dict[str, tuple[QStandardItem, QStandardItem, QStandardItem]] = {}
        self.filter = QLineEdit(placeholderText=wording.PROJECTS_FILTER, clearButtonEnabled=True)
        self.tree = self._make_tree()
        self._nothing = QLabel(wording.LOADING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("quiet", True)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.filter)
        column.addLayout(self._stack, 1)
        self.filter.textChanged.connect(self._narrow)
        self.setFocusProxy(self.tree)

    def _make_tree(self) -> _Tree:
        tree = _Tree(self)
        tree.setModel(self._shown)
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(True)
        tree.setAllColumnsShowFocus(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, _STATE_WIDTH), (2, _TOTAL_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            tree.setColumnWidth(column, width)
        tree.setAccessibleName(wording.PROJECTS)
        tree.doubleClicked.connect(self._open)
        tree.opened.connect(self._open)
        return tree

    def show_tree(self, years: Iterable[YearNode]) -> None:
        """Show all drafts."""
        current = self.current_draft()
        self._model.removeRows(0, self._model.rowCount())
        self._items.clear()
        for year in years:
            name = wording.PROJECTS_YEAR.format(year=year.year) if year.year else wording.PROJECTS_NO_YEAR
            year_item = _branch(name)
            self._model.appendRow(year_item)
            for unit in year.units:
                unit_item = _branch(unit.name or wording.PROJECTS_NO_UNIT)
                year_item.appendRow(unit_item)
                for draft in unit.drafts:
                    items = _leaf(draft)
                    unit_item.appendRow(list(items))
                    self._items[draft.id] = items
        self.tree.expandAll()
        self._span(QModelIndex())
        self._say_if_empty()
        self.mark_open(current)

    def _span(self, parent: QModelIndex) -> None:
        """Let years and units run over all columns."""
        for row in range(self._shown.rowCount(parent)):
            index = self._shown.index(row, 0, parent)
            if self._shown.hasChildren(index):
                self.tree.setFirstColumnSpanned(row, parent, True)
                self._span(index)

    def show_total(self, draft_id: str, total: str) -> None:
        """Show the score of one draft as it is now."""
        items = self._items.get(draft_id)
        if items is not None and items[2].text() != total:
            items[2].setText(total)

    def mark_open(self, draft_id: str | None) -> None:
        """Put the cursor on a draft and show it bold."""
        for held, items in self._items.items():
            font = items[0].font()
            if font.bold() != (held == draft_id):
                font.setBold(held == draft_id)
                items[0].setFont(font)
        items_now = self._items.get(draft_id or "")
        if items_now is not None:
            self.tree.setCurrentIndex(self._shown.mapFromSource(items_now[0].index()))

    def current_draft(self) -> str | None:
        """Read the id of the draft that the cursor stands on."""
        index = self.tree.currentIndex().siblingAtColumn(0)
        return index.data(_ID) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        draft_id = index.siblingAtColumn(0).data(_ID) if index.isValid() else None
        if draft_id:
            self.chosen.emit(draft_id)

    def _narrow(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.tree.expandAll()
        self._span(QModelIndex())
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        found = self._shown.rowCount() > 0
        text = self.filter.text()
        self._nothing.setText(
            wording.PROJECTS_NONE_FOUND.format(text=text) if text else wording.PROJECTS_EMPTY
        )
        self._stack.setCurrentIndex(1 if found else 0)
        self.filter.setVisible(bool(self._items))


def _branch(name: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setToolTip(name)
    return item


def _leaf(draft: DraftNode) -> tuple[QStandardItem, QStandardItem, QStandardItem]:
    name = draft.project_name or wording.PROJECTS_NO_NAME
    state = wording.STATES.get(draft.state, draft.state)
    total = draft.total_text or wording.PROJECT_NO_TOTAL
    items = (QStandardItem(name), QStandardItem(state), QStandardItem(draft.total_text))
    items[2].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    tip = wording.PROJECT_TIP.format(name=name, template=draft.template_name, state=state, total=total)
    for item in items:
        item.setToolTip(tip)
    items[0].setData(draft.id, _ID)
    return items
