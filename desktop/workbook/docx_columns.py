"""Bring the columns of tables together that belong to one form: cut apart by a page, or by our own hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from desktop.workbook.docx_blocks import Block, Paragraph, Table, TableCell, TableRow

_TOLERANCE = 60
"""Twentieths of a point by which the borders of one column may differ: three points, a millimetre."""


def on_widest_columns(blocks: Sequence[Block]) -> list[Block]:
    """Give tables that follow each other without a word between the columns of the one that has most.

    Cut apart, a table keeps only the columns that its own cells need. Where a border of one is none of the
    other's, both stay as they are.
    """
    found = list(blocks)
    for run in _runs(blocks):
        edges = max((_edges(table) for table in run.values()), key=len)
        for place, table in run.items():
            found[place] = _onto(table, edges)
    return found


def on_all_columns(blocks: Sequence[Block]) -> list[Block]:
    """Give all tables of a form the columns of all of them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    edges: list[int] = []
    for edge in sorted(edge for table in tables for edge in _edges(table)):
        if not edges or edge - edges[-1] > _TOLERANCE:
            edges.append(edge)
    return [_onto(block, edges) if isinstance(block, Table) else block for block in blocks]


def _runs(blocks: Sequence[Block]) -> Iterator[dict[int, Table]]:
    """Walk over the tables that follow each other directly, by their places."""
    run: dict[int, Table] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            run[place] = block
        elif run and isinstance(block, Paragraph) and block.text.strip():
            yield run
            run = {}
    if run:
        yield run


def _edges(table: Table) -> list[int]:
    return [0, *accumulate(table.widths)]


def _onto(table: Table, edges: Sequence[int]) -> Table:
    """Put a table onto borders; it stays as it is where they are not its own, or its cells go beyond them."""
    own = _edges(table)
    places = [min(range(len(edges)), key=lambda place: abs(edges[place] - edge)) for edge in own]
    farthest = max(abs(edge - edges[place]) for edge, place in zip(own, places, strict=True))
    widest = max((row.before + sum(cell.span for cell in row.cells) for row in table.rows), default=0)
    if farthest > _TOLERANCE or len(set(places)) < len(places) or widest >= len(places):
        return table
    return Table(table.widths, [_row_onto(row, places) for row in table.rows])


def _row_onto(row: TableRow, places: Sequence[int]) -> TableRow:
    column = row.before
    cells: list[TableCell] = []
    for cell in row.cells:
        cells.append(replace(cell, span=places[column + cell.span] - places[column]))
        column += cell.span
    return TableRow(places[row.before], cells)
