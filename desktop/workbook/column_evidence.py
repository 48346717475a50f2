"""Tell what strange headings head by where they stand and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.templates.spec import ColumnSpec, Content
from desktop.text.heading_kinds import OTHER_COLUMNS
from desktop.text.lexicon import AT_LEAST_SIGNS, AT_MOST_SIGNS, POINT
from desktop.values.amount import Amount, parse_amount
from desktop.values.points import heading_name
from desktop.values.wording import fold, is_nothing
from desktop.workbook.furniture import is_numbered
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.joining import is_comparison
from desktop.workbook.labels import is_worded
from desktop.workbook.table_shape import OPERATOR, TableShape

_OTHER = re.compile(OTHER_COLUMNS)
_MOST_ROWS = 12
"""Rows under the headings that are looked at."""
_LONGEST_VALUE = 30
_SIGNS = (*AT_LEAST_SIGNS, *AT_MOST_SIGNS)
_FIGURES = (Content.AMOUNT, Content.POINTS)
_ORDERED = (*_FIGURES, Content.TARGET, Content.ACTUAL, Content.INDICATOR_NAME)


def by_place(
    grid: Grid, shape: TableShape, known: Mapping[str, GridCell], strangers: Sequence[GridCell], below: int
) -> Iterator[tuple[str, GridCell]]:
    """Pair levels, and columns that a table can't be without, with strange headings.

    Between two known headings as many are lacking as there are strange ones whose column may hold what
    belongs there; they stand in the order of the template. One that is lacking alone may stand anywhere.

    Args:
        grid: The sheet.
        shape: The table.
        known: The cells of its known headings, by column.
        strangers: The other headings in the same row.
        below: The row under the headings.
    """
    yield from _levels(grid, shape, known, strangers, below)
    order = [column for column in shape.block.columns if column.id in shape.columns]
    gaps = list(_gaps(order, shape, known))
    alone = len(gaps) == len(gaps[0][0]) == 1 if gaps else False
    for lacking, left, right in gaps:
        # One that is lacking alone may stand anywhere: offices move columns.
        room = sorted(
            (cell for cell in strangers if alone or left <= cell.column < right), key=lambda cell: cell.column
        )
        if len(room) < len(lacking):
            continue
        operator = known.get(OPERATOR)
        behind = operator.beside if operator else -1
        likely = [
            cell for cell in room if _may_head(grid, cell, lacking, below, signed=cell.column == behind)
        ]
        if grid.is_blank and not likely:
            # Signs, which tell a target under any heading, are yet to come.
            likely = [cell for cell in room if _may_head(grid, cell, lacking, below, signed=True)]
        if len(likely) == len(lacking):
            yield from (
                (column.id, cell)
                for column, cell in zip(lacking, likely, strict=True)
                if _may_hold(grid, list(_texts(grid, cell, below)), column.content)
            )


def _levels(
    grid: Grid, shape: TableShape, known: Mapping[str, GridCell], strangers: Sequence[GridCell], below: int
) -> Iterator[tuple[str, GridCell]]:
    """Pair columns of levels with strange headings over nothing but names of such levels."""
    for column in shape.block.columns:
        if column.content is Content.LEVEL_NAME and column.id not in known:
            names = {prints[column.id] for prints in shape.prints.values() if column.id in prints}
            over = (cell for cell in strangers if names and _holds_only(grid, cell, names, below))
            for cell in over:
                yield column.id, cell
                break


def _holds_only(grid: Grid, cell: GridCell, names: set[str], below: int) -> bool:
    """Tell whether some of these names stand under a heading, and nothing else.

    The last text may be the label of the row that closes the table.
    """
    names_only, strange = False, False
    for text in _texts(grid, cell, below):
        if strange:
            return False
        strange = fold(heading_name(text)) not in names
        if strange and not names_only:
            return False
        names_only = True
    return names_only


def _gaps(
    order: Sequence[ColumnSpec], shape: TableShape, known: Mapping[str, GridCell]
) -> Iterator[tuple[list[ColumnSpec], int, int]]:
    """Walk over the columns that are lacking together, with the places between which they would stand."""
    lacking: list[ColumnSpec] = []
    left = 0
    for column in order:
        cell = known.get(column.id)
        if cell is None:
            lacking += [column] if column.id in shape.musts and column.content in _ORDERED else []
            continue
        if lacking:
            yield lacking, left, cell.column
        lacking, left = [], cell.beside
    if lacking:
        # Behind the last known one only the next.
        yield lacking, left, left + 1


def level_of_names(grid: Grid, shape: TableShape, known: Mapping[str, GridCell], below: int) -> str:
    """Find the level under whose heading the names of indicators stand; blank where those of levels do."""
    levels = known.keys() & shape.levels
    last = next((column.id for column in reversed(shape.block.columns) if column.id in levels), "")
    printed = {prints.get(last) for prints in shape.prints.values()}
    texts: list[str] = []
    for text in _texts(grid, known[last], below) if last else ():
        if fold(text) in printed or text in texts:
            return ""
        texts.append(text)
    return last if _may_hold(grid, texts, Content.INDICATOR_NAME) else ""


def _may_head(grid: Grid, cell: GridCell, lacking: Sequence[ColumnSpec], below: int, *, signed: bool) -> bool:
    if not is_worded(cell.text):
        return False
    bare = fold(cell.text)
    if bare.endswith(POINT):
        lacking = [column for column in lacking if column.content is Content.POINTS]
    is_other = _OTHER.search(bare) is not None
    if is_other:
        lacking = [column for column in lacking if column.content is Content.TARGET]
    if not lacking:
        return False
    texts = list(_texts(grid, cell, below))
    # Figures behind signs are targets, whatever their heading says.
    if is_other and not (signed or _are_signed(texts)):
        return False
    return any(_may_hold(grid, texts, column.content) for column in lacking)


def _are_signed(texts: Sequence[str]) -> bool:
    """Tell whether most of some entries begin with a sign that says how to compare."""
    return 2 * sum(fold(text).startswith(_SIGNS) for text in texts) > len(texts)


def _texts(grid: Grid, cell: GridCell, below: int) -> Iterator[str]:
    """Walk over what stands under a heading, in the first rows and down to a cell that is wider.

    A label before it that reaches further down than it ends where its table does, and so does it before
    the head of a section alone in its row.
    """
    before = (other for other in grid.rows[cell.row] if other.column < cell.column and other.below > below)
    end = min([other.below for other in before] + [below + _MOST_ROWS])
    for row in range(below, end):
        _, left, _, right = grid.area(row, cell.column)
        if left < cell.column or right >= cell.beside or row not in grid.rows:
            return
        if len(grid.rows[row]) == 1 and is_numbered(grid.rows[row][0].text):
            return
        under = grid.cell(row, cell.column)
        if under is not None and not is_nothing(under.text):
            yield under.text


def _may_hold(grid: Grid, texts: Sequence[str], content: Content) -> bool:
    """Tell whether a column may hold what a column of the template does; an empty one of a blank anything."""
    return (grid.is_blank and not texts) or _fits(texts, content)


def _fits(texts: Sequence[str], content: Content) -> bool:
    """Tell whether a column that holds these texts may hold what a column of the template does."""
    figures = [isinstance(parse_amount(text), Amount) for text in texts]
    if content in _FIGURES:
        return any(figures) and all(figures)
    short = bool(texts) and all(len(text) <= _LONGEST_VALUE for text in texts)
    if content is Content.INDICATOR_NAME:
        return short and not any(figures)
    # Signs alone are a column of operators.
    return short and not any(map(is_comparison, texts))
