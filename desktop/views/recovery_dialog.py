"""Asks, after the program did not end in order, whether what was not saved is to be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.session_file import Session
from desktop.text import recovery as wording

_WIDTH = 560
_TEXT_HEIGHT = 90


class RecoveryDialog(QDialog):
    """What was open and what is newer than the last save: take it or leave it."""

    def __init__(self, parent: QWidget | None, left: Session, now: str, notices: Sequence[str]) -> None:
        """Make the question.

        Args:
            parent: The window.
            left: What the last session left.
            now: What the cell says now that was being filled in.
            notices: What else there is to be said of the end, each in a sentence.
        """
        super().__init__(parent)
        self.setWindowTitle(wording.LEFT_TITLE)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        said = [wording.LEFT_HEADING, opened_sentence(left), *notices]
        said += [wording.LEFT_DOCUMENT.format(form=one.form) for one in left.unsaved]
        for sentence in said:
            column.addWidget(QLabel(sentence, wordWrap=True))
        self.text, self.now = _text_box(left.cell.text if left.cell else ""), _text_box(now)
        if left.cell is not None:
            cell = left.cell
            column.addWidget(
                QLabel(wording.LEFT_CELL.format(form=cell.form, place=cell.place), wordWrap=True)
            )
            column.addWidget(self.text)
            column.addWidget(QLabel(wording.LEFT_CELL_NOW if now else wording.LEFT_CELL_BLANK))
            if now:
                column.addWidget(self.now)
        self.take, self.drop = QPushButton(wording.LEFT_TAKE, default=True), QPushButton(wording.LEFT_DROP)
        self.take.clicked.connect(self.accept)
        self.drop.clicked.connect(lambda _=False: self.done(QDialog.DialogCode.Rejected))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        buttons.addWidget(self.drop)
        column.addLayout(buttons)
        self.take.setFocus()

    def reject(self) -> None:
        """Wait for an answer: a stray Escape must not lose what was typed."""

    @classmethod
    def ask(cls, parent: QWidget | None, left: Session, now: str, notices: Sequence[str]) -> bool:
        """Ask whether to take what was not saved."""
        return bool(cls(parent, left, now, notices).exec())


def _text_box(text: str) -> QPlainTextEdit:
    """Show a text of any length in a few lines; the rest is reached by scrolling."""
    made = QPlainTextEdit(text, readOnly=True)
    made.setFixedHeight(_TEXT_HEIGHT)
    return made


def opened_sentence(left: Session) -> str:
    """Say what was open."""
    return wording.LEFT_OPEN.format(form=left.form) if left.form else wording.LEFT_NONE_OPEN
