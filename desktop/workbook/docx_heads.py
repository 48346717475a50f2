"""Cut a Sheet into the tables of a Word file: headings are repeated only from the first rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.layout.sheet import PlacedCell, RepeatedHead, Sheet
from desktop.values.wording import clean

_LONG = 5
"""Rows of a table from which on its headings are repeated; a shorter one is hardly cut by a page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of the Sheet that make one table of the file."""

    first: int
    end: int
    """The row behind the last one."""
    heading: int = 0
    """How many of its first rows are printed again on every page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of the Sheet as it is put into the file: one over a heading and its rows becomes two."""

    cell: PlacedCell
    open_above: bool = False
    open_below: bool = False


def pieces_of(sheet: Sheet) -> tuple[Piece, ...]:
    """Cut labels that stand beside headings and their rows: a merged cell can't be partly repeated.

    The text goes with the rows; no line is drawn where the label was cut.
    """
    ends = {head.head.last + 1: head.head.first for head in _repeated(sheet)}
    return tuple(piece for cell in sheet.cells for piece in _cut(cell, ends))


def stretches(sheet: Sheet) -> list[Stretch]:
    """Cut the rows of a Sheet where a repeated heading begins, where its table ends, and at new pages."""
    heads = {head.head.first: head for head in _repeated(sheet)}
    bounds = {0, len(sheet.row_heights), *sheet.breaks}
    for head in heads.values():
        bounds |= {head.head.first, head.body.last + 1} & _clean_rows(sheet)
    for cell in sheet.cells:
        if is_line(cell, sheet):
            bounds |= {cell.row, cell.row + 1}
    cuts = sorted(bounds)
    return [Stretch(first, end, _heading(heads.get(first))) for first, end in pairwise(cuts)]


def is_line(cell: PlacedCell, sheet: Sheet) -> bool:
    """Tell whether a cell is written as a paragraph: a text without borders, on a row of its own."""
    alone = cell.column_span == len(sheet.column_widths) and cell.row_span == 1
    return alone and not cell.bordered and bool(clean(cell.text).strip())


def _heading(head: RepeatedHead | None) -> int:
    return head.head.last + 1 - head.head.first if head else 0


def _repeated(sheet: Sheet) -> Iterator[RepeatedHead]:
    """Walk over the heads that can be repeated: of long tables, with nothing of the form lying across."""
    clean = _clean_rows(sheet)
    for head in sheet.heads:
        across = _across(sheet.cells, head.head.last + 1)
        is_long = head.body.last + 1 - head.body.first > _LONG
        if is_long and head.head.first in clean and all(cell.key is None for cell in across):
            yield head


def _clean_rows(sheet: Sheet) -> set[int]:
    """Find the rows that no merged cell reaches into from above."""
    return {row for row in range(len(sheet.row_heights) + 1) if not any(_across(sheet.cells, row))}


def _across(cells: Sequence[PlacedCell], row: int) -> Iterable[PlacedCell]:
    return (cell for cell in cells if cell.row < row < cell.row + cell.row_span)


def _cut(cell: PlacedCell, ends: dict[int, int]) -> Iterator[Piece]:
    for end, first in ends.items():
        if cell.key is None and first <= cell.row < end < cell.row + cell.row_span:
            above = replace(cell, row_span=end - cell.row, text="", lines=())
            yield Piece(above, open_below=True)
            yield Piece(replace(cell, row=end, row_span=cell.row + cell.row_span - end), open_above=True)
            return
    yield Piece(cell)
