"""Addresses of cells, as people write them, and as row and column counted from 0."""

from __future__ import annotations

import re
from functools import lru_cache

Place = tuple[int, int]
"""Row and column of a cell, from 0."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0 and inclusive."""

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,6})\$?([1-9][0-9]{0,11})")


@lru_cache(maxsize=8192)
def place_of(address: str) -> Place | None:
    """Read a cell's address: B3 is (2, 1); None if it is none."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


@lru_cache(maxsize=512)
def column_letters(column: int) -> str:
    """Write a column in letters: 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=8192)
def address_of(row: int, column: int) -> str:
    """Write a cell's address."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=4096)
def area_in(reference: str) -> Area | None:
    """Read an area as it is written: A1:C3, or A1 for one cell; None if it is none."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    return None if start is None or end is None else (*start, *end)


def area_of(area: Area) -> str:
    """Write an area: A1:C3."""
    return f"{address_of(*area[:2])}:{address_of(*area[2:])}"
