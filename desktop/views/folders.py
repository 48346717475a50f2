"""Shows files and folders with the program that the system has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_file(path: Path) -> bool:
    """Open a file or a folder; says whether the system has something to open it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
