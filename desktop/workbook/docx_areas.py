"""Lay the blocks of a Word file out on a grid: a paragraph is a row, a table in a cell divides the cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.workbook.docx_blocks import Block, Paragraph, Table, TableCell, text_of
from desktop.workbook.refusal import unsafe
from desktop.workbook.worksheet import MOST_COLUMNS, MOST_ROWS


@dataclass(slots=True)
class Area:
    """A cell of the grid and what it takes up."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    paragraphs: tuple[int, ...] = ()
    """Which ones of the part its text stands in."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Blocks on a grid."""

    rows: int
    columns: int
    areas: list[Area]


@dataclass(slots=True)
class _Spread:
    """A cell of a table with all rows and columns that it is merged over."""

    row: int
    column: int
    row_span: int
    column_span: int
    content: Laid


def lay_out(name: str, blocks: Sequence[Block]) -> Laid:
    """Lay blocks out under each other.

    Args:
        name: The file, for the sentence that refuses it.
        blocks: Paragraphs and tables; breaks take up nothing, nor do empty paragraphs.

    Raises:
        FileRefused: They take up more rows or columns than any form does.
    """
    parts: list[Laid | Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(_lay_out_table(name, block))
        elif isinstance(block, Paragraph) and block.text.strip():
            parts.append(block)
    columns = max((part.columns for part in parts if isinstance(part, Laid)), default=1)
    areas: list[Area] = []
    row = 0
    for part in parts:
        if isinstance(part, Paragraph):
            areas.append(Area(row, 0, 1, columns, part.text, (part.number,)))
            row += 1
        else:
            areas.extend(_moved(area, row, 0) for area in part.areas)
            row += part.rows
    _check(name, row, columns)
    return Laid(row, columns, areas)


def _lay_out_table(name: str, table: Table) -> Laid:
    cells = list(_spread(name, table))
    heights = _sizes(len(table.rows), ((one.row, one.row_span, one.content.rows) for one in cells))
    count = max((one.column + one.column_span for one in cells), default=0)
    widths = _sizes(count, ((one.column, one.column_span, one.content.columns) for one in cells))
    tops, lefts = [0, *accumulate(heights)], [0, *accumulate(widths)]
    _check(name, tops[-1], lefts[-1])
    areas: list[Area] = []
    for one in cells:
        top, left = tops[one.row], lefts[one.column]
        bottom, right = tops[one.row + one.row_span], lefts[one.column + one.column_span]
        for area in one.content.areas:
            placed = _moved(area, top, left)
            # The last row and column of what a cell holds go on to its edge.
            if area.row + area.row_span == one.content.rows:
                placed.row_span = bottom - placed.row
            if area.column + area.column_span == one.content.columns:
                placed.column_span = right - placed.column
            areas.append(placed)
    return Laid(tops[-1], lefts[-1], areas)


def _spread(name: str, table: Table) -> Iterator[_Spread]:
    """Walk over the cells of a table, each merged one once."""
    merging: dict[int, _Spread] = {}
    for row, line in enumerate(table.rows):
        column = line.before
        last: _Spread | None = None
        going_on: dict[int, _Spread] = {}
        for cell in line.cells:
            above = merging.get(column) if cell.continues_above else None
            if cell.continues_left and last is not None and not text_of(cell.blocks):
                last.column_span += cell.span
            elif above is not None and not text_of(cell.blocks):
                above.row_span = row - above.row + 1
                going_on[column] = last = above
            else:
                last = _Spread(row, column, 1, cell.span, _content(name, cell))
                going_on[column] = last
                yield last
            column += cell.span
            _check(name, row, column)
        merging = going_on


def _content(name: str, cell: TableCell) -> Laid:
    if any(isinstance(block, Table) for block in cell.blocks):
        return lay_out(name, cell.blocks)
    numbers = tuple(block.number for block in cell.blocks if isinstance(block, Paragraph))
    return Laid(1, 1, [Area(0, 0, 1, 1, text_of(cell.blocks), numbers)])


def _sizes(count: int, wanted: Iterator[tuple[int, int, int]]) -> list[int]:
    """Choose how many rows (or columns) of the grid each row of a table takes up.

    Args:
        count: Rows of the table.
        wanted: Of each cell: its first row, how many it spans, and how many rows its content has.
    """
    sizes = [1] * count
    for first, span, needed in sorted(wanted, key=lambda one: one[1]):
        lacking = needed - sum(sizes[first : first + span])
        if lacking > 0:
            sizes[first + span - 1] += lacking
    return sizes


def _moved(area: Area, down: int, right: int) -> Area:
    return replace(area, row=area.row + down, column=area.column + right)


def _check(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise unsafe(name, "row", row=rows, limit=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise unsafe(name, "column", column=columns, limit=MOST_COLUMNS)
