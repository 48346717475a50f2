"""Rehearses the finance bureau's re-check (财政复核预演): questions and, beside them, expected scores."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.models.form import Form
from desktop.operations.review import heading_lines, review, review_text
from desktop.templates.review_pack import Answer
from desktop.text import review as wording
from desktop.views.review_questions import ReviewQuestions
from desktop.views.review_table import ReviewTable

_SIZE = QSize(1280, 690)
_QUESTIONS_WIDTH = 540


class ReviewDialog(QDialog):
    """Answers change the table at once; the form stays as it is.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None, form: Form, answers: Mapping[str, Answer]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        self.resize(_SIZE)
        self._form, self._answers = form, dict(answers)
        self._reviewed = review(form, self._answers)
        self.questions = ReviewQuestions(self._reviewed.questions)
        self.table = ReviewTable()
        self.remarks = QLabel(wordWrap=True)
        self.questions.answered.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        for place, text in enumerate(heading_lines(form, self._reviewed)):
            line = QLabel(text, wordWrap=True)
            line.setProperty("strong" if place == 0 else "quiet", True)
            column.addWidget(line)
        column.addWidget(self._make_middle(), 1)
        column.addWidget(self._make_buttons())
        self._show()
        self.questions.start()

    @property
    def answers(self) -> dict[str, Answer]:
        """Read what was answered so far."""
        return dict(self._answers)

    # ---- building

    def _make_middle(self) -> QWidget:
        right = QWidget()
        under = QVBoxLayout(right)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.table, 1)
        under.addWidget(self.remarks)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.questions)
        middle.addWidget(right)
        middle.setChildrenCollapsible(False)
        middle.setSizes([_QUESTIONS_WIDTH, _SIZE.width() - _QUESTIONS_WIDTH])
        middle.setStretchFactor(1, 1)
        return middle

    def _make_buttons(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.progress = QLabel()
        self.progress.setProperty("quiet", True)
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(wording.COPY, QDialogButtonBox.ButtonRole.ActionRole)
        self.print = buttons.addButton(wording.PRINT, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(wording.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.copy, self.print, close):
            button.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        line.addWidget(self.progress, 1)
        line.addWidget(buttons)
        return row

    # ---- what happens

    def _take(self, answers: Mapping[str, Answer | None]) -> None:
        """Take answers; None takes one back."""
        for name, answer in answers.items():
            if answer is None:
                self._answers.pop(name, None)
            else:
                self._answers[name] = answer
        self._reviewed = review(self._form, self._answers)
        self._show()

    def _show(self) -> None:
        reviewed = self._reviewed
        self.questions.show_answers(reviewed.questions)
        self.table.show_rows((*reviewed.rows, reviewed.total))
        texts = wording.JOINT.join(reviewed.remarks) or wording.NOTHING_SAID
        self.remarks.setText(wording.REMARKS_SHORT.format(texts=texts))
        answered = sum(question.answer is not None for question in reviewed.questions)
        self.progress.setText(wording.PROGRESS.format(count=len(reviewed.questions), answered=answered))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(review_text(self._form, self._reviewed))
        self.said.emit(wording.COPIED)

    def _print(self) -> None:
        from desktop.views.review_printing import print_review  # noqa: PLC0415 - loaded by those who print

        if print_review(self, self._form, self._reviewed):
            self.said.emit(wording.PRINTED)
