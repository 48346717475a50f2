"""Paragraphs and tables become a sheet."""

from __future__ import annotations

import pytest

from desktop.workbook import docx_grid
from desktop.workbook.docx_blocks import Paragraph, Table, TableCell, TableRow
from desktop.workbook.docx_grid import grid_of_blocks
from desktop.workbook.spent import Spent


def cell(text: str, span: int = 1, *, above: bool = False) -> TableCell:
    return TableCell(span, above, False, [Paragraph(text)])


TABLE = Table(
    [1000, 1000],
    [
        TableRow(0, [cell("长", 2)]),
        TableRow(0, [cell("左"), cell("右")]),
        TableRow(0, [cell("", above=True), cell("")]),
    ],
)


def test_paragraphs_stand_in_rows_of_their_own_and_merged_cells_are_whole() -> None:
    grid = grid_of_blocks("a.docx", "表1", [Paragraph("题"), TABLE], Spent("a.docx"), "钥")
    told = [(one.row, one.column, one.row_span, one.column_span, one.text) for one in grid.cells()]
    assert told == [(0, 0, 1, 2, "题"), (1, 0, 1, 2, "长"), (2, 0, 2, 1, "左"), (2, 1, 1, 1, "右")]
    assert grid.facts.merges == ((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 3, 0))
    assert (grid.name, grid.facts.key, grid.facts.too_large) == ("表1", "钥", False)


def test_a_sheet_of_too_many_cells_is_said_to_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_grid, "MOST_FILLED", 3)
    assert grid_of_blocks("a.docx", "表1", [Paragraph("题"), TABLE], Spent("a.docx")).facts.too_large
