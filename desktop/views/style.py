"""Gives the program its face: palette, fonts, style sheet, and Qt's own words in Chinese."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.text import window as wording
from desktop.views import colours
from desktop.views.fonts import window_font


def dress(application: QApplication) -> None:
    """Make the program look the same on every system."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.setApplicationName("ziping")
    application.setApplicationDisplayName(wording.PROGRAM)
    application.setStyle("Fusion")
    application.setPalette(colours.palette())
    application.setFont(window_font(application.font()))
    sheet = Template((paths.resources() / "style" / "window.qss").read_text("utf-8"))
    application.setStyleSheet(sheet.substitute(_names()))


def _names() -> dict[str, str]:
    """Name the colours for the style sheet as the code does."""
    return {
        name.lower(): value.name(QColor.NameFormat.HexRgb)
        for name, value in vars(colours).items()
        if isinstance(value, QColor)
    }
