"""Tell files of one office's layout from others: by their headings and labels, whatever is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from desktop.values.wording import fold
from desktop.workbook.blueprint import Blueprint
from desktop.workbook.concordance import known_cells
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.heading_rows import Heads, heading_rows
from desktop.workbook.headings import table_heads

_SIGNS = 16
_BETWEEN = "\n"


def heads_of(grid: Grid, blueprints: Sequence[Blueprint]) -> Heads:
    """Find the headings that each template knows on a sheet."""
    known = known_cells(grid, tuple(blueprints))
    return {blueprint: table_heads(grid, blueprint, known) for blueprint in blueprints}


def look_of(grid: Grid, heads: Heads) -> str:
    """Digest the headings and labels of a sheet (版式).

    It is made of the rows of headings and of the labels of fields that stand outside the columns of tables,
    in any order; of nothing that is filled in.
    """
    texts = sorted({fold(cell.text) for cell in _printed(grid, heads)})
    return hashlib.sha256(_BETWEEN.join(texts).encode()).hexdigest()[:_SIGNS]


def _printed(grid: Grid, heads: Heads) -> Iterator[GridCell]:
    lefts = {row: left for row, _, left in heading_rows(grid, heads)}
    labels = [blueprint.all_labels for blueprint in heads]
    left: int | None = None
    for row, cells in grid.rows.items():
        if row in lefts:
            left = lefts[row]
            yield from cells
        else:
            # What stands further right in a table is somebody's entry, though it be worded like a label.
            outside = (cell for cell in cells if left is None or cell.column <= left)
            yield from (cell for cell in outside if any(cell.text in known for known in labels))
