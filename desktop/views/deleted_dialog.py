"""Lists drafts that were deleted or archived (已删除的表、已归档的表), and asks which one to bring back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.operations.rescue import DraftGlimpse
from desktop.text import data_safety as wording
from desktop.text import window as window_wording
from desktop.views.jump_table import JumpTable

_SIZE = (760, 380)
_WIDTHS = ((0, 60), (1, 170), (3, 62), (4, 56), (5, 128))


class DeletedDialog(QDialog):
    """Drafts out of sight, the one that was put away last first."""

    def __init__(
        self,
        parent: QWidget | None,
        drafts: Sequence[DraftGlimpse],
        title: str = wording.DELETED_TITLE,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self.list = JumpTable(wording.DELETED_COLUMNS, wide=2)
        for column, width in _WIDTHS:
            self.list.setColumnWidth(column, width)
        self.list.show_rows([_items(draft) for draft in drafts])
        self.list.chosen.connect(lambda _: self.accept())
        buttons = QDialogButtonBox()
        buttons.addButton(wording.BRING_BACK, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(window_wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 16, 20, 16)
        column_layout.addWidget(self.list, 1)
        column_layout.addWidget(buttons)

    @classmethod
    def ask(
        cls, parent: QWidget | None, drafts: Sequence[DraftGlimpse], title: str = wording.DELETED_TITLE
    ) -> int | None:
        """Ask which draft to bring back: its place in the list; None where the clerk thinks better of it."""
        dialog = cls(parent, drafts, title)
        return dialog.list.currentRow() if dialog.exec() else None


def _items(draft: DraftGlimpse) -> list[QTableWidgetItem]:
    at = draft.edited_at.strftime(wording.TIME) if draft.edited_at else ""
    texts = (draft.year, draft.unit, draft.title, draft.state, draft.total, at)
    return [QTableWidgetItem(text) for text in texts]
