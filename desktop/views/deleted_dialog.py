"""Lists drafts that were deleted or archived (已删除的表、已归档的表), and asks which one to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.rescue import DraftGlimpse
from desktop.text import data_safety as wording
from desktop.text import window as window_wording
from desktop.text.moments import minute
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(760, 440)
_WIDTHS = (60, 170, 0, 62, 56, 132)


class DeletedDialog(QDialog):
    """Drafts out of sight, the one that was put away last first."""

    def __init__(
        self,
        parent: QWidget | None,
        drafts: Sequence[DraftGlimpse],
        title: str = wording.DELETED_TITLE,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.setWindowTitle(title)
        resize_on_screen(self, _SIZE)
        self.filter = QLineEdit(placeholderText=wording.DELETED_FILTER, clearButtonEnabled=True)
        self.filter.setAccessibleName(wording.DELETED_FILTER)
        self.list = JumpTable(wording.DELETED_COLUMNS, _WIDTHS)
        self.list.setAccessibleName(title)
        self.list.show_rows([_items(draft) for draft in drafts])
        self.count = QLabel()
        self.count.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        self.back = buttons.addButton(wording.BRING_BACK, QDialogButtonBox.ButtonRole.AcceptRole)
        self.back.setDefault(True)
        buttons.addButton(window_wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(buttons)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 16, 20, 16)
        column_layout.setSpacing(10)
        column_layout.addWidget(self.filter)
        column_layout.addWidget(self.list, 1)
        column_layout.addLayout(below)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.chosen.connect(lambda _: self.accept())
        self.filter.textChanged.connect(self._narrow)
        self.list.setFocus()
        self._narrow("")

    @classmethod
    def ask(
        cls, parent: QWidget | None, drafts: Sequence[DraftGlimpse], title: str = wording.DELETED_TITLE
    ) -> int | None:
        """Ask which draft to bring back: its place in the list; None where the clerk thinks better of it."""
        dialog = cls(parent, drafts, title)
        return dialog.list.currentRow() if dialog.exec() else None

    def _narrow(self, text: str) -> None:
        """Show the drafts that hold every word; one of them is always chosen."""
        words = text.casefold().split()
        held = [" ".join(_texts(draft)).casefold() for draft in self._drafts]
        fits = [all(word in line for word in words) for line in held]
        for row, fitting in enumerate(fits):
            self.list.setRowHidden(row, not fitting)
        if not any(fits):
            self.list.setCurrentCell(-1, -1)
        elif self.list.currentRow() < 0 or not fits[self.list.currentRow()]:
            self.list.setCurrentCell(fits.index(True), 0)
        self.back.setEnabled(any(fits))
        pattern = wording.DELETED_FOUND if words else wording.DELETED_COUNT
        self.count.setText(pattern.format(count=len(fits), found=sum(fits)))


def _texts(draft: DraftGlimpse) -> tuple[str, ...]:
    at = minute(draft.edited_at)
    title = draft.title or window_wording.PROJECTS_NO_NAME
    return draft.year, draft.unit, title, draft.state, draft.total, at


def _items(draft: DraftGlimpse) -> list[QTableWidgetItem]:
    return [QTableWidgetItem(text) for text in _texts(draft)]
