"""Make the grid of one form from the paragraphs and tables that it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.workbook.docx_areas import Area, lay_out
from desktop.workbook.docx_blocks import Block
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import MOST_FILLED


def grid_of_blocks(file: str, name: str, blocks: Sequence[Block], spent: Spent, key: str = "") -> Grid:
    """Lay blocks out as a sheet.

    Args:
        file: Its name, for the sentence that refuses it.
        name: What the sheet is called.
        blocks: Paragraphs and tables.
        spent: What the file uses up.
        key: The key of a form of our own.

    Raises:
        FileRefused: They go beyond a limit.
    """
    laid = lay_out(file, blocks)
    cells = {}
    for area in laid.areas:
        spent.cell()
        spent.text(len(area.text))
        if area.row_span > 1 or area.column_span > 1:
            spent.merge(area.row_span * area.column_span)
        if area.text:
            cells[area.row, area.column] = GridCell(
                area.row, area.column, area.row_span, area.column_span, area.text
            )
    merges = tuple(_span(area) for area in laid.areas if area.row_span > 1 or area.column_span > 1)
    facts = SheetFacts(name, len(cells), merges=merges, key=key, too_large=len(cells) > MOST_FILLED)
    return Grid(facts, cells)


def _span(area: Area) -> tuple[int, int, int, int]:
    return area.row, area.column, area.row + area.row_span - 1, area.column + area.column_span - 1
