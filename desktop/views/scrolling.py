"""What every view that paints its own picture does with its scroll bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractScrollArea

_OVERLAP = 40
"""Pixels that are seen again after a page was scrolled."""


def fit_scroll_bars(view: QAbstractScrollArea, picture: QSize, room: QSize) -> None:
    """Let the scroll bars reach the whole picture.

    Args:
        view: The view.
        picture: Size of what is painted, in pixels.
        room: Size of the part of the viewport that it is seen in, in pixels.
    """
    for bar, length, shown in (
        (view.verticalScrollBar(), picture.height(), room.height()),
        (view.horizontalScrollBar(), picture.width(), room.width()),
    ):
        bar.setRange(0, max(0, length - shown))
        bar.setPageStep(max(1, shown - _OVERLAP))


def scroll_to(view: QAbstractScrollArea, rect: QRect, seen: QRect, ahead: int) -> None:
    """Scroll as little as needed to show a part of the picture, or the start of a larger one.

    Args:
        view: The view.
        rect: The part that is to be seen.
        seen: The part that is seen now, from the same corner as the other.
        ahead: Pixels shown beyond it, so that not every step scrolls.
    """
    for bar, low, high, first, last in (
        (view.verticalScrollBar(), rect.top(), rect.bottom(), seen.top(), seen.bottom()),
        (view.horizontalScrollBar(), rect.left(), rect.right(), seen.left(), seen.right()),
    ):
        if low < first or high - low > last - first:
            bar.setValue(bar.value() + low - first - ahead)
        elif high > last:
            bar.setValue(bar.value() + high - last + ahead)
