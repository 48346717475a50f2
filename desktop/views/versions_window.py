"""A form on its way to the bureau and back: handed over, given back, explained; stays beside the form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.operations.versions import Standing
from desktop.text import history_window as wording
from desktop.views.explanation_page import ExplanationPage
from desktop.views.remarks_page import RemarksPage
from desktop.views.sizing import resize_on_screen
from desktop.views.versions_page import VersionsPage

_SIZE = QSize(860, 540)


class VersionsWindow(QDialog):
    """Three pages: what was handed over, what was remarked, what is explained."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wording.HAND_OVER_TITLE)
        resize_on_screen(self, _SIZE)
        self.state, self.note = QLabel(), QLabel(wordWrap=True)
        self.versions, self.remarks = VersionsPage(), RemarksPage()
        self.explanation = ExplanationPage()
        self.pages = QTabWidget(documentMode=False)
        for page, title in zip((self.versions, self.remarks, self.explanation), wording.TABS, strict=True):
            self.pages.addTab(page, title)
        close = QPushButton(wording.CLOSE, autoDefault=False)
        close.clicked.connect(self.close)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.addWidget(self.state)
        column.addWidget(self.pages, 1)
        column.addLayout(below)

    def turn_to(self, page: int) -> None:
        """Show a page, the keyboard where one begins on it."""
        self.pages.setCurrentIndex(page)
        (self.versions.name, self.remarks.paste, self.explanation.text)[page].setFocus()

    def show_standing(self, standing: Standing) -> None:
        """Show how far the draft has come."""
        pattern = wording.STATE_OPEN if standing.unanswered else wording.STATE
        self.state.setText(pattern.format(state=standing.state, count=standing.unanswered))
        self.remarks.show_remarks(standing.remarks)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.note.setText(sentence)
