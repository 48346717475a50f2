"""Set a table: its heading row and the rows under it, with equal names merged."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby
from typing import NamedTuple

from desktop.layout.blocks.fields import place_side
from desktop.layout.setting import Look, Setter, entry_look, is_figure
from desktop.layout.sheet import CellKind, RepeatedHead, RowRange
from desktop.models.document import Document, Row
from desktop.models.keys import CellKey
from desktop.templates.spec import Align, ColumnSpec, Content, Span, TableBlock

_HEADING = Look(CellKind.HEADING)
_EMPTY = Look(CellKind.EMPTY)


class _Body(NamedTuple):
    """The rows of a table on the grid."""

    block: str
    rows: tuple[Row, ...]
    locked: dict[str, tuple[str, ...]]
    """Columns that are printed and not filled in, by row."""
    top: int
    """Grid row of the first."""


def place_table(
    setter: Setter, block: TableBlock, document: Document, figures: Container[CellKey], row: int
) -> int:
    """Set headings and rows.

    Returns:
        The number of grid rows used.
    """
    rows = document.rows(block.id)
    top = row + heading_rows(block)
    used = top + len(rows) - row
    if used:
        place_side(setter, block.side, row, used)
    _place_headings(setter, block, row)
    body = _Body(block.id, rows, {spec.id: spec.locked for spec in block.rows}, top)
    runs = [(0, len(rows))]
    for column in block.columns:
        if column.merge:
            runs = list(_merged(runs, rows, column.id))
            _place_merged(setter, body, column, runs)
        else:
            _place_column(setter, body, column, figures)
    return used


def heading_rows(block: TableBlock) -> int:
    """Count the grid rows of a table's headings: two where some stand under a common one."""
    if not block.heading:
        return 0
    return 2 if any(column.over for column in block.columns) else 1


def table_heads(block: TableBlock, row: int, used: int) -> Iterator[RepeatedHead]:
    """Find the headings of a table that has rows under them.

    Args:
        block: The table.
        row: Its first grid row.
        used: Grid rows that it takes up.
    """
    top = row + heading_rows(block)
    if row < top < row + used:
        yield RepeatedHead(RowRange(row, top - 1), RowRange(top, row + used - 1))


def _place_headings(setter: Setter, block: TableBlock, row: int) -> None:
    rows = heading_rows(block)
    if not rows:
        return
    for over, group in groupby(block.columns, lambda column: column.over):
        columns = tuple(group)
        if over:
            above = Span(columns[0].at.first, columns[-1].at.last)
            setter.place(row, above, _HEADING, over)
        for column in columns:
            bare = column is block.columns[0] and not block.label_heading
            look, label = (_EMPTY, "") if bare else (_HEADING, column.label)
            if over:
                setter.place(row + 1, column.at, look, label)
            else:
                setter.place(row, column.at, look, label, rows=rows)


def _merged(outer: list[tuple[int, int]], rows: tuple[Row, ...], column: str) -> Iterator[tuple[int, int]]:
    """Cut stretches of rows (start, end) into stretches of equal text; blank rows stand alone."""
    for start, end in outer:
        first = start
        for place in range(start + 1, end + 1):
            text = rows[first].text(column)
            if place == end or not text or rows[place].text(column) != text:
                yield first, place
                first = place


def _place_merged(setter: Setter, body: _Body, column: ColumnSpec, runs: list[tuple[int, int]]) -> None:
    usual = entry_look(column.content, CellKind.ENTRY, column.align, column.choices)
    lock = _locked_look(column)
    for start, end in runs:
        rows = body.rows[start:end]
        look = lock if all(column.id in body.locked.get(row.id, ()) for row in rows) else usual
        covered = tuple(CellKey(body.block, row.id, column.id) for row in rows)
        setter.place(
            body.top + start,
            column.at,
            look,
            rows[0].text(column.id),
            rows=end - start,
            key=covered[0],
            covers=covered if len(covered) > 1 else (),
        )


def _place_column(setter: Setter, body: _Body, column: ColumnSpec, figures: Container[CellKey]) -> None:
    looks = {
        kind: entry_look(column.content, kind, column.align, column.choices)
        for kind in (CellKind.ENTRY, CellKind.FIGURE, CellKind.LABEL)
    }
    lock = _locked_look(column)
    usual = looks[_kind(column)]
    for place, row in enumerate(body.rows):
        key = CellKey(body.block, row.id, column.id)
        if column.id in body.locked.get(row.id, ()):
            look = lock
        else:
            look = looks[CellKind.FIGURE] if key in figures else usual
        setter.place(body.top + place, column.at, look, row.text(column.id), key=key)


def _locked_look(column: ColumnSpec) -> Look:
    """Choose how printed text looks: a dash stands in the middle, however the figures above it do."""
    align = None if column.align is Align.RIGHT else column.align
    return entry_look(column.content, CellKind.LOCKED, align)


def _kind(column: ColumnSpec) -> CellKind:
    if column.content is Content.ROW_LABEL:
        return CellKind.LABEL
    return CellKind.FIGURE if is_figure(column.id, column.content) else CellKind.ENTRY
