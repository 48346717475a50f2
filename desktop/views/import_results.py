"""Says for each file what was read from it and what found no place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording

if TYPE_CHECKING:
    from desktop.operations.desk import Imported


class ImportResults(QDialog):
    """One line a form, its unread cells under it."""

    def __init__(self, parent: QWidget | None, results: Sequence[Imported]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.IMPORT_TITLE)
        self.resize(760, 420)
        self._results = list(results)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(list(wording.IMPORT_COLUMNS))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.setColumnWidth(0, 260)
        for result in self._results:
            self.tree.addTopLevelItem(_item(result))
        self.tree.expandAll()
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        intro = QLabel(wording.IMPORT_DONE, wordWrap=True)
        intro.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(wording.IMPORT_OPEN, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(wording.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.tree, 1)
        column.addWidget(self.detail)
        column.addWidget(buttons)
        self.tree.currentItemChanged.connect(self._show_chosen)
        self.tree.itemDoubleClicked.connect(self._accept_chosen)
        for place, result in reversed(list(enumerate(self._results))):
            if result.draft_id is not None:
                self.tree.setCurrentIndex(self.tree.model().index(place, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Say the selected line in full."""
        self.open_button.setEnabled(self.chosen() is not None)
        self.detail.setText(self.tree.currentIndex().siblingAtColumn(1).data() or "")

    def chosen(self) -> str | None:
        """Read the draft of the selected line."""
        index = self.tree.currentIndex()
        if index.parent().isValid():
            index = index.parent()
        return self._results[index.row()].draft_id if index.isValid() else None

    def _accept_chosen(self) -> None:
        if self.chosen() is not None:
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, results: Sequence[Imported]) -> str | None:
        """Show the results; the draft to open, if any."""
        dialog = cls(parent, results)
        return dialog.chosen() if dialog.exec() else None


def _item(result: Imported) -> QTreeWidgetItem:
    name = result.file.replace("\\", "/").rpartition("/")[2]
    if result.draft_id is None:
        item = QTreeWidgetItem([name, result.sentence])
    else:
        summary = wording.IMPORT_READ if result.unread else wording.IMPORT_READ_WHOLE
        text = summary.format(place=result.place, template=result.template_name, count=len(result.unread))
        item = QTreeWidgetItem([name, text])
    for where, text in result.unread:
        QTreeWidgetItem(item, [where, text])
    for part in (item, *(item.child(place) for place in range(item.childCount()))):
        part.setToolTip(1, part.text(1))
    return item
