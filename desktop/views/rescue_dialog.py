"""Asks what is to be done with a harmed store, and shows afterwards what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.backup_lines import BackupLine
from desktop.text import recovery as wording
from desktop.text.moments import minute

_WIDTH = 620
_END = "\N{IDEOGRAPHIC FULL STOP}"


class Way(Enum):
    """What the clerk chooses."""

    SALVAGE = "salvage"
    BACKUP = "backup"
    LEAVE = "leave"


class RescueDialog(QDialog):
    """Says what is harmed, and offers the ways out; none of them overwrites anything."""

    def __init__(self, parent: QWidget | None, sentence: str, backups: Sequence[BackupLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.DAMAGED_TITLE)
        self.setFixedWidth(_WIDTH)
        self.way = Way.LEAVE
        heading = QLabel(wording.DAMAGED_HEADING)
        heading.setProperty("title", True)
        kept = QLabel(f"{wording.DAMAGED_KEPT}{_backups_line(backups)}", wordWrap=True)
        kept.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        # What is to be done about it is offered below.
        self.sentence = QLabel(sentence.partition(_END)[0] + _END, wordWrap=True)
        for part in (heading, self.sentence, kept):
            column.addWidget(part)
        self.buttons = {
            way: QCommandLinkButton(name, line)
            for way, name, line in (
                (Way.SALVAGE, wording.SALVAGE, wording.SALVAGE_LINE),
                (Way.BACKUP, wording.FROM_BACKUP, wording.FROM_BACKUP_LINE),
                (Way.LEAVE, wording.LEAVE, wording.LEAVE_LINE),
            )
        }
        for way, button in self.buttons.items():
            column.addWidget(button)
            button.setAutoDefault(False)
            button.setIcon(QIcon())
            button.clicked.connect(lambda _=False, way=way: self._choose(way))
        self.buttons[Way.BACKUP].setEnabled(bool(backups))
        self.buttons[Way.SALVAGE].setFocus()

    def _choose(self, way: Way) -> None:
        self.way = way
        self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, sentence: str, backups: Sequence[BackupLine]) -> Way:
        """Ask what is to be done; Escape means leaving everything as it is."""
        dialog = cls(parent, sentence, backups)
        dialog.exec()
        return dialog.way


class RescueReport(QDialog):
    """Says what became of the store, sentence by sentence; can be copied."""

    def __init__(self, parent: QWidget | None, heading: str, sentences: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.REPORT_TITLE)
        self.resize(_WIDTH, 340)
        title = QLabel(heading)
        title.setProperty("title", True)
        self.text = QPlainTextEdit("\n\n".join(sentences), readOnly=True)
        copy = QPushButton(wording.REPORT_COPY)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(sentences)))
        go_on = QPushButton(wording.REPORT_GO_ON, default=True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        go_on.setFocus()

    @classmethod
    def tell(cls, parent: QWidget | None, heading: str, sentences: Sequence[str]) -> None:
        """Show it and wait until it is closed."""
        cls(parent, heading, sentences).exec()


def _backups_line(backups: Sequence[BackupLine]) -> str:
    if not backups:
        return wording.DAMAGED_NO_BACKUPS
    newest = backups[0]
    at = minute(newest.made_at)
    return wording.DAMAGED_BACKUPS.format(count=len(backups), at=at, reason=newest.reason)
