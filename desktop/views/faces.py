"""The typefaces of the paper as Qt fonts."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.layout.sheet import Face
from desktop.views.fonts import HEI, SIGNS, SONG, family

_CHAINS = {Face.SONG: (SONG, HEI, SIGNS), Face.HEI: (HEI, SONG, SIGNS)}
"""Which file is asked for a character first, as the layout measures it."""


@lru_cache(maxsize=256)
def paper_font(face: Face, size: float, scale: float) -> QFont:
    """Make the font of a cell.

    Whole pixels, rounded down: crisp, and a line that the layout broke never grows beyond its cell.

    Args:
        face: Typeface of the cell.
        size: Size in points.
        scale: Pixels per point.
    """
    font = QFont()
    font.setFamilies([family(file) for file in _CHAINS[face]])
    font.setPixelSize(max(1, int(size * scale)))
    font.setKerning(False)
    return font


@lru_cache(maxsize=8192)
def text_width(face: Face, size: float, scale: float, text: str) -> float:
    """Measure a line in pixels, as it is drawn."""
    return QFontMetricsF(paper_font(face, size, scale)).horizontalAdvance(text)
