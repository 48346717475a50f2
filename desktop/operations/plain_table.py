"""Tables as plain text: columns aligned by the width that characters have on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = 2
"""Blanks between columns."""


def width(text: str) -> int:
    """Measure a text in half-width characters; ideographs and full-width signs are two wide."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Write rows of the same length under each other.

    Args:
        rows: The cells of each row; line breaks inside a cell become blanks.
        right: Places of the columns that are aligned to the right, for figures.
    """
    cells = [[" ".join(text.split("\n")) for text in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths, right) for row in cells)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    padded = (
        " " * (wide - width(text)) + text if place in right else text + " " * (wide - width(text))
        for place, (text, wide) in enumerate(zip(row, widths, strict=True))
    )
    return (" " * GAP).join(padded).rstrip()
