"""The colours of the window, each named for what it says."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

ACCENT = QColor(0x1F, 0x7A, 0x4D)
ACCENT_PALE = QColor(0xE3, 0xF1, 0xE9)
DESK = QColor(0xDF, 0xE3, 0xE6)
PAPER = QColor(0xFF, 0xFF, 0xFF)
PAPER_EDGE = QColor(0xB4, 0xBC, 0xC2)
INK = QColor(0x16, 0x19, 0x1C)
INK_QUIET = QColor(0x5A, 0x64, 0x6C)
GRID_LINE = QColor(0x5D, 0x66, 0x6D)
COMPUTED = QColor(0xEE, 0xF0, 0xF2)
COMPUTED_SIGN = QColor(0x8A, 0x94, 0x9C)
EXPLAIN = QColor(0xFF, 0xF4, 0xC4)
EXPLAIN_SIGN = QColor(0xA8, 0x6B, 0x00)
FIX = QColor(0xFD, 0xDF, 0xDC)
FIX_BLANK = QColor(0xFE, 0xF2, 0xF0)
FIX_SIGN = QColor(0xB9, 0x26, 0x1B)
HINT_SIGN = QColor(0x2D, 0x6F, 0xB5)
DIFFERS_SIGN = QColor(0x6A, 0x3F, 0xB0)
SELECTED = QColor(0xE0, 0xEE, 0xE6)
FOUND = QColor(0xFF, 0xE0, 0xAE)
WINDOW = QColor(0xF5, 0xF6, 0xF7)
PANE = QColor(0xFF, 0xFF, 0xFF)
LINE = QColor(0xD5, 0xDA, 0xDE)


def palette() -> QPalette:
    """Make the palette of the whole program: light, whatever the desktop is set to, like the paper."""
    made = QPalette(WINDOW)
    for role, colour in (
        (QPalette.ColorRole.Window, WINDOW),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Base, PANE),
        (QPalette.ColorRole.AlternateBase, WINDOW),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.Button, WINDOW),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.PlaceholderText, INK_QUIET),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, PAPER),
        (QPalette.ColorRole.Accent, ACCENT),
        (QPalette.ColorRole.Link, ACCENT),
        (QPalette.ColorRole.ToolTipBase, PANE),
        (QPalette.ColorRole.ToolTipText, INK),
    ):
        made.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(0x9A, 0xA3, 0xAA))
    return made
