"""Prints plain text with a fixed pitch, after the system's print dialog."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QTextDocument, QTextOption
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_POINTS = 8


def ask_printer(parent: QWidget, printer: QPrinter) -> bool:
    """Ask which printer; tests replace this."""
    return bool(QPrintDialog(printer, parent).exec())


def print_text(parent: QWidget, text: str) -> bool:
    """Print lines of text across the page; says whether the clerk went through with it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not ask_printer(parent, printer):
        return False
    document = QTextDocument(text)
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    font.setPointSize(_POINTS)
    document.setDefaultFont(font)
    document.setDefaultTextOption(QTextOption())
    document.print_(printer)
    return True
