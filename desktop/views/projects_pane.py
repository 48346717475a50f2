"""The projects at the left: year, unit, project, with state and score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording
from desktop.views.project_item import STATE, TOTAL, ProjectItem

if TYPE_CHECKING:
    from desktop.operations.drafts_tree import DraftNode, YearNode

_ID = Qt.ItemDataRole.UserRole
_WIDTH = 222


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
        self._model = QStandardItemModel(0, 1, self)
        self._shown = QSortFilterProxyModel(self, recursiveFilteringEnabled=True, autoAcceptChildRows=True)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._items: dict[str, QStandardItem] = {}
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

    def sizeHint(self) -> QSize:
        """Ask for the width that the pane has in a fresh window."""
        return QSize(_WIDTH, 400)

    def _make_tree(self) -> _Tree:
        tree = _Tree(self)
        tree.setModel(self._shown)
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.setItemDelegate(ProjectItem(tree))
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
            year_item = _branch(
                wording.PROJECTS_YEAR.format(year=year.year) if year.year.isdigit() else year.year
            )
            self._model.appendRow(year_item)
            for unit in year.units:
                unit_item = _branch(unit.name)
                year_item.appendRow(unit_item)
                for draft in unit.drafts:
                    item = _leaf(draft)
                    unit_item.appendRow(item)
                    self._items[draft.id] = item
        self.tree.expandAll()
        self._say_if_empty()
        self.mark_open(current)

    def show_total(self, draft_id: str, total: str) -> None:
        """Show the score of one draft as it is now."""
        item = self._items.get(draft_id)
        if item is not None and item.data(TOTAL) != total:
            item.setData(total, TOTAL)

    def mark_open(self, draft_id: str | None) -> None:
        """Put the cursor on a draft and show it bold."""
        for held, item in self._items.items():
            font = item.font()
            if font.bold() != (held == draft_id):
                font.setBold(held == draft_id)
                item.setFont(font)
        opened = self._items.get(draft_id or "")
        if opened is not None:
            self.tree.setCurrentIndex(self._shown.mapFromSource(opened.index()))

    def current_draft(self) -> str | None:
        """Read the id of the draft that the cursor stands on."""
        index = self.tree.currentIndex()
        return index.data(_ID) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        draft_id = index.data(_ID) if index.isValid() else None
        if draft_id:
            self.chosen.emit(draft_id)

    def _narrow(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.tree.expandAll()
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


def _leaf(draft: DraftNode) -> QStandardItem:
    name = draft.project_name or wording.PROJECTS_NO_NAME
    item = QStandardItem(name)
    item.setData(draft.id, _ID)
    item.setData(draft.state, STATE)
    item.setData(draft.total_text, TOTAL)
    total = draft.total_text or wording.PROJECT_NO_TOTAL
    item.setToolTip(
        wording.PROJECT_TIP.format(name=name, template=draft.template_name, state=draft.state, total=total)
    )
    return item
