"""Loads the shipped typefaces into Qt."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from desktop import paths

SONG, HEI, SIGNS = "NotoSerifSC-Regular.ttf", "NotoSansSC-Medium.ttf", "DejaVuSans.ttf"


@cache
def family(file: str) -> str:
    """Load one of the shipped files; its first family name."""
    number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
    families = QFontDatabase.applicationFontFamilies(number)
    # A damaged installation still shows the form, in the system's typeface.
    return families[0] if families else ""


def window_font(system: QFont) -> QFont:
    """Make the font of menus and panes: the system's, or the shipped one where it may lack Chinese."""
    font = QFont(system)
    systems = [] if sys.platform == "linux" else [system.family()]
    font.setFamilies([*systems, family(HEI)])
    return font
