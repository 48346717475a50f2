"""The projects at the left: year, unit, project, with state and score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording
from desktop.views.project_item import ProjectItem
from desktop.views.projects_model import DRAFT, ProjectsModel

if TYPE_CHECKING:
    from desktop.operations.drafts_tree import YearNode

_WIDTH = 222
_NAMES_ALONE = 100
"""Milliseconds after a key the names alone are looked through, where the search has not answered by then."""
_OPENED_AT_ONCE = 400
"""So many drafts are shown with everything open; more of them only as they are asked for."""


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
        sought: What the clerk looks for now.
    """

    chosen = Signal(str)
    sought = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ProjectsModel(self)
        self._found: Mapping[str, str] = {}
        self._open_id: str | None = None
        self._listed = self._any = False
        self.filter = QLineEdit(placeholderText=wording.PROJECTS_FILTER, clearButtonEnabled=True)
        self.filter.setAccessibleName(wording.PROJECTS_FILTER)
        self.tree = self._make_tree()
        self._nothing = QLabel(wording.LOADING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("quiet", True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        self.filter.textChanged.connect(self._seek)
        self._names = QTimer(self, singleShot=True, interval=_NAMES_ALONE)
        self._names.timeout.connect(self._begin_anew)
        self.setFocusProxy(self.tree)

    def sizeHint(self) -> QSize:
        """Ask for the width that the pane has in a fresh window."""
        return QSize(_WIDTH, 400)

    def _make_tree(self) -> _Tree:
        tree = _Tree(self)
        tree.setModel(self._model)
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
        """Show all drafts; what the clerk unfolded stays so."""
        current, unfolded = self.current_draft(), self._unfolded()
        if not self._model.show_all(tuple(years)) and self._listed:
            self.tree.viewport().update()
            return
        self._listed = True
        self._any = self._model.rowCount() > 0
        self._narrow()
        for index in self._branches():
            if self._path(index) in unfolded:
                self.tree.expand(index)
        self.mark_open(current)

    def show_found(self, text: str, found: Mapping[str, str]) -> None:
        """Show what was found in the drafts themselves, unless something else is looked for by now.

        Args:
            text: What was looked for.
            found: The drafts, each with the text in it that was found.
        """
        if text == self.filter.text():
            self._found = found
            self._begin_anew()

    def show_total(self, draft_id: str, total: str) -> None:
        """Show the score of one draft as it is now."""
        self._model.show_total(draft_id, total)

    def in_sight(self) -> list[str]:
        """List the ids of the drafts that can be seen, from the top."""
        index, seen = self.tree.indexAt(QPoint(0, 0)), list[str]()
        while index.isValid() and self.tree.visualRect(index).top() < self.tree.viewport().height():
            if index.data(DRAFT):
                seen.append(index.data(DRAFT))
            index = self.tree.indexBelow(index)
        return seen

    def count(self) -> int:
        """Count the drafts that are shown."""
        return self._model.count()

    def mark_open(self, draft_id: str | None) -> None:
        """Put the cursor on a draft and show it bold."""
        self._open_id = draft_id
        index = self._model.mark_open(draft_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def current_draft(self) -> str | None:
        """Read the id of the draft that the cursor stands on."""
        index = self.tree.currentIndex()
        return index.data(DRAFT) if index.isValid() else None

    def _unfolded(self) -> set[tuple[str, ...]]:
        """Name the years and units that are unfolded."""
        return {self._path(index) for index in self._branches() if self.tree.isExpanded(index)}

    def _branches(self) -> Iterator[QModelIndex]:
        """Walk over the years, and over the units of those that are unfolded when they are come to."""
        for row in range(self._model.rowCount()):
            year = self._model.index(row, 0)
            yield year
            if self.tree.isExpanded(year):
                yield from (self._model.index(unit, 0, year) for unit in range(self._model.rowCount(year)))

    def _path(self, index: QModelIndex) -> tuple[str, ...]:
        above = index.parent()
        return (*self._path(above), index.data()) if above.isValid() else (index.data(),)

    def _open(self, index: QModelIndex) -> None:
        draft_id = index.data(DRAFT) if index.isValid() else None
        if draft_id:
            self.chosen.emit(draft_id)

    def _seek(self, text: str) -> None:
        self._found = {}
        self.sought.emit(text)
        if text:
            # As a rule the search has answered by then, and the list is made anew once instead of twice.
            self._names.start()
        else:
            self._narrow()

    def _begin_anew(self) -> None:
        """Show what is looked for from the top, wherever the open draft lies in it."""
        self._narrow()
        self.tree.scrollToTop()

    def _narrow(self) -> None:
        """Show what the filter lets through; a tree that is not too large all open."""
        self._names.stop()
        text = self.filter.text()
        self._model.narrow(text.strip(), self._found)
        if self._model.count() <= _OPENED_AT_ONCE:
            self.tree.expandAll()
        elif text:
            self.tree.expandToDepth(0)
        elif self._model.rowCount():
            self.tree.expand(self._model.index(0, 0))
        self.mark_open(self._open_id)
        self._nothing.setText(
            wording.PROJECTS_NONE_FOUND.format(text=text) if text else wording.PROJECTS_EMPTY
        )
        self._stack.setCurrentIndex(1 if self._model.rowCount() else 0)
        self.filter.setVisible(self._any)
