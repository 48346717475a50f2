"""Builds the window program's parts and joins them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.operations.front import call_to_front
from desktop.views.style import dress
from desktop.views.window import MainWindow


def choose_input_method() -> None:
    """Reach fcitx through ibus: Qt's own wheel has no plugin for it, and fcitx 5 speaks ibus as well."""
    module = os.environ.get("QT_IM_MODULE", "")
    wanted = f"{module} {os.environ.get('XMODIFIERS', '')}"
    if sys.platform == "linux" and module in {"", "fcitx"} and "fcitx" in wanted:
        os.environ["QT_IM_MODULE"] = "ibus"


def main(argv: Sequence[str]) -> int:
    """Run the window program, or bring the one to the front that is open already; returns its exit code."""
    if call_to_front():
        return 0
    choose_input_method()
    application = QApplication(["ziping", *argv])
    dress(application)
    window = MainWindow()
    window.first_painted.connect(lambda: furnish(window))
    window.showMaximized()
    return application.exec()


def furnish(window: MainWindow) -> None:
    """Put everything into a window that is on the screen already, and open the store."""
    from desktop.views import crash
    from desktop.views.front import Front
    from desktop.views.workbench import Workbench

    bench = Workbench(window)
    crash.install(window, bench.save_all)
    bench.desk_opened.connect(lambda: Front(window, paths.user_folder()))
    bench.open_desk()
