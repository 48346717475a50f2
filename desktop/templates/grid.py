"""Checks that the cells of a block cover the grid of the form exactly once."""

from __future__ import annotations

from collections import Counter

from desktop.templates.spec import FieldsBlock, Span, TableBlock
from desktop.templates.strict import Faults
from desktop.text import definitions as wording

Placed = tuple[Span, int]
"""Grid columns and rows that a cell covers."""


def check_cover(file: str, path: str, block: FieldsBlock | TableBlock, width: int, faults: Faults) -> None:
    """Check that every grid place of a block is covered once, and none outside.

    Args:
        file: File name of the template.
        path: Key path of the block.
        block: The block; of a table its heading row is checked.
        width: Number of grid columns of the form.
        faults: Takes what is wrong.
    """
    rows = _rows(block)
    covered: Counter[tuple[int, int]] = Counter()
    for row, cells in enumerate(rows):
        for span, depth in cells:
            if span.last >= width:
                letters = f"{_letter(span.first)}-{_letter(span.last)}"
                faults.add(file, path, wording.OUTSIDE_GRID.format(span=letters, count=width))
            if not 1 <= depth <= len(rows) - row:
                sentence = wording.BETWEEN.format(value=depth, low=1, high=len(rows) - row)
                faults.add(file, f"{path}.rows[{row + 1}]", sentence)
                continue
            places = range(span.first, span.last + 1)
            covered.update((row + down, column) for down in range(depth) for column in places)
    for row in range(len(rows)):
        for column in range(width):
            count = covered[row, column]
            if count != 1:
                sentence = wording.OVERLAP if count else wording.GAP
                faults.add(file, path, sentence.format(row=row + 1, column=_letter(column)))


def _rows(block: FieldsBlock | TableBlock) -> list[list[Placed]]:
    if isinstance(block, TableBlock):
        rows: list[list[Placed]] = [[(column.at, 1) for column in block.columns]]
    else:
        rows = [[(item.at, item.rows) for item in row] for row in block.rows]
    if block.side and rows:
        rows[0].append((block.side.at, len(rows)))
    return rows


def _letter(column: int) -> str:
    return chr(ord("A") + column)
