"""What was changed since a form was handed over (修改说明): read, mended, copied, printed, exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.layout.statement import Statement
from desktop.operations.explanation import plain
from desktop.operations.versions import Version
from desktop.text import history_window as wording
from desktop.views.explanation_document import read_explanation, write_explanation
from desktop.views.review_printing import ask_printer
from desktop.views.versions_page import time_text

_MARGIN = 18


class ExplanationPage(QWidget):
    """The explanation as it was written by the program, and as the clerk mends it.

    Signals:
        wanted: The explanation since a version is to be written; None for remarks and answers alone.
        said: A sentence for the status line.
        pdf_wanted: It is to be written as a PDF.
        document_wanted: It is to be written as a Word file.
        text_wanted: It is to be written as a plain text.
    """

    wanted = Signal(object)
    said = Signal(str)
    pdf_wanted = Signal()
    document_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Statement | None = None
        self._versions: tuple[Version, ...] = ()
        self.since = QComboBox()
        self.since.addItem(wording.SINCE_NONE, None)
        self.text = QTextEdit(acceptRichText=False, tabChangesFocus=True)
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setAccessibleName(wording.TABS[2])
        intro = QLabel(wording.EXPLANATION_INTRO, wordWrap=True)
        intro.setProperty("quiet", True)
        label = QLabel(wording.SINCE)
        label.setBuddy(self.since)
        choosing = QHBoxLayout()
        choosing.addWidget(label)
        choosing.addWidget(self.since, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        for text, act in (
            (wording.COPY, self.copy),
            (wording.PRINT, self.print),
            (wording.EXPORT_DOCUMENT, self.document_wanted.emit),
            (wording.EXPORT_PDF, self.pdf_wanted.emit),
            (wording.EXPORT_TEXT, self.text_wanted.emit),
        ):
            button = QPushButton(text, autoDefault=False)
            button.clicked.connect(lambda _=False, act=act: act())
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addLayout(choosing)
        column.addWidget(self.text, 1)
        column.addLayout(below)
        self.since.currentIndexChanged.connect(lambda _: self.ask())

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Offer to compare with what was handed over, the last one first."""
        if tuple(versions) != self._versions:
            self._versions = tuple(versions)
            self.since.blockSignals(True)
            self.since.clear()
            for version in versions:
                shown = wording.THEN_TITLE.format(name=version.name, at=time_text(version), code=version.code)
                self.since.addItem(shown, version)
            self.since.addItem(wording.SINCE_NONE, None)
            self.since.blockSignals(False)
        self.ask()

    def ask(self) -> None:
        """Have the explanation written anew."""
        self.wanted.emit(self.since.currentData())

    def show_explanation(self, written: Statement) -> None:
        """Show the explanation; what the clerk mended stays while nothing else changed."""
        if written != self._written:
            self._written = written
            write_explanation(written, self.text.document())
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def mended(self) -> Statement:
        """Read the explanation as it stands on the page."""
        return read_explanation(self.text.document())

    def copy(self) -> None:
        """Put the explanation on the clipboard, with its tables for programs that know such."""
        data = QMimeData()
        data.setHtml(self._laid_out().toHtml())
        data.setText(plain(self.mended()))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(wording.COPIED)

    def print(self) -> None:
        """Print the explanation."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if ask_printer(self, printer):
            self._laid_out().print_(printer)
            self.said.emit(wording.PRINTED)

    def _laid_out(self) -> QTextDocument:
        """Lay out anew what is on the page: without the rows that the clerk emptied."""
        made = QTextDocument()
        write_explanation(self.mended(), made)
        return made
