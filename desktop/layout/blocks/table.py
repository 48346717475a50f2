"""Set a table: its heading row and the rows under it, with equal names merged."""

from __future__ import annotations

from collections.abc import Container, Iterator

from desktop.layout.blocks.fields import place_side
from desktop.layout.setting import Look, Setter, entry_look, is_figure
from desktop.layout.sheet import CellKind
from desktop.models.document import Document, Row
from desktop.models.keys import CellKey
from desktop.templates.spec import ColumnSpec, Content, TableBlock

_HEADING = Look(CellKind.HEADING)
_EMPTY = Look(CellKind.EMPTY)


def place_table(
    setter: Setter, block: TableBlock, document: Document, figures: Container[CellKey], row: int
) -> int:
    """Set heading and rows.

    Returns:
        The number of grid rows used.
    """
    rows = document.rows(block.id)
    place_side(setter, block.side, row, len(rows) + 1)
    for place, column in enumerate(block.columns):
        bare = place == 0 and not block.label_heading
        setter.place(row, column.at, _EMPTY if bare else _HEADING, "" if bare else column.label)
    locked = {spec.id: spec.locked for spec in block.rows}
    runs = [(0, len(rows))]
    for column in block.columns:
        if column.merge:
            runs = list(_merged(runs, rows, column.id))
            _place_merged(setter, block.id, column, rows, runs, row + 1)
        else:
            _place_column(setter, block.id, column, rows, locked, figures, row + 1)
    return len(rows) + 1


def _merged(outer: list[tuple[int, int]], rows: tuple[Row, ...], column: str) -> Iterator[tuple[int, int]]:
    """Cut stretches of rows (start, end) into stretches of equal text; blank rows stand alone."""
    for start, end in outer:
        first = start
        for place in range(start + 1, end + 1):
            text = rows[first].text(column)
            if place == end or not text or rows[place].text(column) != text:
                yield first, place
                first = place


def _place_merged(
    setter: Setter,
    block: str,
    column: ColumnSpec,
    rows: tuple[Row, ...],
    runs: list[tuple[int, int]],
    top: int,
) -> None:
    look = entry_look(column.content, CellKind.ENTRY, column.align, column.choices)
    for start, end in runs:
        covered = tuple(CellKey(block, row.id, column.id) for row in rows[start:end])
        setter.place(
            top + start,
            column.at,
            look,
            rows[start].text(column.id),
            rows=end - start,
            key=covered[0],
            covers=covered if len(covered) > 1 else (),
        )


def _place_column(
    setter: Setter,
    block: str,
    column: ColumnSpec,
    rows: tuple[Row, ...],
    locked: dict[str, tuple[str, ...]],
    figures: Container[CellKey],
    top: int,
) -> None:
    looks = {
        kind: entry_look(column.content, kind, column.align, column.choices)
        for kind in (CellKind.ENTRY, CellKind.FIGURE, CellKind.LABEL)
    }
    lock = Look(CellKind.LOCKED)
    usual = looks[_kind(column)]
    for place, row in enumerate(rows):
        key = CellKey(block, row.id, column.id)
        if column.id in locked.get(row.id, ()):
            look = lock
        else:
            look = looks[CellKind.FIGURE] if key in figures else usual
        setter.place(top + place, column.at, look, row.text(column.id), key=key)


def _kind(column: ColumnSpec) -> CellKind:
    if column.content is Content.ROW_LABEL:
        return CellKind.LABEL
    return CellKind.FIGURE if is_figure(column.id, column.content) else CellKind.ENTRY
