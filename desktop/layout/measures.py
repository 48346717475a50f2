"""Distances of the paper, in points or as parts of the font size: one place for window and print."""

from __future__ import annotations

from desktop.templates.spec import Align

MM = 72 / 25.4
"""Points in a millimetre."""

LEADING = 1.3
"""Distance of lines, as part of the font size."""
PADDING_X = 2.5
"""Least distance between text and the left or right border."""
INDENT = 3.0
"""The same where the text begins or ends at that border."""
PADDING_Y = 4.0
"""Between text and the upper or lower border."""
BASELINE = 0.88
"""From the top of a Chinese character's box down to its baseline, as part of the font size."""

ROW = 2.1
"""Least height of a bordered row, as part of the font size."""
LINE_ROW = 2.4
"""Least height of a row without borders, with room to sign, as part of the font size."""
TITLE_ROW = 2.0
"""Least height of the title, as part of its own size."""
LONG_TEXT_LINES = 3
"""Lines that a cell for long text has room for while it is blank."""

SIZE_STEP = 0.5
"""Steps in which a number shrinks, in points."""
SMALLEST = 0.7
"""Down to which part of the font size a number shrinks before it is broken."""

SLACK = 0.01
"""Points by which something may be too large: rounding of floats, not ink."""


def inset(align: Align) -> float:
    """Choose the distance between the text of a cell and its left and right border, in points."""
    return PADDING_X if align is Align.CENTRE else INDENT


def text_height(lines: int, size: float) -> float:
    """Measure lines set under each other, without padding, in points."""
    return lines * size * LEADING


def cell_height(lines: int, size: float) -> float:
    """Measure the height that a cell needs for its lines, in points."""
    return text_height(lines, size) + 2 * PADDING_Y


def lines_in(height: float, size: float) -> int:
    """Count the lines that a cell of some height has room for."""
    return max(0, int((height - 2 * PADDING_Y + SLACK) / (size * LEADING)))


def baselines(count: int, size: float, height: float) -> list[float]:
    """Place lines in the middle of a cell.

    Args:
        count: Number of lines.
        size: Font size in points.
        height: Height of the cell in points.

    Returns:
        Distance of each baseline from the cell's top, in points.
    """
    step = size * LEADING
    first = (height - count * step) / 2 + (step - size) / 2 + size * BASELINE
    return [first + step * line for line in range(count)]
