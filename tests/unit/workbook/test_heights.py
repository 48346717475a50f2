"""Rows are as high as on paper, and higher where other typefaces need it."""

from __future__ import annotations

from dataclasses import replace

from desktop.layout.sheet import Sheet
from desktop.workbook.heights import LEADING, TALLEST, row_heights
from tests.helpers.papers import case_form, sheet_of, stress_form


def sheet() -> Sheet:
    form = case_form("002-1")
    return sheet_of(form.template, form.document)


def test_short_texts_keep_the_heights_of_the_paper() -> None:
    made = sheet()
    assert row_heights(made) == list(made.row_heights)


def test_long_texts_have_room_for_every_line() -> None:
    form = stress_form(4)
    made = sheet_of(form.template, form.document)
    heights = row_heights(made)
    for cell in made.cells:
        if any(cell.lines):
            room = sum(heights[cell.row : cell.row + cell.row_span])
            assert room >= min(TALLEST, len(cell.lines) * cell.size * LEADING)
    assert sum(heights) > sum(made.row_heights)


def test_more_room_alone_makes_no_row_taller_than_excel_allows() -> None:
    for length in (200, 280):
        form = stress_form(4, length=length)
        made = sheet_of(form.template, form.document)
        pairs = list(zip(row_heights(made), made.row_heights, strict=True))
        assert all(before > TALLEST for height, before in pairs if height > TALLEST)
        assert any(height > before for height, before in pairs)


def test_what_a_merged_cell_lacks_is_shared_by_its_rows() -> None:
    made = sheet()
    tall = next(cell for cell in made.cells if cell.row_span == 3)
    cells = tuple(replace(cell, lines=("行",) * 30) if cell is tall else cell for cell in made.cells)
    heights = row_heights(replace(made, cells=cells))
    added = [new - old for new, old in zip(heights, made.row_heights, strict=True)]
    assert [round(more, 6) for more in added[tall.row : tall.row + 3]] == [round(added[tall.row], 6)] * 3
    assert added[tall.row] > 0
    assert sum(heights[tall.row : tall.row + 3]) >= 30 * tall.size * LEADING
