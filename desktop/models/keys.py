"""How a cell of a form is named inside the program."""

from __future__ import annotations

from typing import NamedTuple


class CellKey(NamedTuple):
    """A cell's lasting name: it survives rows being added, removed and moved.

    A field has no row: its column is the field's id.
    """

    block: str
    row: str
    column: str

    def __str__(self) -> str:
        return "/".join(self)


def parse_key(text: str) -> CellKey:
    """Read a key from its text "block/row/column".

    Raises:
        ValueError: The text has not exactly three parts.
    """
    block, row, column = text.split("/")
    return CellKey(block, row, column)
