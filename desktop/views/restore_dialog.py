"""Lists the backups, shows what each holds, and asks which one to go back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserError
from desktop.operations.backup_lines import BackupLine
from desktop.operations.rescue import BackupGlimpse, DraftGlimpse, glimpse
from desktop.text import data_safety as wording
from desktop.text import window as window_wording
from desktop.text.moments import minute
from desktop.views.jump_table import JumpTable
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(960, 460)
_LEAST_WIDTH = 480
_LIST_WIDTH = 330
_BACKUP_WIDTHS = (132, 0, 78)
_WIDTHS = (60, 150, 0, 62, 56, 122)
_KILOBYTE = 1024


class RestoreDialog(QDialog):
    """Backups at the left, newest first; what the chosen one holds at the right."""

    def __init__(self, parent: QWidget | None, backups: Sequence[BackupLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_wording.RESTORE_TITLE)
        self._backups = tuple(backups)
        intro = QLabel(
            window_wording.RESTORE_INTRO if backups else window_wording.RESTORE_NONE, wordWrap=True
        )
        intro.setProperty("quiet", True)
        self.list = JumpTable(wording.BACKUP_COLUMNS, _BACKUP_WIDTHS)
        self.list.setAccessibleName(window_wording.RESTORE_TITLE)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.said = QLabel(wordWrap=True)
        self.held = JumpTable(wording.GLIMPSE_COLUMNS, _WIDTHS)
        self.held.setAccessibleName(wording.GLIMPSE)
        buttons = QDialogButtonBox()
        self.restore = buttons.addButton(window_wording.YES_RESTORE, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(window_wording.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(intro, buttons)
        self.list.currentCellChanged.connect(lambda row, *_: self._look(row))
        self.list.chosen.connect(lambda _: self.accept() if self.restore.isEnabled() else None)
        self.restore.setEnabled(False)
        self.list.show_rows([_items(backup) for backup in backups])
        self.list.setFocus()

    def _lay_out(self, intro: QLabel, buttons: QDialogButtonBox) -> None:
        right = QVBoxLayout()
        right.addWidget(self.said)
        right.addWidget(self.held, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        for part in (self.list, self.said, self.held):
            part.setVisible(bool(self._backups))
        resize_on_screen(self, _SIZE if self._backups else QSize(_LEAST_WIDTH, 0))

    def _look(self, row: int) -> None:
        """Show what a backup holds; one that can't be read can't be chosen either."""
        if not 0 <= row < len(self._backups):
            return
        backup = self._backups[row]
        try:
            found = glimpse(backup.file)
        except UserError as error:
            self.said.setText(error.sentence)
            self.held.show_rows([])
            self.restore.setEnabled(False)
            return
        self.said.setText(_sentence(backup, found))
        self.held.show_rows([_draft_items(line) for line in found.lines])
        self.restore.setEnabled(True)

    def show_first(self, name: str) -> None:
        """Show a backup by its name, where it is among them."""
        names = [backup.name for backup in self._backups]
        if name in names:
            self.list.setCurrentCell(names.index(name), 0)

    def chosen(self) -> BackupLine | None:
        """Read the selected backup."""
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    @classmethod
    def ask(cls, parent: QWidget | None, backups: Sequence[BackupLine], first: str = "") -> BackupLine | None:
        """Ask which backup to go back to; None where the clerk thinks better of it.

        Args:
            parent: The window.
            backups: The newest first.
            first: Name of the one that is shown first; blank for the newest.
        """
        dialog = cls(parent, backups)
        dialog.show_first(first)
        return dialog.chosen() if dialog.exec() else None


def size_text(size: int) -> str:
    """Write a size in bytes as a clerk reads it."""
    if size < _KILOBYTE * _KILOBYTE:
        return wording.KILOBYTES.format(size=max(1, size // _KILOBYTE))
    tenths = size * 10 // (_KILOBYTE * _KILOBYTE)
    return wording.MEGABYTES.format(size=f"{tenths // 10}.{tenths % 10}")


def _sentence(backup: BackupLine, found: BackupGlimpse) -> str:
    at = minute(backup.made_at)
    if not found.drafts or found.edited_at is None:
        return wording.GLIMPSE_EMPTY.format(at=at, reason=backup.reason)
    said = wording.GLIMPSE.format(
        at=at,
        reason=backup.reason,
        units=found.units,
        drafts=found.drafts,
        edited=minute(found.edited_at),
    )
    more = found.drafts > len(found.lines)
    return said + (wording.GLIMPSE_MORE.format(count=len(found.lines)) if more else "")


def _items(backup: BackupLine) -> list[QTableWidgetItem]:
    at = minute(backup.made_at)
    return [QTableWidgetItem(text) for text in (at, backup.reason, size_text(backup.size))]


def _draft_items(line: DraftGlimpse) -> list[QTableWidgetItem]:
    edited = minute(line.edited_at)
    texts = (line.year, line.unit, line.title, line.state, line.total, edited)
    return [QTableWidgetItem(text) for text in texts]
