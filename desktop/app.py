"""Builds the window program's parts and joins them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from desktop.views import crash
from desktop.views.style import dress
from desktop.views.window import MainWindow


def choose_input_method() -> None:
    """Reach fcitx through ibus: Qt's own wheel has no plugin for it, and fcitx 5 speaks ibus as well."""
    if sys.platform == "linux" and "fcitx" in os.environ.get("XMODIFIERS", "") + os.environ.get(
        "QT_IM_MODULE", ""
    ):
        os.environ["QT_IM_MODULE"] = "ibus"


def main(argv: Sequence[str]) -> int:
    """Run the window program; returns its exit code."""
    choose_input_method()
    application = QApplication(["ziping", *argv])
    dress(application)
    window = MainWindow()
    crash.install(window, window.save_all)
    window.first_painted.connect(window.open_desk)
    window.show()
    return application.exec()
