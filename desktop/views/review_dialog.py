"""Rehearses the finance bureau's re-check (财政复核预演): questions and, beside them, expected scores."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.models.form import Form
from desktop.operations.review import heading_lines, review, review_packs, review_text
from desktop.scoring.review import Review
from desktop.templates.review_pack import Answer
from desktop.text import review as wording
from desktop.views.review_questions import ReviewQuestions
from desktop.views.review_table import ReviewTable
from desktop.views.sizing import resize_on_screen

_SIZE = QSize(1280, 690)
_QUESTIONS_WIDTH = 540


class ReviewDialog(QDialog):
    """Answers change the table at once; the form stays as it is.

    Signals:
        said: A sentence for the status line.
        taken: Answers were given or taken back.
    """

    said = Signal(str)
    taken = Signal()

    def __init__(self, parent: QWidget | None, form: Form, answers: Mapping[str, Answer]) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.TITLE)
        resize_on_screen(self, _SIZE)
        self._form, self._answers = form, dict(answers)
        self.standards = self._make_standards()
        self._reviewed = self._review()
        self.questions = ReviewQuestions()
        self.table = ReviewTable()
        self.remarks = QLabel(wordWrap=True)
        self.questions.answered.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        self.heading = [QLabel(wordWrap=True) for _ in heading_lines(form, self._reviewed)]
        for line in self.heading[1:]:
            line.setProperty("quiet", True)
        for part in (self.standards, *self.heading):
            column.addWidget(part)
        self.standards.setVisible(self.standards.count() > 1)
        column.addWidget(self._make_middle(), 1)
        column.addWidget(self._make_buttons())
        self._ask_anew()

    @property
    def answers(self) -> dict[str, Answer]:
        """Read what was answered so far."""
        return dict(self._answers)

    # ---- building

    def _make_standards(self) -> QComboBox:
        """Let the clerk choose where there are several."""
        choice = QComboBox()
        for pack in review_packs():
            choice.addItem(pack.name, pack.id)
        choice.setAccessibleName(wording.STANDARDS_LABEL)
        choice.currentIndexChanged.connect(lambda _: self._ask_anew())
        return choice

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

    def _review(self) -> Review:
        return review(self._form, self._answers, str(self.standards.currentData()))

    def _ask_anew(self) -> None:
        """Put the questions of the chosen standards."""
        self._reviewed = self._review()
        self.questions.ask(self._reviewed.questions)
        for line, text in zip(self.heading, heading_lines(self._form, self._reviewed), strict=True):
            line.setText(text)
        self._show()

    def _take(self, answers: Mapping[str, Answer | None]) -> None:
        """Take answers; None takes one back."""
        for name, answer in answers.items():
            if answer is None:
                self._answers.pop(name, None)
            else:
                self._answers[name] = answer
        self._reviewed = self._review()
        self._show()
        self.taken.emit()

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
