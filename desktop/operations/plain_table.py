"""Tables as plain text: columns aligned by the width that characters have on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from desktop.text import importing as wording

GAP = 2
"""Blanks between columns."""


def width(text: str) -> int:
    """Measure a text in half-width characters; ideographs and full-width signs are two wide."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def middle_cut(text: str, room: int) -> str:
    """Leave out the middle of a text that is wider than its column; both ends tell names apart."""
    if width(text) <= room:
        return text
    left = room - width(wording.CUT)
    begin = _as_much(text, (left + 1) // 2)
    return begin + wording.CUT + _as_much(text[::-1], left - width(begin))[::-1]


def _as_much(text: str, room: int) -> str:
    """Take as much from the beginning of a text as fits."""
    return next(text[:count] for count in range(len(text), -1, -1) if width(text[:count]) <= room)


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
