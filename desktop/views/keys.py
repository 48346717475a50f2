"""What each key means on the paper and in an open cell, as in WPS."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.views.grid import Step

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier

ARROWS: dict[int, Step] = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Leave(Enum):
    """How an open cell is left."""

    STAY = "stay"
    CANCEL = "cancel"
    NEXT = "next"
    BACK = "back"
    ONWARD = "onward"
    """Enter: down or right, as set."""
    AGAINST = "against"
    """Shift+Enter: the other way."""
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


_ARROW_LEAVES = {
    Step.UP: Leave.UP,
    Step.DOWN: Leave.DOWN,
    Step.LEFT: Leave.LEFT,
    Step.RIGHT: Leave.RIGHT,
}
LEAVE_STEPS = {leave: step for step, leave in _ARROW_LEAVES.items()}


def leave_for(event: QKeyEvent, *, arrows: bool) -> Leave | None:
    """Say how a key leaves an open cell; None where it belongs to the text."""
    held = event.modifiers() & (_CTRL | _SHIFT | _ALT | _META)
    key = event.key()
    if key == Qt.Key.Key_Escape:
        return Leave.CANCEL
    if key == Qt.Key.Key_Tab and not held:
        return Leave.NEXT
    if key == Qt.Key.Key_Backtab:
        return Leave.BACK
    if key in ENTER and not held & (_ALT | _CTRL):
        return Leave.AGAINST if held & _SHIFT else Leave.ONWARD
    if arrows and key in ARROWS and not held:
        return _ARROW_LEAVES[ARROWS[key]]
    return None


def types_text(event: QKeyEvent) -> bool:
    """Say whether a key writes a character."""
    held = event.modifiers()
    # AltGr reaches us as Ctrl+Alt and writes characters on many keyboards.
    if bool(held & _CTRL) != bool(held & _ALT) or held & _META:
        return False
    text = event.text()
    return bool(text) and text.isprintable()
