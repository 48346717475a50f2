"""Lists the backups and asks which one to go back to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.text import window as wording

if TYPE_CHECKING:
    from desktop.operations.backup_lines import BackupLine

_NAME, _AT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class RestoreDialog(QDialog):
    """Backups, newest first."""

    def __init__(self, parent: QWidget | None, backups: Sequence[BackupLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.RESTORE_TITLE)
        self.setMinimumWidth(460)
        self.list = QListWidget()
        self.list.setVisible(bool(backups))
        for backup in backups:
            at = backup.made_at.astimezone().strftime(wording.BACKUP_TIME)
            item = QListWidgetItem(wording.BACKUP_LINE.format(at=at, size=max(1, backup.size // 1024)))
            item.setData(_NAME, backup.name)
            item.setData(_AT, at)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        intro = QLabel(wording.RESTORE_INTRO if backups else wording.RESTORE_NONE, wordWrap=True)
        intro.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        restore = buttons.addButton(wording.YES_RESTORE, QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setEnabled(bool(backups))
        buttons.addButton(wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemDoubleClicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def chosen(self) -> tuple[str, str] | None:
        """Read the selected backup: its name, and when it was made."""
        index = self.list.currentIndex()
        return (index.data(_NAME), index.data(_AT)) if index.isValid() else None

    @classmethod
    def ask(cls, parent: QWidget | None, backups: Sequence[BackupLine]) -> tuple[str, str] | None:
        """Ask which backup to go back to; None where the clerk thinks better of it."""
        dialog = cls(parent, backups)
        return dialog.chosen() if dialog.exec() else None
