"""Makes the flat buttons of bars and panes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton


def flat_button(text: str, act: Callable[[], object] | None = None, tip: str = "") -> QToolButton:
    """Make a button without a frame."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    if act is not None:
        # Not the checked state: deeds take no argument.
        button.clicked.connect(lambda _=False: act())
    return button
