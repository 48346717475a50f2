"""The shipped typefaces as Qt fonts, for paper and window alike."""

from __future__ import annotations

import sys
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop import paths
from desktop.layout.sheet import Face

_FILES = {Face.SONG: "NotoSerifSC-Regular.ttf", Face.HEI: "NotoSansSC-Medium.ttf"}
_SIGNS = "DejaVuSans.ttf"


@cache
def _family(file: str) -> str:
    """Load one of the shipped files; its first family name."""
    number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
    families = QFontDatabase.applicationFontFamilies(number)
    # A damaged installation still shows the form, in the system's typeface.
    return families[0] if families else ""


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
    font.setFamilies([_family(_FILES[face]), _family(_SIGNS)])
    font.setPixelSize(max(1, int(size * scale)))
    font.setKerning(False)
    return font


@lru_cache(maxsize=8192)
def text_width(face: Face, size: float, scale: float, text: str) -> float:
    """Measure a line in pixels, as it is drawn."""
    return QFontMetricsF(paper_font(face, size, scale)).horizontalAdvance(text)


def window_font(system: QFont) -> QFont:
    """Make the font of menus and panes: the system's, with the shipped one where it lacks Chinese."""
    font = QFont(system)
    families = [] if sys.platform == "linux" else [system.family()]
    font.setFamilies([*families, _family(_FILES[Face.HEI]), _family(_SIGNS)])
    return font
