"""What was changed since a form was handed over (修改说明): read, mended, copied, printed, exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.versions import Version
from desktop.text import history_window as wording
from desktop.views.review_printing import ask_printer
from desktop.views.versions_page import time_text

_POINTS = 12
_TITLE_POINTS = 16
_DPI = 300


class ExplanationPage(QWidget):
    """The explanation as it was written by the program, and as the clerk mends it.

    Signals:
        wanted: The explanation since a version is to be written; None for remarks and answers alone.
        said: A sentence for the status line.
        pdf_wanted: It is to be written as a PDF.
        text_wanted: It is to be written as a plain text.
    """

    wanted = Signal(object)
    said = Signal(str)
    pdf_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = ""
        self._versions: tuple[Version, ...] = ()
        self.since = QComboBox()
        self.since.addItem(wording.SINCE_NONE, None)
        self.text = QPlainTextEdit()
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

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the explanation; what the clerk mended stays while nothing else changed."""
        written = "\n".join(lines)
        if written != self._written:
            self._written = written
            self.text.setPlainText(written)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.emit(wording.COPIED)

    def print(self) -> None:
        """Print the text."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if ask_printer(self, printer):
            self._document().print_(printer)
            self.said.emit(wording.PRINTED)

    def pdf(self) -> bytes:
        """Lay the text out on pages."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Portrait)
        writer.setResolution(_DPI)
        writer.setTitle(self.text.document().firstBlock().text())
        self._document().print_(writer)
        del writer
        return bytes(buffer.data().data())

    def _document(self) -> QTextDocument:
        from html import escape  # noqa: PLC0415 - needed by those who print

        font = QApplication.font()
        font.setPointSize(_POINTS)
        made = QTextDocument()
        made.setDefaultFont(font)
        title, *lines = self.text.toPlainText().split("\n")
        parts = [f'<p align="center" style="font-size:{_TITLE_POINTS}pt"><b>{escape(title)}</b></p>']
        parts += [f'<p style="line-height:140%; margin:0 0 4px 0">{escape(line)}</p>' for line in lines]
        made.setHtml("".join(parts))
        return made
