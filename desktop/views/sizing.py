"""Sizes of windows that a small screen has no room for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(20, 40)
"""What the system draws around a window."""


def resize_on_screen(window: QWidget, size: QSize) -> None:
    """Give a window a size, or what the screen has room for."""
    window.resize(size.boundedTo(window.screen().availableSize() - _FRAME))
